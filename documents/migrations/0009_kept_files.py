"""What the papers that are frozen already name, and the emblems; the rest of what lies there may go from now on."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from accounts import storage
from documents.kept_files import named_in


def remember(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    kept = apps.get_model("documents", "KeptFile").objects
    sizes: dict[str, int] = {}

    def size(sha256: str) -> int:
        if sha256 not in sizes:
            sizes[sha256] = _size(sha256)
        return sizes[sha256]

    places = apps.get_model("accounts", "Municipality").objects.exclude(emblem="")
    for place, emblem in places.values_list("pk", "emblem"):
        kept.create(municipality_id=place, sha256=emblem, size=size(emblem))
    versions = apps.get_model("documents", "PaperVersion").objects.order_by("pk")
    for pk, place, content in versions.values_list("pk", "paper__municipality", "content").iterator(chunk_size=50):
        for sha256 in sorted(set(named_in(content))):
            kept.create(municipality_id=place, version_id=pk, sha256=sha256, size=size(sha256))


def _size(sha256: str) -> int:
    try:
        return len(storage.read_unchecked(sha256))
    except storage.FileDamaged:  # an outage is no loss: the migration waits for the files
        return 0


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0018_unneeded_files"),
        ("documents", "0008_bytes_of_files"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("size", models.PositiveIntegerField(default=0)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.municipality"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="documents.paperversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("version", "sha256"), name="kept_file_once_per_version")
                ],
            },
        ),
        migrations.RunPython(remember, migrations.RunPython.noop, elidable=True),
    ]
