"""Stored files that nothing names any more, and since when."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0017_calendar_links"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnneededFile",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("since", models.DateTimeField(auto_now_add=True, db_index=True)),
            ],
        ),
    ]
