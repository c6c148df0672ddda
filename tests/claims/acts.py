"""Every act of §3: what it needs, and what it leaves in the ledger."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from accounts.models import User
from accounts.roles import Role
from claims.models import (
    Annotation,
    Assessment,
    Attribution,
    AttributionLink,
    Claim,
    CrossReference,
    Dispute,
    Evidence,
    Look,
    Motion,
    Position,
    Proposal,
    Translation,
)
from claims.motions import approve
from sources.models import Snapshot
from tests.factories import (
    AnnotationFactory,
    ArticleFactory,
    AssessmentFactory,
    AssessmentValueFactory,
    AttributionFactory,
    ClaimFactory,
    CrossReferenceFactory,
    DisputeFactory,
    EvidenceFactory,
    MotionFactory,
    OutletFactory,
    PassageFactory,
    ProposalFactory,
    SnapshotFactory,
    SpeakerFactory,
    TopicFactory,
    edith,
)
from tests.factories.claims import mark
from tests.factories.proposals import suggestion
from tests.raw import alter

EDITORS = {Role.EDITOR, Role.REVIEWER, Role.ADMIN}
REVIEWERS = {Role.REVIEWER, Role.ADMIN}
WHEN = datetime(2030, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Case:
    """One act: who may, on what `prepare` makes, with which reason, and the tables it writes to."""

    may: set[Role]
    prepare: Callable[[], Any]
    act: Callable[[Any, User], Any]
    reason: str
    tables: str


def record(passage: Any, by: User) -> None:
    article = passage.snapshot.article
    row = Attribution(claim=Claim.objects.get(), article=article, stance="reports", voice="own")
    chain = [AttributionLink(relation="citing", outlet=article.outlet)]
    row.record([passage], by=by, marks=[mark(passage, "80", "number")], chain=chain)


def with_claim(make: Callable[[], Any]) -> Any:
    ClaimFactory()
    return make()


def split() -> Motion:
    claim = ClaimFactory(published=True)
    reports = [AttributionFactory(claim=claim)]
    return MotionFactory(kind="split", claim=claim, other=ClaimFactory(), attributions=reports, reason="Two of them")


def closed_dispute_with_news() -> Dispute:
    dispute = DisputeFactory()
    alter(dispute, state="withdrawn")
    EvidenceFactory(dispute=dispute)
    dispute.refresh_from_db()
    return dispute


def look() -> Look:
    claim = AttributionFactory().claim
    claim.revise(by=edith(), reason="Clearer", version=claim.version, statement="It sat.")
    return Look.objects.get()


ACTS = {
    "capture a text": Case(
        EDITORS,
        ArticleFactory,
        lambda article, by: Snapshot.objects.capture(article, "Text.", by=by),
        "Capture text",
        "sources_snapshot",
    ),
    "mark a passage": Case(
        EDITORS, SnapshotFactory, lambda text, by: text.quote("KYIV", by=by), "Mark passage", "sources_passage"
    ),
    "merge outlets": Case(
        REVIEWERS,
        lambda: (ArticleFactory().outlet, OutletFactory()),
        lambda two, by: two[0].merge(two[1], reason="One", by=by),
        "One",
        "sources_article sources_outlet",
    ),
    "draft a claim": Case(
        EDITORS,
        TopicFactory,
        lambda topic, by: Claim(statement="It met.", kind="event").draft(by=by, topics=[topic]),
        "Record claim",
        "claims_claim claims_claimtopic",
    ),
    "publish a claim": Case(EDITORS, ClaimFactory, lambda claim, by: claim.publish(by=by), "Publish", "claims_claim"),
    "schedule a claim": Case(
        EDITORS, ClaimFactory, lambda claim, by: claim.schedule(WHEN, by=by), "Schedule", "claims_claim"
    ),
    "revise a claim": Case(
        EDITORS,
        ClaimFactory,
        lambda claim, by: claim.revise(by=by, reason="Clearer", version=1, verb="met"),
        "Clearer",
        "claims_claim",
    ),
    "confirm a look": Case(
        EDITORS, look, lambda look, by: look.confirm(by=by), "Confirm after another look", "claims_look"
    ),
    "record a report": Case(
        EDITORS,
        lambda: with_claim(PassageFactory),
        record,
        "Record report",
        "claims_attribution claims_attributionlink claims_attributionpassage claims_mark",
    ),
    "suggest passages": Case(
        EDITORS,
        lambda: suggestion(SnapshotFactory()),
        lambda row, by: Proposal.objects.add([row], by=by),
        "Suggest passages and matches",
        "claims_proposal",
    ),
    "accept a suggestion": Case(
        EDITORS, ProposalFactory, lambda row, by: row.accept(by=by), "Accept suggestion", "claims_proposal"
    ),
    "reject a suggestion": Case(
        EDITORS, ProposalFactory, lambda row, by: row.reject(reason="No claim", by=by), "No claim", "claims_proposal"
    ),
    "put a suggestion off": Case(
        EDITORS, ProposalFactory, lambda row, by: row.put_off(WHEN, by=by), "Put suggestion off", "claims_proposal"
    ),
    "withdraw a report": Case(
        EDITORS,
        AttributionFactory,
        lambda report, by: report.withdraw(reason="Misread", by=by),
        "Misread",
        "claims_attribution",
    ),
    "relink a report": Case(
        EDITORS,
        lambda: AttributionFactory(chain=[SpeakerFactory()]),
        lambda report, by: report.relink([], by=by, reason="On its own word"),
        "On its own word",
        "claims_attributionlink",
    ),
    "link claims": Case(
        EDITORS,
        lambda: ClaimFactory.create_batch(2),
        lambda two, by: CrossReference.objects.link(two[0], "supports", two[1], rationale="See.", by=by),
        "Cross-reference",
        "claims_crossreference",
    ),
    "withdraw a link": Case(
        EDITORS,
        CrossReferenceFactory,
        lambda link, by: link.withdraw(reason="Another council", by=by),
        "Another council",
        "claims_crossreference",
    ),
    "add a note": Case(
        EDITORS,
        ClaimFactory,
        lambda claim, by: Annotation(claim=claim, body="Really?").add(by=by),
        "Add note",
        "claims_annotation",
    ),
    "resolve a note": Case(
        EDITORS, AnnotationFactory, lambda note, by: note.resolve(by=by), "Resolve note", "claims_annotation"
    ),
    "answer a note": Case(
        EDITORS,
        AnnotationFactory,
        lambda note, by: note.answer("Who?", visibility="public", by=by),
        "Answer note",
        "claims_annotation",
    ),
    "reopen a note": Case(
        EDITORS,
        lambda: AnnotationFactory(resolved=True),
        lambda note, by: note.reopen(by=by),
        "Reopen note",
        "claims_annotation",
    ),
    "translate a passage": Case(
        EDITORS,
        PassageFactory,
        lambda passage, by: Translation(passage=passage, language="uk", text="80").add(by=by),
        "Translate passage",
        "claims_translation",
    ),
    "open a dispute": Case(
        EDITORS,
        ClaimFactory,
        lambda claim, by: Dispute(claim=claim, ground="date", statement="When?").open(by=by, positions=["Monday"]),
        "Open dispute: When?",
        "claims_dispute claims_disputeevent claims_position",
    ),
    "add evidence": Case(
        EDITORS,
        DisputeFactory,
        lambda dispute, by: Evidence(dispute=dispute, direction="for", url="https://example.org/").add(by=by),
        "Add evidence",
        "claims_evidence",
    ),
    "withdraw evidence": Case(
        EDITORS,
        EvidenceFactory,
        lambda evidence, by: evidence.withdraw(reason="Another council", by=by),
        "Another council",
        "claims_evidence",
    ),
    "say something in a dispute": Case(
        EDITORS,
        DisputeFactory,
        lambda dispute, by: dispute.say("Well?", by=by),
        "Say something in a dispute",
        "claims_disputeevent",
    ),
    "ask somebody in a dispute": Case(
        EDITORS,
        DisputeFactory,
        lambda dispute, by: dispute.ask("the clerk", text="Please.", by=by),
        "Ask the clerk",
        "claims_disputeevent",
    ),
    "add a position": Case(
        EDITORS,
        DisputeFactory,
        lambda dispute, by: Position(dispute=dispute, text="It half met.").add(by=by),
        "Add position",
        "claims_position",
    ),
    "take up a dispute": Case(
        REVIEWERS,
        DisputeFactory,
        lambda dispute, by: dispute.take_up(text="I look.", by=by),
        "I look.",
        "claims_dispute claims_disputeevent",
    ),
    "rule on a dispute": Case(
        REVIEWERS,
        DisputeFactory,
        lambda dispute, by: dispute.rule("upheld", text="It met.", by=by),
        "It met.",
        "claims_dispute claims_disputeevent",
    ),
    "reopen a dispute": Case(
        EDITORS,
        closed_dispute_with_news,
        lambda dispute, by: dispute.reopen(text="Look.", by=by),
        "Look.",
        "claims_dispute claims_disputeevent",
    ),
    "propose an assessment": Case(
        EDITORS,
        lambda: (ClaimFactory(), AssessmentValueFactory()),
        lambda two, by: Assessment(claim=two[0], value=two[1], rationale="Minutes.").propose(by=by),
        "Propose assessment: Supported",
        "claims_assessment",
    ),
    "approve an assessment": Case(
        REVIEWERS,
        AssessmentFactory,
        lambda assessment, by: assessment.approve(by=by),
        "Approve assessment: Supported",
        "claims_assessment",
    ),
    "decline an assessment": Case(
        REVIEWERS,
        AssessmentFactory,
        lambda assessment, by: assessment.decline(by=by, reason="Too early"),
        "Too early",
        "claims_assessment",
    ),
    "propose a withdrawal": Case(
        EDITORS,
        ClaimFactory,
        lambda claim, by: Motion(kind="withdrawal", claim=claim, reason="Nobody said so").propose(by=by),
        "Nobody said so",
        "claims_motion",
    ),
    "approve a withdrawal": Case(
        REVIEWERS,
        MotionFactory,
        lambda motion, by: approve(motion, by=by),
        "Nobody ever said so.",
        "claims_claim claims_motion",
    ),
    "approve a merger": Case(
        REVIEWERS,
        lambda: MotionFactory(kind="merger", claim=AttributionFactory().claim, other=ClaimFactory(), reason="The same"),
        lambda motion, by: approve(motion, by=by),
        "The same",
        "claims_attribution claims_claim claims_motion",
    ),
    "approve a split": Case(
        REVIEWERS, split, lambda motion, by: approve(motion, by=by), "Two of them", "claims_attribution claims_motion"
    ),
    "decline a motion": Case(
        REVIEWERS, MotionFactory, lambda motion, by: motion.decline(by=by, reason="It was"), "It was", "claims_motion"
    ),
}
