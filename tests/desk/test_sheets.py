"""A form acts once; what is refused is said in it, and nothing typed is lost."""

import threading

import pytest
from django.db import connection
from django.test import Client

from claims.models import Claim
from ledger.models import Changeset, Submission
from tests import factories as make
from tests.desk.sending import new_token, send


def edit(claim):
    return f"/c/{claim.pk}/edit/"


def sent_at_once(editor, claim, token, times):
    """The answers to the same form, sent by several threads."""
    answers = []

    def run():
        client = Client()
        client.force_login(editor)
        answers.append(send(client, edit(claim), token=token, statement="Sent twice.", reason="Why"))
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_a_form_sent_again_gets_the_first_answer(db, as_edith):
    claim, token = make.ClaimFactory(), new_token()
    first = send(as_edith, edit(claim), token=token, statement="Once.", reason="Why")
    count = Changeset.objects.count()

    again = send(as_edith, edit(claim), token=token, statement="Twice.", reason="Why")

    assert (again.status_code, again.url) == (303, first.url)
    assert Changeset.objects.count() == count
    assert Claim.objects.get(pk=claim.pk).statement == "Once."


def test_a_form_sent_by_many_at_once_counts_once(committed, edith):
    claim = make.ClaimFactory()
    before = Changeset.objects.count()

    answers = sent_at_once(edith, claim, new_token(), 4)

    assert {answer.status_code for answer in answers} == {303}
    assert Changeset.objects.count() == before + 1


def test_a_refused_form_may_be_sent_again(db, as_edith):
    claim, token = make.ClaimFactory(), new_token()
    refused = send(as_edith, edit(claim), token=token, statement="", reason="Why")

    accepted = send(as_edith, edit(claim), token=token, statement="Now.", reason="Why")

    assert (refused.status_code, accepted.status_code) == (422, 303)
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("token", ["", "no token"])
def test_a_form_without_its_token_is_kept(db, as_edith, token):
    claim = make.ClaimFactory()

    answer = send(as_edith, edit(claim), token=token or " ", statement="What I typed.", reason="Why")

    assert answer.status_code == 422
    assert "What I typed." in answer.content.decode()


def test_what_a_rule_refuses_is_said_at_its_field(db, as_edith):
    claim = make.QuantityFactory()

    answer = send(as_edith, edit(claim), unit="km", reason="Why")

    assert answer.status_code == 422
    assert "is measured in" in str(answer.context["form"].errors["unit"])
