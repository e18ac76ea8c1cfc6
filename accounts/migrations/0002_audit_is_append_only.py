"""The database itself refuses to change or delete audit entries, whoever asks."""

from typing import Any

from django.db import migrations

FORWARD = {
    "postgresql": [
        """CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN RAISE EXCEPTION 'audit entries are append-only'; END $$""",
        """CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE ON accounts_auditentry
           FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()""",
    ],
    "sqlite": [
        f"""CREATE TRIGGER audit_refuses_{event.lower()} BEFORE {event} ON accounts_auditentry
            BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END"""
        for event in ("UPDATE", "DELETE")
    ],
}
BACKWARD = {
    "postgresql": [
        "DROP TRIGGER audit_is_append_only ON accounts_auditentry",
        "DROP FUNCTION refuse_audit_change()",
    ],
    "sqlite": ["DROP TRIGGER audit_refuses_update", "DROP TRIGGER audit_refuses_delete"],
}


def forward(apps: Any, schema_editor: Any) -> None:
    for statement in FORWARD[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def backward(apps: Any, schema_editor: Any) -> None:
    for statement in BACKWARD[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(forward, backward)]
