"""A municipality's result of one fiscal year, as announced."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

import scores.proofing.models  # noqa: F401 - so that Django finds its rows
from accounts.import_states import CHOICES, UNFINISHED, State
from accounts.models import Municipality, User
from accounts.tenancy import TenantManager, TenantModel, TenantQuerySet
from scores.rules import TOTAL


class ScoreField(models.DecimalField):  # type: ignore[type-arg]  # not generic at run time
    """A score of 0.00 to 100.00, or NULL where it is missing, which is never zero."""

    def __init__(self, verbose_name: str = "คะแนน", **kwargs: Any) -> None:
        defaults: dict[str, Any] = {
            "max_digits": 5,
            "decimal_places": 2,
            "null": True,
            "blank": True,
            "validators": [MinValueValidator(0), MaxValueValidator(100)],
        }
        super().__init__(verbose_name, **defaults | kwargs)


HEADLINE_FIELDS: dict[str, str] = {
    TOTAL: "total",
    "IIT": "iit",
    "EIT": "eit",
    "EIT1": "eit1",
    "EIT2": "eit2",
    "OIT": "oit",
    **{str(n): f"indicator_{n}" for n in range(1, 11)},
}

SHOWN_FIELDS: dict[str, str] = {item: f"shown_{field}" for item, field in HEADLINE_FIELDS.items()}


def _score_range(field: str) -> Q:
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0, f"{field}__lte": 100})


class AssessmentQuerySet(TenantQuerySet["Assessment"]):
    """Years with what is read of them."""

    def with_figures(self) -> AssessmentQuerySet:
        """Municipality, last editor and questions at hand: two queries, whatever the number of years."""
        return self.select_related("municipality", "updated_by").prefetch_related("question_scores")

    def with_total(self) -> AssessmentQuerySet:
        """Those that have a result, entered or computed: what papers can be made of."""
        return self.filter(shown_total__isnull=False)


class AssessmentManager(TenantManager["Assessment"]):
    """The scoped manager, answering with `AssessmentQuerySet`."""

    queryset_class = AssessmentQuerySet

    def with_figures(self) -> AssessmentQuerySet:
        return self.get_queryset().with_figures()  # type: ignore[attr-defined, no-any-return]  # queryset_class says so

    def with_total(self) -> AssessmentQuerySet:
        return self.get_queryset().with_total()  # type: ignore[attr-defined, no-any-return]  # queryset_class says so


class Assessment(TenantModel):
    """The official figures of one municipality and fiscal year (Buddhist Era).

    Headline figures are columns, so that ten thousand municipalities can be sorted by any of them; the questions'
    scores are rows of `QuestionScore`. `level` and the `shown_…` columns are what the year's page shows, kept for
    sorting and filtering: the level, official or computed, empty where it cannot be told; the headline figures,
    entered or computed, as scores.results reads them. `version` counts the saves: a form made from an older one is
    refused, and `AssessmentRevision` tells what each of them changed.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="assessments")
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ")
    total = ScoreField("คะแนนภาพรวม")
    iit = ScoreField("IIT")
    eit = ScoreField("EIT")
    eit1 = ScoreField("EIT ส่วนที่ 1")
    eit2 = ScoreField("EIT ส่วนที่ 2")
    oit = ScoreField("OIT")
    indicator_1 = ScoreField("ตัวชี้วัดที่ 1")
    indicator_2 = ScoreField("ตัวชี้วัดที่ 2")
    indicator_3 = ScoreField("ตัวชี้วัดที่ 3")
    indicator_4 = ScoreField("ตัวชี้วัดที่ 4")
    indicator_5 = ScoreField("ตัวชี้วัดที่ 5")
    indicator_6 = ScoreField("ตัวชี้วัดที่ 6")
    indicator_7 = ScoreField("ตัวชี้วัดที่ 7")
    indicator_8 = ScoreField("ตัวชี้วัดที่ 8")
    indicator_9 = ScoreField("ตัวชี้วัดที่ 9")
    indicator_10 = ScoreField("ตัวชี้วัดที่ 10")
    official_level = models.CharField("ระดับผลการประเมินตามประกาศ", max_length=40, blank=True)
    level = models.CharField("ระดับที่แสดง", max_length=40, blank=True, editable=False)
    shown_total = ScoreField("คะแนนภาพรวม ที่แสดง", editable=False)
    shown_iit = ScoreField("IIT ที่แสดง", editable=False)
    shown_eit = ScoreField("EIT ที่แสดง", editable=False)
    shown_eit1 = ScoreField("EIT ส่วนที่ 1 ที่แสดง", editable=False)
    shown_eit2 = ScoreField("EIT ส่วนที่ 2 ที่แสดง", editable=False)
    shown_oit = ScoreField("OIT ที่แสดง", editable=False)
    shown_indicator_1 = ScoreField("ตัวชี้วัดที่ 1 ที่แสดง", editable=False)
    shown_indicator_2 = ScoreField("ตัวชี้วัดที่ 2 ที่แสดง", editable=False)
    shown_indicator_3 = ScoreField("ตัวชี้วัดที่ 3 ที่แสดง", editable=False)
    shown_indicator_4 = ScoreField("ตัวชี้วัดที่ 4 ที่แสดง", editable=False)
    shown_indicator_5 = ScoreField("ตัวชี้วัดที่ 5 ที่แสดง", editable=False)
    shown_indicator_6 = ScoreField("ตัวชี้วัดที่ 6 ที่แสดง", editable=False)
    shown_indicator_7 = ScoreField("ตัวชี้วัดที่ 7 ที่แสดง", editable=False)
    shown_indicator_8 = ScoreField("ตัวชี้วัดที่ 8 ที่แสดง", editable=False)
    shown_indicator_9 = ScoreField("ตัวชี้วัดที่ 9 ที่แสดง", editable=False)
    shown_indicator_10 = ScoreField("ตัวชี้วัดที่ 10 ที่แสดง", editable=False)
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField("แก้ไขล่าสุด", auto_now=True)
    updated_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, editable=False)

    objects: ClassVar[AssessmentManager] = AssessmentManager()

    class Meta(TenantModel.Meta):
        verbose_name = "ผลการประเมิน"
        verbose_name_plural = "ผลการประเมิน"
        ordering: ClassVar[list[str]] = ["-fiscal_year"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "fiscal_year"], name="one_assessment_per_year"),
            models.CheckConstraint(
                condition=Q(fiscal_year__gte=2550, fiscal_year__lte=2650), name="assessment_year_is_buddhist_era"
            ),
            *(
                models.CheckConstraint(condition=_score_range(field), name=f"{field}_between_0_and_100")
                for field in HEADLINE_FIELDS.values()
            ),
        ]

    def __str__(self) -> str:
        return f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {self.fiscal_year}"

    def entered_headline(self) -> dict[str, Decimal]:
        """The entered headline figures by item key; missing ones have no key."""
        values = {item: getattr(self, field) for item, field in HEADLINE_FIELDS.items()}
        return {item: value for item, value in values.items() if value is not None}

    def entered(self) -> dict[str, Decimal]:
        """All entered figures by item key, questions too (one query unless prefetched).

        For entering, correcting and exporting them; what pages and papers show is read by scores.results.
        """
        return self.entered_headline() | {row.item: row.score for row in self.question_scores.all()}


