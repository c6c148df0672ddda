import logging
import re
from collections.abc import Iterator
from types import TracebackType

from django.db import Error

# What PostgreSQL says after the message proper quotes rows: who a confidential speaker is, for one.
_ROWS = re.compile(r"\n(?:DETAIL|CONTEXT|HINT|QUERY|STATEMENT|LINE \d+):.*", re.DOTALL)

type ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]  # as logging has it
)


class WithoutRows(logging.Formatter):
    """Logs without the rows that the database quotes in its errors: of these the first line is kept (those within
    exception groups excepted, and in a message those in English).
    """

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (logging's name)
        return _ROWS.sub("", super().formatMessage(record))

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802
        text = super().formatException(ei)
        for error in _chain(ei[1]):
            said = str(error)
            text = text.replace(said, said.partition("\n")[0]) if said else text
        return text


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Of an exception and all that led to it, those of the database."""
    seen: list[BaseException | None] = [None]
    left = [error]
    while left:
        one = left.pop()
        if one is None or one in seen:
            continue
        seen.append(one)
        left += [one.__cause__, one.__context__]
        if isinstance(one, Error) or hasattr(one, "diag"):  # Django's, or psycopg's own
            yield one
