"""Who must approve a paper, and what each of them said and signed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

import approvals.old_papers.models  # noqa: F401 - so that Django finds its rows
from accounts.acting import ActingOrder
from accounts.models import ActingAppointment, Municipality, Position, Unit, User
from accounts.tenancy import TenantModel
from approvals.transitions import State
from documents.models import HIGHEST_NUMBER, Paper, PaperKind, PaperVersion

DRAFTERS_OPINION = 300  # letters; a drafter's place is low
USUAL_DAYS, MOST_DAYS = 3, 60  # that a paper waits before its signer is reminded
OPINION_LENGTH = 2000  # what fits into the place above a signature, in letters that can be read


class Route(TenantModel):
    """The way papers of one kind take from their drafter to the last signature; without a kind the municipality's usual
    one, which every kind takes that has none of its own."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="routes")
    kind = models.CharField("ประเภทเอกสาร", max_length=20, choices=PaperKind.choices, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "เส้นทางการเสนอ"
        verbose_name_plural = "เส้นทางการเสนอ"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "kind"], name="route_once_per_kind"),
        ]

    def __str__(self) -> str:
        return f"เส้นทางของ{self.get_kind_display()}" if self.kind else "เส้นทางปกติของเทศบาล"


class RouteStep(TenantModel):
    """One stop on the route: the position that decides and the words over its place in the paper."""

    tenant_path = "route__municipality"

    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField("ลำดับ")
    heading = models.CharField("ข้อความเหนือลายมือชื่อ", max_length=150, help_text="เช่น ความเห็นปลัดเทศบาล")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, verbose_name="ตำแหน่ง")

    class Meta(TenantModel.Meta):
        verbose_name = "ขั้นในเส้นทาง"
        verbose_name_plural = "ขั้นในเส้นทาง"
        ordering: ClassVar[list[str]] = ["order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["route", "order"], name="route_step_order_once"),
        ]

    def __str__(self) -> str:
        return self.heading


