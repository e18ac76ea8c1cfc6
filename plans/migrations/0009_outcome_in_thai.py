"""What came of a measure is called by its Thai name alone; no row changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0008_words_of_measures")]

    operations = [
        migrations.AlterField("measure", "outcome", models.TextField("ผลลัพธ์", blank=True)),
        migrations.AlterField("contribution", "outcome", models.TextField("ผลลัพธ์", blank=True)),
    ]
