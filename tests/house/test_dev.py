"""./dev: its list is the only one, what documents tell people to type exists, and `up` leaves nothing behind."""

import os
import re
import signal
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from devtools.installing import Need, once, pinned, require
from devtools.processes import RESTARTS, Children, Stop, beside
from tests.house.production import ROOT, free_port, load_dev

COMMANDS = ["up", "setup", "test", "check", "manage", "bench", "lock"]


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """./dev as a module, with a data directory of its own."""
    for name in ("SECRET_KEY", "REDIS_URL", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ITA_HOME", str(tmp_path / "home"))
    return load_dev()


def typed(*words: str, **env: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([ROOT / "dev", *words], capture_output=True, text=True, env=os.environ | env, check=False)


@pytest.mark.parametrize("words", [[], ["unknown"]])
def test_no_or_an_unknown_command_prints_the_list(words: list[str]) -> None:
    done = typed(*words)
    assert done.returncode == 2
    assert re.findall(r"^  (\w+)", done.stdout, re.MULTILINE) == COMMANDS


def test_the_commands_in_the_documents_exist() -> None:
    documents = [ROOT / "README.md", ROOT / ".ci" / "run", ROOT / "Dockerfile", *(ROOT / "docs").rglob("*.md")]
    for document in documents:
        for name in re.findall(r"\./dev ([a-z]+)", document.read_text()):
            assert name in COMMANDS, f"{document.relative_to(ROOT)} names ./dev {name}"
    assert "./dev up" in documents[0].read_text()


def test_without_python_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "id").symlink_to("/usr/bin/id")
    done = subprocess.run(
        ["/bin/sh", ROOT / "dev", "up"], capture_output=True, text=True, env={"PATH": str(tmp_path)}, check=False
    )
    assert done.returncode == 1
    assert "apt-get install --yes --no-install-recommends python3 python3-venv" in done.stderr


def test_without_root_it_prints_the_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    absent = Need("a thing", lambda: False, ["certainly-no-such-package|coreutils"])
    with pytest.raises(Stop, match=r"as root: apt-get update && apt-get install .* coreutils"):
        require(absent)


def test_the_secret_key_is_made_once_and_for_its_owner_only(dev: Any) -> None:
    key = dev.embedded()["SECRET_KEY"]
    assert len(key) >= 50
    assert dev.embedded()["SECRET_KEY"] == key
    assert stat.S_IMODE((dev.HOME / "secret-key").stat().st_mode) == 0o600


def test_the_environment_names_another_database_and_broker(dev: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere")
    monkeypatch.setenv("DATABASE_URL", "postgres://elsewhere/ita")
    assert dev.embedded()["REDIS_URL"] == "redis://elsewhere"
    assert dev.embedded()["DATABASE_URL"] == "postgres://elsewhere/ita"


def test_a_long_data_directory_still_gets_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_HOME", str(tmp_path / ("x" * 100)))
    path = load_dev().socket_path()
    assert len(os.fsencode(path)) < 100
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.parent.rmdir()


def test_work_is_done_again_only_when_its_inputs_change(tmp_path: Path) -> None:
    source = tmp_path / "source"
    done: list[str] = []
    for text in ("one", "one", "two"):
        source.write_text(text)
        once(tmp_path / "stamp", [source, "fixed"], partial(done.append, text))
    assert done == ["one", "two"]


def test_work_that_failed_is_not_taken_for_done(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        once(tmp_path / "stamp", ["fixed"], lambda: 1 // 0)
    assert not (tmp_path / "stamp").exists()


def test_tools_are_installed_by_the_locks_own_hashes() -> None:
    block = pinned("uv")
    assert re.match(r"uv==[\d.]+ \\\n    --hash=sha256:", block)
    assert block.count("==") == 1


STOPPED_WHILE_STARTING = """
import os, signal
from devtools.processes import Children

def leave(number, _):
    raise SystemExit(128 + number)

signal.signal(signal.SIGTERM, leave)
arriving = iter([signal.SIGTERM])
os.register_at_fork(before=lambda: [os.kill(os.getpid(), number) for number in arriving])
with Children() as children:
    children.start("a child", "sleep", "60")
    print(children.running[0].process.pid, flush=True)
    children.wait_until("a stop", lambda: False, seconds=20)
"""


def test_a_signal_to_stop_that_arrives_while_a_child_is_started_is_not_lost() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOPPED_WHILE_STARTING], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (128 + signal.SIGTERM, "", "")


def test_what_runs_beside_others_says_all_at_its_end(capfd: pytest.CaptureFixture[str]) -> None:
    with beside("a child", "sh", "-c", "echo out; echo err >&2; exit 3", env={}) as ended:
        assert (ended(), "".join(capfd.readouterr())) == (3, "dev: a child said meanwhile:\nout\nerr\n\n")


def test_what_runs_beside_others_ends_with_them() -> None:
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt), beside("a child", "sleep", "60", env={}):
        raise KeyboardInterrupt
    assert time.monotonic() - start < 15


# --- ./dev up, for real -----------------------------------------------------------------------------------------------


def processes_of(home: Path) -> dict[int, str]:
    """Process → command line of those that were started with this data directory. (Redis writes its title over its
    environment, but the title names the socket.)"""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            variables = (process / "environ").read_bytes().split(b"\0")
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:  # it has just ended, or it is not ours
            continue
        if command and (f"ITA_HOME={home}".encode() in variables or f"{home}/redis.sock" in command):
            found[int(process.name)] = command
    return found


def process_of(home: Path, part: str) -> int:
    """The first process whose command line has this in it, which may only just be starting."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        for number, command in processes_of(home).items():
            if part in command:
                return number
        time.sleep(0.1)
    raise AssertionError(f"no {part} among {processes_of(home)}")


def gone(home: Path) -> bool:
    deadline = time.monotonic() + 10
    while processes_of(home) and time.monotonic() < deadline:
        time.sleep(0.1)
    return processes_of(home) == {}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("up") / "home"


@contextmanager
def up(home: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    inherited = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    command, env = [str(ROOT / "dev"), "up", "--port", str(port)], inherited | {"ITA_HOME": str(home)}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            yield process
        finally:
            process.terminate()


def said(process: "subprocess.Popen[str]", text: str) -> str:
    """What it prints until this text."""
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line)
        if text in line:
            return "".join(lines)
    raise AssertionError(f"it ended without saying {text!r}:\n{''.join(lines)}")


def test_up_serves_and_a_stop_leaves_nothing(home: Path) -> None:
    port = free_port()
    with up(home, port) as process:
        said(process, "ready: ")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as page:
            assert page.status == 200
        for part in ("gunicorn ita_portal.wsgi", "ita_portal worker", "ita_portal beat", "redis.sock"):
            process_of(home, part)
        with up(home, free_port()) as second:
            said(second, f"already runs on {home}")
        with up(home.with_name("another"), port) as third:
            said(third, f"another one: ./dev up --port {port + 1}")
        process.send_signal(signal.SIGTERM)
    assert gone(home), processes_of(home)


def test_up_starts_again_on_its_data_and_even_killed_leaves_nothing(home: Path) -> None:
    was_loaded = (home / "demo-loaded").exists()  # by whichever test came first
    with up(home, free_port()) as process:
        text = said(process, "ready: ")
        assert ("loading the demonstration data" in text) is not was_loaded
        process.kill()
    assert gone(home), processes_of(home)


PARTS = {
    "the broker": "redis.sock",
    "the web server": "gunicorn ita_portal.wsgi",
    "the worker": "ita_portal worker",
    "beat": "ita_portal beat",
}


def test_up_starts_a_part_that_died_again(home: Path) -> None:
    port = free_port()
    with up(home, port) as process:
        said(process, "ready: ")
        for name, part in PARTS.items():
            dead = process_of(home, part)
            os.kill(dead, signal.SIGKILL)
            said(process, f"{name} has ended (-9); starting it again")
            assert process_of(home, part) != dead
        assert answers(port)


def answers(port: int) -> bool:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=20) as page:
                return bool(page.status == 200)
        except OSError:
            time.sleep(0.2)
    return False


def test_nothing_is_started_again_for_ever(capfd: pytest.CaptureFixture[str]) -> None:
    with Children(again=True) as children:
        children.start("a child", "false")
        with pytest.raises(Stop, match=r"a child has ended \(1\); its reason stands above"):
            children.wait_until("a stop", lambda: False, seconds=20)
    assert "".join(capfd.readouterr()).count("a child has ended (1); starting it again") == RESTARTS


def test_what_the_tests_need_is_not_started_again() -> None:
    with Children() as children:
        children.start("a child", "false")
        with pytest.raises(Stop, match=r"a child has ended \(1\); its reason stands above"):
            children.wait_until("a stop", lambda: False, seconds=20)
