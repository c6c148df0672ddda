"""What editors do to a report."""

from django.urls import path

from claims.views import chains

urlpatterns = [
    path("r/<int:pk>/chain/", chains.correct_chain, name="report-chain"),
]
