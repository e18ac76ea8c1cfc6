"""How long one search takes over 300,000 measures; `./dev bench measure_search [--embedded]`.

Prints, for each word, the hits and the milliseconds of the whole search, on the clock and on this processor, median of
three; for officers of every province and of one, and for a coordinator. Nothing here is a
test: machines are noisy.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from importlib import import_module
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ita_portal.settings")
django.setup()

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from accounts.models import Membership, Municipality, Oversight, User
from accounts.tenancy import open_all
from benchmarks.country import municipality_rows
from ita_portal.search.finding import find
from plans.models import Measure, Plan
from plans.rules.drafting import SUBJECTS
from thai.search import folded, search_words

MEASURES, PLACES, TIMES = 300_000, 2_000, 100
migration = import_module("plans.migrations.0010_letters_of_measures")
WORDS = (
    *("ป้องกันการทุจริต", "ยืมทรัพย์สิน", "ขั้นตอนและเวลาให้บริการ", "เลขที่ 123456", "๒๕๖๙", "ไม่มีคำนี้"),
    *("รถ", "งบ", "no gift policy", "ประชาชน ช่องทาง", "บุคลากร"),
    # Short ones and signs: in every row, in few, in none; and beside a word that is in very many.
    *("ก", "การ", "ฬ", "ฬฎ", "zq", "12", "๙๙", "-", "%", "_", "%%", "100%", "(๑)"),
    *("การ ฬฎ", "ประชาชน zq", "รถ ไม่มีคำนี้", "ก %", "การ ประชาชน 299999"),
    *("ทุจริการ", "นการป"),  # whose pairs stand in very many rows, and they themselves in none
)
ROUNDS = 3


def multiply() -> None:
    """Each measure so many times, in its plan and with a number of its own."""
    table = Measure._meta.db_table
    columns = [f'"{field.column}"' for field in Measure._meta.concrete_fields if not field.primary_key]
    others = ", ".join(f"m.{name}" for name in columns if name != '"search_text"')
    names = ", ".join([name for name in columns if name != '"search_text"'] + ["search_text"])
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE times(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM times WHERE n < {TIMES - 1})"
            f" INSERT INTO {table} ({names}) SELECT {others},"
            f" m.search_text || ' เลขที่ ' || (m.id * {TIMES} + times.n) FROM {table} m, times"
        )


def fill() -> None:
    """Measures out of the product's own sentences, each with a number of its own."""
    chance = random.Random(1)
    sentences = [text for subject in SUBJECTS.values() for text in (subject.improve, subject.keep, subject.about)]
    rows = [Municipality(**row) for row in municipality_rows(PLACES)]
    for row in rows:
        row.set_sort_keys()
    places = Municipality.objects.bulk_create(rows)
    with connection.schema_editor() as editor:  # an index over all rows is made quicker than over one after the other
        if connection.vendor == "postgresql":
            migration.drop_index(apps, editor)
    with open_all():
        plans = Plan.objects.bulk_create([Plan(municipality=place, fiscal_year=2569) for place in places])
        base = []
        for n in range(MEASURES // TIMES):
            title, *others = chance.sample(sentences, 3)
            words = "\n".join(folded(text) for text in (title, *others))
            base.append(Measure(plan=plans[n % PLACES], order=1, title=title, search_text=words))
        Measure.objects.bulk_create(base)
        multiply()
        coordinator = User.objects.create(username="coordinator")
        Membership.objects.create(municipality=places[7], user=coordinator, role="coordinator")
        provinces = sorted({place.province for place in places})
        for name, overseen in (("country", provinces), ("province", [places[7].province])):
            officer = User.objects.create(username=name)
            Oversight.objects.bulk_create([Oversight(user=officer, province=province) for province in overseen])
    with connection.schema_editor() as editor:
        migration.index_letters(apps, editor)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def main() -> None:
    if connection.vendor == "postgresql":
        connection.creation.create_test_db(verbosity=0, serialize=False)  # in a cluster that is thrown away afterwards
    else:
        settings.HOME.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
    began = time.perf_counter()
    fill()
    print(f"{connection.vendor}: {MEASURES:,} measures in {time.perf_counter() - began:.0f} s", flush=True)
    measure()


def measure() -> None:
    for name in ("country", "province", "coordinator"):
        user = User.objects.get(username=name)
        for word in WORDS:
            clock, processor = [], []
            for _ in range(ROUNDS):
                before = time.perf_counter(), time.process_time()
                with open_all():
                    groups = find(user, search_words(word), None)
                clock.append(time.perf_counter() - before[0])
                processor.append(time.process_time() - before[1])
            counts = {group.key: group.count for group in groups}
            milliseconds = statistics.median(clock) * 1000, statistics.median(processor) * 1000
            print(f"{name:14} {milliseconds[0]:6.0f} ms, {milliseconds[1]:4.0f} here  {word}  {counts}", flush=True)


if __name__ == "__main__":
    main()
