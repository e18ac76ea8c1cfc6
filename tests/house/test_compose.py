"""docker-compose.yml: it fits the published schema, keeps its promises, and its very commands serve the portal."""

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.urls import reverse

from tests.house.production import COMPOSE, ROOT, ProductionStack, dev, interpolate, production_stack

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
        "ITA_PUBLIC_URL",
    }


def test_a_missing_secret_stops_the_start() -> None:
    with pytest.raises(ValueError, match="SECRET_KEY: at least 50 random characters"):
        interpolate(SERVICES["web"]["environment"]["SECRET_KEY"], {})


def test_the_image_holds_the_libraries_that_setup_installs() -> None:
    [line] = re.findall(r"--no-install-recommends (lib.*) \\", (ROOT / "Dockerfile").read_text())
    assert line.split() == dev.LIBRARIES.packages


def test_production_answers_over_https_only(stack: ProductionStack) -> None:
    plain = stack.get("/", **{"X-Forwarded-Proto": "http"})
    assert (plain.status, plain.headers["Location"]) == (301, f"https://{stack.host}/")


def test_production_refuses_another_host_name(stack: ProductionStack) -> None:
    assert stack.get("/", Host="elsewhere.example").status == 400


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
    worker = stack.run(interpolate(SERVICES["worker"]["healthcheck"]["test"][1], {}))
    assert worker.returncode == 0, worker.stdout + worker.stderr
