"""django-allauth's settings that are the same on every machine; accounts/signing_in dresses it."""

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.signing_in.passwords.LongEnough"},
    {"NAME": "accounts.signing_in.passwords.UnlikeThePerson"},
    {"NAME": "accounts.signing_in.passwords.NotCommon"},
    {"NAME": "accounts.signing_in.passwords.NotOfThisPlace"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # a link that was mailed
ACCOUNT_ADAPTER = "accounts.signing_in.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.signing_in.forms.SignInForm",
    "change_password": "accounts.signing_in.forms.ChangePasswordForm",
    "set_password": "accounts.signing_in.forms.SetPasswordForm",
    "reset_password": "accounts.signing_in.forms.ForgottenForm",
    "reset_password_from_key": "accounts.signing_in.forms.NewPasswordForm",
    "reauthenticate": "accounts.signing_in.forms.AgainForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]  # nobody signs up; allauth wants them to fit
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to whoever has no account here
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - a class
ACCOUNT_SESSION_REMEMBER = True  # as long as SESSION_COOKIE_AGE says
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60  # seconds
# Where ITA_OIDC_URL names a server: nobody is found by an e-mail that it tells, docs/security.md.
SOCIALACCOUNT_ADAPTER = "accounts.signing_in.provider.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = (1, 3)  # seconds to be reached and to answer
MFA_ADAPTER = "accounts.signing_in.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "accounts.signing_in.forms.CodeForm",
    "reauthenticate": "accounts.signing_in.forms.CodeAgainForm",
    "activate_totp": "accounts.signing_in.forms.ActivateAppForm",
    "edit_webauthn": "accounts.signing_in.forms.RenamePasskeyForm",
    "add_webauthn": "accounts.signing_in.forms.AddPasskeyForm",
    "authenticate_webauthn": "accounts.signing_in.forms.PasskeyForm",
    "login_webauthn": "accounts.signing_in.forms.PasskeyOnlyForm",
    "reauthenticate_webauthn": "accounts.signing_in.forms.PasskeyAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "ITA Portal"
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
# A town hall has one address for all its people: what is strict is counted by account.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "60/10m/ip,5/15m/key",
    "reset_password": "20/h/ip,3/h/key",
    "reset_password_from_key": "60/h/ip",
    "change_password": "10/10m/user",
    "reauthenticate": "20/10m/user",
}
