"""A municipality's plan for a fiscal year: what it reads from last year's result and what it will do about it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

import plans.bin.models
import plans.calendar.models
import plans.measures.words
import plans.reporting.models
import plans.transfer.models  # noqa: F401 - so that Django finds their rows
from accounts.models import Municipality, Unit, User
from accounts.tenancy import TenantManager, TenantModel, TenantQuerySet
from plans.measures.fields import FIELDS
from plans.rules.checks import FailedCheck, Proof, Told, failed_checks
from plans.rules.workflow import CHOICES, WITH_UNIT, Stage
from thai import dates

EVIDENCE_TITLE_LENGTH = 300


class Plan(TenantModel):
    """The measures of `fiscal_year` (Buddhist Era); they answer the assessment of the year before."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="plans")
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณที่ดำเนินการ")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        verbose_name = "แผน"
        verbose_name_plural = "แผน"
        ordering: ClassVar[list[str]] = ["-fiscal_year"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "fiscal_year"], name="one_plan_per_year"),
        ]

    def __str__(self) -> str:
        return f"แผนปีงบประมาณ พ.ศ. {self.fiscal_year}"

    @property
    def assessed_year(self) -> int:
        """The fiscal year whose result the plan answers."""
        return self.fiscal_year - 1


class IndicatorAnalysis(TenantModel):
    """What people wrote about one indicator of the assessed year: what was found, what is weak, what will be done.

    `meaning` is the indicator's in the office's words, for a plan by indicator. `inherited` marks texts copied from
    last year's plan that nobody has reviewed yet, `drafted` the product's own. `saved_on`: a text's name → the token of
    the page that saved it last, while somebody types there.
    """

    tenant_path = "plan__municipality"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="analyses")
    indicator = models.PositiveSmallIntegerField("ตัวชี้วัด")
    finding = models.TextField("ผลการวิเคราะห์", blank=True)
    weakness = models.TextField("จุดอ่อน", blank=True)
    response = models.TextField("แนวทางปรับปรุงหรือรักษาระดับ", blank=True)
    meaning = models.TextField("ความหมายของตัวชี้วัด", blank=True)
    inherited = models.BooleanField(default=False)
    drafted = models.BooleanField(default=False)
    saved_on: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "บทวิเคราะห์รายตัวชี้วัด"
        verbose_name_plural = "บทวิเคราะห์รายตัวชี้วัด"
        ordering: ClassVar[list[str]] = ["indicator"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["plan", "indicator"], name="indicator_analysed_once_per_plan"),
        ]

    def __str__(self) -> str:
        return f"บทวิเคราะห์ตัวชี้วัดที่ {self.indicator}"


class MeasureQuerySet(TenantQuerySet["Measure"]):
    """Measures with everything a page or a paper shows of them."""

    def with_rows(self) -> MeasureQuerySet:
        """Steps, outputs, units and targets, each in one query whatever the number of measures."""
        return self.prefetch_related("steps", "outputs", "units", "targets")

    def of_units(self, unit_ids: Collection[int]) -> MeasureQuerySet:
        """Those these units or their sections are responsible for, and those that are everybody's."""
        return self.filter(
            Q(all_units=True)
            | Exists(
                self.model.units.through.objects.filter(
                    Q(unit__in=unit_ids) | Q(unit__parent__in=unit_ids), measure=OuterRef("pk")
                )
            )
        )


class MeasureManager(TenantManager["Measure"]):
    """The scoped manager, answering with `MeasureQuerySet`."""

    queryset_class = MeasureQuerySet

    def with_rows(self) -> MeasureQuerySet:
        return self.get_queryset().with_rows()  # type: ignore[attr-defined, no-any-return]  # queryset_class says it


