"""A route per kind of paper: the single one becomes the usual one, by its empty kind.

Who drafted what was submitted before is taken from the histories of its sections, as approvals.routes.rights does now.
"""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def note_drafters(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    papers = apps.get_model("documents", "Paper").objects
    sections = apps.get_model("documents", "PaperSectionRevision").objects
    heads = apps.get_model("documents", "MemoHeadRevision").objects
    submissions = apps.get_model("approvals", "Submission").objects
    known = submissions.select_related("version__paper").defer("version__content")
    for row in known.annotate(kind=F("version__content__report__kind"), of=F("version__content__report__variant")):
        paper, before = row.version.paper, {"at__lte": row.version.made_at, "by__isnull": False}
        composed = [paper.pk]
        if paper.kind == "memo" and row.kind:
            same = {"municipality": paper.municipality_id, "fiscal_year": paper.fiscal_year}
            composed += papers.filter(kind=row.kind, variant=row.of or "", **same).values_list("pk", flat=True)
        drafted = sections.filter(section__paper__in=composed, **before).values_list("by", flat=True)
        headed = heads.filter(head__paper__in=composed, **before).values_list("by", flat=True)
        row.drafters = sorted({*drafted, *headed})
        row.save(update_fields=["drafters"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_acting_order_date"),
        ("approvals", "0006_publications"),
        ("documents", "0007_word_files"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SignedScan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="ครั้งที่")),
                ("sha256", models.CharField(max_length=64)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField(verbose_name="ขนาด (ไบต์)")),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="เพิ่มเมื่อ")),
            ],
            options={
                "verbose_name": "สำเนาที่ลงนามด้วยมือ",
                "verbose_name_plural": "สำเนาที่ลงนามด้วยมือ",
                "ordering": ["-number"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddField(
            model_name="route",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("analysis", "รายงานการวิเคราะห์ผลการประเมิน"),
                    ("plan", "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ"),
                    ("implementation", "รายงานผลการดำเนินการ"),
                    ("memo", "บันทึกข้อความ"),
                ],
                max_length=20,
                verbose_name="ประเภทเอกสาร",
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="drafters",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="submissionstep",
            name="acting",
            field=models.JSONField(null=True, verbose_name="คำสั่งรักษาราชการแทน"),
        ),
        migrations.AddField(
            model_name="submissionstep",
            name="appointment",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.actingappointment",
            ),
        ),
        migrations.AlterField(
            model_name="route",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="routes", to="accounts.municipality"
            ),
        ),
        migrations.AddConstraint(
            model_name="route",
            constraint=models.UniqueConstraint(fields=("municipality", "kind"), name="route_once_per_kind"),
        ),
        migrations.AddField(
            model_name="signedscan",
            name="added_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="signedscan",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="scans", to="documents.paperversion"
            ),
        ),
        migrations.AddConstraint(
            model_name="signedscan",
            constraint=models.UniqueConstraint(fields=("version", "number"), name="scan_number_once"),
        ),
        migrations.RunPython(note_drafters, migrations.RunPython.noop),
    ]
