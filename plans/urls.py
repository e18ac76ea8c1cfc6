from django.urls import path

from plans.analyses import views as analyses
from plans.evidence import views as evidence
from plans.handover import views as handover
from plans.measures import edit_views
from plans.measures import views as measures
from plans.transfer import views as transfer
from plans.year import views as year

app_name = "plans"
urlpatterns = [
    path("", year.years, name="years"),
    path("mine/", handover.mine, name="mine"),
    path("lines/<str:name>/<int:number>/", edit_views.line, name="line"),
    path("<int:year>/", year.year, name="year"),
    path("<int:year>/open/", year.open_year, name="open"),
    path("<int:year>/effects/", year.effects_page, name="effects"),
    path("<int:year>/analysis/", analyses.analysis, name="analysis"),
    path("<int:year>/analysis/draft/", analyses.analysis_draft, name="analysis-draft"),
    path("<int:year>/analysis/draft/discard/", analyses.discard_analysis, name="analysis-discard"),
    path("<int:year>/order/", measures.reorder, name="reorder"),
    path("<int:year>/assign/", handover.assign, name="assign"),
    path("<int:year>/import/", transfer.table, name="import"),
    path("<int:year>/import/<int:pk>/", transfer.show, name="import-show"),
    path("<int:year>/import/<int:pk>/confirm/", transfer.confirm, name="import-confirm"),
    path("<int:year>/import/<int:pk>/cancel/", transfer.cancel, name="import-cancel"),
    path("<int:year>/export.xlsx", transfer.export, name="export"),
    path("<int:year>/copy/", transfer.copy, name="copy"),
    path("<int:year>/measures/new/", edit_views.add, name="add"),
    path("<int:year>/measures/new/draft/", edit_views.keep, name="new-draft"),
    path("<int:year>/measures/new/draft/discard/", edit_views.discard, name="new-discard"),
    path("<int:year>/measures/<int:pk>/", measures.measure, name="measure"),
    path("<int:year>/measures/<int:pk>/edit/", edit_views.edit, name="edit"),
    path("<int:year>/measures/<int:pk>/draft/", edit_views.keep, name="draft"),
    path("<int:year>/measures/<int:pk>/draft/discard/", edit_views.discard, name="discard"),
    path("<int:year>/measures/<int:pk>/history/", measures.history, name="history"),
    path("<int:year>/measures/<int:pk>/progress/", measures.progress, name="progress"),
    path("<int:year>/measures/<int:pk>/evidence/new/", evidence.add, name="evidence-add"),
    path("<int:year>/measures/<int:pk>/evidence/<int:evidence>/", evidence.edit, name="evidence-edit"),
    path("<int:year>/measures/<int:pk>/evidence/<int:evidence>/remove/", evidence.remove, name="evidence-remove"),
    path(
        "<int:year>/measures/<int:pk>/evidence/<int:evidence>/files/<int:number>/",
        evidence.file,
        name="evidence-file",
    ),
    path("<int:year>/measures/<int:pk>/evidence/<int:evidence>/check/", evidence.check, name="evidence-check"),
    path("<int:year>/measures/<int:pk>/evidence/<int:evidence>/state/", evidence.state, name="evidence-state"),
    path("<int:year>/measures/<int:pk>/review/", measures.review, name="review"),
    path("<int:year>/measures/<int:pk>/submit/", handover.submit, name="submit"),
    path("<int:year>/measures/<int:pk>/withdraw/", handover.withdraw, name="withdraw"),
    path("<int:year>/measures/<int:pk>/accept/", handover.accept, name="accept"),
    path("<int:year>/measures/<int:pk>/return/", handover.send_back, name="return"),
    path("<int:year>/measures/<int:pk>/delete/", measures.delete, name="delete"),
    path("<int:year>/measures/<int:pk>/move/", measures.move, name="move"),
]
