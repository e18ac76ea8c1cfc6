"""Charts: numerals only, no script or style, missing scores as gaps; and the page they stand on."""

from __future__ import annotations

import datetime as dt
import re
import sys
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from documents.papers.building import build
from documents.papers.content import freeze
from documents.papers.sources import load_source
from scores import charts
from scores.actions import save_figures
from scores.rules import rules_for
from tests.factories import FIGURES, make_member, make_municipality, make_user
from thai.digits import to_thai

NOW = [Decimal(s) for s in (99, 98, 100, 97, 99, 96, 94, 92, 95, 70)]
BEFORE = [score - 5 for score in NOW]
SVG = "{http://www.w3.org/2000/svg}"
TARGET = Decimal(85)


def years_lines(digits: charts.Digits = str) -> str:
    series: dict[str, charts.Scores] = {
        "total": [Decimal(70), None, Decimal(90)],
        "IIT": [Decimal(80), Decimal(85), Decimal(95)],
    }
    return charts.lines([2566, 2567, 2568], series, TARGET, digits)


def elements(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter())  # noqa: S314 - our own drawing


def labels(svg: str) -> list[str]:
    return [text.text or "" for text in elements(svg) if text.tag == f"{SVG}text"]


def dots(svg: str, name: str) -> list[ET.Element]:
    return [e for e in elements(svg) if e.get("class") == f"dot {name}"]


@pytest.mark.parametrize("svg", [charts.radar(NOW, BEFORE, TARGET), years_lines(), *map(charts.key, charts.LOOKS)])
def test_a_chart_is_plain_shapes(svg: str) -> None:
    """Nothing a content security policy refuses, nothing fetched, nothing that answers to the mouse."""
    for element in elements(svg):
        assert element.tag.removeprefix(SVG) in {"svg", "g", "path", "circle", "text"}
        assert not {name for name in element.attrib if name.startswith("on") or name in {"style", "href", "id"}}
        assert "url(" not in " ".join(element.attrib.values())
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("digits", [str, to_thai])
def test_only_numerals_stand_inside(digits: charts.Digits) -> None:
    for svg in (charts.radar(NOW, BEFORE, TARGET, digits), years_lines(digits)):
        assert labels(svg)
        assert all(re.fullmatch("[0-9]+" if digits is str else "[๐-๙]+", label) for label in labels(svg))


def test_the_radar_goes_clockwise_from_the_top() -> None:
    texts = [t for t in elements(charts.radar(NOW, BEFORE, TARGET)) if t.get("class") == "label"]
    places = {t.text: (float(t.get("x", "")), float(t.get("y", ""))) for t in texts}
    assert set(places) == {str(n) for n in range(1, 11)}
    assert min(places, key=lambda label: places[label][1]) == "1"
    assert max(places, key=lambda label: places[label][1]) == "6"
    assert places["3"][0] > places["1"][0] > places["9"][0]


def test_a_full_score_touches_the_outer_ring_and_half_lies_half_way() -> None:
    svg = charts.radar([Decimal(100), Decimal(50), *NOW[2:]], [None] * 10, TARGET)
    points = [(float(e.get("cx", "")), float(e.get("cy", ""))) for e in dots(svg, "now")]
    ring = next(e.get("d", "") for e in reversed(elements(svg)) if e.get("class") == "guide")
    centre = [float(n) for n in re.findall(r"[\d.]+", ring)[:2]]
    radii = [((x - centre[0]) ** 2 + (y - centre[1]) ** 2) ** 0.5 for x, y in points]
    assert radii[-1] == pytest.approx(radii[0] / 2, abs=0.2)  # number two is drawn last


def test_a_missing_indicator_is_a_gap_and_never_zero() -> None:
    svg = charts.radar([NOW[0], None, *NOW[2:]], BEFORE, TARGET)
    assert len(dots(svg, "now")) == 9
    path = next(e.get("d", "") for e in elements(svg) if e.get("class") == "line now")
    assert path.count("M") == 1
    assert path.count("L") == 8
    assert "Z" not in path
    whole = next(e.get("d", "") for e in elements(svg) if e.get("class") == "line before")
    assert whole.endswith("Z")


