"""The check list as it is printed: what stops first, reasons quoted, hostile words as words."""

from django.template.loader import render_to_string

from approvals.checks.listing import CheckList, ListedCheck, Mend, Reason, Result, Since, read, stored
from approvals.checks.showing import ShownPage, shown, shown_pages

HOSTILE = "<script>alert(1)</script>"
REASON = Reason("ทะเบียนมีข้อมูลส่วนบุคคล", "ผู้ประสาน งาน", "2026-11-12T07:41:00+00:00")
LIST = CheckList(
    at="2026-11-13T02:12:00+00:00",
    checks=(
        ListedCheck(
            "evidence",
            Result.ERROR,
            "มาตรการที่ 2 แจ้งว่าแล้วเสร็จ แต่ยังไม่มีหลักฐาน",
            place="ตารางผล",
            page=4,
            boxes=((0.1, 0.2, 0.3, 0.02), (0.1, 0.25, 0.1, 0.02)),
        ),
        ListedCheck("text", Result.FAILED, "เพราะข้อความยาวเกินไป"),
        ListedCheck("item", Result.WARNING, HOSTILE, mend=Mend("เปิดแผน", "papers")),
        ListedCheck("glyphs", Result.PASSED, "ไม่มีอักษรที่พิมพ์ไม่ได้"),
    ),
    since=Since(1, ("คะแนนตัวชี้วัดที่ 10 เปลี่ยนจาก 73.33 เป็น 80.00",)),
    differs=("ข",),
)


def _page(checks: object) -> str:
    return " ".join(render_to_string("approvals/_checks.html", {"checks": checks}).split())


def test_a_list_survives_being_stored() -> None:
    explained = LIST.with_reasons({LIST.checks[0].key: REASON})
    assert read(stored(explained)) == explained
    assert [len(part) for part in (explained.errors, explained.open, explained.answered)] == [2, 1, 1]


def test_a_list_from_before_places_were_kept_is_read_without_them() -> None:
    kept = stored(LIST)
    for check in kept["checks"]:
        del check["boxes"]
    assert [check.boxes for check in read(kept).checks] == [(), (), (), ()]
    assert shown_pages(shown(read(kept)), 1) == [ShownPage(1)]


def test_a_finding_is_marked_on_its_page_line_by_line() -> None:
    listed = shown(LIST)
    pages = shown_pages(listed, 4)
    key = LIST.checks[0].key
    assert [len(page.marks) for page in pages] == [0, 0, 0, 2]
    assert [(mark.anchor, mark.tone) for mark in pages[3].marks] == [(f"mark-{key}", "bad"), ("", "bad")]
    assert (pages[3].marks[0].x, pages[3].marks[0].height) == (100, 20)
    assert f'<a href="#mark-{key}">หน้า 4</a>' in _page(listed)


def test_a_reason_belongs_to_one_finding_only() -> None:
    other = ListedCheck("evidence", Result.ERROR, "มาตรการที่ 3 แจ้งว่าแล้วเสร็จ แต่ยังไม่มีหลักฐาน")
    assert not LIST.with_reasons({other.key: REASON}).answered


def test_a_signer_reads_what_stood_there_with_its_reasons() -> None:
    page = _page(
        shown(LIST.with_reasons({check.key: REASON for check in LIST.errors}), after_words="ข้อมูลไม่เปลี่ยนหลังจากนั้น")
    )
    assert "ตามที่เป็นเมื่อเสนอ 13 พ.ย. 69 09.12 น. · ข้อมูลไม่เปลี่ยนหลังจากนั้น" in page
    assert "<b>2</b> ข้อผิดที่เสนอพร้อมเหตุผล" in page
    assert "เหตุผลของ ผู้ประสาน งาน · 12 พ.ย. 69 14.41 น." in page
    assert "ตรวจไม่ได้ เพราะข้อความยาวเกินไป" in page
    assert "เปลี่ยนจากฉบับที่ 1" in page
    assert "คะแนนตัวชี้วัดที่ 10 เปลี่ยนจาก 73.33 เป็น 80.00" in page
    assert HOSTILE not in page
    assert "&lt;script&gt;" in page
    for written in ("<textarea", "<form", "<button"):
        assert written not in page


def test_what_changed_after_submitting_is_told() -> None:
    page = _page(shown(LIST, after_words="หลังเสนอ ข้อมูลเปลี่ยน 1 แห่ง", after=("คะแนนภาพรวม เปลี่ยนจาก 1 เป็น 2",)))
    assert "13 พ.ย. 69 09.12 น. · หลังเสนอ ข้อมูลเปลี่ยน 1 แห่ง" in page
    assert "<li>คะแนนภาพรวม เปลี่ยนจาก 1 เป็น 2</li>" in page


def test_a_drafter_is_led_to_where_it_is_mended() -> None:
    page = _page(shown(LIST, "5521301"))
    assert 'href="/m/5521301/papers/">เปิดแผน</a>' in page
    assert "<b>2</b> ต้องแก้หรือให้เหตุผล" in page
    assert page.index("มาตรการที่ 2") < page.index("&lt;script&gt;") < page.index("ผ่าน 1 ข้อ")


def test_a_list_without_faults_says_so() -> None:
    page = _page(shown(CheckList(LIST.at, (ListedCheck("glyphs", Result.PASSED, "ไม่มีอักษรที่พิมพ์ไม่ได้"),)), "5521301"))
    assert "<b>1</b> ผ่านทุกข้อ 1 ข้อ" in page
