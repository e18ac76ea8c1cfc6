from django.urls import path

from approvals import views, word_views
from approvals.checks import kind_views
from approvals.checks import views as check_views
from approvals.composing import emblem_views, font_views, head_views, pages_views, picture_views, wording_views
from approvals.composing import views as compose_views
from approvals.deciding import views as decide_views
from approvals.numbers import views as number_views
from approvals.old_papers import views as old_views
from approvals.own_certificates import views as own_views
from approvals.publishing import views as publish_views
from approvals.routes import scan_views
from approvals.routes import views as route_views
from approvals.telling import views as telling_views

app_name = "approvals"
urlpatterns = [
    path("papers/new/", views.new, name="new"),
    path("papers/make/", views.make, name="make"),
    path("emblem/", emblem_views.picture, name="emblem"),
    path("emblem/put/", emblem_views.put, name="emblem-put"),
    path("emblem/remove/", emblem_views.remove, name="emblem-remove"),
    path("papers/fonts/", font_views.fonts, name="fonts"),
    path("papers/fonts/remove/", font_views.remove, name="font-remove"),
    path("papers/fonts/<slug:sha256>.png", font_views.picture, name="font-picture"),
    path("papers/compose/", compose_views.open_, name="compose-open"),
    path("papers/compose/<number:pk>/", compose_views.compose, name="compose"),
    path("papers/compose/<number:pk>/head/", head_views.head, name="compose-head"),
    path("papers/compose/<number:pk>/head/preview/", head_views.preview, name="compose-head-preview"),
    path("papers/compose/<number:pk>/add/", compose_views.add, name="compose-add"),
    path("papers/compose/<number:pk>/order/", compose_views.order, name="compose-order"),
    path("papers/compose/<number:pk>/sections/<slug:key>/", compose_views.section, name="compose-section"),
    path("papers/compose/<number:pk>/sections/<slug:key>/change/", compose_views.change, name="compose-change"),
    path("papers/compose/<number:pk>/sections/<slug:key>/preview/", compose_views.preview, name="compose-preview"),
    path("papers/compose/<number:pk>/sections/<slug:key>/history/", wording_views.history, name="compose-history"),
    path("papers/compose/<number:pk>/sections/<slug:key>/share/", wording_views.share, name="compose-share"),
    path("papers/compose/<number:pk>/sections/<slug:key>/picture/", picture_views.put, name="compose-put-picture"),
    path("papers/compose/<number:pk>/pictures/<slug:sha256>/", picture_views.picture, name="compose-picture"),
    path("papers/compose/<number:pk>/sections/<slug:key>/pages/", pages_views.pages, name="compose-pages"),
    path(
        "papers/compose/<number:pk>/sections/<slug:key>/pages/progress/",
        pages_views.progress,
        name="compose-pages-progress",
    ),
    path(
        "papers/compose/<number:pk>/sections/<slug:key>/pages/cancel/",
        pages_views.cancel,
        name="compose-pages-cancel",
    ),
    path(
        "papers/compose/<number:pk>/pages/<number:asked>/<number:number>.png",
        pages_views.page_picture,
        name="compose-page",
    ),
    path("papers/proofreading/", kind_views.kinds, name="kinds"),
    path("papers/old/", old_views.papers, name="old-papers"),
    path("papers/old/<number:pk>/", old_views.paper, name="old-paper"),
    path("papers/old/<number:pk>/progress/", old_views.progress, name="old-paper-progress"),
    path("papers/old/<number:pk>/keep/", old_views.keep, name="old-paper-keep"),
    path("papers/old/<number:pk>/discard/", old_views.discard, name="old-paper-discard"),
    path("papers/old/<number:pk>/pages/<number:number>.jpg", old_views.page_picture, name="old-paper-page"),
    path("papers/old/<number:pk>/copy/", old_views.copy, name="old-paper-copy"),
    path("papers/numbers/", number_views.register, name="numbers"),
    path("papers/numbers/tell/", number_views.tell, name="numbers-tell"),
    path("papers/routes/", route_views.routes, name="routes"),
    path("papers/routes/<slug:kind>/", route_views.route, name="route"),
    path("papers/routes/<slug:kind>/usual/", route_views.usual, name="route-usual"),
    path("papers/<number:pk>/", views.version, name="version"),
    path("papers/<number:pk>/progress/", views.progress, name="progress"),
    path("papers/<number:pk>/cancel/", views.cancel_making, name="cancel"),
    path("papers/<number:pk>/retry/", views.retry_making, name="retry"),
    path("papers/<number:pk>/file/", views.file, name="file"),
    path("papers/<number:pk>/word/", word_views.ask, name="word"),
    path("papers/<number:pk>/word/file/", word_views.file, name="word-file"),
    path("papers/<number:pk>/pages/<slug:sha256>/<number:number>.png", views.page, name="page"),
    path("papers/<number:pk>/check/", check_views.check, name="check"),
    path("papers/<number:pk>/submit/", check_views.submit, name="submit"),
    path("papers/<number:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("papers/<number:pk>/revoke/", views.revoke, name="revoke"),
    path("papers/<number:pk>/sign-again/", views.retry_signing, name="sign-again"),
    path("papers/<number:pk>/scan/", scan_views.add, name="scan"),
    path("papers/<number:pk>/scans/<number:number>/", scan_views.file, name="scan-file"),
    path("queue/<number:pk>/steps/<number:step>/", decide_views.read, name="read"),
    path("queue/<number:pk>/steps/<number:step>/approve/", decide_views.approve, name="approve"),
    path("queue/<number:pk>/steps/<number:step>/return/", decide_views.return_, name="return"),
    path("queue/<number:pk>/steps/<number:step>/decided/", decide_views.decided, name="decided"),
    path("queue/<number:pk>/steps/<number:step>/sign-with/", own_views.again, name="sign-with"),
    path("queue/certificate/", own_views.certificate, name="own-certificate"),
    path("queue/certificate/remove/", own_views.remove_, name="own-certificate-remove"),
    path("papers/publication/", publish_views.publications, name="publications"),
    path("papers/publication/<number:year>/", publish_views.publication, name="publication"),
    path("papers/publication/<number:year>/show/", publish_views.show, name="publish"),
    path("papers/publication/<number:year>/<number:pk>/take-back/", publish_views.take_back, name="take-back"),
    path("queue/", decide_views.queue, name="queue"),
    path("queue/reminders/", telling_views.reminders, name="reminders"),
]
