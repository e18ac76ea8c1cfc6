"""Days that a municipality sets itself."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_local_administrators"),
        ("plans", "0006_reports_of_units"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OwnDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="ปีงบประมาณ")),
                ("title", models.CharField(max_length=120, verbose_name="เรื่อง")),
                ("day", models.DateField(verbose_name="วันที่")),
                ("closes", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_dates",
                        to="accounts.municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "กำหนดของเทศบาล",
                "verbose_name_plural": "กำหนดของเทศบาล",
                "ordering": ["day", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
    ]
