from django.urls import path

from scores import comparison_views, edit_views, import_views, views, year_views

app_name = "scores"
urlpatterns = [
    path("", views.years, name="years"),
    path("start/", views.start, name="start"),
    path("import/", import_views.import_page, name="import"),
    path("import/<number:pk>/", import_views.job_page, name="import-job"),
    path("import/<number:pk>/progress/", import_views.progress, name="import-progress"),
    path("import/<number:pk>/confirm/", import_views.confirm, name="import-confirm"),
    path("import/<number:pk>/cancel/", import_views.cancel, name="import-cancel"),
    path("export.csv", import_views.export, name="export"),
    path("<number:year>/", year_views.year_page, name="year"),
    path("<number:year>/edit/", edit_views.edit, name="edit"),
    path("<number:year>/comparison/", comparison_views.comparison_page, name="comparison"),
    path("<number:year>/items/", year_views.items_page, name="items"),
    path("<number:year>/check/", edit_views.check, name="check"),
    path("<number:year>/template.csv", import_views.empty_file, name="template"),
]
