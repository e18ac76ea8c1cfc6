"""What a check is: it passes by finding nothing, never by breaking, and what it finds often is told shortly."""

from collections.abc import Iterator
from typing import cast

from approvals.checks.checking import RULES
from approvals.checks.listing import ListedCheck, Result
from approvals.checks.rules import MOST, CannotCheck, Rule, rule
from approvals.checks.subject import CheckedPaper

ANY = cast(CheckedPaper, None)  # these rules look at nothing


def _lines(made: Rule) -> list[tuple[str, str, str]]:
    return [(check.result, check.words, check.detail) for check in made.checks(ANY)]


def test_every_rule_has_an_identity_of_its_own_and_says_its_rule() -> None:
    identities = [each.identity for each in RULES]
    assert len(set(identities)) == len(identities) == 13
    assert all(each.looking.__doc__ for each in RULES)
    assert all(each.passes for each in RULES)


def test_a_rule_that_finds_nothing_passes() -> None:
    @rule("none", "ครบ")
    def nothing(subject: CheckedPaper) -> Iterator[ListedCheck]:
        """Nothing."""
        yield from ()

    assert _lines(nothing) == [("pass", "ครบ", "")]


def test_a_rule_that_breaks_or_cannot_look_is_no_pass() -> None:
    @rule("broken", "ครบ")
    def broken(subject: CheckedPaper) -> Iterator[ListedCheck]:
        """Breaks."""
        yield ListedCheck("broken", Result.WARNING, str(1 // 0))

    @rule("blind", "ครบ")
    def blind(subject: CheckedPaper) -> Iterator[ListedCheck]:
        """Cannot look."""
        raise CannotCheck("เพราะไม่มีข้อมูล")
        yield

    assert _lines(broken) == [("failed", "เพราะระบบขัดข้อง กรุณาแจ้งผู้ดูแลระบบ", "ครบ")]
    assert _lines(blind) == [("failed", "เพราะไม่มีข้อมูล", "ครบ")]
    assert all(check.stops for check in (*broken.checks(ANY), *blind.checks(ANY)))


def test_a_rule_that_does_not_concern_the_paper_says_nothing() -> None:
    @rule("other", "ครบ", lambda subject: False)
    def other(subject: CheckedPaper) -> Iterator[ListedCheck]:
        """Of other papers."""
        yield from ()

    assert _lines(other) == []


def test_what_is_found_again_and_again_is_told_together() -> None:
    @rule("many", "ครบ")
    def many(subject: CheckedPaper) -> Iterator[ListedCheck]:
        """Many."""
        yield from (ListedCheck("many", Result.ERROR, f"ข้อ {number}") for number in range(MOST + 3))
        yield ListedCheck("many", Result.WARNING, "ควรดู")

    assert _lines(many)[MOST:] == [
        ("error", "พบเรื่องเดียวกันอีก 3 แห่ง", "ข้อ 20, ข้อ 21, ข้อ 22"),
        ("warning", "ควรดู", ""),
    ]


def test_what_is_set_aside_in_one_line_stays_an_error_in_another() -> None:
    @rule("twice", "ครบ")
    def twice(subject: CheckedPaper) -> Iterator[ListedCheck]:
        """The same figure in two lines."""
        for result in (Result.ERROR, Result.ASIDE, Result.ERROR):
            yield ListedCheck("twice", result, "คะแนนผิด")

    assert _lines(twice) == [("error", "คะแนนผิด", ""), ("aside", "คะแนนผิด", "")]
