"""Who may do what: the one table of rights (domain.md §6)."""

from django.core.exceptions import PermissionDenied
from django.db import models


class Role(models.TextChoices):
    """What a signed-in person is. Nobody signed in is a reader."""

    READER = "reader", "Reader"
    EDITOR = "editor", "Editor"
    REVIEWER = "reviewer", "Reviewer"
    ADMIN = "admin", "Administrator"


class Act(models.TextChoices):
    """What needs a right. The value ends the sentence "You may not …"."""

    READ_DRAFTS = "read drafts and editors' notes"
    EDIT = "add or edit sources, claims, reports, notes and cross-references"
    PUBLISH = "publish claims"
    DISPUTE = "open a dispute or add evidence"
    PROPOSE = "propose an assessment, a merger, a split or a withdrawal"
    RULE = "rule on a dispute"
    APPROVE = "approve an assessment, a merger, a split or a withdrawal"
    NAME_CONFIDENTIAL = "see who a confidential speaker is"
    ADMINISTER = "use the administration"


_EDITOR = {Act.READ_DRAFTS, Act.EDIT, Act.PUBLISH, Act.DISPUTE, Act.PROPOSE, Act.NAME_CONFIDENTIAL}
_REVIEWER = _EDITOR | {Act.RULE, Act.APPROVE}
RIGHTS: dict[str, set[Act]] = {
    Role.READER: set(),
    Role.EDITOR: _EDITOR,
    Role.REVIEWER: _REVIEWER,
    Role.ADMIN: _REVIEWER | {Act.ADMINISTER},
}


class NotAllowed(PermissionDenied):
    """This person may not do that."""

    def __init__(self, act: Act) -> None:
        super().__init__(f"You may not {act.value}.")
