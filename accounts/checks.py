"""What Django's ``check --deploy`` passes over in silence: settings with which a site is open to anybody."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from accounts.sessions import LONGEST

STRONG_HASHERS = ("Argon2PasswordHasher", "ScryptPasswordHasher")
VALIDATORS = {
    "accounts.passwords.MaximumLength",
    "accounts.passwords.NotOfSiteWords",
    "django.contrib.auth.password_validation.CommonPasswordValidator",
    "django.contrib.auth.password_validation.MinimumLengthValidator",
}
SHORTEST = 15
IDLE = 30 * 60
OPEN_SOURCES = {"*", "'unsafe-inline'", "'unsafe-eval'", "'strict-dynamic'", "data:", "blob:", "http:", "https:"}
GUARDS = {
    "accounts.limits.TooOftenMiddleware",
    "accounts.sessions.SessionMiddleware",
    "config.methods.only_known_methods",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
}
SIZES = (
    "DATA_UPLOAD_MAX_MEMORY_SIZE",
    "DATA_UPLOAD_MAX_NUMBER_FIELDS",
    "DATA_UPLOAD_MAX_NUMBER_FILES",
)


class Fault(NamedTuple):
    """What would be wrong, what to do about it, and whether it is so."""

    id: str
    said: str
    hint: str
    found: Callable[[], bool]


def _weak_passwords() -> bool:
    listed: Any = settings.AUTH_PASSWORD_VALIDATORS
    rules = {rule["NAME"]: rule.get("OPTIONS", {}) for rule in listed}
    shortest = rules.get("django.contrib.auth.password_validation.MinimumLengthValidator", {}).get("min_length", 8)
    return not rules.keys() >= VALIDATORS or shortest < SHORTEST


def _open_policy() -> bool:
    """No policy, or one under which words that somebody typed could become a program."""
    policy: dict[str, Sequence[str]] = getattr(settings, "SECURE_CSP", None) or {}
    scripts = policy.get("script-src", policy.get("default-src", ["*"]))
    return bool(OPEN_SOURCES.intersection(map(str, scripts))) or not {"base-uri", "frame-ancestors"} <= policy.keys()


def _sent_anywhere() -> bool:
    sent = settings.SESSION_COOKIE_SAMESITE, settings.CSRF_COOKIE_SAMESITE
    return not settings.SESSION_COOKIE_HTTPONLY or not {*sent} <= {"Lax", "Strict"}


ERRORS = (
    Fault("E001", "The site answers to any name.", "Name its own in ALLOWED_HOSTS.",
          lambda: "*" in settings.ALLOWED_HOSTS),
    Fault("E002", "Passwords are hashed so that they are quickly guessed.", f"Begin with one of {STRONG_HASHERS}.",
          lambda: not settings.PASSWORD_HASHERS[0].endswith(STRONG_HASHERS)),
    Fault("E003", "Passwords that are quickly guessed are taken.", "Keep AUTH_PASSWORD_VALIDATORS.", _weak_passwords),
    Fault("E004", "Sessions stay open too long.", "Half an hour in SESSION_COOKIE_AGE, twelve hours in all.",
          lambda: settings.SESSION_COOKIE_AGE > IDLE or LONGEST > 12 * 60 * 60),
    Fault("E005", "Cookies of sessions reach scripts or other sites.", "HttpOnly, and SameSite Lax.", _sent_anywhere),
    Fault("E006", "Forms and files have no greatest size.", f"Set {', '.join(SIZES)}.",
          lambda: any(getattr(settings, name) is None for name in SIZES)),
    Fault("E007", "The policy for contents lets scripts in, or there is none.", "Keep SECURE_CSP closed.",
          _open_policy),
    Fault("E008", "Something that guards every request was taken out.", f"MIDDLEWARE needs {sorted(GUARDS)}.",
          lambda: not set(settings.MIDDLEWARE) >= GUARDS),
)  # fmt: skip
WARNINGS = (
    Fault("W001", "Behind a proxy all visitors look like one network to the limits of sign-in.",
          "Name the header that the proxy sets in CLIENT_IP_HEADER.",
          lambda: settings.HTTPS and not settings.ALLAUTH_TRUSTED_CLIENT_IP_HEADER),
    Fault("W002", "Mail is printed to the console: nobody gets a new password.", "Set MAIL_URL.",
          lambda: any("console" in mailer.get("BACKEND", "") for mailer in settings.MAILERS.values())),
)  # fmt: skip


@register(Tags.security, deploy=True)
def fit_to_be_open(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Asked by ``check --deploy`` only; the demo need not pass."""
    return [*_found(ERRORS, Error), *_found(WARNINGS, Warning)]


def _found(faults: Iterable[Fault], kind: Callable[..., CheckMessage]) -> list[CheckMessage]:
    return [kind(one.said, hint=one.hint, id=f"accounts.{one.id}") for one in faults if one.found()]
