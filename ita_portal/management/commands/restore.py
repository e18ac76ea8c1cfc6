"""restore FILE [--key FILE]: a backup into an installation that holds nothing yet; "-" is the standard input."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_datetime

from accounts.templatetags.thai_text import thai_moment
from ita_portal.backups import actions
from ita_portal.management.backup_keys import opening


class Command(BaseCommand):
    help = "กู้คืนจากไฟล์สำรองลงระบบที่ยังว่าง แล้วปรับฐานข้อมูลให้เป็นรุ่นที่ติดตั้งไว้"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="ไฟล์สำรอง หรือ - เพื่อรับทางอินพุต")
        parser.add_argument("--key", type=Path, metavar="FILE", help="ไฟล์กุญแจลับ ถ้าสำรองไว้ด้วยกุญแจสาธารณะ")

    def handle(self, *args: Any, **options: Any) -> None:
        opens, name = opening(options["key"]), options["file"]
        try:
            if name == "-":
                done = actions.restore(sys.stdin.buffer, opens)
            else:
                with open(name, "rb") as file:
                    done = actions.restore(file, opens)
        except actions.BackupRefused as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"เปิดไฟล์ {name} ไม่ได้ ({error.strerror})") from error
        made_at = thai_moment(parse_datetime(done.made_at))
        self.stdout.write(f"กู้คืนแล้ว {done.files} ไฟล์ จากข้อมูลที่สำรองเมื่อ {made_at}")
        self.stdout.write("ขั้นต่อไป: สั่ง check_integrity เพื่อตรวจว่าทุกอย่างครบถ้วน แล้วจึงเปิดให้ใช้งาน")
