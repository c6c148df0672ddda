"""Suggestions for a captured text: passages to check, and claims that they may state."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.models import User
from claims.analysis.figures import Figure
from claims.analysis.proposals import Candidate, propose
from claims.analysis.proposals.dates import Dated
from claims.analysis.proposals.sentences import Span
from claims.analysis.proposals.speakers import Speaker
from claims.analysis.terms import Term
from claims.models import Proposal
from claims.models.proposal import fingerprint
from sources.models import Snapshot

MOST = 400  # of one text; a text that has more is no article

type Proposer = Callable[..., Iterable[Candidate]]


def propose_for(snapshot: Snapshot, *, by: User | None) -> int:
    """Suggest the checkable passages of a text, in one statement. Returns how many; what was rejected stays so."""
    found = sorted(_in_passages(snapshot), key=lambda one: -one.score)
    return Proposal.objects.add(found[:MOST], by=by)


def candidates(text: str, language: str, published: date | None) -> Iterator[Candidate]:
    """What the rules find, then what each function of ``CLAIMLINE_PROPOSERS`` finds."""
    for proposer in (propose, *map(import_string, settings.CLAIMLINE_PROPOSERS)):
        yield from proposer(text, language, published=published)


def _in_passages(snapshot: Snapshot) -> Iterator[Proposal]:
    article, text = snapshot.article, snapshot.text
    seen: Counter[tuple[object, ...]] = Counter()
    for one in candidates(text, article.language, article.published_from):
        words = text[one.start : one.end]
        key = (Proposal.Kind.CLAIM_IN_PASSAGE, article.pk, one.kinds[0], words, _figure(one.figure))
        seen[key] += 1
        yield Proposal(
            kind=Proposal.Kind.CLAIM_IN_PASSAGE,
            article=article,
            snapshot=snapshot,
            start=one.start,
            end=one.end,
            payload=payload(one, text),
            score=one.score,
            method=one.source,
            fingerprint=fingerprint(*key, seen[key]),
        )


def _figure(figure: Figure | None) -> str:
    return f"{figure.low}–{figure.high} {figure.unit}" if figure else ""


def payload(one: Candidate, text: str) -> dict[str, Any]:
    """The parts of a candidate as JSON; figures as strings, spans as two numbers."""
    return {
        "words": text[one.start : one.end],
        "kinds": list(one.kinds),
        "sentence": _span(one.sentence),
        "inner": _span(one.inner),
        "statement": one.statement,
        "stance": one.stance,
        "voice": one.voice,
        "value": _value(one.figure),
        "speaker": _speaker(one.speaker),
        "cue": text[one.cue.start : one.cue.end] if one.cue else "",
        "dates": [_date(when, text) for when in one.dates],
        "superlatives": [text[span.start : span.end] for span in one.superlatives],
        "marks": [_mark(mark) for mark in one.marks],
    }


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _value(figure: Figure | None) -> dict[str, str] | None:
    if figure is None:
        return None
    held = ("low", "high", "unit", "comparator", "denominator")
    return {name: f"{getattr(figure, name)}" for name in held}


def _speaker(speaker: Speaker | None) -> dict[str, Any] | None:
    if speaker is None:
        return None
    return {"words": speaker.words, "name": speaker.name, "guess": speaker.guess, "span": [speaker.start, speaker.end]}


def _date(when: Dated, text: str) -> dict[str, Any]:
    return {"words": text[when.start : when.end], "edtf": when.edtf}


def _mark(mark: Term) -> dict[str, Any]:
    return {"start": mark.start, "end": mark.end, "kind": mark.kind, "group": mark.group}
