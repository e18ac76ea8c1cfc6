"""Settings: everything that differs between machines comes from the environment, and an unsafe one refuses to start.

| variable          | means                                                             | embedded default            |
|-------------------|-------------------------------------------------------------------|-----------------------------|
| ITA_EMBEDDED      | 1 = a demonstration on this machine: loopback only, plain http    | (unset: production)         |
| ITA_HOME          | data directory: files, keys and, embedded, database and broker    | var/                        |
| ITA_PUBLIC_URL    | the address users type; printed in papers as the place to verify  | http://localhost:8000       |
| ITA_EXTRA_HOSTS   | further host names, comma separated (a health check's)            |                             |
| SECRET_KEY        | at least 50 characters                                            | given by ./dev              |
| DATABASE_URL      | postgres://…                                                      | SQLite under ITA_HOME       |
| ITA_APP_DATABASE_URL | for grant_database alone: DATABASE_URL of the others          |                             |
| REDIS_URL         | redis://… or redis+socket://…                                     | a socket under ITA_HOME     |
| ITA_BEHIND_PROXY  | 1 = a proxy writes the visitor's address into X-Forwarded-For     | 0                           |
| ITA_STATIC_ROOT   | where collectstatic puts the files the web server serves          | build/static                |
| ITA_AUDIT_KEY     | key of the audit chains, 32 characters or more                    | a file in ITA_HOME/keys     |
| ITA_SECOND_FACTOR | who must have a second factor: 1 = who signs or administers, 2 = all | 0 (1 in production)       |
| ITA_STRICT_CODES  | 1 = an app's code is good for its own half minute, no longer      | 0                           |
| ITA_SECOND_FACTOR_KEY | hides second factors in the database, 32 characters or more   | a file in ITA_HOME/keys     |
| ITA_OIDC_URL      | issuer of an OpenID Connect server that people may sign in through | none: nothing of it         |
| ITA_OIDC_CLIENT_ID, ITA_OIDC_CLIENT_SECRET | what it calls this portal; _SECRET_FILE names a file       | |
| ITA_OIDC_NAME     | its name on the sign-in page                                      | its host                    |
| ITA_OIDC_PAGE     | its page of signing in, if at another host                        | ITA_OIDC_URL                |
| ITA_ACCESS_LOG    | 1 = a line for each request, without personal data                | 0 (1 in production)         |
| ITA_OPERATOR_EMAIL| who is told of damage and gets the daily heads of audit chains    | administrators' addresses   |
| ITA_KEYS_PASSPHRASE | opens signing keys: for the worker and commands, never for web  | a file under ITA_HOME       |
| ITA_KEYS_PASSPHRASE_FILE | the name of a file that holds it                           |                             |
| ITA_TIMESTAMP_URL | a server (RFC 3161) that confirms the time of each signature      | none: the portal's own clock|
| ITA_BACKUP_RECIPIENT | the public key (age1…) that backups are closed by            | none: a passphrase          |
| ITA_METRICS_TOKEN | who sends it may read /metrics; 20 characters or more            | none: this machine only     |
| ITA_S3_BUCKET     | the bucket that holds the files of several machines               | none: ITA_HOME/files        |
| ITA_S3_ENDPOINT   | its service, https://…                                            | Amazon's own                |
| ITA_S3_REGION     | the region that requests are signed for                           | us-east-1                   |
| ITA_S3_ACCESS_KEY | who asks there, with ITA_S3_SECRET_KEY or ITA_S3_SECRET_KEY_FILE   |                             |
| ITA_EVIDENCE_QUOTA_MB | megabytes of evidence, pictures, fonts and scans a municipality may keep | 20000             |
| LOG_LEVEL         | least level that is logged                                        | WARNING (INFO in production)|
| EMAIL_HOST        | the mail server; without one production sends no mail             | mails as files in ITA_HOME  |
| EMAIL_PORT        | its port                                                          | 587, with SSL 465           |
| EMAIL_USE_TLS     | 1 = STARTTLS, 0 = not                                             | 1, with SSL 0               |
| EMAIL_USE_SSL     | 1 = TLS from the first byte                                       | 0                           |
| EMAIL_HOST_USER   | the account there, with EMAIL_HOST_PASSWORD                       |                             |
| EMAIL_TIMEOUT     | seconds to wait for it                                            | 10                          |
| DEFAULT_FROM_EMAIL| the sender that mails name                                        | no-reply@ the public host   |
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from redis.backoff import NoBackoff
from redis.retry import Retry

from accounts.broker import plain_address
from ita_portal.bucket_settings import bucket_place
from ita_portal.oidc_settings import APPS as OIDC_APPS
from ita_portal.oidc_settings import oidc_server
from ita_portal.sign_in_settings import *  # noqa: F403 - Django reads them here

BASE_DIR = Path(__file__).resolve().parent.parent
EMBEDDED = os.environ.get("ITA_EMBEDDED") == "1"
HOME = Path(os.environ.get("ITA_HOME", BASE_DIR / "var")).resolve()


def _required(name: str, embedded_default: str = "") -> str:
    """The variable's value; embedded it may fall back, in production it must be there."""
    value = os.environ.get(name, "") or (embedded_default if EMBEDDED else "")
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. Start with ./dev, or set it (see the table in ita_portal/settings.py)."
        )
    return value