class Submission(TenantModel):
    """One version of a paper on its way.

    State: `in_review` — waits for the current step; `returned` — someone sent it back with a reason, a new version is
    needed; `withdrawn` — its drafter took it back; `approved` — everyone agreed, the last signatures are being put in;
    `sealed` — all signatures are in the file, the paper is in force and public; `superseded` — a newer version of the
    same paper was sealed; `revoked` — declared void after sealing. The moves are in approvals/transitions.py.

    `drafters` are the keys of the users who wrote what the version says, frozen when it was submitted
    (approvals.routes.rights.drafters_of).
    """

    STATES: ClassVar[list[tuple[str, str]]] = [
        (State.IN_REVIEW, "อยู่ระหว่างพิจารณา"),
        (State.RETURNED, "ส่งคืนแก้ไข"),
        (State.WITHDRAWN, "ถอนเรื่อง"),
        (State.APPROVED, "อนุมัติแล้ว กำลังลงลายมือชื่อ"),
        (State.SEALED, "ลงนามครบถ้วน"),
        (State.SUPERSEDED, "มีฉบับใหม่แทนแล้ว"),
        (State.REVOKED, "เพิกถอนแล้ว"),
    ]
    UNDER_WAY: ClassVar[tuple[str, ...]] = (State.IN_REVIEW, State.APPROVED)
    PUBLIC: ClassVar[tuple[str, ...]] = (State.SEALED, State.SUPERSEDED, State.REVOKED)

    tenant_path = "version__paper__municipality"

    version = models.OneToOneField(PaperVersion, on_delete=models.PROTECT, related_name="submission")
    state = models.CharField("สถานะ", max_length=12, choices=STATES, default=State.IN_REVIEW)
    reason = models.TextField("เหตุผล", blank=True)
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    drafters: models.JSONField[Any, Any] = models.JSONField(default=list)
    submitted_at = models.DateTimeField("เสนอเมื่อ", auto_now_add=True)
    finished_at = models.DateTimeField("สิ้นสุดเมื่อ", null=True)
    # The check list as it stood when it was submitted (approvals.checks.listing); None before lists were kept.
    checks: models.JSONField[Any, Any] = models.JSONField("ผลตรวจเมื่อเสนอ", null=True)

    class Meta(TenantModel.Meta):
        verbose_name = "เรื่องที่เสนอ"
        verbose_name_plural = "เรื่องที่เสนอ"
        ordering: ClassVar[list[str]] = ["-submitted_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(state__in=[State.RETURNED, State.REVOKED]) | ~Q(reason=""),
                name="returning_and_revoking_need_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.get_state_display()}"

    @property
    def current_step(self) -> SubmissionStep | None:
        """The step that must decide next; None when nobody must."""
        if self.state != State.IN_REVIEW:
            return None
        return next((step for step in self.steps.all() if step.decision == ""), None)

    @property
    def awaits_signature(self) -> bool:
        """Whether something was decided whose signature is not in the file yet."""
        return any(
            step.decision == SubmissionStep.Decision.APPROVED and step.signed_at is None for step in self.steps.all()
        )

    @property
    def is_public(self) -> bool:
        return self.state in self.PUBLIC


class OwnCertificate(TenantModel):
    """A person's own certificate to sign with in one municipality; a removed one has no key."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="own_certificates")
    fingerprint = models.CharField("ลายพิมพ์", max_length=64)
    certificates = models.TextField()  # PEM, from the person's up
    name = models.CharField("ชื่อในใบรับรอง", max_length=200)
    issuer = models.CharField("ผู้ออก", max_length=200)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    sealed = models.BinaryField(default=b"")  # the key, in a box that the worker opens
    proof = models.CharField(max_length=200, blank=True)  # the passphrase, hashed as passwords are
    added_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        verbose_name = "ใบรับรองของบุคคล"
        verbose_name_plural = "ใบรับรองของบุคคล"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["municipality", "user"], condition=Q(removed_at=None), name="one_own_certificate_a_person"
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) | Q(sealed=b"", proof=""), name="a_removed_certificate_has_no_key"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SubmissionStep(TenantModel):
    """One signature of a submission: the drafter's first (no position needed), then the route's, frozen when submitted.

    Decision: empty — not yet; `approved` — and a signature follows (`signed_at`, `sha256` of the file with it and the
    `report` on that file's signatures, or `signing_error` when it failed and will be tried again); `returned` — sent
    back, nothing is signed. A step signed before reports were stored has none until somebody first asks for it.
    `appointment` is the one by which somebody acting decided, `acting` its order as it stood then.
    `own` is the person's own certificate where it signs; its passphrase waits in a box for the worker until it has.
    """

    class Decision(models.TextChoices):
        APPROVED = "approved", "เห็นชอบ"
        RETURNED = "returned", "ส่งคืน"

    tenant_path = "submission__version__paper__municipality"

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    field = models.CharField(max_length=20)
    heading = models.CharField(max_length=150)
    position = models.ForeignKey(Position, on_delete=models.PROTECT, null=True)
    decision = models.CharField("ผลการพิจารณา", max_length=10, choices=Decision.choices, blank=True)
    opinion = models.CharField("ความเห็น", max_length=OPINION_LENGTH, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    name = models.CharField("ชื่อที่ลงนาม", max_length=150, blank=True)
    capacity: models.JSONField[Any, Any] = models.JSONField("ตำแหน่งที่ลงนาม", default=list)
    appointment = models.ForeignKey(ActingAppointment, on_delete=models.PROTECT, null=True, related_name="+")
    acting: models.JSONField[Any, Any] = models.JSONField("คำสั่งรักษาราชการแทน", null=True)
    signed_at = models.DateTimeField(null=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    report: models.JSONField[Any, Any] = models.JSONField("ผลตรวจลายมือชื่อ", null=True)
    signing_error = models.CharField(max_length=300, blank=True)
    own = models.ForeignKey(OwnCertificate, on_delete=models.PROTECT, null=True, related_name="+")
    passphrase = models.BinaryField(null=True)
    handed_over_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        verbose_name = "ขั้นการพิจารณา"
        verbose_name_plural = "ขั้นการพิจารณา"
        ordering: ClassVar[list[str]] = ["order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["submission", "order"], name="step_order_once"),
            models.CheckConstraint(
                condition=Q(decision="") | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="decision_has_a_person_and_a_time",
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True) | (Q(decision="approved") & ~Q(sha256="")),
                name="only_approved_steps_are_signed",
            ),
            models.CheckConstraint(
                condition=Q(passphrase=None) | Q(signed_at=None, own__isnull=False, handed_over_at__isnull=False),
                name="a_passphrase_waits_for_one_signature",
            ),
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def wants_passphrase(self) -> bool:
        """Whether its own certificate's passphrase is gone before it signed: the person types it again."""
        under_way = self.submission.state in {State.IN_REVIEW, State.APPROVED}
        return under_way and self.own_id is not None and self.signed_at is None and self.passphrase is None

    @property
    def acting_order(self) -> ActingOrder | None:
        """The order by which somebody acting decided, as it stood then."""
        return ActingOrder.from_json(self.acting) if self.acting else None

    @property
    def authors(self) -> dict[int | None, str]:
        """Whose work the paper is, and what they did of it: none of them may decide about it."""
        submission = self.submission
        authors: dict[int | None, str] = dict.fromkeys(submission.drafters, "เขียนหรือแก้ข้อความใน")
        authors[submission.submitted_by_id] = "เสนอ"
        if made_by := submission.version.made_by_id:
            authors[made_by] = "จัดทำ"
        return authors

    @property
    def decided(self) -> dict[int | None, str]:
        """Who decided another step of the same submission, and which: one person decides one step at most."""
        return {s.decided_by_id: s.heading for s in self.submission.steps.all() if s.decision and s.pk != self.pk}


class SignedScan(TenantModel):
    """A scan of a version that was printed and signed by hand, beside the original file; never in its place.

    The highest `number` is the one that counts; those it replaced stay, with who brought them and when.
    """

    tenant_path = "version__paper__municipality"
    bytes_column = "size"

    version = models.ForeignKey(PaperVersion, on_delete=models.PROTECT, related_name="scans")
    number = models.PositiveSmallIntegerField("ครั้งที่")
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField("ขนาด (ไบต์)")
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField("เพิ่มเมื่อ", auto_now_add=True)

    class Meta(TenantModel.Meta):
        verbose_name = "สำเนาที่ลงนามด้วยมือ"
        verbose_name_plural = "สำเนาที่ลงนามด้วยมือ"
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "number"], name="scan_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.version} สำเนาครั้งที่ {self.number}"


class SignerReminders(TenantModel):
    """After how many days of waiting a signer is reminded of a paper; without a row, the product's own number."""

    municipality = models.OneToOneField(Municipality, on_delete=models.PROTECT, related_name="signer_reminders")
    days = models.PositiveSmallIntegerField("เตือนเมื่อรอครบ (วัน)", default=USUAL_DAYS)

    class Meta(TenantModel.Meta):
        verbose_name = "การเตือนผู้ลงนาม"
        verbose_name_plural = "การเตือนผู้ลงนาม"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(days__range=(1, MOST_DAYS)), name="signers_are_reminded_within_sixty_days"
            ),
        ]

    def __str__(self) -> str:
        return f"เตือนผู้ลงนามเมื่อรอครบ {self.days} วัน"


