"""load_demo [--show]"""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ita_portal import demonstration


class Command(BaseCommand):
    help = "ใส่ข้อมูลสาธิต (เฉพาะเครื่องสาธิต) แล้วแสดงบัญชีสำหรับเข้าใช้"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--show", action="store_true", help="แสดงบัญชีอย่างเดียว ไม่ใส่ข้อมูล")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEDDED:
            raise CommandError("ใส่ข้อมูลสาธิตได้เฉพาะเครื่องสาธิต (ITA_EMBEDDED=1)")
        if not options["show"] and not demonstration.is_loaded():
            demonstration.load()
        if demonstration.is_loaded():
            self.stdout.write(f"บัญชีสาธิต (รหัสผ่านเดียวกันทุกบัญชี: {demonstration.PASSWORD})")
            for account in demonstration.demo_accounts():
                self.stdout.write(f"  {account.username:<16} {account.who}")
