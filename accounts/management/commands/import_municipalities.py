"""import_municipalities FILE [--dry-run] [--remove-empty] [--format json]"""

import dataclasses
import json
from argparse import ArgumentParser
from itertools import groupby
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.importing import Change, column_words, import_municipalities


class Command(BaseCommand):
    help = "สร้างหรือแก้ไขรายชื่อเทศบาลจากไฟล์ CSV (code, name, type, district, province, website)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="ตรวจโดยไม่บันทึก")
        parser.add_argument("--remove-empty", action="store_true", help="ลบค่าเดิมที่ไฟล์เว้นว่างไว้")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"เปิดไฟล์ไม่ได้: {options['file']}", returncode=2) from error
        dry_run, removes = options["dry_run"], options["remove_empty"]
        result = import_municipalities(content, dry_run=dry_run, removes=removes)
        if options["format"] == "json":
            self.stdout.write(json.dumps(dataclasses.asdict(result), ensure_ascii=False))
        else:
            for wrong in result.errors:
                self.stdout.write(f"แถว {wrong.row} {column_words(wrong.column)} “{wrong.value}”: {wrong.message}")
            for notice in result.notices:
                self.stdout.write(notice)
            for _, changes in groupby(result.changes, key=lambda change: change.is_new and change.code):
                self.stdout.write(_in_words(list(changes), removes))
            if result.errors:
                self.stdout.write(f"ไม่ได้บันทึก: พบข้อผิดพลาด {len(result.errors)} แห่ง")
            else:
                done = "ตรวจแล้ว (ยังไม่บันทึก)" if dry_run else "บันทึกแล้ว"
                self.stdout.write(f"{done}: ใหม่ {result.created} แก้ไข {result.updated} เหมือนเดิม {result.unchanged} แห่ง")
        if result.errors:
            raise SystemExit(1)


def _in_words(changes: list[Change], removes: bool) -> str:
    """A line for each field that changes, one line for all of a municipality that is new."""
    if changes[0].is_new:
        said = ", ".join(f"{change.label} {change.after}" for change in changes)
        return f"เพิ่ม {changes[0].code} {changes[0].name}: {said}"
    return "\n".join(_changed(change, removes) for change in changes)


def _changed(change: Change, removes: bool) -> str:
    where = f"{change.code} {change.name} {change.label}"
    if change.after:
        return f"เปลี่ยน {where}: {change.before or '(ว่าง)'} → {change.after}"
    if removes:
        return f"ลบ {where}: {change.before}"
    return f"คง {where}: {change.before} (ไฟล์เว้นว่าง สั่ง --remove-empty เพื่อลบ)"
