"""What editors do to a claim."""

from django.urls import path

from claims.views import claim_acts, deciding, standing

urlpatterns = [
    path("c/<int:pk>/edit/", claim_acts.edit_claim, name="claim-edit"),
    path("c/<int:pk>/publish/", claim_acts.publish_claim, name="claim-publish"),
    path("c/<int:pk>/discard/", claim_acts.discard_claim, name="claim-discard"),
    path("c/<int:pk>/withdraw/", standing.withdraw_claim, name="claim-withdraw"),
    path("c/<int:pk>/merge/", standing.merge_claim, name="claim-merge"),
    path("c/<int:pk>/split/", standing.split_claim, name="claim-split"),
    path("c/<int:pk>/assess/", standing.assess_claim, name="claim-assess"),
    path("m/<int:pk>/", deciding.waiting, {"kind": "motion"}, name="motion"),
    path("m/<int:pk>/approve/", deciding.approve, {"kind": "motion"}, name="motion-approve"),
    path("m/<int:pk>/decline/", deciding.decline, {"kind": "motion"}, name="motion-decline"),
    path("assessments/<int:pk>/", deciding.waiting, {"kind": "assessment"}, name="assessment"),
    path("assessments/<int:pk>/approve/", deciding.approve, {"kind": "assessment"}, name="assessment-approve"),
    path("assessments/<int:pk>/decline/", deciding.decline, {"kind": "assessment"}, name="assessment-decline"),
]
