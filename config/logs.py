import logging
import re
from collections.abc import Iterator
from types import TracebackType

# What PostgreSQL says after the message proper, in which it quotes rows: who a confidential speaker is, for one.
_ROWS = re.compile(r"\n(?:DETAIL|CONTEXT|HINT|QUERY):.*", re.DOTALL)

type ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]  # as logging has it
)


class WithoutRows(logging.Formatter):
    """Tracebacks without the rows that the database quotes in its errors (those within exception groups excepted)."""

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 (logging's name)
        text = super().formatException(ei)
        for error in _chain(ei[1], set()):
            said = str(error)
            text = text.replace(said, _ROWS.sub("", said)) if _ROWS.search(said) else text
        return text


def _chain(error: BaseException | None, seen: set[int]) -> Iterator[BaseException]:
    """An exception and all that led to it, once each."""
    if error is None or id(error) in seen:
        return
    seen.add(id(error))
    yield error
    yield from _chain(error.__cause__, seen)
    yield from _chain(error.__context__, seen)
