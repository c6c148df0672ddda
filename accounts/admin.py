"""People and their roles."""

from typing import ClassVar

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth import admin as auth
from django.contrib.auth.models import Group

from accounts.forms import AddUserForm, ChangeUserForm
from accounts.models import User
from ledger.admin import LedgerAdmin

admin.site.unregister(Group)  # a person has one role, and roles are in accounts.roles
admin.site.unregister(EmailAddress)  # and one address of mail, which is in their own row
admin.site.unregister(UserSession)  # everybody ends their own; whoever may not sign in any more has none


@admin.register(User)
class UserAdmin(LedgerAdmin, auth.UserAdmin):
    """Added, changed and deactivated, never deleted."""

    form = ChangeUserForm
    add_form = AddUserForm
    list_display = ["username", "name", "email", "role", "is_active", "last_login"]
    list_filter = ["role", "is_active"]
    search_fields = ["username", "name", "email"]
    date_hierarchy = "date_joined"
    ordering = ["username"]
    filter_horizontal: ClassVar[list[str]] = []
    readonly_fields = ["date_joined", "last_login"]
    fieldsets = (
        (None, {"fields": ["username", "password", "name", "email"]}),
        ("What they may do", {"fields": ["role", "is_active"]}),
        ("When", {"fields": ["date_joined", "last_login"]}),
    )
    add_fieldsets = ((None, {"fields": ["username", "name", "email", "role", "password1", "password2"]}),)
