import signal
import threading
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.tasks import DEFAULT_TASK_BACKEND_ALIAS
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from sources.ingestion.jobs import pick_up
from sources.ingestion.polling import poll_due

PAUSE = 1.0


class Command(BaseCommand):
    help = (
        "Work on what waits in the queue, until stopped: feeds to read, articles to take in. Several may run at once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing waits")

    def handle(self, *, once: bool, **_: Any) -> None:
        ended = threading.Event()

        def end(signum: int, frame: FrameType | None) -> None:
            """The item at hand is rolled back, and taken in again by whoever comes next."""
            ended.set()
            raise SystemExit(0)

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, end)
        while not ended.is_set():
            poll_due()
            pick_up()
            _worker().run()
            if once:
                return
            ended.wait(PAUSE)


def _worker() -> Worker:
    """Works until nothing waits."""
    return Worker(
        queue_names=["*"],
        interval=PAUSE,
        batch=True,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(16),
        excluded_queue_names=[],
    )