def _flag(name: str, default: bool) -> bool:
    """1 or 0, as everywhere in this table; anything else would be a guess."""
    value = os.environ.get(name, "")
    if value not in {"", "0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 1 or 0.")
    return value == "1" if value else default


def _secret(name: str) -> str:
    """The variable's value, or what stands in the file that NAME_FILE names."""
    if file := os.environ.get(f"{name}_FILE", ""):
        return Path(file).read_text("utf-8").strip()
    return os.environ.get(name, "")


def _number(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    if value and not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number.")
    return int(value or default)


# --- Safety -----------------------------------------------------------------------------------------------------------

DEBUG = False
SECRET_KEY = _required("SECRET_KEY")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10:
    raise ImproperlyConfigured("SECRET_KEY is too weak: give at least 50 random characters.")

PUBLIC_URL = _required("ITA_PUBLIC_URL", "http://localhost:8000").rstrip("/")
_public = urlsplit(PUBLIC_URL)
if not _public.hostname or _public.scheme not in {"http", "https"}:
    raise ImproperlyConfigured("ITA_PUBLIC_URL must be a full address such as https://ita.example.go.th")
if EMBEDDED and _public.hostname not in {"127.0.0.1", "localhost"}:
    raise ImproperlyConfigured("ITA_EMBEDDED=1 serves this machine only; unset it to serve a public address.")
if not EMBEDDED and _public.scheme != "https":
    raise ImproperlyConfigured("ITA_PUBLIC_URL must begin with https:// in production.")
ALLOWED_HOSTS = [_public.hostname, *filter(None, os.environ.get("ITA_EXTRA_HOSTS", "").split(","))]
if EMBEDDED:
    ALLOWED_HOSTS += ["127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

OIDC = oidc_server(_secret, plain_http=EMBEDDED)
SECURE_PROXY_SSL_HEADER = None if EMBEDDED else ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = not EMBEDDED
BEHIND_PROXY = _flag("ITA_BEHIND_PROXY", default=False)
VERIFY_RATES = "20/minute;200/hour"  # files that one address may have checked
START_RATES = "20/minute;100/hour"  # codes of invitations that one address may try
CALENDAR_RATES = "30/minute;300/hour"  # how often one address may ask for calendars
PUBLIC_PAGE_RATES = "240/minute;2000/hour"  # pictures of pages that one address may have drawn
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]
METRICS_TOKEN = _secret("ITA_METRICS_TOKEN")
if 0 < len(METRICS_TOKEN) < 20:
    raise ImproperlyConfigured("ITA_METRICS_TOKEN is too weak: give at least 20 random characters.")
SECURE_HSTS_SECONDS = 0 if EMBEDDED else 31_536_000
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for sub-domains and
    "security.W021",  # preloading bind the whole domain, which is the municipality's to decide
    "security.W019",  # SAMEORIGIN, not DENY: pages show their own papers
]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not EMBEDDED
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day; renewed while somebody works
SESSION_LONGEST = 24 * 60 * 60  # then one signs in again, however much one works
SESSION_ENGINE = "accounts.sessions"
CSRF_FAILURE_VIEW = "ita_portal.sign_in.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its form marks as data: images in its style sheet
        "connect-src": [SELF],
        "form-action": [SELF, *([OIDC.page] if OIDC else [])],  # where the answer of the server's button leads
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

# --- The application --------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "accounts.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    *(OIDC_APPS if OIDC else []),
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "accounts",
    "scores",
    "plans",
    "documents",
    "approvals",
    "ita_portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ita_portal.access_log.AccessLog",
    "ita_portal.middleware.CompressPages",
    "csp.middleware.CSPMiddleware",
    "accounts.sessions.Sessions",
    "django.middleware.common.CommonMiddleware",
    "ita_portal.error_pages.PageForBareErrors",
    "django.middleware.csrf.CsrfViewMiddleware",
    "ita_portal.middleware.RefuseUnreadable",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ita_portal.sign_in.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "ita_portal.urls"
