"""create_authority NAME [--replace]"""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from documents import keys
from documents.authority import AuthorityError, AuthorityExists
from documents.certificates import fingerprint
from ita_portal.management.root_key import root_passphrase


class Command(BaseCommand):
    help = "สร้างกุญแจหลักและใบรับรองหลัก ซึ่งรับรองกุญแจของแต่ละเทศบาล (ทำครั้งเดียวเมื่อติดตั้งจริง)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="ชื่อหน่วยงานที่ติดตั้งระบบ")
        parser.add_argument(
            "--replace", action="store_true", help="แทนกุญแจหลักเดิม เอกสารที่ลงนามไว้ยังตรวจได้ แต่ทุกเทศบาลต้องออกกุญแจใหม่"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            root = keys.files().create_root(
                options["name"], root_passphrase(), demonstration=settings.EMBEDDED, replace=options["replace"]
            )
        except AuthorityExists as error:
            raise CommandError("มีใบรับรองหลักอยู่แล้ว ถ้าต้องการแทนของเดิม ให้ใช้ --replace") from error
        except AuthorityError as error:
            raise CommandError(f"สร้างใบรับรองหลักไม่ได้: {error}") from error
        self.stdout.write(root.certificate_pem)
        self.stdout.write(f"ลายพิมพ์ (SHA-256): {fingerprint(root.certificate_der)}")
        self.stdout.write("ขั้นต่อไป: ออกกุญแจของเทศบาลด้วย issue_keys แล้วนำกุญแจหลักไปเก็บแยกด้วย take_root_offline")
