"""A column with choices takes no other value, whoever writes."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import IntegerField

from tests.architecture.test_models import ROWS

COLUMNS = [
    (model, field)
    for model in ROWS
    if model._meta.app_label != "ledger"
    for field in model._meta.local_concrete_fields
    if field.choices
]


@pytest.mark.parametrize(("model", "field"), COLUMNS, ids=str)
def test_a_value_that_is_no_choice_is_refused(model, field, db) -> None:
    held = next(rule for rule in model._meta.constraints if rule.name == f"{model._meta.model_name}_{field.name}_known")

    nonsense = -1 if isinstance(field, IntegerField) else "nonsense"

    with pytest.raises(ValidationError):
        held.validate(model, model(**{field.name: nonsense}))
    held.validate(model, model(**{field.name: field.flatchoices[0][0]}))


def test_the_database_holds_them_all(db) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'c' AND conname LIKE '%_known'")
        held = {name for (name,) in cursor.fetchall()}

    assert {f"{model._meta.model_name}_{field.name}_known" for model, field in COLUMNS} <= held
