from django.apps import AppConfig
from django.contrib.admin import apps as administration


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "เทศบาลและผู้ใช้"


class AdministrationConfig(administration.AdminConfig):
    """Django's admin with a site of our own; named in the settings, so it is no default of this app."""

    default = False
    default_site = "accounts.admin_site.AdministrationSite"
