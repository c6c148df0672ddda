"""What each act of an editor does to claims, for those who follow them."""

import pytest

from claims.models import Annotation, Claim
from claims.touches import touches
from ledger.changesets import changeset, seal_now
from ledger.written import last_number
from tests import factories as make
from tests.factories.claims import link_to, mark

pytestmark = pytest.mark.usefixtures("rows")

OPEN, CLOSED = {"everything": False}, {"everything": True}


@pytest.fixture
def claim():
    return make.ClaimFactory(published=True)


@pytest.fixture
def report(claim):
    return make.AttributionFactory(claim=claim)


def touched_by(act):
    """What `act` does, once all before it is sealed."""
    seal_now()
    before = last_number()
    act()
    seal_now()
    return touches(before, last_number())


def told(act, **how):
    """By claim, what `act` touches."""
    return {touch.claim: touch.aspects(**(how or OPEN)) for touch in touched_by(act)}


def revise(row, **fields):
    row.refresh_from_db()
    row.revise(by=make.edith(), reason="Clearer", version=row.version, **fields)


ACTS = {
    "words": (lambda r: revise(r.claim, statement="It met."), {"wording"}),
    "figures of a report": (lambda r: revise(r, low=2, high=2, unit="%", comparator="exactly"), {"figures"}),
    "a new report": (lambda r: make.AttributionFactory(claim=r.claim, marks={"allegedly": "hedge"}), {"outlets"}),
    "a report withdrawn": (lambda r: r.withdraw(reason="Twice", by=make.edith()), {"outlets"}),
    "a chain": (lambda r: r.relink([link_to(make.OutletFactory())], by=make.edith(), reason="So it says"), {"links"}),
    "other marks": (lambda r: reword(r, [mark(r.passages.get(), "allegedly", "hedge")]), {"wording"}),
    "the same marks": (lambda r: reword(r, []), set()),
    "a dispute": (lambda r: make.DisputeFactory(claim=r.claim), {"disputes"}),
    "a dispute on a report": (lambda r: make.DisputeFactory(attribution=r), {"disputes"}),
    "a note on its words": (lambda r: make.AnnotationFactory(passage=r.passages.get()), {"disputes"}),
    "a note for editors": (lambda r: make.AnnotationFactory(claim=r.claim, visibility="editors"), set()),
    "an assessment proposed": (lambda r: make.AssessmentFactory(claim=r.claim), set()),
    "a link": (lambda r: make.CrossReferenceFactory(from_claim=r.claim), {"links"}),
    "a link to a draft": (
        lambda r: make.CrossReferenceFactory(from_claim=r.claim, to_claim=make.ClaimFactory()),
        set(),
    ),
    "a topic": (lambda r: topic(r.claim), {"standing"}),
    "somebody to take care of it": (lambda r: assign(r.claim), set()),
}


def reword(report, marks):
    report.reword([report.passages.get()], marks, by=make.edith(), reason="Marked")


def topic(claim):
    with changeset(make.edith(), "Put under a topic"):
        claim.claim_topics.create(topic=make.TopicFactory())


def assign(claim):
    with changeset(make.edith(), "Take over"):
        Claim.objects.filter(pk=claim.pk).update(assignee=make.edith())


@pytest.mark.parametrize(("act", "expected"), ACTS.values(), ids=ACTS)
def test_an_act_touches_what_it_changed(report, act, expected):
    assert told(lambda: act(report)).get(report.claim_id, set()) == expected


@pytest.mark.parametrize("name", ["a note for editors", "an assessment proposed", "a link to a draft"])
def test_editors_hear_of_what_readers_do_not(report, name):
    assert told(lambda: ACTS[name][0](report), **CLOSED)[report.claim_id]


def test_an_approved_assessment_is_public(claim):
    proposed = make.AssessmentFactory(claim=claim)

    assert told(lambda: proposed.approve(by=make.rhys())) == {claim.pk: {"disputes"}}


def test_nothing_of_a_draft_is_public():
    assert told(lambda: make.AttributionFactory(claim=make.ClaimFactory())) == {Claim.objects.get().pk: set()}


def test_what_was_written_before_publication_stays_closed():
    claim = make.ClaimFactory()
    found = touched_by(lambda: (make.AttributionFactory(claim=claim), claim.publish(by=make.edith())))

    assert [touch.aspects(**OPEN) for touch in found if touch.claim == claim.pk] == [set(), {"standing"}]


def test_a_claim_that_is_published_shows_its_reports_and_its_links():
    report = make.AttributionFactory(claim=make.ClaimFactory())
    other = make.CrossReferenceFactory(from_claim=report.claim).to_claim
    found = {touch.claim: touch for touch in touched_by(lambda: report.claim.publish(by=make.edith()))}

    assert found[report.claim_id].outlets == {report.article.outlet_id}
    assert found[other.pk].aspects(**OPEN) == {"links"}


def test_a_report_moved_away_touches_both_claims(report):
    other = make.ClaimFactory(published=True)
    with_both = told(lambda: move(report, other))

    assert with_both == {report.claim_id: {"outlets"}, other.pk: {"outlets"}}


def move(report, claim):
    with changeset(make.edith(), "Move"):
        type(report).objects.filter(pk=report.pk).update(claim=claim)


def test_a_dispute_on_a_link_touches_both_ends():
    link = make.CrossReferenceFactory()

    found = told(lambda: make.DisputeFactory(cross_reference=link))

    assert found == {link.from_claim_id: {"disputes"}, link.to_claim_id: {"disputes"}}


def test_evidence_on_a_link_is_about_the_link():
    link = make.CrossReferenceFactory()

    assert told(lambda: make.EvidenceFactory(cross_reference=link))[link.to_claim_id] == {"links"}


def test_a_note_that_is_closed_to_readers_is_told_to_nobody_else(claim):
    note = make.AnnotationFactory(claim=claim)

    assert told(lambda: revise(note, visibility=Annotation.Visibility.EDITORS)) == {claim.pk: set()}


def test_a_claim_thrown_away_meanwhile_is_left_out():
    def act():
        make.ClaimFactory()
        seal_now()
        with changeset(make.edith(), "Discard"):
            Claim.objects.get().delete()

    assert told(act, **CLOSED) == {}


def test_each_changeset_is_told_by_itself(claim):
    found = touched_by(lambda: [revise(claim, statement=words) for words in ("One.", "Two.", "Three.")])

    assert [touch.number for touch in found] == [last_number() - 2, last_number() - 1, last_number()]


def test_an_act_touches_only_its_own_outlet(report):
    other = make.AttributionFactory(claim=report.claim)
    (touch,) = touched_by(lambda: report.withdraw(reason="Twice", by=make.edith()))

    assert touch.aspects(**OPEN, outlet=report.article.outlet_id) == {"outlets"}
    assert touch.aspects(**OPEN, outlet=other.article.outlet_id) == set()
