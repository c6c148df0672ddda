"""Suggestions for a captured text: passages to check, and claims that they may state."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.models import User
from claims.analysis.figures import Figure
from claims.analysis.passage_reading import whole_sentences
from claims.analysis.proposals import Candidate, propose
from claims.analysis.proposals.parts import parts, says_little
from claims.matching import WORDED, Match, Sought, near_each, values_of
from claims.models import Attribution, Proposal
from claims.models.proposal import fingerprint
from sources.models import Snapshot

MOST = 400  # of one text; a text that has more is no article
NEAR = 0.4  # how alike a claim of a comparable value must be to be shown

_log = logging.getLogger(__name__)


def propose_for(snapshot: Snapshot, *, by: User | None) -> int:
    """Suggest the checkable passages of a text, in one statement. Returns how many; what was rejected stays so."""
    article, text = snapshot.article, snapshot.text
    told = whole_sentences(candidates(text, article.language, article.published_from))
    held = sorted(_once(told, text), key=lambda c: -c.score)
    found = _without_reported(snapshot, list(_rows(snapshot, held[:MOST], by)))
    return Proposal.objects.add(found, by=by)


def candidates(text: str, language: str, published: date | None) -> Iterator[Candidate]:
    """What the rules find, then what each function of ``CLAIMLINE_PROPOSERS`` finds."""
    yield from propose(text, language, published=published)
    for name in settings.CLAIMLINE_PROPOSERS:
        yield from _plugged_in(name, text, language, published)


def _plugged_in(name: str, text: str, language: str, published: date | None) -> list[Candidate]:
    """A fault of somebody's own function is told in the log, and costs nothing but what it would have found."""
    try:
        found: Iterable[Candidate] = import_string(name)(text, language, published=published)
        return [one for one in found if one.kinds and 0 <= one.start < one.end <= len(text)]
    except Exception:
        _log.exception("Proposer %s", name)
        return []


def _once(found: Iterable[Candidate], text: str) -> list[Candidate]:
    """Words that stand in the text again, such as a headline and its teaser, are told where they stand first."""
    told = {
        (one.kinds, text[one.start : one.end], one.figure and one.figure.start - one.start): one
        for one in reversed(list(found))
    }
    return list(told.values())[::-1]


def _rows(snapshot: Snapshot, found: Sequence[Candidate], by: User | None) -> Iterator[Proposal]:
    seen: Counter[tuple[object, ...]] = Counter()
    figures = Counter(one.sentence for one in found if one.figure)
    for one, match in zip(found, _matches(snapshot, found, by), strict=True):
        key = (Proposal.Kind.CLAIM_IN_PASSAGE, snapshot.article_id, one.kinds[0], _key(one, snapshot.text))
        seen[key] += 1
        yield Proposal(
            kind=Proposal.Kind.MATCH if match else Proposal.Kind.CLAIM_IN_PASSAGE,
            article=snapshot.article,
            snapshot=snapshot,
            start=one.start,
            end=one.end,
            claim=match.claim if match else None,
            payload=parts(one, snapshot.text, alone=figures[one.sentence] < 2)
            | _told(match, little=says_little(one, snapshot.text)),
            score=one.score,
            method=one.source,
            fingerprint=fingerprint(*key, seen[key]),
        )


def _key(one: Candidate, text: str) -> str:
    """What makes it the same suggestion in a later text: its figure with its own words, or else all its words."""
    figure: Figure | None = one.figure
    if figure is None:
        return text[one.start : one.end]
    return f"{text[figure.start : figure.end]} {figure.denominator} {figure.low}–{figure.high} {figure.unit}"


def _matches(snapshot: Snapshot, found: Sequence[Candidate], by: User | None) -> Iterator[Match | None]:
    """For each the likeliest claim on record, when it is likely enough to be shown."""
    sought = [Sought(one.statement, values_of(one.figure) if one.figure else ()) for one in found]
    for near in near_each(sought, language=snapshot.article.language, user=by) if sought else ():
        yield near[0] if near and near[0].score >= (NEAR if near[0].valued else WORDED) else None


def _told(match: Match | None, *, little: bool) -> dict[str, Any]:
    """As plain data. `states`: it is likely enough that the passage states the claim, value and all; not when it says
    but `little`.
    """
    if match is None:
        return {}
    return {
        "match": {
            "states": match.states and not little,
            "words": match.words,
            "ours": match.ours,
            "theirs": match.theirs,
        }
    }


def _without_reported(snapshot: Snapshot, found: Sequence[Proposal]) -> list[Proposal]:
    """Those that no report carries already. Two queries."""
    reports = Attribution.objects.standing().filter(article=snapshot.article).prefetch_related("passages")
    carried = [(report.passages.all(), report.low) for report in reports]
    return [one for one in found if not any(one.is_carried(passages, low) for passages, low in carried)]
