"""Every model is tracked, and every named rule of the database has a test that breaks it."""

import re

from django.apps import apps

from ledger.models import Changeset, History, Schema, Submission
from ledger.tracking import tracked_models
from tests.architecture.code import LAYERS, ROOT

# Each with the reason why it has no history.
UNTRACKED = {
    Changeset: "is the history",
    Submission: "says nothing of the record",
    Schema: "says how the history is hashed, and is append-only",
    apps.get_model("accounts", "Tries"): "is forgotten within days, on purpose",
    apps.get_model("sources", "Job"): "is work; what it took in is on the record",
    apps.get_model("sources", "JobItem"): "is work; what it took in is on the record",
    apps.get_model("sources", "Revisit"): "says when to look again; what was found is on the record",
    apps.get_model("sources", "TextPrints"): "can be made again from the texts",
    apps.get_model("claims", "SavedDraft"): "is not sent yet",
    apps.get_model("claims", "Presence"): "says who has a form open",
    apps.get_model("claims", "Tip"): "comes from readers, who have no name in the ledger",
    apps.get_model("claims", "Watch"): "is personal, and forgotten when somebody stops following",
    apps.get_model("claims", "Notice"): "is personal; what it tells of is on the record",
    apps.get_model("claims", "Digest"): "is a mail; what it tells of is on the record",
    apps.get_model("claims", "Delivered"): "says how far the notices go",
    apps.get_model("claims", "ClaimCounts"): "can be counted again from the rows",
    apps.get_model("claims", "ClaimSearch"): "can be made again from the rows",
}
OWN = [model for model in apps.get_models() if model._meta.app_label in LAYERS and not model._meta.proxy]
ROWS = [model for model in OWN if not issubclass(model, History)]
NAMED_IN_SQL = re.compile(r"CONSTRAINT = '(\w+)'")


def named_rules():
    """The names of all constraints of models, and of those that triggers and SQL functions raise.

    What choices a column has is broken for every column at once in test_choices.
    """
    for model in ROWS:
        if model._meta.app_label != "ledger":
            yield from (rule.name for rule in model._meta.constraints if not rule.name.endswith("_known"))
    for app in ("sources", "claims"):
        for path in [*(ROOT / app / "models").glob("*.py"), *(ROOT / app / "sql").glob("*.sql")]:
            yield from NAMED_IN_SQL.findall(path.read_text())


def words_of_tests():
    """Everything that stands in the tests of rows and of what writes them."""
    folders = [ROOT / "tests" / name for name in ("accounts", "sources", "claims", "desk", "intake")]
    return "".join(path.read_text() for folder in folders for path in folder.glob("test_*.py"))


def test_every_model_is_tracked_or_has_a_reason():
    assert {*ROWS} - {*tracked_models()} == {*UNTRACKED}


def test_every_named_rule_has_a_test_that_breaks_it():
    words = words_of_tests()

    assert [rule for rule in sorted(set(named_rules())) if f'"{rule}"' not in words] == []


def test_no_model_has_a_generic_key():
    assert [model for model in ROWS for field in model._meta.private_fields if "Generic" in type(field).__name__] == []
