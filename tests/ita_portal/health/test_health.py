"""How the installation is, as machines are told it and as the administrator reads it."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from accounts.models import IntegrityCheck, Membership, Municipality, Notice, Role
from accounts.tenancy import open_municipality
from approvals.models import OwnCertificate
from approvals.transitions import State as SubmissionState
from documents import keys
from documents.authority import Authority
from documents.models import PaperVersion
from documents.transitions import State
from ita_portal.backups import actions as backups
from ita_portal.health import alive
from ita_portal.health.parts import Condition, SystemPart, parts
from ita_portal.health.waiting_jobs import waiting_jobs
from scores.models import ScoreImport
from tests.approvals.town import Town
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture(autouse=True)
def whole(authority: Authority, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """All that is needed is there, with a data directory of its own."""
    (tmp_path / "keys-passphrase").write_bytes(keys.passphrase())
    monkeypatch.setattr(settings, "HOME", tmp_path)
    monkeypatch.setattr(settings, "FILES_DIR", tmp_path / "files")
    for name in ("worker", "beat"):
        alive.tell(name)


@pytest.fixture
def administrator() -> Client:
    client = Client()
    client.force_login(make_user(is_superuser=True, is_staff=True, email="admin@example.go.th"))
    return client


def part(name: str) -> SystemPart:
    [found] = [part for part in parts(timezone.now()) if part.name.startswith(name)]
    return found


# --- For machines -----------------------------------------------------------------------------------------------------


def test_it_is_ready_when_all_that_is_needed_is_there(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content.decode()) == (
        200,
        "database: ok\nmigrations: ok\nredis: ok\nstorage: ok\nauthority: ok\n",
    )
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("missing", ["redis", "storage", "authority", "migrations"])
def test_what_is_missing_is_said(client: Client, monkeypatch: pytest.MonkeyPatch, missing: str, tmp_path: Path) -> None:
    if missing == "redis":
        monkeypatch.setattr(settings, "REDIS_URL", "redis://127.0.0.1:1/0")
    elif missing == "storage":
        monkeypatch.setattr(settings, "HOME", tmp_path / "unmounted")
    elif missing == "authority":
        monkeypatch.setattr(settings, "KEYS_DIR", tmp_path / "keys")
        monkeypatch.setattr(settings, "CERTIFICATES_DIR", tmp_path / "certificates")
    else:
        MigrationRecorder.Migration.objects.filter(app="scores", name__startswith="0002").delete()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert [line for line in answer.content.decode().splitlines() if line.endswith("missing")] == [
        f"{missing}: missing"
    ]
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("127.0.0.1", {"X-Forwarded-For": "203.0.113.9"}, 403),  # a proxy on this machine speaks for somebody
        ("127.0.0.1", {"X-Forwarded-Proto": "https"}, 403),
        ("203.0.113.9", {}, 403),
        ("", {}, 403),
        ("203.0.113.9", {"Authorization": "Bearer a-token-of-twenty-letters"}, 200),
        ("203.0.113.9", {"Authorization": "Bearer a-token-of-twenty-letterz"}, 403),
        ("203.0.113.9", {"Authorization": "Bearer "}, 403),
    ],
)
def test_figures_are_for_this_machine_and_for_who_has_the_token(
    client: Client, monkeypatch: pytest.MonkeyPatch, address: str, headers: dict[str, str], status: int
) -> None:
    monkeypatch.setattr(settings, "METRICS_TOKEN", "a-token-of-twenty-letters")
    assert client.get("/metrics", headers=headers, REMOTE_ADDR=address).status_code == status


def test_without_a_token_an_empty_one_opens_nothing(client: Client) -> None:
    assert client.get("/metrics", headers={"Authorization": "Bearer "}, REMOTE_ADDR="203.0.113.9").status_code == 403


def test_prometheus_reads_the_figures(client: Client, municipality: Municipality) -> None:
    ScoreImport.objects.create(municipality=municipality, filename="x", content=b"", user=make_user())
    backups.remember(backups.Done(7, "2026-11-26T03:30:00+00:00"))
    answer = client.get("/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    found = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.content.decode())
        for sample in family.samples
    }
    assert found["ita_ready", "redis"] == 1
    assert (found["ita_jobs_waiting", "scores"], found["ita_jobs_waiting", "papers"]) == (1, 0)
    assert 0 <= found["ita_oldest_job_seconds", "scores"] < 60
    assert found["ita_silent_seconds", "worker"] < 60
    last = dt.datetime(2026, 11, 26, 3, 30, tzinfo=dt.UTC).timestamp()
    assert found["ita_last_backup_timestamp_seconds",] == last
    assert found["ita_disk_free_bytes",] > 0


def test_figures_are_told_without_the_broker(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "REDIS_URL", "redis://127.0.0.1:1/0")
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert 'ita_ready{need="redis"} 0.0' in answer.content.decode()


# --- What waits -------------------------------------------------------------------------------------------------------


def test_rows_that_wait_are_counted_whatever_the_broker_holds(town: Town) -> None:
    submission = town.sealed()
    assert [each.count for each in waiting_jobs()] == [0] * 6
    an_hour_ago = timezone.now() - dt.timedelta(hours=1)
    with open_municipality(town.municipality):
        version = submission.version
        PaperVersion.objects.filter(pk=version.pk).update(state=State.QUEUED, sha256="", touched_at=an_hour_ago)
        submission.steps.update(signed_at=None, decided_at=an_hour_ago)
        type(submission).objects.filter(pk=submission.pk).update(state=SubmissionState.APPROVED)
    found = {each.name: (each.count, each.since) for each in waiting_jobs() if each.count}
    assert found == {"papers": (1, an_hour_ago), "signatures": (3, an_hour_ago)}
    jobs = part("งานที่รอ")
    assert (jobs.condition, jobs.said) == (Condition.BAD, "รอ 4 งาน นานสุด 60 นาที (จัดทำเอกสาร 1 · ใส่ลายมือชื่อ 3)")
    assert "ปิดแล้วสั่ง ./dev up ใหม่" in jobs.to_do


def test_a_signature_that_waits_for_its_persons_passphrase_is_no_job(town: Town) -> None:
    """Nobody who restarts the worker helps it, nor those behind it."""
    submission, now = town.sealed(), timezone.now()
    with open_municipality(town.municipality):
        own = OwnCertificate.objects.create(
            municipality=town.municipality, user=town.coordinator, begins_at=now, ends_at=now + dt.timedelta(days=1)
        )
        submission.steps.update(signed_at=None, decided_at=now - dt.timedelta(hours=2))
        submission.steps.filter(order=1).update(own=own)
        type(submission).objects.filter(pk=submission.pk).update(state=SubmissionState.APPROVED)
    assert [each.count for each in waiting_jobs()] == [0] * 6


def test_a_check_that_takes_its_time_is_no_job_that_is_stuck() -> None:
    """A country's files take hours; how the check itself is stands in a part of its own."""
    check = IntegrityCheck.objects.create(leased_until=timezone.now())
    IntegrityCheck.objects.filter(pk=check.pk).update(started_at=timezone.now() - dt.timedelta(hours=3))
    assert part("งานที่รอ").condition is Condition.GOOD


