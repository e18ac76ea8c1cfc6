"""Two digits typed into the browser's date box were stored as a year of the first century: 1 พ.ย. 68 as 0068."""

import datetime as dt

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FIRST_REAL = dt.date(100, 1, 1)
DAYS = (("Measure", "due"), ("Progress", "day"), ("Evidence", "day"))


def real(day: dt.date) -> dt.date:
    """The day of พ.ศ. 25xx that was meant; 29 February of a year that has none is the 28th."""
    try:
        return day.replace(year=day.year + 2500 - 543)
    except ValueError:
        return day.replace(year=day.year + 2500 - 543, day=28)


def bring_to_the_real_year(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for model, field in DAYS:
        rows = apps.get_model("plans", model).objects
        for pk, day in rows.filter(**{f"{field}__lt": FIRST_REAL}).values_list("pk", field):
            rows.filter(pk=pk).update(**{field: real(day)})


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0002_proof"),
    ]

    operations = [migrations.RunPython(bring_to_the_real_year, migrations.RunPython.noop)]
