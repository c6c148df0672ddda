from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.evaluation.files import files_in, rows_in
from claims.evaluation.lines import Line, table
from claims.evaluation.tasks import measure


class Command(BaseCommand):
    help = (
        "Measure what is read from texts and pages against labelled sets: precision, recall and F1, by class and "
        "language. docs/evaluation.md tells what a set looks like."
    )
    requires_system_checks: list[str] = []  # most of it needs no database

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="+", type=Path, help="a file, or a folder with files")

    def handle(self, *, path: list[Path], **_: Any) -> None:
        known = False
        for file in (file for one in path for file in _files(one)):
            if lines := _measured(file):
                known = True
                self.stdout.write(f"\n{file.name}\n\n{table(lines)}")
        if not known:
            raise CommandError("No labelled set is there.")


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise CommandError(f"There is no {path}.")
    return files_in(path)


def _measured(file: Path) -> list[Line]:
    try:
        return list(measure(rows_in(file)))
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise CommandError(f"{file}: {error}") from error
