"""Cross-references between claims, and translations of passages."""

from django.urls import path

from claims.views import relating

urlpatterns = [
    path("c/<int:pk>/relate/", relating.relate, name="claim-relate"),
    path("x/<int:pk>/edit/", relating.edit_reference, name="reference-edit"),
    path("x/<int:pk>/withdraw/", relating.withdraw_reference, name="reference-withdraw"),
    path("x/<int:pk>/evidence/", relating.reference_evidence, name="reference-evidence"),
    path("passages/<int:pk>/translate/", relating.translate, name="passage-translate"),
    path("translations/<int:pk>/edit/", relating.edit_translation, name="translation-edit"),
]
