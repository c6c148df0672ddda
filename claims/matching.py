"""Claims that a sentence may restate: found by rare words, names and figures, then compared one by one."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from accounts.models import Visitor
from claims.analysis.figures import Figure, parse
from claims.analysis.likeness import Likeness, Worded, likeness, names
from claims.analysis.meanings import beginnings
from claims.analysis.proposals.dates import dates
from claims.analysis.values import Value
from claims.models import Claim
from claims.models.quantity import value_in_words
from claims.units import UNITS, comparable, convert

CONFIGS = {"en": "english", "ru": "russian"}
RARE = 12
CANDIDATES = 120
LEAST = 0.2
DAY = len("2024-08-06")
VALUED = 0.55  # how alike a claim of the same value must be to count as stated
WORDED = 0.7  # and one without values


@dataclass(frozen=True)
class Match:
    """A claim that may be the same. `words`: how alike the words are, in per cent. `theirs` and `ours`: the values as
    they differ, blank where they do not.
    """

    claim: Claim
    score: float
    same_value: bool
    other_value: bool
    words: int
    ours: str = ""
    theirs: str = ""

    @property
    def valued(self) -> bool:
        """Whether both give a value in units that convert."""
        return self.same_value or self.other_value

    @property
    def states(self) -> bool:
        """Whether the words most likely state this claim, value and all."""
        return not self.other_value and self.score >= (VALUED if self.same_value else WORDED)

    @property
    def why(self) -> str:
        """In words, what speaks for it and what differs."""
        if self.same_value:
            return f"same value, words {self.words}% alike"
        if self.other_value:
            return f"another value ({self.theirs} there, {self.ours} here), words {self.words}% alike"
        return f"words {self.words}% alike"


@dataclass(frozen=True)
class Sought:
    """Words that may state a claim; `values` are those that they give."""

    text: str
    values: Sequence[Value] = ()


def near_claims(
    text: str, *, language: str, value: Value | None = None, user: Visitor | None = None, limit: int = 5
) -> list[Match]:
    """The standing claims that this person may see and that `text` may state, the likeliest first.

    `value`: what the text gives, when an editor has said so; otherwise its figures are read.
    """
    values = [value] if value else [one for figure in parse(text, language) for one in values_of(figure)]
    return near_each([Sought(text, values)], language=language, user=user)[0][:limit]


def near_each(sought: Sequence[Sought], *, language: str, user: Visitor | None = None) -> list[list[Match]]:
    """The same for many passages of a language. As many queries as for one."""
    stems = _lexemes([one.text for one in sought], language)
    weights = _weights({lexeme for each in stems for lexeme in each})
    visible = Claim.objects.visible_to(user).standing()
    found = _worded(
        visible, [_query(one.text, language, each, weights) for one, each in zip(sought, stems, strict=True)]
    )
    for number, pks in _valued(visible, [one.values for one in sought]).items():
        found[number] |= pks
    rows = visible.filter(pk__in=set().union(*found.values())).select_related("measure", "search")
    held = {claim.pk: (claim, _recorded(claim)) for claim in rows}
    ours = [_sought(one, each, language) for one, each in zip(sought, stems, strict=True)]
    return [_matches([held[pk] for pk in found[n] if pk in held], one, weights) for n, one in enumerate(ours)]


def _matches(held: Iterable[tuple[Claim, Worded]], ours: Worded, weights: dict[str, float]) -> list[Match]:
    matches = [_match(claim, theirs, ours, weights) for claim, theirs in held]
    kept = [match for match in matches if match.score >= LEAST]
    return sorted(kept, key=lambda match: (-match.score, match.claim.pk))


def values_of(figure: Figure) -> list[Value]:
    """A figure's value, and that of its second unit."""
    held = [Value(figure.low, figure.high, figure.unit, figure.comparator)]
    if also := figure.also:
        held.append(Value(also.low, also.high, also.unit, figure.comparator))
    return held


