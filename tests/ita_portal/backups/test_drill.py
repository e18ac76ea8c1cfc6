"""The drill: an installation that was backed up while it is written to, and one of an earlier release, come back.

SQLite, in processes of their own as an operator starts them. The same on PostgreSQL, with production's own commands and
rights: tests/house/test_compose.py.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.house.production import ROOT

# Rows with files that go on being added.
WRITES = """
import sys, pathlib, time, os
import django; django.setup()
from django.core.management import call_command
from accounts import storage
from accounts.audit_key import create_audit_key
from accounts.models import Municipality
from accounts.tenancy import open_all
from plans.models import Evidence, EvidenceFile, Measure, Plan
call_command("migrate", verbosity=0)
create_audit_key()
place = {"code": "5520501", "name": "เทศบาลตำบลทดสอบ", "type": "ทต", "province": "ลำปาง"}
with open_all():
    town = Municipality.objects.create(**place)
    year = Plan.objects.create(municipality=town, fiscal_year=2569)
    measure = Measure.objects.create(plan=year, order=1, title="x")
    evidence = Evidence.objects.create(measure=measure, title="x")
    number, stopping = 0, False
    while not stopping:
        stopping = pathlib.Path(sys.argv[1]).exists()  # and one more, which the backup cannot have
        number += 1
        sha256 = storage.store(os.urandom(3000))
        EvidenceFile.objects.create(
            evidence=evidence, number=number, sha256=sha256, filename="x", media_type="x", size=3000)
        if number == 20:
            print("ready", flush=True)
print(number)
"""

# Every way to refuse, in one process; then the restore, and the same once more.
RESTORE = """
import io, json, os, sys, pathlib
import django; django.setup()
from django.conf import settings
from django.core.management import call_command, CommandError
from pyrage.x25519 import Identity
from ita_portal.backups.age_streams import sealed
from ita_portal.backups.archive import written
archive, key, other = sys.argv[1:]
whole = pathlib.Path(archive).read_bytes()
said = {}
def attempt(name, content, key=key):
    file = pathlib.Path(archive + ".try")
    file.write_bytes(content)
    out = io.StringIO()
    try:
        call_command("restore", str(file), key=pathlib.Path(key), stdout=out)
        said[name] = "restored"
        said["told"] = out.getvalue()
    except CommandError as error:
        said[name] = str(error)
    left = [path for path in pathlib.Path(settings.HOME).rglob("*") if not path.name.startswith("ita.sqlite3")]
    said[name + " left"] = len(left)
def empty(**about):
    out = io.BytesIO()
    to = Identity.from_str(pathlib.Path(key).read_text().split()[-1]).to_public()
    with sealed(out, to) as stream, written(stream, pathlib.Path(settings.HOME)) as writer:
        writer.add_about(about)
    return out.getvalue()
attempt("cut", whole[:-1000])
attempt("flipped", whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
attempt("other key", whole, other)
attempt("no backup", b"%PDF-1.7")
attempt("newer", empty(database="sqlite", migrations=["accounts.9999_of_next_year", "gone.0001_initial"]))
attempt("other kind", empty(database="postgresql", migrations=[]))
attempt("whole", whole)
attempt("again", whole)
from accounts.tenancy import open_all
from ita_portal import integrity
from plans.models import EvidenceFile
with open_all():
    said["rows"] = EvidenceFile.objects.count()
check = integrity.check_now()
said["integrity"] = [check.problems, check.counts]
print(json.dumps(said))
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def environment(home: Path) -> dict[str, str]:
    outer = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "BACKUP_PASSPHRASE"}}
    home.mkdir(mode=0o700, exist_ok=True)
    return outer | {
        "ITA_EMBEDDED": "1",
        "ITA_HOME": str(home),
        "SECRET_KEY": secrets.token_urlsafe(64),
        "DJANGO_SETTINGS_MODULE": "ita_portal.settings",
        "PYTHONPATH": str(ROOT),
    }


def manage(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", *words]
    env = environment(home) | more
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=120)


