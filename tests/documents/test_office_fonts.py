"""An office's own TH Sarabun: what is taken, what is refused and why, and the papers that are printed in it."""

from __future__ import annotations

import datetime as dt
import os
from typing import Any

import pymupdf
import pytest
from django.core.exceptions import PermissionDenied

from accounts import storage
from accounts.models import AuditEntry, Municipality, Role
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from documents.layout import RenderingFailed, lay_out, office_folder
from documents.limited_rendering import render_limited
from documents.models import OfficeFont
from documents.office_fonts import CannotUseFont, add_font, fonts_of, remove_font
from tests.approvals.town import Town
from tests.documents.long_papers import snapshot
from tests.documents.office_fonts import FAMILY, office_font
from tests.documents.reading import pages_of, squeezed, text_of
from tests.factories import actor_for, make_member, make_municipality

pytestmark = pytest.mark.django_db

CODE = "ABCDEFGHJKMN"
AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)


def spans(pdf: bytes) -> list[dict[str, Any]]:
    untyped: Any = pymupdf
    with untyped.open(stream=pdf) as document:
        blocks = [block for page in document for block in page.get_text("dict")["blocks"]]
    return [span for block in blocks for line in block.get("lines", ()) for span in line["spans"]]


def test_a_face_tells_which_one_it_is_and_papers_wait_for_the_bold_one(opened: Municipality) -> None:
    actor = system_actor(opened)
    regular = add_font(actor, office_font())
    assert (regular.face, regular.family) == ("regular", FAMILY)
    assert storage.read(regular.picture).startswith(b"\x89PNG")
    assert fonts_of(opened) == {}
    bold = add_font(actor, office_font("Bold"))
    assert fonts_of(opened) == {"regular": regular.sha256, "bold": bold.sha256}
    remove_font(actor, "bold")
    assert fonts_of(opened) == {}
    assert storage.read(bold.sha256)
    entries = AuditEntry.objects.filter(action__startswith="font.").order_by("sequence")
    assert [(entry.action, entry.detail["face"]) for entry in entries] == [
        ("font.added", "regular"),
        ("font.added", "bold"),
        ("font.removed", "bold"),
    ]


def test_a_face_that_comes_again_takes_the_place_of_the_earlier_one(opened: Municipality) -> None:
    actor = system_actor(opened)
    first, second = add_font(actor, office_font()), add_font(actor, office_font(family="TH Sarabun New"))
    assert (first.pk, second.family) == (second.pk, "TH Sarabun New")
    assert OfficeFont.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"family": "Comic Office"}, "ฟอนต์นี้ชื่อ “Comic Office” ใช้ได้เฉพาะ TH SarabunPSK หรือ TH Sarabun New"),
        ({"family": "TH SarabunIT9"}, "พิมพ์เลขอารบิกเป็นเลขไทย"),
        ({"embedding": 2}, "ไม่อนุญาตให้ฝังในเอกสาร"),
        ({"embedding": 0x104}, "ไม่อนุญาตให้ฝังในเอกสาร"),
        ({"without": "ฮ๙"}, "ฟอนต์นี้ไม่มีตัวอักษร “ฮ”"),
    ],
)
def test_a_font_papers_cannot_be_made_with_is_refused(opened: Municipality, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(CannotUseFont, match=said):
        add_font(system_actor(opened), office_font(**changes))
    assert not OfficeFont.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"OTTO" + b"\0" * 90,
        b"\0\1\0\0" + b"\xff" * 9000,
        b"\0\1\0\0\0\x0c\0\x80\0\3\0\x40" + b"glyf" * 300,
    ],
)
def test_bytes_that_are_no_font_are_refused_and_break_nothing(opened: Municipality, content: bytes) -> None:
    with pytest.raises(CannotUseFont):
        add_font(system_actor(opened), content)


def test_a_font_cut_off_anywhere_is_refused(opened: Municipality) -> None:
    whole = office_font()
    for share in (3, 10, 50, 99):
        with pytest.raises(CannotUseFont):
            add_font(system_actor(opened), whole[: len(whole) * share // 100])


def test_staff_may_not_change_the_font(opened: Municipality) -> None:
    actor = actor_for(opened, make_member(opened, Role.STAFF))
    with pytest.raises(PermissionDenied):
        add_font(actor, office_font())
    with pytest.raises(PermissionDenied):
        remove_font(actor, "regular")


def test_a_paper_is_printed_in_the_office_s_font_at_its_true_sizes_and_freezes_it(town: Town) -> None:
    actor = system_actor(town.municipality)
    bold = add_font(actor, office_font("Bold"))
    regular = add_font(actor, office_font())
    version = town.made("memo", 2569, "plan")
    assert version.content["fonts"] == {"regular": regular.sha256, "bold": bold.sha256}
    pdf = storage.read(version.sha256)
    sizes = {round(span["size"], 1) for span in spans(pdf)}
    assert {16.0, 20.0, 29.0} <= sizes
    assert {span["font"][:10] for span in spans(pdf) if span["text"] != "SIGN"} == {"ita-office"}
    plain = text_of(render_limited(version.content | {"fonts": {}}, version.code, made_at=version.made_at).pdf)
    assert text_of(pdf) == plain
    remove_font(actor, "bold")
    again = render_limited(version.content, version.code, made_at=version.made_at)
    assert again.pdf == pdf  # the second paper of a worker, in its font as the first
    left = set(office_folder(0).parent.glob("office-*"))
    assert left <= {office_folder(os.getpid())}  # of another test, which laid out in this very process
    assert town.made("memo", 2569, "plan").content["fonts"] == {}


def test_a_letter_the_office_s_font_lacks_is_printed_in_sarabun(opened: Municipality) -> None:
    actor = system_actor(opened)
    add_font(actor, office_font(without="≥"))
    add_font(actor, office_font("Bold", without="≥"))
    memo = snapshot("memo") | {"fonts": fonts_of(opened), "subject": "คะแนน ≥ ๘๕"}
    pdf = render_limited(memo, CODE, made_at=AT).pdf
    assert squeezed("คะแนน ≥ ๘๕") in pages_of(pdf)[0]
    [font] = {span["font"] for span in spans(pdf) if "≥" in span["text"]}
    assert "office" not in font


def test_a_font_whose_file_is_damaged_is_an_error_not_another_font(opened: Municipality) -> None:
    with pytest.raises(RenderingFailed, match="cannot be loaded"):
        lay_out("<p>ก", fonts={"regular": "0" * 64, "bold": "1" * 64})


def test_fonts_are_each_municipality_s_own(opened: Municipality) -> None:
    add_font(system_actor(opened), office_font())
    elsewhere = make_municipality(province="น่าน")
    with open_municipality(elsewhere):
        assert not OfficeFont.objects.exists()
