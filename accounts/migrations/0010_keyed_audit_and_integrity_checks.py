"""Keyed hashes of audit entries, TRUNCATE refused like UPDATE and DELETE, and what the nightly check finds."""

from typing import Any

from django.db import migrations, models

FORWARD = {
    "postgresql": [
        """CREATE TRIGGER audit_refuses_truncate BEFORE TRUNCATE ON accounts_auditentry
           FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()""",
    ],
    # SQLite has no TRUNCATE; a column may be added by making the table anew, which loses its triggers.
    "sqlite": [
        f"""CREATE TRIGGER IF NOT EXISTS audit_refuses_{event.lower()} BEFORE {event} ON accounts_auditentry
            BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END"""
        for event in ("UPDATE", "DELETE")
    ],
}
BACKWARD = {"postgresql": ["DROP TRIGGER audit_refuses_truncate ON accounts_auditentry"], "sqlite": []}


def forward(apps: Any, schema_editor: Any) -> None:
    for statement in FORWARD[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def backward(apps: Any, schema_editor: Any) -> None:
    for statement in BACKWARD[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0009_settled_notices"),
    ]

    operations = [
        migrations.CreateModel(
            name="IntegrityCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_at", models.DateTimeField(auto_now_add=True, verbose_name="เริ่มเมื่อ")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="เสร็จเมื่อ")),
                ("leased_until", models.DateTimeField(null=True)),
                ("part", models.PositiveSmallIntegerField(default=0)),
                ("cursor", models.BigIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0, verbose_name="ตรวจแล้ว")),
                ("total", models.PositiveIntegerField(default=0, verbose_name="ทั้งหมด")),
                ("counts", models.JSONField(default=dict)),
                ("problems", models.JSONField(default=list)),
                ("problem_count", models.PositiveIntegerField(default=0, verbose_name="ปัญหาที่พบ")),
            ],
            options={
                "verbose_name": "การตรวจความครบถ้วน",
                "verbose_name_plural": "การตรวจความครบถ้วน",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="auditentry",
            name="algorithm",
            field=models.PositiveSmallIntegerField(
                choices=[(1, "SHA-256"), (2, "HMAC-SHA-256")], db_default=1, default=1, verbose_name="วิธีคำนวณแฮช"
            ),
        ),
        migrations.RunPython(forward, backward),
    ]
