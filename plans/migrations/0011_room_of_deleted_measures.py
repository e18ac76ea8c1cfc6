"""What the evidence of deleted measures takes of a municipality's room, of those that lie in the bin as well."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def weigh(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    binned = apps.get_model("plans", "BinnedMeasure").objects
    for pk, rows in binned.values_list("pk", "rows"):
        files = (row["fields"]["size"] for row in rows if row["model"] == "plans.evidencefile")
        binned.filter(pk=pk).update(size=sum(files))


class Migration(migrations.Migration):
    dependencies = [("plans", "0010_letters_of_measures")]

    operations = [
        migrations.AddField("binnedmeasure", "size", models.PositiveBigIntegerField(default=0)),
        migrations.RunPython(weigh, migrations.RunPython.noop),
    ]
