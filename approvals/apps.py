from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "approvals"
    verbose_name = "การเสนอและลงนาม"

    def ready(self) -> None:
        from approvals.old_papers import sign_out  # noqa: F401 - registers itself
