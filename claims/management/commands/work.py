import signal
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.tasks import DEFAULT_TASK_BACKEND_ALIAS
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

PAUSE = 1.0


class Command(BaseCommand):
    help = "Work on what waits in line, until stopped: articles to take in, feeds to read. Several may run at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing waits")

    def handle(self, *, once: bool, **_: Any) -> None:
        worker = _worker(once=once)

        def end(signum: int, frame: FrameType | None) -> None:
            """The item at hand is rolled back, and taken in again by whoever comes next."""
            worker.running = False
            raise SystemExit(0)

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, end)
        worker.run()


def _worker(*, once: bool) -> Worker:
    return Worker(
        queue_names=["*"],
        interval=PAUSE,
        batch=once,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(16),
        excluded_queue_names=[],
    )
