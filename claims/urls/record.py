"""The pages of the record. Each has a short address; the long ones lead to it."""

from django.urls import path

from claims.views import claims, compare, graph, looks, records, sources

urlpatterns = [
    path("", claims.home, name="home"),
    path("claims/", claims.index, name="claims"),
    path("c/<int:pk>/graph/", graph.claim_graph, name="claim-graph"),
    path("c/<int:pk>/values.csv", compare.values, name="claim-values"),
    path("c/<int:pk>/compare/", compare.compare, name="claim-compare"),
    path("c/<int:pk>/<str:slug>/", claims.claim, name="claim"),
    path("c/<int:pk>/", claims.claim),
    path("c/<int:pk>", claims.claim),
    path("c/<int:pk>@<int:number>/values.csv", compare.values, name="claim-values-as-of"),
    path("c/<int:pk>@<int:number>/compare/", compare.compare, name="claim-compare-as-of"),
    path("c/<int:pk>@<int:number>", claims.claim_as_of, name="claim-as-of"),
    path("c/<int:pk>@<str:day>", claims.claim_at_date),
    path("articles/", sources.articles, name="articles"),
    path("articles/<int:pk>/", sources.article),
    path("a/<int:pk>/<str:slug>/", sources.article, name="article"),
    path("a/<int:pk>/", sources.article),
    path("outlets/", sources.outlets, name="outlets"),
    path("outlets/<int:pk>/", sources.outlet),
    path("outlets/<int:pk>/reports/", sources.outlet_report_list, name="outlet-reports"),
    path("o/<int:pk>/<str:slug>/", sources.outlet, name="outlet"),
    path("o/<int:pk>/", sources.outlet),
    path("speakers/", sources.speaker_index, name="speakers"),
    path("speakers/<int:pk>/", sources.speaker),
    path("p/<int:pk>/<str:slug>/", sources.speaker, name="speaker"),
    path("p/<int:pk>/", sources.speaker),
    path("topics/", records.topics, name="topics"),
    path("topics/<int:pk>/", records.topic),
    path("e/<int:pk>/<str:slug>/", records.topic, name="topic"),
    path("e/<int:pk>/", records.topic),
    path("disputes/", records.disputes, name="disputes"),
    path("d/<int:pk>/", records.dispute, name="dispute"),
    path("n/<int:pk>/", records.annotation, name="annotation"),
    path("looks/<int:pk>/confirm/", looks.confirm, name="look-confirm"),
    path("methods/", records.methods, name="methods"),
    path("methods/assessments/", records.assessment_values, name="methods-assessments"),
    path("methods/loaded-words/", records.loaded_words, name="methods-loaded-words"),
]
