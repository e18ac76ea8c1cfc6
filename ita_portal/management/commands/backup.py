"""backup FILE: database, files and keys in one encrypted file; "-" is the standard output."""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ita_portal.backups import actions
from ita_portal.management.backup_keys import closing


class Command(BaseCommand):
    help = "สำรองฐานข้อมูล ไฟล์ และกุญแจทั้งหมดลงไฟล์เดียวที่เข้ารหัส สั่งได้ขณะระบบทำงานอยู่"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="ไฟล์ปลายทาง หรือ - เพื่อส่งออกทางเอาต์พุต")

    def handle(self, *args: Any, **options: Any) -> None:
        closed_by, name = closing(), options["file"]
        try:
            done = actions.back_up(sys.stdout.buffer, closed_by) if name == "-" else _to_file(Path(name), closed_by)
        except actions.BackupRefused as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"เขียนไฟล์ {name} ไม่ได้ ({error.strerror}) ยังไม่มีไฟล์สำรอง") from error
        try:
            actions.remember(done)
        except OSError:
            self.stderr.write("จดเวลาที่สำรองไว้ในระบบไม่ได้ แต่ไฟล์สำรองครบถ้วน")
        told = self.stderr if name == "-" else self.stdout
        told.write(f"สำรองข้อมูลแล้ว {done.files} ไฟล์ ให้เก็บไฟล์สำรองไว้คนละเครื่อง และเก็บรหัสผ่านหรือกุญแจแยกจากไฟล์")


def _to_file(path: Path, closed_by: Any) -> actions.Done:
    """Under its name only when it is whole; nobody else may read it."""
    part = path.with_name(f"{path.name}.part")
    try:
        with open(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as out:
            done = actions.back_up(out, closed_by)
            os.fsync(out.fileno())
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return done
