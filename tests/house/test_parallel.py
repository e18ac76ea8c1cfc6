"""Two processes of one run never share a data directory or a number in the broker."""

import os
import subprocess
import sys

import pytest

from tests.house.production import ROOT

SAY = "import os, tests.parallel; print(os.environ['ITA_HOME'], os.environ['REDIS_URL'])"


@pytest.mark.parametrize(
    ("worker", "said"),
    [
        ("", "/data redis+socket:///broker"),
        ("gw0", "/data-gw0 redis+socket:///broker?virtual_host=2"),
        ("gw1", "/data-gw1 redis+socket:///broker?virtual_host=3"),
    ],
)
def test_each_process_has_its_own(worker: str, said: str) -> None:
    env = os.environ | {"PYTEST_XDIST_WORKER": worker, "ITA_HOME": "/data", "REDIS_URL": "redis+socket:///broker"}
    done = subprocess.run([sys.executable, "-c", SAY], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == said
