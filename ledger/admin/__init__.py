"""What every page of the administration has in common: acts with a reason, and their history."""

from ledger.admin import changesets
from ledger.admin.acts import act
from ledger.admin.base import LedgerAdmin, ReadOnlyAdmin
from ledger.admin.forms import ReasonedForm, ReasonForm, plain
from ledger.admin.parts import LedgerInline, ReadOnlyInline, WideInline

__all__ = [
    "LedgerAdmin",
    "LedgerInline",
    "ReadOnlyAdmin",
    "ReadOnlyInline",
    "ReasonForm",
    "ReasonedForm",
    "WideInline",
    "act",
    "changesets",
    "plain",
]
