"""Measures are found by their words; deleted ones lie in a bin. The index of the words came with 0010."""

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from thai.search import folded

BATCH = 500
ANALYSED = ("finding", "weakness", "response", "meaning")
TEXTS = ("title", "theme", "finding", "target_group", "outcome", "remark")


def split_drafts(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What was typed into the one form of all indicators is kept for the page of each."""
    drafts = apps.get_model("accounts", "Draft").objects
    for draft in drafts.filter(form__regex=r"^analysis/[0-9]{4}$"):
        for number in range(1, 100):
            texts = {
                name: draft.typed[name] for name in (f"{text}_{number}" for text in ANALYSED) if name in draft.typed
            }
            if any(texts.values()):
                shared = {name: draft.typed.get(name, "") for name in ("opened_with", "compared")}
                whose = {"municipality_id": draft.municipality_id, "user_id": draft.user_id}
                drafts.get_or_create(
                    form=f"{draft.form}/{number}", **whose, defaults={"version": 0, "typed": texts | shared}
                )
        draft.delete()


def write_words(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    measures = apps.get_model("plans", "Measure").objects
    last = 0
    while rows := list(measures.filter(pk__gt=last).order_by("pk").prefetch_related("steps", "outputs")[:BATCH]):
        for row in rows:
            lines = [line.text for of in (row.steps, row.outputs) for line in of.all()]
            texts = [getattr(row, name) for name in TEXTS] + lines
            row.search_text = "\n".join(folded(text) for text in texts if text)
        measures.bulk_update(rows, ["search_text"])
        last = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("accounts", "0013_local_administrators"),
        ("plans", "0007_own_dates"),
    ]

    operations = [
        migrations.CreateModel(
            "BinnedMeasure",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.BigIntegerField()),
                ("title", models.CharField(max_length=1000, verbose_name="ชื่อมาตรการ")),
                ("rows", models.JSONField()),
                ("copies", models.JSONField(default=list)),
                ("deleted_at", models.DateTimeField(auto_now_add=True, verbose_name="ลบเมื่อ")),
                (
                    "deleted_by",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("plan", models.ForeignKey(on_delete=models.CASCADE, related_name="binned", to="plans.plan")),
            ],
            options={
                "verbose_name": "มาตรการที่ลบ",
                "verbose_name_plural": "ถังมาตรการที่ลบ",
                "ordering": ["-deleted_at", "-pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddField("indicatoranalysis", "drafted", models.BooleanField(default=False)),
        migrations.AddField("indicatoranalysis", "saved_on", models.JSONField(blank=True, default=dict)),
        migrations.RunPython(split_drafts, migrations.RunPython.noop),
        migrations.AddField("measure", "search_text", models.TextField(blank=True, default="", editable=False)),
        migrations.RunPython(write_words, migrations.RunPython.noop),
    ]
