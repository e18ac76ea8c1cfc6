from django.urls import path

from scores import edit_views, import_views, views, year_views

app_name = "scores"
urlpatterns = [
    path("", views.years, name="years"),
    path("start/", views.start, name="start"),
    path("import/", import_views.import_page, name="import"),
    path("import/<int:pk>/", import_views.job_page, name="import-job"),
    path("import/<int:pk>/progress/", import_views.progress, name="import-progress"),
    path("import/<int:pk>/confirm/", import_views.confirm, name="import-confirm"),
    path("import/<int:pk>/cancel/", import_views.cancel, name="import-cancel"),
    path("export.csv", import_views.export, name="export"),
    path("<int:year>/", year_views.year_page, name="year"),
    path("<int:year>/edit/", edit_views.edit, name="edit"),
    path("<int:year>/check/", edit_views.check, name="check"),
    path("<int:year>/draft/", edit_views.draft, name="draft"),
    path("<int:year>/draft/discard/", edit_views.discard, name="discard"),
    path("<int:year>/template.csv", import_views.empty_file, name="template"),
]
