"""Finding those who go by a name."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast, Lower


def going_by[Rows: models.QuerySet](rows: Rows, name: str) -> Rows:
    """Rows of this `name`, or with it among their `aliases`, in any case of its letters."""
    lowered = Cast(Lower(Cast("aliases", models.TextField())), ArrayField(models.TextField()))
    named = rows.annotate(spellings=lowered)
    return named.filter(Q(name__iexact=name) | Q(spellings__contains=[name.lower()]))
