"""What a form that several people may have open remembers."""

from django import forms

from accounts.editing.merging import fingerprint
from accounts.editing.shared_forms import SharedForm


class Letter(SharedForm):
    text = forms.CharField(required=False)


def test_it_shows_what_is_stored_and_sends_its_fingerprint() -> None:
    form = Letter({"text": "เดิม"})
    assert (form["text"].value(), form.opened, form.was_compared) == ("เดิม", fingerprint({"text": "เดิม"}), False)


def test_what_was_seen_beside_the_own_text_is_what_the_next_save_begins_from() -> None:
    seen = fingerprint({"text": "ของผู้อื่น"})
    form = Letter({"text": "ใหม่กว่า"}, {"text": "ฉัน", "opened_with": "text:0", "compared": seen})
    assert form.is_valid()
    assert (form.opened, form.was_compared, form.base) == ("text:0", True, seen)


def test_nonsense_brought_back_is_kept_as_it_came() -> None:
    form = Letter({"text": ""}, {"text": "", "opened_with": "ไม่ใช่รอยพิมพ์"})
    assert form.is_valid()
    assert form.base == "ไม่ใช่รอยพิมพ์"
