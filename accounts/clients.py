"""Where a request comes from, and with which browser."""

import ipaddress

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.models import User

BROWSERS = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}
YEAR = 365 * 24 * 60 * 60
SALT = "accounts.known-browser"
REMEMBERED = 10


def network(request: HttpRequest) -> str:
    """What limits are counted for: the address of the client, in IPv6 the network that one household gets.

    Of the socket, or what the site's own proxy says in the header that settings name; never of X-Forwarded-For, which
    anybody can send. Raises PermissionDenied when the proxy is silent.
    """
    address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    if isinstance(address, ipaddress.IPv6Address):
        return str(address.ipv4_mapped or ipaddress.IPv6Network((address, 64), strict=False))
    return str(address)


def browser_name(user_agent: str) -> str:
    """ "Firefox on Linux", from what the browser says of itself."""
    browser = next((name for sign, name in BROWSERS.items() if sign in user_agent), "Another browser")
    system = next((name for sign, name in SYSTEMS.items() if sign in user_agent), "")
    return f"{browser} on {system}" if system else browser


def is_known(request: HttpRequest, user: User) -> bool:
    """Whether this person has signed in with this browser before."""
    return str(user.pk) in _known(request)


def remember(request: HttpRequest, answer: HttpResponse, user: User) -> None:
    """From now on this browser is known to be one that `user` signs in with."""
    known = [str(user.pk), *(key for key in _known(request) if key != str(user.pk))]
    answer.set_signed_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        ".".join(known[:REMEMBERED]),
        salt=SALT,
        max_age=YEAR,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def _known(request: HttpRequest) -> list[str]:
    kept = request.get_signed_cookie(settings.KNOWN_BROWSER_COOKIE_NAME, default="", salt=SALT, max_age=YEAR)
    return kept.split(".") if kept else []
