"""The desk: whose work is shown, and giving it to somebody."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import RIGHTS, Act


def newsroom() -> QuerySet[User]:
    """Those who work here."""
    roles = [role for role, rights in RIGHTS.items() if Act.EDIT in rights]
    return User.objects.filter(role__in=roles, is_active=True).order_by("username")


class WhoseForm(forms.Form):
    """Whose work is shown."""

    whose = forms.ChoiceField(label="Whose", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(user.username, str(user)) for user in newsroom()]
        fixed = [("open", "Mine and nobody’s"), ("mine", "Mine"), ("all", "Everybody’s")]
        choice: Any = self.fields["whose"]
        choice.choices = [*fixed, ("People", people)]

    def chosen(self) -> str:
        """Mine and nobody's, unless something else was asked for and exists."""
        return (self.is_valid() and self.cleaned_data["whose"]) or "open"


class AssignForm(forms.Form):
    """To whom, until when, and with which words."""

    assignee = forms.ModelChoiceField(User.objects.none(), label="Give to", required=False, empty_label="nobody")
    due = forms.DateField(required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    note = forms.CharField(max_length=500, required=False, help_text="What whoever takes it should know.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["assignee"]
        choice.queryset = newsroom()

    def clean(self) -> dict[str, Any]:
        """A date is for somebody."""
        given = super().clean() or {}
        if given.get("due") and not given.get("assignee") and not self.errors:
            self.add_error("assignee", "A date is for somebody: say for whom.")
        return given
