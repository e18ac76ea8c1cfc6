"""import_scores FILE [--dry-run] [--remove-empty] [--format json]"""

import dataclasses
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Municipality
from accounts.permissions import system_actor
from scores.importing import import_scores
from scores.reading import column_words


class Command(BaseCommand):
    help = "นำเข้าคะแนนของเทศบาลใด ปีใดก็ได้ จากไฟล์ CSV .xlsx หรือ .ods"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="ตรวจโดยไม่บันทึก")
        parser.add_argument("--remove-empty", action="store_true", help="ลบคะแนนเดิมที่ไฟล์เว้นว่างไว้")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"เปิดไฟล์ไม่ได้: {options['file']}", returncode=2) from error
        actors = {m.code: system_actor(m) for m in Municipality.objects.all()}
        dry_run, removes = options["dry_run"], options["remove_empty"]
        result = import_scores(content, actors, dry_run=dry_run, keep_missing=not removes)
        if options["format"] == "json":
            inner = ("changes", "seen")
            said = {name: value for name, value in dataclasses.asdict(result).items() if name not in inner}
            self.stdout.write(json.dumps(said, ensure_ascii=False))
        else:
            for wrong in result.errors:
                self.stdout.write(f"แถว {wrong.row} {column_words(wrong.column)} “{wrong.value}”: {wrong.message}")
            for warning in result.warnings:
                figures = f" (กรอก {warning.entered} คำนวณได้ {warning.derived})" if warning.derived else ""
                self.stdout.write(
                    f"โปรดตรวจ {warning.municipality} ปี {warning.fiscal_year}: {warning.message}{figures}"
                )
            for change in (*result.changes.others, *result.changes.new):  # removals are warned of
                self.stdout.write(
                    f"{'เปลี่ยน' if change.before else 'เพิ่ม'} {change.municipality} ปี {change.fiscal_year}"
                    f" {change.name}: {change.before or '(ว่าง)'} → {change.after}"
                )
            if result.changes.kept:
                self.stdout.write("ถ้าต้องการลบคะแนนที่ไฟล์เว้นว่าง ให้สั่งใหม่ด้วย --remove-empty")
            if result.errors:
                self.stdout.write(f"ไม่ได้บันทึก: พบข้อผิดพลาด {len(result.errors)} แห่ง")
            else:
                done = "ตรวจแล้ว (ยังไม่บันทึก)" if dry_run else "บันทึกแล้ว"
                self.stdout.write(
                    f"{done}: ใหม่ {result.created} แก้ไข {result.updated} เหมือนเดิม {result.unchanged} รายการ"
                )
        if result.errors:
            raise SystemExit(1)
