"""Adding and changing what claims and reports refer to."""

from django.urls import path

from claims.views import articles, checks, keeping

urlpatterns = [
    path("outlets/add/", keeping.add, {"kind": "outlet"}, name="outlet-add"),
    path("o/<int:pk>/edit/", keeping.change, {"kind": "outlet"}, name="outlet-edit"),
    path("speakers/add/", keeping.add, {"kind": "speaker"}, name="speaker-add"),
    path("p/<int:pk>/edit/", keeping.change, {"kind": "speaker"}, name="speaker-edit"),
    path("p/<int:pk>/roles/", articles.roles, name="speaker-roles"),
    path("topics/add/", keeping.add, {"kind": "topic"}, name="topic-add"),
    path("e/<int:pk>/edit/", keeping.change, {"kind": "topic"}, name="topic-edit"),
    path("measures/", keeping.measures, name="measures"),
    path("measures/add/", keeping.add, {"kind": "measure"}, name="measure-add"),
    path("measures/<int:pk>/edit/", keeping.change, {"kind": "measure"}, name="measure-edit"),
    path("a/<int:pk>/edit/", articles.edit_article, name="article-edit"),
    path("a/<int:pk>/credits/", articles.credits_of, name="article-credits"),
    path("a/<int:pk>/capture/", articles.capture_again, name="article-capture"),
    path("a/<int:pk>/look-again/", checks.look_again, name="article-look-again"),
    path("same/<int:pk>/", checks.same_text, name="same-text"),
    path("checks/<int:pk>/", checks.decide, name="check"),
]
