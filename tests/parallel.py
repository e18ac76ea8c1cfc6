"""Each process of a parallel run has its own data directory and its own number in the broker.

pytest loads this (`-p tests.parallel` in pyproject.toml) before Django's settings read the environment. pytest-django
gives each process its own database. Number 0 is a run's without processes, number 1 production's in tests/house.
"""

import os

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")

if WORKER:
    os.environ["ITA_HOME"] = f"{os.environ['ITA_HOME']}-{WORKER}"
    os.environ["REDIS_URL"] += f"?virtual_host={int(WORKER.removeprefix('gw')) + 2}"
