"""How many pages an hour one core takes in, with suggestions, beside trafilatura alone; whether memory stays flat.

Pages go the way of every job: bytes in a row, `manage.py work`, an article with its text and suggestions. Counted is
the time of the processor that the worker and PostgreSQL take, so that who else uses the machine matters little. By
turns each batch is read by trafilatura alone. The control keeps every page, and must not be flat.

    python -m bench.ingest [PATH] [--pages 1000] [--control]

PATH: a folder of HTML files to take in place of pages that are made.
"""

import argparse
import logging
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import batched
from pathlib import Path

import django
from django.core.management import call_command

from bench.figures import GOAL
from bench.pages import made

BATCH = 50


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--control", action="store_true")
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("seed", verbosity=0)  # claims that suggestions are matched with
    logging.disable(logging.WARNING)  # a line a task
    rig = import_module("bench.rig").Rig(keeps=given.control)  # by name: it needs Django ready
    pages = found(given.path, given.pages) if given.path else made(given.pages)
    for batch in batched(pages, BATCH):
        rig.take_in(batch)
        print(f"\r{rig.figures.pages:,} pages, {rig.figures.memory[-1]:.0f} MB", end="", file=sys.stderr, flush=True)
    print(f"\r{rig.figures}")
    return int(rig.figures.is_flat) if given.control else int(rig.figures.rate < GOAL or not rig.figures.is_flat)


def found(folder: Path, count: int) -> Iterator[tuple[str, bytes]]:
    """The pages of a folder and the folders in it, at most so many."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in {".html", ".htm"})
    if not files:
        sys.exit(f"There is no HTML file in {folder}.")
    for number, path in enumerate(files[:count]):
        yield f"https://news.example.org/{number}", path.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
