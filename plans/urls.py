from django.urls import path

from plans.analyses import paste_views as pastes
from plans.analyses import views as analyses
from plans.bin import views as bin_
from plans.evidence import views as evidence
from plans.handover import views as handover
from plans.measures import edit_views
from plans.measures import views as measures
from plans.receiving import views as receiving
from plans.reporting import views as reporting
from plans.transfer import views as transfer
from plans.units import views as units
from plans.year import views as year

app_name = "plans"
urlpatterns = [
    path("", year.years, name="years"),
    path("units/", units.units_page, name="units"),
    path("units/merge/", units.merge, name="units-merge"),
    path("units/add/", units.add, name="units-add"),
    path("units/<number:pk>/", units.unit_page, name="unit"),
    path("units/<number:pk>/close/", units.close, name="unit-close"),
    path("units/<number:pk>/open/", units.reopen, name="unit-open"),
    path("units/<number:pk>/move/", units.move, name="unit-move"),
    path("mine/", handover.mine, name="mine"),
    path("lines/<str:name>/<number:number>/", edit_views.line, name="line"),
    path("<number:year>/", year.plan_page, name="year"),
    path("<number:year>/open/", year.open_year, name="open"),
    path("<number:year>/effects/", year.effects_page, name="effects"),
    path("<number:year>/analysis/", analyses.analyses, name="analysis"),
    path("<number:year>/analysis/draft/", analyses.draft, name="analysis-draft"),
    path("<number:year>/analysis/paste/", pastes.paste, name="analysis-paste"),
    path("<number:year>/analysis/<number:number>/", analyses.analysis, name="analysis-of"),
    path("<number:year>/bin/", bin_.bin_page, name="bin"),
    path("<number:year>/bin/<number:pk>/restore/", bin_.restore, name="restore"),
    path("<number:year>/order/", measures.reorder, name="reorder"),
    path("<number:year>/assign/", handover.assign, name="assign"),
    path("<number:year>/reports/", reporting.reports, name="reports"),
    path("<number:year>/reports/<slug:key>/save/", reporting.save, name="report-save"),
    path("<number:year>/reports/<slug:key>/attach/", reporting.attach, name="report-attach"),
    path("<number:year>/reports/<slug:key>/take-back/", reporting.take_back, name="report-take-back"),
    path(
        "<number:year>/reports/<slug:key>/evidence/<number:evidence>/day/",
        reporting.evidence_day,
        name="report-evidence-day",
    ),
    path(
        "<number:year>/reports/<slug:key>/evidence/<number:evidence>/remove/",
        reporting.evidence_remove,
        name="report-evidence-remove",
    ),
    path("<number:year>/receive/", receiving.receive, name="receive"),
    path("<number:year>/receive/accept/", receiving.accept, name="receive-accept"),
    path("<number:year>/receive/return/", receiving.send_back, name="receive-return"),
    path("<number:year>/receive/due/", receiving.due, name="receive-due"),
    path("<number:year>/receive/remind/", receiving.remind, name="receive-remind"),
    path("<number:year>/receive/<number:pk>/", receiving.merged, name="merged"),
    path("<number:year>/receive/<number:pk>/add/", receiving.add_parts, name="merged-add"),
    path("<number:year>/receive/<number:pk>/accept/", receiving.accept_merged, name="merged-accept"),
    path("<number:year>/receive/<number:pk>/return/", receiving.send_part_back, name="merged-return"),
    path("<number:year>/import/", transfer.table, name="import"),
    path("<number:year>/import/<number:pk>/", transfer.show, name="import-show"),
    path("<number:year>/import/<number:pk>/progress/", transfer.progress, name="import-progress"),
    path("<number:year>/import/<number:pk>/units/", transfer.choose, name="import-units"),
    path("<number:year>/import/<number:pk>/confirm/", transfer.confirm, name="import-confirm"),
    path("<number:year>/import/<number:pk>/cancel/", transfer.cancel, name="import-cancel"),
    path("<number:year>/export.xlsx", transfer.export, name="export"),
    path("<number:year>/copy/", transfer.copy, name="copy"),
    path("<number:year>/measures/new/", edit_views.add, name="add"),
    path("<number:year>/measures/<number:pk>/", measures.measure, name="measure"),
    path("<number:year>/measures/<number:pk>/edit/", edit_views.edit, name="edit"),
    path("<number:year>/measures/<number:pk>/history/", measures.history, name="history"),
    path("<number:year>/measures/<number:pk>/progress/", measures.progress, name="progress"),
    path("<number:year>/measures/<number:pk>/evidence/new/", evidence.add, name="evidence-add"),
    path("<number:year>/measures/<number:pk>/evidence/<number:evidence>/", evidence.edit, name="evidence-edit"),
    path(
        "<number:year>/measures/<number:pk>/evidence/<number:evidence>/remove/", evidence.remove, name="evidence-remove"
    ),
    path(
        "<number:year>/measures/<number:pk>/evidence/<number:evidence>/files/<number:number>/",
        evidence.file,
        name="evidence-file",
    ),
    path("<number:year>/measures/<number:pk>/evidence/<number:evidence>/check/", evidence.check, name="evidence-check"),
    path("<number:year>/measures/<number:pk>/evidence/<number:evidence>/state/", evidence.state, name="evidence-state"),
    path("<number:year>/measures/<number:pk>/comment/", measures.comment, name="comment"),
    path("<number:year>/measures/<number:pk>/review/", measures.review, name="review"),
    path("<number:year>/measures/<number:pk>/submit/", handover.submit, name="submit"),
    path("<number:year>/measures/<number:pk>/withdraw/", handover.withdraw, name="withdraw"),
    path("<number:year>/measures/<number:pk>/accept/", handover.accept, name="accept"),
    path("<number:year>/measures/<number:pk>/return/", handover.send_back, name="return"),
    path("<number:year>/measures/<number:pk>/delete/", bin_.delete, name="delete"),
    path("<number:year>/measures/<number:pk>/move/", measures.move, name="move"),
]
