"""Signing in and out, passwords, one's own sessions. There is no page for signing up: administrators add people.

Names that begin with account_ are those that allauth looks up.
"""

from allauth.account import views as allauth
from django.urls import path, re_path
from django.views.decorators.http import require_POST

from accounts import views
from accounts.rights import public, signed_in
from accounts.views import clears_the_browser, refused_form

sign_out = public(clears_the_browser(require_POST(allauth.logout)))
mailed = r"password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"

urlpatterns = [
    path("", views.account, name="account"),
    path("sessions/<int:pk>/end/", views.end_session, name="session-end"),
    path("sessions/end/", views.end_others, name="sessions-end"),
    path("login/", public(refused_form(allauth.login)), name="account_login"),
    path("logout/", sign_out, name="account_logout"),
    path("inactive/", public(allauth.account_inactive), name="account_inactive"),
    path("again/", signed_in(refused_form(allauth.reauthenticate)), name="account_reauthenticate"),
    path("password/", signed_in(refused_form(allauth.password_change)), name="account_change_password"),
    path("password/first/", signed_in(refused_form(allauth.password_set)), name="account_set_password"),
    path("password/reset/", public(refused_form(allauth.password_reset)), name="account_reset_password"),
    path("password/reset/sent/", public(allauth.password_reset_done), name="account_reset_password_done"),
    re_path(mailed, public(refused_form(allauth.password_reset_from_key)), name="account_reset_password_from_key"),
    path(
        "password/reset/done/",
        public(allauth.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]
