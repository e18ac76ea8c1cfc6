"""What one core carries: signing in with fifty sessions, first pages; `./dev bench measure_load`.

The portal as it runs in production: gunicorn's two processes of eight threads, PostgreSQL, Redis, worker and beat, by
docker-compose.yml's own commands. Seconds depend on the machine and on who else uses it, so beside them stand the
processor's seconds and ratios within the run. Writes docs/performance.md; docs/scaling.md says what follows from it.

    SESSIONS=50 ROUNDS=2    how many people, how often
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ita_portal.settings")
django.setup()

from django.contrib.auth.hashers import check_password, make_password

from benchmarks.processor import processes_named, used_by, write_section
from tests.house import production
from tests.house.production import ProductionStack, Visitor, production_stack

SESSIONS = int(os.environ.get("SESSIONS", "50"))
ROUNDS = int(os.environ.get("ROUNDS", "2"))
PACE = 10  # seconds in which each reads one page
PASSWORD = "a-long-test-password"  # noqa: S105 - of people who are made up
PAGES = 160  # that are asked for in a round

PEOPLE = """
from django.contrib.auth.hashers import make_password
from accounts.models import Membership, User
from accounts.tenancy import open_all
from tests import factories
place = factories.make_municipality()
factories.make_assessment(place)
plan = factories.make_plan(place)
for number in range(15): factories.make_measure(plan)
factories.make_route(place)
password = make_password({password!r})
with open_all():
    for number in range({sessions}):
        user = User.objects.create(username=f"person{{number}}", name=f"บุคคล {{number}}", password=password)
        Membership.objects.create(municipality=place, user=user, role="coordinator")
"""


@dataclass(frozen=True)
class FromAddress(ProductionStack):
    """Asked from an address of one's own: a town hall's people are limited together."""

    address: str = ""

    @property
    def proxy_headers(self) -> dict[str, str]:
        return super().proxy_headers | {"X-Forwarded-For": self.address}


class Person:
    """Somebody who comes to sign in, and then reads."""

    def __init__(self, stack: ProductionStack, number: int) -> None:
        self._name = f"person{number}"
        self._visitor = Visitor(FromAddress(stack.base_url, stack.host, stack.environments, f"10.0.0.{number}"))

    def sign_in(self) -> float:
        """Seconds from the press to the whole first page."""
        page = self._visitor.get("/sign-in/")
        started = time.perf_counter()
        first = self._visitor.send(page, "/sign-in/", login=self._name, password=PASSWORD)
        took = time.perf_counter() - started
        assert "ออกจากระบบ" in first.text, (first.status, first.address)
        self.home = first.address
        return took

    def read(self) -> float:
        started = time.perf_counter()
        answer = self._visitor.get(self.home)
        assert answer.status == 200, answer.status
        return time.perf_counter() - started


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def one_password() -> float:
    """Processor seconds that judging one password takes, which it is meant to take."""
    encoded = make_password(PASSWORD)
    started = time.process_time()
    for _ in range(3):
        assert check_password(PASSWORD, encoded)
    return (time.process_time() - started) / 3


def one_by_one(people: list[Person]) -> list[float]:
    """Half of them sign in anew, one each second, while all read on, a page every ten seconds each."""
    ended = threading.Event()

    def go_on_reading(person: Person) -> None:
        while not ended.wait(PACE):
            person.read()

    together(people, Person.sign_in)
    print("all are in", flush=True)
    readers = [threading.Thread(target=go_on_reading, args=[person], daemon=True) for person in people]
    for reader in readers:
        reader.start()
        time.sleep(PACE / len(readers))
    took = []
    for person in people[: len(people) // 2]:
        began = time.perf_counter()
        took.append(person.sign_in())
        time.sleep(max(0.0, 1 - (time.perf_counter() - began)))
    ended.set()
    return took


def together(people: list[Person], do: Callable[[Person], float], times: int = 1) -> tuple[float, list[float]]:
    """All at once: seconds in all, and of each."""
    with ThreadPoolExecutor(len(people)) as pool:
        started = time.perf_counter()
        took = list(pool.map(do, people * times))
        return time.perf_counter() - started, took


def measure_pages(stack: ProductionStack) -> list[str]:
    """Of the web server."""
    web = processes_named("gunicorn")
    people = [Person(stack, number) for number in range(SESSIONS)]
    judged = one_password()
    steady = one_by_one(people)
    rows = [
        f"| with {SESSIONS} sessions | median | p95 | in passwords judged | processor seconds each |",
        "|---|---|---|---|---|",
        _row("one signs in each second, the others read", steady, judged),
    ]
    print("one by one", steady, flush=True)
    before = used_by(web)
    _, burst = together(people, Person.sign_in)
    each = (used_by(web) - before) / len(people)
    rows.append(_row("all press within one second", burst, judged, f"{each:.2f}"))
    print("together", burst, flush=True)
    best = []
    for _ in range(ROUNDS):
        before = used_by(web)
        seconds, took = together(people[:16], Person.read, PAGES // 16)
        best.append(((used_by(web) - before) / len(took), len(took) / seconds, took))
    each, rate, took = min(best)
    rows.append(_row("sixteen read as fast as they can", took, judged, f"{each:.3f}"))
    return [
        *rows,
        "",
        f"Judging one password takes {judged:.2f} s of a processor, on purpose; of a sign-in that is the greater part."
        f" A first page takes {each * 1000:.0f} ms of it: **{1 / each:.0f} pages a second for each core** that is the"
        f" web server's alone; here, with the load of others, it gave {rate:.0f} a second."
        f" The database's own seconds are apart.",
    ]


def _row(name: str, took: list[float], judged: float, each: str = "") -> str:
    slowest = p95(took)
    return f"| {name} | {statistics.median(took):.2f} s | {slowest:.2f} s | {slowest / judged:.1f} | {each or '–'} |"


def main() -> None:
    production.GIVEN["ITA_BEHIND_PROXY"] = "1"
    with production_stack() as stack:
        script = PEOPLE.format(password=PASSWORD, sessions=SESSIONS)
        Path(stack.environments["web"]["ITA_HOME"], "people.py").write_text(script)
        done = stack.run("python manage.py shell -v 0 < $ITA_HOME/people.py", "worker")
        assert done.returncode == 0, done.stderr
        pages = measure_pages(stack)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    lines = [
        "## Signing in and first pages",
        "",
        f"`./dev bench measure_load`: production's own processes on one machine together with whoever asks. {machine};"
        f" load of the machine {os.getloadavg()[0]:.1f}.",
        "",
        *pages,
    ]
    print("\n".join(lines))
    write_section("measure_load", "\n".join(lines))


if __name__ == "__main__":
    main()
