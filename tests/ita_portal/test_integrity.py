"""Whether everything is whole: found on every night, in turns, told, shown, and the same in the shell."""

from __future__ import annotations

import datetime as dt
import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts import storage
from accounts.audit import record
from accounts.audit_heads import keep_heads
from accounts.audit_key import create_audit_key
from accounts.models import AuditEntry, IntegrityCheck, Municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_all, open_municipality
from approvals.models import OwnCertificate
from documents import keys
from documents.sealed_boxes import seal
from documents.trail_marks import marks_in
from ita_portal import integrity, tasks
from tests.approvals.town import Town
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture(autouse=True)
def own_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "FILES_DIR", tmp_path / "files")
    monkeypatch.setattr(settings, "AUDIT_HEADS", tmp_path / "audit-heads.csv")


@pytest.fixture
def chain(municipality: Municipality) -> Municipality:
    with open_municipality(municipality):
        for _ in range(3):
            record(system_actor(municipality), "plan.opened", municipality)
    return municipality


def behind_the_portals_back(*statements: str) -> None:
    """Somebody with the owner's password takes the triggers away first."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            for event in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER audit_refuses_{event}")
        for statement in statements:
            cursor.execute(statement)


def problems() -> list[tuple[str, str]]:
    return [(problem["part"], problem["words"]) for problem in integrity.check_now().problems]


def path_of(sha256: str) -> Path:
    return Path(settings.FILES_DIR) / sha256[:2] / sha256


def test_what_is_whole_is_told_so(chain: Municipality, other: Municipality) -> None:
    check = integrity.check_now()
    assert (check.problem_count, check.counts) == (0, {"keys": 1, "chains": 2})
    assert integrity.sentence(check) == "ข้อมูลครบถ้วน ไม่พบความเสียหาย ตรวจแล้ว กุญแจ 1 รายการ บันทึกการใช้งาน 2 รายการ"
    assert mail.outbox == []


def test_a_changed_entry_is_found(chain: Municipality) -> None:
    behind_the_portals_back("UPDATE accounts_auditentry SET action = 'x' WHERE sequence = 2")
    assert problems() == [("chains", "บันทึกการใช้งานถูกแก้ไขหรือขาดหายที่รายการที่ 2")]


def test_a_chain_cut_at_its_end_is_found_by_the_kept_heads(chain: Municipality) -> None:
    keep_heads(timezone.localdate())
    behind_the_portals_back("DELETE FROM accounts_auditentry WHERE sequence > 1")
    words = "บันทึกการใช้งานไม่มีรายการที่ 3 ตามที่จดปลายสายไว้ อาจถูกตัดท้ายหรือเขียนใหม่"
    assert problems() == [("chains", words)]


def test_a_sealed_paper_knows_how_long_the_chain_was(town: Town) -> None:
    submission = town.sealed()
    marks = marks_in(storage.read(submission.version.sha256))
    with open_municipality(town.municipality):
        kept = dict(AuditEntry.objects.values_list("sequence", "hash"))
    assert len(marks) == 3
    assert marks == [(number, kept[number]) for number, _ in marks]
    assert problems() == []
    last, _ = marks[-1]
    behind_the_portals_back(f"DELETE FROM accounts_auditentry WHERE sequence >= {last}")  # noqa: S608 - a number
    [(part, words)] = problems()
    assert part == "papers"
    assert f"ไม่มีรายการที่ {last} ซึ่ง" in words


def test_a_damaged_and_a_lost_file_are_found(town: Town) -> None:
    submission = town.sealed()
    first, _, last = submission.steps.values_list("sha256", flat=True)
    path_of(first).unlink()
    path_of(last).write_bytes(b"%PDF-")
    signed = "ไฟล์เอกสารที่ลงลายมือชื่อหายหรือไม่ตรงกับที่บันทึกไว้"
    assert set(problems()) == {
        ("files", f"{signed} (แฮช {first[:12]}…)"),
        ("files", f"{signed} (แฮช {last[:12]}…)"),
        ("files", f"ไฟล์เอกสารหายหรือไม่ตรงกับที่บันทึกไว้ (แฮช {last[:12]}…)"),
    }


def test_lost_keys_are_found(town: Town, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    town.sealed()
    monkeypatch.setattr(settings, "KEYS_DIR", tmp_path / "no-keys")
    monkeypatch.setattr(settings, "CERTIFICATES_DIR", tmp_path / "no-certificates")
    assert problems() == [
        ("keys", "กุญแจของบันทึกการใช้งานหายหรืออ่านไม่ได้ กรุณากู้จากข้อมูลสำรอง"),
        ("keys", f"กุญแจลงลายมือชื่อของ{town.municipality}หายหรือเปิดไม่ได้ กรุณากู้จากข้อมูลสำรอง หรือออกกุญแจใหม่"),
    ]


@pytest.fixture
def own_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(settings, "KEYS_DIR", tmp_path / "keys")
    monkeypatch.setattr(settings, "CERTIFICATES_DIR", tmp_path / "certificates")
    create_audit_key()
    keys.files().create_root("ทดสอบ", keys.passphrase(), demonstration=True)
    return tmp_path


def test_files_of_keys_that_are_amiss_are_found_and_told(
    own_keys: Path, town: Town, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "OPERATOR_EMAIL", "operator@example.go.th")
    keys.box_lid()
    town.sealed()
    assert problems() == []
    box, issued = own_keys / "keys" / "box.pem", own_keys / "keys" / "issuing" / f"{town.municipality.code}.pem"
    box.chmod(0o644)
    issued.write_bytes(b"-----BEGIN ENCRYPTED PRIVATE KEY-----\n")
    exposed = "ผู้ใช้อื่นของเครื่องเปิด keys/box.pem ได้ กรุณาตั้งสิทธิ์ให้เจ้าของใช้ได้ผู้เดียว"
    lost = f"กุญแจลงลายมือชื่อของ{town.municipality}หายหรือเปิดไม่ได้ กรุณากู้จากข้อมูลสำรอง หรือออกกุญแจใหม่"
    assert problems() == [("keys", exposed), ("keys", lost)]
    box.unlink()
    gone = "ไฟล์ keys/box.pem หาย กรุณากู้จากข้อมูลสำรอง"
    assert problems() == [("keys", gone), ("keys", lost)]
    assert f"• ทั้งระบบ: {gone}" in mail.outbox[-1].body
    client.force_login(make_user(is_superuser=True, is_staff=True))
    assert gone in client.get("/integrity/").content.decode()


def test_a_certificate_that_was_closed_for_a_key_that_is_gone_is_told_with_its_person(
    own_keys: Path, town: Town
) -> None:
    lid, end = keys.box_lid(), timezone.now() + dt.timedelta(days=1)
    assert lid is not None
    with open_municipality(town.municipality):
        OwnCertificate.objects.create(
            municipality=town.municipality,
            user=town.mayor,
            fingerprint="00",
            begins_at=timezone.now(),
            ends_at=end,
            sealed=seal(lid, b"a key", f"key/{town.mayor.pk}/00"),
        )
    assert problems() == []
    (own_keys / "keys" / "box.pem").unlink()
    (own_keys / "certificates" / "box").unlink()
    keys.box_lid()  # as a worker starts
    lost = "ระบบเปิดใบรับรองของนายนำ เมืองดีที่เก็บไว้ไม่ได้ กรุณากู้ keys/box.pem หรือให้ผู้นั้นนำใบรับรองเข้าใหม่"
    assert problems() == [("keys", lost)]


def test_without_the_passphrase_keys_are_not_called_lost(
    own_keys: Path, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in the web's container, whose result says what can be told there."""
    town.sealed()
    monkeypatch.setattr(settings, "EMBEDDED", False)
    monkeypatch.setattr(settings, "KEYS_PASSPHRASE", "")
    assert problems() == []