class QuestionScore(TenantModel):
    """The score of one question ("i3", "e1/2", "o12")."""

    tenant_path = "assessment__municipality"

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="question_scores")
    item = models.CharField("ข้อคำถาม", max_length=8)
    score = models.DecimalField("คะแนน", max_digits=5, decimal_places=2)

    class Meta(TenantModel.Meta):
        verbose_name = "คะแนนรายข้อ"
        verbose_name_plural = "คะแนนรายข้อ"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["assessment", "item"], name="question_scored_once"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=100), name="question_between_0_and_100"),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.score}"


class AssessmentRevision(TenantModel):
    """What one save changed: for every figure its value before and after, by whom, when and why."""

    tenant_path = "assessment__municipality"

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    at = models.DateTimeField("เมื่อ")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, verbose_name="ผู้บันทึก")
    source = models.CharField("ที่มา", max_length=60)
    reason = models.CharField("เหตุผล", max_length=300, blank=True)
    changes: models.JSONField[Any, Any] = models.JSONField("รายการที่เปลี่ยน")  # item → [before or null, after or null]

    class Meta(TenantModel.Meta):
        verbose_name = "ประวัติการแก้ไขคะแนน"
        verbose_name_plural = "ประวัติการแก้ไขคะแนน"
        ordering: ClassVar[list[str]] = ["-version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["assessment", "version"], name="revision_once_per_version"),
        ]

    def __str__(self) -> str:
        return f"{self.source} รุ่นที่ {self.version}"


class ScoreImportQuerySet(models.QuerySet["ScoreImport"]):
    """Imports as pages show them."""

    def without_content(self) -> ScoreImportQuerySet:
        """With who sent them and for whom, without the file itself, which may be large."""
        return self.select_related("user", "municipality").defer("content")


class ScoreImport(models.Model):
    """A score file on its way in: read and judged first, stored when the person who uploaded it says so.

    `municipality` is the one it was uploaded for, empty for the whole country's file of the platform administrator.
    What each state means, and which moves are allowed, is told in accounts.import_states; `report` holds
    scores.importing.ImportResult as JSON, and `seen` its fingerprint of the years that the file was compared with.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, null=True, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=200)
    content = models.BinaryField()
    state = models.CharField(max_length=10, choices=CHOICES, default=State.QUEUED)
    report: models.JSONField[Any, Any] = models.JSONField(default=dict)
    removes = models.BooleanField(default=False)  # what the file leaves empty, as the person confirmed
    seen = models.CharField(max_length=16, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)

    objects = ScoreImportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED


class RuleCorrectionQuerySet(models.QuerySet["RuleCorrection"]):
    """Corrections as the rules take them."""

    def said_of(self, fiscal_year: int, agency_kind: str) -> tuple[tuple[str, str], ...]:
        """(subject, value) of a year's corrections in the order they were made."""
        found = self.filter(fiscal_year=fiscal_year, agency_kind=agency_kind).order_by("pk")
        return tuple(found.values_list("subject", "value"))


class RuleCorrection(models.Model):
    """The administrator's word on one subject of a year's rules; the latest on a subject holds."""

    agency_kind = models.CharField("ประเภทหน่วยงาน", max_length=40, default="municipality")
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ")
    subject = models.CharField("เรื่อง", max_length=60)
    value = models.TextField("ค่าใหม่")
    source = models.CharField("ที่มา", max_length=300, help_text="เช่น ประกาศหรือคู่มือ ฉบับใด หน้าใด")
    by = models.ForeignKey(User, on_delete=models.PROTECT, editable=False, verbose_name="ผู้แก้ไข")
    at = models.DateTimeField("เมื่อ", auto_now_add=True)

    objects = RuleCorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "การแก้ไขหลักเกณฑ์"
        verbose_name_plural = "การแก้ไขหลักเกณฑ์"
        ordering: ClassVar[list[str]] = ["fiscal_year", "pk"]

    def __str__(self) -> str:
        return f"แก้ไขหลักเกณฑ์ปี {self.fiscal_year}"
