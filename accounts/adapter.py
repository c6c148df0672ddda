"""How this site differs from what allauth does of itself."""

import logging
from datetime import timedelta
from smtplib import SMTPException
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth import authenticate
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.clients import is_known, network, remember
from accounts.limits import Limit, Try
from accounts.models import User

FROM_ONE_PLACE = Limit("sign in as somebody from one place", 5, timedelta(minutes=5))
FROM_A_NETWORK = Limit("sign in from a network", 30, timedelta(hours=1))
# Against guesses from many networks at one account. Browsers in which the person signed in before are not held up by
# it, and a new password by mail makes a browser such a one: nobody is locked out by what others try.
AS_SOMEBODY = Limit("sign in as somebody", 150, timedelta(hours=48))

WRONG = "This name and this password do not belong together."
log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """People are added by administrators; tries are counted in the database; one address of mail a person."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "enter_current_password": "This is not your password.",
        "incorrect_password": "This is not your password.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only on this site, as it was asked for."""
        assert self.request
        return url_has_allowed_host_and_scheme(url, {self.request.get_host()}, require_https=self.request.is_secure())

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """A wrong password counts, a right one does not. Raises TooOften before anything is hashed."""
        counted = _counted(request, credentials.get("email") or credentials.get("username", ""))
        user = authenticate(request, **credentials)
        for one in counted if user else []:
            one.give_back()
        return user

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse:
        """Signed in, whatever that took: this browser is known from now on."""
        answer = super().post_login(request, user, **kwargs)
        assert isinstance(user, User)
        remember(request, answer, user)
        return answer

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Nothing but the password is written: its other columns may have changed meanwhile."""
        user.set_password(password)
        user.save(update_fields=["password"])
        AS_SOMEBODY.forget(user.pk)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """What was done is done, whether the mail about it can be sent or not."""
        try:
            super().send_notification_mail(*args, **kwargs)
        except (SMTPException, OSError):
            log.exception("A notification could not be mailed.")


def _counted(request: HttpRequest, name: str) -> list[Try]:
    """By the person where there is one, so that a username and an address of mail are not two chances."""
    user, place = User.objects.known_as(name), network(request)
    who = user.pk if user else name.lower()
    counted = [FROM_ONE_PLACE.take(who, place), FROM_A_NETWORK.take(place)]
    if not (user and is_known(request, user)):
        counted.append(AS_SOMEBODY.take(who))
    return counted
