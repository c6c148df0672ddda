"""The forms for signing in and for passwords, in this site's words. What they do is allauth's."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from allauth.core import context
from django import forms
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest

from accounts.clients import network
from accounts.limits import Limit
from accounts.models import User
from accounts.passwords import ADVICE, LONGEST

MAILS_FROM_A_NETWORK = Limit("mail a new password", 20, timedelta(hours=1))
MAILS_TO_SOMEBODY = Limit("mail a new password to", 5, timedelta(hours=1))
OWN_PASSWORD = Limit("know the own password", 5, timedelta(minutes=5))
LENGTH = MaxLengthValidator(LONGEST, f"A password has at most {LONGEST:,} characters.")


def _in_words(form: forms.Form, **labels: str) -> None:
    """Labels instead of placeholders. What is too long for a password goes no further than the form."""
    for name, field in form.fields.items():
        field.label = labels[name]
        field.widget.attrs.pop("placeholder", None)
        if isinstance(field.widget, forms.PasswordInput):
            field.help_text = ADVICE if name == "password1" else ""
            field.validators.insert(0, LENGTH)


class SignInForm(LoginForm):
    """By username or e-mail address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_words(self, login="Username or e-mail address", password="Password")  # noqa: S106
        self.fields["login"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        }


class AgainForm(ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_words(self, password="Password")  # noqa: S106


class NewPasswordForm(ChangePasswordForm):
    """From the old one to a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_words(self, oldpassword="Password now", password1="New password", password2="New password again")

    def clean_oldpassword(self) -> str:
        """Raises TooOften: a session left open must not be a place to guess at leisure."""
        assert self.user
        tried = OWN_PASSWORD.take(self.user.pk)
        right = super().clean_oldpassword()
        tried.give_back()
        return right


class FirstPasswordForm(SetPasswordForm):
    """For somebody who is signed in by other means."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_words(self, password1="New password", password2="New password again")


class MailedPasswordForm(ResetPasswordKeyForm):
    """Behind the link in the mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_words(self, password1="New password", password2="New password again")


class AskForMailForm(ResetPasswordForm):
    """Answers alike, and takes as long, whether somebody has this address or nobody."""

    users: Iterable[User]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_words(self, email="E-mail address")

    def clean_email(self) -> str:
        """Raises TooOften."""
        address: str = self.cleaned_data["email"].lower()
        MAILS_FROM_A_NETWORK.take(network(context.request))
        MAILS_TO_SOMEBODY.take(address)
        self.users = User.objects.filter(email__iexact=address, is_active=True)
        return address

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Also to an address that nobody here has, which is worth knowing for whoever forgot the right one."""
        address: str = self.cleaned_data["email"]
        if self.users:
            return str(super().save(request, **kwargs))
        get_adapter().send_mail("account/email/unknown_account", address, {})
        return address
