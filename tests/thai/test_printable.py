"""What papers cannot print, and how a person is told."""

import pytest

from thai.printable import refusal


@pytest.mark.parametrize(
    "text",
    [
        "",
        "จัดทำประกาศ ๑๒ ครั้ง (ร้อยละ 85.50) “ตามแผน” – ต่าง ๆ ฯลฯ ๛",
        "บรรทัดหนึ่ง\nบรรทัดสอง\tท้าย",
        r"[a-z] \d ^ ~ {{ x }} <b> & ' \" ` |",
        "≥ 85 ≤ 100 ± 2 → ✕".replace("✕", "×"),
        "Ω μ π é ạ ½ ² ₂ ฿ € ™ © • ■ ▲",
    ],
)
def test_what_has_a_glyph_is_taken(text: str) -> None:
    assert refusal(text) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ทำแล้ว 😀", "“😀” พิมพ์ลงเอกสารไม่ได้ ลบหรือเปลี่ยนเป็นคำ"),
        ("หนึ่ง\nสอง 😀\nสาม 中", "บรรทัดที่ 2: “😀” พิมพ์ลงเอกสารไม่ได้ ลบหรือเปลี่ยนเป็นคำ"),
        ("中文", "“中” พิมพ์ลงเอกสารไม่ได้ ลบหรือเปลี่ยนเป็นคำ"),
        ("☑ ครบ", "“☑” พิมพ์ลงเอกสารไม่ได้ ลบหรือเปลี่ยนเป็นคำ"),
        ("ก\ud800", "อักขระ U+D800 พิมพ์ลงเอกสารไม่ได้ ลบหรือเปลี่ยนเป็นคำ"),
        ("ก \uf0fc", "อักขระ U+F0FC พิมพ์ลงเอกสารไม่ได้ ลบหรือเปลี่ยนเป็นคำ"),
        ("ก\x00", "อักขระ U+0000 พิมพ์ลงเอกสารไม่ได้ ลบหรือเปลี่ยนเป็นคำ"),
        ("ก\u0338", "อักขระ U+0338 พิมพ์ลงเอกสารไม่ได้ ลบหรือเปลี่ยนเป็นคำ"),
    ],
)
def test_the_first_character_without_a_glyph_is_named_with_its_line(text: str, said: str) -> None:
    assert refusal(text) == said
