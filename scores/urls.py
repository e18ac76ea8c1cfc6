from django.urls import path

from scores import chart_views, entry, import_views, views

app_name = "scores"
urlpatterns = [
    path("", views.years, name="years"),
    path("start/", views.start, name="start"),
    path("import/", import_views.upload, name="import"),
    path("import/<number:pk>/", import_views.job, name="import-job"),
    path("import/<number:pk>/progress/", import_views.progress, name="import-progress"),
    path("import/<number:pk>/confirm/", import_views.confirm, name="import-confirm"),
    path("import/<number:pk>/cancel/", import_views.cancel, name="import-cancel"),
    path("export.csv", import_views.export, name="export"),
    path("<number:year>/", chart_views.year, name="year"),
    path("<number:year>/edit/", entry.edit, name="edit"),
    path("<number:year>/check/", entry.check, name="check"),
    path("<number:year>/draft/", entry.draft, name="draft"),
    path("<number:year>/draft/discard/", entry.discard, name="discard"),
    path("<number:year>/template.csv", import_views.template, name="template"),
]
