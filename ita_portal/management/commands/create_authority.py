"""create_authority NAME"""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from documents.authority import Authority, AuthorityExists


class Command(BaseCommand):
    help = "สร้างกุญแจและใบรับรองหลักที่ระบบใช้ออกใบรับรองลายมือชื่อ (ทำครั้งเดียวเมื่อติดตั้งจริง)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="ชื่อหน่วยงานที่ติดตั้งระบบ")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            authority = Authority.create(settings.KEYS_DIR, name=options["name"], demonstration=False)
        except AuthorityExists as error:
            raise CommandError("มีใบรับรองหลักอยู่แล้ว การสร้างทับจะทำให้ตรวจเอกสารเดิมไม่ได้") from error
        self.stdout.write(authority.certificate_pem)
