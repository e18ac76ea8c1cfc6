"""create_backup_key FILE: the pair of keys by which a server closes backups that it cannot open."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from pyrage.x25519 import Identity


class Command(BaseCommand):
    help = "สร้างคู่กุญแจของไฟล์สำรอง: กุญแจลับเก็บที่สำนักงาน กุญแจสาธารณะตั้งไว้ในเครื่องแม่ข่าย"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="ไฟล์ของกุญแจลับ ซึ่งต้องยังไม่มี")

    def handle(self, *args: Any, **options: Any) -> None:
        made = Identity.generate()
        try:
            with open(os.open(options["file"], os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                file.write(f"# public key: {made.to_public()}\n{made}\n")
        except FileExistsError as error:
            raise CommandError(f"มีไฟล์ {options['file']} อยู่แล้ว จึงไม่เขียนทับ") from error
        except OSError as error:
            raise CommandError(f"เขียนไฟล์ {options['file']} ไม่ได้ ({error.strerror})") from error
        self.stdout.write(f"ITA_BACKUP_RECIPIENT={made.to_public()}")
        self.stdout.write(f"ใส่บรรทัดบนในไฟล์ .env ของเครื่องแม่ข่าย แล้วย้าย {options['file']} ไปเก็บที่อื่นสองแห่ง")
        self.stdout.write("ถ้ากุญแจลับหาย จะกู้คืนจากไฟล์สำรองไม่ได้")
