"""What editors do to a claim."""

from django.urls import path

from claims.views import claim_acts

urlpatterns = [
    path("c/<int:pk>/edit/", claim_acts.edit_claim, name="claim-edit"),
    path("c/<int:pk>/publish/", claim_acts.publish_claim, name="claim-publish"),
]
