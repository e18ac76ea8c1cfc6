"""Every address of the product. Below /m/<code>/ a municipality is open; the rest is home, sign-in and the public."""

from allauth.account.views import LogoutView
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.decorators.http import require_safe

from accounts import notice_views as notices
from accounts.access import post_only
from accounts.content_access_views import content_access
from accounts.signing_in import views as account
from approvals.publishing import public_year_views as public_years
from approvals.verification import authority_views as authorities
from approvals.verification import views as public
from ita_portal import (
    guide_views,
    integrity_views,
    municipality_import_views,
    municipality_views,
    new_municipality_views,
    setup_views,
    sign_in,
    trail_views,
    views,
)
from ita_portal.health import views as health
from ita_portal.overview import views as overview
from ita_portal.removing import views as removing
from ita_portal.search import views as searching
from ita_portal.year import calendar_views as calendar
from ita_portal.year import papers_views as year_papers
from ita_portal.year import views as year
from scores import import_views as imports
from scores.titles import views as titles

urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign-in"),
    path("sign-in/", sign_in.SignIn.as_view(), name="account_login"),  # allauth's name for it
    path("sign-in/passkey/", sign_in.PasskeySignIn.as_view(), name="mfa_login_webauthn"),
    path("start/", account.start, name="start"),
    path("account/", include("accounts.signing_in.urls")),
    path("session/", sign_in.session, name="session"),
    path("sign-out/", post_only("home")(LogoutView.as_view()), name="sign-out"),
    path("guide/", guide_views.guide, name="guide"),
    path("guide/words/", guide_views.words, name="words"),
    path("guide/first-steps/", guide_views.first_steps, name="first-steps"),
    path("guide/pictures/<slug:name>.png", guide_views.picture, name="guide-picture"),
    path("guide/<slug:slug>/", guide_views.guide, name="guide-page"),
    path("style/", views.style, name="style"),
    path("healthz", health.health, name="health"),
    path("readyz", health.ready, name="ready"),
    path("metrics", health.metrics, name="metrics"),
    path("status/", health.status, name="status"),
    path("notices/", notices.notices, name="notices"),
    path("notices/<number:pk>/", notices.notice, name="notice"),
    path("notices/read/", notices.read_all, name="notices-read"),
    path("notices/digest/", notices.switch_digest, name="notices-digest"),
    path("unsubscribe/<str:token>/", notices.unsubscribe, name="unsubscribe"),
    path("verify/", public.verify_form, name="verify"),
    path("v/<str:verification_code>/", public.verify_code, name="verify-code"),
    path("v/<str:verification_code>/pages/", public.public_pages, name="public-pages"),
    path("v/<str:verification_code>/pages/<slug:stamp>/<number:number>.png", public.public_page, name="public-page"),
    path("v/<str:verification_code>/file/", public.public_file, name="public-file"),
    path("authority/", authorities.authority, name="authority"),
    path("authority/<slug:name>.cer", authorities.authority_certificate, name="authority-certificate"),
    path("authority/<slug:name>.crl", authorities.authority_revocations, name="authority-revocations"),
    path("p/<str:code>/<number:fiscal_year>/", public_years.year_page, name="public-year"),
    path("p/<str:code>/<number:fiscal_year>/data.json", public_years.year_json, name="public-year-json"),
    path("p/<str:code>/<number:fiscal_year>/data.csv", public_years.year_csv, name="public-year-csv"),
    path("p/<str:code>/<number:fiscal_year>/embed/", public_years.year_embed, name="public-year-embed"),
    path("p/<str:code>/<number:fiscal_year>/<slug:slug>/", public_years.year_paper, name="public-year-paper"),
    path(
        "sitemap.xml",
        require_safe(login_not_required(sitemap)),
        {"sitemaps": {"years": public_years.PublicYears}},
        name="sitemap",
    ),
    path("municipalities/", municipality_views.municipalities, name="municipalities"),
    path("municipalities/add/", new_municipality_views.municipality_add, name="municipality-add"),
    path("municipalities/import/", municipality_import_views.municipality_import, name="municipality-import"),
    path("search/", searching.search, name="search"),
    path("calendar/", calendar.feed, name="calendar-feed"),
    path("calendar/revoke/", calendar.revoke_feed, name="calendar-feed-revoke"),
    path("calendar/<str:token>.ics", calendar.ics, name="calendar-ics"),
    path("overview/", overview.overview_page, name="overview"),
    path("overview/export.csv", overview.export, name="overview-export"),
    path("integrity/", integrity_views.integrity_page, name="integrity"),
    path("integrity/check/", integrity_views.check, name="integrity-check"),
    path("imports/", imports.country_upload, name="country-import"),
    path("imports/<number:pk>/", imports.country_job, name="country-import-job"),
    path("imports/<number:pk>/progress/", imports.country_progress, name="country-import-progress"),
    path("imports/<number:pk>/confirm/", imports.country_confirm, name="country-import-confirm"),
    path("imports/<number:pk>/cancel/", imports.country_cancel, name="country-import-cancel"),
    path("titles/", titles.titles_page, name="titles"),
    path("admin/", admin.site.urls),
    path(
        "m/<str:code>/",
        include(
            [
                path("", year.home, name="municipality"),
                path("years/", year.years, name="years"),
                path("years/<number:year>/", year.year_page, name="year"),
                path("years/<number:year>/papers/", year_papers.year_papers, name="year-papers"),
                path("years/<number:year>/papers.zip", year_papers.year_zip, name="year-zip"),
                path("papers/", year_papers.papers, name="papers"),
                path("calendar/<number:year>/", calendar.calendar, name="calendar"),
                path("calendar/<number:year>/<number:pk>/remove/", calendar.remove, name="calendar-remove"),
                path("trail/", trail_views.trail_page, name="trail"),
                path("trail/export.csv", trail_views.export_csv, name="trail-csv"),
                path("trail/export.xlsx", trail_views.export_xlsx, name="trail-xlsx"),
                path("reading/", content_access, name="content-access"),
                path("setup/", setup_views.setup, name="setup"),
                path("setup/people/<number:pk>/leave/", setup_views.leave, name="leave"),
                path("setup/", include("accounts.people.urls")),
                path("scores/<number:year>/remove/", removing.scores, name="remove-scores"),
                path("plan/<number:year>/remove/", removing.plan, name="remove-plan"),
                path("papers/<number:pk>/remove/", removing.version, name="remove-version"),
                path("papers/compose/<number:pk>/remove/", removing.paper, name="remove-paper"),
                path("scores/", include("scores.urls")),
                path("plan/", include("plans.urls")),
                path("", include("approvals.urls")),
            ]
        ),
    ),
]

if settings.OIDC:
    urlpatterns.append(path("", include("ita_portal.provider_urls")))

handler400 = "ita_portal.error_pages.bad_request"
handler403 = "ita_portal.error_pages.forbidden"
handler404 = "ita_portal.error_pages.not_found"
handler500 = "ita_portal.error_pages.server_error"
