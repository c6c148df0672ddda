"""Propositions: recorded, published, scheduled, revised."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from claims.models import Claim
from claims.models.claim import NotDraft
from sources.models.base import Stale
from tests.factories import ClaimFactory, MeasureFactory, QuantityFactory, TopicFactory, person
from tests.raw import alter, refused, write

pytestmark = pytest.mark.usefixtures("rows")


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("claim_stated", {"statement": ""}),
        ("claim_language_bcp47", {"language": "English"}),
        ("claim_occurred_edtf", {"occurred": "last spring"}),
        ("claim_merged_into", {"status": "merged", "status_reason": "Same"}),
        ("claim_ended_with_reason", {"status": "withdrawn"}),
    ],
)
def test_the_database_refuses_a_claim(constraint, columns):
    claim = ClaimFactory()

    with refused(constraint):
        alter(claim, **columns)


def test_a_claim_is_not_merged_into_itself():
    claim = ClaimFactory()

    with refused("claim_not_into_itself"):
        alter(claim, status="merged", status_reason="Same", merged_into=claim)


def test_mergers_do_not_go_in_a_circle():
    first, second = ClaimFactory.create_batch(2)
    alter(first, status="merged", status_reason="Same", merged_into=second)

    with refused("merged_into_circle"):
        alter(second, status="merged", status_reason="Same", merged_into=first)


def test_a_claim_that_stands_names_no_other():
    claim, other = ClaimFactory.create_batch(2)

    with refused("claim_merged_into"):
        alter(claim, merged_into=other)


def test_a_claim_has_a_topic_once():
    claim = ClaimFactory(topics=[TopicFactory()])

    with refused("claim_topic_once"):
        write(Claim.topics.through(claim=claim, topic=claim.topics.get()))


def test_a_new_claim_is_a_draft_with_its_topics(edith):
    topics = TopicFactory.create_batch(2)

    claim = Claim(statement="The council met.", kind="event").draft(by=edith, topics=topics)

    assert claim.status == "draft"
    assert set(claim.topics.all()) == set(topics)


def test_a_value_must_fit_its_measure(edith):
    measure = MeasureFactory(unit="km2")

    with pytest.raises(ValidationError, match="is measured in km2, not in %"):
        QuantityFactory(measure=measure, by=edith)


def test_a_value_may_be_given_in_another_unit_of_its_measure():
    claim = QuantityFactory(measure=MeasureFactory(unit="km2"), unit="[mi_i]2", low=Decimal(386), high=Decimal(386))

    assert claim.value_in_words == "386 square miles"


def test_publishing_shows_a_draft_and_ends_its_embargo(edith):
    claim = ClaimFactory(publish_at=datetime(2030, 1, 1, tzinfo=UTC))

    claim.publish(by=edith)

    assert (claim.status, claim.publish_at) == ("published", None)


def test_a_claim_is_published_once(edith):
    claim = ClaimFactory(published=True)

    with pytest.raises(NotDraft):
        claim.publish(by=edith)


def test_a_draft_can_be_scheduled_and_moved(edith):
    claim = ClaimFactory()

    claim.schedule(datetime(2030, 1, 1, tzinfo=UTC), by=edith)
    claim.schedule(datetime(2031, 1, 1, tzinfo=UTC), by=edith)

    assert (claim.publish_at.year, claim.status) == (2031, "draft")


def test_a_published_claim_is_not_scheduled(edith):
    with pytest.raises(NotDraft):
        ClaimFactory(published=True).schedule(datetime(2030, 1, 1, tzinfo=UTC), by=edith)


def test_revising_changes_the_words_and_counts_a_version(edith):
    claim = ClaimFactory()

    claim.revise(by=edith, reason="Clearer", version=1, statement="The council met twice.", finding="It did.")

    assert (claim.statement, claim.finding) == ("The council met twice.", "It did.")
    assert claim.version == 2


def test_a_stale_revision_is_refused_and_changes_nothing(edith, rhys):
    claim = ClaimFactory()
    read_by_rhys = Claim.objects.get(pk=claim.pk)
    claim.revise(by=edith, reason="Clearer", version=1, statement="Hers.")

    with pytest.raises(Stale) as caught:
        read_by_rhys.revise(by=rhys, reason="Clearer", version=1, statement="His.")

    assert caught.value.row == read_by_rhys
    assert Claim.objects.get().statement == "Hers."


def test_a_revision_is_checked_in_words_first(edith):
    claim = QuantityFactory()

    with pytest.raises(ValidationError, match="A value needs its figure, its unit and its comparator"):
        claim.revise(by=edith, reason="Shorter", version=1, comparator="")


def test_a_change_that_changes_nothing_counts_no_version():
    claim = ClaimFactory()

    alter(claim, statement=claim.statement)

    assert Claim.objects.get().version == 1


def test_the_version_cannot_be_set():
    claim = ClaimFactory()

    alter(claim, version=7, statement="Another.")

    assert Claim.objects.get().version == 2


def test_drafts_are_seen_by_editors_only(edith, rosa):
    draft, published = ClaimFactory(), ClaimFactory(published=True)

    assert set(Claim.objects.visible_to(edith)) == {draft, published}
    assert set(Claim.objects.visible_to(rosa)) == set(Claim.objects.visible_to(person("rita", "reader"))) == {published}
    assert set(Claim.objects.published()) == {published}