class Publication(TenantModel):
    """Something of a year that a municipality shows on its public page, from when, and until when if it was taken back.

    A row is kept when it is withdrawn: the page says so. What is published again gets a row of its own.
    """

    class What(models.TextChoices):
        SCORES = "scores", "คะแนน"
        MEASURES = "measures", "มาตรการ"
        PAPER = "paper", "เอกสาร"

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="publications")
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ")
    what = models.CharField(max_length=10, choices=What.choices)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, related_name="publications")
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField("เหตุผล", blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "การเผยแพร่"
        verbose_name_plural = "การเผยแพร่"
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["municipality", "fiscal_year", "what"],
                condition=Q(withdrawn_at=None, paper=None),
                name="data_published_once",
            ),
            models.UniqueConstraint(
                fields=["paper"], condition=Q(withdrawn_at=None) & ~Q(paper=None), name="paper_published_once"
            ),
            models.CheckConstraint(
                condition=Q(what="paper", paper__isnull=False) | (~Q(what="paper") & Q(paper__isnull=True)),
                name="only_papers_name_a_paper",
            ),
            models.CheckConstraint(condition=Q(withdrawn_at=None) | ~Q(reason=""), name="taking_back_needs_a_reason"),
        ]

    def __str__(self) -> str:
        return str(self.paper or f"{self.get_what_display()} ปีงบประมาณ พ.ศ. {self.fiscal_year}")


class NumberSeries(TenantModel):
    """The register of one unit's letters in one calendar year (B.E.); without a unit, the municipality's own.

    `used_elsewhere`: up to this number letters went out that the portal does not know.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="number_series")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    year = models.PositiveSmallIntegerField("ปี พ.ศ.")
    used_elsewhere = models.PositiveIntegerField("ออกนอกระบบถึงเลข", default=0)

    class Meta(TenantModel.Meta):
        verbose_name = "ทะเบียนเลขหนังสือ"
        verbose_name_plural = "ทะเบียนเลขหนังสือ"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["unit", "year"], condition=Q(unit__isnull=False), name="one_register_per_unit_and_year"
            ),
            models.UniqueConstraint(
                fields=["municipality", "year"], condition=Q(unit__isnull=True), name="one_own_register_per_year"
            ),
            models.CheckConstraint(
                condition=Q(used_elsewhere__lte=HIGHEST_NUMBER), name="used_elsewhere_is_a_letter_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit or self.municipality} ปี {self.year}"


class LetterNumber(TenantModel):
    """A number taken by a memo that was submitted. Its corrections keep it: `version` is the latest of them."""

    tenant_path = "series__municipality"

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField("เลขที่")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="letter_numbers")
    version = models.OneToOneField(PaperVersion, on_delete=models.PROTECT, related_name="letter")
    prefix = models.CharField("รหัสตัวพยัญชนะ", max_length=30, blank=True)
    date = models.DateField("วันที่")
    subject = models.TextField("เรื่อง")

    class Meta(TenantModel.Meta):
        verbose_name = "เลขหนังสือ"
        verbose_name_plural = "เลขหนังสือ"
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["series", "number"], name="letter_number_once"),
            models.CheckConstraint(condition=Q(number__range=(1, HIGHEST_NUMBER)), name="letter_number_is_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}/{self.number}" if self.prefix else str(self.number)
