"""When it happened, when each outlet reported it, when it was disputed and assessed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claims.pages.claims import View
from claims.pages.disputes import DisputeCard
from claims.pages.reports import Report
from sources.dates import in_words


@dataclass(frozen=True)
class Moment:
    """One entry. `kind` is event, report, dispute or assessment; `day` is ISO, blank when it is not known."""

    day: str
    words: str
    kind: str
    text: str
    detail: str
    url: str


def timeline(claim: Any, reports: Iterable[Report], disputes: Iterable[DisputeCard], view: View | None) -> list[Moment]:
    """Oldest first; what has no date last."""
    moments = [*_happened(claim), *map(_reported, reports)]
    for card in disputes:
        moments.append(_moment(card.opened_at, "dispute", f"Disputed: {card.question}", card.opened_by, card.url))
        if card.ruled_at:
            moments.append(
                _moment(card.ruled_at, "dispute", f"{card.state_label}: {card.question}", card.ruled_by, card.url)
            )
    if view:
        moments.append(_moment(view.decided_at, "assessment", f"Assessed: {view.label}", view.proposed_by, ""))
    return sorted(moments, key=lambda moment: moment.day or "9999")


def _happened(claim: Any) -> list[Moment]:
    if not claim.occurred:
        return []
    day = claim.occurred_from.isoformat() if claim.occurred_from else ""
    return [Moment(day, in_words(claim.occurred), "event", "What the claim is about", claim.place, "")]


def _reported(report: Report) -> Moment:
    article = report.article
    basis = f", date {article.basis}" if article.basis and article.basis != "printed on it" else ""
    return Moment(article.day, article.published, "report", "Reported", f"{article.outlet}{basis}", f"#R-{report.id}")


def _moment(at: Any, kind: str, text: str, detail: str, url: str) -> Moment:
    return Moment(at.date().isoformat(), in_words(at.date().isoformat()), kind, text, detail, url)
