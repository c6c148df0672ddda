"""From a text to claims: capture, passages, claims and reports from them."""

from django.urls import path

from claims.views import capture, new_claims, passages, suggestions

urlpatterns = [
    path("desk/add/", capture.add_article, name="article-add"),
    path("a/<int:pk>/passage/", passages.choose, name="passage"),
    path("a/<int:pk>/claim/new/", new_claims.new_claim, name="claim-new"),
    path("a/<int:pk>/claim/link/", new_claims.link_claim, name="claim-link"),
    path("a/<int:pk>/suggestions/", suggestions.find_passages, name="passages-find"),
    path("desk/suggestions/<int:pk>/accept/", suggestions.accept_suggestion, name="suggestion-accept"),
    path("desk/suggestions/<int:pk>/reject/", suggestions.reject_suggestion, name="suggestion-reject"),
    path("desk/suggestions/<int:pk>/later/", suggestions.put_off_suggestion, name="suggestion-later"),
    path("a/<int:pk>/claim/<int:claim_pk>/", new_claims.new_report_of, name="claim-report"),
]
