"""Official papers: each version a frozen copy of what it says and one PDF file under its hash."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

import documents.kept_files  # noqa: F401 - so that Django finds its rows
from accounts.models import Municipality, Unit, User
from accounts.tenancy import TenantManager, TenantModel, TenantQuerySet
from documents.transitions import UNFINISHED, State

_CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is mistaken for another, read aloud or off paper
CODE_LENGTH, HEADING_LENGTH, ALT_LENGTH = 12, 300, 500
HIGHEST_NUMBER = 999_999  # of an official letter in one year


def new_code() -> str:
    """A verification code that cannot be guessed: 12 characters, about 59 bits."""
    return "".join(secrets.choice(_CODE_ALPHABET) for _ in range(CODE_LENGTH))


def spelled(code: str) -> str:
    """A code as papers and pages show it, in groups of four."""
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


class PaperKind(models.TextChoices):
    """The four papers of a year."""

    ANALYSIS = "analysis", "รายงานการวิเคราะห์ผลการประเมิน"
    PLAN = "plan", "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ"
    IMPLEMENTATION = "implementation", "รายงานผลการดำเนินการ"
    MEMO = "memo", "บันทึกข้อความ"


# The variants of each kind, the default first.
VARIANTS: dict[str, tuple[tuple[str, str], ...]] = {
    PaperKind.ANALYSIS: (("narrative", "แบบบรรยาย"), ("by-question", "แบบรายข้อคำถาม")),
    PaperKind.PLAN: (("", "แบบห้าคอลัมน์"), ("by-indicator", "แบบรายตัวชี้วัด")),
    PaperKind.IMPLEMENTATION: (("by-measure", "เรียงตามมาตรการ"), ("by-theme", "จัดกลุ่มตามประเด็น")),
    PaperKind.MEMO: (
        ("implementation", "นำส่งรายงานผลการดำเนินการ"),
        ("analysis", "นำส่งรายงานการวิเคราะห์"),
        ("plan", "นำส่งแผน"),
    ),
}


class PaperQuerySet(TenantQuerySet["Paper"]):
    """Papers with what a list shows of them."""

    def with_versions(self) -> PaperQuerySet:
        """Versions, newest first, and how each was submitted: two queries, whatever the number of papers."""
        return self.prefetch_related("versions__submission")


class PaperManager(TenantManager["Paper"]):
    """The scoped manager, answering with `PaperQuerySet`."""

    queryset_class = PaperQuerySet

    def with_versions(self) -> PaperQuerySet:
        return self.get_queryset().with_versions()  # type: ignore[attr-defined, no-any-return]  # queryset_class says so


class Paper(TenantModel):
    """One paper of a municipality, in as many versions as were made; none yet while it is only being composed.
    `fiscal_year` is the year the paper is about."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField("ประเภทเอกสาร", max_length=20, choices=PaperKind.choices)
    variant = models.CharField("รูปแบบ", max_length=20, blank=True)
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ")
    # The keys of its sections in the office's order; empty, and for keys that are not in it, the kind's own order.
    section_order: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)

    objects: ClassVar[PaperManager] = PaperManager()

    class Meta(TenantModel.Meta):
        verbose_name = "เอกสาร"
        verbose_name_plural = "เอกสาร"
        ordering: ClassVar[list[str]] = ["-fiscal_year", "kind", "variant"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "kind", "variant", "fiscal_year"], name="paper_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ปีงบประมาณ พ.ศ. {self.fiscal_year}"

    @property
    def about(self) -> str:
        """The kind of paper whose matter it is: for a memo, that of the paper it sends up."""
        return self.variant if self.kind == PaperKind.MEMO else self.kind

    @property
    def work_year(self) -> int:
        """The year of work that it belongs to: that of its plan, which answers the result an analysis is about."""
        return self.fiscal_year + (self.about == PaperKind.ANALYSIS)

    @property
    def variant_label(self) -> str:
        """The variant in Thai; empty where the kind has only one."""
        return dict(VARIANTS[self.kind])[self.variant]


