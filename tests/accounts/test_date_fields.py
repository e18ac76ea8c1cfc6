"""The date field: what people type is read in พ.ศ., shown in พ.ศ., and refused with words where it cannot be meant."""

import datetime as dt

import pytest
from django import forms

from accounts.date_fields import ThaiDateField


class Day(forms.Form):
    day = ThaiDateField(label="วันที่")


@pytest.mark.parametrize("typed", ["30 ก.ย. 2569", "30/9/69", "๓๐ กันยายน พ.ศ. ๒๕๖๙", "2026-09-30"])
def test_what_people_type_is_the_day_they_mean(typed: str) -> None:
    form = Day({"day": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"day": dt.date(2026, 9, 30)}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("พรุ่งนี้", "อ่านวันที่ไม่ได้ กรุณาพิมพ์วัน เดือน และปี พ.ศ. เช่น 30 ก.ย. 2569 หรือ 30/9/2569"),
        ("31/2/2569", "ไม่มีวันที่ 31/2/2569 ในปฏิทิน กรุณาตรวจวัน เดือน และปี"),
        ("30/9/2026", "กรุณาพิมพ์ปีเป็น พ.ศ. (ค.ศ. 2026 คือ พ.ศ. 2569)"),
        ("0068-11-01", "ปี 68 ไม่น่าเป็นไปได้ กรุณาพิมพ์ปี พ.ศ. สี่หลัก เช่น 2569"),
        (
            "30 ก.ย. 2596",
            "30 ก.ย. 2596 ไม่น่าเป็นไปได้ วันที่ต้องอยู่ระหว่าง 1 ม.ค. 2540 ถึง 31 ธ.ค. 2584 กรุณาตรวจปี พ.ศ.",
        ),
        ("1/11/11", "1 พ.ย. 2511 ไม่น่าเป็นไปได้ วันที่ต้องอยู่ระหว่าง 1 ม.ค. 2540 ถึง 31 ธ.ค. 2584 กรุณาตรวจปี พ.ศ."),
        ("", "กรุณาระบุวันที่"),
        ("9" * 5000, "อ่านวันที่ไม่ได้ กรุณาพิมพ์วัน เดือน และปี พ.ศ. เช่น 30 ก.ย. 2569 หรือ 30/9/2569"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_words(typed: str, words: str) -> None:
    assert list(Day({"day": typed}).errors["day"]) == [words]


def test_a_form_may_set_its_own_bounds() -> None:
    field = ThaiDateField(earliest=dt.date(2025, 10, 1), latest=dt.date(2026, 9, 30))
    assert field.clean("1 ต.ค. 2568") == dt.date(2025, 10, 1)
    with pytest.raises(forms.ValidationError, match=r"ระหว่าง 1 ต\.ค\. 2568 ถึง 30 ก\.ย\. 2569"):
        field.clean("1 ต.ค. 2569")


def test_a_stored_day_is_shown_as_it_is_typed_and_read_again_unchanged() -> None:
    form = Day(initial={"day": dt.date(2026, 9, 30)})
    assert form["day"].value() == dt.date(2026, 9, 30)
    assert 'value="30 ก.ย. 2569"' in str(form["day"])
    assert not Day({"day": "30 ก.ย. 2569"}, initial={"day": dt.date(2026, 9, 30)}).has_changed()


def test_what_was_refused_stands_in_the_field_as_it_was_typed() -> None:
    form = Day({"day": "31/2/2569"})
    assert not form.is_valid()
    assert 'value="31/2/2569"' in str(form["day"])


def test_the_page_is_an_ordinary_text_box_without_scripts() -> None:
    said = str(Day()["day"])
    assert '<input type="text" name="day"' in said
    assert '<button type="button" class="date-open" hidden' in said
    assert "css/date-field.css" in str(Day().media)
    assert "js/date-field.js" in str(Day().media)
