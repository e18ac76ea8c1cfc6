from django.urls import path

from plans import entry, evidence_views, handover_views, measure_views, views

app_name = "plans"
urlpatterns = [
    path("", views.years, name="years"),
    path("mine/", handover_views.mine, name="mine"),
    path("lines/<str:name>/<int:number>/", entry.line, name="line"),
    path("<int:year>/", views.year, name="year"),
    path("<int:year>/open/", views.open_year, name="open"),
    path("<int:year>/analysis/", views.analysis, name="analysis"),
    path("<int:year>/order/", measure_views.reorder, name="reorder"),
    path("<int:year>/assign/", handover_views.assign, name="assign"),
    path("<int:year>/measures/new/", entry.add, name="add"),
    path("<int:year>/measures/new/draft/", entry.keep, name="new-draft"),
    path("<int:year>/measures/new/draft/discard/", entry.discard, name="new-discard"),
    path("<int:year>/measures/<int:pk>/", measure_views.measure, name="measure"),
    path("<int:year>/measures/<int:pk>/edit/", entry.edit, name="edit"),
    path("<int:year>/measures/<int:pk>/draft/", entry.keep, name="draft"),
    path("<int:year>/measures/<int:pk>/draft/discard/", entry.discard, name="discard"),
    path("<int:year>/measures/<int:pk>/history/", measure_views.history, name="history"),
    path("<int:year>/measures/<int:pk>/progress/", measure_views.progress, name="progress"),
    path("<int:year>/measures/<int:pk>/evidence/new/", evidence_views.add, name="evidence-add"),
    path("<int:year>/measures/<int:pk>/evidence/<int:evidence>/", evidence_views.edit, name="evidence-edit"),
    path("<int:year>/measures/<int:pk>/evidence/<int:evidence>/remove/", evidence_views.remove, name="evidence-remove"),
    path(
        "<int:year>/measures/<int:pk>/evidence/<int:evidence>/files/<int:number>/",
        evidence_views.file,
        name="evidence-file",
    ),
    path("<int:year>/measures/<int:pk>/evidence/<int:evidence>/check/", evidence_views.check, name="evidence-check"),
    path("<int:year>/measures/<int:pk>/evidence/<int:evidence>/state/", evidence_views.state, name="evidence-state"),
    path("<int:year>/measures/<int:pk>/review/", measure_views.review, name="review"),
    path("<int:year>/measures/<int:pk>/submit/", handover_views.submit, name="submit"),
    path("<int:year>/measures/<int:pk>/withdraw/", handover_views.withdraw, name="withdraw"),
    path("<int:year>/measures/<int:pk>/accept/", handover_views.accept, name="accept"),
    path("<int:year>/measures/<int:pk>/return/", handover_views.send_back, name="return"),
    path("<int:year>/measures/<int:pk>/delete/", measure_views.delete, name="delete"),
    path("<int:year>/measures/<int:pk>/move/", measure_views.move, name="move"),
]
