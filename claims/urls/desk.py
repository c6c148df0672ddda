"""The desk, and readers' tips."""

from django.urls import path

from claims.views import desk, tips, unfinished

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("desk/saved/", unfinished.saved_drafts, name="saved-drafts"),
    path("desk/saved/<int:pk>/discard/", unfinished.discard_saved, name="saved-discard"),
    path("desk/presence/", unfinished.note_presence, name="presence"),
    path("desk/bulk/", desk.bulk, name="bulk"),
    path("c/<int:pk>/tip/", tips.send_tip, {"kind": "claim"}, name="claim-tip"),
    path("a/<int:pk>/tip/", tips.send_tip, {"kind": "article"}, name="article-tip"),
    path("desk/tips/<int:pk>/", tips.tip, name="tip"),
    path("desk/tips/<int:pk>/answer/", tips.answer_tip, name="tip-answer"),
    path("desk/tips/<int:pk>/reopen/", tips.reopen_tip, name="tip-reopen"),
]
