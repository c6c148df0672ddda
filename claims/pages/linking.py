"""Claims that an editor may link words of a text to."""

from accounts.models import Visitor
from claims.models import Claim

MOST = 20


def searched(words: str, user: Visitor) -> list[Claim]:
    """Those that hold the words, or have the number, such as C-12."""
    rows = Claim.objects.standing().visible_to(user)
    number = words.strip().upper().removeprefix("C-")
    if number.isdecimal() and len(number) < 10:
        return list(rows.filter(pk=number))
    return list(rows.worded(words).order_by("-id")[:MOST])
