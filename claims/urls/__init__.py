"""The addresses of the record: one module an activity."""

from claims.urls import activity, capture, claim, record

urlpatterns = [*capture.urlpatterns, *claim.urlpatterns, *activity.urlpatterns, *record.urlpatterns]