class Measure(TenantModel):
    """A measure, project or activity of a plan, from what it answers to what came of it.

    Status: `planned` — in the plan, nothing reported yet; `in_progress` — being carried out; `done` — carried out, with
    output and outcome; `cancelled` — will not be carried out; empty — the source says nothing. `stage` is whose hands
    it is in, see plans.rules.workflow. `version` counts the saves: a form made from an older one is refused.
    `inherited` names the fields copied from last year's plan that nobody has reviewed yet. `search_text` is all of its
    words as `thai.search` folds them, asked by `plans.measures.words`.
    """

    class Kind(models.TextChoices):
        MEASURE = "measure", "มาตรการ"
        PROJECT = "project", "โครงการ"
        ACTIVITY = "activity", "กิจกรรม"

    class Status(models.TextChoices):
        PLANNED = "planned", "ยังไม่เริ่ม"
        IN_PROGRESS = "in_progress", "กำลังดำเนินการ"
        DONE = "done", "ดำเนินการแล้วเสร็จ"
        CANCELLED = "cancelled", "ยกเลิก"

    tenant_path = "plan__municipality"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="measures")
    order = models.PositiveSmallIntegerField("ลำดับ", default=0)
    kind = models.CharField("ประเภท", max_length=10, choices=Kind.choices, default=Kind.MEASURE)
    title = models.CharField("ชื่อมาตรการ/โครงการ/กิจกรรม", max_length=FIELDS["title"].longest)  # may hold line breaks
    theme = models.CharField("ประเด็น", max_length=FIELDS["theme"].longest, blank=True)
    finding = models.TextField("ผลการวิเคราะห์ที่ตอบ", blank=True)
    units = models.ManyToManyField(Unit, verbose_name="ผู้รับผิดชอบ", related_name="measures", blank=True)
    all_units = models.BooleanField("ทุกสำนัก/กอง", default=False)
    start = models.DateField("เริ่ม", null=True, blank=True)
    end = models.DateField("สิ้นสุด", null=True, blank=True)
    status = models.CharField("สถานะ", max_length=15, choices=Status.choices, blank=True, default=Status.PLANNED)
    outcome = models.TextField("ผลลัพธ์", blank=True)
    done_steps: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)  # marks, as of a Contribution
    budget = models.DecimalField("งบประมาณ (บาท)", max_digits=14, decimal_places=2, null=True, blank=True)
    target_group = models.CharField("กลุ่มเป้าหมาย", max_length=FIELDS["target_group"].longest, blank=True)
    remark = models.TextField("หมายเหตุ", blank=True)  # for the people at work on it; no paper prints it
    stage = models.CharField("การมอบหมาย", max_length=10, choices=CHOICES, default=Stage.DRAFT.value)
    due = models.DateField("ส่งภายในวันที่", null=True, blank=True)
    return_reason = models.TextField("เหตุผลที่ส่งกลับ", blank=True)
    inherited: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    copied_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="copies")
    search_text = models.TextField(blank=True, default="", editable=False)
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, editable=False)

    objects: ClassVar[MeasureManager] = MeasureManager()

    class Meta(TenantModel.Meta):
        verbose_name = "มาตรการ"
        verbose_name_plural = "มาตรการ"
        ordering: ClassVar[list[str]] = ["order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="measure_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(title=""), name="measure_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_with_unit(self) -> bool:
        """Whether the responsible units may work on it now."""
        return self.stage in WITH_UNIT

    @property
    def unreviewed(self) -> int:
        """How many sentences from last year's plan nobody has reviewed."""
        return len(self.inherited) + sum(step.inherited for step in self.steps.all())

    def failed_checks(self) -> list[FailedCheck]:
        """What its own words leave open, see plans.rules.checks. Reads evidence and its files beside the rows."""
        return failed_checks(
            Told(
                fiscal_year=self.plan.fiscal_year,
                steps=[step.text for step in self.steps.all()],
                outputs=[output.text for output in self.outputs.all()],
                outcome=self.outcome,
                is_done=self.status == self.Status.DONE,
                proofs=[Proof(e.day, bool(e.url or e.files.all())) for e in self.evidence.all()],
                start=self.start,
                end=self.end,
                place=self.plan.municipality.name,
            )
        )

    @property
    def period(self) -> str:
        """ต.ค. 68 – ก.ย. 69"""
        return dates.period(self.start, self.end)

    @property
    def responsible(self) -> str:
        """ทุกสำนัก/กอง, or the units' names."""
        return "ทุกสำนัก/กอง" if self.all_units else ", ".join(unit.name for unit in self.units.all())

    @property
    def indicator_numbers(self) -> list[int]:
        """The indicators it answers, in order."""
        return sorted(int(target.item) for target in self.targets.all() if target.item.isdigit())

    @property
    def question_ids(self) -> list[str]:
        """The questions it answers, in order (i3 before i12)."""
        questions = [target.item for target in self.targets.all() if not target.item.isdigit()]
        return sorted(questions, key=lambda q: (q[0], int(q[1:])))


class Target(TenantModel):
    """An indicator ("5") or a question ("i3") a measure answers."""

    tenant_path = "measure__plan__municipality"

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="targets")
    item = models.CharField("ตัวชี้วัดหรือข้อคำถาม", max_length=8)

    class Meta(TenantModel.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["measure", "item"], name="measure_answers_an_item_once"),
        ]

    def __str__(self) -> str:
        return self.item