WSGI_APPLICATION = "ita_portal.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"

# --- Signing in: ita_portal/sign_in_settings.py, and what differs between machines ------------------------------------

MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = EMBEDDED  # http://localhost
SECOND_FACTOR_OF_ALL = os.environ.get("ITA_SECOND_FACTOR") == "2"
SECOND_FACTOR_REQUIRED = SECOND_FACTOR_OF_ALL or _flag("ITA_SECOND_FACTOR", default=not EMBEDDED)
MFA_TOTP_TOLERANCE = 0 if _flag("ITA_STRICT_CODES", default=False) else 1  # half minutes that a telephone may be off
SECOND_FACTOR_KEY = os.environ.get("ITA_SECOND_FACTOR_KEY", "")
if SECOND_FACTOR_KEY and len(SECOND_FACTOR_KEY) < 32:
    raise ImproperlyConfigured("ITA_SECOND_FACTOR_KEY is too short: give at least 32 random characters.")

SOCIALACCOUNT_PROVIDERS = OIDC.for_allauth() if OIDC else {}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ita_portal.context.navigation",
                "ita_portal.context.notices",
                "ita_portal.context.first_steps",
            ],
            "builtins": [
                "accounts.templatetags.thai_text",
                "accounts.templatetags.permissions",
                "accounts.templatetags.page_owner",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

LANGUAGE_CODE = "th"
LOCALE_PATHS = [BASE_DIR / "locale"]  # what Django's own Thai lacks
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# --- Data -------------------------------------------------------------------------------------------------------------

DATABASES = {"default": dj_database_url.parse(_required("DATABASE_URL", f"sqlite:///{HOME / 'ita.sqlite3'}"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Django's defaults lost one in six of 800 concurrent writes to "database is locked", these lost none.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
APP_DATABASE_URL = os.environ.get("ITA_APP_DATABASE_URL", "")  # whom the tables' owner grants what is needed
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

FILES_DIR = HOME / "files"
FILES_BUCKET = bucket_place(_secret)  # or None: FILES_DIR of one machine alone
MEDIA_ROOT = HOME / "uploads"  # emblems, which no page serves
KEYS_DIR = HOME / "keys"  # encrypted; only who has the passphrase opens them, and the web server has not
KEYS_PASSPHRASE = _secret("ITA_KEYS_PASSPHRASE")
if 0 < len(KEYS_PASSPHRASE) < 20:
    raise ImproperlyConfigured("ITA_KEYS_PASSPHRASE is too weak: give at least 20 random characters.")
CERTIFICATES_DIR = HOME / "certificates"  # what everyone may have of them
TIMESTAMP_URL = os.environ.get("ITA_TIMESTAMP_URL", "")
AUDIT_KEY = os.environ.get("ITA_AUDIT_KEY", "")
if AUDIT_KEY and len(AUDIT_KEY) < 32:
    raise ImproperlyConfigured("ITA_AUDIT_KEY is too short: give at least 32 random characters.")
BACKUP_RECIPIENT = os.environ.get("ITA_BACKUP_RECIPIENT", "")
AUDIT_HEADS = HOME / "audit-heads.csv"  # one line a day and municipality: where its audit chain ended
OPERATOR_EMAIL = os.environ.get("ITA_OPERATOR_EMAIL", "")
FILES_QUOTA = _number("ITA_EVIDENCE_QUOTA_MB", 20_000) * 10**6  # bytes of one municipality
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

VENDOR_DIR = BASE_DIR / "build" / "vendor"  # third-party fonts, styles and scripts, laid out by ./dev setup
STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("ITA_STATIC_ROOT", BASE_DIR / "build" / "static"))
STATICFILES_DIRS = [BASE_DIR / "static", ("vendor", VENDOR_DIR)]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if EMBEDDED
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = EMBEDDED  # no collectstatic step between a clone and its first page
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

CACHES = {  # what all web processes count together; without it nobody signs in: decisions/sign-in-by-allauth.md
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": plain_address(_required("REDIS_URL", f"redis+socket://{HOME / 'redis.sock'}")),
        "KEY_PREFIX": "ita",
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1, "retry": Retry(NoBackoff(), 0)},
    }
}

# --- Work in the background -------------------------------------------------------------------------------------------

REDIS_URL = _required("REDIS_URL", f"redis+socket://{HOME / 'redis.sock'}")
CELERY_BROKER_URL = REDIS_URL
CELERY_TIMEZONE = TIME_ZONE  # the hours of the schedule below
CELERY_TASK_IGNORE_RESULT = True  # the job's row in the database is the result
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 5 * 60
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 10 * 60}  # longer than the longest task, or it runs twice
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(HOME / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "resume stuck imports": {"task": "scores.tasks.resume_stuck", "schedule": 60},
    "resume stuck tables": {"task": "plans.tasks.resume_stuck", "schedule": 60},
    "resume stuck papers": {"task": "documents.tasks.resume_stuck", "schedule": 60},
    "forget draft pages": {"task": "documents.tasks.forget_draft_pages", "schedule": 10 * 60},
    "resume stuck signatures": {"task": "approvals.tasks.resume_stuck", "schedule": 60},
    "keep heads of audit chains": {"task": "accounts.tasks.keep_heads", "schedule": crontab(hour=0, minute=40)},
    "check integrity": {"task": "ita_portal.tasks.begin_integrity_check", "schedule": crontab(hour=1, minute=10)},
    "tell key chores": {
        "task": "ita_portal.tasks.tell_key_chores",
        "schedule": crontab(day_of_week=1, hour=7, minute=0),
    },
    "resume integrity": {"task": "ita_portal.tasks.resume_integrity_check", "schedule": 10 * 60},
    "forget old papers": {"task": "approvals.tasks.forget_old_papers", "schedule": 10 * 60},
    "check evidence links": {"task": "plans.tasks.check_links", "schedule": crontab(hour=2, minute=30)},
    "forget score files": {"task": "scores.tasks.forget_files", "schedule": crontab(hour=2, minute=15)},
    "forget sessions and drafts": {"task": "accounts.tasks.forget_old", "schedule": crontab(hour=2, minute=20)},
    "forget tables": {"task": "plans.tasks.forget_tables", "schedule": crontab(hour=2, minute=10)},
    "remove files": {"task": "ita_portal.tasks.remove_unneeded_files", "schedule": crontab(hour=3, minute=30)},
    "empty bin": {"task": "plans.tasks.empty_bin", "schedule": crontab(hour=2, minute=5)},
    "remind": {"task": "plans.tasks.remind", "schedule": crontab(hour=6, minute=30)},
    "remind signers": {"task": "approvals.tasks.remind", "schedule": crontab(hour=6, minute=40)},
    "tell of acting": {"task": "accounts.tasks.tell_of_acting", "schedule": crontab(hour=6, minute=20)},
    "certificates": {"task": "approvals.tasks.tell_of_certificates", "schedule": crontab(hour=6, minute=50)},
    "send digests": {"task": "accounts.tasks.send_digests", "schedule": crontab(hour=7, minute=30)},
}