def _lexemes(texts: Sequence[str], language: str) -> list[list[str]]:
    config = CONFIGS.get(language.split("-", maxsplit=1)[0], "simple")
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT tsvector_to_array(to_tsvector(%s::regconfig, words))
            FROM unnest(%s::text[]) WITH ORDINALITY AS given (words, number) ORDER BY number
            """,
            [config, [text[:5000] for text in texts]],
        )
        return [list(row[0]) for row in cursor.fetchall()]


def _weights(lexemes: Collection[str]) -> dict[str, float]:
    """What each stem tells, by how many claims have it, as the planner's statistics say; without them all are equal."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT lexeme, share FROM pg_stats,
                unnest(most_common_elems::text::text[], most_common_elem_freqs) AS common (lexeme, share)
            WHERE schemaname = 'public' AND tablename = 'claims_claimsearch' AND attname = 'document'
              AND lexeme = ANY (%s)
            """,
            [list(lexemes)],
        )
        shares = dict(cursor.fetchall())
    return {lexeme: min(1.0, -math.log10(share) / 4) if (share := shares.get(lexeme)) else 1.0 for lexeme in lexemes}


def _query(text: str, language: str, lexemes: Sequence[str], weights: dict[str, float]) -> str:
    """Any of the rarest stems, a word of the same meaning, or a name in another alphabet."""
    rare = sorted(lexemes, key=lambda lexeme: (-weights[lexeme], -len(lexeme)))[:RARE]
    terms = [_quoted(lexeme) for lexeme in rare] + [
        f"{_quoted(name[:-1])}:*" for name in names(text, language) if len(name) > 4
    ]
    terms += [f"{_quoted(beginning)}:*" for beginning in beginnings(rare, language)]
    return " | ".join(dict.fromkeys(terms))


def _worded(visible: QuerySet[Claim], queries: Sequence[str]) -> dict[int, set[int]]:
    """For each query, the claims that hold most of it."""
    inner, given = visible.values("pk").query.sql_with_params()
    sql = f"""
        SELECT number - 1, near.claim_id FROM unnest(%s::text[]) WITH ORDINALITY AS given (words, number),
        LATERAL (
            SELECT claim_id FROM claims_claimsearch
            WHERE words <> '' AND document @@ words::tsquery AND claim_id IN ({inner})
            ORDER BY ts_rank(document, words::tsquery) DESC, claim_id LIMIT {CANDIDATES}
        ) AS near
    """  # noqa: S608
    return _grouped(len(queries), sql, [list(queries), *given])


def _grouped(size: int, sql: str, given: Sequence[Any]) -> dict[int, set[int]]:
    """Rows of number and claim, by number."""
    found: dict[int, set[int]] = {number: set() for number in range(size)}
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        for number, pk in cursor.fetchall():
            found[number].add(pk)
    return found


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def _valued(visible: QuerySet[Claim], values: Sequence[Sequence[Value]]) -> dict[int, set[int]]:
    """For each passage, the claims that give one of its values, in any unit that it converts to."""
    wanted = [(n, *found) for n, held in enumerate(values) for value in held for found in _ranges(value)]
    inner, given = visible.values("pk").query.sql_with_params()
    sql = f"""
        SELECT number, near.id
        FROM unnest(%s::int[], %s::text[], %s::numeric[], %s::numeric[]) AS given (number, unit, least, greatest),
        LATERAL (
            SELECT id FROM claims_claim AS claim
            WHERE claim.unit = given.unit AND claim.low BETWEEN least AND greatest AND claim.id IN ({inner})
            ORDER BY id LIMIT {CANDIDATES}
        ) AS near
    """  # noqa: S608
    columns = [list(column) for column in zip(*wanted, strict=True)] if wanted else [[], [], [], []]
    return _grouped(len(values), sql, [*columns, *given])


def _ranges(value: Value) -> Iterable[tuple[str, Decimal, Decimal]]:
    """Unit, least and greatest figure that the value may be, in each unit."""
    for unit in {*UNITS, value.unit}:
        if not comparable(value.unit, unit):
            continue
        figure = convert(value.low, value.unit, unit)
        margin = Decimal(0) if unit == value.unit else abs(figure) / 100
        yield unit, figure - margin, figure + margin


def _recorded(claim: Claim) -> Worded:
    low, high = claim.low, claim.high
    own = [] if low is None or high is None else [Value(low, high, claim.unit, claim.comparator)]
    measure = f"{claim.measure.name} {claim.measure.time}" if claim.measure else ""
    days = _days(claim.statement, claim.language) | {claim.occurred}
    return Worded(claim.statement, _stems(claim), own, claim.language, f"{claim.occurred} {measure}", days)


def _sought(one: Sought, stems: Collection[str], language: str) -> Worded:
    return Worded(one.text, frozenset(stems), one.values, language, days=_days(one.text, language))


def _days(text: str, language: str) -> frozenset[str]:
    return frozenset(when.edtf for when in dates(text, language) if len(when.edtf) == DAY)


def _match(claim: Claim, theirs: Worded, ours: Worded, weights: dict[str, float]) -> Match:
    alike: Likeness = likeness(ours, theirs, weights)
    there = value_in_words(claim.low, claim.high, claim.unit, claim.comparator) if alike.other else ""
    here = next((value_in_words(v.low, v.high, v.unit, v.comparator) for v in ours.values), "") if alike.other else ""
    return Match(claim, alike.score, alike.same, alike.other, alike.words, here, there)


def _stems(claim: Claim) -> frozenset[str]:
    """The stems of its statement, which weigh A; those of its finding are left out."""
    return frozenset(
        part.split(":")[0].strip("'") for part in str(claim.search.document).split(" ") if "A" in part.partition(":")[2]
    )
