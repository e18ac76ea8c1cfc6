"""What a unit's report still lacks before it is handed in. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plans.rules.checks import FailedCheck, Told, failed_checks, repeats

# Of the plan, not of what a unit reports; or said here in fewer words.
_LEFT_OUT = {"outside", "done_without_output", "done_without_outcome"}
REPEATS = frozenset({"output_repeats_step", "outcome_repeats_output", "outcome_repeats_last_year"})


def lacking(told: Told, status: str, undone: Sequence[int] = (), last_year: str = "") -> list[FailedCheck]:
    """Everything that is missing or says nothing, field by field; empty where the report is ready.

    `status` is a Measure.Status; `undone` numbers the steps that are not ticked; `last_year` is the outcome of the
    measure that this one was copied from.
    """
    return [*_unwritten(told, status, undone), *_restated(told, last_year)]


def _unwritten(told: Told, status: str, undone: Sequence[int]) -> Iterator[FailedCheck]:
    if status in {"", "planned"}:
        yield FailedCheck("no_status", "status", None, "ยังไม่เลือกว่าทำถึงไหน")
    if status == "cancelled":
        if not told.outcome.strip():
            yield FailedCheck("no_reason", "outcome", None, "ยังไม่บอกเหตุผลที่ยกเลิกในช่องผลลัพธ์")
        return
    if not told.outputs:
        yield FailedCheck("no_output", "outputs", None, "ยังไม่มีผลการดำเนินการ")
    if not told.outcome.strip():
        yield FailedCheck("no_outcome", "outcome", None, "ยังไม่มีผลลัพธ์")
    if told.is_done and undone:
        numbers = ", ".join(map(str, undone))
        yield FailedCheck("undone", "done", None, f"แจ้งว่าเสร็จแล้ว แต่ขั้นที่ {numbers} ยังไม่ได้ทำเครื่องหมาย")


def _restated(told: Told, last_year: str) -> Iterator[FailedCheck]:
    yield from (check for check in failed_checks(told) if check.kind not in _LEFT_OUT)
    if last_year.strip() and told.outcome.strip() and repeats(told.outcome, last_year, told.place):
        words = "ผลลัพธ์กล่าวซ้ำของปีก่อน ควรบอกสิ่งที่เปลี่ยนไปในปีนี้ เช่น ตัวเลขก่อนและหลัง"
        yield FailedCheck("outcome_repeats_last_year", "outcome", None, words)
