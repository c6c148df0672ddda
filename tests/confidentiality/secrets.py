"""A record in which each thing that readers may not know has a word of its own, that stands nowhere else."""

from dataclasses import dataclass

from claims.models import Assignment, Claim, SavedDraft, Tip
from ledger.changesets import seal_now
from ledger.written import last_number
from sources.models import Speaker
from tests import factories as make
from tests.pages.record import Record, record

# Who is behind a description, even where what they said is public.
SPEAKER = {"Quillfeather", "Mordauntine", "Q909090909", "Chancelloress"}
# What is for the desk.
DESK = {
    "zanzibarium",  # a draft
    "quixoterra",  # its report
    "vexillonym",  # a dispute about it
    "positionable",
    "evidential",
    "rationaloid",  # its cross-reference with a published claim
    "nightshadow",  # an editors' note on a published claim
    "answerling",
    "passagenote",
    "draftnote",
    "tipsterish",  # a reader's tip
    "tipcontact",
    "tiparticle",
    "unassessed",  # a view that nobody approved
    "motionable",  # a withdrawal that nobody approved
    "handoverly",  # an assignment
    "unsentling",  # a form not sent yet
    "wordchange",  # why an editor changed the draft
    "earlierish",  # the wording of a claim before it was published
}


@dataclass
class World:
    """What is public, and then what is not. `moments` are changesets: while a claim was a draft, since then, now."""

    public: Record
    speaker: Speaker
    moments: list[int]
    draft: Claim | None = None


def public_world() -> World:
    """Two claims with all that a page shows, one of them on the word of a confidential speaker."""
    made = record(1)
    hidden = make.SpeakerFactory(
        name="Mordaunt Quillfeather",
        aliases=["Mordauntine"],
        wikidata_id="Q909090909",
        confidential=True,
        description="a senior official",
    )
    make.SpeakerRoleFactory(speaker=hidden, title="Chancelloress", organisation="Chancelloress Office")
    make.AttributionFactory(claim=made.claim, voice="attributed", chain=[hidden])
    late = make.ClaimFactory(statement="The earlierish wording.", topics=[made.topic])
    moments = [_now()]
    late.revise(by=make.edith(), reason="Clearer", version=late.version, statement="The mill was shut.")
    late.publish(by=make.edith())
    return World(made, hidden, [*moments, _now()])


def _now() -> int:
    seal_now()
    return last_number()


def add_secrets(world: World) -> None:
    """All that readers may not know, beside what they may."""
    draft = make.ClaimFactory(statement="The zanzibarium harbour closed.", topics=[world.public.topic])
    world.draft = draft
    _on_the_draft(world, draft)
    _on_what_is_public(world)
    _waiting(world)
    world.moments.append(_now())


def _on_the_draft(world: World, draft: Claim) -> None:
    draft.revise(by=make.edith(), reason="wordchange", version=draft.version, statement="The zanzibarium pier is shut.")
    article = world.public.article
    report = make.AttributionFactory(
        claim=draft, article=article, quote="exactly 5 of those", note="quixoterra", marks={"exactly": "hedge"}
    )
    dispute = make.DisputeFactory(claim=draft, statement="Is it vexillonym?", positions=["positionable"])
    make.EvidenceFactory(dispute=dispute, url="https://example.org/evidential")
    make.DisputeFactory(attribution=report, statement="Is the report vexillonym?")
    make.CrossReferenceFactory(from_claim=draft, to_claim=world.public.claim, rationale="rationaloid")
    make.AnnotationFactory(claim=draft, body="draftnote")
    make.AnnotationFactory(attribution=report, body="draftnote")


def _on_what_is_public(world: World) -> None:
    """What is for editors only there."""
    claim, report = world.public.claim, world.public.reports[0]
    note = make.AnnotationFactory(claim=claim, body="nightshadow", visibility="editors")
    note.answer("answerling", visibility="editors", by=make.rhys())
    make.AnnotationFactory(passage=report.passages.get(), body="passagenote", visibility="editors")
    Tip.objects.create(claim=claim, text="tipsterish", contact="tipcontact@example.org")
    Tip.objects.create(article=world.public.article, text="tiparticle")


def _waiting(world: World) -> None:
    """What one person wants and another has not approved, and what is in hand."""
    claim = world.public.claim
    make.AssessmentFactory(claim=claim, rationale="unassessed")
    make.MotionFactory(claim=claim, reason="motionable")
    Assignment.objects.give(claim, make.rhys(), by=make.edith(), note="handoverly")
    SavedDraft.objects.keep(make.edith(), "/outlets/add/", "Add an outlet", {"name": ["unsentling"]})
