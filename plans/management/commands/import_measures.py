"""import_measures FILE --municipality CODE --year FY [--dry-run] [--remove-empty] [--format json]"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.management.municipality import add_municipality_and_year, find_municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from plans.transfer.importing import MeasureImportResult, Wishes, import_measures


class Command(BaseCommand):
    help = "นำเข้าตารางมาตรการจาก .docx .xlsx .odt .ods .csv .tsv หรือ .html เข้าแผนของปีงบประมาณ"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        add_municipality_and_year(parser)
        parser.add_argument("--dry-run", action="store_true", help="ตรวจโดยไม่บันทึก")
        parser.add_argument("--remove-empty", action="store_true", help="ลบข้อมูลเดิมที่ตารางเว้นว่างไว้")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"เปิดไฟล์ไม่ได้: {options['file']}", returncode=2) from error
        municipality = find_municipality(options["municipality"])
        with open_municipality(municipality):
            result = import_measures(
                content,
                system_actor(municipality),
                options["year"],
                dry_run=options["dry_run"],
                wishes=Wishes(keep_emptied=not options["remove_empty"]),
            )
        if options["format"] == "json":
            self.stdout.write(json.dumps(result.as_json(), ensure_ascii=False))
        else:
            self._say(result, options["dry_run"])
        if result.errors:
            raise SystemExit(1)

    def _say(self, result: MeasureImportResult, dry_run: bool) -> None:
        for wrong in result.errors:
            self.stdout.write(f"แถว {wrong.row} {wrong.column} “{wrong.value}”: {wrong.message}")
        for imported in result.measures:
            for label, text in imported.removed:
                self.stdout.write(f"ลบ {_line(imported.read.title)} {label}: {_line(text)}")
        for imported in result.measures:
            read = imported.read
            self.stdout.write(f"{_ACTIONS[imported.action]}: {_line(read.title)} ({len(read.steps)} ขั้นตอน)")
            for change in imported.changes:
                before, after = (_line(text) or "(ว่าง)" for text in (change.before, change.after))
                self.stdout.write(f"    {change.label}: {before} → {after}")
            for label, text in imported.kept:
                self.stdout.write(f"    คง {label}: {_line(text)} (ตารางเว้นว่าง สั่ง --remove-empty เพื่อลบ)")
            for note in read.notes:
                self.stdout.write(f"    {note.column}: {note.message}")
        for warning in result.warnings:
            if not warning.column:
                where = f"แถว {warning.row}" if warning.row else "นอกตาราง"
                self.stdout.write(f"{where}: {warning.message}")
        for title in result.absent:
            self.stdout.write(f"คง {_line(title)}: ตารางนี้ไม่มีมาตรการนี้")
        if result.errors:
            self.stdout.write(f"ไม่ได้บันทึก: พบข้อผิดพลาด {len(result.errors)} แห่ง")
            return
        done = "ตรวจแล้ว (ยังไม่บันทึก)" if dry_run else "บันทึกแล้ว"
        counts = f"ใหม่ {result.created} แก้ไข {result.updated} เหมือนเดิม {result.unchanged} มาตรการ"
        self.stdout.write(f"{done}: {counts}")


def _line(text: str) -> str:
    return " / ".join(filter(None, map(str.strip, text.splitlines())))


_ACTIONS = {"created": "ใหม่", "updated": "แก้ไข", "unchanged": "เหมือนเดิม"}
