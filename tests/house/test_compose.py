"""docker-compose.yml: it fits the published schema, keeps its promises, and its very commands serve the portal."""

import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from django.urls import reverse

from devtools import services
from devtools.installing import LIBRARIES
from devtools.processes import Children
from tests.factories import FIGURES, PASSWORD
from tests.house.production import COMPOSE, ROOT, ProductionStack, Visitor, interpolate, production_stack

SERVICES = COMPOSE["services"]


@pytest.fixture(scope="module")
def stack() -> Iterator[ProductionStack]:
    with production_stack() as running:
        yield running


def test_fits_the_published_schema() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def test_only_the_web_server_is_published_and_only_to_this_machine() -> None:
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert list(published) == ["web"]
    assert [port.split(":")[0] for port in published["web"]] == ["127.0.0.1"]


def test_everything_waits_for_the_migration() -> None:
    for name in ("web", "worker", "beat"):
        assert SERVICES[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"


def test_secrets_have_no_default_and_every_variable_is_explained() -> None:
    text = (ROOT / "docker-compose.yml").read_text()
    used = dict(re.findall(r"\$\{(\w+)(:[-?])?", text))
    explained = set(re.findall(r"^(\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert set(used) == explained
    assert {name for name, operator in used.items() if operator == ":?"} == {
        "SECRET_KEY",
        "POSTGRES_PASSWORD",
        "POSTGRES_APP_PASSWORD",
        "ITA_KEYS_PASSPHRASE",
        "ITA_PUBLIC_URL",
    }


def test_the_worker_alone_can_open_signing_keys() -> None:
    given = {name for name, service in SERVICES.items() if "ITA_KEYS_PASSPHRASE" in service.get("environment", {})}
    assert given == {"worker"}


def test_a_missing_secret_stops_the_start() -> None:
    with pytest.raises(ValueError, match="SECRET_KEY: at least 50 random characters"):
        interpolate(SERVICES["web"]["environment"]["SECRET_KEY"], {})


def test_the_image_holds_the_libraries_that_setup_installs() -> None:
    [line] = re.findall(r"--no-install-recommends (lib.*) \\", (ROOT / "Dockerfile").read_text())
    assert line.split() == LIBRARIES.packages


def test_production_answers_over_https_only(stack: ProductionStack) -> None:
    plain = stack.get("/", **{"X-Forwarded-Proto": "http"})
    assert (plain.status, plain.headers["Location"]) == (301, f"https://{stack.host}/")


def test_production_refuses_another_host_name(stack: ProductionStack) -> None:
    assert stack.get("/", Host="elsewhere.example").status == 400


def test_errors_are_pages_whose_style_is_there(stack: ProductionStack) -> None:
    answers = [stack.get("/%00"), stack.ask("OPTIONS", "/healthz")]
    assert [answer.status for answer in answers] == [400, 405]
    for answer in answers:
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        files = re.findall(r'(?:href|src)="(/static/[^"]+)"', answer.text)
        assert {stack.get(file).status for file in files} == {200}


def test_the_sign_in_page_carries_the_safety_headers(stack: ProductionStack) -> None:
    page = stack.get(reverse("sign-in"))
    assert page.status == 200
    assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in page.headers["Content-Security-Policy"]
    assert page.headers["Referrer-Policy"] == "same-origin"


def test_the_pages_own_files_are_served_under_hashed_names(stack: ProductionStack) -> None:
    page = stack.get(reverse("sign-in"))
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    assert files
    for file in files:
        assert re.search(r"\.[0-9a-f]{12}\.", file), f"{file} has no hash in its name"
        assert stack.get(file).status == 200


def test_health_checks_pass(stack: ProductionStack) -> None:
    web = SERVICES["web"]["healthcheck"]["test"][1:]
    code = web[-1].replace("http://localhost:8000", stack.base_url.replace("127.0.0.1", "localhost"))
    assert subprocess.run([sys.executable, *web[1:-1], code], check=False).returncode == 0
    ping = interpolate(SERVICES["worker"]["healthcheck"]["test"][1], {})
    for _ in range(6):  # on a busy machine the worker may still be starting, which Compose forgives as well
        if (worker := stack.run(ping)).returncode == 0:
            break
    assert worker.returncode == 0, worker.stdout + worker.stderr


def test_figures_are_told_to_this_machine_and_to_nobody_through_the_proxy(stack: ProductionStack) -> None:
    assert stack.get("/metrics").status == 403
    assert "database: ok\nmigrations: ok\nredis: ok\nstorage: ok\n" in stack.get("/readyz").text
    inside = HTTPConnection(urlsplit(stack.base_url).netloc, timeout=20)
    deadline, said = time.monotonic() + 60, ""
    while not all(f'ita_silent_seconds{{process="{name}"}}' in said for name in ("worker", "beat")):
        assert time.monotonic() < deadline, said
        inside.request("GET", "/metrics", headers={"Host": "localhost"})
        said = inside.getresponse().read().decode()
        time.sleep(0.5)
    inside.close()


# What an administrator types on the admin pages, in one go.
PEOPLE = """
from accounts.models import Municipality, Role
from tests.factories import make_measure, make_member, make_plan, make_route
town = Municipality.objects.get(code="5520501")
make_member(town, Role.COORDINATOR, username="drafter", name="ผู้จัดทำ", title="นักวิเคราะห์นโยบายและแผน")
make_route(town)
make_measure(make_plan(town), indicators=[10])
"""


@pytest.fixture(scope="module")
def town(stack: ProductionStack, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A municipality set up by the commands that docs/operations.md tells to type; the address of its pages."""
    folder: Path = tmp_path_factory.mktemp("figures")
    (folder / "municipalities.csv").write_text(
        "code,name,type,district,province,website\n5520501,เทศบาลตำบลทดสอบ,ทต,งาว,ลำปาง,\n"
    )
    rows = [f"5520501,2568,{item},{score}" for item, score in FIGURES.items()]
    (folder / "scores.csv").write_text("\n".join(["code,fiscal_year,item,score", *rows]))
    for command in (
        "create_authority เทศบาลตำบลทดสอบ",
        f"import_municipalities {folder}/municipalities.csv",
        f"import_scores {folder}/scores.csv",
        f"shell -c {shlex.quote(PEOPLE)}",
        "issue_keys",
        f"take_root_offline {folder}/root.pem",
    ):
        done = stack.run(f"ITA_ROOT_PASSPHRASE='of the root, in a safe' python manage.py {command}", "worker")
        assert done.returncode == 0, done.stdout + done.stderr
    return "/m/5520501"


def wait_for(visitor: Visitor, path: str, ready: Callable[[str], object]) -> str:
    """The page as soon as it shows what the worker has done."""
    deadline = time.monotonic() + 60
    while not ready(page := visitor.get(path).text):
        assert time.monotonic() < deadline, f"{path} still shows:\n{page}"
        time.sleep(0.2)
    return page


def test_a_paper_is_made_downloaded_and_signed(stack: ProductionStack, town: str) -> None:
    drafter = Visitor(stack)
    signed_in = drafter.post(reverse("sign-in"), reverse("sign-in"), login="drafter", password=PASSWORD)
    assert (signed_in.address, signed_in.status) == (f"{town}/", 200)

    made = drafter.post(f"{town}/papers/", f"{town}/papers/make/", paper="plan/", year="2569")
    assert re.fullmatch(rf"{town}/papers/\d+/", made.address), made.text
    page = wait_for(drafter, made.address, lambda text: "หน้า 1 จาก" in text)
    [first, *_] = re.findall(r'<img [^>]*src="([^"]+)" alt="หน้า 1 จาก', page)
    assert drafter.get(first).body.startswith(b"\x89PNG")
    unsigned = drafter.get(f"{made.address}file/")
    assert (unsigned.headers["Content-Type"], unsigned.body[:5]) == ("application/pdf", b"%PDF-")

    submit, check = f"{made.address}submit/", f"{made.address}check/"
    reasons = dict.fromkeys(re.findall(r'name="(reason-[^"]+)"', drafter.get(check).text), "ตรวจแล้ว")
    typed = {"opinion": "ขอเสนอแผนเพื่อพิจารณา", **reasons}
    asked = drafter.post(check, submit, **typed).text
    [shown] = re.findall(r'name="shown" value="(\w+)"', asked)
    drafter.post(check, submit, **typed, shown=shown, password=PASSWORD)
    wait_for(drafter, made.address, lambda text: "ลงลายมือชื่อแล้ว" in text)
    signed = drafter.get(f"{made.address}file/").body
    assert signed.startswith(unsigned.body)
    assert signed.count(b"/ByteRange") == 1
    assert Visitor(stack).get(f"{made.address}file/").address.startswith(reverse("sign-in"))


# Evidence that goes on coming in while the backup is made.
WRITER = """
import os, pathlib
from django.db import transaction
from accounts import storage
from accounts.audit import record
from accounts.models import Municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from plans.models import Evidence, EvidenceFile, Measure
town = Municipality.objects.get(code="5520501")
with open_municipality(town):
    evidence, number, stopping = Evidence.objects.create(measure=Measure.objects.first(), title="x"), 0, False
    while not stopping:
        stopping = pathlib.Path("{stop}").exists()  # and one more, which the backup cannot have
        number += 1
        with transaction.atomic():
            sha256 = storage.store(os.urandom(3000))
            EvidenceFile.objects.create(
                evidence=evidence, number=number, sha256=sha256, filename="x", media_type="x", size=3000)
            record(system_actor(town), "plan.opened", town)
        pathlib.Path("{begun}").touch()
"""
COUNTED = """
import json
from django.apps import apps
from accounts.tenancy import open_all
with open_all():
    print(json.dumps({model._meta.label: model._base_manager.count() for model in apps.get_models()}))
"""


def counted(stack: ProductionStack, service: str, *env: str) -> dict[str, int]:
    done = stack.run(f"{' '.join(env)} python manage.py shell -v 0 -c {shlex.quote(COUNTED)}", service)
    assert done.returncode == 0, done.stderr
    found: dict[str, int] = json.loads(done.stdout)
    return found


def test_a_backup_made_under_writes_comes_back_whole_on_another_server(
    stack: ProductionStack, town: str, tmp_path: Path
) -> None:
    """The drill of docs/operations.md: with the portal's rights out, with the owner's into a cluster of its own."""
    stop, begun, archive = tmp_path / "stop", tmp_path / "begun", tmp_path / "ita.age"
    key = stack.run(f"python manage.py create_backup_key {tmp_path}/key").stdout.splitlines()[0]
    assert key.startswith("ITA_BACKUP_RECIPIENT=age1")
    before = counted(stack, "worker")
    with subprocess.Popen(
        [sys.executable, "manage.py", "shell", "-c", WRITER.format(stop=stop, begun=begun)],
        cwd=ROOT,
        env=stack.environments["worker"],
    ) as writer:
        while not begun.exists():
            assert writer.poll() is None
            time.sleep(0.05)
        made = stack.run(f"{key} python manage.py backup - > {archive}", "worker")
        stop.touch()
    assert made.returncode == 0, made.stderr
    after = counted(stack, "worker")

    short = Path(tempfile.mkdtemp(prefix="ita-drill-"))
    with Children() as children:
        services.start_postgres(children, short / "postgres")
        address = f"{quote(str(short / 'postgres'), safe='')}/postgres"
        there = f"ITA_HOME={tmp_path}/data"
        owner, portal = f"DATABASE_URL=postgres://postgres@{address}", f"DATABASE_URL=postgres://drill@{address}"
        grants = f"ITA_APP_DATABASE_URL=postgres://drill@{address}"
        opens = f'BACKUP_KEY="$(cat {tmp_path}/key)"'
        restore = f"{there} {owner} {grants} {opens} python manage.py restore - < {archive}"
        done = stack.run(restore, "migrate")
        assert done.returncode == 0, done.stderr
        check = stack.run(f"{there} {portal} python manage.py check_integrity --format json", "worker")
        found = counted(stack, "worker", there, portal)
    shutil.rmtree(short)
    assert check.returncode == 0, check.stdout
    whole = json.loads(check.stdout)
    assert (whole["whole"], whole["problems"]) == (True, [])
    changed = {label for label in found if not before[label] <= found[label] <= after[label]}
    assert changed <= {"accounts.IntegrityCheck"}
    assert before["plans.EvidenceFile"] < found["plans.EvidenceFile"] < after["plans.EvidenceFile"]
    again = stack.run(f"{key} python manage.py restore --key {tmp_path}/key - < {archive}", "migrate")
    assert (again.returncode, "ที่หมายไม่ว่าง" in again.stderr) == (1, True)
