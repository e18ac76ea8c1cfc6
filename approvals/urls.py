from django.urls import path

from approvals import compose_views, views, word_views

app_name = "approvals"
urlpatterns = [
    path("papers/", views.papers, name="papers"),
    path("papers/make/", views.make, name="make"),
    path("papers/compose/", compose_views.open_, name="compose-open"),
    path("papers/compose/<number:pk>/", compose_views.compose, name="compose"),
    path("papers/compose/<number:pk>/add/", compose_views.add, name="compose-add"),
    path("papers/compose/<number:pk>/sections/<slug:key>/", compose_views.section, name="compose-section"),
    path("papers/compose/<number:pk>/sections/<slug:key>/change/", compose_views.change, name="compose-change"),
    path("papers/compose/<number:pk>/sections/<slug:key>/preview/", compose_views.preview, name="compose-preview"),
    path("papers/<number:pk>/", views.version, name="version"),
    path("papers/<number:pk>/progress/", views.progress, name="progress"),
    path("papers/<number:pk>/cancel/", views.cancel_making, name="cancel"),
    path("papers/<number:pk>/retry/", views.retry_making, name="retry"),
    path("papers/<number:pk>/file/", views.file, name="file"),
    path("papers/<number:pk>/word/", word_views.ask, name="word"),
    path("papers/<number:pk>/word/file/", word_views.file, name="word-file"),
    path("papers/<number:pk>/pages/<slug:sha256>/<number:number>.png", views.page, name="page"),
    path("papers/<number:pk>/submit/", views.submit, name="submit"),
    path("papers/<number:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("papers/<number:pk>/revoke/", views.revoke, name="revoke"),
    path("papers/<number:pk>/sign-again/", views.retry_signing, name="sign-again"),
    path("papers/<number:pk>/steps/<number:step>/approve/", views.approve, name="approve"),
    path("papers/<number:pk>/steps/<number:step>/return/", views.return_, name="return"),
    path("queue/", views.queue, name="queue"),
]
