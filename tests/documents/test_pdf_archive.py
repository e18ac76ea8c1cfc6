"""Every kind of paper is PDF/A-3a and PDF/UA-1 at once, unsigned and after each signature, and carries its data."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import page
import pypdfium2
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from documents import signing
from documents.authority import Authority, Trust
from documents.key_files import KeyFiles
from documents.long_term import with_evidence, with_timestamp
from documents.models import PaperKind
from documents.rendering import render, render_mark, render_words
from documents.signing import Signatory, Words
from tests.documents.long_papers import FORMS, snapshot, with_measures
from tests.documents.test_timestamps import CONFIRMED, serving

CODE = "ABCDEFGHJKMN"
MADE_AT = dt.datetime(2026, 1, 15, 3, 30, tzinfo=dt.UTC)
# Two alarms of page-validation are false, and replaced by `own_checks`.
FALSE_ALARMS = {"SIGNATURE-BYTERANGE-001", "STREAM-LENGTH-001"}


@cache
def paper(kind: str) -> bytes:
    content = snapshot(kind) if kind in {"memo", *FORMS} else with_measures(kind, 4)
    return render(content, CODE, made_at=MADE_AT).pdf


def failures(pdf: bytes) -> list[str]:
    found = []
    for profile in ("3a", "ua1"):
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures:
            if failure.rule_id.partition("-")[2] not in FALSE_ALARMS:
                found.append(f"{failure.rule_id}: {failure.message}")
    return found


def own_checks(pdf: bytes) -> None:
    """What the two false alarms are about.

    It wants every signature to cover the whole file, but each covers its own revision; and it takes the carriage
    return at the end of a deflated stream for a line's end.
    """
    ranges = [list(map(int, found.split())) for found in re.findall(rb"/ByteRange ?\[([\d ]+)\]", pdf)]
    ends = [start + length for _, _, start, length in ranges]
    assert all(
        first == 0 and re.search(rb"%%EOF\r?\n?$", pdf[:end]) for (first, *_), end in zip(ranges, ends, strict=True)
    )
    assert not ends or ends[-1] == len(pdf)
    for found in re.finditer(rb"/Length (\d+)\b(?! \d+ R)[^\0]{0,400}?>>\s*stream\r?\n", pdf):
        assert re.match(rb"\r?\n?endstream", pdf[found.end() + int(found[1]) :][:12])


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.create(tmp_path_factory.mktemp("keys"), name="เทศบาลตำบลน้ำปั้ว", demonstration=True)


def signed(pdf: bytes, field: str, opinion: str, authority: Authority, *, first: bool, timestamps: str = "") -> bytes:
    said = {"opinion": opinion, "name": "นายตรวจ ดี", "capacity": ["ปลัดเทศบาล"], "date": "15 มกราคม 2569"}
    beside = signing.words_size(pdf, field)
    assert beside is not None
    return signing.sign(
        pdf,
        field,
        Signatory("นายตรวจ ดี", ("ปลัดเทศบาล",), "เทศบาลตำบลน้ำปั้ว"),
        authority,
        at=MADE_AT,
        appearance=render_mark(*signing.field_size(pdf, field), said),
        words=Words(f"{opinion}\n(นายตรวจ ดี)", render_words(*beside, said)),
        certify=first,
        timestamps=timestamps,
    )


@pytest.mark.parametrize("kind", [*PaperKind.values, *FORMS])
def test_every_kind_of_paper_is_for_archives_and_for_screen_readers(kind: str) -> None:
    assert failures(paper(kind)) == []
    own_checks(paper(kind))


def test_so_it_is_after_every_signature(authority: Authority) -> None:
    pdf = paper("memo")
    fields = [block["field"] for block in snapshot("memo")["signatures"]]
    for number, field in enumerate(fields):
        pdf = signed(pdf, field, f"เห็นชอบ {number}\nตามที่เสนอ", authority, first=number == 0)
        assert failures(pdf) == []
        own_checks(pdf)
    report = signing.verify(pdf, authority)
    assert (report.intact, len(report.signatures)) == (True, len(fields))


def test_so_it_is_with_timestamps_and_all_that_it_is_checked_by_in_later_years(tmp_path: Path) -> None:
    """B-T after each signature, B-LT in the seal, B-LTA after it."""
    files = KeyFiles(tmp_path / "keys", tmp_path / "certificates", "https://ita.example.go.th/authority/")
    files.create_root("ทดสอบ", b"of the root", demonstration=True)
    authority = files.issue(files.root(b"of the root"), "5520501", "เทศบาลตำบลน้ำปั้ว", b"of the worker")
    pdf, stages = paper("memo"), []
    names = [block["field"] for block in snapshot("memo")["signatures"]]
    with serving() as server:
        (files.public / "clocks").mkdir()
        (files.public / "clocks" / "server.pem").write_bytes(server.pem)
        for number, field in enumerate(names):
            if field == names[-1]:
                pdf = with_evidence(pdf, *files.evidence("5520501"))
                stages.append(pdf)
            pdf = signed(pdf, field, "เห็นชอบ", authority, first=number == 0, timestamps=server.address)
            stages.append(pdf)
        stages.append(with_timestamp(pdf, server.address))
    for stage in stages:
        assert failures(stage) == []
        assert claims(stage) == claims(paper("memo"))
    for stage in (stages[0], *stages[-2:]):
        own_checks(stage)
    report = signing.verify(stages[-1], files.trust())
    assert (report.intact, report.preserved, len(report.signatures)) == (True, CONFIRMED, len(names))
    assert all(each.stamped == CONFIRMED for each in report.signatures)
    for embedded in PdfFileReader(io.BytesIO(stages[-1])).embedded_regular_signatures:
        embedded.compute_integrity_info()  # by pyHanko's own rules, as readers elsewhere have them
        assert embedded.summarise_integrity_info()["docmdp_ok"]
    for stage in stages[-2:]:
        changed = signing.verify(altered_words(stage), files.trust())
        # Whose words they are, and who sealed the paper; those between locked words of their own.
        assert [each.valid for each in changed.signatures] == [False, True, True, False]
        assert (changed.intact, changed.preserved) == (False, None)


def test_papers_that_were_made_before_seals_left_out_fields_may_have_the_timestamp_too(tmp_path: Path) -> None:
    authority = Authority.create(tmp_path, name="เทศบาลตำบลน้ำปั้ว", demonstration=True)
    writer, output = signing._Writer(io.BytesIO(paper("memo"))), io.BytesIO()
    [lock] = [
        found
        for reference in writer.root["/AcroForm"]["/Fields"]
        if "/Lock" in (field := reference.get_object()) and "/P" in (found := field["/Lock"])
    ]
    assert lock["/Action"] == "/Exclude"
    lock["/Action"] = generic.pdf_name("/All")
    del lock["/Fields"]
    writer.update_container(lock)
    writer.write(output)  # type: ignore[no-untyped-call]  # pyHanko's gap
    pdf = output.getvalue()
    for number, block in enumerate(snapshot("memo")["signatures"]):
        pdf = signed(pdf, block["field"], "เห็นชอบ", authority, first=number == 0)
    with serving() as server:
        report = signing.verify(
            with_timestamp(pdf, server.address), Trust(authority.trust.roots, clocks=(server.certificate,))
        )
    assert (report.intact, report.preserved) == (True, CONFIRMED)


def claims(pdf: bytes) -> bytes:
    """What the file says of itself, PDF/A-3a and PDF/UA-1 among it."""
    return bytes(PdfFileReader(io.BytesIO(pdf)).root["/Metadata"].data)


def test_the_field_of_the_document_timestamp_is_outside_the_page_it_stands_on(tmp_path: Path) -> None:
    """So it needs neither words nor a place in the structure (ISO 14289-1, 7.18.1), and shows nothing (ISO 19005-3)."""
    authority = Authority.create(tmp_path, name="เทศบาลตำบลน้ำปั้ว", demonstration=True)
    pdf = paper("memo")
    with serving() as server:
        pdf = with_timestamp(signed(pdf, "Sig_0", "เห็นชอบ", authority, first=True), server.address)
    [field] = [field for field in fields(pdf) if field["/T"] == "Timestamp"]
    assert [float(edge) for edge in field["/Rect"]] == [-9999.0] * 4
    assert field["/F"] & 0b111 == 0b100  # printed, neither hidden nor invisible
    assert field["/TU"] == "ประทับเวลาทั้งเอกสาร"
    assert "/AP" not in field
    page = field["/P"]
    assert page["/Tabs"] == "/S"
    assert len([each for each in page["/Annots"] if each.get_object()["/Subtype"] == "/Widget"]) > 1


def test_words_are_read_from_the_field_and_locked_by_their_signature(authority: Authority) -> None:
    pdf = signed(paper("memo"), "Sig_0", "เห็นชอบ\nตามที่เสนอ", authority, first=True)
    with_value = {str(f["/T"]): f for f in fields(pdf)}
    assert with_value["Words_Sig_0"]["/V"] == "เห็นชอบ\nตามที่เสนอ\n(นายตรวจ ดี)"
    assert with_value["Words_Sig_0"]["/Ff"] & 1  # read only
    changed = altered_words(pdf)
    [report] = signing.verify(changed, authority).signatures
    assert (report.valid, str(report.problem)) == (False, "modified")


def fields(pdf: bytes) -> list[Any]:
    return [reference.get_object() for reference in PdfFileReader(io.BytesIO(pdf)).root["/AcroForm"]["/Fields"]]


def altered_words(pdf: bytes) -> bytes:
    """The paper with other words in a later revision, as somebody would do it who has no key."""
    writer = signing._Writer(io.BytesIO(pdf))
    for reference in writer.root["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        if field["/T"] == "Words_Sig_0":
            field["/V"] = type(field["/T"])("ไม่อนุมัติ")
            writer.update_container(field)
    output = io.BytesIO()
    writer.write(output)  # type: ignore[no-untyped-call]  # pyHanko's gap
    return output.getvalue()


def test_a_signature_without_the_words_its_paper_has_room_for_is_refused(authority: Authority) -> None:
    with pytest.raises(signing.SigningError, match="Words_Sig_0"):
        signing.sign(
            paper("memo"), "Sig_0", Signatory("ก", ("ข",), "ค"), authority, at=MADE_AT, appearance=paper("memo")
        )


@pytest.mark.parametrize("kind", PaperKind.values)
def test_two_renderings_of_one_content_are_the_same_bytes(kind: str) -> None:
    content = snapshot("memo") if kind == "memo" else with_measures(kind, 4)
    assert render(content, CODE, made_at=MADE_AT).pdf == paper(kind)


def embedded(pdf: bytes) -> dict[str, bytes]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = (document.get_attachment(index) for index in range(document.count_attachments()))
        return {attachment.get_name(): bytes(attachment.get_data()) for attachment in found}
    finally:
        document.close()


def test_the_paper_carries_what_it_says_as_data(tmp_path: Path) -> None:
    content = with_measures("analysis", 4)
    files = embedded(paper("analysis"))
    assert json.loads(files["paper.json"]) == content
    rows = list(csv.DictReader(io.StringIO(files["measures.csv"].decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == [row["title"] for row in content["measures"]]
    assert rows[0]["steps"].split("\n") == content["measures"][0]["steps"]
    assert {"results.indicators.csv", "results.instruments.csv", "signatures.csv"} <= files.keys()
    root: Any = PdfFileReader(io.BytesIO(paper("analysis"))).root
    related = [reference.get_object() for reference in root["/AF"]]
    assert len(related) == len(files)
    assert {str(entry["/AFRelationship"]) for entry in related} == {"/Data"}


def test_rows_within_rows_name_their_row() -> None:
    content = with_measures("implementation", 3)
    rows = csv.DictReader(io.StringIO(embedded(paper("implementation"))["themes.measures.csv"].decode("utf-8-sig")))
    assert [row["row"] for row in rows] == ["1.1", "1.2", "1.3", "1.4"]
    assert len(content["themes"]) == 1


@pytest.mark.parametrize("kind", [*PaperKind.values, *FORMS])
def test_title_language_bookmarks_and_words_for_every_figure(kind: str) -> None:
    root: Any = PdfFileReader(io.BytesIO(paper(kind))).root
    assert root["/Lang"] == "th"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Outlines"]["/Count"] >= 1
    figures = [element for element in elements(root["/StructTreeRoot"]["/K"][0]) if element["/S"] == "/Figure"]
    assert len(figures) >= 1
    assert all(str(figure["/Alt"]).strip() for figure in figures)


def elements(element: Any) -> list[Any]:
    kids = element["/K"] if "/K" in element else []  # noqa: SIM401 - get() follows no references
    found = [element]
    for kid in kids if isinstance(kids, list) else [kids]:
        value = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(value, dict) and "/S" in value:
            found += elements(value)
    return found
