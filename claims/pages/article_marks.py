"""What is marked in the text of an article, and the cards beside it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from accounts.models import Visitor, may
from accounts.roles import Act
from claims.analysis.segments import MarkSpan
from claims.models import Assessment, Attribution, Claim, Dispute, Evidence, Mark
from claims.pages.article_text import SUGGESTED, Line, Span, lines, shown_ranges
from claims.pages.claims import ClaimRef, claim_refs
from claims.pages.comparison import Closest, closest
from claims.pages.notes import Note, notes
from claims.pages.report import Report
from claims.pages.reports import reports
from claims.pages.sources import PassageRef, passages
from claims.pages.suggestions import Suggestion
from claims.quoting import texts
from ledger.asof import Reader
from sources.models import Article, Credit, Passage, Snapshot


@dataclass(frozen=True)
class Card:
    """A claim found in the text, beside its words. `passage_id` is the first of them in the text."""

    number: int
    claim: ClaimRef
    report: Report
    passage_id: int
    others: int
    closest: Closest | None

    @property
    def differences(self) -> list[tuple[str, str]]:
        """Slots that differ from the claim as recorded: name and words."""
        slots = [
            ("Value", self.report.value),
            ("Of what", self.report.denominator),
            ("Hedge", self.report.hedge),
            ("Loaded word", self.report.verb),
        ]
        stance = [("Stance", f"{self.report.stance.lower()} it")] if self.report.opposes else []
        return stance + [(name, slot.text) for name, slot in slots if slot.differs]


@dataclass(frozen=True)
class Row:
    """A paragraph, or a gap, with what stands beside it; suggestions only for editors."""

    line: Line
    cards: list[Card]
    notes: list[Note]
    suggestions: list[Suggestion] = field(default_factory=list)


@dataclass(frozen=True)
class Earlier:
    """A card whose words stand only in an earlier text. `anchors` are its passages, each with one card only."""

    card: Card
    anchors: list[int]


@dataclass(frozen=True)
class Marked:
    """The text with all that is marked in it."""

    snapshot: Snapshot | None
    held: dict[int, PassageRef]
    cards: list[Card]
    notes: list[Note]
    desk: bool

    @property
    def spans(self) -> list[Span]:
        """Every passage of this text, once for each card and each note on it."""
        words = [(w.passage_id, card.number) for card in self.cards for w in card.report.words]
        spans = [self._span(pk, card=number) for pk, number in words if pk in self.held]
        spans += [self._span(note.passage_id, note=note.id) for note in self.notes if note.passage_id]
        marked = {span.passage_id for span in spans}
        return spans + [self._span(pk) for pk in self.held if pk not in marked]

    @property
    def earlier(self) -> list[Earlier]:
        """Cards that have no words in this text."""
        cards = [card for card in self.cards if card.passage_id not in self.held]
        first = {w.passage_id: card.number for card in reversed(cards) for w in card.report.words}
        return [Earlier(card, [pk for pk, number in first.items() if number == card.number]) for card in cards]

    def _span(self, pk: int, *, card: int = 0, note: int = 0) -> Span:
        passage = self.held[pk]
        blank = len(passage.exact) - len(passage.exact.lstrip())
        return Span(passage.start + blank, passage.end, pk, card, note)


def marked_text(reader: Reader, article: Article, user: Visitor, text: Snapshot | None = None) -> Marked:
    """The last text that reports rest on, else the last captured, unless it is to be this `text`; with what this
    visitor may read of it. A constant number of queries.
    """
    snapshot = text or texts(article).select_related("captured_by").first()
    held = passages(Passage.objects.filter(snapshot=snapshot).values_list("pk", flat=True)) if snapshot else {}
    said = notes(reader, user, words=list(held))
    return Marked(snapshot, held, _cards(reader, article, held, user), said, may(user, Act.READ_DRAFTS))


def _cards(reader: Reader, article: Article, held: dict[int, PassageRef], user: Visitor) -> list[Card]:
    """In the order of the text; last those whose words stand in an earlier one."""
    ids = Attribution.objects.standing().filter(article=article).values("claim_id")
    claims = list(Claim.objects.visible_to(user).filter(pk__in=ids))
    every, _ = reports(reader, claims, user)
    refs = claim_refs(reader, [claim.pk for claim in claims], user)
    by_claim: dict[int, list[Report]] = defaultdict(list)
    for row in every:
        by_claim[row.claim_id].append(row)
    own = sorted((row for row in every if row.article.id == article.pk), key=lambda row: _place(row, held))
    return [
        Card(
            number=number,
            claim=refs[row.claim_id],
            report=row,
            passage_id=_place(row, held)[2],
            others=sum(other.article.id != article.pk for other in by_claim[row.claim_id]),
            closest=closest(row, by_claim[row.claim_id]),
        )
        for number, row in enumerate(own, 1)
    ]


def _place(row: Report, held: dict[int, PassageRef]) -> tuple[bool, int, int]:
    """Whether its words stand elsewhere, and where its first words here begin; with their passage."""
    here = [(False, held[w.passage_id].start, w.passage_id) for w in row.words if w.passage_id in held]
    return min(here, default=(True, row.id, row.words[0].passage_id))


def rows(article: Article, marked: Marked, rights: str, whole: bool, found: Sequence[Suggestion]) -> list[Row]:
    """The text paragraph by paragraph, as far as `rights` allow or `whole` says; with what is `found` for editors."""
    if not marked.snapshot:
        return []
    text, public = marked.snapshot.text, {*_evidence(article, marked)}
    known = [s for s in marked.spans if s.card or s.note or s.passage_id in public]
    spans = marked.spans if marked.desk else known
    quoted = [(s.start, s.end) for s in known]
    cards = {card.number: card for card in marked.cards}
    by_id = {note.id: note for note in marked.notes}
    shown = shown_ranges(text, rights, quoted, whole)
    words = _words(marked) + [MarkSpan(one.start, one.end, SUGGESTED) for one in found]
    return [
        Row(
            line,
            [cards[n] for n in line.cards],
            [by_id[n] for n in line.notes],
            [one for one in found if line.start <= one.start < line.end],
        )
        for line in lines(text, shown, spans, words)
    ]


def _words(marked: Marked) -> list[MarkSpan]:
    rows = Mark.objects.filter(attribution_id__in=[card.report.id for card in marked.cards], passage_id__in=marked.held)
    starts = {pk: passage.start for pk, passage in marked.held.items()}
    return [MarkSpan(starts[row.passage_id] + row.start, starts[row.passage_id] + row.end, row.kind) for row in rows]


def _evidence(article: Article, marked: Marked) -> Iterable[int]:
    """Passages that show something that readers may read, though no claim rests on them."""
    draft = Claim.Status.DRAFT
    disputed = Q(dispute__in=Dispute.objects.public())
    linked = Q(cross_reference__withdrawn_reason="") & ~Q(cross_reference__from_claim__status=draft)
    assessed = Q(assessment__state=Assessment.State.CURRENT) & ~Q(assessment__claim__status=draft)
    brought = Evidence.objects.standing().filter(
        disputed | (linked & ~Q(cross_reference__to_claim__status=draft)) | assessed
    )
    yield from brought.filter(passage_id__in=marked.held).values_list("passage_id", flat=True)
    yield from (step.evidence_id for card in marked.cards for step in card.report.chain if step.evidence_id)
    yield from Credit.objects.filter(article=article, passage__isnull=False).values_list("passage_id", flat=True)
    if article.republishes_evidence_id:
        yield article.republishes_evidence_id
