"""One sentence on a paper or a file for whoever asks: what it is, and what to make of it.

Green is for a file that is, byte for byte, a current paper. A code alone proves that such a paper exists, not that the
sheet in somebody's hand is it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.timezone import localdate

from approvals.models import Submission
from approvals.transitions import State
from approvals.verification.public_papers import Verified, superseded_on
from documents.signature_reports import Problem
from thai.dates import long_date


class Tone(StrEnum):
    """`genuine` — this very file holds; `exists` — such a paper holds; `passed` — it does not any more, or not yet;
    `false` — not to be believed; `unsaid` — nothing can be said of it."""

    GENUINE = "genuine"
    EXISTS = "exists"
    PASSED = "passed"
    FALSE = "false"
    UNSAID = "unsaid"


@dataclass(frozen=True)
class PublicVerdict:
    """`title` is the whole verdict; `advice` what to do with it; `link` the words for the true paper's page, if any."""

    tone: Tone
    title: str
    advice: tuple[str, ...]
    link: str = ""
    status: int = 200


CANNOT = PublicVerdict(
    Tone.UNSAID,
    "ขณะนี้ตรวจเอกสารนี้ไม่ได้",
    ("ยังไม่ได้แปลว่าเอกสารของท่านปลอม ไฟล์หรือกุญแจที่ระบบเก็บไว้มีปัญหา ผู้ดูแลระบบได้รับแจ้งแล้ว",),
    status=503,
)


def of_unknown(code: str) -> PublicVerdict:
    """On a code under which nothing was made public; as typed, or empty."""
    return PublicVerdict(
        Tone.UNSAID,
        f"ไม่พบเอกสารตามรหัสนี้ {code}".strip(),
        ("ระบบนี้ยังไม่เคยเผยแพร่เอกสารรหัสนี้ อย่าเพิ่งเชื่อเอกสารที่ถืออยู่",),
        status=404,
    )


def of_paper(submission: Submission, holds: Submission | None, signers: int) -> PublicVerdict:
    """On a public paper with so many signatures, asked for by its code; `holds` is the one that is in force today."""
    match submission.state:
        case State.SEALED:
            return PublicVerdict(
                Tone.EXISTS,
                "รหัสนี้เป็นของเอกสารจริง ซึ่งยังใช้อยู่",
                (
                    f"รหัส {submission.version.printed_code} · ลงนามครบ {signers} คน เมื่อ {_day(submission)}",
                    "กระดาษในมืออาจถูกแก้ได้ เทียบตัวเลขและชื่อกับหน้าข้างล่าง ถ้าต่างกัน ให้เชื่อหน้านี้",
                ),
            )
        case State.SUPERSEDED:
            return _superseded(submission, holds)
        case _:
            return _revoked(submission, holds)


def of_file(result: Verified, holds: Submission | None) -> PublicVerdict:
    """On a file that somebody sent."""
    if result.known:
        return _of_known(result, holds)
    if result.problem in {Problem.EXCESSIVE, Problem.UNFINISHED}:
        return PublicVerdict(Tone.UNSAID, "ไฟล์นี้ซับซ้อนเกินกว่าจะตรวจให้ได้", (result.found,))
    if result.claimed or any(signature.trusted for signature in result.signatures):
        return PublicVerdict(
            Tone.FALSE,
            "ไฟล์นี้ไม่ตรงกับฉบับจริง อย่าใช้",
            ("แม้ในไฟล์จะมีลายมือชื่อและ QR ของเอกสารจริง ก็ไม่ใช่เอกสารที่ลงนาม", result.found),
            link="เปิดฉบับจริงเพื่อเทียบ",
        )
    if result.names_ours:
        return PublicVerdict(
            Tone.FALSE,
            "ใช้ชื่อเทศบาล แต่ไม่ได้ออกจากระบบนี้ อย่าเชื่อชื่อในไฟล์",
            (result.found, "แจ้งเทศบาลเจ้าของชื่อว่าได้ไฟล์นี้มาจากที่ใด"),
        )
    if result.signatures:
        return PublicVerdict(Tone.UNSAID, "มีลายมือชื่อ แต่ไม่ได้ออกจากระบบนี้", ("ระบบนี้รับรองหรือปฏิเสธแทนไม่ได้",))
    return PublicVerdict(Tone.UNSAID, "ไม่ใช่เอกสารของระบบนี้", ("ระบบบอกไม่ได้ว่าจริงหรือปลอม", result.found))


def _of_known(result: Verified, holds: Submission | None) -> PublicVerdict:
    version = result.version
    if result.in_force:
        return PublicVerdict(
            Tone.GENUINE,
            "ไฟล์นี้เป็นฉบับจริง และยังใช้อยู่",
            ("ตรงกับไฟล์ที่ระบบลงนามไว้ทุกตัวอักษร",),
            link="เปิดหน้าของเอกสารนี้",
        )
    if result.problem not in {Problem.NONE, Problem.UNSIGNED}:
        return CANNOT  # of our own file this speaks of what is stored, not of what was sent
    if len(result.signatures) < result.places:
        return PublicVerdict(
            Tone.PASSED,
            "ยังลงนามไม่ครบ ยังไม่มีผล",
            (f"ลงนามแล้ว {len(result.signatures)} จาก {result.places} คน เป็นสำเนาระหว่างทาง",),
            link="เปิดหน้าของฉบับที่ลงนามครบ" if version else "",
        )
    if result.status == "superseded" and result.submission:
        return _superseded(result.submission, holds)
    if result.status == "revoked" and result.submission:
        return _revoked(result.submission, holds)
    if result.status == "current":
        return CANNOT
    return PublicVerdict(Tone.PASSED, "ลงนามครบแล้ว แต่ยังไม่มีผล", ("ระบบกำลังผนึกเอกสาร ลองตรวจอีกครั้งในไม่กี่นาที",))


def _superseded(submission: Submission, holds: Submission | None) -> PublicVerdict:
    until = superseded_on(submission)
    advice = (f"ใช้ถึง {long_date(localdate(until))}",) if until else ()
    if holds is None:
        return PublicVerdict(Tone.PASSED, "เอกสารจริง แต่เลิกใช้แล้ว", (*advice, "ฉบับที่มาแทนก็ถูกเพิกถอนแล้ว ยังไม่มีฉบับใหม่"))
    return PublicVerdict(Tone.PASSED, "เอกสารจริง แต่มีฉบับใหม่แทนแล้ว", advice, link=_opens(holds))


def _revoked(submission: Submission, holds: Submission | None) -> PublicVerdict:
    return PublicVerdict(
        Tone.FALSE,
        "เอกสารนี้ถูกเพิกถอน ใช้อ้างอิงไม่ได้",
        (
            f"เพิกถอนเมื่อ {_day(submission)}",
            f"เหตุผล: “{submission.reason}”",
            *(() if holds else ("ยังไม่มีฉบับใหม่แทน",)),
        ),
        link=_opens(holds) if holds else "",
    )


def _opens(holds: Submission) -> str:
    return f"เปิดฉบับที่ใช้อยู่ (ฉบับที่ {holds.version.number})"


def _day(submission: Submission) -> str:
    """The day on which it was sealed, or revoked."""
    return long_date(localdate(submission.finished_at)) if submission.finished_at else ""
