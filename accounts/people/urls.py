"""Addresses of people, positions and acting, below /m/<code>/setup/."""

from django.urls import path

from accounts.people import acting_views, identity_views, offer_views, paste_views, views

app_name = "people"

urlpatterns = [
    path("identity/", identity_views.identity, name="identity"),
    path("people/", views.people, name="people"),
    path("people/add/", views.add, name="add"),
    path("people/paste/", paste_views.paste, name="paste"),
    path("people/offers/", offer_views.offers, name="offers"),
    path("people/offers/<number:pk>/withdraw/", offer_views.withdraw, name="offer-withdraw"),
    path("people/mail/", views.mail, name="mail"),
    path("people/<number:pk>/", views.person, name="person"),
    path("people/<number:pk>/code/", views.new_code, name="code"),
    path("positions/", views.positions, name="positions"),
    path("positions/<number:pk>/", views.position_page, name="position"),
    path("positions/<number:pk>/remove/", views.remove_position, name="position-remove"),
    path("acting/", acting_views.acting, name="acting"),
    path("acting/<number:pk>/end/", acting_views.end, name="acting-end"),
]
