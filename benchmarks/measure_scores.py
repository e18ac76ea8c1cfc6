"""How fast scores are, as ratios to floors measured in the same run; `./dev bench measure_scores [--embedded]`.

Writes its findings to docs/performance.md, a section for each database. Nothing here is a test: machines are noisy.
"""

from __future__ import annotations

import csv
import io
import os
import platform
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ita_portal.settings")
django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry, Municipality, User
from accounts.permissions import Actor, system_actor
from accounts.tenancy import open_all
from benchmarks.country import FIGURES, MUNICIPALITIES, YEARS, country_file, municipality_rows
from benchmarks.processor import used_by
from scores.importing import import_scores
from scores.models import Assessment, AssessmentRevision, QuestionScore
from scores.reading import read_scores

PAGES = {
    "overview, what must be looked at first": "/overview/?year=2568",
    "overview, lowest totals first": "/overview/?year=2568&sort=lowest",
    "overview, one province": "/overview/?year=2568&province=จังหวัดสมมุติ3",
    "overview, one level": "/overview/?year=2568&level=ผ่าน&province=",
    "overview, page 40": "/overview/?year=2568&sort=name&province=&page=40",
    "comparison": "/m/5000007/scores/2568/comparison/",
    "year page": "/m/5000007/scores/2568/",
}


STORED = (Assessment, AssessmentRevision, AuditEntry)  # by an import of indicators; questions have rows of their own
ROUNDS = 5


def on_processor(what: Callable[[], Any]) -> float:
    """Seconds of this process on the processor; the database's are not among them."""
    began = time.process_time()
    what()
    return time.process_time() - began


