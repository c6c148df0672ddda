"""Keeping an article that was read: its outlet found, its text captured, in one changeset."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.roles import Act
from ledger.changesets import changeset
from ledger.models import Changeset
from sources.anchoring import QuoteAmbiguous, QuoteNotFound
from sources.dates import validate_edtf
from sources.ingestion.addresses import hosts, tidy
from sources.ingestion.extracted import Extracted, Named
from sources.ingestion.refusals import LaterTextHeld
from sources.models import Article, Credit, Outlet, Passage, Revisit, Snapshot

UNKNOWN_LANGUAGE = "und"


@dataclass(frozen=True)
class Captured:
    """What became of it. `is_new` says whether anything was kept; `elsewhere` are the same words at other articles."""

    article: Article
    snapshot: Snapshot
    is_new: bool
    elsewhere: tuple[Snapshot, ...] = ()


def capture(
    extracted: Extracted,
    *,
    by: User,
    outlet: Outlet | None = None,
    url: str = "",
    apart: bool = False,
    archived: str = "",
    tool: str = Changeset.Tool.WEB,
) -> Captured:
    """Keep `extracted`, found at `url`; `archived`: when a web archive found it there. Raises NotAllowed,
    LaterTextHeld.

    An address that is known gets another snapshot, which knows the one before; nothing, when its text is still the
    same. A text without an address that is there already is not kept twice, unless it stands `apart`: it is another
    publication of the same words.
    """
    by.must(Act.EDIT)
    address, canonical = tidy(url), tidy(extracted.canonical_url)
    same = list(Snapshot.objects.with_text(extracted.whole_text))
    with changeset(by, "Capture article", tool=tool):
        article = Article.objects.select_for_update(of=("self",)).at(address, canonical)
        if article is None and same and not (address or canonical or apart):
            article = same[0].article
        outlet = outlet or outlet_at(canonical or address)
        article = article or _article(extracted, outlet, address or canonical, canonical)
        kept = _text(article, extracted, moment(archived), same, by)
        if is_new := kept.pk not in {snapshot.pk for snapshot in same}:
            _record_credits(article, kept, extracted.credits, by=by)
    return Captured(article, kept, is_new, tuple(other for other in same if other.article_id != article.pk))


def moment(archived: str) -> datetime | None:
    """Of ISO 8601, in UTC where it names no zone; None for anything else."""
    try:
        at = datetime.fromisoformat(archived)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _text(
    article: Article, extracted: Extracted, archived_at: datetime | None, same: Iterable[Snapshot], by: User
) -> Snapshot:
    """Texts follow each other as they stood there: what was first is said to have been changed. Those held pass."""
    last = article.snapshots.first()
    held = any(snapshot.article_id == article.pk for snapshot in same)
    if archived_at and last and archived_at < last.stood_at and not held:
        raise LaterTextHeld
    Revisit.objects.begin(article, by=by)
    return Snapshot.objects.capture(
        article,
        extracted.whole_text,
        by=by,
        raw=extracted.raw,
        media_type=extracted.media_type,
        extractor=extracted.extractor,
        archived_at=archived_at,
    )


def _article(extracted: Extracted, outlet: Outlet | None, address: str, canonical: str) -> Article:
    published = extracted.published if _is_edtf(extracted.published) else ""
    columns = {
        "outlet": outlet,
        "canonical_url": canonical if canonical != address else "",
        "title": extracted.title[:500],
        "byline": (extracted.byline or ", ".join(extracted.authors))[:300],
        "published": published,
        "published_basis": extracted.published_basis if published else "",
        "published_note": extracted.published_note if published else "",
        "language": extracted.language or UNKNOWN_LANGUAGE,
    }
    if not address:
        return Article.objects.create(**columns)
    return Article.objects.get_or_create(url=address, defaults=columns)[0]


def _is_edtf(date: str) -> bool:
    try:
        validate_edtf(date)
    except ValidationError:
        return False
    return True


def _record_credits(article: Article, snapshot: Snapshot, named: tuple[Named, ...], *, by: User) -> None:
    """Each agency once, with the words that credit it where they stand in the text once."""
    for credit in named:
        Credit.objects.get_or_create(
            article=article,
            kind=credit.kind,
            name=credit.name[:200],
            defaults={"outlet": Outlet.objects.named(credit.name), "passage": _passage(snapshot, credit.words, by=by)},
        )


def _passage(snapshot: Snapshot, words: str, *, by: User) -> Passage | None:
    try:
        return snapshot.quote(words, by=by)
    except (QuoteNotFound, QuoteAmbiguous):
        return None


def outlet_at(url: str) -> Outlet | None:
    """The outlet that publishes at this address; None when none does, or several do."""
    for host in hosts(url):
        found = list(Outlet.objects.by_domain(host)[:2])
        if found:
            return found[0] if len(found) == 1 else None
    return None
