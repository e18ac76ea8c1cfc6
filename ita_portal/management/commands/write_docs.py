"""write_docs [--check]"""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.access import requires, requires_above
from accounts.models import Role
from accounts.permissions import (
    ADMINISTRATOR,
    OFFICER,
    SIGNED_IN,
    TABLE,
    Actor,
    Capability,
    PlatformActor,
    actor_in,
    can,
    system_actor,
)
from proofreading.findings import Kind
from proofreading.proofread import CHECKS
from proofreading.vocabulary import EXPLANATIONS
from scores import rules as rules_folder
from scores.rules import Indicator, LevelStep, Rules, in_ranges, known_years, rules_for
from scores.rules.checklist import is_verified

ROLES = {**dict(Role.choices), OFFICER: "เจ้าหน้าที่ระดับจังหวัด", ADMINISTRATOR: "ผู้ดูแลระบบ", SIGNED_IN: "ทุกบัญชี"}
# Whose docstrings say how a capability is narrowed and what a refusal looks like.
ASKED: tuple[Callable[..., object] | type, ...] = (
    can,
    Actor,
    PlatformActor,
    actor_in,
    system_actor,
    requires,
    requires_above,
)
UNVERIFIED = "**unverified · ยังไม่ได้ตรวจสอบ**"


class Command(BaseCommand):
    help = "เขียน docs/permissions.md, docs/rules-by-year.md และ docs/proofreading.md จากโปรแกรมและหลักเกณฑ์ที่ใช้จริง"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="ไม่เขียน เพียงบอกว่าเอกสารตรงกับโปรแกรมหรือไม่")

    def handle(self, *args: Any, **options: Any) -> None:
        texts = {
            "permissions.md": permissions(),
            "rules-by-year.md": rules_by_year(),
            "proofreading.md": proofreading(),
        }
        for name, lines in texts.items():
            file, text = settings.BASE_DIR / "docs" / name, "\n".join(lines) + "\n"
            if file.is_file() and file.read_text("utf-8") == text:
                continue
            if options["check"]:
                raise CommandError(f"docs/{name} ไม่ตรงกับโปรแกรม กรุณาสั่ง write_docs")
            file.write_text(text, "utf-8")
            self.stdout.write(f"docs/{name}")


def permissions() -> Iterator[str]:
    """Capabilities down, roles across."""
    yield from (
        "# Who may do what",
        "",
        "Written whole by `./dev manage write_docs` from `accounts/permissions.py`; do not edit by hand.",
        "",
        f"| capability | in words | {' | '.join(f'{ROLES[role]} `{_key(role)}`' for role in TABLE)} |",
        f"| --- | --- |{' :-: |' * len(TABLE)}",
    )
    for capability in Capability:
        marks = "".join(" ✓ |" if capability in allowed else " |" for allowed in TABLE.values())
        yield f"| `{capability.name}` | {capability.value} |{marks}"
    yield from (
        "",
        "What the program itself says of it:",
        "",
        *(f"- `{asked.__module__}.{asked.__qualname__}`: {_words(asked)}" for asked in ASKED),
    )


def proofreading() -> Iterator[str]:
    """Every kind of finding, for staff in Thai, with the rules of its checks."""
    yield from (
        "# การตรวจเอกสาร · Proofreading",
        "",
        "Written whole by `./dev manage write_docs` from `proofreading/explanations.toml` and the docstrings of",
        "checks; do not edit by hand. คำสั่ง: `./dev manage proofread FILE --municipality CODE --year FY`",
        "",
        "**ข้อผิดพลาด** (error) คือสิ่งที่ขัดกับข้อมูลแน่ชัด ต้องแก้ **ข้อสังเกต** (warning) คือสิ่งที่ควรดูอีกครั้ง พร้อมเหตุผลว่าทำไมจึงไม่แน่ใจ",
    )
    for kind in Kind:
        told = EXPLANATIONS[kind]
        yield from ("", f"## {told['title']} · `{kind}`", "", told["words"], "", f"ตัวอย่าง: “{told['example']}”", "")
        yield from (f"- {_words(check)}" for check, its in CHECKS.items() if its is kind)


def _words(asked: Callable[..., object] | type) -> str:
    """A docstring in one line."""
    return " ".join((asked.__doc__ or "").split())


def _key(role: str) -> str:
    return str(getattr(role, "value", role))