class PaperSection(TenantModel):
    """What an office changed of one section of a paper; without a row the product's own wording stands.

    Where `is_own`, heading and text are the office's, with fields as names in braces. `inherited` marks words that came
    from another paper and that nobody has read for this one. `picture` is the hash of a stored picture below the text,
    `picture_size` its bytes where somebody brought it here, `alt` what it shows, for those who do not see it; empty,
    its caption says it. `columns_left_out`: keys of its tables' columns that are not printed. `version` counts saves.
    """

    tenant_path, bytes_column = "paper__municipality", "picture_size"

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="sections")
    key = models.CharField(max_length=30)
    included = models.BooleanField(default=True)
    is_own = models.BooleanField(default=False)
    heading = models.CharField("หัวข้อ", max_length=HEADING_LENGTH, blank=True)
    text = models.TextField("ข้อความ", blank=True)
    inherited = models.BooleanField(default=False)
    columns_left_out: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    picture = models.CharField("ภาพ", max_length=64, blank=True)
    picture_size = models.PositiveIntegerField(default=0)
    caption = models.CharField("คำบรรยายภาพ", max_length=HEADING_LENGTH, blank=True)
    alt = models.CharField("ภาพนี้แสดงอะไร", max_length=ALT_LENGTH, blank=True)
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(TenantModel.Meta):
        verbose_name = "ส่วนของเอกสาร"
        verbose_name_plural = "ส่วนของเอกสาร"
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["paper", "key"], name="section_once_per_paper"),
        ]

    def __str__(self) -> str:
        return self.heading or self.key


class PaperSectionRevision(TenantModel):
    """A section as one save left it: its words, whether they are the office's, whether it is printed."""

    tenant_path = "section__paper__municipality"

    section = models.ForeignKey(PaperSection, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    content: models.JSONField[Any, Any] = models.JSONField()

    class Meta(TenantModel.Meta):
        ordering: ClassVar[list[str]] = ["-version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["section", "version"], name="section_revision_once_per_version"),
        ]

    def __str__(self) -> str:
        return f"รุ่นที่ {self.version}"


class MemoHead(TenantModel):
    """What an office wrote of a memo's head; without a row, and where a column is empty, the product's own stands.

    `number` None: the register's next, taken when the memo is submitted. `date` None: the day the drafter signs.
    `references` and `attachments` hold one item a line. `with_report`: the report stands in the same file, in
    `report_variant`, the kind's first where it is empty. `inherited` and `version` as those of a section.
    """

    tenant_path = "paper__municipality"

    paper = models.OneToOneField(Paper, on_delete=models.CASCADE, related_name="head")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="หน่วยงาน")
    telephone = models.CharField("โทร.", max_length=60, blank=True)
    number = models.PositiveIntegerField("เลขที่หนังสือ", null=True)
    date = models.DateField("วันที่ของหนังสือ", null=True)
    subject = models.CharField("เรื่อง", max_length=500, blank=True)
    addressee = models.CharField("เรียน", max_length=200, blank=True)
    references = models.TextField("อ้างถึง", blank=True)
    attachments = models.TextField("สิ่งที่ส่งมาด้วย", blank=True)
    with_report = models.BooleanField("แนบรายงานในไฟล์เดียวกัน", default=True)
    report_variant = models.CharField("รูปแบบของรายงาน", max_length=20, blank=True)
    inherited = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(TenantModel.Meta):
        verbose_name = "หัวบันทึก"
        verbose_name_plural = "หัวบันทึก"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(number__range=(1, HIGHEST_NUMBER)), name="letter_number_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"หัวบันทึกของ{self.paper}"


class MemoHeadRevision(TenantModel):
    """A memo's head as one save left it, its unit by name."""

    tenant_path = "head__paper__municipality"

    head = models.ForeignKey(MemoHead, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    content: models.JSONField[Any, Any] = models.JSONField()

    class Meta(TenantModel.Meta):
        ordering: ClassVar[list[str]] = ["-version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["head", "version"], name="head_revision_once_per_version"),
        ]

    def __str__(self) -> str:
        return f"รุ่นที่ {self.version}"


class OfficeFont(TenantModel):
    """One face of the TH Sarabun that a municipality uploaded; its papers are printed in it once the needed are there.
    The file, and a line printed in it as a picture, lie under their hashes for as long as a version names them."""

    class Face(models.TextChoices):
        REGULAR = "regular", "ตัวธรรมดา"
        BOLD = "bold", "ตัวหนา"
        ITALIC = "italic", "ตัวเอน"
        BOLD_ITALIC = "bold-italic", "ตัวหนาเอน"

    NEEDED: ClassVar[frozenset[str]] = frozenset({Face.REGULAR, Face.BOLD})
    bytes_column = "size"

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="fonts")
    face = models.CharField("แบบตัวอักษร", max_length=11, choices=Face.choices)
    family = models.CharField("ชื่อฟอนต์", max_length=100)
    sha256 = models.CharField(max_length=64)
    picture = models.CharField(max_length=64)
    size = models.PositiveIntegerField(default=0)  # bytes of both
    added_at = models.DateTimeField("เพิ่มเมื่อ", auto_now=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(TenantModel.Meta):
        verbose_name = "ฟอนต์ของเอกสาร"
        verbose_name_plural = "ฟอนต์ของเอกสาร"
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "face"], name="font_face_once"),
        ]

    def __str__(self) -> str:
        return f"{self.family} {self.get_face_display()}"


