from django.urls import path

from approvals import views

app_name = "approvals"
urlpatterns = [
    path("papers/", views.papers, name="papers"),
    path("papers/make/", views.make, name="make"),
    path("papers/<int:pk>/", views.version, name="version"),
    path("papers/<int:pk>/progress/", views.progress, name="progress"),
    path("papers/<int:pk>/cancel/", views.cancel_making, name="cancel"),
    path("papers/<int:pk>/retry/", views.retry_making, name="retry"),
    path("papers/<int:pk>/file/", views.file, name="file"),
    path("papers/<int:pk>/pages/<slug:sha256>/<int:number>.png", views.page, name="page"),
    path("papers/<int:pk>/submit/", views.submit, name="submit"),
    path("papers/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("papers/<int:pk>/revoke/", views.revoke, name="revoke"),
    path("papers/<int:pk>/sign-again/", views.retry_signing, name="sign-again"),
    path("papers/<int:pk>/steps/<int:step>/approve/", views.approve, name="approve"),
    path("papers/<int:pk>/steps/<int:step>/return/", views.return_, name="return"),
    path("queue/", views.queue, name="queue"),
]
