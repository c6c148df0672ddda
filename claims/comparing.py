"""Finding articles that are one text, or have passages in common. What is found waits for an editor."""

from datetime import datetime
from decimal import ROUND_DOWN, Decimal

from django.db import transaction

from claims.models import SameText
from ledger.changesets import changeset
from ledger.models import Changeset
from sources.models import Article, Snapshot, TextPrints
from sources.sameness import Same, Sameness, sameness

AT_ONCE = 100
LEAST = Decimal("0.001")


def compare_new(at: datetime) -> int:
    """Compare texts that were captured since with all others; answers how many there were."""
    texts = Snapshot.objects.filter(prints=None, next=None).select_related("article__outlet").defer("raw")
    for text in (new := list(texts.order_by("id")[:AT_ONCE])):
        with transaction.atomic():
            compare(text)
    return len(new)


def compare(text: Snapshot) -> list[SameText]:
    """Propose those that are much like one. May run twice: each pair is proposed once."""
    article, made = text.article, TextPrints.objects.make(text).prints
    common = TextPrints.objects.common(article.outlet_id, made, but=article.pk)
    found = []
    for other in TextPrints.objects.likely({*made} - common, but=article.pk):
        if not _known(article, other.article) and _one_language(article, other.article):
            later, earlier = sorted([text, other], key=lambda one: -one.article_id)
            found.append((later, earlier, _same(later, earlier, common)))
    return [_propose(later, earlier, same) for later, earlier, same in found if same.kind != Same.NOTHING]


def _known(one: Article, other: Article) -> bool:
    """Whether it is recorded that one reprints the other, or both a third."""
    originals = {one.republishes_id, other.republishes_id} - {None}
    return bool(originals & {one.pk, other.pk}) or (len(originals) == 1 and one.republishes_id == other.republishes_id)


def _one_language(one: Article, other: Article) -> bool:
    languages = {article.language.partition("-")[0] for article in (one, other)} - {"und"}
    return len(languages) < 2


def _same(later: Snapshot, earlier: Snapshot, common: set[int]) -> Sameness:
    """Passing over what pages of an outlet say of themselves: `common` to those of one outlet, and of the other too."""
    outlets = [later.article.outlet_id, earlier.article.outlet_id]
    within = outlets[0] is not None and outlets[0] == outlets[1]
    for one in (later, earlier) if common and not within else ():
        common = TextPrints.objects.common(one.article.outlet_id, common, but=one.article_id)
    return sameness(later.text, earlier.text, common=common, alike_ends=within)


def _propose(later: Snapshot, earlier: Snapshot, same: Sameness) -> SameText:
    """One row a pair: of what waits, the last texts are compared; what was decided stays."""
    places = [[o.one.start, o.one.end, o.other.start, o.other.end, o.words] for o in same.overlaps]
    share = max(LEAST, Decimal(same.share).quantize(LEAST, ROUND_DOWN))
    columns = {"text": later, "other_text": earlier, "kind": str(same.kind), "words": same.words, "share": share}
    columns["places"] = places
    with changeset(None, "Compare texts", tool=Changeset.Tool.COMMAND):
        key = {"article": later.article, "other": earlier.article}
        row, is_new = SameText.objects.get_or_create(**key, defaults=columns)
        if not is_new:
            SameText.objects.waiting().filter(pk=row.pk).update(**columns)
    return row
