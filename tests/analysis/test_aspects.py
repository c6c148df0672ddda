"""Which aspects a change touches."""

import pytest

from claims.analysis.aspects import DISPUTES, FIELDS, FIGURES, LINKS, OUTLETS, STANDING, WORDING, aspects_of
from claims.leads import POINTS
from claims.models import Attribution, Claim
from ledger.undo import columns

# What no reader follows: who takes care of it, when it will be published.
UNFOLLOWED = {"assignee", "publish_at"}


@pytest.mark.parametrize(
    ("table", "changed", "touched"),
    [
        ("claim", {"statement"}, {WORDING}),
        ("claim", {"statement", "low", "high"}, {WORDING, FIGURES}),
        ("claim", {"status"}, {STANDING}),
        ("claim", {"assignee_id"}, set()),
        ("claim", set(), set()),
        ("claim", None, {STANDING}),
        ("attribution", {"denominator"}, {FIGURES}),
        ("attribution", {"voice"}, {WORDING}),
        ("attribution", {"withdrawn_reason"}, {OUTLETS}),
        ("attribution", None, {OUTLETS}),
        ("mark", {"start"}, {WORDING}),
        ("attributionlink", None, {LINKS}),
        ("crossreference", {"withdrawn_reason"}, {LINKS}),
        ("disputeevent", None, {DISPUTES}),
    ],
)
def test_what_was_written_says_what_was_touched(table, changed, touched):
    assert aspects_of(table, changed) == touched


@pytest.mark.parametrize("model", [Claim, Attribution])
def test_every_field_that_people_write_has_an_aspect_or_is_left_out_on_purpose(model):
    names = {model._meta.get_field(name).attname for name in set(columns(model)) - UNFOLLOWED}

    assert names == set(FIELDS[model._meta.model_name])


def test_every_kind_of_row_that_leads_to_a_claim_has_an_aspect():
    assert all(aspects_of(model._meta.model_name, None) for model in POINTS)
