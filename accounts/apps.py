from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "เทศบาลและผู้ใช้"

    def ready(self) -> None:
        from accounts import lookups  # noqa: F401 - registers itself
