"""take_root_offline FILE"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents import keys
from documents.authority import AuthorityError, AuthorityExists
from ita_portal.management.root_key import root_passphrase


class Command(BaseCommand):
    help = "ย้ายกุญแจหลักออกจากเครื่องนี้ ไปไว้ในสื่อที่เก็บในตู้นิรภัย"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="ไฟล์ปลายทาง ซึ่งต้องยังไม่มี")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            keys.files().take_root_away(options["file"], root_passphrase())
        except AuthorityExists as error:
            raise CommandError(f"มีไฟล์ {options['file']} อยู่แล้ว จึงไม่เขียนทับ") from error
        except AuthorityError as error:
            raise CommandError("ไม่มีกุญแจหลักในเครื่องนี้ หรือรหัสผ่านไม่ถูกต้อง ไม่มีอะไรถูกย้าย") from error
        except OSError as error:
            raise CommandError(f"เขียนไฟล์ {options['file']} ไม่ได้ กุญแจหลักยังอยู่ที่เดิม") from error
        self.stdout.write(f"ย้ายกุญแจหลักไปที่ {options['file']} แล้ว ระบบลงนามต่อได้โดยไม่ใช้ไฟล์นี้")
        self.stdout.write("ต้องใช้อีกเมื่อ: มีเทศบาลใหม่หรือเปลี่ยนชื่อ เปลี่ยนหรือเพิกถอนกุญแจ (issue_keys)")
        self.stdout.write("และปีละครั้งเพื่อต่ออายุรายการเพิกถอน (renew_revocations)")
        self.stdout.write("ทำสำเนาอีกชุด เก็บไว้คนละที่ และเก็บรหัสผ่านแยกจากไฟล์")
