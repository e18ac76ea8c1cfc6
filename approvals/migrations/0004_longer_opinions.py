from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("approvals", "0003_rename_step")]

    operations = [
        migrations.AlterField(
            "submissionstep",
            "opinion",
            models.CharField(blank=True, max_length=2000, verbose_name="ความเห็น"),
        ),
    ]