def test_before_anything_is_kept_no_key_is_missed(municipality: Municipality, tmp_path: Path) -> None:
    assert problems() == []


# --- In turns ---------------------------------------------------------------------------------------------------------


def test_a_check_goes_on_where_its_last_turn_ended(chain: Municipality, other: Municipality) -> None:
    """Turns of no length end after each row; nothing is looked at twice or left out."""
    check, turns = integrity.begin(in_background=False), 1
    while integrity.go_on(check.pk, seconds=0):
        turns += 1
        check.refresh_from_db()
        assert check.finished_at is None
        assert check.done == turns - 1
    check.refresh_from_db()
    assert (check.counts, check.done, check.total, check.percent) == ({"keys": 1, "chains": 2}, 3, 3, 100)
    assert turns == 4


def test_what_a_turn_found_is_not_forgotten_by_the_next(chain: Municipality, other: Municipality) -> None:
    behind_the_portals_back("UPDATE accounts_auditentry SET action = 'x' WHERE sequence = 2")
    check = integrity.begin(in_background=False)
    while integrity.go_on(check.pk, seconds=0):
        pass
    check.refresh_from_db()
    assert check.problem_count == len(check.problems) == 1


def test_of_two_workers_one_has_the_check(chain: Municipality) -> None:
    check = integrity.begin(in_background=False)
    IntegrityCheck.objects.update(leased_until=timezone.now() + integrity.LEASE)
    assert not integrity.go_on(check.pk)
    assert integrity.unattended() == []
    IntegrityCheck.objects.update(leased_until=timezone.now())
    assert integrity.unattended() == [check.pk]
    assert not integrity.go_on(check.pk)
    check.refresh_from_db()
    assert check.finished_at is not None
    assert integrity.unattended() == []


