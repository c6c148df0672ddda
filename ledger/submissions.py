"""Forms that count once, however often they are sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models.expressions import RawSQL

from ledger.changesets import seal_now
from ledger.models import Changeset, Submission


class AnsweredAlready(Exception):
    """This form was sent before; `answer` is the address its sender was led to."""

    def __init__(self, answer: str) -> None:
        super().__init__(answer)
        self.answer = answer


@contextmanager
def once(token: UUID, sender: AbstractBaseUser | None) -> Iterator[Submission]:
    """A transaction that can be had once for a `token`: set the `answer` of what is yielded. Raises AnsweredAlready.

    A second one waits for the first, and begins when that failed. What the database checks at commit is checked at
    the end, so that a refusal can still be answered in words. Afterwards its `act` is the changeset it led to, if any.
    """
    with transaction.atomic():
        who = sender.pk if sender else None
        sent, first = Submission.objects.get_or_create(token=token, defaults={"sender_id": who})
        if not first:
            raise AnsweredAlready(sent.answer)
        yield sent
        sent.save(update_fields=["answer"])
        seal_now()
        sent.act = _last_act(sender)


def _last_act(sender: AbstractBaseUser | None) -> Changeset | None:
    here = Changeset.objects.filter(opened_in=RawSQL("pg_current_xact_id()::text::bigint", []))
    return here.filter(actor=sender.pk if sender else None, number__isnull=False).order_by("-id").first()
