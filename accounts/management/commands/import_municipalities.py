"""import_municipalities FILE [--format json]"""

import dataclasses
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.importing import import_municipalities


class Command(BaseCommand):
    help = "สร้างหรือแก้ไขรายชื่อเทศบาลจากไฟล์ CSV (code, name, type, district, province, website)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"เปิดไฟล์ไม่ได้: {options['file']}", returncode=2) from error
        result = import_municipalities(content)
        if options["format"] == "json":
            self.stdout.write(json.dumps(dataclasses.asdict(result), ensure_ascii=False))
        else:
            for wrong in result.errors:
                self.stdout.write(f"แถว {wrong.row} {wrong.column} “{wrong.value}”: {wrong.message}")
            if result.errors:
                self.stdout.write(f"ไม่ได้บันทึก: พบข้อผิดพลาด {len(result.errors)} แห่ง")
            else:
                self.stdout.write(
                    f"บันทึกแล้ว: ใหม่ {result.created} แก้ไข {result.updated} เหมือนเดิม {result.unchanged} แห่ง"
                )
        if result.errors:
            raise SystemExit(1)
