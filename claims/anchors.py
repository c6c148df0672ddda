"""What editors do when an outlet changed the words that reports rest on."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Q, QuerySet

from accounts.models import User
from claims.models import Attribution, AttributionLink, AttributionPassage, Look, Mark
from ledger.changesets import changeset
from ledger.refusals import Refused
from sources.anchoring import Span
from sources.models import Passage, PassageCheck
from sources.reanchoring import reanchor

Decision = PassageCheck.Decision


class NotTheLastText(Refused):
    """The article was captured again since: decide on what stands in its last text."""


def resting_on(passage: Passage) -> QuerySet[Attribution]:
    """Standing reports whose words these are, or on whose word it stands by these."""
    leaning = Q(words__passage=passage) | Q(links__evidence=passage)
    return Attribution.objects.standing().filter(leaning).select_related("claim").distinct().order_by("id")


def accept(check: PassageCheck, span: Span, *, by: User) -> None:
    """Let the reports rest on words of the later text instead. Raises NotTheLastText, DecidedAlready."""
    with _decided(check, Decision.ACCEPTED, by, "Take the words of the later text"):
        if not PassageCheck.objects.on_last_texts().filter(pk=check.pk).exists():
            raise NotTheLastText
        check.find_at(span, by=by)
        words = check.snapshot.passage(span, by=by)
        for report in resting_on(check.passage):
            _move(report, check.passage, words)


def keep(check: PassageCheck, *, by: User) -> None:
    """Let the reports rest on the earlier text: that is what was reported then. Raises DecidedAlready."""
    with _decided(check, Decision.KEPT, by, "Keep the words of the earlier text"):
        pass


def drop(check: PassageCheck, *, reason: str, by: User) -> None:
    """Take the reports off the record. Raises DecidedAlready."""
    with _decided(check, Decision.DROPPED, by, reason):
        for report in resting_on(check.passage):
            report.withdraw(reason=reason, by=by)


@contextmanager
def _decided(check: PassageCheck, decision: str, by: User, reason: str) -> Iterator[None]:
    """One changeset in which the check is decided on and nobody need look again because of it."""
    with changeset(by, reason):
        check.decide(decision, by=by, reason=reason)
        yield
        Look.objects.confirm_those_of(check, by=by)


def _move(report: Attribution, old: Passage, new: Passage) -> None:
    """Words, and what shows its chain, are those of the later text; marks go with what they mark, or go."""
    marks = list(Mark.objects.filter(attribution=report, passage=old))
    found = reanchor(old.exact, [Span(mark.start, mark.end) for mark in marks], new.exact)
    for mark, place in zip(marks, found, strict=True):
        own = Mark.objects.filter(pk=mark.pk)
        if place.span:
            own.update(passage=new, start=place.span.start, end=place.span.end)
        else:
            own.delete()
    held = AttributionPassage.objects.filter(attribution=report)
    moving = held.filter(passage=old)
    if held.filter(passage=new).exists():
        moving.delete()
    moving.update(passage=new)
    AttributionLink.objects.filter(attribution=report, evidence=old).update(evidence=new)
