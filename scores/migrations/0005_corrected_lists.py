from django.db import migrations
from django.utils import timezone

from scores.analysis import derivations, level
from scores.results import shown
from scores.rules import known_years
from scores.rules.corrections import corrected

KIND = "municipality"  # no other kind has rules yet
# What the data files said of indicators 9 and 10 until now: questions, and the groups of 10.
LISTS = {
    2565: ("o1-o33", "o34-o43", "o34-o41; o42-o43"),
    2566: ("o1-o33", "o34-o43", "o34-o41; o42-o43"),
    2567: ("", "", ""),
    2569: ("o1-o20", "o21-o28", ""),
}
FIELDS = {"total": "total", **{item.upper(): item for item in ("iit", "eit", "eit1", "eit2", "oit")}}
FIELDS |= {str(n): f"indicator_{n}" for n in range(1, 11)}
NAMES = ["level", *(f"shown_{field}" for field in FIELDS.values())]


def keep_corrections(apps, schema_editor):
    """An administrator's word on a list was said of the old one: then all of the old one is said, and holds."""
    corrections = apps.get_model("scores", "RuleCorrection").objects
    for year, (ninth, tenth, groups) in LISTS.items():
        before = {
            "questions:9": ninth,
            "questions:10": tenth,
            "sub_indicators:9": "",
            "sub_indicators:10": groups,
            "questions_certainty:9": "ยังไม่ตรวจ",
            "questions_certainty:10": "ยังไม่ตรวจ",
        }
        said = list(corrections.filter(fiscal_year=year, agency_kind=KIND, subject__in=before).order_by("pk"))
        if not said:
            continue
        before |= {correction.subject: correction.value for correction in said}
        for subject, value in before.items():
            corrections.create(
                agency_kind=KIND,
                fiscal_year=year,
                subject=subject,
                value=value,
                source=f"คงรายการข้อเดิมไว้ เพราะเคยแก้ไขโดยอ้าง {said[-1].source}"[:300],
                by_id=said[-1].by_id,
            )


def bring_along(apps, schema_editor):
    """Figures of items that a year no longer has leave it, told in its history; what is shown follows the rules."""
    said = {}
    for correction in apps.get_model("scores", "RuleCorrection").objects.filter(agency_kind=KIND).order_by("pk"):
        said.setdefault(correction.fiscal_year, []).append((correction.subject, correction.value))
    rules = {year: corrected(year, KIND, tuple(said.get(year, ()))) for year in known_years(KIND)}
    assessment = apps.get_model("scores", "Assessment")
    rows = assessment.objects.filter(fiscal_year__in=rules, municipality__type__in=["ทน", "ทม", "ทต"])
    batch = []
    for row in rows.prefetch_related("question_scores").order_by("pk").iterator(chunk_size=2000):
        of_year = rules[row.fiscal_year]
        questions = {question.item: question.score for question in row.question_scores.all()}
        gone = {item: score for item, score in questions.items() if item not in of_year.items}
        if gone:
            _take_out(apps, row, gone)
        entered = {item: getattr(row, field) for item, field in FIELDS.items()} | questions
        entered = {item: score for item, score in entered.items() if score is not None and item not in gone}
        found = derivations(of_year, entered)
        known = shown(of_year, entered, found)
        now = [row.official_level or level(of_year, entered, found).name or "", *map(known.get, FIELDS)]
        if now != [getattr(row, name) for name in NAMES]:
            for name, value in zip(NAMES, now, strict=True):
                setattr(row, name, value)
            batch.append(row)
        if len(batch) == 2000:
            assessment.objects.bulk_update(batch, NAMES, batch_size=200)
            batch = []
    assessment.objects.bulk_update(batch, NAMES, batch_size=200)


def _take_out(apps, row, gone):
    row.version += 1
    row.save(update_fields=["version"])
    apps.get_model("scores", "AssessmentRevision").objects.create(
        assessment_id=row.pk,
        version=row.version,
        at=timezone.now(),
        source="ปรับรายการข้อของปี",
        reason=f"ปีงบประมาณ พ.ศ. {row.fiscal_year} ไม่มีข้อ {', '.join(gone)} คะแนนเดิมเก็บไว้ในประวัตินี้",
        changes={item: [str(score), None] for item, score in gone.items()},
    )
    apps.get_model("scores", "QuestionScore").objects.filter(assessment_id=row.pk, item__in=gone).delete()


class Migration(migrations.Migration):
    dependencies = [("scores", "0004_shown_figures")]

    operations = [
        migrations.RunPython(keep_corrections, migrations.RunPython.noop),
        migrations.RunPython(bring_along, migrations.RunPython.noop),
    ]
