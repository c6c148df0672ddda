"""What each changeset did to claims: which aspects, by whose reports, and whether readers may know."""

from collections import defaultdict
from dataclasses import dataclass

from claims.leads import Lead, leads
from claims.models import Claim
from ledger.written import Past, Window
from sources.models import Article


@dataclass(frozen=True)
class Part:
    """One thing done to a claim; by which outlet's report, if it is one's."""

    aspect: str
    readers: bool
    outlet: int | None


@dataclass(frozen=True)
class Touch:
    """What one changeset did to one claim."""

    act: int
    number: int
    claim: int
    parts: frozenset[Part]

    def aspects(self, *, everything: bool, outlet: int | None = None) -> set[str]:
        """Those that readers may know of, or `everything` for editors; of the reports of one outlet where given."""
        told = (part for part in self.parts if outlet in (None, part.outlet))
        return {part.aspect for part in told if everything or part.readers}

    @property
    def outlets(self) -> set[int]:
        """Whose reports were touched."""
        return {part.outlet for part in self.parts if part.outlet}


def touches(after: int, upto: int) -> list[Touch]:
    """All that the changesets after one number up to another did to claims that still exist. Constant queries."""
    window = Window(after, upto)
    found = leads(window)
    there = set(Claim.objects.filter(pk__in={lead.pk for lead in found}).values_list("pk", flat=True))
    status = window.past(Claim, there | {lead.other for lead in found if lead.other}, "status")
    articles = Article.objects.filter(pk__in={lead.article for lead in found if lead.article})
    outlets: dict[int | None, int | None] = dict(articles.values_list("pk", "outlet"))
    parts: dict[tuple[int, int, int], set[Part]] = defaultdict(set)
    for lead in found:
        if lead.pk in there:
            readers, outlet = _public(lead, status), outlets.get(lead.article)
            parts[lead.number, lead.act, lead.pk] |= {Part(aspect, readers, outlet) for aspect in lead.aspects}
    return [Touch(act, number, claim, frozenset(made)) for (number, act, claim), made in sorted(parts.items())]


def _public(lead: Lead, status: Past) -> bool:
    """Whether readers could see it then."""
    shown = (status.at(claim, lead.number) for claim in (lead.pk, lead.other) if claim)
    return lead.readers and all(state and state["status"] != Claim.Status.DRAFT for state in shown)
