"""What an editor sees around the chain of a report."""

from dataclasses import dataclass

from accounts.models import Visitor
from claims.models import Attribution
from claims.pages.chains import ChainStep, chains
from claims.pages.claims import claim_url
from claims.pages.parties_known import party_names
from claims.pages.people import editors
from ledger.asof import Reader
from ledger.tracking import history_of
from sources.models import Article


@dataclass(frozen=True)
class Correction:
    """The report in its words; the chain as it stands, who changed it last and why; and names to offer."""

    report: Attribution
    article: Article
    words: list[str]
    steps: list[ChainStep]
    version: int
    actor: str
    reason: str
    parties: list[str]

    @property
    def back(self) -> str:
        """The row of the matrix."""
        return f"{claim_url(self.report.claim)}#R-{self.report.pk}"


def correction(report: Attribution, user: Visitor) -> Correction:
    """A constant number of queries."""
    past = history_of(report.links.model)._default_manager.filter(attribution_id=report.pk)
    last = past.select_related("pgh_changeset").order_by("-pgh_id").first()
    act = last.pgh_changeset if last else None
    return Correction(
        report=report,
        article=report.article,
        words=[word.passage.exact for word in report.words.all()],
        steps=chains(Reader(), [report.pk], user).get(report.pk, []),
        version=last.pgh_id if last else 0,
        actor=editors([act.actor_id]).get(act.actor_id, "") if act else "",
        reason=act.reason if act else "",
        parties=party_names(user),
    )
