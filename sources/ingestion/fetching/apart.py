"""Fetching a page from here: the fetcher runs apart, and is ended when its time is over."""

import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sources.ingestion.fetching.refusals import SECONDS, Blocked, TooSlow
from sources.ingestion.refusals import Refused

_log = logging.getLogger(__name__)
_ROOT = Path(__file__).parents[3]
_GRACE = 3  # seconds to start and to say that it was too slow
_COMMAND = (sys.executable, "-m", "sources.ingestion.fetching.fetcher")


@dataclass(frozen=True)
class Fetched:
    """A page as it came: where it was in the end, its bytes, and what it was said to be."""

    url: str
    body: bytes
    content_type: str = ""
    etag: str = ""
    modified: str = ""
    unchanged: bool = False


def fetch(
    url: str,
    *,
    etag: str = "",
    modified: str = "",
    command: tuple[str, ...] = _COMMAND,
    seconds: float = SECONDS + _GRACE,
) -> Fetched:
    """Raises Refused with a sentence. `command` and `seconds` are for tests."""
    asked = json.dumps({"url": url, "etag": etag, "modified": modified}).encode() + b"\n"
    try:
        done = subprocess.run(
            command, input=asked, capture_output=True, timeout=seconds, cwd=_ROOT, env=_bare(), check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TooSlow from error
    if done.returncode:
        _log.error("The fetcher ended with %s.", done.returncode)
    line, _, body = done.stdout.partition(b"\n")
    if not line:
        raise Blocked
    return _told(json.loads(line), body)


def _told(told: dict[str, Any], body: bytes) -> Fetched:
    """What the process answered. Raises the Refused that it met."""
    if "why" in told:
        raise Refused(told["why"])
    return Fetched(
        told["url"], body, told["content_type"], told["etag"], told["modified"], unchanged=told["status"] == 304
    )


def _bare() -> dict[str, str]:
    """The fetcher gets nothing of our environment: no secret, no address of a database, no proxy."""
    return {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
