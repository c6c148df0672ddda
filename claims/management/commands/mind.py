import time
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error, close_old_connections
from django.utils import timezone

from claims.chores import CHORES

PAUSE = 5  # seconds


class Command(BaseCommand):
    help = "Do what is due (publish at its time, and so on), again and again; --once for those who have a cron."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="all of it now, then stop")

    def handle(self, *, once: bool, **_: Any) -> None:
        last: dict[str, datetime] = {}
        while True:
            self._round(last)
            if once:
                return
            close_old_connections()
            time.sleep(PAUSE)

    def _round(self, last: dict[str, datetime]) -> None:
        """What is due by now. A fault of one chore keeps no other from its turn."""
        for name, (every, chore) in CHORES.items():
            now = timezone.now()
            if name in last and now - last[name] < every:
                continue
            last[name] = now
            try:
                done = chore(now)
            except Error as error:
                self.stderr.write(f"{name}: {error}")
            else:
                if done:
                    self.stdout.write(f"{name}: {done}")
