"""The daily mail: what is in it, and what never is."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command

from accounts.models import User
from claims.daily_mail import addressee, mail_daily, stop_address
from claims.following import deliver
from claims.models import Digest, Notice, Watch
from ledger.changesets import changeset, seal_now
from tests import factories as make
from tests.raw import refused

pytestmark = pytest.mark.usefixtures("rows")

DAY = timedelta(days=1)


def at(hour):
    """Tomorrow at this hour: what a test writes is written before."""
    return datetime.now(UTC).replace(hour=hour, minute=0) + DAY


MORNING = at(7)


@pytest.fixture
def claim():
    return make.ClaimFactory(published=True, statement="The harbour was closed.")


@pytest.fixture
def watch(claim):
    return make.WatchFactory(claim=claim, frequency="daily")


def happened(*acts):
    for act in acts:
        act()
    seal_now()
    deliver(None)


def dispute(claim):
    happened(lambda: make.DisputeFactory(claim=claim))


def test_what_happened_is_mailed(watch):
    article = make.ArticleFactory(outlet__name="Port Gazette")
    happened(lambda: make.AttributionFactory(claim=watch.claim, article=article))

    assert mail_daily(MORNING) == 1
    (sent,) = mail.outbox
    assert sent.to == ["rita@example.org"]
    assert "The harbour was closed.\nReports. New report by Port Gazette\n" in sent.body


def test_its_links_lead_to_the_site(watch, settings):
    settings.SITE_URL = "https://claimline.example"
    dispute(watch.claim)

    mail_daily(MORNING)

    assert f"\nhttps://claimline.example{watch.claim.get_absolute_url()}" in mail.outbox[0].body
    assert "\nWhat changed: https://claimline.example/c/" in mail.outbox[0].body


def test_a_mail_program_can_stop_it(watch, settings):
    settings.SITE_URL = "https://claimline.example"
    dispute(watch.claim)

    mail_daily(MORNING)

    headers = mail.outbox[0].message()
    assert headers["List-Unsubscribe"] == f"<https://claimline.example{stop_address(watch.user)}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_it_comes_once_a_day(watch):
    dispute(watch.claim)
    mail_daily(MORNING)
    dispute(watch.claim)

    counts = [mail_daily(MORNING), mail_daily(at(23)), mail_daily(MORNING + DAY), mail_daily(MORNING + DAY)]

    assert counts == [0, 0, 1, 0]
    assert not Notice.objects.filter(digest=None).exists()


def test_what_comes_after_the_hour_is_for_the_next_day(watch):
    dispute(watch.claim)
    Notice.objects.update(made_at=MORNING)

    assert [mail_daily(at(8)), mail_daily(MORNING + DAY)] == [0, 1]


def test_nothing_happened_nothing_is_mailed(watch):
    assert mail_daily(MORNING) == 0
    assert mail.outbox == []


def test_what_was_read_is_not_mailed(watch):
    dispute(watch.claim)
    Notice.objects.read(watch.user, 10**9)

    assert mail_daily(MORNING) == 0


def test_only_who_asked_is_mailed(claim):
    make.WatchFactory(claim=claim)
    dispute(claim)

    assert mail_daily(MORNING) == 0


@pytest.mark.parametrize("change", [{"email": ""}, {"is_active": False}])
def test_who_cannot_be_mailed_is_not(watch, change):
    dispute(watch.claim)
    with changeset(make.ada(), "Left"):
        User.objects.filter(pk=watch.user_id).update(**change)

    assert mail_daily(MORNING) == 0


def test_what_became_secret_since_is_not_mailed(watch):
    dispute(watch.claim)
    Notice.objects.update(is_public=False)

    assert mail_daily(MORNING) == 0


def test_drafts_are_not_mailed_to_editors_either(claim, edith):
    User.objects.filter(pk=edith.pk).update(email="edith@example.org")
    secret = make.ClaimFactory(statement="Zanzibarium")
    editor = User.objects.get(pk=edith.pk)
    for one in (claim, secret):
        make.WatchFactory(claim=one, by=editor, frequency="daily")
    happened(lambda: make.DisputeFactory(claim=claim), lambda: make.AttributionFactory(claim=secret))

    mail_daily(MORNING)

    assert "Zanzibarium" not in mail.outbox[0].message().as_string()
    assert "1 not for readers, in your list only." in mail.outbox[0].body


def test_the_name_of_a_confidential_speaker_is_never_mailed(watch):
    speaker = make.SpeakerFactory(name="Jane Doe", confidential=True, description="an official")
    happened(lambda: make.AttributionFactory(claim=watch.claim, voice="attributed", chain=[speaker]))

    mail_daily(MORNING)

    assert "Doe" not in mail.outbox[0].message().as_string()


def test_a_long_one_says_how_much_more_there_is(watch, monkeypatch):
    monkeypatch.setattr("claims.daily_mail.MOST", 2)
    happened(*[lambda: make.DisputeFactory(claim=watch.claim)] * 5)

    mail_daily(MORNING)

    assert "5 new in" in mail.outbox[0].subject
    assert "3 more in your list." in mail.outbox[0].body


def test_two_ways_to_the_same_thing_are_told_once(watch):
    make.WatchFactory(search="", name="All claims", frequency="daily")
    dispute(watch.claim)

    mail_daily(MORNING)

    assert mail.outbox[0].body.count("The harbour was closed.") == 1


def broken(self):
    raise SMTPServerDisconnected("rita@example.org: no")


def test_a_mail_that_cannot_be_sent_is_sent_later(watch, monkeypatch, caplog):
    dispute(watch.claim)
    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", broken)
        assert mail_daily(MORNING) == 0

    assert mail_daily(MORNING) == 1
    assert (f"person {watch.user_id} " in caplog.text, "rita" in caplog.text) == (True, False)


def test_a_mail_is_given_up_after_days(watch, monkeypatch):
    dispute(watch.claim)
    monkeypatch.setattr(EmailMessage, "send", broken)
    mail_daily(MORNING)
    monkeypatch.undo()

    assert mail_daily(MORNING + 4 * DAY) == 0


def test_a_mail_that_failed_for_one_reaches_the_others(watch, edith, monkeypatch):
    User.objects.filter(pk=edith.pk).update(email="edith@example.org")
    make.WatchFactory(claim=watch.claim, by=User.objects.get(pk=edith.pk), frequency="daily")
    dispute(watch.claim)
    whole = EmailMessage.send
    monkeypatch.setattr(EmailMessage, "send", lambda one: broken(one) if "rita" in one.to[0] else whole(one))

    assert mail_daily(MORNING) == 1


def test_the_command_mails(watch, capsys):
    dispute(watch.claim)
    Notice.objects.update(made_at=MORNING - 3 * DAY)

    call_command("mind", "--once")

    assert "mail: 1" in capsys.readouterr().out
    assert len(mail.outbox) == 1


def test_one_mail_a_person_and_day(watch):
    row = Digest.objects.create(user=watch.user, day=MORNING.date(), upto=MORNING)
    row.pk = None

    with refused("digest_once"):
        row.save()


def test_an_address_stops_the_mail_of_one_person_only(watch, edith):
    token = stop_address(watch.user).split("/")[-2]

    assert addressee(token) == watch.user
    assert addressee(f"{edith.pk}:{token.split(':')[1]}") is None
    assert Watch.objects.mailed(watch.user).count() == 1
