from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.demo import SomebodyElse
from claims.models import AssessmentValue
from claims.seeding.checking import check
from claims.seeding.loading import Refused, in_words, load
from claims.seeding.reading import read


class Command(BaseCommand):
    help = "Load outlets, articles, claims and reports from the YAML files of a folder, all or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.BASE_DIR / "seeds")

    def handle(self, *, folder: Path, verbosity: int, **_: Any) -> None:
        seeds = read(folder)
        problems = check(seeds, AssessmentValue.objects.values_list("slug", flat=True))
        if problems:
            raise CommandError("\n".join([*problems, "Nothing was loaded."]))
        try:
            desk = load(seeds)
        except (Refused, SomebodyElse) as error:
            raise CommandError(f"{error}\nNothing was loaded.") from error
        if verbosity:
            self.stdout.write(in_words(desk))