def test_an_installation_comes_back_from_a_backup_made_under_writes(home: Path, tmp_path: Path) -> None:
    stop, key, other, archive = (tmp_path / name for name in ("stop", "key", "other", "archive"))
    with subprocess.Popen(
        [sys.executable, "-c", WRITES, str(stop)], env=environment(home), stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        try:
            made = manage(home, "create_backup_key", str(key))
            recipient = made.stdout.splitlines()[0].removeprefix("ITA_BACKUP_RECIPIENT=")
            assert recipient.startswith("age1"), made.stderr
            other.write_text("# another\n" + _another_key())
            assert writer.stdout.readline() == "ready\n"
            done = manage(home, "backup", str(archive), ITA_BACKUP_RECIPIENT=recipient)
            assert done.returncode == 0, done.stderr
        finally:
            stop.touch()
        written = int(writer.stdout.read())
    assert archive.stat().st_mode & 0o777 == 0o600
    assert (home / "last-backup.json").is_file()
    assert [path.name for path in home.glob(".backup-*")] == []

    said = _said(tmp_path / "new", archive, key, other)
    damaged = "ไฟล์สำรองขาดหาย เสียหาย หรือไม่ใช่ไฟล์สำรองของระบบนี้ ยังไม่มีอะไรถูกกู้คืน ให้ใช้สำเนาอื่น"
    assert (said["cut"], said["flipped"], said["no backup"]) == (damaged,) * 3
    assert said["other key"] == "รหัสผ่านหรือกุญแจไม่ตรงกับไฟล์สำรองนี้ ยังไม่มีอะไรถูกกู้คืน"
    assert said["newer"].startswith("ไฟล์สำรองนี้ทำจากระบบรุ่นใหม่กว่าที่ติดตั้งไว้")
    assert said["other kind"].startswith("ไฟล์สำรองนี้มาจากฐานข้อมูล postgresql แต่ที่นี่ใช้ sqlite")
    refused = ("cut", "flipped", "no backup", "other key", "newer", "other kind")
    assert [said[f"{name} left"] for name in refused] == [0] * 6
    assert said["whole"] == "restored"
    assert re.search(r"จากข้อมูลที่สำรองเมื่อ \d+ \S+\.\S+\. \d\d \d\d\.\d\d น\.", said["told"])
    assert said["again"].startswith("ที่หมายไม่ว่าง จึงไม่กู้คืนทับ: ฐานข้อมูลมีตารางอยู่แล้ว")
    assert 20 <= said["rows"] < written
    assert said["integrity"] == [[], {"keys": 1, "chains": 1, "files": said["rows"]}]


def _another_key() -> str:
    from pyrage.x25519 import Identity

    return str(Identity.generate())


def _said(home: Path, *words: Path) -> dict[str, Any]:
    script = [sys.executable, "-c", RESTORE, *map(str, words)]
    done = subprocess.run(script, env=environment(home), capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_a_passphrase_is_asked_of_nobody_who_cannot_type_it(home: Path, tmp_path: Path) -> None:
    done = manage(home, "backup", str(tmp_path / "archive"))
    assert done.returncode == 1
    assert "ไม่มีรหัสผ่านของไฟล์สำรอง ให้ตั้ง BACKUP_PASSPHRASE" in done.stderr
    assert not (tmp_path / "archive").exists()


# --- An earlier release -----------------------------------------------------------------------------------------------

# An installation of commit 812b2ef (26 November 2026), backed up by that commit's own `backup` on SQLite: a town with
# four people, a year's scores, a plan with a measure and its evidence, a draft, a paper whose worker never came. The
# next release brings one of its own.
EARLIER = Path(__file__).parent / "release-812b2ef.age"
ITS_KEY = "AGE-SECRET-KEY-1GWMQ04CH98ZDV4J653U6HGDKP6FQLDVFE82FEJKY9DJ8LAJ8PTZQXVZGP8"  # of nothing else

RESTORE_EARLIER = """
import json, os, sys, pathlib
import django; django.setup()
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from ita_portal.backups import databases
call_command("restore", sys.argv[1], key=pathlib.Path(sys.argv[2]), stdout=open(os.devnull, "w"))
executor = MigrationExecutor(connection)
said = {"to migrate": len(executor.migration_plan(executor.loader.graph.leaf_nodes()))}
from django.test import Client
from accounts.editing.models import Draft
from accounts.models import Municipality, User
from accounts.tenancy import open_municipality
from documents.models import PaperVersion
from documents.rendering import render
from ita_portal import integrity
town = Municipality.objects.get()
check = integrity.check_now()
said["integrity"] = [check.problems, check.counts]
client = Client(HTTP_HOST="localhost")
client.force_login(User.objects.get(memberships__role="coordinator"))
paths = ("", "scores/2568/", "plan/2569/", "papers/", "papers/1/", "trail/", "setup/")
said["pages"] = [client.get(f"/m/{town.code}/{path}").status_code for path in paths]
with open_municipality(town):
    version = PaperVersion.objects.get()
    said["paper"] = [version.state, render(version.content, version.code).pages]
    said["draft"] = Draft.objects.get().typed
print(json.dumps(said))
"""


def test_a_backup_of_an_earlier_release_comes_back_and_is_brought_to_this_one(home: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(ITS_KEY)
    script = [sys.executable, "-W", "ignore", "-c", RESTORE_EARLIER, str(EARLIER), str(tmp_path / "key")]
    done = subprocess.run(script, env=environment(home), capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert said == {
        "to migrate": 0,
        "integrity": [[], {"keys": 1, "chains": 1, "files": 1}],
        "pages": [200] * 7,
        "paper": ["queued", 2],
        "draft": {"item_9": "95"},
    }
