import logging
import time
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from claims.chores import CHORES

PAUSE = 5  # seconds

_log = logging.getLogger(__name__)


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
            except Exception:
                _log.exception("Chore %s", name)
            else:
                if done:
                    self.stdout.write(f"{name}: {done}")
