"""Cross-references: searched for, related, seen from both sides, kept free of circles; translations of passages."""

import pytest

from claims.models import Claim, CrossReference, Translation
from ledger.models import Changeset
from tests import factories as make
from tests.desk.sending import send


@pytest.fixture
def claims(db):
    """Three published claims, oldest first."""
    return [make.ClaimFactory(published=True, statement=f"The {word} met.") for word in ("council", "senate", "court")]


def relate(client, one, other, relation, **more):
    given = {"to": other.pk, "relation": relation, "rationale": "See there.", "source": "", **more}
    return send(client, f"/c/{one.pk}/relate/", leave_out=() if given.get("turned") else ["turned"], **given)


def found(client, claim, words, **more):
    page = client.get(f"/c/{claim.pk}/relate/", {"q": words, **more})
    return [ref.id for ref in page.context["choices"].found]


@pytest.mark.parametrize("words", ["cou", "council", "councils me", "THE COUNCIL", "C-{pk}", "c{pk}", "{pk}"])
def test_a_claim_is_found_while_one_types(claims, as_edith, words):
    council, _, court = claims

    assert council.pk in found(as_edith, court, words.format(pk=council.pk))


@pytest.mark.parametrize("words", ["", "   ", "parliament", "& | ! :* ' \\", "c-999999999", "\x00"])
def test_what_names_no_claim_finds_none(claims, as_edith, words):
    assert found(as_edith, claims[0], words) == []


def test_other_languages_are_found_too(db, as_edith):
    claim = make.ClaimFactory(statement="Совет заседал в понедельник", language="ru")

    assert found(as_edith, make.ClaimFactory(), "заседала понед") == [claim.pk]


def test_neither_itself_nor_what_is_gone_is_found(claims, as_edith):
    Claim.objects.get(pk=claims[1].pk)
    assert found(as_edith, claims[0], "met") == [claims[2].pk, claims[1].pk]


def test_the_choice_stays_while_one_searches_on(claims, as_edith):
    page = as_edith.get(f"/c/{claims[0].pk}/relate/", {"q": "nothing", "to": claims[1].pk})

    assert page.context["choices"].chosen.id == claims[1].pk
    assert f'value="{claims[1].pk}" checked' in page.content.decode()


def test_typing_asks_for_the_found_claims_only(claims, as_edith):
    headers = {"HX-Request": "true", "HX-Request-Type": "partial"}

    answer = as_edith.get(f"/c/{claims[0].pk}/relate/", {"q": "senate"}, headers=headers).content.decode()

    assert "<!doctype" not in answer.lower()
    assert "1 claim found." in answer


def test_a_relation_stands_on_both_sides(claims, as_edith, as_rosa):
    one, other, _ = claims

    answer = relate(as_edith, one, other, "narrows")

    link = CrossReference.objects.get()
    here, there = (as_rosa.get(claim.get_absolute_url()).context["page"].related[0] for claim in (one, other))
    assert answer.url == f"{one.get_absolute_url()}#X-{link.pk}"
    assert (here.label, there.label) == ("narrows", "is narrowed by")


def test_the_other_way_round(claims, as_edith):
    one, other, _ = claims

    relate(as_edith, one, other, "narrows", turned="on")

    assert (CrossReference.objects.get().from_claim, CrossReference.objects.get().to_claim) == (other, one)


def test_a_symmetric_relation_is_stored_once_and_a_double_is_refused_in_words(claims, as_edith):
    one, other, _ = claims
    relate(as_edith, other, one, "contradicts")

    answer = relate(as_edith, one, other, "contradicts")

    assert CrossReference.objects.get().from_claim == one
    assert answer.status_code == 422
    assert "have this cross-reference already" in answer.content.decode()


def test_a_circle_is_refused_with_each_claim_on_the_way_a_link(claims, as_edith):
    one, two, three = claims
    relate(as_edith, one, two, "narrows")
    relate(as_edith, two, three, "narrows")

    answer = relate(as_edith, three, one, "narrows")

    way = " narrows ".join(f'<a href="/c/{c.pk}/">C-{c.pk}</a>' for c in (three, one, two, three))
    assert answer.status_code == 422
    assert f"That would go in a circle: {way}." in answer.content.decode()
    assert CrossReference.objects.count() == 2


def test_without_the_other_claim_the_page_says_so(claims, as_edith):
    answer = send(as_edith, f"/c/{claims[0].pk}/relate/", relation="supports", rationale="See there.", leave_out=["to"])

    assert "Search, and choose the other claim." in answer.content.decode()
    assert "See there." in answer.content.decode()


def test_evidence_comes_in_the_same_act(claims, as_edith):
    before = Changeset.objects.count()

    relate(as_edith, claims[0], claims[1], "supports", source="https://example.org/minutes")

    assert CrossReference.objects.get().evidence.get().url == "https://example.org/minutes"
    assert Changeset.objects.count() == before + 1


def test_a_form_sent_twice_relates_once(claims, as_edith):
    token = "6f1f3c2e-6d0c-4a52-9a57-1a8f5a3f3c14"
    for _ in range(2):
        relate(as_edith, claims[0], claims[1], "supports", token=token)

    assert CrossReference.objects.count() == 1


def test_the_rationale_is_worded_anew_over_the_version_read(as_edith, rhys):
    link = make.CrossReferenceFactory()
    link.revise(by=rhys, reason="Clearer", version=1, rationale="Theirs.")

    stale = send(as_edith, f"/x/{link.pk}/edit/", rationale="Mine.", version=1, reason="Why")
    saved = send(as_edith, f"/x/{link.pk}/edit/", rationale="Both.", reason="Why")

    assert (stale.status_code, saved.status_code) == (409, 303)
    assert CrossReference.objects.get().rationale == "Both."


def test_a_relation_is_withdrawn_with_its_reason(as_edith, as_rosa):
    link = make.CrossReferenceFactory()

    send(as_edith, f"/x/{link.pk}/withdraw/", reason="Another council")

    assert CrossReference.objects.get().withdrawn_reason == "Another council"
    assert as_rosa.get(link.from_claim.get_absolute_url()).context["page"].related == []
    assert as_edith.get(f"/x/{link.pk}/edit/").status_code == 404


def test_evidence_is_brought_for_a_relation(as_edith):
    link = make.CrossReferenceFactory()

    send(as_edith, f"/x/{link.pk}/evidence/", source="https://example.org/minutes", direction="against")

    assert link.evidence.get().direction == "against"


def test_a_passage_is_translated_and_the_translation_worded_anew(as_edith, as_rosa):
    report = make.AttributionFactory()
    passage = report.passages.get()
    answer = send(as_edith, f"/passages/{passage.pk}/translate/", text="Рада нібито", language="uk")

    send(as_edith, f"/translations/{Translation.objects.get().pk}/edit/", text="Рада начебто", reason="Closer")

    page = as_rosa.get(answer.url).content.decode()
    assert answer.url == f"{report.claim.get_absolute_url()}#R-{report.pk}"
    assert "Рада начебто" in page
    assert "Рада нібито" not in page


def test_a_second_translation_into_a_language_is_refused_in_words(as_edith):
    row = make.TranslationFactory()

    answer = send(as_edith, f"/passages/{row.passage_id}/translate/", text="Інакше", language="uk")

    assert answer.status_code == 422
    assert "already" in answer.content.decode()
