"""Every address of the site."""

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from accounts.rights import public
from config.theme import choose_theme

sign_in = public(LoginView.as_view(redirect_authenticated_user=True, extra_context={"section": "sign-in"}))
sign_out = public(LogoutView.as_view())

urlpatterns = [
    path("", include("claims.urls")),
    path("theme/", choose_theme, name="theme"),
    path("accounts/login/", sign_in, name="login"),
    path("accounts/logout/", sign_out, name="logout"),
    path("admin/logout/", sign_out),
    path("admin/", admin.site.urls),
]
