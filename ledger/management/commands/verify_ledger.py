from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ledger.verification import Broken, verify


class Command(BaseCommand):
    help = "Prove that no changeset, history row or present row was changed behind the ledger's back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--from", type=int, default=1, dest="start", metavar="N", help="the first changeset to prove"
        )
        parser.add_argument("--head", metavar="DIGEST", help="a head printed earlier and kept elsewhere")

    def handle(self, *, start: int, head: str | None, **_: Any) -> None:
        try:
            proof = verify(start=start, head=head)
        except Broken as broken:
            raise CommandError(f"ledger broken: {broken}") from broken
        rows = sum(proof.rows.values())
        self.stdout.write(f"ledger whole: {proof.changesets} changesets, {rows} rows, head {proof.head}")
