"""Reading what may take long: a process of its own reads it, and is ended when its time is over."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from sources.ingestion import refusals
from sources.ingestion.extracted import Extracted, Named
from sources.ingestion.refusals import Refused, TakesTooLong, Unreadable

SECONDS = 10  # of the processor, its start among them
_BUSY = 2  # times as long where others use the processor too
_ROOT = Path(__file__).parents[2]
_COMMAND = (sys.executable, "-m", "sources.ingestion.reader")
_LISTS = ("authors", "disclaimers", "corrections")


def read_apart(raw: bytes, *, media_type: str = "", url: str = "", seconds: int = SECONDS) -> Extracted:
    """What reading.read does, within limits on time and memory. Raises Refused, RuntimeError for a fault of ours."""
    asked = json.dumps({"media_type": media_type, "url": url, "seconds": seconds}).encode() + b"\n"
    try:
        done = subprocess.run(
            _COMMAND,
            input=asked + raw,
            capture_output=True,
            timeout=_BUSY * SECONDS,
            cwd=_ROOT,
            env=_bare(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TakesTooLong(seconds) from error
    if done.returncode in {-signal.SIGXCPU, -signal.SIGKILL}:
        raise TakesTooLong(seconds)
    if done.returncode < 0:
        raise Unreadable("It breaks what reads it.")
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return _told(json.loads(done.stdout))


def _told(told: dict[str, Any]) -> Extracted:
    """What the process answered. Raises the Refused that it met."""
    if "refused" in told:
        kind: type[Refused] = getattr(refusals, told["refused"])
        raise kind.__new__(kind, told["why"])
    lists = {name: tuple(told[name]) for name in _LISTS}
    return Extracted(**{**told, **lists, "credits": tuple(Named(**credit) for credit in told["credits"])})


def _bare() -> dict[str, str]:
    """The reader gets nothing of our environment: no secret, no address of a database."""
    return {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
