"""On PostgreSQL measures are looked up by letters and pairs of them, which needs no extension and serves every word."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

INDEX = r"""CREATE INDEX IF NOT EXISTS measure_letters ON plans_measure USING gin ((
string_to_array(regexp_replace(search_text COLLATE "C", '(..)', E'\\1\n', 'g'), E'\n')
|| string_to_array(regexp_replace(substr(search_text COLLATE "C", 2), '(..)', E'\\1\n', 'g'), E'\n')
|| string_to_array(search_text COLLATE "C", NULL)))"""


def index_letters(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(INDEX)
        schema_editor.execute("DROP INDEX IF EXISTS measure_words")  # of trigrams, until November 2026


def drop_index(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP INDEX IF EXISTS measure_letters")


class Migration(migrations.Migration):
    dependencies = [("plans", "0009_outcome_in_thai")]

    operations = [migrations.RunPython(index_letters, drop_index)]
