"""The rows of the wording matrix, read from the record."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from accounts.models import Visitor
from claims.analysis.segments import MarkSpan
from claims.analysis.slots import Wording, denominator_slot, hedge_slot, value_slot, verb_slot
from claims.analysis.values import Value
from claims.models import Attribution, AttributionPassage, Mark, Translation
from claims.models.quantity import value_in_words
from claims.pages.chains import ChainStep, chains
from claims.pages.edits import Edit, edits
from claims.pages.pieces import pieces
from claims.pages.provenance import Behind, behind
from claims.pages.report import Report, Translated, Words
from claims.pages.sources import ArticleRef, PassageRef, articles, passages
from ledger.asof import Reader
from sources.dates import in_words

Stance = Attribution.Stance
OPPOSING = (Stance.DOUBTS, Stance.DENIES, Stance.CORRECTS, Stance.RETRACTS)


@dataclass(frozen=True)
class _Parts:
    """All rows around the reports, by report."""

    words: dict[int, list[PassageRef]]
    marks: dict[int, list[Any]]
    translations: dict[int, list[Translated]]
    chains: dict[int, list[ChainStep]]
    articles: dict[int, ArticleRef]
    behind: Behind
    edits: dict[int, list[Edit]]


def recorded(claim: Any) -> Wording:
    """The claim as recorded, to compare with."""
    return Wording(_value(claim), _in_words(claim), claim.denominator, (), (), claim.verb)


def reports(
    reader: Reader, claims: Sequence[Any], user: Visitor, *, only: Collection[int] | None = None
) -> tuple[list[Report], Behind]:
    """The standing reports of these claims, oldest first, and what is behind them. A constant number of queries.

    With `only` these ids: for lists, since origins are numbered among all reports of a claim.
    """
    wanted = {} if only is None else {"id__in": only}
    rows = list(reader.rows(Attribution, claim_id__in=[claim.id for claim in claims], withdrawn_reason="", **wanted))
    order = {claim.id: at for at, claim in enumerate(claims)}
    parts = _parts(reader, sorted(rows, key=lambda row: (order[row.claim_id], row.id)), user)
    against = {claim.id: recorded(claim) for claim in claims}
    made = [_report(row, against[row.claim_id], parts) for row in rows]
    return sorted(made, key=lambda report: (report.article.day or "9999", report.id)), parts.behind


def _parts(reader: Reader, rows: Sequence[Any], user: Visitor) -> _Parts:
    ids = [row.id for row in rows]
    uses = sorted(reader.rows(AttributionPassage, attribution_id__in=ids), key=lambda use: use.position)
    held = passages(use.passage_id for use in uses)
    by_article = articles(reader, {row.article_id for row in rows})
    found = chains(reader, ids, user)
    return _Parts(
        words=_grouped((use.attribution_id, held[use.passage_id]) for use in uses),
        marks=_grouped((mark.attribution_id, mark) for mark in reader.rows(Mark, attribution_id__in=ids)),
        translations=_translations(reader, held),
        chains=found,
        articles=by_article,
        behind=behind(reader, rows, found, by_article),
        edits=edits(reader, held),
    )


def _grouped[T](pairs: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _translations(reader: Reader, held: dict[int, PassageRef]) -> dict[int, list[Translated]]:
    rows = reader.rows(Translation, passage_id__in=list(held))
    return _grouped(
        (row.passage_id, Translated(row.id, row.language, row.text, Translation.Method(row.method).label))
        for row in rows
    )


def _report(row: Any, claim: Wording, parts: _Parts) -> Report:
    said = _said(row, parts)
    article = parts.articles[row.article_id]
    return Report(
        id=row.id,
        claim_id=row.claim_id,
        article=article,
        words=[_words(passage, row, article, parts) for passage in parts.words.get(row.id, [])],
        value=value_slot(said, claim),
        denominator=denominator_slot(said, claim),
        hedge=hedge_slot(said),
        verb=verb_slot(said, claim),
        chain=parts.chains.get(row.id, []),
        origin=parts.behind.by_report[row.id],
        stance=Stance(row.stance).label,
        voice=Attribution.Voice(row.voice).label,
        opposes=row.stance in OPPOSING,
        verb_words=row.verb,
        as_of=in_words(row.as_of),
        note=row.note,
        figure=said.value,
        of_what=said.denominator,
        hedges=said.hedges,
        loaded=said.loaded,
    )


def _said(row: Any, parts: _Parts) -> Wording:
    """What the report says in each slot; hedges and loaded words as they stand in its passages."""
    text = {passage.id: passage.exact for passage in parts.words.get(row.id, [])}
    by_kind = _grouped_kinds(
        (mark.kind, text[mark.passage_id][mark.start : mark.end])
        for mark in parts.marks.get(row.id, [])
        if mark.passage_id in text
    )
    return Wording(
        value=_value(row),
        value_text=_in_words(row),
        denominator=row.denominator,
        hedges=by_kind.get(Mark.Kind.HEDGE, ()),
        loaded=by_kind.get(Mark.Kind.LOADED, ()),
        verb=row.verb,
    )


def _grouped_kinds(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Words by kind of mark, each once however often they stand there."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for kind, words in pairs:
        found[kind].setdefault(words.casefold(), words)
    return {kind: tuple(words.values()) for kind, words in found.items()}


def _words(passage: PassageRef, row: Any, article: ArticleRef, parts: _Parts) -> Words:
    marks = [m for m in parts.marks.get(row.id, []) if m.passage_id == passage.id]
    return Words(
        passage.id,
        f"{article.url}#m{passage.id}",
        pieces(passage.exact, (MarkSpan(m.start, m.end, m.kind) for m in marks)),
        parts.translations.get(passage.id, []),
        parts.edits.get(passage.id, []),
    )


def _value(row: Any) -> Value | None:
    if row.low is None:
        return None
    return Value(Decimal(row.low), Decimal(row.high), row.unit, row.comparator)


def _in_words(row: Any) -> str:
    return value_in_words(row.low, row.high, row.unit, row.comparator)
