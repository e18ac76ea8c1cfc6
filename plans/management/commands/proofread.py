"""proofread FILE --municipality CODE --year FY [--kind KIND] [--format json]"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.management.municipality import add_municipality_and_year, find_municipality
from accounts.tenancy import open_municipality
from plans.proof_facts import facts_of
from proofreading.findings import Located, locate
from proofreading.proofread import TextTooLong, proofread
from scores.proof_facts import PAPERS

LARGEST = 8_000_000  # bytes: more than the longest text that is read


class Command(BaseCommand):
    help = "ตรวจข้อความของเอกสารกับคะแนน แผน และข้อมูลที่บันทึกไว้"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="ไฟล์ข้อความ UTF-8")
        add_municipality_and_year(parser)
        parser.add_argument("--kind", choices=PAPERS, default="", help="ชนิดของเอกสาร")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        text = _read(options["file"])
        municipality = find_municipality(options["municipality"])
        with open_municipality(municipality):
            facts = facts_of(municipality, options["year"], options["kind"])
        try:
            found = locate(text, proofread(text, facts))
        except TextTooLong as error:
            raise CommandError(str(error)) from error
        if options["format"] == "json":
            self.stdout.write(json.dumps([_as_json(one) for one in found], ensure_ascii=False))
            return
        for one in found:
            word = "ผิด" if one.finding.sure else "ควรดู"
            fix = f" → {one.finding.expected}" if one.finding.expected else ""
            self.stdout.write(f"บรรทัด {one.line} [{word}] “{one.finding.found}”{fix}: {one.finding.message}")
        errors = sum(one.finding.sure for one in found)
        self.stdout.write(f"พบข้อผิดพลาด {errors} แห่ง ข้อสังเกต {len(found) - errors} แห่ง")


def _read(file: Path) -> str:
    """The text of a file; CommandError for one that cannot be opened (status 2) or read (status 1)."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise CommandError(f"เปิดไฟล์ไม่ได้: {file}", returncode=2) from error
    if len(content) > LARGEST:
        raise CommandError(str(TextTooLong()))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError("ไฟล์ต้องเป็นข้อความ UTF-8") from error


def _as_json(one: Located) -> dict[str, object]:
    finding = one.finding
    return {
        "kind": finding.kind,
        "line": one.line,
        "start": one.start,
        "end": one.end,
        "found": finding.found,
        "expected": finding.expected,
        "message": finding.message,
        "severity": finding.severity,
    }
