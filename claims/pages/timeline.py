"""When it happened, when each outlet reported it, when it was disputed and assessed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.pages.claims import View
from claims.pages.disputes import DisputeCard
from claims.pages.figures import look
from claims.pages.report import Report
from claims.pages.sources import machine_date
from sources.dates import in_words

OPPOSED = {"doubts": "Doubted", "denies": "Denied", "corrects": "Corrected", "retracts": "Retracted"}
LONG = 300  # days without an entry that are worth a line of their own


@dataclass(frozen=True)
class Moment:
    """One entry. `day` is ISO and sorts it, blank when it is not known; `iso` is as precise as the date is; `dot` the
    class of its mark: an origin, event or ours. In a gap only `text` is set.
    """

    day: str
    words: str
    text: str
    dot: str = ""
    iso: str = ""
    detail: str = ""
    url: str = ""


def timeline(claim: Any, reports: Iterable[Report], disputes: Iterable[DisputeCard], view: View | None) -> list[Moment]:
    """Oldest first, with long gaps between; what has no date last."""
    moments = [*_happened(claim), *map(_reported, reports)]
    for card in disputes:
        moments.append(_ours(card.opened_at, f"Disputed: {card.question}", card.opened_by, card.url))
        if card.ruled_at:
            moments.append(_ours(card.ruled_at, f"{card.state_label}: {card.question}", card.ruled_by, card.url))
    if view:
        moments.append(_ours(view.decided_at, f"Assessed: {view.label}", view.proposed_by, ""))
    return _with_gaps(sorted(moments, key=lambda moment: moment.day or "9999"))


def _happened(claim: Any) -> list[Moment]:
    if not claim.occurred:
        return []
    day = claim.occurred_from.isoformat() if claim.occurred_from else ""
    words, iso = in_words(claim.occurred), machine_date(claim.occurred)
    return [Moment(day, words, "What the claim is about", "event", iso, claim.place)]


def _reported(report: Report) -> Moment:
    article = report.article
    text = f"{OPPOSED.get(report.stance.lower(), 'Reported')} by {article.outlet}"
    detail = "" if report.origin.number is None else f"Origin: {report.origin.name}"
    dot = look(report.origin.number)
    return Moment(article.day, article.published, text, dot, article.iso, detail, f"#R-{report.id}")


def _ours(at: Any, text: str, detail: str, url: str) -> Moment:
    day = at.date().isoformat()
    return Moment(day, in_words(day), text, "ours", day, detail, url)


def _with_gaps(moments: list[Moment]) -> list[Moment]:
    made: list[Moment] = []
    for moment in moments:
        if made and made[-1].day and moment.day and (gap := _gap(made[-1].day, moment.day)):
            made.append(Moment("", "", gap))
        made.append(moment)
    return made


def _gap(start: str, end: str) -> str:
    """``4 years``, ``11 months``; blank when it is short."""
    days = (date.fromisoformat(end) - date.fromisoformat(start)).days
    if days < LONG:
        return ""
    years = round(days / 365.25)
    return f"{round(days / 30.4)} months" if days < 365 else f"{years} year{'s' if years > 1 else ''}"
