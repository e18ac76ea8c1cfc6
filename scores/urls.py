from django.urls import path

from scores import views

app_name = "scores"
urlpatterns = [
    path("", views.years, name="years"),
    path("start/", views.start, name="start"),
    path("import/", views.import_file, name="import"),
    path("<int:year>/", views.year, name="year"),
    path("<int:year>/edit/", views.edit, name="edit"),
    path("<int:year>/template.csv", views.template, name="template"),
]
