"""The administration's site."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator

from accounts.roles import Act, NotAllowed
from ledger.models import Changeset

RECENT = 10


class ClaimlineAdminSite(AdminSite):
    """Signs nobody in itself: one page does for the whole site."""

    site_header = "Claimline administration"
    site_title = "Claimline administration"
    index_title = "Rows"
    index_template = "admin/claimline/index.html"

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        """With the latest acts of whoever looks."""
        acts = Changeset.objects.filter(actor=request.user.pk, number__isnull=False).order_by("-number")
        return super().index(request, {"acts": acts[:RECENT], **(extra_context or {})})

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Off to the site's own page. Raises NotAllowed for somebody signed in who is no administrator: signing in
        would lead back here.
        """
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise NotAllowed(Act.ADMINISTER)
        wanted = request.GET.get(REDIRECT_FIELD_NAME) or resolve_url("admin:index")
        return redirect_to_login(wanted, resolve_url(settings.LOGIN_URL))
