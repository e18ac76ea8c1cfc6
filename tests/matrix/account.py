"""A person's own account in the matrix: the same for everyone who is signed in, for the person is all it is about."""

from __future__ import annotations

# GET by nobody and by who is signed in, then POST. People of the matrix have neither a password nor a second factor,
# so that what asks for one of them once more answers 403.
ACCOUNT = {
    "sign-in": "200 302 200 302",
    "sign-out": "302 302 302 302",
    "session": "in 200 in 200",
    "notices": "in 200 in 405",
    "notices-read": "in 302 in 302",
    "notices-digest": "in 302 in 302",
    "account_login": "200 302 200 302",
    "profile": "in 200 in 405",
    "offer-answer": "in 302 in 302",
    "email": "in 403 in 403",
    "email-confirm": "in 404 in 404",
    "openid_connect_login": "302 302 503 302",  # nobody answers at the server that ./dev names
    "openid_connect_callback": "401 401 405 405",
    "socialaccount_login_cancelled": "302 302 405 405",
    "provider-link": "in 302 in 403",
    "provider-unlink": "in 302 in 403",
    "calendar-feed": "in 200 in 200",
    "calendar-feed-revoke": "in 302 in 302",
    "start": "200 200 422 422",
    "sessions-end": "in 302 in 403",
    "events-seen": "in 302 in 302",
    "account_change_password": "in 302 in 302",
    "account_set_password": "in 403 in 403",
    "account_reauthenticate": "in 403 in 403",
    "account_reset_password": "200 200 200 200",
    "account_reset_password_done": "200 200 405 405",
    "account_reset_password_from_key": "200 200 200 200",
    "account_reset_password_from_key_done": "200 200 405 405",
    "account_inactive": "200 200 405 405",
    "mfa_login_webauthn": "302 302 302 302",
    "mfa_index": "in 200 in 405",
    "mfa_list_webauthn": "in 200 in 405",
    "mfa_authenticate": "302 302 302 302",
    "mfa_activate_totp": "in 403 in 403",
    "mfa_deactivate_totp": "in 404 in 404",
    "mfa_add_webauthn": "in 403 in 403",
    "mfa_remove_webauthn": "in 403 in 403",
    "mfa_edit_webauthn": "in 403 in 403",
    "mfa_view_recovery_codes": "in 404 in 405",
    "mfa_generate_recovery_codes": "in 403 in 403",
    "mfa_reauthenticate": "in 403 in 403",
    "mfa_reauthenticate_webauthn": "in 403 in 403",
}
# Accepted, though no row of a municipality changes.
LEAVES_NO_TRACE = {
    *("sign-in", "sign-out", "session", "notices-read", "notices-digest"),
    "account_login",
    "calendar-feed",
    "calendar-feed-revoke",
    "account_change_password",
    "account_reset_password",
    "account_reset_password_from_key",
    "events-seen",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_login",
}


def account_rows() -> list[str]:
    """As lines of the matrix."""
    rows = []
    for name, cells in ACCOUNT.items():
        anonymous, signed_in, posted, posted_signed_in = cells.split()
        for method, nobody, somebody in (("GET", anonymous, signed_in), ("POST", posted, posted_signed_in)):
            # Who is inactive is nobody, but is told so where the password is right.
            inactive = "302" if method == "POST" and name in {"sign-in", "account_login"} else nobody
            rows.append(" ".join([name, method, nobody, *[somebody] * 10, inactive]))
    return rows
