"""Somebody who can sign in, and how they do it."""

from django.contrib.auth import get_user

from accounts.models import User
from accounts.roles import Role
from tests import factories as make

PASSWORD = "correct horse battery staple"


def person_with(name, role=Role.EDITOR, **columns):
    """Somebody with a password."""
    somebody = make.person(name, role)
    somebody.set_password(PASSWORD)
    User.objects.filter(pk=somebody.pk).update(password=somebody.password, **columns)
    somebody.refresh_from_db()
    return somebody


def sent(client, name="edith", password=PASSWORD, **more):
    """The form, filled in and sent."""
    return client.post("/accounts/login/", {"login": name, "password": password, **more})


def who(client):
    """The username of whoever is signed in there, or nothing."""
    return get_user(client).get_username()
