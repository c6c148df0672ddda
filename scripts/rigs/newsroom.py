"""A database with editors at work in it, and what became of it afterwards."""

from collections import Counter
from secrets import token_hex

from django.core.management import call_command
from django.test import Client
from django.test.utils import override_settings

from accounts.models import User
from accounts.roles import Role
from claims.models import Claim
from ledger.tracking import history_of

FIRST = "0 nobody"


def prepare(claims: int, editors: int) -> tuple[list[int], list[str]]:
    """An empty database gets claims that hold a number, and editors who are signed in: ids and cookie headers."""
    call_command("migrate", verbosity=0)
    people = [User.objects.add(f"editor-{token_hex(4)}", role=Role.EDITOR, by=None) for _ in range(editors)]
    rows = [Claim(statement="It was counted.", kind="event", place=FIRST).draft(by=people[0]) for _ in range(claims)]
    return [row.pk for row in rows], [_cookies(person) for person in people]


def _cookies(person: User) -> str:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(person)
    with override_settings(ALLOWED_HOSTS=["*"]):
        client.get("/")  # the form for signing out brings the cookie against forged forms
    return "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())


def faults(claims: list[int], saved: Counter[int], marks: set[str]) -> list[str]:
    """What was lost or overwritten, in words."""
    found = []
    for row in Claim.objects.filter(pk__in=claims):
        past = [
            place.split()
            for place in history_of(Claim)
            .objects.filter(pgh_obj_id=row.pk)
            .order_by("pgh_id")
            .values_list("place", flat=True)
        ]
        numbers = [int(number) for number, _ in past]
        if int(row.place.split()[0]) != saved[row.pk]:
            found.append(f"C-{row.pk}: {saved[row.pk]} saves were acknowledged, its number is {row.place.split()[0]}")
        if numbers != sorted(set(numbers)):
            found.append(f"C-{row.pk}: its numbers do not go up one by one")
        marks = marks - {mark for _, mark in past}
    return found + [f"acknowledged and not in the history: {mark}" for mark in sorted(marks)[:5]]
