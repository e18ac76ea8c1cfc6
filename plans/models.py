"""A municipality's plan for a fiscal year: what it reads from last year's result and what it will do about it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accounts.models import Municipality, Unit, User
from accounts.tenancy import TenantManager, TenantModel, TenantQuerySet
from thai import dates

TITLE_LENGTH, THEME_LENGTH = 500, 300


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
    """What people wrote about one indicator of the assessed year: what was found and what will be done."""

    tenant_path = "plan__municipality"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="analyses")
    indicator = models.PositiveSmallIntegerField("ตัวชี้วัด")
    finding = models.TextField("ผลการวิเคราะห์", blank=True)
    response = models.TextField("แนวทางปรับปรุงหรือรักษาระดับ", blank=True)

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


class MeasureManager(TenantManager["Measure"]):
    """The scoped manager, answering with `MeasureQuerySet`."""

    queryset_class = MeasureQuerySet

    def with_rows(self) -> MeasureQuerySet:
        return self.get_queryset().with_rows()  # type: ignore[attr-defined, no-any-return]


class Measure(TenantModel):
    """A measure, project or activity of a plan, from what it answers to what came of it.

    Status: `planned` — in the plan, nothing reported yet; `in_progress` — being carried out; `done` — carried out, with
    output and outcome; `cancelled` — will not be carried out; empty — the source says nothing. `version` counts the
    saves: a form made from an older one is refused.
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
    title = models.CharField("ชื่อมาตรการ/โครงการ/กิจกรรม", max_length=TITLE_LENGTH)
    theme = models.CharField("ประเด็น", max_length=THEME_LENGTH, blank=True)
    finding = models.TextField("ผลการวิเคราะห์ที่ตอบ", blank=True)
    units = models.ManyToManyField(Unit, verbose_name="ผู้รับผิดชอบ", related_name="measures", blank=True)
    all_units = models.BooleanField("ทุกสำนัก/กอง", default=False)
    start = models.DateField("เริ่ม", null=True, blank=True)
    end = models.DateField("สิ้นสุด", null=True, blank=True)
    status = models.CharField("สถานะ", max_length=15, choices=Status.choices, blank=True, default=Status.PLANNED)
    outcome = models.TextField("ผลลัพธ์ (outcome)", blank=True)
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
    """One step of carrying a measure out."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="steps")


class Output(_Line):
    """One thing that was done or made (ผลการดำเนินการ)."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="outputs")
