"""check_integrity [--format json]: exit status 0 when everything is whole, 1 when something is damaged, 2 when nobody
could look."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import IntegrityCheck
from accounts.storage import StoreAway
from ita_portal import integrity


class Command(BaseCommand):
    help = "ตรวจว่าบันทึกการใช้งาน ไฟล์ เอกสารที่ลงนาม และกุญแจครบถ้วน ไม่ถูกแก้ไข"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            check = integrity.check_now()
        except StoreAway as error:
            raise CommandError(f"ที่เก็บไฟล์ไม่ตอบ จึงยังตรวจไม่จบ ให้สั่งใหม่เมื่อที่เก็บไฟล์กลับมา ({error})", returncode=2) from error
        if options["format"] == "json":
            self.stdout.write(json.dumps(_as_json(check), ensure_ascii=False))
        else:
            self.stdout.write(integrity.sentence(check))
            for problem in check.problems:
                self.stdout.write(f"  {problem['code'] or 'ทั้งระบบ'}: {problem['words']}")
        if check.problem_count:
            raise CommandError("พบข้อมูลเสียหาย")


def _as_json(check: IntegrityCheck) -> dict[str, Any]:
    return {
        "whole": check.problem_count == 0,
        "checked": check.counts,
        "problem_count": check.problem_count,
        "problems": [
            {"part": problem["part"], "municipality": problem["code"], "message": problem["words"]}
            for problem in check.problems
        ],
    }
