from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def put_away_of_whoever_was_here(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Whoever has signed in before knows the way."""
    User = apps.get_model("accounts", "User")
    User.objects.filter(last_login__isnull=False).update(hides_first_steps=True)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_local_administrators"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="hides_first_steps",
            field=models.BooleanField(default=False, verbose_name="ไม่แสดงสามขั้นแรกในหน้าแรก"),
        ),
        migrations.RunPython(put_away_of_whoever_was_here, migrations.RunPython.noop),
    ]
