"""verify_paper FILE [--format json]"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from approvals.verification import Verified, verify_file
from documents.signing import NotAPdf

_STATUS = {
    "current": "ฉบับที่มีผลอยู่",
    "superseded": "มีฉบับอื่นแทนแล้ว",
    "revoked": "ถูกเพิกถอน",
    "unknown": "ไม่ใช่เอกสารที่เผยแพร่จากระบบนี้",
}


class Command(BaseCommand):
    help = "ตรวจไฟล์ PDF ที่จัดทำจากระบบนี้: ที่มา ความครบถ้วน สถานะ และลายมือชื่อ"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            result = verify_file(options["file"].read_bytes())
        except OSError as error:
            raise CommandError(f"เปิดไฟล์ไม่ได้: {options['file']}", returncode=2) from error
        except NotAPdf as error:
            raise CommandError("ไฟล์นี้ไม่ใช่ PDF") from error
        if options["format"] == "json":
            self.stdout.write(json.dumps(_as_json(result), ensure_ascii=False))
            return
        self.stdout.write("จัดทำจากระบบนี้" if result.known else "ไม่รู้จักไฟล์นี้")
        self.stdout.write(f"สถานะ: {_STATUS[result.status]}")
        self.stdout.write("ลายมือชื่อทุกลายมือชื่อถูกต้อง" if result.intact else "ไม่มีลายมือชื่อ หรือไฟล์ถูกแก้ไขหลังลงนาม")
        for signature in result.signatures:
            judged = "ถูกต้อง" if signature.valid else "ไม่ถูกต้อง"
            trusted = "ออกโดยระบบนี้" if signature.trusted else "ไม่ได้ออกโดยระบบนี้"
            self.stdout.write(
                f"  {signature.name} ({' '.join(signature.capacity)}) {signature.time} {judged} {trusted}"
            )


def _as_json(result: Verified) -> dict[str, Any]:
    return {
        "known": result.known,
        "intact": result.intact,
        "status": result.status,
        "signatures": [
            {
                "name": signature.name,
                "capacity": " ".join(signature.capacity),
                "time": signature.time.isoformat() if signature.time else None,
                "valid": signature.valid,
                "trusted": signature.trusted,
            }
            for signature in result.signatures
        ],
    }
