"""The door of typed text: one spelling on the way in, and what nobody touched stays as it is stored."""

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from accounts.editing.text_fields import LineField, TextField
from thai.printable import refusal
from thai.text import normalise

TYPED = st.text(st.characters(exclude_categories=["Cs"])) | st.text(alphabet="กเ ํา้\u200b\n\r\0")


def test_a_text_comes_in_one_spelling() -> None:
    assert TextField().clean(" จ\u0e4d\u0e32นวน  มาก\r\nสอง\0 ") == "จำนวน มาก\nสอง"
    assert LineField().clean(" จ\u0e4d\u0e32นวน  มาก\r\nสอง\u200b ") == "จำนวน มาก สอง"


@pytest.mark.parametrize("field", [TextField, LineField])
def test_a_text_that_says_nothing_is_no_text(field: type[TextField]) -> None:
    with pytest.raises(forms.ValidationError):
        field().clean(" \u200b\r\n")


def test_its_length_is_that_of_what_is_stored() -> None:
    assert TextField(max_length=2).clean("ก\u200b\u200bข") == "กข"
    with pytest.raises(forms.ValidationError):
        TextField(max_length=2).clean("กขค")


def test_what_papers_cannot_print_is_refused_where_it_is_typed_unless_it_is_stored() -> None:
    field = TextField()
    with pytest.raises(forms.ValidationError, match="บรรทัดที่ 2: “😀” พิมพ์ลงเอกสารไม่ได้"):
        field.clean("หนึ่ง\r\nสอง 😀")
    field.keep("หนึ่ง\nสอง 😀")
    assert field.clean("หนึ่ง\r\nสอง 😀") == "หนึ่ง\nสอง 😀"
    assert field.clean("ถูกใจ\u200d \ufe0f") == "ถูกใจ"


@given(TYPED)
def test_what_came_in_once_comes_in_the_same_again(typed: str) -> None:
    for field in (TextField(required=False), LineField(required=False)):
        if refusal(normalise(typed)):
            with pytest.raises(forms.ValidationError, match="พิมพ์ลงเอกสารไม่ได้"):
                field.clean(typed)
            continue
        once = field.clean(typed)
        assert field.clean(once) == once


@given(TYPED.filter(lambda text: "\0" not in text))
def test_what_is_stored_and_sent_back_stays_letter_by_letter(stored: str) -> None:
    field = TextField(required=False)
    field.keep(stored)
    assert field.clean(stored.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")) == stored


def test_what_one_form_keeps_is_not_kept_by_another() -> None:
    class Note(forms.Form):
        text = TextField()

    first, second = Note({"text": "ก  ข"}), Note({"text": "ก  ข"})
    field = first.fields["text"]
    assert isinstance(field, TextField)
    field.keep("ก  ข")
    assert first.is_valid()
    assert second.is_valid()
    assert (first.cleaned_data["text"], second.cleaned_data["text"]) == ("ก  ข", "ก ข")
