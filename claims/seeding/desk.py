"""What loading has at hand: the people who act, and the rows of the entries loaded so far."""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from accounts.models import User
from claims.models import Annotation, Attribution, Claim, CrossReference, Measure, Topic
from claims.models.cross_reference import SYMMETRIC
from claims.seeding.reading import Seeds
from ledger.changesets import changeset
from ledger.models import Changeset
from ledger.tracking import history_of
from sources.anchoring import anchor
from sources.models import Article, Outlet, Passage, Snapshot, Speaker


@dataclass
class Desk:
    """Rows stand under the keys of their entries; reports under claim and article."""

    seeds: Seeds
    people: dict[str, User]
    outlets: dict[str, Outlet] = field(default_factory=dict)
    speakers: dict[str, Speaker] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    snapshots: dict[str, Snapshot] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    reports: dict[tuple[str, str], Attribution] = field(default_factory=dict)
    notes: dict[str, Annotation] = field(default_factory=dict)
    added: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def once[M: models.Model](self, section: str, row: M | None, add: Callable[[], M]) -> M:
        """The row that is there, left alone, or else the one that `add` writes; counted either way."""
        (self.added if row is None else self.found)[section] += 1
        return add() if row is None else row

    @property
    def editor(self) -> User:
        """Who acts where an entry names nobody."""
        return self.people["edith"]

    def passage(self, article: str, words: str, *, by: User) -> Passage:
        return self.snapshots[article].quote(words, by=by)

    def passage_fields(self, article: str, words: str) -> dict[str, Any]:
        """What finds a row by its passage, whether that is there or not."""
        span = anchor(self.snapshots[article].text, words)
        return {
            "passage__snapshot": self.snapshots[article],
            "passage__start": span.start,
            "passage__end": span.end,
        }

    def cross_reference(self, between: dict[str, str]) -> CrossReference | None:
        """By what its entry says of it; a relation that holds both ways is found from either side."""
        one, other = self.claims[between["from"]], self.claims[between["to"]]
        if between["relation"] in SYMMETRIC and one.pk > other.pk:
            one, other = other, one
        return first_written(CrossReference, from_claim=one, relation=between["relation"], to_claim=other)


def write[M: models.Model](row: M, *, by: User, reason: str) -> M:
    """For rows without a method of their own. Raises ValidationError."""
    row.full_clean()
    with act(by, reason):
        row.save(force_insert=True)
    return row


def act(by: User, reason: str) -> AbstractContextManager[Changeset]:
    """One changeset; the acts of the same person inside it belong to it too."""
    return changeset(by, reason, tool=Changeset.Tool.IMPORT)


def first_written[M: models.Model](model: type[M], **fields: Any) -> M | None:
    """The row that had these values when it was added, whatever became of them since."""
    added = history_of(model)._default_manager.filter(pgh_label="insert", **fields).values("pgh_obj_id")
    return model._default_manager.filter(pk__in=added).order_by("pk").first()
