"""Pages of a paper's way: what was typed is not lost with a decision that comes too late."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from accounts.tenancy import open_municipality
from tests.approvals.town import Town


@pytest.mark.parametrize(
    ("name", "field", "typed"), [("approve", "opinion", "เห็นชอบ ตามเสนอ"), ("return", "reason", "แก้ตารางที่ ๒")]
)
def test_a_decision_that_comes_too_late_tells_what_was_typed(
    town: Town, client: Client, name: str, field: str, typed: str
) -> None:
    submission = town.submitted()
    with open_municipality(town.municipality):
        step = submission.current_step
    assert step is not None
    town.approved(submission, town.auditor)
    client.force_login(town.auditor)
    parts = {"code": town.municipality.code, "pk": submission.version_id, "step": step.pk}
    answer = client.post(reverse(f"approvals:{name}", kwargs=parts), {field: typed})
    [told] = [str(message) for message in get_messages(answer.wsgi_request)]
    assert told == f"ยังไม่ถึงขั้นนี้ หรือขั้นนี้พิจารณาไปแล้ว ข้อความที่พิมพ์ไว้: “{typed}”"
