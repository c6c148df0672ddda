"""What stands behind reports: the record of who had it from whom, and the origins found in it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from claims.analysis import reporting
from claims.analysis.origins import Provenance, provenance
from claims.analysis.walks import End, Hop, ends, hops
from claims.models import Attribution, AttributionLink
from claims.pages.chains import ChainStep
from claims.pages.people import Named
from claims.pages.sources import ArticleRef, articles, outlet_url, outlets
from ledger.asof import Reader
from sources.models import Credit, Outlet

DEEPEST = 4  # reprints of reprints; each step up costs two queries


@dataclass(frozen=True)
class Origin:
    """A party with whom chains end. `number` counts from 1, most reports of the first claim first (so that a claim's
    origins have the same numbers on every page), and is the same for parties that are not independent of each other;
    None when nobody is named.
    """

    number: int | None
    name: str
    url: str
    reports: int


@dataclass(frozen=True)
class Behind:
    """`by_report` gives each report the party its own chain ends with; `numbers` the number of each group of parties.

    `names` are those of parties, by key; `articles` hold the originals of reprints too.
    """

    record: reporting.Record
    steps: Mapping[int, Hop]
    found: Provenance
    by_report: Mapping[int, Origin]
    numbers: Mapping[str, int]
    names: Mapping[str, Named]
    articles: Mapping[int, ArticleRef]


def behind(
    reader: Reader, rows: Sequence[Any], chains: Mapping[int, list[ChainStep]], refs: Mapping[int, ArticleRef]
) -> Behind:
    """`rows` are reports, `refs` their articles; those of the first row's claim give the order of the numbers."""
    known = _with_originals(reader, refs)
    record, named = _record(reader, rows, chains, known)
    names = named | {step.key: step.target for chain in chains.values() for step in chain}
    steps, found = hops(record), provenance(record)
    numbers = _numbers(record, found, rows[0].claim_id if rows else 0)
    by_report = _by_report(found, ends(steps), numbers, names)
    return Behind(record, steps, found, by_report, numbers, names, known)


def _with_originals(reader: Reader, refs: Mapping[int, ArticleRef]) -> dict[int, ArticleRef]:
    """These articles, and what they reprint."""
    known = dict(refs)
    for _ in range(DEEPEST):
        missing = {ref.republishes_id for ref in known.values() if ref.republishes_id} - known.keys()
        if not missing:
            break
        known |= articles(reader, missing)
    return known


def _record(
    reader: Reader, rows: Sequence[Any], chains: Mapping[int, list[ChainStep]], known: Mapping[int, ArticleRef]
) -> tuple[reporting.Record, dict[str, Named]]:
    credited = _credits(reader, known)
    linked = {int(step.key[7:]) for chain in chains.values() for step in chain if step.key.startswith("outlet-")}
    agencies = {credit.outlet for several in credited.values() for credit in several}
    owned, named = _outlets(reader, {ref.outlet_id for ref in known.values()} | linked | agencies)
    added = _added(reader, rows, chains, known)
    record = reporting.Record(
        reports=[_report(row, chains.get(row.id, ()), row.id in added) for row in rows],
        articles={pk: _article(ref, credited.get(pk, ())) for pk, ref in known.items()},
        outlets=owned,
    )
    return record, named


def _report(row: Any, chain: Iterable[ChainStep], added: bool) -> reporting.Report:
    own = row.voice == Attribution.Voice.OWN
    return reporting.Report(row.id, row.article_id, own, tuple(step.link for step in chain), row.claim_id, added)


def _article(ref: ArticleRef, credited: Iterable[reporting.Credit]) -> reporting.Article:
    day = date.fromisoformat(ref.day) if ref.day else None
    return reporting.Article(ref.id, ref.outlet_id, day, ref.republishes_id, tuple(credited))


def _credits(reader: Reader, known: Mapping[int, ArticleRef]) -> dict[int, list[reporting.Credit]]:
    """The agencies that articles credit for their text."""
    found: dict[int, list[reporting.Credit]] = defaultdict(list)
    for row in reader.rows(Credit, article_id__in=list(known), kind=Credit.Kind.AGENCY):
        if row.outlet_id:
            found[row.article_id].append(reporting.Credit(row.id, row.outlet_id))
    return {pk: sorted(several, key=lambda credit: credit.id) for pk, several in found.items()}


def _outlets(reader: Reader, ids: set[int | None]) -> tuple[dict[int, reporting.Outlet], dict[str, Named]]:
    """Outlets and their owners up to the top. One that was merged away counts with the one it went into."""
    above = dict(reader.rows(Outlet, parent__isnull=False).values_list("id", "parent_id"))
    wanted = {pk for pk in ids if pk}
    for pk in list(wanted):
        while (pk := above.get(pk, pk)) not in wanted:
            wanted.add(pk)
    rows = outlets(reader, wanted)
    ups = {pk: row.merged_into_id or row.parent_id for pk, row in rows.items()}
    owned = {pk: reporting.Outlet(pk, up if up in rows else None) for pk, up in ups.items()}
    return owned, {f"outlet-{pk}": Named(pk, row.name, outlet_url(row)) for pk, row in rows.items()}


def _added(
    reader: Reader, rows: Sequence[Any], chains: Mapping[int, list[ChainStep]], known: Mapping[int, ArticleRef]
) -> set[int]:
    """Reports of a reprint that are the reprinting outlet's own words: without a chain, where others have one that
    leads to where the text is from.
    """
    bare = [row for row in rows if not chains.get(row.id) and known[row.article_id].republishes_id]
    beside = reader.rows(Attribution, article_id__in={row.article_id for row in bare}, withdrawn_reason="")
    at = dict(beside.values_list("id", "article_id"))
    taken = reader.rows(
        AttributionLink, attribution_id__in=list(at), relation=AttributionLink.Relation.REPUBLISHED_FROM
    )
    told = {at[pk] for pk in taken.values_list("attribution_id", flat=True)}
    return {row.id for row in bare if row.article_id in told}


def _numbers(record: reporting.Record, found: Provenance, first: int) -> dict[str, int]:
    of_claim = Counter(report.id for report in record.reports if report.claim == first)
    own = {one.party: sum(of_claim[pk] for pk in one.reports) for one in found.origins}
    ranked = sorted(found.origins, key=lambda one: (-own[one.party], one.party))
    return {one.party: number for number, one in enumerate(ranked, 1)}


def _by_report(
    found: Provenance, last: Mapping[int, End], numbers: Mapping[str, int], names: Mapping[str, Named]
) -> dict[int, Origin]:
    unknown = sum(map(len, found.unknown.values()))
    nobody = Origin(None, "No source given", "", unknown)
    made = {pk: nobody for pks in found.unknown.values() for pk in pks}
    for origin in found.origins:
        shown = Origin(numbers[origin.party], "", "", len(origin.reports))
        for pk in origin.reports:
            who = names[last[pk].party or origin.party]
            made[pk] = replace(shown, name=who.name, url=who.url)
    return made