def test_a_missing_year_breaks_the_line() -> None:
    svg = years_lines()
    assert len(dots(svg, "total")) == 2
    assert not [e for e in elements(svg) if e.get("class") == "line total"]  # two years that do not meet
    assert [e for e in elements(svg) if e.get("class") == "line IIT"]


def test_nothing_is_drawn_of_nothing() -> None:
    assert charts.radar([None] * 10, BEFORE, TARGET) == ""
    assert charts.lines([2567, 2568], {"total": [None, None]}, TARGET) == ""


def test_series_differ_in_more_than_colour() -> None:
    for together in (("now", "before", "target"), ("total", "IIT", "EIT", "OIT", "target")):
        looks = [charts.LOOKS[name] for name in together]
        assert len({(look.dash, look.marker) for look in looks}) == len(looks)


def test_page_and_paper_draw_the_same() -> None:
    template = Template("{% load charts %}{% radar rows 85 %}")
    page = [{"score": a, "before": b} for a, b in zip(NOW, BEFORE, strict=True)]
    paper = [{"score": f"{a:.2f}", "before": f"{b:.2f}"} for a, b in zip(NOW, BEFORE, strict=True)]
    assert template.render(Context({"rows": page})) == template.render(Context({"rows": paper}))
    paper[3]["score"] = "–"
    assert template.render(Context({"rows": paper})) == charts.radar([*NOW[:3], None, *NOW[4:]], BEFORE, TARGET)


# --- The page ---------------------------------------------------------------------------------------------------------


def enter(place: Municipality, year: int, **more: Decimal) -> None:
    figures = FIGURES if year == 2568 else {k: v - (2568 - year) for k, v in FIGURES.items()}
    with open_municipality(place):
        save_figures(system_actor(place), year, figures | more)


def client_of(place: Municipality) -> Client:
    client = Client()
    client.force_login(make_member(place))
    return client


def address(place: Municipality, year: int = 2568) -> str:
    return f"/m/{place.code}/scores/{year}/"


def get(client: Client, path: str) -> str:
    response = client.get(path, secure=True)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_says_what_is_missing_and_how_to_get_it(municipality: Municipality) -> None:
    enter(municipality, 2568)
    page = get(client_of(municipality), address(municipality))
    assert "กู้คืนได้อีก <strong>6.00</strong> คะแนนในภาพรวม" in page
    assert "ขาดอีก <strong>4.17</strong> คะแนน ถึง 95" in page
    assert "ผ่าน 85 แล้ว เกินมา 5.83 คะแนน" in page
    assert "เพิ่มตัวชี้วัดที่ 10 การป้องกันการทุจริต จาก 70.00 เป็น <strong>75.00</strong>" in page
    assert page.count('class="strip long"') == 10
    assert 'class="drawing lines"' not in page  # one year makes no line
    assert page.count("ตารางข้อมูล") == 1
    assert "<style" not in page
    assert 'style="' not in page


def test_any_earlier_year_can_be_compared_with(municipality: Municipality) -> None:
    for year in (2565, 2566, 2568):
        enter(municipality, year)
    client = client_of(municipality)
    assert "เพิ่มขึ้น 2.00 คะแนน จากปี 2566 (88.83)" in get(client, address(municipality))
    assert "เพิ่มขึ้น 3.00 คะแนน จากปี 2565 (87.83)" in get(client, address(municipality) + "?against=2565")
    assert "จากปี 2566" in get(client, address(municipality) + "?against=2599")
    assert "จากปี 2566" in get(client, address(municipality) + "?against=x")


