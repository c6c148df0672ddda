"""Whether a name and a password belong together."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from accounts.models import User


class UsernameOrMail(ModelBackend):
    """One look-up and one hash, whoever is asked for: the time it takes tells nobody who has an account."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **given: Any
    ) -> User | None:
        """Whoever is not active gets the same answer as whoever does not exist."""
        name = given.get("email") or username
        if not name or not password:
            return None
        user = User.objects.known_as(name)
        right = (user or User()).check_password(password)
        return user if user and right and self.user_can_authenticate(user) else None
