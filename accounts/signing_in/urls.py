"""Addresses of a person's own account. Of allauth's only those stand here that we use; their names are allauth's."""

from allauth.account import views as account
from django.urls import path, re_path

from accounts.signing_in import views

urlpatterns = [
    path("", views.profile, name="profile"),
    path("events/seen/", views.events_seen, name="events-seen"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/forgotten/", views.Forgotten.as_view(), name="account_reset_password"),
    path("password/forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[-\w]{1,200})/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/new/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
]
