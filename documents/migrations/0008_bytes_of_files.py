"""What pictures and fonts take of a municipality's room. Those that are here are measured; what is lost takes none."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from accounts import storage


def measure(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    sections = apps.get_model("documents", "PaperSection").objects
    seen: set[tuple[int, str]] = set()  # a picture that was copied lies there once
    rows = sections.exclude(picture="").order_by("pk").values_list("pk", "paper__municipality", "picture")
    for pk, municipality, picture in rows:
        if (municipality, picture) not in seen:
            seen.add((municipality, picture))
            sections.filter(pk=pk).update(picture_size=_size(picture))
    fonts = apps.get_model("documents", "OfficeFont").objects
    for pk, sha256, picture in fonts.values_list("pk", "sha256", "picture"):
        fonts.filter(pk=pk).update(size=_size(sha256) + _size(picture))


def _size(sha256: str) -> int:
    try:
        return len(storage.read_unchecked(sha256))
    except (
        storage.FileDamaged,
        FileNotFoundError,
        ValueError,
    ):  # an outage is no loss: the migration waits for the files
        return 0


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0007_word_files"),
    ]

    operations = [
        migrations.AddField("officefont", "size", models.PositiveIntegerField(default=0)),
        migrations.AddField("papersection", "picture_size", models.PositiveIntegerField(default=0)),
        migrations.RunPython(measure, migrations.RunPython.noop),
    ]
