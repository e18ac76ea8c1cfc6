from django.urls import path

from plans import views

app_name = "plans"
urlpatterns = [
    path("", views.years, name="years"),
    path("lines/<str:name>/<int:number>/", views.line, name="line"),
    path("<int:year>/", views.year, name="year"),
    path("<int:year>/open/", views.open_year, name="open"),
    path("<int:year>/analysis/", views.analysis, name="analysis"),
    path("<int:year>/measures/new/", views.add_measure, name="add"),
    path("<int:year>/measures/<int:pk>/", views.measure, name="measure"),
    path("<int:year>/measures/<int:pk>/delete/", views.delete, name="delete"),
    path("<int:year>/measures/<int:pk>/move/", views.move, name="move"),
]
