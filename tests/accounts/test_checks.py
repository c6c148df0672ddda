"""What a site must be before it is opened: said by ``manage.py check --deploy``, and so over TLS."""

import os
import subprocess
import sys

import pytest
from django.core.checks import run_checks

from accounts.checks import ERRORS, fit_to_be_open
from tests.databases import ROOT

BEHIND_TLS = {
    "HTTPS": "1",
    "ALLOWED_HOSTS": "claims.example",
    "CLIENT_IP_HEADER": "X-Real-IP",
    "MAIL_URL": "smtp://mail.example:587",
    "SECRET_KEY": "as long and as random as it should be: 904817365028411-qpwoeiruty",
}
SEEN = """
from django.test import Client
answer = Client(headers={"x-real-ip": "192.0.2.1"}).get("/accounts/login/", secure=True, HTTP_HOST="claims.example")
for cookie in answer.cookies.values():
    print(cookie.OutputString())
print(answer.headers["Strict-Transport-Security"])
from django.conf import settings
print(settings.SESSION_COOKIE_NAME, settings.KNOWN_BROWSER_COOKIE_NAME, settings.SESSION_COOKIE_SECURE)
"""


def manage(*words, **environment):
    """What a command says, in the environment of a site that is open to all."""
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env={**os.environ, **BEHIND_TLS, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_as_documented_a_site_is_fit_to_be_opened(db) -> None:
    said = manage("check", "--deploy", "--fail-level", "WARNING")

    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"ALLOWED_HOSTS": ["*"]}, "E001"),
        ({"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"]}, "E002"),
        ({"AUTH_PASSWORD_VALIDATORS": []}, "E003"),
        ({"SESSION_COOKIE_AGE": 31 * 365 * 86400}, "E004"),
        ({"SESSION_COOKIE_SAMESITE": "None"}, "E005"),
        ({"DATA_UPLOAD_MAX_MEMORY_SIZE": None}, "E006"),
        ({"SECURE_CSP": {}}, "E007"),
        ({"SECURE_CSP": {"default-src": ["*", "'unsafe-inline'", "'unsafe-eval'"]}}, "E007"),
        ({"MIDDLEWARE": []}, "E008"),
        ({"HTTPS": True, "ALLAUTH_TRUSTED_CLIENT_IP_HEADER": None}, "W001"),
        ({"MAILERS": {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}}, "W002"),
    ],
)
def test_what_opens_a_site_to_anybody_is_told(change, told, settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    before = {message.id for message in fit_to_be_open(None)}

    for name, value in change.items():
        setattr(settings, name, value)

    assert {message.id for message in fit_to_be_open(None)} - before == {f"accounts.{told}"}


def test_a_demo_on_this_machine_is_not_asked(settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]

    told = {message.id for message in run_checks(tags=["security"])}

    assert not told & {f"accounts.{fault.id}" for fault in ERRORS}


def test_over_tls_cookies_are_for_this_host_only(db) -> None:
    csrf, hsts, names = manage("shell", "--no-imports", "--command", SEEN).stdout.splitlines()

    assert csrf.startswith("__Host-csrf=")
    assert {"HttpOnly", "Path=/", "SameSite=Lax", "Secure"} <= {*csrf.split("; ")}
    assert (hsts.split(";")[0], names) == ("max-age=63072000", "__Host-session __Host-known True")
