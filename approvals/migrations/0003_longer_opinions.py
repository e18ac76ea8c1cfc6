from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("approvals", "0002_report_of_a_signed_step")]

    operations = [
        migrations.AlterField(
            "step",
            "opinion",
            models.CharField(blank=True, max_length=2000, verbose_name="ความเห็น"),
        ),
    ]
