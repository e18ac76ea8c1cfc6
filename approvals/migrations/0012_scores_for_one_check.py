from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("approvals", "0011_old_papers")]

    operations = [
        migrations.AddField(
            model_name="oldpaper",
            name="scores",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
