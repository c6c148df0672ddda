"""Claims that a sentence may restate: found by rare words, names and figures, then compared one by one."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import F, Q, QuerySet

from accounts.models import Visitor
from claims.analysis.figures import Figure, parse
from claims.analysis.likeness import Likeness, Worded, likeness, names
from claims.analysis.values import Value
from claims.models import Claim
from claims.models.quantity import value_in_words
from claims.units import UNITS, Incomparable, convert

CONFIGS = {"en": "english", "ru": "russian"}
RARE = 12
CANDIDATES = 120
LEAST = 0.2


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
    def why(self) -> str:
        """In words, what speaks for it and what differs."""
        if self.same_value:
            return f"same value, words {self.words}% alike"
        if self.other_value:
            return f"another value ({self.theirs} there, {self.ours} here), words {self.words}% alike"
        return f"words {self.words}% alike"


def near_claims(
    text: str, *, language: str, value: Value | None = None, user: Visitor | None = None, limit: int = 5
) -> list[Match]:
    """The standing claims that this person may see and that `text` may state, the likeliest first.

    `value`: what the text gives, when an editor has said so; otherwise its figures are read.
    """
    figures = parse(text, language)
    values = [value] if value else [one for figure in figures for one in values_of(figure)]
    lexemes = _lexemes(text, language)
    weights = _weights(lexemes)
    ours = Worded(text, frozenset(lexemes), values, language)
    visible = Claim.objects.visible_to(user).standing().select_related("measure", "search")
    found = {claim.pk: claim for claim in [*_worded(visible, text, lexemes, weights), *_valued(visible, values)]}
    matches = [_match(claim, ours, weights) for claim in found.values()]
    kept = [match for match in matches if match.score >= LEAST]
    return sorted(kept, key=lambda match: (-match.score, match.claim.pk))[:limit]


def values_of(figure: Figure) -> list[Value]:
    """A figure's value, and that of its second unit."""
    held = [Value(figure.low, figure.high, figure.unit, figure.comparator)]
    if also := figure.also:
        held.append(Value(also.low, also.high, also.unit, figure.comparator))
    return held


def _lexemes(text: str, language: str) -> list[str]:
    config = CONFIGS.get(language.split("-", maxsplit=1)[0], "simple")
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array(to_tsvector(%s::regconfig, %s))", [config, text[:5000]])
        return list(cursor.fetchone()[0])


def _weights(lexemes: Sequence[str]) -> dict[str, float]:
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


def _worded(visible: QuerySet[Claim], text: str, lexemes: Sequence[str], weights: dict[str, float]) -> list[Claim]:
    """Those that share the rarest stems, or a name in another alphabet."""
    rare = sorted(lexemes, key=lambda lexeme: (-weights[lexeme], -len(lexeme)))[:RARE]
    terms = [_quoted(lexeme) for lexeme in rare] + [f"{_quoted(name[:-1])}:*" for name in names(text) if len(name) > 4]
    if not terms:
        return []
    query = SearchQuery(" | ".join(dict.fromkeys(terms)), config="simple", search_type="raw")
    ranked = visible.filter(search__document=query).annotate(rank=SearchRank(F("search__document"), query))
    return list(ranked.order_by("-rank", "pk")[:CANDIDATES])


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def _valued(visible: QuerySet[Claim], values: Iterable[Value]) -> list[Claim]:
    """Those that give one of the values, in any unit that it converts to."""
    wanted = Q(pk=None)
    for value in values:
        for unit, low, high in _ranges(value):
            wanted |= Q(unit=unit, low__gte=low, low__lte=high)
    return list(visible.filter(wanted).order_by("pk")[:CANDIDATES])


def _ranges(value: Value) -> Iterable[tuple[str, Decimal, Decimal]]:
    """Unit, least and greatest figure that the value may be, in each unit."""
    for unit in {*UNITS, value.unit}:
        try:
            figure = convert(value.low, value.unit, unit)
        except Incomparable:
            continue
        margin = Decimal(0) if unit == value.unit else abs(figure) / 100
        yield unit, figure - margin, figure + margin


def _match(claim: Claim, ours: Worded, weights: dict[str, float]) -> Match:
    own = [Value(claim.low, claim.high, claim.unit, claim.comparator)] if claim.low and claim.high else []
    measure = f"{claim.measure.name} {claim.measure.time}" if claim.measure else ""
    theirs = Worded(claim.statement, _stems(claim), own, claim.language, f"{claim.occurred} {measure}")
    alike: Likeness = likeness(ours, theirs, weights)
    there = value_in_words(claim.low, claim.high, claim.unit, claim.comparator) if alike.other else ""
    here = next((value_in_words(v.low, v.high, v.unit, v.comparator) for v in ours.values), "") if alike.other else ""
    return Match(claim, alike.score, alike.same, alike.other, alike.words, here, there)


def _stems(claim: Claim) -> frozenset[str]:
    """The stems of its statement, which weigh A; those of its finding are left out."""
    return frozenset(
        part.split(":")[0].strip("'") for part in str(claim.search.document).split(" ") if "A" in part.partition(":")[2]
    )