def test_unverified_rules_are_marked(municipality: Municipality) -> None:
    enter(municipality, 2565)
    enter(municipality, 2568)
    client = client_of(municipality)
    warning = "หลักเกณฑ์ของปีนี้บางส่วน<strong>ยังไม่ได้ตรวจสอบกับประกาศ</strong>"
    assert warning in get(client, address(municipality, 2565))
    page = get(client, address(municipality, 2568))
    assert warning not in page
    assert "ชื่อข้อ o2, o5, o6, o7, o27, o28" in page


def test_the_strip_shows_every_question_with_a_mark(municipality: Municipality) -> None:
    enter(municipality, 2568, i1=Decimal(100), i2=Decimal(88), i3=Decimal(75), o28=Decimal(0))
    page = get(client_of(municipality), address(municipality))
    for band, mark, score in (
        ("best", "●", "100.00"),
        ("pass", "○", "88.00"),
        ("low", "▽", "75.00"),
        ("far", "▼", "0.00"),
    ):
        assert re.search(rf'<li class="{band}">[^●○▽▼]*{score}\s*<b aria-hidden="true">{mark}</b>', page, re.DOTALL)
    assert page.count('<li class="missing">') == 15 + 18 + 28 - 4


def test_the_strip_names_each_item_of_the_checklist(municipality: Municipality) -> None:
    enter(municipality, 2568, i1=Decimal(100), o2=Decimal(0), o28=Decimal(0))
    page = get(client_of(municipality), address(municipality))
    assert "<small>ข้อ o2 ข้อมูลผู้บริหาร (ชื่อข้อยังไม่ยืนยัน)</small>" in page
    assert "<small>ข้อ o13 รายงานผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี</small>" in page
    assert "<small>ข้อ i1 เรื่องที่ถาม: การทำงานตามขั้นตอนและเวลาที่กำหนดไว้ (ระบบสรุป ยังไม่ยืนยัน)</small>" in page
    assert "<small>ข้อ i10 เรื่องที่ถาม: " in page


def test_the_page_costs_the_same_whatever_it_shows(municipality: Municipality) -> None:
    client = client_of(municipality)
    enter(municipality, 2568, i1=Decimal(90))
    get(client, address(municipality))
    with CaptureQueriesContext(connection) as few:
        get(client, address(municipality))
    rules = rules_for(2568, "municipality")
    questions = [item for items in rules.question_items.values() for item in items][:60]
    enter(municipality, 2568, **dict.fromkeys(questions, Decimal(80)))
    for year in range(2564, 2568):
        enter(municipality, year)
    with CaptureQueriesContext(connection) as many:
        page = get(client, address(municipality))
    assert 'class="drawing lines"' in page
    assert len(many) == len(few), [q["sql"] for q in many]
    assert len(many) <= 13, [q["sql"] for q in many]


def test_nobody_sees_another_municipality(municipality: Municipality) -> None:
    enter(municipality, 2568)
    assert client_of(make_municipality()).get(address(municipality), secure=True).status_code == 404


def test_the_style_page_shows_one_of_each(db: None) -> None:
    client = Client()
    client.force_login(make_user())
    page = get(client, "/style/")
    assert 'class="strip long"' in page
    assert 'class="drawing lines"' in page
    assert 'class="cells"' in page


def test_the_analysis_paper_freezes_the_numbers_of_its_figures(municipality: Municipality) -> None:
    for year in (2566, 2567, 2568):
        enter(municipality, year)
    with open_municipality(municipality):
        source = load_source(municipality, "analysis", 2568)
        results = freeze(build(source, "analysis", "narrative", dt.date(2025, 11, 1), ()))["results"]
    assert results["target"] == "85"
    assert [year["fiscal_year"] for year in results["years"]] == ["2566", "2567", "2568"]
    assert results["years"][-1]["scores"][0] == "90.83"
    assert results["line_items"] == ("total", "IIT", "EIT", "OIT")


def test_pygal_leaves_pythons_imports_alone() -> None:
    assert not [finder for finder in sys.meta_path if type(finder).__module__.startswith("pygal")]
