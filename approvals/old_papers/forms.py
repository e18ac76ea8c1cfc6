"""Which paper is to be checked, and against which year."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, cast

from django import forms

from accounts import limited_process
from accounts.editing.file_sizes import AtMost
from accounts.models import Municipality
from approvals.old_papers.opened_file import SIZE
from approvals.old_papers.pdf_places import packed
from documents.models import PaperKind
from scores.forms import ScoreInput, field_name
from scores.proof_facts import assessed_year
from scores.reading import ScoreFile, column_words, indicator_names, scores_in
from scores.rules import TOTAL, Rules
from tables.errors import RowError, Unreadable
from tables.rows import Records

LONGEST_PASTE = 100_000  # letters, about forty pages; longer ones come as a file
PASTED = "ข้อความที่วาง"
MOST_ERRORS = 5  # of a file of scores that are told
_BROKEN = "เปิดไฟล์คะแนนไม่ได้ ไฟล์อาจเสียหายหรือซับซ้อนเกินไป กรุณาคัดลอกตารางมาวางในช่องคะแนนแทน"
_CPU_SECONDS, _MEMORY = 5, 1024**3
# The figures that every year has, in the order results are printed, and their fields.
SCORE_FIELDS = {item: field_name(item) for item in (TOTAL, "IIT", "EIT1", "EIT2", "OIT", *map(str, range(1, 11)))}


class OldPaperForm(forms.Form):
    """A file or a paste, its kind and its year.

    Where the year it speaks of has no figures stored, some are typed here or come in a file, for this check alone; a
    file may bring other years, too. `known` are the years with rules; the newest ones name the fields.
    """

    kind = forms.ChoiceField(label="เป็นเอกสารประเภทใด", choices=PaperKind.choices)
    year = forms.TypedChoiceField(label="ปีงบประมาณของเอกสาร", coerce=int)
    file = forms.FileField(
        label="ไฟล์ Word (.docx .odt) หรือ PDF",
        validators=[AtMost(SIZE)],
        required=False,
        widget=forms.ClearableFileInput({"accept": ".docx,.odt,.pdf"}),
        error_messages={"empty": "ไฟล์นี้ว่างเปล่า"},
        help_text=f"ไม่เกิน {SIZE // 1024**2} MB",
    )
    pasted = forms.CharField(
        label="หรือวางข้อความ",
        required=False,
        strip=False,
        max_length=LONGEST_PASTE,
        widget=forms.Textarea({"rows": 8, "placeholder": "คัดลอกข้อความทั้งเอกสาร รวมทั้งตาราง แล้ววางที่นี่"}),
        error_messages={"max_length": f"วางได้ไม่เกิน {LONGEST_PASTE:,} ตัวอักษร ข้อความที่ยาวกว่านี้ส่งเป็นไฟล์แทน"},
    )

    scores_file = forms.FileField(
        label="ไฟล์คะแนน (CSV, Excel)",
        validators=[AtMost(SIZE)],
        required=False,
        widget=forms.ClearableFileInput({"accept": ".csv,.tsv,.txt,.xlsx,.ods,.docx,.odt,.html,.htm"}),
        error_messages={"empty": "ไฟล์นี้ว่างเปล่า"},
        help_text="ไฟล์เดียวกับที่ใช้นำเข้าคะแนน หรือตารางสองคอลัมน์ ตัวชี้วัดกับคะแนน มีได้หลายปี",
    )

    def __init__(
        self, municipality: Municipality, scored: Collection[int], known: Mapping[int, Rules], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.municipality, self.scored, self.known = municipality, scored, known
        self.scores: dict[int, dict[str, Decimal]] = {}  # the figures that were brought, by year
        self.notices: list[str] = []  # what of their file was not read
        assessed = {*scored, *known}
        years = sorted({*assessed, *(year + 1 for year in assessed)}, reverse=True)
        fields: dict[str, Any] = self.fields
        fields["year"].choices = [(year, f"พ.ศ. {year}") for year in years]
        names = known[max(known)]
        for item, name in SCORE_FIELDS.items():
            fields[name] = ScoreInput(label=names.item_name(item), **{"data-item": item, "data-column": "headline"})

    def clean(self) -> dict[str, Any]:
        given = [name for name in ("file", "pasted") if self._is_given(name)]
        if not given and not self.errors:
            raise forms.ValidationError("กรุณาเลือกไฟล์ หรือวางข้อความ")
        if len(given) == 2:
            raise forms.ValidationError("กรุณาใช้อย่างใดอย่างหนึ่ง: เลือกไฟล์ หรือวางข้อความ")
        if {"kind", "year"} <= self.cleaned_data.keys():
            self._clean_scores(assessed_year(self.cleaned_data["year"], self.cleaned_data["kind"]))
        return self.cleaned_data

    def _clean_scores(self, assessed: int) -> None:
        """Figures are brought where none are stored, and only there: one year has one truth."""
        typed = [name for name in SCORE_FIELDS.values() if self.cleaned_data.get(name) is not None]
        wrong = [name for name in (*SCORE_FIELDS.values(), "scores_file") if name in self.errors]
        file = self.cleaned_data.get("scores_file")
        if assessed in self.scored:
            for name in typed:
                self.add_error(name, f"มีคะแนนปี {assessed} ในระบบแล้ว ระบบจะเทียบกับคะแนนนั้น กรุณาเว้นช่องนี้ว่าง")
        elif assessed not in self.known:
            self.add_error("year", f"เอกสารนี้กล่าวถึงคะแนนปี {assessed} ซึ่งระบบยังไม่มีหลักเกณฑ์")
        elif not typed and not wrong and not file:
            message = f"ยังไม่มีคะแนนปี {assessed} ในระบบ กรุณากรอกคะแนนภาพรวมหรือคะแนนรายตัวชี้วัดของปีนั้น หรือเลือกไฟล์คะแนน"
            self.add_error(SCORE_FIELDS[TOTAL], message)
        if file and typed:
            self.add_error("scores_file", "กรุณาใช้อย่างใดอย่างหนึ่ง: กรอกคะแนน หรือเลือกไฟล์คะแนน")
        elif file and not wrong:
            self._read_scores(file.read(), assessed)
        elif typed:
            given = {item: self.cleaned_data.get(name) for item, name in SCORE_FIELDS.items()}
            self.scores = {assessed: {item: score for item, score in given.items() if score is not None}}

    def _read_scores(self, content: bytes, assessed: int) -> None:
        """The figures of the file that are of this municipality, year by year."""
        found = _figures_of_file(content, self.municipality, assessed)
        if found.errors:
            self.add_error("scores_file", [_told(error) for error in found.errors[:MOST_ERRORS]])
            return
        own = {year: given.figures for (pk, year), given in found.years.items() if pk == self.municipality.pk}
        figures = {
            year: {item: score for item, score in each.items() if score is not None} for year, each in own.items()
        }
        self.scores = {year: each for year, each in figures.items() if each and year not in self.scored}
        if assessed not in {*self.scores, *self.scored}:
            self.add_error("scores_file", f"ไม่พบคะแนนปี {assessed} ของ{self.municipality}ในไฟล์นี้")
        elif not self.scores:
            self.add_error("scores_file", "มีคะแนนทุกปีของไฟล์นี้ในระบบแล้ว ระบบจะเทียบกับคะแนนนั้น กรุณาไม่เลือกไฟล์คะแนน")
        ignored = [f"ไม่รู้จักคอลัมน์ “{name}” ของไฟล์คะแนน จึงไม่ได้อ่าน" for name in found.ignored]
        self.notices = [*ignored, *found.notices][:MOST_ERRORS]

    @property
    def score_inputs(self) -> list[Any]:
        """The figures' fields in their order, for the page."""
        return [self[name] for name in SCORE_FIELDS.values()]

    @property
    def shows_scores(self) -> bool:
        """Whether the page opens with these fields in sight: where nothing is stored, or something stands in one."""
        fields = (*self.score_inputs, self["scores_file"])
        return not self.scored or any(field.value() not in (None, "") or field.errors for field in fields)

    def _is_given(self, name: str) -> bool:
        value = self.cleaned_data.get(name)
        return bool(value.strip() if isinstance(value, str) else value)

    @property
    def is_pasted(self) -> bool:
        return not self.cleaned_data["file"]

    def name(self) -> str:
        """The file's name; a paste is called so."""
        return PASTED if self.is_pasted else cast(str, self.cleaned_data["file"].name)

    def content(self) -> bytes:
        """The bytes of either; of a paste one kind of line breaks, and nothing that is no letter."""
        if not self.is_pasted:
            return cast(bytes, self.cleaned_data["file"].read())
        lines = cast(str, self.cleaned_data["pasted"]).replace("\r\n", "\n").replace("\r", "\n")
        return lines.encode(errors="replace")


def _figures_of_file(content: bytes, municipality: Municipality, year: int) -> ScoreFile:
    """What a file of scores says; without columns for them it is of this municipality and year. Nobody knows what is in
    the bytes."""
    names = indicator_names()
    try:
        read = limited_process.judged(
            Unreadable,
            _BROKEN,
            "approvals.old_papers.opened_file:records",
            packed([names], content),
            cpu_seconds=_CPU_SECONDS,
            memory=_MEMORY,
        )
    except Unreadable as error:
        return ScoreFile({}, [error.as_row_error()], [])
    table = Records(read["header"], read["header_row"], iter(read["rows"]), read["notices"])
    return scores_in(table, Municipality.objects.all(), names, of=(municipality.code, year))


def _told(error: RowError) -> str:
    """An error of a row, where it is one of a row."""
    column = f" {column_words(error.column)}" if error.column else ""
    where = f"แถวที่ {error.row}{column}: " if error.row else ""
    value = f" (“{error.value}”)" if error.value else ""
    return f"{where}{error.message}{value}"