# --- The administrator's page -----------------------------------------------------------------------------------------


def test_a_page_where_all_is_well(administrator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    backups.remember(backups.Done(7, now.isoformat(timespec="seconds")))
    IntegrityCheck.objects.create(finished_at=now)
    page = administrator.get("/status/").content.decode()
    conditions = {part.name: part.condition for part in parts(now)}
    del conditions["เนื้อที่ดิสก์"]  # the machine's own
    assert set(conditions.values()) == {Condition.GOOD}
    assert len(conditions) == 11
    assert "ทำงานอยู่" in page


def test_who_fell_silent_is_named_with_what_to_do(administrator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "EMBEDDED", False)
    alive.broker().set("ita:alive:worker", int(time.time()) - 600)
    alive.broker().delete("ita:alive:beat")
    worker, beat = part("ตัวทำงาน"), part("ตัวปลุก")
    assert (worker.condition, worker.said) == (Condition.BAD, "ไม่รายงานตัวมา 10 นาที เอกสารและลายมือชื่อจะรออยู่")
    assert worker.to_do.startswith("ให้ผู้ดูแลเครื่องแม่ข่ายสั่ง docker compose restart worker")
    assert beat.said.startswith("ยังไม่เคยรายงานตัว ")
    assert "ไม่รายงานตัวมา 10 นาที" in administrator.get("/status/").content.decode()


def test_without_the_broker_nobody_can_tell(administrator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "REDIS_URL", "redis://127.0.0.1:1/0")
    assert part("ตัวทำงาน").condition is Condition.WARN
    assert part("ตัวกลางส่งงาน").condition is Condition.BAD
    assert administrator.get("/status/").status_code == 200


def test_a_backup_that_is_missing_or_old_is_told(tmp_path: Path) -> None:
    assert part("การสำรอง").said == "ยังไม่เคยสำรองข้อมูลของเครื่องนี้"
    backups.remember(backups.Done(7, (timezone.now() - dt.timedelta(days=3)).isoformat()))
    assert part("การสำรอง").condition is Condition.BAD
    for torn in ("", "{", "[]", '{"made_at": 1, "files": 2}', '{"made_at": "x", "files": 2}'):
        (tmp_path / "last-backup.json").write_text(torn)
        assert backups.last_backup() is None


def test_damage_and_old_checks_are_told() -> None:
    name = "ความครบถ้วน"
    assert part(name).said == "ยังไม่เคยตรวจ"
    check = IntegrityCheck.objects.create(finished_at=timezone.now() - dt.timedelta(days=3))
    assert part(name).condition is Condition.WARN
    IntegrityCheck.objects.filter(pk=check.pk).update(problem_count=2, counts={"files": 9})
    assert (part(name).condition, part(name).said) == (
        Condition.BAD,
        "พบข้อมูลที่หายหรือไม่ตรงกับที่บันทึกไว้ 2 รายการ จากที่ตรวจ ไฟล์ 9 รายการ",
    )


def test_mail_that_does_not_go_out_is_told(municipality: Municipality, monkeypatch: pytest.MonkeyPatch) -> None:
    assert part("อีเมล").said == "ส่งได้ แต่ไม่มีอีเมลของผู้ดูแลระบบที่จะแจ้งความเสียหาย"
    monkeypatch.setattr(settings, "OPERATOR_EMAIL", "operator@example.go.th")
    assert part("อีเมล").condition is Condition.GOOD
    reader = make_user(email="reader@example.go.th")
    notice = Notice.objects.create(user=reader, municipality=municipality, key="x", title="x", path="/")
    assert part("อีเมล").condition is Condition.GOOD  # tomorrow's
    Notice.objects.filter(pk=notice.pk).update(created_at=timezone.now() - dt.timedelta(days=2))
    assert part("อีเมล").condition is Condition.GOOD  # of a municipality that the reader may not look at any more
    with open_municipality(municipality):
        Membership.objects.create(municipality=municipality, user=reader, role=Role.COORDINATOR)
    assert part("อีเมล").said == "มีเรื่องที่ส่งไม่ออก ตั้งแต่เมื่อวานหรือก่อนหน้า"
    monkeypatch.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.dummy.EmailBackend")
    assert part("อีเมล").said == "ยังไม่ได้ตั้งเซิร์ฟเวอร์อีเมล"
