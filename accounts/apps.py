from django.apps import AppConfig
from django.contrib.admin import apps as administration


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "เทศบาลและผู้ใช้"

    def ready(self) -> None:
        from django.urls import register_converter  # which needs the settings

        from accounts import lookups  # noqa: F401 - registers itself
        from accounts.converters import Number
        from accounts.signing_in import events, proofs  # noqa: F401 - listen to who signs in
        from accounts.signing_in.recovery_codes import keep_hashed
        from accounts.tenancy import guard_many_to_many  # whose models need the loaded apps
        from accounts.thai_messages import speak_thai

        guard_many_to_many()
        keep_hashed()
        speak_thai()
        register_converter(Number, "number")


class AdministrationConfig(administration.AdminConfig):
    """Django's admin with a site of our own; named in the settings, so it is no default of this app."""

    default = False
    default_site = "accounts.admin_site.AdministrationSite"
