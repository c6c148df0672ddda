from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from claims.intake.taking import Taken, items_at, take
from ledger.models import Changeset
from sources.ingestion.refusals import Refused
from sources.ingestion.unpacking import Item, items_of
from sources.models import ItemState, Outlet


class Command(BaseCommand):
    help = (
        "Take articles in from files and addresses: pages, texts, PDFs, Word files, e-mails, feeds, web archives. "
        "One line an item; the answer is 1 when something was refused."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", nargs="+", metavar="FILE|URL")
        parser.add_argument("--by", required=True, help="username of the editor who takes them in")
        parser.add_argument("--outlet", help="short name of the outlet, where their addresses do not tell")

    def handle(self, *, what: list[str], by: str, outlet: str | None, **_: Any) -> None:
        person = User.objects.filter(username=by, is_active=True).first()
        publisher = Outlet.objects.standing().filter(slug=outlet).first() if outlet else None
        if person is None or (outlet and publisher is None):
            raise CommandError(f"There is no {'outlet ' + str(outlet) if person else 'person ' + by}.")
        refused = 0
        for source in what:
            for item in _items(source):
                known = bool(item.raw or item.url)
                taken = (
                    take(item, by=person, outlet=publisher, tool=Changeset.Tool.COMMAND) if known else _not_read(item)
                )
                refused += self._tell(item.url or source, taken)
        if refused:
            raise CommandError(f"{refused} refused.", returncode=1)

    def _tell(self, name: str, taken: Taken) -> bool:
        where = taken.article.get_absolute_url() if taken.article else ""
        self.stdout.write(" ".join(part for part in (f"{taken.state.label}:", name, where, taken.why) if part))
        return taken.state == ItemState.REFUSED


def _items(name: str) -> Iterator[Item]:
    """What is there; where nothing can be read, an item that says why in place of a media type."""
    try:
        if name.startswith(("http://", "https://")):
            yield from items_at(name)
        else:
            yield from items_of(Path(name).read_bytes(), name=name)
    except Refused as refusal:
        yield Item(media_type=str(refusal))
    except OSError as error:
        yield Item(media_type=error.strerror or "It could not be opened.")


def _not_read(item: Item) -> Taken:
    return Taken(ItemState.REFUSED, why=item.media_type)
