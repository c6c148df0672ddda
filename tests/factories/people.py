"""The cast: edith edits, rhys reviews, ada administers."""

from accounts.models import User
from accounts.roles import Role


def person(username: str, role: str) -> User:
    """The person of that name, added when there is none; without a password, which takes long to hash."""
    return User.objects.filter(username=username).first() or User.objects.add(username, role=role, by=None)


def edith() -> User:
    """Makes whatever a test does not say the maker of."""
    return person("edith", Role.EDITOR)


def rhys() -> User:
    """Rules and approves."""
    return person("rhys", Role.REVIEWER)


def ada() -> User:
    """May do everything."""
    return person("ada", Role.ADMIN)
