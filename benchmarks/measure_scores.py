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

from accounts.models import Municipality, User
from accounts.permissions import system_actor
from benchmarks.country import FIGURES, MUNICIPALITIES, YEARS, country_file, municipality_rows
from scores.importing import import_scores

PAGES = {
    "overview, by name": "/overview/?year=2568",
    "overview, lowest totals first": "/overview/?year=2568&sort=total",
    "overview, one province by indicator 10": "/overview/?year=2568&province=จังหวัดสมมุติ3&sort=10",
    "overview, one level": "/overview/?year=2568&level=ผ่าน",
    "overview, page 40 by province": "/overview/?year=2568&sort=province&page=40",
    "overview, biggest falls first": "/overview/?year=2568&sort=change",
    "year page": "/m/5000007/scores/2568/",
}


def timed(what: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    result = what()
    return time.perf_counter() - began, result


def floor_of_copying(content: bytes) -> float:
    """Seconds psycopg's COPY (elsewhere executemany) takes for the same values into a bare table; the better of two."""
    rows = [
        (row["code"], int(row["fiscal_year"]), *(Decimal(row[item]) for item in FIGURES))
        for row in csv.DictReader(io.StringIO(content.decode()))
    ]
    columns = ", ".join(f"f{n} numeric(5, 2)" for n in range(len(FIGURES)))

    def copy() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS bare")
            cursor.execute(f"CREATE TABLE bare (code text, year int, {columns})")
            if connection.vendor == "postgresql":
                with cursor.copy("COPY bare FROM STDIN") as bare:
                    for row in rows:
                        bare.write_row(row)
            else:
                marks = ", ".join(["%s"] * (2 + len(FIGURES)))
                plain = [[str(v) if isinstance(v, Decimal) else v for v in row] for row in rows]
                cursor.executemany(f"INSERT INTO bare VALUES ({marks})", plain)

    return min(timed(copy)[0] for _ in range(2))


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
    floor = floor_of_copying(content)
    actors = {m.code: system_actor(m) for m in Municipality.objects.all()}
    first, result = timed(lambda: import_scores(content, actors))
    assert not result.errors, result.errors[:3]
    again, same = timed(lambda: import_scores(content, actors))
    assert same.unchanged == result.created
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
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
        "| import of the country's file | ratio to copying the same values | seconds |",
        "|---|---|---|",
        f"| floor: into a bare table | 1 | {floor:.2f} |",
        f"| all new, with revisions, audit and review | {first / floor:.1f} × | {first:.2f} |",
        f"| the same file again, nothing changes | {again / floor:.1f} × | {again:.2f} |",
        "",
        f"Peak memory of the whole run: {memory:.0f} MB.",
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
    pattern = re.compile(rf"## {vendor}\n.*?(?=\n## |\Z)", re.DOTALL)
    text = pattern.sub(lambda _: section.rstrip() + "\n", text) if pattern.search(text) else text + section
    file.write_text(text.rstrip() + "\n")


if __name__ == "__main__":
    main()
