from typing import Any

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ROLES = [
    ("staff", "เจ้าหน้าที่หน่วยงาน"),
    ("coordinator", "ผู้ประสานงาน ITA"),
    ("auditor", "ผู้ตรวจสอบ"),
    ("executive", "ผู้บริหาร"),
    ("local-administrator", "ผู้ดูแลของเทศบาล"),
]


def to_user(**options: Any) -> models.ForeignKey:
    return models.ForeignKey(null=True, related_name="+", to=settings.AUTH_USER_MODEL, **options)


def put_away_of_whoever_was_here(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Whoever has signed in before knows the way."""
    User = apps.get_model("accounts", "User")
    User.objects.filter(last_login__isnull=False).update(hides_first_steps=True)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0014_email_and_way_in"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="hides_first_steps",
            field=models.BooleanField(default=False, verbose_name="ไม่แสดงสามขั้นแรกในหน้าแรก"),
        ),
        # No page ever showed the file; covers take the picture that is put in on the page of identity.
        migrations.RemoveField(model_name="municipality", name="emblem"),
        migrations.AddField(
            model_name="municipality",
            name="emblem",
            field=models.CharField(
                blank=True, default="", editable=False, max_length=64, verbose_name="ตราประจำหน่วยงาน"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="municipality",
            name="address",
            field=models.CharField(blank=True, default="", max_length=300, verbose_name="ที่อยู่"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="municipality",
            name="telephone",
            field=models.CharField(blank=True, default="", max_length=60, verbose_name="โทรศัพท์"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="unit",
            name="closed_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="ปิดเมื่อ"),
        ),
        migrations.AddField(
            model_name="unit",
            name="document_prefix",
            field=models.CharField(blank=True, default="", max_length=30, verbose_name="รหัสตัวพยัญชนะ"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="unit",
            name="telephone",
            field=models.CharField(blank=True, default="", max_length=60, verbose_name="โทรศัพท์"),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="MembershipOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("named", models.CharField(max_length=254)),
                ("role", models.CharField(choices=ROLES, max_length=20, verbose_name="บทบาท")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("by", to_user(on_delete=django.db.models.deletion.SET_NULL)),
                ("user", to_user(on_delete=django.db.models.deletion.CASCADE)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.municipality"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.unit"
                    ),
                ),
            ],
            options={"ordering": ["-pk"], "abstract": False, "base_manager_name": "objects"},
        ),
        migrations.RunPython(put_away_of_whoever_was_here, migrations.RunPython.noop),
    ]