def rules_by_year() -> Iterator[str]:
    """Every rules file, newest year first."""
    yield from (
        "# The rules of each year",
        "",
        "Written by `./dev manage write_docs` from the files under `scores/rules/`; do not edit by hand.",
        "",
        f"What is marked {UNVERIFIED} has not been checked against the year's announcement.",
        "No score is computed from unverified questions; the year's page says when its level rule is unverified.",
    )
    for folder in sorted(path for path in Path(rules_folder.__file__).parent.iterdir() if path.is_dir()):
        for year in known_years(folder.name):
            yield from _year(rules_for(year, folder.name))


def _year(rules: Rules) -> Iterator[str]:
    yield from ("", f"## {rules.fiscal_year} · `{rules.agency_kind}`", "")
    yield f"Target {rules.target}; an entered figure may differ from the computed one by {rules.tolerance}."
    yield from ("", "| instrument | name | weight | parts |", "| --- | --- | --- | --- |")
    for i in rules.instruments:
        yield f"| {i.key} | {i.name} | {i.weight} | {', '.join(i.parts) or '–'} |"
    yield from ("", "| indicator | name | instrument | questions | certainty |", "| --- | --- | --- | --- | --- |")
    for n in rules.indicators:
        yield f"| {n.number} | {n.name} | {n.instrument} | {_questions(n)} | {_certainty(n.questions_verified)} |"
    yield from ("", f"Levels, the first whose conditions hold: {_certainty(rules.levels_verified)}.", "")
    yield from (f"- {step.name}: {_condition(step, rules)}" for step in rules.levels)
    yield from _duties(rules)
    yield from _titles(rules)
    yield from _subjects(rules)
    yield from ("", "Sources:", "", *(f"- {source}" for source in rules.sources))
    yield from ("", "Notes:", "", *(f"- {note}" for note in rules.notes))


def _duties(rules: Rules) -> Iterator[str]:
    """The items that ask for our papers, and what each must hold."""
    yield from ("", "| duty | item | official title | title of the paper | certainty of the number |")
    yield "| --- | --- | --- | --- | --- |"
    for duty, asked in rules.duties.items():
        title = asked.title.words if asked.title else "not known"
        yield f"| {duty} | {asked.item} | {title} | {asked.paper_title} | {_marked(asked.certainty)} |"
    for duty, asked in rules.duties.items():
        yield from ("", f"What the {duty} must hold:", "")
        yield from (f"- {e.words}{'' if e.verified else f': {_marked(e.certainty)}'}" for e in asked.elements)


def _titles(rules: Rules) -> Iterator[str]:
    yield from ("", "| item | title | certainty | source |", "| --- | --- | --- | --- |")
    for indicator in rules.indicators:
        for question in indicator.questions:
            if title := rules.titles.get(question):
                yield f"| {question} | {title.words} | {_marked(title.certainty)} | {title.source} |"


def _subjects(rules: Rules) -> Iterator[str]:
    """What the questions without a title ask about, in our own words."""
    told = [question for question in rules.untitled if question in rules.subjects]
    if told:
        yield from ("", "What questions ask about, in our own words, not the questionnaire's:")
        yield from ("", "| question | asks about | certainty | source |", "| --- | --- | --- | --- |")
    for question in told:
        subject = rules.subjects[question]
        yield f"| {question} | {subject.words} | {_marked(subject.certainty)} | {subject.source} |"
    if unknown := in_ranges(question for question in rules.untitled if question not in rules.subjects):
        yield from ("", f"What {unknown} ask about could not be shown from any source.")


def _marked(certainty: str) -> str:
    """A data file's own word, with the mark where it does not stand."""
    return certainty if is_verified(certainty) else f"{certainty} · {UNVERIFIED}"


def _certainty(verified: bool) -> str:
    return "verified" if verified else UNVERIFIED


def _questions(indicator: Indicator) -> str:
    """i1–i3, with the sub-indicators where they are known."""
    if not indicator.questions:
        return "not known"
    sub = " and ".join(map(_run, indicator.sub_indicators))
    if not sub:
        return _run(indicator.questions)
    means = "the mean of" if indicator.sub_verified else "not checked: the mean of"
    return f"{_run(indicator.questions)} ({means} {sub})"


def _run(questions: tuple[str, ...]) -> str:
    """i1–i3 where the numbers follow one another, else every question."""
    first, count = questions[0], len(questions)
    whole = questions == tuple(f"{first[0]}{int(first[1:]) + n}" for n in range(count))
    return f"{first}–{questions[-1]}" if whole and count > 1 else ", ".join(questions)


def _condition(step: LevelStep, rules: Rules) -> str:
    total = f"total ≥ {step.total}" if step.total else "any lower total"
    if step.every_instrument is None:
        return total
    return f"{total} and each of {', '.join(rules.level_instruments)} ≥ {step.every_instrument}"
