"""The demo's three people, and what they sign in with."""

import json
import secrets
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.models import User
from accounts.roles import Role

PEOPLE: dict[str, Role] = {"edith": Role.EDITOR, "rhys": Role.REVIEWER, "ada": Role.ADMIN}


class SomebodyElse(Exception):
    """The site has a person of its own with a name of the demo."""


def people() -> dict[str, User]:
    """By name; added where they are missing, without a password: nobody can sign in as them. Raises SomebodyElse."""
    return {name: _person(name, role) for name, role in PEOPLE.items()}


@transaction.atomic
def let_in(folder: Path, *, ours: bool) -> dict[str, str]:
    """Give the demo's people the passwords kept in `folder`, and answer those. Raises SomebodyElse.

    A password that somebody set meanwhile is replaced in a database of `ours`, and respected in any other.
    """
    passwords = sign_ins(folder)
    others = {name: user for name, user in people().items() if not user.check_password(passwords[name])}
    for name, user in others.items():
        if not ours and user.has_usable_password():
            raise SomebodyElse(f"There is somebody called {user.username} already, with a password of their own.")
        User.objects.filter(pk=user.pk).update(password=make_password(passwords[name]))
    return passwords


def sign_ins(folder: Path) -> dict[str, str]:
    """Username and password of each, from a file in `folder` that only its owner can read; made at first use."""
    file = folder / "sign-ins.json"
    kept: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    wanted = {name: kept.get(name) or secrets.token_urlsafe(18) for name in PEOPLE}
    if wanted != kept:
        _write(file, json.dumps(wanted, indent=1) + "\n")
    return wanted


def _write(file: Path, text: str) -> None:
    """Under another name first, so that an interrupted run leaves no half a file behind."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".new")
    unfinished.touch(mode=0o600)
    unfinished.write_text(text)
    unfinished.replace(file)


def _person(name: str, role: Role) -> User:
    user = User.objects.filter(username__iexact=name).first()
    if user is None:
        return User.objects.add(name, role=role, by=None, name=name.title(), email=f"{name}@example.org")
    if user.role != role:
        raise SomebodyElse(f"There is somebody called {user.username} already, who is no {role.label.lower()} here.")
    return user
