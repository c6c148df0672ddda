"""The addresses of the record: one module an activity."""

from claims.urls import activity, claim, record

urlpatterns = [*claim.urlpatterns, *activity.urlpatterns, *record.urlpatterns]
