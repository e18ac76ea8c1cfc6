from django.apps import AppConfig
from django.contrib.admin import apps as administration


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "เทศบาลและผู้ใช้"

    def ready(self) -> None:
        from accounts import lookups  # noqa: F401 - registers itself
        from accounts.tenancy import guard_many_to_many  # whose models need the loaded apps

        guard_many_to_many()


class AdministrationConfig(administration.AdminConfig):
    """Django's admin with a site of our own; named in the settings, so it is no default of this app."""

    default = False
    default_site = "accounts.admin_site.AdministrationSite"
