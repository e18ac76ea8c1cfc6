"""Units report on a page of their own: parts of shared measures, ticked steps, whose evidence it is, and comments."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_local_administrators"),
        ("plans", "0005_tables_in_the_worker"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="evidence",
            name="step",
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AddField(
            model_name="evidence",
            name="unit",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.unit"
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="done_steps",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.CreateModel(
            name="MeasureComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(verbose_name="ความเห็น")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="plans.measure"
                    ),
                ),
            ],
            options={
                "verbose_name": "ความเห็นต่อมาตรการ",
                "verbose_name_plural": "ความเห็นต่อมาตรการ",
                "ordering": ["pk"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="comment_says_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "ยังไม่มอบหมาย"),
                            ("assigned", "อยู่ที่หน่วยงาน"),
                            ("submitted", "ส่งแล้ว รอตรวจรับ"),
                            ("returned", "ส่งกลับให้แก้ไข"),
                            ("accepted", "ตรวจรับแล้ว"),
                        ],
                        default="assigned",
                        max_length=10,
                        verbose_name="การส่ง",
                    ),
                ),
                ("return_reason", models.TextField(blank=True, verbose_name="เหตุผลที่ส่งกลับ")),
                ("handed_in_at", models.DateTimeField(null=True)),
                ("done_steps", models.JSONField(blank=True, default=list)),
                ("outputs", models.JSONField(blank=True, default=list)),
                ("outcome", models.TextField(blank=True, verbose_name="ผลลัพธ์ (outcome)")),
                ("status", models.CharField(blank=True, max_length=15, verbose_name="สถานะ")),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contributions", to="plans.measure"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contributions", to="accounts.unit"
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "ส่วนของหน่วยงานในมาตรการ",
                "verbose_name_plural": "ส่วนของหน่วยงานในมาตรการ",
                "ordering": ["unit__order", "unit_id"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "unit"), name="unit_contributes_to_a_measure_once")
                ],
            },
        ),
    ]
