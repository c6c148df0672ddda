"""From a text to claims: capture, passages, claims and reports from them."""

from django.urls import path

from claims.views import capture, new_claims, passages

urlpatterns = [
    path("desk/add/", capture.add_article, name="article-add"),
    path("a/<int:pk>/passage/", passages.choose, name="passage"),
    path("a/<int:pk>/claim/new/", new_claims.new_claim, name="claim-new"),
    path("a/<int:pk>/claim/link/", new_claims.link_claim, name="claim-link"),
    path("a/<int:pk>/claim/<int:claim_pk>/", new_claims.new_report_of, name="claim-report"),
]
