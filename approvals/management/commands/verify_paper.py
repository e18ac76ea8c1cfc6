"""verify_paper FILE [--format json]: exit status 0 only for a current, intact paper of here with all its signatures."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.limited_process import Busy
from accounts.templatetags.thai_text import thai_moment
from approvals.verification.public_papers import Verified, verify_file
from documents.authority import AuthorityError
from documents.signature_reports import NotAPdf

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
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"เปิดไฟล์ไม่ได้: {options['file']}", returncode=2) from error
        try:
            result = verify_file(content)
        except NotAPdf:
            result = None
        except AuthorityError as error:
            raise CommandError("ตรวจไม่ได้ เพราะใบรับรองที่ระบบเก็บไว้เสียหาย") from error
        except Busy as error:
            raise CommandError("ระบบกำลังตรวจเอกสารอื่นอยู่ กรุณาลองใหม่ ไฟล์นี้ยังไม่ได้ตรวจ") from error
        if options["format"] == "json":
            self.stdout.write(json.dumps(_as_json(result), ensure_ascii=False))
        elif result:
            self._tell(result)
        if result is None:
            raise CommandError("ไฟล์นี้ไม่ใช่ PDF")
        if not result.in_force:
            raise CommandError("ไฟล์นี้ไม่ใช่เอกสารของระบบนี้ที่มีผลอยู่และลงนามครบถ้วน")

    def _tell(self, result: Verified) -> None:
        self.stdout.write("จัดทำจากระบบนี้" if result.known else "ไม่รู้จักไฟล์นี้")
        self.stdout.write(f"สถานะ: {_STATUS[result.status]}")
        self.stdout.write(result.found)
        for signature in result.signatures:
            judged = "ถูกต้อง" if signature.valid else "ไม่ถูกต้อง"
            trusted = "ออกโดยระบบนี้" if signature.trusted else "ไม่ได้ออกโดยระบบนี้"
            trusted = "ใบรับรองของผู้ลงนามเอง" if signature.trusted and signature.own else trusted
            when = thai_moment(signature.time)
            self.stdout.write(f"  {signature.name} ({' '.join(signature.capacity)}) {when} {judged} {trusted}")


def _as_json(result: Verified | None) -> dict[str, Any]:
    """What scripts read; None for a file that is no PDF."""
    if result is None:
        return {"known": False, "intact": False, "status": "unknown", "signatures": []}
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
