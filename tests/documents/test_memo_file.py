"""A memo as a file: its head on paper and in fields, its drafter's place, and the report that it carries."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pypdfium2
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from documents import signing
from documents.authority import Authority
from documents.rendering import render, render_mark, render_told
from documents.signature_fields import locks_of
from documents.signing import Signatory, SigningError, Words
from tests.documents.long_papers import snapshot, with_measures
from tests.documents.reading import pages_of, squeezed, text_of, with_fields
from tests.documents.test_pdf_archive import CODE, MADE_AT, embedded, failures, own_checks, signed
from thai.digits import to_thai

HEAD: dict[str, Any] = {
    "office": "สำนักปลัดเทศบาล เทศบาลตำบลน้ำปั้ว โทร. 0 5400 0000 ต่อ 11",
    "unit": "สำนักปลัดเทศบาล",
    "number": "",
    "date": "",
    "dated": "",
    "told_at_signing": ["Letter_number", "Letter_date"],
    "references": ["หนังสือสำนักงาน ป.ป.ช. ลงวันที่ 1 มกราคม 2569"],
    "attachments": ["รายงาน จำนวน 1 ฉบับ", "ภาพประกาศผล จำนวน 2 หน้า"],
    "report": None,
}
KNOWN: dict[str, Any] = {
    "number": "147",
    "date": "2025-11-12",
    "dated": "12 พฤศจิกายน 2568",
    "told_at_signing": [],
}


def memo(**changes: Any) -> dict[str, Any]:
    """A memo of today's form; its drafter and two who decide."""
    content = snapshot("memo") | HEAD | changes
    content["signatures"] = content["signatures"][:3]
    content["signatures"][0] |= {"drafter": True, "holder": "นางสาวจัดทำ ดี", "position": "นักวิเคราะห์นโยบายและแผน"}
    return content


def with_report(kind: str) -> dict[str, Any]:
    return memo(report=with_measures(kind, 4) | {"signatures": []})


def text_fields(pdf: bytes) -> dict[str, Any]:
    """The values of the text fields by name; None for an empty one."""
    root = PdfFileReader(io.BytesIO(pdf)).root
    fields = [reference.get_object() for reference in root["/AcroForm"]["/Fields"]]
    return {str(f["/T"]): str(f["/V"]) if "/V" in f else None for f in fields if f["/FT"] == "/Tx"}


def drafted(pdf: bytes, authority: Authority, **texts: str) -> bytes:
    """The memo signed by its drafter, with these texts."""
    said = {"opinion": "", "name": "นางสาวจัดทำ ดี", "capacity": ["นักวิเคราะห์นโยบายและแผน"]}
    told = {}
    for name, text in texts.items():
        size = signing.text_size(pdf, name)
        assert size is not None
        told[name] = Words(text, render_told(*size, text))
    return signing.sign(
        pdf,
        "Sig_0",
        Signatory("นางสาวจัดทำ ดี", ("นักวิเคราะห์นโยบายและแผน",), "เทศบาลตำบลน้ำปั้ว"),
        authority,
        at=MADE_AT,
        appearance=render_mark(*signing.field_size(pdf, "Sig_0"), said),
        told=told,
        certify=True,
    )


TOLD = {"Letter_number": "๑๔๗", "Letter_date": "๑๒ พฤศจิกายน ๒๕๖๘"}


def test_a_typed_number_and_a_chosen_day_are_the_pages_own_text() -> None:
    pdf = render(memo(**KNOWN), CODE).pdf
    said = text_of(pdf)
    for words in (
        "ส่วนราชการ สำนักปลัดเทศบาล เทศบาลตำบลน้ำปั้ว โทร. ๐ ๕๔๐๐ ๐๐๐๐ ต่อ ๑๑",
        "ที่ ลป ๕๒๒๐๑/๑๔๗",
        "วันที่ ๑๒ พฤศจิกายน ๒๕๖๘",
        "อ้างถึง หนังสือสำนักงาน ป.ป.ช. ลงวันที่ ๑ มกราคม ๒๕๖๙",
        "สิ่งที่ส่งมาด้วย ๑. รายงาน จำนวน ๑ ฉบับ ๒. ภาพประกาศผล จำนวน ๒ หน้า",
    ):
        assert squeezed(words) in said
    assert text_fields(pdf) == {"Words_Sig_1": None, "Words_Sig_2": None}


def test_what_is_known_only_at_signing_stands_in_fields_that_the_drafter_locks() -> None:
    content = memo()
    assert locks_of(content) == {
        "Sig_0": ["Letter_number", "Letter_date"],
        "Sig_1": ["Words_Sig_1"],
        "Sig_2": ["Words_Sig_2"],
    }
    pdf = render(content, CODE).pdf
    assert text_fields(pdf) == dict.fromkeys(["Letter_number", "Letter_date", "Words_Sig_1", "Words_Sig_2"])
    for fields in PdfFileReader(io.BytesIO(pdf)).root["/AcroForm"]["/Fields"]:
        assert str(fields.get_object()["/TU"]).strip()


