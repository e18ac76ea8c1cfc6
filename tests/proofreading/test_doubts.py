"""What is found among words that nobody knows: figures that bear witness, and how the rest of a paper speaks."""

from __future__ import annotations

import pytest

from tests.proofreading.papers import TWO_YEARS, found

NAMES = TWO_YEARS.years[2568].names
NOW, BEFORE = ({n: f"{TWO_YEARS.years[y].figures[n].value:.2f}" for n in NAMES} for y in (2568, 2567))
EIGHT = NAMES["8"]
LINES = [f"{NAMES[n]} ชาวบ้านเห็นงามตาม {NOW[n]}" for n in ("5", "6", "7", "8", "9")]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (f"{EIGHT} ที่ชาวบ้านเห็นงาม 97.69", [("score", "error", "97.69", "97.96")]),  # two digits exchanged
        (f"{EIGHT} ที่ชาวบ้านเห็นงาม 97.96", []),
        (f"{EIGHT} ที่ชาวบ้านเห็นงาม 79.96", [("score", "error", "79.96", "97.96")]),
        (f"{EIGHT} ที่ชาวบ้านเห็นงาม {NOW['7']}", [("score", "error", NOW["7"], "97.96")]),  # nobody names the seventh
        (f"{EIGHT} ที่ชาวบ้านเห็นงามว่าเพิ่มขึ้น 12.18", []),
        (f"{EIGHT} ที่ชาวบ้านเห็นงามว่าลดลง 12.18", [("change", "error", "12.18", "")]),  # so far, the other way
        (f"{EIGHT} ที่ชาวบ้านเห็นงามว่าเพิ่มขึ้น 12.81", [("change", "error", "12.81", "12.18")]),
        (f"{EIGHT} ที่ชาวบ้านเห็นงามว่าเพิ่มขึ้น 15.55", [("change", "warning", "15.55", "")]),
        ("เทศบาลเราอยู่ในชั้นผ่านดี", [("level", "warning", "ผ่านดี", "ผ่านดีเยี่ยม")]),
        ("สถานะ\nต้องปรับปรุง", [("level", "warning", "ต้องปรับปรุง", "ผ่านดีเยี่ยม")]),
        ("งานนี้ต้องปรับปรุงให้ดีขึ้น", []),
    ],
)
def test_a_figure_bears_witness_itself(text: str, findings: list[tuple[str, str, str, str]]) -> None:
    assert found(text, TWO_YEARS) == findings


def test_the_same_words_in_other_lines_are_a_licence() -> None:
    assert found("\n".join(LINES), TWO_YEARS) == []
    wrong = "\n".join(LINES).replace("97.96", "95.55")
    assert found(wrong, TWO_YEARS) == [("score", "error", "95.55", "97.96")]


def test_two_figures_of_another_tell_that_the_name_is_wrong() -> None:
    text = f"{EIGHT}\nชาวบ้านเห็นงาม {NOW['7']} แต่คราวโน้น {BEFORE['7']}"
    assert found(text, TWO_YEARS)[0] == ("indicator-name", "error", EIGHT, "")


def test_one_years_score_twice_where_two_should_stand_is_doubted() -> None:
    text = f"{EIGHT} คราวโน้นงาม {BEFORE['8']} คราวนี้งาม {{}}"
    assert found(text.format(NOW["8"]), TWO_YEARS) == []
    assert [f[:3] for f in found(text.format(BEFORE["8"]), TWO_YEARS)] == [("score", "warning", BEFORE["8"])] * 2


@pytest.mark.parametrize(("year", "findings"), [("2568", []), ("2567", ["year"])])
def test_a_year_that_none_of_its_figures_bears_out_is_doubted(year: str, findings: list[str]) -> None:
    text = f"เล่าสู่กันฟังถึงงานของพวกพี่ทุกคนที่ผ่านมา\nปี {year}\nคะแนน {EIGHT} เห็นงาม {NOW['8']}"
    assert [f[0] for f in found(text, TWO_YEARS) if f[0] == "year"] == findings


def test_labels_with_numbers_are_a_list() -> None:
    labels = [f"ข้อตรวจพบที่ {n} ไม่พบเอกสาร" for n in (1, 2, 3, 4)]
    assert found("\n".join(labels), TWO_YEARS) == []
    assert found("\n".join(labels).replace("2", "3", 1), TWO_YEARS) == [("numbering", "error", "3", "2")]
    assert found("\n".join(labels).replace("4", "6"), TWO_YEARS) == [("numbering", "warning", "6", "4")]
    assert found("\n".join(labels).replace("4", "6").replace("2", "5"), TWO_YEARS) == []


def test_lines_of_a_text_without_pages_end_where_they_were_ended() -> None:
    told = f"{NAMES['7']} ได้รับการชื่นชมจากชาวบ้านหลายต่อหลายคนตลอดปีที่ผ่านมาอย่างยิ่ง"
    long = "เล่าสู่กันฟัง " + " ".join(f"งานที่ {n} ของชาวบ้าน" for n in "กขคงจฉชซญฐ")
    line = f"พวกเราได้ {TWO_YEARS.years[2568].figures['total'].value:.2f} คะแนน"
    assert found(f"{long}\n{told}\n{line}", TWO_YEARS) == []
