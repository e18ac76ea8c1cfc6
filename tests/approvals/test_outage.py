"""While the place of the files is away everybody is asked to come again; nothing is called damaged, nothing is lost."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from accounts import storage
from accounts.buckets import BucketPlace
from accounts.models import IntegrityCheck
from ita_portal import integrity
from tests.approvals.town import Town

pytestmark = pytest.mark.usefixtures("opened")
AWAY = BucketPlace("ita", "http://127.0.0.1:9", "us-east-1", "access", "secret")  # where nobody listens


def test_an_outage_is_told_apart_from_damage(
    town: Town, settings: Settings, client: Client, mailoutbox: list[object]
) -> None:
    settings.OPERATOR_EMAIL = "operator@example.go.th"
    submission = town.submitted()
    settings.FILES_BUCKET = AWAY
    client.force_login(town.auditor)
    answer = client.get(f"/m/{town.municipality.code}/papers/{submission.version.pk}/file/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "สิ่งที่บันทึกไว้แล้วยังอยู่ครบ กรุณารอสักครู่" in answer.text

    waiting = town.signed(submission)
    assert (waiting.awaits_signature, waiting.steps.get(order=0).signing_error) == (
        True,
        "ที่เก็บไฟล์ของระบบไม่ตอบ ระบบจะลองใหม่โดยอัตโนมัติ",
    )
    check = integrity.begin(in_background=False)
    assert not integrity.go_on(check.pk)
    with pytest.raises(storage.StoreAway):
        integrity.check_now()
    assert [(c.finished_at, c.problem_count) for c in IntegrityCheck.objects.all()] == [(None, 0)] * 2
    assert mailoutbox == []

    settings.FILES_BUCKET = None
    assert not town.signed(submission).awaits_signature
    assert not integrity.go_on(check.pk, float("inf"))
    assert IntegrityCheck.objects.get(pk=check.pk).problem_count == 0