def test_the_drafters_place_has_no_heading_and_no_opinion() -> None:
    said = text_of(render(memo(), CODE).pdf)
    assert "ผู้จัดทำ()" not in said
    assert squeezed("จึงเรียนมาเพื่อโปรดพิจารณา ลงชื่อ (นางสาวจัดทำ ดี) นักวิเคราะห์นโยบายและแผน ความเห็นผู้ตรวจสอบ") in said


def test_a_memo_of_before_keeps_its_day_and_its_drafters_words() -> None:
    old = snapshot("memo")
    said = text_of(render(old, CODE).pdf)
    assert squeezed(f"ที่ ลป ๕๒๒๐๑/ วันที่ {to_thai(old['made_on'])}") in said
    assert "Words_Sig_0" in text_fields(render(old, CODE).pdf)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.create(tmp_path_factory.mktemp("keys"), name="เทศบาลตำบลน้ำปั้ว", demonstration=True)


def test_number_and_day_come_with_the_drafters_signature_and_stay(authority: Authority) -> None:
    pdf = drafted(render(memo(), CODE, made_at=MADE_AT).pdf, authority, **TOLD)
    assert failures(pdf) == []
    own_checks(pdf)
    for number, field in enumerate(("Sig_1", "Sig_2")):
        pdf = signed(pdf, field, f"เห็นชอบ {number}", authority, first=False)
        assert failures(pdf) == []
        own_checks(pdf)
    values = text_fields(pdf)
    assert {name: values[name] for name in TOLD} == TOLD
    assert squeezed("ที่ ลป ๕๒๒๐๑/ ๑๔๗ วันที่ ๑๒ พฤศจิกายน ๒๕๖๘") in with_fields(pdf)
    assert signing.verify(pdf, authority).intact


def test_another_number_after_the_signature_is_seen(authority: Authority) -> None:
    pdf = drafted(render(memo(), CODE, made_at=MADE_AT).pdf, authority, **TOLD)
    writer = signing._Writer(io.BytesIO(pdf))
    for reference in writer.root["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        if field["/T"] == "Letter_number":
            field["/V"] = type(field["/T"])("๑๔๘")
            writer.update_container(field)
    output = io.BytesIO()
    writer.write(output)  # type: ignore[no-untyped-call]  # pyHanko's gap
    [report] = signing.verify(output.getvalue(), authority).signatures
    assert (report.valid, str(report.problem)) == (False, "modified")


@pytest.mark.parametrize("told", [{}, {"Letter_number": "๑๔๗"}, TOLD | {"Words_Sig_1": "เห็นชอบ"}])
def test_a_drafter_who_says_too_little_or_too_much_is_refused(authority: Authority, told: dict[str, str]) -> None:
    with pytest.raises(SigningError, match="field_missing"):
        drafted(render(memo(), CODE).pdf, authority, **told)


@pytest.mark.parametrize("kind", ["analysis", "plan", "implementation"])
def test_a_memo_carries_its_report_after_its_own_pages(kind: str, authority: Authority) -> None:
    content = with_report(kind)
    alone, both = render(memo(), CODE), render(content, CODE, made_at=MADE_AT)
    pages = pages_of(both.pdf)
    assert pages[: alone.pages] == pages_of(alone.pdf)
    report = pages[alone.pages :]
    assert squeezed(content["report"]["title"])[:40] in report[0]
    assert not any(page.startswith("-๑-") or ("/" in page[-20:] and page.endswith("...")) for page in report)
    assert ["-๒-" in page for page in report[:2]] == [False, True][: len(report)]
    assert "".join(pages).count("รหัสตรวจสอบ") == 1
    assert failures(both.pdf) == []
    own_checks(both.pdf)
    assert both == render(content, CODE, made_at=MADE_AT)
    assert signing.verify(drafted(both.pdf, authority, **TOLD), authority).intact


def test_the_last_page_of_a_memo_leads_nowhere_though_its_report_follows() -> None:
    alone = render(memo(), CODE).pages
    pages = pages_of(render(with_report("plan"), CODE).pdf)
    assert pages[0].endswith("...")
    assert not pages[alone - 1].endswith("...")


def test_the_reports_tables_are_among_the_memos_data() -> None:
    content = with_report("implementation")
    files = embedded(render(content, CODE, made_at=MADE_AT).pdf)
    assert json.loads(files["paper.json"]) == content
    rows = list(csv.DictReader(io.StringIO(files["report.themes.measures.csv"].decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == [m["title"] for m in content["report"]["themes"][0]["measures"]]


def test_the_bookmarks_lead_to_the_report() -> None:
    document = pypdfium2.PdfDocument(render(with_report("implementation"), CODE).pdf)
    alone = render(memo(), CODE).pages
    titles = {entry.get_title(): entry.get_dest().get_index() for entry in document.get_toc(max_depth=1)}
    assert titles["บันทึกข้อความ"] == 0
    assert alone in titles.values()
