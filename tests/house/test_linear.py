"""Every function that takes typed text takes time by the text's length, whatever the text is."""

from __future__ import annotations

import inspect
import itertools
from collections.abc import Callable
from types import ModuleType

import pytest

import plans.rules.checks
import plans.transfer.cells
import plans.transfer.units
import thai.dates
import thai.digits
import thai.likeness
import thai.lists
import thai.numbers
import thai.text
from accounts.editing.text_differences import pieces
from plans.rules.checks import Told, failed_checks
from plans.transfer import cells, units
from plans.transfer.columns import read_headings
from scores.forms import typed_score
from scores.rules import rules_for
from tables.errors import Unreadable
from tables.grid import clean, one_a_line, protect
from tests.linear import LETTERS, long, within
from thai import dates, digits, likeness, lists, numbers, text

RULES = rules_for(2568, "municipality")
LIMIT = 2.0  # seconds of the processor's time; what grows with the text's square takes minutes
TOKENS = [
    *(" ", "\n", "ก", "a", "1", "-", "(", "[", "<", "1. ", "(๑) ", "- ", "• ๑. ", "1,", "a.", "a@", "[1] ก\n"),
    *("1. ก\n", "- ก 1. ข\n", "ข้อ 0", "i1-99 ", "ตัวชี้วัดที่ 1 ", "ประเด็นที่ 1", "พ.ศ.2569-", "ต.ค. 68 - ", "แล้วเสร็จสิ้น"),
    *("\u0e4d\u0e32", "\u0e38\u0301", "ทุกกอง/", "กอง และ ", "สำนัก\n", "<ul>", "\x00"),
]


def refusing(function: Callable[[str], object]) -> Callable[[str], object]:
    """The function, which may refuse what it does not understand."""

    def call(said: str) -> object:
        try:
            return function(said)
        except (ValueError, Unreadable):
            return None

    return call


FUNCTIONS: dict[str, Callable[[str], object]] = {
    "thai.dates.parse_day": refusing(dates.parse_day),
    "thai.dates.parse_period": refusing(lambda said: dates.parse_period(said, 2569)),
    "thai.digits.to_arabic": digits.to_arabic,
    "thai.digits.to_thai": digits.to_thai,
    "thai.lists.split_list": lists.split_list,
    "thai.lists.begins_item": lists.begins_item,
    "thai.lists.split_bullets": lists.split_bullets,
    "thai.lists.without_first_number": lists.without_first_number,
    "thai.lists.literal_items": lists.literal_items,
    "thai.lists.write_literally": lambda said: lists.write_literally(said.split("\n")),
    "thai.lists.write_list": lambda said: lists.write_list(said.split("\n")),
    "thai.numbers.parse_score": refusing(numbers.parse_score),
    "thai.text.normalise": text.normalise,
    "thai.text.without_number": text.without_number,
    "thai.text.without_letter_spacing": text.without_letter_spacing,
    "thai.text.sort_key": text.sort_key,
    "thai.likeness.close_names": lambda said: likeness.close_names(said, ["กองคลัง", "กองช่าง"]),
    "thai.likeness.close_name": lambda said: likeness.close_name(said, ["กองคลัง", "กองช่าง"]),
    "plans.transfer.cells.status_above": cells.status_above,
    "plans.transfer.cells.is_none": cells.is_none,
    "plans.transfer.cells.is_tick": cells.is_tick,
    "plans.transfer.cells.plain_text": cells.plain_text,
    "plans.transfer.cells.write_text": cells.write_text,
    "plans.transfer.cells.is_continued": cells.is_continued,
    "plans.transfer.cells.read_title": cells.read_title,
    "plans.transfer.cells.write_title": cells.write_title,
    "plans.transfer.cells.read_theme": cells.read_theme,
    "plans.transfer.cells.write_theme": cells.write_theme,
    "plans.transfer.cells.kind_of": cells.kind_of,
    "plans.transfer.cells.read_kind": cells.read_kind,
    "plans.transfer.cells.read_status": cells.read_status,
    "plans.transfer.cells.read_budget": refusing(cells.read_budget),
    "plans.transfer.cells.read_questions": lambda said: cells.read_questions(said, RULES),
    "plans.transfer.cells.read_indicators": lambda said: cells.read_indicators(said, RULES),
    "plans.transfer.cells.indicators_in_prose": lambda said: cells.indicators_in_prose(said, RULES),
    "plans.transfer.units.read_responsible": lambda said: units.read_responsible(said, ["กองคลัง"]),
    "thai.likeness.squeezed": likeness.squeezed,
    "plans.transfer.units.same_unit": lambda said: units.same_unit(said, ["กองคลัง", said]),
    "plans.transfer.columns.read_headings": lambda said: read_headings([said, "มาตรการ"]),
    "tables.grid.clean": refusing(clean),
    "tables.grid.one_a_line": one_a_line,
    "tables.grid.protect": protect,
    "plans.rules.checks.repeats": lambda said: plans.rules.checks.repeats(said, "จัดทำ" + said),
    "plans.rules.checks.facts": plans.rules.checks.facts,
    "plans.rules.checks.failed_checks": lambda said: failed_checks(
        Told(2569, steps=[said], outputs=[said], outcome=said)
    ),
    "accounts.editing.text_differences.pieces": lambda said: pieces(said, said[::-1]),
    "scores.forms.typed_score": refusing(typed_score),
}
WHOLE: list[ModuleType] = [  # modules whose functions are all above
    *(thai.dates, thai.digits, thai.likeness, thai.lists, thai.numbers, thai.text),
    *(plans.rules.checks, plans.transfer.cells, plans.transfer.units),
]
TEXTS = {token: long(token) for token in TOKENS} | {
    "nested brackets": "(" * (LETTERS // 2) + ")" * (LETTERS // 2),
    "brackets around a number": "[" * (LETTERS // 2) + "1" + "]" * (LETTERS // 2),
    "every digit": long("0123456789๐๑๒๓๔๕๖๗๘๙"),
    "a list that counts": "".join(f"{n}. ก\n" for n in range(1, 15_000)),
    "a list written literally": "".join(f"[{n}] ก\n" for n in range(1, 12_000)),
    "a list in one line": " ".join(f"{n}) ก" for n in range(1, 15_000)),
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_takes_no_longer_than_its_text(name: str) -> None:
    for said, given in TEXTS.items():
        with within(LIMIT, f"{name} of {said!r} again and again"):
            FUNCTIONS[name](given)


def test_every_function_that_takes_a_text_is_asked() -> None:
    taking = {
        f"{module.__name__}.{name}"
        for module, (name, function) in itertools.chain.from_iterable(
            ((module, found) for found in inspect.getmembers(module, inspect.isfunction)) for module in WHOLE
        )
        if function.__module__ == module.__name__ and not name.startswith("_")
        if "str" in str(next(iter(inspect.signature(function).parameters.values())).annotation)
    }
    assert taking - set(FUNCTIONS) == set()
