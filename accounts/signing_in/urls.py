"""Addresses of a person's own account. Of allauth's only those stand here that we use; their names are allauth's."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path

from accounts.signing_in import views

urlpatterns = [
    path("", views.profile, name="profile"),
    path("offers/<number:pk>/", views.offer_answer, name="offer-answer"),
    path("email/", views.email, name="email"),
    path("email/confirm/<slug:key>/", views.email_confirm, name="email-confirm"),
    path("events/seen/", views.events_seen, name="events-seen"),
    path("sessions/end/", views.sessions_end, name="sessions-end"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/forgotten/", views.Forgotten.as_view(), name="account_reset_password"),
    path("password/forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "password/new/<slug:uidb36>/<slug:key>/",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/new/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("second-factor/", views.factors, name="mfa_index"),
    path("second-factor/", views.factors, name="mfa_list_webauthn"),  # allauth has two pages for it
    path("second-factor/step/", views.SecondStep.as_view(), name="mfa_authenticate"),
    path("second-factor/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-factor/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-factor/passkeys/add/", views.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("second-factor/passkeys/<number:pk>/remove/", views.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("second-factor/passkeys/<number:pk>/rename/", views.RenamePasskey.as_view(), name="mfa_edit_webauthn"),
    path("second-factor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-factor/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("again/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("again/passkey/", views.PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
]
