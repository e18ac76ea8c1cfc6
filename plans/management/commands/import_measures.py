"""import_measures FILE --municipality CODE --year FY [--dry-run] [--format json]"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.management.municipality import add_municipality_and_year, find_municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from plans.transfer.importing import MeasureImportResult, import_measures


class Command(BaseCommand):
    help = "นำเข้าตารางมาตรการจาก .docx .xlsx .odt .ods .csv .tsv หรือ .html เข้าแผนของปีงบประมาณ"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        add_municipality_and_year(parser)
        parser.add_argument("--dry-run", action="store_true", help="ตรวจโดยไม่บันทึก")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"เปิดไฟล์ไม่ได้: {options['file']}", returncode=2) from error
        municipality = find_municipality(options["municipality"])
        with open_municipality(municipality):
            actor = system_actor(municipality)
            result = import_measures(content, actor, options["year"], dry_run=options["dry_run"])
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
            read = imported.read
            self.stdout.write(f"{_ACTIONS[imported.action]}: {read.title} ({len(read.steps)} ขั้นตอน)")
            for note in read.notes:
                self.stdout.write(f"    {note.column}: {note.message}")
        for warning in result.warnings:
            if not warning.column:
                where = f"แถว {warning.row}" if warning.row else "นอกตาราง"
                self.stdout.write(f"{where}: {warning.message}")
        if result.errors:
            self.stdout.write(f"ไม่ได้บันทึก: พบข้อผิดพลาด {len(result.errors)} แห่ง")
            return
        done = "ตรวจแล้ว (ยังไม่บันทึก)" if dry_run else "บันทึกแล้ว"
        counts = f"ใหม่ {result.created} แก้ไข {result.updated} เหมือนเดิม {result.unchanged} มาตรการ"
        self.stdout.write(f"{done}: {counts}")


_ACTIONS = {"created": "ใหม่", "updated": "แก้ไข", "unchanged": "เหมือนเดิม"}
