"""How long after another an article appeared."""

from datetime import date

from claims.pages.sources import ArticleRef

DAY = 10  # letters of a date known to the day
MONTH, YEAR = 30.44, 365.25
MOST_DAYS, MOST_MONTHS = 60, 24


def lag(first: ArticleRef, later: ArticleRef) -> str:
    """``+5 days``, ``about +2 years``; what cannot be known is said."""
    if first is later:
        return "first"
    if not (first.day and later.day):
        return "date not known"
    days = (date.fromisoformat(later.day) - date.fromisoformat(first.day)).days
    exact = len(first.iso) == len(later.iso) == DAY
    if not days:
        return "same day" if exact else "about the same time"
    return _in_words(days) if exact else f"about {_in_words(days)}"


def _in_words(days: int) -> str:
    if days < MOST_DAYS:
        return _counted(days, "day")
    months = round(days / MONTH)
    return _counted(months, "month") if months < MOST_MONTHS else _counted(round(days / YEAR), "year")


def _counted(number: int, noun: str) -> str:
    return f"+{number} {noun}{'s' * (number != 1)}"