def timed(what: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    result = what()
    return time.perf_counter() - began, result


class Floor:
    """What nobody can do without: the file's cells as csv and Decimal, and every row that is really stored, with the
    columns it is stored with, into tables like those it is stored in."""

    def __init__(self, content: bytes) -> None:
        """Takes the rows as the import stored them, ready to be written."""
        self.content = content
        self.tables = [(model._meta.db_table, self._rows(model._meta.db_table)) for model in STORED]

    def _rows(self, table: str) -> list[tuple[Any, ...]]:
        columns = ", ".join(self._columns(table))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {columns} FROM {table}")
            return list(cursor.fetchall())

    def _columns(self, table: str) -> list[str]:
        """JSON as the text that it is sent as."""
        with connection.cursor() as cursor:
            described = connection.introspection.get_table_description(cursor, table)
        names = [column.name for column in described]
        if connection.vendor != "postgresql":
            return names
        return [f"{name}::text" if name in ("changes", "detail") else name for name in names]

    def work(self) -> None:
        """Reads and writes; nothing of it stays."""
        for row in csv.DictReader(io.StringIO(self.content.decode())):
            for item in FIGURES:
                Decimal(row[item])
        with transaction.atomic(), connection.cursor() as cursor:
            for table, rows in self.tables:
                self._write(cursor, table, rows)
            transaction.set_rollback(True)

    def _write(self, cursor: Any, table: str, rows: list[tuple[Any, ...]]) -> None:
        if connection.vendor == "postgresql":
            cursor.execute(f"CREATE TABLE bare_{table} (LIKE {table} INCLUDING DEFAULTS INCLUDING INDEXES)")
            with cursor.copy(f"COPY bare_{table} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            cursor.execute(f"CREATE TABLE bare_{table} AS SELECT * FROM {table} WHERE 0")
            cursor.executemany(f"INSERT INTO bare_{table} VALUES ({', '.join(['%s'] * len(rows[0]))})", rows)


@dataclass(frozen=True)
class Seconds:
    """On the clock; on the processor in this process; on the processor in this process and the database's."""

    clock: float
    python: float
    both: float


def seconds_of(what: Callable[[], Any]) -> tuple[Seconds, Any]:
    """What something takes, and its result."""
    python, database, clock = time.process_time(), used_by(database_processes()), time.perf_counter()
    result = what()
    clock, python = time.perf_counter() - clock, time.process_time() - python
    return Seconds(clock, python, python + used_by(database_processes()) - database), result


def database_processes() -> set[int]:
    """The one that serves this connection, on this machine; none where the database is a file."""
    if connection.vendor != "postgresql":
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return {cursor.fetchone()[0]}


@dataclass(frozen=True)
class Round:
    """The floor and an import, one after the other; in neither is what the database does at commit, whoever stores the
    rows: it looks whether everything is there that they point to."""

    floor: Seconds
    whole: Seconds
    looked: Seconds

    def ratio(self, seconds: str) -> float:
        return float(getattr(self.whole, seconds) / getattr(self.floor, seconds))


def in_turns(content: bytes, actors: dict[str, Actor]) -> list[Round]:
    """The floor and importing all as new, one after the other, `ROUNDS` times; nothing of it stays."""
    floor, found = Floor(content), []
    for _ in range(ROUNDS):
        bare, _ = seconds_of(floor.work)
        with transaction.atomic():
            with connection.cursor() as cursor:
                for model in (QuestionScore, AssessmentRevision, Assessment):
                    cursor.execute(f"DELETE FROM {model._meta.db_table}")
            whole, result = seconds_of(lambda: import_scores(content, actors))
            assert result.created == len(FIGURES) * MUNICIPALITIES * len(YEARS)
            looked, _ = seconds_of(connection.check_constraints if connection.vendor == "postgresql" else lambda: None)
            transaction.set_rollback(True)
        found.append(Round(bare, whole, looked))
    return found


def page_line(client: Client, name: str, url: str) -> str:
    """Queries, the ratio of server time to the time of its SQL, and both in milliseconds: medians of five."""
    totals, sql, queries = [], [], 0
    for _ in range(5):
        with CaptureQueriesContext(connection) as captured:
            seconds, response = timed(lambda: client.get(url))
        assert response.status_code == 200, url
        totals.append(seconds)
        sql.append(sum(float(query["time"]) for query in captured.captured_queries))
        queries = len(captured)
    total, floor = statistics.median(totals), statistics.median(sql)
    return f"| {name} | {queries} | {total / max(floor, 0.001):.1f} × | {total * 1000:.0f} ms | {floor * 1000:.0f} ms |"


def main() -> None:
    if connection.vendor == "postgresql":
        connection.creation.create_test_db(verbosity=0, serialize=False)  # in a cluster that is thrown away afterwards
    else:
        settings.HOME.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
    places = [Municipality(**row) for row in municipality_rows()]
    for place in places:
        place.set_sort_keys()
    Municipality.objects.bulk_create(places, batch_size=2000)
    content = country_file()
    actors = {m.code: system_actor(m) for m in Municipality.objects.all()}
    reading = on_processor(lambda: read_scores(content, places))
    judging, _ = timed(lambda: import_scores(content, actors, dry_run=True))
    judged = on_processor(lambda: import_scores(content, actors, dry_run=True))
    began = time.process_time()
    result = import_scores(content, actors)
    stored = time.process_time() - began
    assert not result.errors, result.errors[:3]
    again, same = timed(lambda: import_scores(content, actors))
    assert same.unchanged == result.created
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with open_all():
        rounds = in_turns(content, actors)
    floor = statistics.median(each.floor.clock for each in rounds)
    first = statistics.median(each.whole.clock for each in rounds)
    looked = statistics.median(each.looked.clock for each in rounds)
    clock, python, both = (
        statistics.median(each.ratio(name) for each in rounds) for name in ("clock", "python", "both")
    )
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(User.objects.create_superuser("bench", name="bench"))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    lines = [
        f"## {connection.vendor}",
        "",
        f"{MUNICIPALITIES:,} municipalities × {len(FIGURES)} figures × {len(YEARS)} years,"
        f" {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}.",
        "",
        "| import of the country's file | ratio to the floor | seconds |",
        "|---|---|---|",
        f"| floor: csv, Decimal, COPY of each row that is stored | 1 | {floor:.2f} |",
        f"| all new, with revisions, audit and review | {clock:.1f} × | {first:.2f} |",
        f"| the same, on the processor: Python and the database together | {both:.1f} × | |",
        f"| the same, on the processor: Python alone | {python:.1f} × | |",
        f"| at commit besides, in neither: whether all is there that the rows point to | | {looked:.2f} |",
        f"| judged only, as the preview does | {judging / floor:.1f} × | {judging:.2f} |",
        f"| the same file again, nothing changes | {again / floor:.1f} × | {again:.2f} |",
        "",
        f"Peak memory: {memory:.0f} MB. Of Python's seconds on the processor {reading:.1f} go into reading the file,"
        f" {judged - reading:.1f} into comparing and judging, {stored - judged:.1f} into revisions, audit and COPY;"
        f" load of the machine: {os.getloadavg()[0]:.1f}.",
        "",
        "| page | queries | server time to its own SQL | server time | SQL |",
        "|---|---|---|---|---|",
        *(page_line(client, name, url) for name, url in PAGES.items()),
        "",
    ]
    text = "\n".join(lines)
    print(text)
    write(connection.vendor, text)


def write(vendor: str, section: str) -> None:
    """Puts the section into docs/performance.md in place of the earlier one of the same database."""
    file = ROOT / "docs" / "performance.md"
    head = (
        "# Performance\n\nMeasured by `./dev bench measure_scores`; ratios within one run, because machines differ.\n\n"
    )
    text = file.read_text() if file.exists() else head
    pattern = re.compile(rf"## {vendor}\n.*?(?=\n## |\n<!-- |\Z)", re.DOTALL)
    text = pattern.sub(lambda _: section.rstrip() + "\n", text) if pattern.search(text) else text + section
    file.write_text(text.rstrip() + "\n")


if __name__ == "__main__":
    main()
