"""What the environment says, read once at start and checked in words."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def database(url: str) -> dict[str, Any]:
    """Django's settings for a ``postgresql://`` address.

    A ``host`` parameter names a socket folder. Raises ImproperlyConfigured for another scheme or a missing name.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgres", "postgresql") or not name:
        raise ImproperlyConfigured("DATABASE_URL must look like postgresql://user:password@host:5432/name.")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": options.pop("port", parts.port or ""),
        "OPTIONS": options,
    }


# A connection that cannot be had soon is an error to say, not a page to wait for.
POOL = {"min_size": 1, "max_size": 8, "timeout": 3}


def databases() -> dict[str, dict[str, Any]]:
    """``default``, the role the site runs as, and ``owner``, the role that migrates, when there are two."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        raise ImproperlyConfigured(
            "DATABASE_URL is not set. `make demo` and `make test` start a PostgreSQL of their own and set it."
        )
    found = {"default": database(url)}
    if os.environ.get("DATABASE_POOL") == "1":
        found["default"]["OPTIONS"]["pool"] = POOL
        found["default"]["CONN_HEALTH_CHECKS"] = True
    if owner := os.environ.get("DATABASE_OWNER_URL"):
        found["owner"] = database(owner)
    return found


def mailers(url: str) -> dict[str, dict[str, Any]]:
    """Django's settings for ``smtp://user:password@host:587`` (STARTTLS) or ``smtps://…``; the console without an
    address. Raises ImproperlyConfigured for another scheme.
    """
    if not url:
        return {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ImproperlyConfigured(
            "MAIL_URL must look like smtp://user:password@host:587 or smtps://user:password@host."
        )
    tls = parts.scheme == "smtps"
    options = {
        "host": parts.hostname,
        "port": parts.port or (465 if tls else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": tls,
        "use_tls": not tls,
        "timeout": 10,
    }
    return {"default": {"OPTIONS": options}}


def secret_key(folder: Path) -> str:
    """SECRET_KEY from the environment, else one kept in `folder`, made at first use and readable by its owner only."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    file = folder / "secret_key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()
