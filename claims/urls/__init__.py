"""The addresses of the record: one module an activity."""

from claims.urls import claim, record

urlpatterns = [*claim.urlpatterns, *record.urlpatterns]
