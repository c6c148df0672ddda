"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from accounts.rights import public
from accounts.urls import sign_out
from config.theme import choose_theme

handler400 = "config.unreadable.unreadable"

urlpatterns = [
    path("", include("claims.urls")),
    path("theme/", choose_theme, name="theme"),
    path("accounts/", include("accounts.urls")),
    # One way out, and one place for passwords, for the administration too.
    path("admin/logout/", sign_out),
    path("admin/password_change/", public(RedirectView.as_view(pattern_name="account_change_password"))),
    path("admin/", admin.site.urls),
]
