"""What people follow."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from accounts.models import User
from accounts.roles import Role
from claims.models import Watch
from ledger.changesets import seal_now
from tests.factories.claims import ClaimFactory
from tests.factories.people import person


def rita() -> User:
    """Reads with an account of her own, and has a mail address."""
    user = person("rita", Role.READER)
    User.objects.filter(pk=user.pk).update(email="rita@example.org")
    return User.objects.get(pk=user.pk)


class WatchFactory(DjangoModelFactory):
    """Rita follows all of a claim, unless somebody else, something else or less of it is named; all that was done
    before is sealed.
    """

    class Meta:
        model = Watch

    aspects = factory.LazyFunction(lambda: list(Watch.Aspect.values))

    @classmethod
    def _create(cls, model_class: type[Watch], *args: Any, by: User | None = None, **given: Any) -> Watch:
        if not {"claim", "topic", "outlet", "search"} & set(given):
            given["claim"] = ClaimFactory(published=True)
        seal_now()
        return model_class(**given).begin(by=by or rita())
