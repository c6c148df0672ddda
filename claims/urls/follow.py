"""Following claims, topics, outlets and searches."""

from django.urls import path

from claims.views import daily_mail, follow

urlpatterns = [
    path("follow/", follow.following, name="follow"),
    path("follow/search/", follow.follow_search, name="follow-search"),
    path("follow/read/", follow.mark_read, name="follow-read"),
    path("follow/<int:pk>/", follow.watch, name="watch"),
    path("follow/<int:pk>/stop/", follow.stop, name="watch-stop"),
    path("follow/mail/<str:token>/", daily_mail.stop, name="follow-mail-stop"),
    path("c/<int:pk>/follow/", follow.follow, {"kind": "claim"}, name="claim-follow"),
    path("e/<int:pk>/follow/", follow.follow, {"kind": "topic"}, name="topic-follow"),
    path("o/<int:pk>/follow/", follow.follow, {"kind": "outlet"}, name="outlet-follow"),
]
