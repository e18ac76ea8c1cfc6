"""The web server as production runs it, while strangers send what takes long: its other pages answer meanwhile."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from django.db import connection

from tests.conftest import ROOT, database_url, wait_until
from tests.documents import hostile_pdfs

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="production has PostgreSQL"),
]

POSTS, JUDGED_AT_A_TIME = 8, 2
PAGES = ["/healthz", "/verify/", "/sign-in/", "/v/222222222222/", "/authority/"]


def flags() -> list[str]:
    """How docker-compose.yml starts the web server, but for the processes, of which one is enough here."""
    found = re.search(r"command: gunicorn ita_portal\.wsgi (.*)", (ROOT / "docker-compose.yml").read_text())
    assert found
    return found[1].split()


@pytest.fixture
def server(transactional_db: None, tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = tmp_path / "web.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "ita_portal.wsgi", *flags(), "--workers", "1", "--bind", address],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": database_url()},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until(lambda: answers(address) or process.poll() is not None, 90)
            assert process.poll() is None, log.read_text()
            yield f"http://{address}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def answers(address: str) -> bool:
    try:
        return requests.get(f"http://{address}/healthz", timeout=30).status_code == 200
    except requests.RequestException:
        return False


def send(server: str, pdf: bytes, said: list[int]) -> None:
    with requests.Session() as stranger:
        form = stranger.get(f"{server}/verify/", timeout=60).text
        token = re.search('name="csrfmiddlewaretoken" value="([^"]+)"', form)
        assert token
        typed = {"csrfmiddlewaretoken": token[1]}
        answer = stranger.post(f"{server}/verify/", typed, files={"file": ("a.pdf", pdf)}, timeout=60)
        said.append(answer.status_code)


def test_eight_files_that_take_as_long_as_they_may_slow_no_other_page(server: str) -> None:
    """Those that find no place are told at once; the pages come while the others are still being judged."""
    said: list[int] = []
    bomb = hostile_pdfs.xref_stream_bomb()
    strangers = [threading.Thread(target=send, args=(server, bomb, said)) for _ in range(POSTS)]
    for stranger in strangers:
        stranger.start()
    wait_until(lambda: len(said) == POSTS - JUDGED_AT_A_TIME)
    assert said == [503] * (POSTS - JUDGED_AT_A_TIME)
    for page in PAGES:
        assert requests.get(server + page, timeout=60).status_code == (404 if page.startswith("/v/") else 200)
    assert len(said) == POSTS - JUDGED_AT_A_TIME
    for stranger in strangers:
        stranger.join(60)
    assert len(said) == POSTS
    assert set(said[-JUDGED_AT_A_TIME:]) <= {200, 503}  # too much, or no time for it on this machine