class _Line(TenantModel):
    """An item of a measure's numbered list; the number is its place, never typed."""

    tenant_path = "measure__plan__municipality"

    order = models.PositiveSmallIntegerField("ลำดับ")
    text = models.TextField("ข้อความ")

    class Meta(TenantModel.Meta):
        abstract = True
        ordering: ClassVar[list[str]] = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class Step(_Line):
    """One step of carrying a measure out; `inherited` while it is last year's and unreviewed."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="steps")
    inherited = models.BooleanField(default=False)


class Output(_Line):
    """One thing that was done or made (ผลการดำเนินการ)."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="outputs")


class MeasureRevision(TenantModel):
    """A measure as one save left it: its `MeasureContent` as plain JSON, units by name."""

    tenant_path = "measure__plan__municipality"

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    content: models.JSONField[Any, Any] = models.JSONField()

    class Meta(TenantModel.Meta):
        ordering: ClassVar[list[str]] = ["-version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["measure", "version"], name="measure_revision_once_per_version"),
        ]

    def __str__(self) -> str:
        return f"รุ่นที่ {self.version}"


class Progress(TenantModel):
    """A dated note of what happened to a measure during its year."""

    tenant_path = "measure__plan__municipality"

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="progress")
    day = models.DateField("วันที่")
    text = models.TextField("ความก้าวหน้า")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        verbose_name = "บันทึกความก้าวหน้า"
        verbose_name_plural = "บันทึกความก้าวหน้า"
        ordering: ClassVar[list[str]] = ["-day", "-pk"]

    def __str__(self) -> str:
        return self.text


class Evidence(TenantModel):
    """What proves that a measure was carried out: a file in one or more versions, or a link (`url`).

    `day` is the date the evidence itself bears. A link's `check_state` is empty until it was checked, then `good`,
    `doubtful` (reachable, but something is amiss) or `bad`; `check_report` holds evidence.links.LinkReport as JSON.
    """

    class Check(models.TextChoices):
        GOOD = "good", "ใช้ได้"
        DOUBTFUL = "doubtful", "ควรตรวจดู"
        BAD = "bad", "เปิดไม่ได้"

    tenant_path = "measure__plan__municipality"

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField("ชื่อหลักฐาน", max_length=EVIDENCE_TITLE_LENGTH)
    day = models.DateField("วันที่ของหลักฐาน", null=True, blank=True)
    url = models.URLField("ลิงก์", max_length=1000, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")  # whose part it proves
    step = models.CharField(max_length=16, blank=True)  # the mark of the step it proves
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    check_state = models.CharField(max_length=10, choices=Check.choices, blank=True)
    check_report: models.JSONField[Any, Any] = models.JSONField(default=dict)
    checked_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        verbose_name = "หลักฐาน"
        verbose_name_plural = "หลักฐาน"
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(title=""), name="evidence_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class EvidenceFile(TenantModel):
    """One version of a piece of evidence; its bytes are kept under their hash (accounts.storage)."""

    tenant_path = "evidence__measure__plan__municipality"
    bytes_column = "size"

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="files")
    number = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    filename = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()  # bytes
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["evidence", "number"], name="evidence_version_once"),
        ]

    def __str__(self) -> str:
        return self.filename