# --- Mail -------------------------------------------------------------------------------------------------------------

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_USE_SSL = _flag("EMAIL_USE_SSL", default=False)
EMAIL_USE_TLS = _flag("EMAIL_USE_TLS", default=not EMAIL_USE_SSL)
EMAIL_PORT = _number("EMAIL_PORT", 465 if EMAIL_USE_SSL else 587)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_TIMEOUT = _number("EMAIL_TIMEOUT", 10)
EMAIL_FILE_PATH = HOME / "mail"
EMAIL_BACKEND = "django.core.mail.backends." + (
    "smtp.EmailBackend" if EMAIL_HOST else "filebased.EmailBackend" if EMBEDDED else "dummy.EmailBackend"
)
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL") or f"ITA Portal <no-reply@{_public.hostname}>"
if EMAIL_USE_SSL and EMAIL_USE_TLS:
    raise ImproperlyConfigured("EMAIL_USE_SSL and EMAIL_USE_TLS exclude each other: set one of them to 0.")
if EMAIL_HOST_PASSWORD and not (EMAIL_USE_SSL or EMAIL_USE_TLS):
    raise ImproperlyConfigured("EMAIL_HOST_PASSWORD would travel in the clear: set EMAIL_USE_TLS=1 or EMAIL_USE_SSL=1.")

# --- Logs: one line of JSON an event in production; ids of rows, never names or typed text ----------------------------

ACCESS_LOG = _flag("ITA_ACCESS_LOG", default=not EMBEDDED)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        },
        "text": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "text" if EMBEDDED else "json"}},
    # Layout steps, and tracebacks for every altered file somebody checks, would bury what matters.
    "loggers": {
        "weasyprint": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},  # what is merely refused would name its address, with codes and keys
        "access": {"level": "INFO"},  # whatever LOG_LEVEL says: it has a switch of its own
        "weasyprint.progress": {"level": "WARNING"},
        "pyhanko": {"level": "CRITICAL"},
        "pyhanko_certvalidator": {"level": "CRITICAL"},
    },
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING" if EMBEDDED else "INFO")},
}
