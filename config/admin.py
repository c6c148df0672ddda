"""Which admin site is used."""

from django.contrib.admin.apps import AdminConfig


class SiteAdminConfig(AdminConfig):
    """The stock admin, under the site's own policy (claims/admin, sources/admin, accounts/admin)."""

    default_site = "accounts.site.ClaimlineAdminSite"
