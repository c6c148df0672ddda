"""Writing what the files tell, through the methods that people reach; what is there already is left alone."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from accounts.demo import people
from claims.seeding import claims, debate, sources
from claims.seeding.desk import Desk
from claims.seeding.reading import Entry, Seeds

STEPS: list[tuple[str, Callable[[Desk, Entry], None]]] = [
    ("outlets", sources.outlet),
    ("speakers", sources.speaker),
    ("topics", sources.topic),
    ("measures", sources.measure),
    ("articles", sources.article),
    ("claims", claims.claim),
    ("reports", claims.report),
    ("claims", claims.publish),
    ("cross_references", debate.cross_reference),
    ("disputes", debate.dispute),
    ("annotations", debate.annotation),
    ("assessments", debate.assessment),
]
LOCK = 1818583909  # one run at a time: the second would not see the rows of the first


class Refused(Exception):
    """The site or its database refused an entry that had passed the checks."""


def load(seeds: Seeds) -> Desk:
    """In one transaction: all or nothing. Raises Refused, SomebodyElse."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            desk = Desk(seeds, people())
            for section, step in STEPS:
                for entry in seeds.sections[section].values():
                    _take(step, desk, entry)
    except DatabaseError as error:  # of the checks at commit
        raise Refused(str(error).strip()) from error
    return desk


def _take(step: Callable[[Desk, Entry], None], desk: Desk, entry: Entry) -> None:
    try:
        step(desk, entry)
    except ValidationError as error:
        raise Refused(f"{entry.where}: {' '.join(error.messages)}") from error
    except (DatabaseError, PermissionDenied) as error:
        raise Refused(f"{entry.where}: {str(error).strip()}") from error


def in_words(desk: Desk) -> str:
    """One line: what was added, and what was there."""
    parts = []
    if desk.added:
        parts.append(f"Loaded: {_counted(desk.added)}.")
    if desk.found:
        parts.append(f"Already loaded: {_counted(desk.found)}.")
    return " ".join(parts)


def _counted(counts: dict[str, int]) -> str:
    plain = {section.replace("_", "-"): count for section, count in counts.items()}
    return ", ".join(f"{n} {name if n > 1 else name.removesuffix('s')}" for name, n in plain.items())
