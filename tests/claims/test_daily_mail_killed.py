"""Nothing is in two daily mails or in none, whatever is killed when; what is sent twice is one mail by its identity."""

import email
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from claims.daily_mail import mail_daily
from claims.following import deliver
from claims.models import Notice
from tests import factories as make
from tests.databases import ROOT, addresses_of

MORNING = datetime.now(UTC).replace(hour=7) + timedelta(days=1)
# Each kills its own process, without a word, right after the named step; how many mails are handed over in all.
STEPS = {
    "composed": ("kill_after(DigestQuerySet, 'compose'); run()", 1),
    "written": ("kill_after(daily_mail, 'message'); run()", 1),
    "sent": ("kill_after(EmailMessage, 'send'); run()", 2),
    "marked": ("kill_after(Digest, 'mark_sent'); run()", 2),
    "done": ("run(); die()", 1),
}
# The note before the mail.
MARKS_FIRST = """
Digest.objects.compose(User.objects.get(username="rita"), MORNING, Notice.objects.due(MORNING))
Digest.objects.get().mark_sent()
die()
"""
# Another identity each time.
NAMELESS = "Digest.__str__ = lambda _: os.urandom(8).hex(); kill_after(EmailMessage, 'send'); run()"
BEGIN = """
import os, signal
from datetime import datetime
import django
from django.conf import settings
settings.MAILERS = {mailers}
django.setup()
from django.core.mail import EmailMessage
from accounts.models import User
from claims import daily_mail
from claims.models import Digest, Notice
from claims.models.digest import DigestQuerySet
MORNING = datetime.fromisoformat("{morning}")
def run(): daily_mail.mail_daily(MORNING)
def die(): os.kill(os.getpid(), signal.SIGKILL)
def kill_after(owner, name):
    whole = getattr(owner, name)
    def step(*args, **kwargs):
        whole(*args, **kwargs)
        die()
    setattr(owner, name, step)
"""


@pytest.fixture
def mailbox(settings, tmp_path):
    """A folder into which mails are written, by other processes too."""
    backend = "django.core.mail.backends.filebased.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": {"file_path": str(tmp_path)}}}
    return tmp_path


@pytest.fixture
def watch(committed, mailbox):
    """With three things to mail."""
    watch = make.WatchFactory(frequency="daily")
    for _ in range(3):
        make.DisputeFactory(claim=watch.claim)
    deliver(None)
    return watch


def killed(database, script, settings):
    """Run it in a process that does not survive it."""
    environment = {**os.environ, **addresses_of(database), "DJANGO_SETTINGS_MODULE": "config.settings"}
    begin = BEGIN.format(mailers=settings.MAILERS, morning=MORNING.isoformat())
    ended = subprocess.run([sys.executable, "-c", begin + script], cwd=ROOT, env=environment, check=False)
    assert ended.returncode == -signal.SIGKILL


def mails(folder):
    """What was handed over, by identity."""
    whole = "\n".join(file.read_text() for file in sorted(folder.iterdir()))
    found = [email.message_from_string(one.strip()) for one in whole.split("-" * 79) if one.strip()]
    return [(one["Message-ID"], one.get_payload()) for one in found]


@pytest.mark.parametrize(("script", "times"), STEPS.values(), ids=STEPS)
def test_a_kill_loses_nothing_and_sends_at_most_the_same_again(watch, committed, mailbox, settings, script, times):
    killed(committed, script, settings)

    mail_daily(MORNING)

    sent = mails(mailbox)
    assert (len(sent), len(set(sent))) == (times, 1)
    assert Notice.objects.filter(digest__sent_at__isnull=False).count() == 3


def test_control_noting_before_mailing_loses(watch, committed, mailbox, settings):
    killed(committed, MARKS_FIRST, settings)

    mail_daily(MORNING)

    assert mails(mailbox) == []


def test_control_without_an_identity_it_is_two_mails(watch, committed, mailbox, settings):
    killed(committed, NAMELESS, settings)

    mail_daily(MORNING)

    assert len(set(mails(mailbox))) == 2


def test_two_at_once_mail_once(watch, mailbox):
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(apart, [MORNING] * 2))

    assert len(mails(mailbox)) == 1


def apart(at):
    """On a connection of its own."""
    try:
        return mail_daily(at)
    finally:
        connection.close()
