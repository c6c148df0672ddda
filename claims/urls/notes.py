"""What editors do with notes."""

from django.urls import path

from claims.views import notes

urlpatterns = [
    path("c/<int:pk>/note/", notes.on_claim, name="claim-note"),
    path("r/<int:pk>/note/", notes.on_report, name="report-note"),
    path("passages/<int:pk>/note/", notes.on_passage, name="note-on-passage"),
    path("a/<int:pk>/note/", notes.in_article, name="passage-note"),
    path("n/<int:pk>/answer/", notes.answer, name="annotation-answer"),
    path("n/<int:pk>/edit/", notes.edit_note, name="annotation-edit"),
    path("n/<int:pk>/settle/", notes.settle, name="annotation-settle"),
]
