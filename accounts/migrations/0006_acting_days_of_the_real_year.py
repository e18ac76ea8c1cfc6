"""Acting appointments typed in the Buddhist Era were stored as years of the Common Era, so nobody ever acted."""

import datetime as dt

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q

ERA = 543
FIRST_MISTAKEN = dt.date(2401, 1, 1)


def real(day: dt.date) -> dt.date:
    """The day that was meant; 29 February of a year that has none is the 28th."""
    if day < FIRST_MISTAKEN:
        return day
    try:
        return day.replace(year=day.year - ERA)
    except ValueError:
        return day.replace(year=day.year - ERA, day=28)


def bring_to_the_real_year(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    appointments = apps.get_model("accounts", "ActingAppointment").objects
    for row in appointments.filter(Q(start__gte=FIRST_MISTAKEN) | Q(end__gte=FIRST_MISTAKEN)):
        row.start = real(row.start)
        row.end = max(row.start, real(row.end))  # one side alone may have been mistaken, and the last day be the first
        row.save(update_fields=["start", "end"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_drafts_notices"),
    ]

    operations = [migrations.RunPython(bring_to_the_real_year, migrations.RunPython.noop)]
