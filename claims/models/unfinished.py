"""Work in progress: forms not sent yet, and who else has one open. No part of the record."""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.forms import CheckboxInput

from accounts.models import User

SOON = timedelta(minutes=10)
MOST = 200_000  # characters of one form


class SavedDraftQuerySet(models.QuerySet["SavedDraft"]):
    """Sets of forms not sent yet."""

    def of(self, user: User, path: str = "") -> Self:
        """This person's, the last saved first; of one page where `path` is given."""
        mine = self.filter(user=user, path=path) if path else self.filter(user=user)
        return mine.order_by("-saved_at", "-id")

    def keep(self, user: User, path: str, title: str, data: dict[str, list[str]]) -> "SavedDraft":
        """In place of what was saved for this page before."""
        given = {"title": title[:200], "data": data, "saved_at": Now()}
        kept = self.update_or_create(user=user, path=path, defaults=given)[0]
        kept.refresh_from_db(fields=["saved_at"])
        return kept


class SavedDraft(models.Model):
    """What somebody has typed into the form at `path`: `data` has the values of each field."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    path = models.CharField(max_length=500)
    title = models.CharField(max_length=200)
    data = models.JSONField()
    saved_at = models.DateTimeField(db_default=Now())

    objects = SavedDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at", "-id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "path"], name="saved_draft_once")]

    def __str__(self) -> str:
        return self.title

    def first(self, name: str) -> str:
        """The value of a field that has one."""
        given: list[str] = self.data.get(name) or [""]
        return given[0]

    def initial(self, form: Any) -> dict[str, Any]:
        """As the initial values of a form."""
        lists = {name for name, field in form.fields.items() if getattr(field.widget, "allow_multiple_selected", False)}
        boxes = {name for name, field in form.fields.items() if isinstance(field.widget, CheckboxInput)}
        single = {name: name in self.data if name in boxes else self.first(name) for name in form.fields}
        return single | {name: self.data.get(name, []) for name in lists}


class PresenceQuerySet(models.QuerySet["Presence"]):
    """Who has which form open."""

    def others(self, user: User, path: str, at: datetime) -> list["Presence"]:
        """Those besides `user` who opened the form of late, the last first."""
        here = self.filter(path=path, seen_at__gt=at - SOON).exclude(user=user)
        return list(here.select_related("user").order_by("-seen_at"))

    def note(self, user: User, path: str) -> None:
        """Somebody has it open."""
        self.update_or_create(user=user, path=path, defaults={"seen_at": Now()})


class Presence(models.Model):
    """Somebody opened the form at `path`."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    path = models.CharField(max_length=500)
    seen_at = models.DateTimeField(db_default=Now())

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "path"], name="presence_once")]
        indexes: ClassVar = [models.Index(fields=["path", "seen_at"], name="presence_by_path")]

    def __str__(self) -> str:
        return f"{self.user} at {self.path}"
