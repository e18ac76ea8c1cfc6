"""Production on this machine, without containers: the commands and environment of docker-compose.yml, in this venv.

    with production_stack() as stack:
        answer = stack.get("/healthz")

The database is a fresh one in the tests' private PostgreSQL, the broker's database is number 1 of their private Redis;
both come from `./dev test`. Address, data directory and the two services are replaced, everything else is the file's.
"""

import http.client
import importlib.machinery
import importlib.util
import os
import re
import secrets
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPMessage
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import psycopg
from psycopg import sql
from ruamel.yaml import YAML

from devtools.processes import Children

ROOT = Path(__file__).resolve().parents[2]
HOST = "ita.example.go.th"
COMPOSE: dict[str, Any] = YAML(typ="safe").load((ROOT / "docker-compose.yml").read_text())


def load_dev() -> Any:
    """./dev as a module: its way of starting and stopping children serves here too."""
    loader = importlib.machinery.SourceFileLoader("dev", str(ROOT / "dev"))
    spec = importlib.util.spec_from_loader("dev", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


dev = load_dev()


def interpolate(text: str, values: Mapping[str, str]) -> str:
    """Compose's ${NAME}, ${NAME:-default}, ${NAME:?message} and $$."""

    def value(match: re.Match[str]) -> str:
        if match["dollar"]:
            return "$"
        found = values.get(match["name"], "")
        if not found and match["operator"] == ":?":
            raise ValueError(f"{match['name']}: {match['rest']}")
        return found or (match["rest"] if match["operator"] == ":-" else "")

    return re.sub(r"(?P<dollar>\$\$)|\$\{(?P<name>\w+)(?:(?P<operator>:[-?])(?P<rest>[^}]*))?\}", value, text)


@dataclass(frozen=True)
class Answer:
    address: str
    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class ProductionStack:
    """A running stack: `base_url` is the web server's own address, `host` the name that users type."""

    base_url: str
    host: str
    environments: Mapping[str, Mapping[str, str]]  # by service

    @property
    def proxy_headers(self) -> dict[str, str]:
        """What the reverse proxy in front of the web server adds to every request."""
        return {"Host": self.host, "X-Forwarded-Proto": "https"}

    def ask(self, method: str, path: str, body: str | None = None, headers: Mapping[str, str] = {}) -> Answer:
        connection = http.client.HTTPConnection(urlsplit(self.base_url).netloc, timeout=120)
        try:
            connection.request(method, path, body, self.proxy_headers | dict(headers))
            response = connection.getresponse()
            return Answer(path, response.status, response.headers, response.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers)

    def run(self, command: str, service: str = "web") -> "subprocess.CompletedProcess[str]":
        """One more command in a service's environment, as `docker compose run` would."""
        shell, env = ["/bin/sh", "-c", command], self.environments[service]
        return subprocess.run(shell, cwd=ROOT, env=env, capture_output=True, text=True, timeout=300, check=False)


class Visitor:
    """One person's browser: it keeps cookies, follows redirects and sends a form with its token."""

    def __init__(self, stack: ProductionStack) -> None:
        self._stack = stack
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, page: str, action: str, **fields: str) -> Answer:
        """Sends the fields to `action` with what every form of `page` brings: its token, and whose page it is."""
        return self.send(self.get(page), action, **fields)

    def send(self, page: Answer, action: str, **fields: str) -> Answer:
        """The same from a page that was opened before."""
        own = dict(re.findall(r'name="(csrfmiddlewaretoken|page_of)" value="(\w+)"', page.text))
        assert "csrfmiddlewaretoken" in own, f"{page.address} shows no form"
        return self._ask("POST", action, urlencode(fields | own))

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items()),
            "Origin": f"https://{self._stack.host}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        answer = self._stack.ask(method, path, body, headers)
        for cookie in map(SimpleCookie, answer.headers.get_all("Set-Cookie", [])):
            self._cookies |= {name: morsel.value for name, morsel in cookie.items()}
        return self.get(answer.headers["Location"]) if answer.status == 302 else answer


@contextmanager
def fresh_database(server_url: str) -> Iterator[tuple[str, str]]:
    """Its address for the owner of its tables, and for the portal, whose user `grant_database` makes."""
    if not server_url.startswith("postgres"):
        raise RuntimeError("production runs on PostgreSQL: start the tests with ./dev test")
    name = user = f"production_{secrets.token_hex(4)}"
    address, _, _ = server_url.rpartition("/")
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            owners = f"{address}/{name}"
            yield owners, owners.replace("://postgres@", f"://{user}@")
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
            connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(user)))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# A deployer's .env.
GIVEN = {
    "SECRET_KEY": secrets.token_urlsafe(64),
    "POSTGRES_PASSWORD": secrets.token_hex(32),
    "POSTGRES_APP_PASSWORD": secrets.token_hex(32),
    "ITA_KEYS_PASSPHRASE": secrets.token_urlsafe(48),
    "ITA_PUBLIC_URL": f"https://{HOST}",
    "ITA_SECOND_FACTOR": "0",  # tests/accounts/signing_in asks for it
}


def service_environment(service: str, replaced: Mapping[str, str]) -> dict[str, str]:
    """The service's variables with a deployer's values filled in; of this process only what finds programs."""
    variables = {
        name: interpolate(str(value), GIVEN) for name, value in COMPOSE["services"][service]["environment"].items()
    }
    inherited = {name: value for name, value in os.environ.items() if name in {"HOME", "LANG", "TMPDIR"}}
    return inherited | {"PATH": dev.environment()["PATH"]} | variables | dict(replaced)


@contextmanager
def production_stack() -> Iterator[ProductionStack]:
    """Builds as the Dockerfile does, migrates, starts web, worker and beat; yields when /healthz answers."""
    with (
        tempfile.TemporaryDirectory(prefix="ita-production-") as name,
        fresh_database(os.environ["DATABASE_URL"]) as (owners_url, database_url),
        Children() as children,
    ):
        port, directory = free_port(), Path(name)
        shared = {
            "ITA_HOME": str(directory / "data"),
            "ITA_STATIC_ROOT": str(directory / "static"),
            "DATABASE_URL": database_url,
            "REDIS_URL": f"{os.environ['REDIS_URL'].partition('?')[0]}?virtual_host=1",
            "PORT": str(port),
        }
        (directory / "data").mkdir()
        environments = {service: service_environment(service, shared) for service in ("web", "worker", "beat")}
        owners = {"DATABASE_URL": owners_url, "ITA_APP_DATABASE_URL": database_url}
        migrate = service_environment("migrate", shared | owners)
        stack = ProductionStack(f"http://127.0.0.1:{port}", HOST, {**environments, "migrate": migrate})
        for service, command in (
            ("web", "python manage.py collectstatic --noinput --verbosity 0"),
            ("migrate", COMPOSE["services"]["migrate"]["command"]),
        ):
            done = stack.run(command, service)
            assert done.returncode == 0, done.stdout + done.stderr
        logs = {service: directory / f"{service}.log" for service in environments}
        try:
            for service, log in logs.items():
                command = interpolate(COMPOSE["services"][service]["command"], {})
                with log.open("w") as output:
                    children.start(
                        service,
                        *command.split(),
                        env=environments[service],
                        stdout=output,
                        stderr=output,
                    )
            children.wait_until("the web server", lambda: dev.healthy(port))
            yield stack
            children.check()  # none may have died on the way
        except Exception as error:
            error.add_note(
                "\n".join(f"--- {log.name}\n{log.read_text()[-4000:]}" for log in logs.values() if log.exists())
            )
            raise
