"""A record of any size for the pages to show."""

from dataclasses import dataclass

from claims.models import Attribution, Claim, Dispute, Topic
from sources.models import Article, Speaker
from tests import factories as make


@dataclass
class Record:
    """A claim with `size` of everything its page shows, and what else has a page."""

    claim: Claim
    topic: Topic
    article: Article
    speaker: Speaker
    dispute: Dispute
    reports: list[Attribution]


def record(size: int) -> Record:
    """Reports in different articles with marks, chains, notes and translations; disputes, links, siblings, a view."""
    topic, speaker, measure = make.TopicFactory(), make.SpeakerFactory(), make.MeasureFactory()
    claim = make.QuantityFactory(measure=measure, published=True, topics=[topic])
    reports = [_report(claim, speaker, f"allegedly {n} of them") for n in range(size)]
    article = reports[0].article
    for n in range(size):
        sibling = make.QuantityFactory(measure=measure, published=True, low=n, high=n, topics=[topic])
        _report(sibling, speaker, f"exactly {n} of those", article=article)
        make.CrossReferenceFactory(from_claim=claim, to_claim=make.ClaimFactory(published=True, topics=[topic]))
        make.AnnotationFactory(passage=reports[n].passages.get())
        make.AnnotationFactory(claim=claim)
        dispute = _dispute(claim, reports[n])
    _view(claim)
    claim.refresh_from_db()
    claim.revise(by=make.edith(), reason="Clearer", version=claim.version, statement=f"{claim.statement} So it said.")
    return Record(claim, topic, article, speaker, dispute, reports)


def _report(claim: Claim, speaker: Speaker, quote: str, article: Article | None = None) -> Attribution:
    article = article or make.ArticleFactory()
    if not article.snapshots.exists():
        numbered = " ".join(f"exactly {n} of those, it said." for n in range(12))
        make.SnapshotFactory(article=article, text=f"KYIV. {quote}, it said. {numbered}")
    value = {"low": 96, "high": 96, "unit": "%", "comparator": "exactly", "denominator": "population"}
    report = make.AttributionFactory(
        claim=claim, article=article, quote=quote, marks={quote.partition(" ")[0]: "hedge"}, chain=[speaker], **value
    )
    make.TranslationFactory(passage=report.passages.get())
    return report


def _dispute(claim: Claim, report: Attribution) -> Dispute:
    make.DisputeFactory(attribution=report, positions=["yes", "no"])
    dispute = make.DisputeFactory(claim=claim, positions=["yes", "no"])
    make.EvidenceFactory(dispute=dispute, position=dispute.positions.first())
    make.EvidenceFactory(dispute=dispute, passage=report.passages.get(), url=None)
    dispute.rule("rejected", text="The minutes say so.", by=make.rhys())
    return dispute


def _view(claim: Claim) -> None:
    assessment = make.AssessmentFactory(claim=claim)
    make.EvidenceFactory(assessment=assessment)
    assessment.approve(by=make.rhys())
