"""What editors do to a report."""

from django.urls import path

from claims.views import chains, reports

urlpatterns = [
    path("c/<int:pk>/report/", reports.add_report, name="report-add"),
    path("r/<int:pk>/edit/", reports.edit_report, name="report-edit"),
    path("r/<int:pk>/withdraw/", reports.withdraw_report, name="report-withdraw"),
    path("r/<int:pk>/chain/", chains.correct_chain, name="report-chain"),
]
