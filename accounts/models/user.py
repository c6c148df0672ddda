"""People who sign in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from accounts.passwords import LONGEST
from accounts.roles import RIGHTS, Act, NotAllowed, Role
from ledger.changesets import changeset
from ledger.models import Changeset
from ledger.tracking import track


class UserManager(BaseUserManager["User"]):
    """Adding a person is an act like any other: it belongs to a changeset."""

    def add(self, username: str, *, role: str, by: "User | None", password: str | None = None, **extra: Any) -> "User":
        """Add a person. `by` is None only from the command line; without a password nobody can sign in as them."""
        if by:
            by.must(Act.ADMINISTER)
        tool = Changeset.Tool.WEB if by else Changeset.Tool.COMMAND
        user = self.model(username=self.model.normalize_username(username), role=role, **extra)
        user.set_password(password)
        with changeset(by, f"Add {Role(role).label.lower()}", tool=tool):
            user.save(using=self._db)
        return user

    def known_as(self, name: str) -> "User | None":
        """Who has this username or else this e-mail address, in any capitals."""
        found = self.filter(models.Q(username__iexact=name) | models.Q(email__iexact=name))
        return min(found, key=lambda user: user.username.lower() != name.lower(), default=None)

    def create_superuser(self, username: str, password: str | None = None, **extra: Any) -> "User":
        """What ``manage.py createsuperuser`` calls."""
        return self.add(username, role=Role.ADMIN, by=None, password=password, **extra)


@track(fields=["id", "role", "is_active"])
class User(AbstractBaseUser):
    """A person with one role. History knows the role, never the name, so that a name can be erased."""

    username = models.CharField(
        max_length=150,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": "Somebody has this username already."},
    )
    name = models.CharField("name shown", max_length=150, blank=True)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=8, choices=Role, default=Role.READER)
    is_active = models.BooleanField("may sign in", default=True)
    date_joined = models.DateTimeField(db_default=models.functions.Now(), editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("username"), name="user_username_once", violation_error_message="This username is taken."
            ),
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once",
                condition=~models.Q(email=""),
                violation_error_message="Somebody has this e-mail address already.",
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="user_role_known"),
        ]

    def __str__(self) -> str:
        return self.name or self.username

    def check_password(self, raw_password: str | None) -> bool:
        """What is too long for any password is not hashed: that alone would keep a processor busy."""
        return len(raw_password or "") <= LONGEST and super().check_password(raw_password)

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """Sessions end when this changes: with the password, and with the role."""
        said = f"{self.role} {self.password}"
        return salted_hmac("accounts.User.session", said, secret=secret, algorithm="sha256").hexdigest()

    def may(self, act: Act) -> bool:
        """Whether this person has the right to `act`."""
        return self.is_active and act in RIGHTS[self.role]

    def must(self, act: Act) -> None:
        """Raises NotAllowed when this person may not `act`."""
        if not self.may(act):
            raise NotAllowed(act)

    @property
    def edits(self) -> bool:
        """Whether pages offer this person to change what they show."""
        return self.may(Act.EDIT)

    @property
    def is_staff(self) -> bool:
        """Django's admin asks this."""
        return self.may(Act.ADMINISTER)

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """Django's admin asks this: an administrator may do there all that the admin classes offer."""
        return self.may(Act.ADMINISTER)

    def has_module_perms(self, app_label: str) -> bool:
        """See has_perm."""
        return self.may(Act.ADMINISTER)


Visitor = User | AnonymousUser


def may(visitor: Visitor | None, act: Act) -> bool:
    """Whether this visitor, signed in or not, has the right to `act`."""
    return isinstance(visitor, User) and visitor.may(act)
