"""What people did, and the past of a claim."""

from django.urls import path

from claims.views import activity, history

urlpatterns = [
    path("desk/activity/", activity.activity, name="activity"),
    path("desk/activity/<int:pk>/", activity.act, name="act"),
    path("desk/activity/<int:pk>/undo/", activity.undo, name="undo"),
    path("c/<int:pk>/history/", history.history, name="claim-history"),
    path("c/<int:pk>/diff/<int:before>..<int:after>/", history.diff, name="claim-diff"),
    path("c/<int:pk>/diff/<int:before>../", history.diff, name="claim-diff-since"),
    path("c/<int:pk>/revert/<int:number>/", history.revert, name="claim-revert"),
]
