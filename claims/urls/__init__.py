"""The addresses of the record: one module an activity."""

from claims.urls import activity, capture, claim, record, report

urlpatterns = [
    *capture.urlpatterns,
    *claim.urlpatterns,
    *report.urlpatterns,
    *activity.urlpatterns,
    *record.urlpatterns,
]
