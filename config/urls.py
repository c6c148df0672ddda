"""Every address of the site."""

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from config.theme import choose_theme

sign_in = LoginView.as_view(redirect_authenticated_user=True, extra_context={"section": "sign-in"})

urlpatterns = [
    path("", include("claims.urls")),
    path("theme/", choose_theme, name="theme"),
    path("accounts/login/", sign_in, name="login"),
    path("accounts/logout/", LogoutView.as_view(), name="logout"),
    path("admin/", admin.site.urls),
]
