"""Addresses of signing in by an organisation's server; in use where one is named. The first names are allauth's."""

from django.urls import path

from accounts.signing_in import provider_views as provider
from ita_portal.provider_sign_in import provider_sign_in

urlpatterns = [
    path("sign-in/provider/", provider_sign_in, name="openid_connect_login"),
    path("sign-in/provider/back/", provider.provider_back, name="openid_connect_callback"),
    path("sign-in/provider/cancelled/", provider.provider_cancelled, name="socialaccount_login_cancelled"),
    path("account/provider/link/", provider.provider_link, name="provider-link"),
    path("account/provider/unlink/", provider.provider_unlink, name="provider-unlink"),
]