def test_a_second_check_is_the_one_that_is_going_on(chain: Municipality) -> None:
    assert integrity.begin(in_background=False) == integrity.begin(in_background=False)


def test_a_check_that_never_ends_is_told_and_followed_by_another(chain: Municipality) -> None:
    stuck = integrity.begin(in_background=False)
    IntegrityCheck.objects.update(started_at=timezone.now() - integrity.LONGEST)
    assert integrity.begin(in_background=False) != stuck
    stuck.refresh_from_db()
    assert [problem["words"] for problem in stuck.problems] == ["การตรวจไม่เสร็จภายในหนึ่งวัน กรุณาดูบันทึกของ worker"]


def test_a_repeated_task_does_no_harm(chain: Municipality) -> None:
    check = integrity.begin(in_background=False)
    tasks.continue_integrity_check(check.pk)
    tasks.continue_integrity_check(check.pk)
    tasks.continue_integrity_check(check.pk + 1)
    assert IntegrityCheck.objects.get().counts == {"keys": 1, "chains": 1}


def test_old_checks_are_forgotten(chain: Municipality, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(integrity, "KEPT_CHECKS", 2)
    for _ in range(4):
        integrity.check_now()
    assert IntegrityCheck.objects.count() == 2


# --- Told -------------------------------------------------------------------------------------------------------------


def test_damage_is_told_to_the_operator_in_plain_words(chain: Municipality, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "OPERATOR_EMAIL", "operator@example.go.th")
    behind_the_portals_back("UPDATE accounts_auditentry SET action = 'x' WHERE sequence IN (1, 3)")
    integrity.check_now()
    [message] = mail.outbox
    assert (message.subject, message.to) == ("ITA Portal: พบข้อมูลเสียหาย 1 รายการ", ["operator@example.go.th"])
    assert f"• {chain.code}: บันทึกการใช้งานถูกแก้ไขหรือขาดหายที่รายการที่ 1 และอีก 1 แห่ง" in message.body


def test_who_meets_damage_has_everything_checked_once_an_hour(chain: Municipality) -> None:
    for _ in range(3):
        integrity.begin_anew()
    [check] = IntegrityCheck.objects.all()
    IntegrityCheck.objects.update(finished_at=timezone.now(), started_at=timezone.now() - dt.timedelta(minutes=59))
    integrity.begin_anew()
    assert list(IntegrityCheck.objects.all()) == [check]
    IntegrityCheck.objects.update(started_at=timezone.now() - dt.timedelta(minutes=61))
    integrity.begin_anew()
    assert IntegrityCheck.objects.filter(finished_at=None).count() == 1


def test_the_command_says_the_same_and_exits_by_it(chain: Municipality) -> None:
    out = StringIO()
    call_command("check_integrity", stdout=out)
    assert out.getvalue().startswith("ข้อมูลครบถ้วน ไม่พบความเสียหาย")
    behind_the_portals_back("UPDATE accounts_auditentry SET action = 'x' WHERE sequence = 2")
    out = StringIO()
    with pytest.raises(CommandError) as failed:
        call_command("check_integrity", "--format", "json", stdout=out)
    assert failed.value.returncode == 1
    assert json.loads(out.getvalue()) == {
        "whole": False,
        "checked": {"keys": 1, "chains": 1},
        "problem_count": 1,
        "problems": [
            {
                "part": "chains",
                "municipality": chain.code,
                "message": "บันทึกการใช้งานถูกแก้ไขหรือขาดหายที่รายการที่ 2",
            }
        ],
    }


def test_the_administrator_sees_the_last_result_and_may_ask_for_another(client: Client, chain: Municipality) -> None:
    client.force_login(make_user(is_superuser=True, is_staff=True, email="admin@example.go.th"))
    assert "ยังไม่เคยตรวจ" in client.get("/integrity/").content.decode()
    behind_the_portals_back("UPDATE accounts_auditentry SET action = 'x' WHERE sequence = 2")
    integrity.check_now()
    page = client.get("/integrity/").content.decode()
    assert "พบความเสียหาย" in page
    assert "ถูกแก้ไขหรือขาดหายที่รายการที่ 2" in page
    assert "admin@example.go.th" in page
    page = client.post("/integrity/check/", follow=True).content.decode()
    assert "เริ่มตรวจแล้ว" in page
    assert "กำลังรอตรวจ" in page
    with open_all():
        assert IntegrityCheck.objects.filter(finished_at=None).count() == 1
