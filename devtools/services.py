"""The tests' own PostgreSQL, on a socket in a directory of its own; ./dev test starts it. Standard library only."""

import os
import shutil
import signal
from pathlib import Path
from typing import Any

from devtools.installing import Need, program
from devtools.processes import Children, Stop, ask


def postgres_program(name: str) -> str:
    """Debian's own path first: a `pg_ctl` on PATH may be somebody's wrapper, of another version."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return str(found[-1]) if found else program(name)


def chromium_program() -> str:
    return program("chromium", "chromium-browser", "google-chrome")


NEEDS = [
    Need("PostgreSQL, for a private cluster", lambda: postgres_program("initdb"), ["postgresql"]),
    Need("Chromium, for the browser tests", chromium_program, ["chromium"]),
    Need("LibreOffice's writer", lambda: program("soffice"), ["libreoffice-writer-nogui"]),
    Need("pdftotext and pdftoppm", lambda: program("pdftotext"), ["poppler-utils"]),
]


def start_postgres(children: Children, directory: Path) -> None:
    """Thai collation by ICU, as in production; durability off, for the cluster dies with this run."""
    directory.mkdir(mode=0o700)
    options: dict[str, Any] = {"cwd": directory}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        directory.parent.chmod(0o711)
        shutil.chown(directory, "postgres", "postgres")
        options |= {"user": "postgres", "group": "postgres", "extra_groups": []}
    cluster = "-D data -U postgres -A trust -E UTF8 --locale-provider=icu --icu-locale=th-TH --locale=C.UTF-8 --no-sync"
    made = ask(postgres_program("initdb"), *cluster.split(), **options)
    if made.returncode:
        raise Stop(f"initdb failed:\n{made.stdout}{made.stderr}")
    server = [postgres_program("postgres"), "-D", "data", "-F", "-h", "", "-k", str(directory)]
    with open(directory / "server.log", "w") as log:  # SIGINT: a fast shutdown; SIGTERM would wait for clients
        options |= {"stdout": log, "stderr": log, "stop": signal.SIGINT, "orphan": signal.SIGQUIT}
        children.start("PostgreSQL", *server, **options)
    ready = [postgres_program("pg_isready"), "-h", str(directory), "-U", "postgres"]
    children.wait_until("PostgreSQL", lambda: ask(*ready).returncode == 0)
