"""Tasks are sent by name; every name must be a task there is."""

import re
from pathlib import Path

from celery import current_app
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
SENT = re.compile(r'enqueue\(\s*"([\w.]+)"')


def test_every_name_that_is_sent_is_a_task() -> None:
    current_app.loader.import_default_modules()
    apps = [ROOT / name for name in ("accounts", "scores", "plans", "documents", "approvals", "ita_portal")]
    sent = {name for app in apps for file in app.rglob("*.py") for name in SENT.findall(file.read_text())}
    beaten = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert sent
    assert sent | beaten <= set(current_app.tasks)
