"""The addresses of the record: one module an activity."""

from claims.urls import (
    activity,
    capture,
    claim,
    desk,
    disputes,
    follow,
    ingestion,
    keeping,
    notes,
    record,
    references,
    report,
)

urlpatterns = [
    *capture.urlpatterns,
    *follow.urlpatterns,
    *ingestion.urlpatterns,
    *keeping.urlpatterns,
    *claim.urlpatterns,
    *report.urlpatterns,
    *activity.urlpatterns,
    *desk.urlpatterns,
    *disputes.urlpatterns,
    *notes.urlpatterns,
    *references.urlpatterns,
    *record.urlpatterns,
]
