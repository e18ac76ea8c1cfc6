"""make_paper KIND --municipality CODE --year FY --output FILE [--variant V] [--with-report] [--format json]"""

import hashlib
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts import storage
from accounts.management.municipality import add_municipality_and_year, find_municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from approvals.actions import make_paper
from documents.actions import render_stored
from documents.layout import RenderingFailed
from documents.limited_rendering import word_limited
from documents.models import VARIANTS, PaperKind, PaperVersion
from documents.papers.content import CannotBuild
from scores.rules import UnknownRules


class Command(BaseCommand):
    help = "จัดทำเอกสารหนึ่งฉบับเป็น PDF หรือ Word (.docx) ตามนามสกุลของไฟล์ จากข้อมูลที่บันทึกไว้"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=[kind.value for kind in PaperKind])
        add_municipality_and_year(parser)
        parser.add_argument("--output", required=True, type=Path, metavar="FILE")
        parser.add_argument("--variant", default="", metavar="V")
        parser.add_argument("--with-report", action="store_true", help="บันทึกข้อความพร้อมรายงานในไฟล์เดียวกัน")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        kind, variant = options["kind"], options["variant"]
        if variant and variant not in dict(VARIANTS[kind]):
            known = ", ".join(name for name, _ in VARIANTS[kind] if name) or "ไม่มี"
            raise CommandError(f"ไม่รู้จักรูปแบบ {variant} (มี: {known})", returncode=2)
        if options["with_report"] and kind != PaperKind.MEMO:
            raise CommandError("--with-report ใช้กับบันทึกข้อความ (memo) เท่านั้น", returncode=2)
        if not options["output"].parent.is_dir() or options["output"].is_dir():
            raise CommandError(f"เขียนไฟล์ {options['output']} ไม่ได้", returncode=2)
        municipality = find_municipality(options["municipality"])
        with open_municipality(municipality):
            try:
                version = make_paper(
                    system_actor(municipality),
                    kind,
                    options["year"],
                    variant,
                    in_background=False,
                    with_report=options["with_report"],
                )
            except (CannotBuild, UnknownRules) as error:
                raise CommandError(str(error)) from error
            render_stored(version.pk)
            version.refresh_from_db()
        if not version.is_ready:
            raise CommandError(version.error)
        written = _word(version) if options["output"].suffix.lower() == ".docx" else storage.read(version.sha256)
        options["output"].write_bytes(written)
        sha256 = hashlib.sha256(written).hexdigest()
        if options["format"] == "json":
            report = {"path": str(options["output"]), "pages": version.pages, "sha256": sha256}
            self.stdout.write(json.dumps(report, ensure_ascii=False))
        else:
            self.stdout.write(f"จัดทำแล้ว: {options['output']} ({version.pages} หน้า) SHA-256 {sha256}")


def _word(version: PaperVersion) -> bytes:
    try:
        return word_limited(version.content, version.made_at)
    except RenderingFailed as error:
        raise CommandError("จัดทำไฟล์ Word ไม่สำเร็จ") from error
