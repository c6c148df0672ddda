"""Adding and changing people."""

from typing import Any

from django import forms
from django.contrib.auth.forms import BaseUserCreationForm, ReadOnlyPasswordHashField

from accounts.models import User
from accounts.roles import Act, Role
from ledger.admin import ReasonedForm


class AddUserForm(ReasonedForm, BaseUserCreationForm):
    """A person with a role and a first password."""

    class Meta(BaseUserCreationForm.Meta):
        model = User
        fields = ("username", "name", "email", "role")


class ChangeUserForm(ReasonedForm):
    """The password has a page of its own."""

    password = ReadOnlyPasswordHashField(help_text="Passwords are not kept, only what tells whether one is right.")

    class Meta:
        model = User
        fields = ("username", "name", "email", "role", "is_active")

    def clean(self) -> dict[str, Any] | None:
        """An administrator cannot lock themselves out: somebody else has to."""
        cleaned = super().clean()
        if self.by and self.by.pk == self.instance.pk and not self._administers():
            raise forms.ValidationError(
                "You cannot take the administration away from yourself. Another administrator can."
            )
        return cleaned

    def _administers(self) -> bool:
        given = self.cleaned_data
        return User(role=given.get("role", Role.READER), is_active=bool(given.get("is_active"))).may(Act.ADMINISTER)
