"""How often somebody may try something: counted in the database, for all processes, across restarts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.db import connection
from django.db.models import F, Func, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from accounts.models import Tries

# One statement under the lock of one row, so that many at once get no more than one after the other. A refused try is
# not counted: whoever waits gets in. Each call also clears away two rows that are over.
COUNT = """
    WITH swept AS (
        DELETE FROM accounts_tries WHERE key IN (
            SELECT key FROM accounts_tries WHERE until < clock_timestamp() AND key <> %(key)s
            ORDER BY until LIMIT 2 FOR UPDATE SKIP LOCKED
        )
    )
    INSERT INTO accounts_tries AS kept (key, at, refused, until)
    VALUES (%(key)s, ARRAY[clock_timestamp()], false, clock_timestamp() + %(within)s::interval)
    ON CONFLICT (key) DO UPDATE SET (at, refused, until) = (
        SELECT
            CASE WHEN count(*) < %(times)s THEN array_append(array_agg(t ORDER BY t), clock_timestamp())
                 ELSE array_agg(t ORDER BY t) END,
            count(*) >= %(times)s,
            clock_timestamp() + %(within)s::interval
        FROM unnest(kept.at) t WHERE t > clock_timestamp() - %(within)s::interval
    )
    RETURNING refused, at[cardinality(at)], extract(epoch FROM at[1] + %(within)s::interval - clock_timestamp())
"""


class TooOften(Exception):
    """This was tried too often; it may be tried again after `wait` seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"Too often. Try again in {wait} seconds.")
        self.wait = wait


@dataclass(frozen=True)
class Try:
    """One that was counted."""

    key: str
    moment: datetime

    def give_back(self) -> None:
        """It does not count after all."""
        fewer = Func(F("at"), Value(self.moment), function="array_remove")
        Tries.objects.filter(key=self.key).update(at=fewer)


@dataclass(frozen=True)
class Limit:
    """At most `times` in any stretch of `within`, for each who."""

    what: str
    times: int
    within: timedelta

    def take(self, *who: object) -> Try:
        """Count one more. Raises TooOften when that is one too many."""
        key = self._key(who)
        with connection.cursor() as cursor:
            cursor.execute(COUNT, {"key": key, "times": self.times, "within": f"{self.within.total_seconds()} s"})
            refused, moment, wait = cursor.fetchone()
        if refused:
            raise TooOften(max(1, ceil(wait)))
        return Try(key, moment)

    def forget(self, *who: object) -> None:
        """Begin anew for them."""
        Tries.objects.filter(key=self._key(who)).delete()

    def _key(self, who: tuple[object, ...]) -> str:
        """Says nothing of addresses and names to whoever reads the table."""
        said = "\n".join([self.what, str(self.within), *map(str, who)])
        return salted_hmac("accounts.limits", said, algorithm="sha256").hexdigest()


class TooOftenMiddleware:
    """Says in a page how long to wait."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A swap of htmx puts the words where messages stand, and leaves the form with what was typed."""
        if not isinstance(exception, TooOften):
            return None
        part = "#said" if getattr(request, "htmx", None) else ""
        answer = render(request, f"429.html{part}", {"minutes": ceil(exception.wait / 60)}, status=429)
        answer.headers["Retry-After"] = str(exception.wait)
        if part:
            answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "#status", "innerHTML"
        return answer
