"""The text of an article as captured at one time, and exact slices of it."""

import hashlib
from datetime import datetime
from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length

from accounts.models import User
from accounts.roles import Act
from ledger.changesets import changeset
from ledger.tracking import track
from sources.anchoring import CONTEXT, Span, anchor, normalise
from sources.models.article import Article
from sources.models.passage_check import PassageCheck


class TextSha256(models.Func):
    """Hex SHA-256 of a text in UTF-8, by PostgreSQL."""

    template = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
    output_field = models.CharField(max_length=64)


class BytesSha256(models.Func):
    """Hex SHA-256 of bytes, by PostgreSQL."""

    template = "encode(sha256(%(expressions)s), 'hex')"
    output_field = models.CharField(max_length=64)


class SnapshotManager(models.Manager["Snapshot"]):
    """Capturing texts."""

    def with_text(self, text: str) -> models.QuerySet["Snapshot"]:
        """Those whose text is this one, the oldest first."""
        fingerprint = hashlib.sha256(normalise(text).encode()).hexdigest()
        return self.filter(text_sha256=fingerprint).select_related("article__outlet").order_by("id")

    def capture(
        self,
        article: Article,
        text: str,
        *,
        by: User,
        raw: bytes | None = None,
        media_type: str = "text/plain",
        extractor: str = "",
        archived_at: datetime | None = None,
    ) -> "Snapshot":
        """Keep the text as it stands now, or stood when a web archive kept it; check earlier passages in it. The same
        text again answers the one kept.
        """
        by.must(Act.EDIT)
        text = normalise(text)
        latest = self.filter(article=article).first()
        if latest and latest.text == text:
            return latest
        with changeset(by, "Capture text"):
            columns = {"raw": raw, "media_type": media_type, "extractor": extractor, "archived_at": archived_at}
            kept = self.create(article=article, text=text, captured_by=by, previous=latest, **columns)
            PassageCheck.objects.make(kept)
            return kept


@track(exclude=["text", "raw"], append_only=True)
class Snapshot(models.Model):
    """Immutable: the database refuses to change, delete or truncate it. Hashes stand for the text in the ledger."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="snapshots")
    captured_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)
    archived_at = models.DateTimeField("kept by a web archive", null=True, blank=True, editable=False)
    captured_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    media_type = models.CharField(max_length=100, default="text/plain")
    raw = models.BinaryField(null=True, blank=True)
    raw_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64, editable=False)
    extractor = models.CharField("extractor and version", max_length=100, blank=True)
    previous = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="next")

    objects: ClassVar[SnapshotManager] = SnapshotManager()

    class Meta:
        ordering = ["-captured_at", "-id"]
        indexes = [models.Index(fields=["text_sha256"], name="snapshot_by_text")]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="snapshot_not_empty"),
            models.CheckConstraint(condition=Q(text_sha256=TextSha256("text")), name="snapshot_text_hash"),
            models.CheckConstraint(
                condition=Q(raw=None, raw_sha256="") | Q(raw_sha256=BytesSha256("raw")), name="snapshot_raw_hash"
            ),
            models.CheckConstraint(condition=~Q(text__contains="\r"), name="snapshot_text_lf"),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="fingerprint",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func="""
                    IF NEW.text IS NOT NFC NORMALIZED THEN
                        RAISE EXCEPTION 'snapshot text is not in Unicode form NFC'
                            USING ERRCODE = '23514', CONSTRAINT = 'snapshot_text_nfc';
                    END IF;
                    NEW.text_sha256 := encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex');
                    NEW.raw_sha256 := coalesce(encode(sha256(NEW.raw), 'hex'), '');
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"Text {self.pk} of {self.article}"

    @property
    def stood_at(self) -> datetime:
        """When it stood there for certain."""
        return self.archived_at or self.captured_at

    def quote(self, words: str, *, by: User) -> "Passage":
        """The passage that holds `words`. Raises QuoteNotFound, QuoteAmbiguous (sources.anchoring)."""
        return self.passage(anchor(self.text, words), by=by)

    def passage(self, span: Span, *, by: User) -> "Passage":
        """The passage at `span`, new or the one that is there."""
        by.must(Act.EDIT)
        found = self.passages.filter(start=span.start, end=span.end).first()
        if found:
            return found
        with changeset(by, "Mark passage"):
            return self.passages.create(
                start=span.start,
                end=span.end,
                exact=self.text[span.start : span.end],
                prefix=self.text[max(0, span.start - CONTEXT) : span.start],
                suffix=self.text[span.end : span.end + CONTEXT],
            )

    def earlier_passages(self) -> models.QuerySet["Passage"]:
        """The passages of the article's texts before this one, with these texts."""
        earlier = Passage.objects.filter(snapshot__article=self.article_id, snapshot__lt=self.pk)
        return earlier.select_related("snapshot").defer("snapshot__raw").order_by("id")

    @property
    def raw_is_whole(self) -> bool:
        """Whether the raw bytes still have their hash."""
        return self.raw is None or hashlib.sha256(self.raw).hexdigest() == self.raw_sha256


@track(exclude=["exact", "prefix", "suffix"], append_only=True)
class Passage(models.Model):
    """``snapshot.text[start:end]`` in code points. The database refuses one whose words are not that slice."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=CONTEXT, blank=True)
    suffix = models.CharField(max_length=CONTEXT, blank=True)

    class Meta:
        ordering = ["snapshot", "start", "end"]
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "start", "end"], name="passage_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="passage_not_empty"),
            models.CheckConstraint(condition=Q(end=F("start") + Length("exact")), name="passage_length"),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="is_the_slice",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                declare=[("held", "text")],
                func=f"""
                    SELECT text INTO held FROM sources_snapshot WHERE id = NEW.snapshot_id;
                    IF NEW.exact IS DISTINCT FROM substr(held, NEW.start + 1, NEW."end" - NEW.start)
                       OR NEW.prefix <> substr(held, NEW.start + 1 - length(NEW.prefix), length(NEW.prefix))
                       OR NEW.start < length(NEW.prefix)
                       OR NOT starts_with(substr(held, NEW."end" + 1, {CONTEXT}), NEW.suffix) THEN
                        RAISE EXCEPTION 'the words of a passage must be the slice of its snapshot'
                            USING ERRCODE = '23514', CONSTRAINT = 'passage_is_the_slice';
                    END IF;
                    RETURN NEW;
                """,  # noqa: S608  (one number of our own)
            )
        ]

    def __str__(self) -> str:
        return self.exact if len(self.exact) <= 80 else f"{self.exact[:79]}…"
