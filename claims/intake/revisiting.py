"""Looking at an article again where it was published: its text captured when it is another."""

from datetime import datetime

from django.db import transaction
from django.tasks import task
from django.utils import timezone
from rapidfuzz.distance import Indel

from accounts.models import User
from claims.intake.capturing import capture_again
from claims.intake.taking import read_at
from sources.anchoring import normalise
from sources.ingestion.refusals import Refused
from sources.models import Article, PassageCheck, Revisit, Snapshot
from sources.sameness import Same, sameness
from sources.sentences import tokens
from sources.typography import folded

Outcome = Revisit.Outcome
AT_ONCE = 50
KNOWN = 0.4  # of the words of a short text, for it to be the article still
OTHER = "The page holds little of the text. If it is the article still, capture it by hand."


def revisit_due(at: datetime) -> int:
    """Have a worker look at articles whose time has come; answers how many. Two at once do not take the same."""
    with transaction.atomic():
        due = list(Revisit.objects.due(at).select_for_update(skip_locked=True, of=("self",))[:AT_ONCE])
        for row in due:
            row.leave(at)
            look_again.enqueue(row.pk)
    return len(due)


@task
def look_again(pk: int) -> None:
    """In the name of who captured it. May run twice."""
    row = Revisit.objects.select_related("article", "by").get(pk=pk)
    look(row, by=row.by)


def look(row: Revisit, *, by: User) -> str:
    """See what stands at its address now; answers that in words. Raises NotAllowed."""
    try:
        outcome, said = _seen(row.article, by)
    except Refused as refusal:
        outcome, said = Outcome.REFUSED, str(refusal)
    row.saw(outcome, said, at=timezone.now())
    return f"{row.get_outcome_display()}. {said}".strip()


def _seen(article: Article, by: User) -> tuple[str, str]:
    read = read_at(article.url or article.canonical_url)
    text, last = normalise(read.whole_text), article.snapshots.first()
    if last and folded(last.text).text == folded(text).text:
        return Outcome.SAME, ""
    if last and not _is_known(last.text, text):
        return Outcome.OTHER, OTHER
    return Outcome.CHANGED, _in_words(capture_again(article, read, by=by))


def _is_known(before: str, after: str) -> bool:
    """Whether it is the article still, however much of it was edited."""
    alike = Indel.normalized_similarity(tokens(before), tokens(after))
    return sameness(before, after).kind == Same.REPRINT or alike >= KNOWN


def _in_words(text: Snapshot) -> str:
    checks = PassageCheck.objects.filter(snapshot=text)
    marked, differing = checks.count(), checks.differing().count()
    return f"{differing} of {marked} marked passages differ." if marked else ""
