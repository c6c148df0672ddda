import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.demo import PEOPLE, SomebodyElse, let_in
from claims.models import Proposal
from claims.proposing import propose_for
from sources.models import Snapshot

FIRST = 20  # texts, should there be others

ASK = (
    "The database that DATABASE_URL names is not the demo's own. The demo would add its documents to it, and three "
    "people who can sign in. If that is what you want, say so: manage.py demo --outside"
)


class Command(BaseCommand):
    help = "Bring the database up to date, load the demo's documents and print who can sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--outside", action="store_true", help="also in a database that is not the demo's own")

    def handle(self, *, outside: bool, **_: Any) -> None:
        # The launcher of the demo's own PostgreSQL says so.
        ours = os.environ.get("CLAIMLINE_EMBEDDED") == "1"
        if not ours and not outside:
            raise CommandError(ASK)
        call_command("migrate", verbosity=0)
        try:
            passwords = let_in(_folder(), ours=ours)
        except SomebodyElse as error:
            raise CommandError(f"{error} Nothing was loaded.") from error
        call_command("seed", stdout=self.stdout)
        _suggest()
        self.stdout.write(f"\nhttp://localhost:{os.environ.get('PORT', '8000')}\n\n")
        for name, role in PEOPLE.items():
            self.stdout.write(f"  {role.label:<14} {name:<6} {passwords[name]}")


def _suggest() -> None:
    """What can be checked in the documents and is not on record; once."""
    if not Proposal.objects.exists():
        for text in Snapshot.objects.select_related("article").order_by("pk")[:FIRST]:
            propose_for(text, by=None)


def _folder() -> Path:
    """Where the passwords are kept."""
    return Path(os.environ.get("CLAIMLINE_RUN") or settings.BASE_DIR / ".run" / "demo")
