import contextlib

from django.db import migrations

import scores.models
from scores.results import shown
from scores.rules import RulesError, UnknownRules
from scores.rules.corrections import corrected

WORDS = {
    "total": "คะแนนภาพรวม",
    "iit": "IIT",
    "eit": "EIT",
    "eit1": "EIT ส่วนที่ 1",
    "eit2": "EIT ส่วนที่ 2",
    "oit": "OIT",
    **{f"indicator_{n}": f"ตัวชี้วัดที่ {n}" for n in range(1, 11)},
}
ITEMS = {field: field if field == "total" else field.removeprefix("indicator_").upper() for field in WORDS}
NAMES = [f"shown_{field}" for field in WORDS]


def fill(apps, schema_editor):
    """What each year's page shows is stored beside what was entered, by the rules as corrected until now."""
    said = {}
    for correction in apps.get_model("scores", "RuleCorrection").objects.order_by("pk"):
        key = (correction.fiscal_year, correction.agency_kind)
        said.setdefault(key, []).append((correction.subject, correction.value))
    assessment = apps.get_model("scores", "Assessment")
    rows = assessment.objects.select_related("municipality").prefetch_related("question_scores").order_by("pk")
    batch = []
    for row in rows.iterator(chunk_size=2000):
        known = {item: getattr(row, field) for field, item in ITEMS.items()}
        known |= {question.item: question.score for question in row.question_scores.all()}
        known = {item: score for item, score in known.items() if score is not None}
        if row.municipality.type in {"ทน", "ทม", "ทต"}:  # no other kind has rules yet
            key = (row.fiscal_year, "municipality")
            with contextlib.suppress(UnknownRules, RulesError):  # 0005 settles corrections of lists that changed
                known = shown(corrected(*key, tuple(said.get(key, ()))), known)
        for field, item in ITEMS.items():
            setattr(row, f"shown_{field}", known.get(item))
        batch.append(row)
        if len(batch) == 2000:
            assessment.objects.bulk_update(batch, NAMES, batch_size=200)
            batch = []
    assessment.objects.bulk_update(batch, NAMES, batch_size=200)


class Migration(migrations.Migration):
    dependencies = [("scores", "0003_drafts_move")]

    operations = [
        *(
            migrations.AddField(
                "assessment", f"shown_{field}", scores.models.ScoreField(f"{words} ที่แสดง", editable=False)
            )
            for field, words in WORDS.items()
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
