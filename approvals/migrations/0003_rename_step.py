from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("approvals", "0002_report_of_a_signed_step")]

    operations = [migrations.RenameModel("Step", "SubmissionStep")]