class PaperVersion(TenantModel):
    """One version of a paper: `content` is frozen when it is made and is all that the PDF says.

    State: `queued` — waits for a worker; `rendering` — a worker is at it, see `progress` (per cent); `ready` — `sha256`
    names its current file, which grows by each signature; `failed` — `error` says why, it can be tried again;
    `cancelled` — someone stopped it before it was ready. The moves are in documents/transitions.py.
    """

    STATES: ClassVar[list[tuple[str, str]]] = [
        (State.QUEUED, "รอจัดทำ"),
        (State.RENDERING, "กำลังจัดทำ"),
        (State.READY, "จัดทำแล้ว"),
        (State.FAILED, "จัดทำไม่สำเร็จ"),
        (State.CANCELLED, "ยกเลิก"),
    ]

    tenant_path = "paper__municipality"

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("ฉบับที่")
    code = models.CharField("รหัสตรวจสอบ", max_length=CODE_LENGTH, unique=True, default=new_code)
    content: models.JSONField[Any, Any] = models.JSONField("เนื้อหา")
    state = models.CharField("สถานะ", max_length=10, choices=STATES, default=State.QUEUED)
    progress = models.PositiveSmallIntegerField("ความคืบหน้า (%)", default=0)
    error = models.CharField(max_length=300, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField("จำนวนหน้า", null=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True)
    made_at = models.DateTimeField("จัดทำเมื่อ", auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)

    class Meta(TenantModel.Meta):
        verbose_name = "ฉบับของเอกสาร"
        verbose_name_plural = "ฉบับของเอกสาร"
        ordering: ClassVar[list[str]] = ["paper", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["paper", "number"], name="paper_version_once"),
            models.CheckConstraint(
                condition=~Q(state="ready") | (~Q(sha256="") & Q(pages__isnull=False)), name="ready_version_has_a_file"
            ),
            models.CheckConstraint(condition=Q(progress__lte=100), name="progress_is_a_percentage"),
        ]

    def __str__(self) -> str:
        return f"{self.paper} ฉบับที่ {self.number}"

    @property
    def is_ready(self) -> bool:
        return self.state == State.READY

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED

    @property
    def printed_code(self) -> str:
        """The code as papers print it: ABCD-EFGH-JKMN."""
        return spelled(self.code)

    @property
    def filename(self) -> str:
        """A name for the downloaded file, plain ASCII."""
        paper = self.paper
        return f"ita-{paper.kind}-{paper.municipality.code}-{paper.fiscal_year}-v{self.number}.pdf"


class DraftPages(TenantModel):
    """A paper's pages as they would look now, made while it is composed, for one person's eyes.

    A person has one set, of whatever paper; the next takes its place, all go within the hour. Until `pdf` and `pages`
    are ready they are None; `error` says why they will not be. Cancelling takes the row away."""

    tenant_path = "paper__municipality"

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="draft_pages")
    asked_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    content: models.JSONField[Any, Any] = models.JSONField()
    progress = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    pdf = models.BinaryField(null=True)
    pages = models.PositiveSmallIntegerField(null=True)

    class Meta(TenantModel.Meta):
        ordering: ClassVar[list[str]] = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["paper", "asked_by"], name="draft_pages_once_per_person"),
            models.CheckConstraint(
                condition=Q(pdf__isnull=True, pages__isnull=True) | Q(pdf__isnull=False, pages__isnull=False),
                name="draft_pages_are_counted",
            ),
        ]

    def __str__(self) -> str:
        return f"ร่าง {self.paper}"

    @property
    def is_unfinished(self) -> bool:
        return self.pages is None and not self.error


class WordFile(TenantModel):
    """A version as a Word file, made when somebody first asks for it; as a version it is queued, rendering, ready with
    its `sha256`, or failed: then it is asked for again."""

    tenant_path = "version__paper__municipality"

    version = models.OneToOneField(PaperVersion, on_delete=models.CASCADE, related_name="word")
    state = models.CharField(max_length=10, choices=PaperVersion.STATES, default=State.QUEUED)
    sha256 = models.CharField(max_length=64, blank=True)
    touched_at = models.DateTimeField(auto_now=True)

    class Meta(TenantModel.Meta):
        verbose_name = "ไฟล์ Word"
        verbose_name_plural = "ไฟล์ Word"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=(Q(state="ready") & ~Q(sha256="")) | (~Q(state="ready") & Q(sha256="")),
                name="ready_word_file_has_a_file",
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_ready(self) -> bool:
        return self.state == State.READY

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED

    @property
    def filename(self) -> str:
        return f"{self.version.filename.removesuffix('.pdf')}.docx"
