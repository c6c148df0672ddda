"""Links between two claims."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from claims.models import CrossReference
from claims.models.cross_reference import ACYCLIC, INVERSE, MEANING, SYMMETRIC, Circle, Relation
from ledger.changesets import seal_now
from tests.factories import ClaimFactory, CrossReferenceFactory
from tests.raw import alter, refused, write

pytestmark = pytest.mark.usefixtures("rows")

DIRECTED = [relation for relation in Relation if relation not in SYMMETRIC]


@pytest.fixture
def claims():
    """Three claims, oldest first."""
    return ClaimFactory.create_batch(3)


def link(first, relation, second, by):
    return CrossReference.objects.link(first, relation, second, rationale="See there.", by=by)


@pytest.mark.parametrize("relation", SYMMETRIC)
def test_a_symmetric_relation_is_stored_from_the_older_claim(edith, claims, relation):
    older, newer, _ = claims

    reference = link(newer, relation, older, edith)

    assert (reference.from_claim, reference.to_claim) == (older, newer)


@pytest.mark.parametrize("relation", SYMMETRIC)
def test_a_symmetric_relation_is_stored_once(edith, claims, relation):
    link(claims[0], relation, claims[1], edith)

    with pytest.raises(ValidationError, match="have this cross-reference already"):
        link(claims[1], relation, claims[0], edith)


@pytest.mark.parametrize("relation", SYMMETRIC)
def test_the_database_refuses_a_symmetric_relation_from_the_newer_claim(claims, relation):
    with refused("reference_symmetric_once"):
        write(CrossReference(from_claim=claims[1], relation=relation, to_claim=claims[0], rationale="See there."))


@pytest.mark.parametrize("relation", DIRECTED)
def test_a_directed_relation_keeps_its_direction(edith, claims, relation):
    reference = link(claims[1], relation, claims[0], edith)

    assert (reference.from_claim, reference.to_claim) == (claims[1], claims[0])


@pytest.mark.parametrize("relation", ACYCLIC)
def test_a_circle_is_refused_with_the_way_round(edith, claims, relation):
    first, second, third = claims
    link(first, relation, second, edith)
    link(second, relation, third, edith)
    seal_now()
    label = Relation(relation).label

    with pytest.raises(Circle, match=f"circle: C-{third.pk} {label} C-{first.pk} {label} C-{second.pk} {label} C-"):
        link(third, relation, first, edith)


@pytest.mark.parametrize("relation", ACYCLIC)
def test_the_database_refuses_a_circle_with_the_way_round(edith, claims, relation):
    first, second, third = claims
    link(first, relation, second, edith)
    link(second, relation, third, edith)
    seal_now()
    way = f"{Relation(relation).label} would go in a circle: C-{third.pk} → C-{first.pk} → C-{second.pk} → C-{third.pk}"

    with pytest.raises(IntegrityError, match=way), transaction.atomic():  # noqa: PT012
        write(CrossReference(from_claim=third, relation=relation, to_claim=first, rationale="See there."))
        seal_now()


@pytest.mark.parametrize("relation", ACYCLIC)
def test_two_claims_do_not_go_round_each_other(edith, claims, relation):
    link(claims[0], relation, claims[1], edith)

    with refused("reference_circle"):
        write(CrossReference(from_claim=claims[1], relation=relation, to_claim=claims[0], rationale="See there."))


def test_the_shortest_way_round_is_named(edith, claims):
    first, second, third = claims
    link(first, "narrows", second, edith)
    link(second, "narrows", third, edith)
    link(first, "narrows", third, edith)

    with pytest.raises(Circle) as refusal:
        link(third, "narrows", first, edith)

    assert refusal.value.way == [third.pk, first.pk, third.pk]


def test_every_relation_is_explained_in_a_sentence():
    assert set(MEANING) == set(Relation)
    assert all("his claim" in words and "that claim" in words for words in MEANING.values())


@pytest.mark.parametrize("relation", [Relation.SUPPORTS, Relation.QUALIFIES, Relation.UNDERCUTS])
def test_other_directed_relations_may_go_round(edith, claims, relation):
    link(claims[0], relation, claims[1], edith)

    link(claims[1], relation, claims[0], edith)

    seal_now()
    assert CrossReference.objects.count() == 2


def test_circles_of_two_kinds_of_relation_are_none(edith, claims):
    link(claims[0], "narrows", claims[1], edith)

    link(claims[1], "precedes", claims[0], edith)

    seal_now()
    assert CrossReference.objects.count() == 2


def test_a_withdrawn_link_closes_no_circle(edith, claims):
    link(claims[0], "updates", claims[1], edith).withdraw(reason="The other way round", by=edith)

    link(claims[1], "updates", claims[0], edith)

    seal_now()
    assert CrossReference.objects.active().count() == 1


def test_a_circle_off_the_way_does_not_stop_the_search(edith, claims):
    first, second, third = claims
    CrossReferenceFactory(from_claim=second, relation="updates", to_claim=third)
    elsewhere = CrossReferenceFactory(relation="updates")

    alter(elsewhere, from_claim=first, to_claim=second)

    seal_now()
    assert CrossReference.objects.get(pk=elsewhere.pk).to_claim == second


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [("reference_has_rationale", {"rationale": ""})],
)
def test_the_database_refuses_a_cross_reference(constraint, columns):
    reference = CrossReferenceFactory()

    with refused(constraint):
        alter(reference, **columns)


def test_a_claim_is_not_linked_to_itself(claims):
    with refused("reference_not_to_itself"):
        write(CrossReference(from_claim=claims[0], relation="supports", to_claim=claims[0], rationale="See there."))


def test_a_link_is_active_once():
    active = CrossReferenceFactory()

    with refused("reference_active_once"):
        write(
            CrossReference(
                from_claim=active.from_claim, relation="supports", to_claim=active.to_claim, rationale="Again."
            )
        )


def test_a_withdrawn_link_keeps_the_reason_and_may_be_made_again(edith):
    reference = CrossReferenceFactory()

    reference.withdraw(reason="Another council", by=edith)

    assert reference.withdrawn_reason == "Another council"
    assert link(reference.from_claim, "supports", reference.to_claim, edith).pk != reference.pk


def test_every_relation_reads_from_both_sides():
    assert set(INVERSE) == set(Relation)
    assert all(INVERSE[relation] == relation.label for relation in SYMMETRIC)
    assert all(INVERSE[relation] != relation.label for relation in DIRECTED)
