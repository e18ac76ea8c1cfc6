"""write_pictures"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from PIL import Image

from accounts import storage
from accounts.models import Membership, Municipality
from accounts.permissions import Actor, Capability, actor_in, can
from accounts.tenancy import open_all, open_municipality
from approvals.actions import make_paper
from approvals.models import Submission
from approvals.transitions import State
from documents.models import VARIANTS, PaperKind
from documents.papers.content import CannotBuild
from documents.preview import page_image
from documents.rendering import render
from ita_portal.demonstration import PREFIXES
from scores.rules import known_years

FOLDER = settings.BASE_DIR / "docs" / "papers"
PAGES = 3  # shown of a paper, its first and its last among them
WIDTH, GAP, COLOURS = 520, 12, 16  # pixels of a page, between pages; colours of a picture
CODE = "2345" * 3

Pictures = list[tuple[str, str, bytes]]  # file's name without its ending, words above it, PNG


class Command(BaseCommand):
    help = "เขียน docs/papers.md และภาพเอกสารแต่ละแบบจากข้อมูลสาธิต"

    def handle(self, *args: Any, **options: Any) -> None:
        with open_all():
            municipality = Municipality.objects.filter(code=next(iter(PREFIXES))).first()
        if municipality is None:
            raise CommandError("ยังไม่มีข้อมูลสาธิต กรุณาสั่ง ./dev up หรือ load_demo ก่อน")
        with open_municipality(municipality):
            actor = _drafter(municipality)
            pictures = [*_made(actor), *_signed()]
        FOLDER.mkdir(exist_ok=True)
        for old in FOLDER.glob("*.png"):
            old.unlink()
        for name, _, picture in pictures:
            (FOLDER / f"{name}.png").write_bytes(picture)
        (FOLDER.parent / "papers.md").write_text("\n".join(_page(pictures)), "utf-8")
        self.stdout.write(f"docs/papers.md ({len(pictures)} ภาพ)")


def _drafter(municipality: Municipality) -> Actor:
    people = Membership.objects.filter(municipality=municipality).select_related("user")
    actors = (actor_in(municipality, member.user) for member in people)
    return next(actor for actor in actors if actor and can(actor, Capability.SUBMIT_PAPER))


def _made(actor: Actor) -> Iterator[tuple[str, str, bytes]]:
    """Every kind and variant, of the latest year it can be made of; nothing of it stays in the database."""
    years = known_years(actor.municipality.agency_kind)
    for kind in PaperKind:
        for variant, label in VARIANTS[kind]:
            content = next(filter(None, (_content(actor, kind, variant, year) for year in years)), None)
            if content is None:
                raise CommandError(f"ข้อมูลสาธิตทำเอกสาร {kind} {variant} ไม่ได้")
            rendered = render(content, CODE)
            words = f"{kind.label} – {label}" if label else kind.label
            name = f"{kind.value}-{variant}".rstrip("-")
            yield name, f"{words} ({rendered.pages} หน้า)", _sheet(rendered.pdf, _shown(rendered.pages))


def _content(actor: Actor, kind: PaperKind, variant: str, year: int) -> dict[str, Any] | None:
    with transaction.atomic():
        try:
            version = make_paper(actor, kind, year, variant, in_background=False)
        except CannotBuild:
            return None
        finally:
            transaction.set_rollback(True)
    content: dict[str, Any] = version.content
    return content


def _signed() -> Iterator[tuple[str, str, bytes]]:
    """The last page of a sealed paper: its places with what was signed."""
    sealed = Submission.objects.filter(state=State.SEALED).select_related("version").order_by("pk").first()
    if sealed:
        version = sealed.version
        yield "signed", "หน้าที่ลงนามแล้ว", _sheet(storage.read(version.sha256), [version.pages or 1])


def _sheet(pdf: bytes, numbers: list[int]) -> bytes:
    """Pages side by side as a PNG of few colours."""
    pages = [Image.open(io.BytesIO(page_image(pdf, number, WIDTH))) for number in numbers]
    high = max(page.height for page in pages)
    sheet = Image.new("RGB", (sum(page.width + GAP for page in pages) + GAP, high + 2 * GAP), "#8a8a8a")
    for place, page in enumerate(pages):
        sheet.paste(page, (GAP + place * (WIDTH + GAP), GAP))
    output = io.BytesIO()
    sheet.quantize(COLOURS).save(output, "PNG", optimize=True)
    return output.getvalue()


def _shown(count: int) -> list[int]:
    return list(range(1, count + 1)) if count <= PAGES else [*range(1, PAGES), count]


def _page(pictures: Pictures) -> Iterator[str]:
    yield "# The papers"
    yield ""
    yield "Made by `./dev manage write_pictures` from the demonstration; of longer papers the first pages and the last."
    for name, words, _ in pictures:
        yield f"\n## {words}\n\n![{words}](papers/{name}.png)"
    yield ""
