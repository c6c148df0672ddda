"""Read one article, as a process of its own: ``python -m sources.ingestion.reader``.

It takes one line of JSON, ``{"media_type": …, "url": …, "seconds": …}``, and then the bytes; it writes what it read, or
why not, as JSON. Whoever started it (apart.py) tells from its end that it took too long.
"""

import dataclasses
import json
import resource
import sys

from sources.ingestion.reading import read
from sources.ingestion.refusals import Refused, TakesTooMuch

_GIGABYTES = 2
_FILE = 200 * 1024 * 1024  # the model of languages is unpacked to one


def told(raw: bytes, *, media_type: str, url: str) -> dict[str, object]:
    """What is answered."""
    try:
        return dataclasses.asdict(read(raw, media_type=media_type, url=url))
    except Refused as met:
        refusal = met
    except MemoryError:
        refusal = TakesTooMuch(_GIGABYTES)
    return {"refused": type(refusal).__name__, "why": str(refusal)}


def confine(seconds: int) -> None:
    """Limits on this process that nothing in it can lift: memory, files, time of the processor."""
    most = _GIGABYTES * 1024**3
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE, _FILE))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


if __name__ == "__main__":
    asked = json.loads(sys.stdin.buffer.readline())
    confine(asked.pop("seconds"))
    json.dump(told(sys.stdin.buffer.read(), **asked), sys.stdout)
