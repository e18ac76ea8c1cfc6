from django.db import migrations


def move(apps, schema_editor):
    """What people have typed and not saved moves to the drafts every form uses."""
    draft = apps.get_model("accounts", "Draft")
    for old in apps.get_model("scores", "ScoreDraft").objects.iterator():
        draft.objects.create(
            municipality_id=old.municipality_id,
            user_id=old.user_id,
            form=f"scores/{old.fiscal_year}",
            version=old.version,
            typed=old.typed,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_drafts_notices"),
        ("scores", "0002_drafts_revisions_imports_corrections"),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.DeleteModel(name="ScoreDraft"),
    ]
