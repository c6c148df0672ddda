"""Rules that several tables share, as the database keeps them."""

from functools import reduce
from operator import or_

import pgtrigger
from django.db.models import Q


def exactly_one(*fields: str) -> Q:
    """One of the named columns is set, the others are not."""
    return reduce(or_, (Q(**{f"{other}__isnull": other != field for other in fields}) for field in fields))


def deferred(name: str, operation: pgtrigger.Operation, func: str) -> pgtrigger.Trigger:
    """A rule over several rows: checked at commit, after the ledger's lock is taken, so that no two commits can
    break it together.
    """
    return pgtrigger.Trigger(
        name=name,
        operation=operation,
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        func=func,
    )
