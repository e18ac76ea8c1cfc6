"""Measure tables are read by the worker. A table that was shown and waits is queued again; the sweeper takes it."""

import django.utils.timezone
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

STATES = {
    "queued": "รอตรวจ",
    "reading": "กำลังตรวจ",
    "checked": "ตรวจผ่าน รอยืนยัน",
    "refused": "มีข้อผิดพลาด",
    "storing": "กำลังบันทึก",
    "stored": "บันทึกแล้ว",
    "cancelled": "ยกเลิก",
    "failed": "ไม่สำเร็จ",
}


def queue_what_was_shown(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    shown = apps.get_model("plans", "MeasureImport").objects.filter(state="shown")
    shown.update(state="queued", touched_at=F("created_at"))


def show_what_waits(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Those whose bytes are still there; the others would have to be sent again."""
    rows = apps.get_model("plans", "MeasureImport").objects
    rows.filter(state__in=("queued", "reading"), table=None).update(state="shown")
    rows.exclude(state__in=("shown", "stored")).update(state="cancelled")


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0004_meaning_of_an_indicator"),
    ]

    operations = [
        migrations.AddField("measureimport", "choices", models.JSONField(default=dict)),
        migrations.AddField("measureimport", "removes", models.BooleanField(default=False)),
        migrations.AddField("measureimport", "report", models.JSONField(default=dict)),
        migrations.AddField("measureimport", "seen", models.CharField(blank=True, max_length=16)),
        migrations.AddField("measureimport", "table", models.JSONField(null=True)),
        migrations.AddField("measureimport", "touched_at", models.DateTimeField(default=django.utils.timezone.now)),
        migrations.AlterField(
            "measureimport",
            "state",
            models.CharField(choices=list(STATES.items()), default="queued", max_length=10),
        ),
        migrations.RunPython(queue_what_was_shown, show_what_waits),
    ]
