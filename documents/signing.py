"""Electronic signatures in PDF papers: PAdES baseline B (ETSI EN 319 142-1), each one an incremental update.

Pure of Django: bytes in, bytes out. The order of a paper's life: `add_fields` once, `sign` with certify=True, `sign`
for each further signatory, `sign` of the sealing field last, perhaps a document timestamp (documents.long_term);
`verify` at any time.

pyHanko needs an event loop of its own, which gets a thread of its own here: a caller within a running loop gets the
right answer, not a refusal mistaken for a broken paper. All three functions block; sign in the worker.
"""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from itertools import islice
from typing import Protocol

from asn1crypto import algos, x509  # type: ignore[import-untyped]  # it has no types
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.form_tools import annot_width_height
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
    append_signature_field,
)
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers import Signer as PyHankoSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from documents.authority import AuthorityError, Signer, SigningKey, Trust
from documents.certificates import is_signature_of
from documents.drawing import FILLED, Drawing, fill_text
from documents.form_fields import fields_of, locked_texts, text_field, words_field
from documents.pdf_bounds import FIELDS
from documents.signature_fields import WORDS
from documents.signature_judging import CAPACITY, ORGANISATION, judged
from documents.signature_reports import (
    NotAPdf,
    Problem,
    VerificationReport,
    without_signatures,
)
from documents.timestamp_judging import preserved_at
from documents.trail_marks import TRAIL, written

DIGEST = "sha256"
TIMESTAMP_WITHIN = 5  # seconds; the submission is locked meanwhile


class Refusal(StrEnum):
    """Why a paper could not be signed."""

    BROKEN = "broken"  # the paper or the appearance is no readable PDF
    ENCRYPTED = "encrypted"
    FIELD_MISSING = "field_missing"
    FIELD_INVALID = "field_invalid"  # a box without area, off the pages, or a name that is taken or unusable
    ALREADY_SIGNED = "already_signed"  # the field; or the paper, where it must still be unsigned
    SEALED = "sealed"  # the sealing signature allows no further one
    NO_TIMESTAMP = "no_timestamp"  # the timestamp server did not answer as it should


class SigningError(Exception):
    """A paper could not be signed; `reason` says why."""

    def __init__(self, reason: Refusal, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason


@dataclass(frozen=True)
class FieldBox:
    """Where a signature goes: `page` from 0, edges in PDF points from the page's bottom-left corner.

    Edges are rounded to whole points, less than 0.2 mm: pyHanko lays out appearances in whole points, and would
    stretch one in a box of broken size. `name` is the field's name: not empty, without a full stop.
    """

    name: str
    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Signatory:
    """Who signs. `capacity` in lines: own position; or own position, "รักษาราชการแทน", position acted for.

    `trail`: number and hash of the last entry of the organisation's audit chain, which is signed with the rest.
    """

    name: str
    capacity: tuple[str, ...]
    organisation: str
    trail: tuple[int, str] | None = None


@dataclass(frozen=True)
class Words:
    """What goes into a text field, as text for readers of every kind, and as a PDF whose first page shows it."""

    text: str
    drawing: bytes


NOTHING_TOLD: Mapping[str, Words] = {}


class Vouching(Protocol):
    """What vouches for signatures: an authority, or what is known of it without its key."""

    @property
    def trust(self) -> Trust: ...


def add_fields(pdf: bytes, boxes: Sequence[FieldBox], seal: str) -> bytes:
    """`pdf` with an empty signature field for each box, the one named `seal` set to lock the whole paper.

    They must all exist before the first signature, which forbids new ones. Raises SigningError.
    """
    if seal not in [box.name for box in boxes]:
        raise SigningError(Refusal.FIELD_MISSING, seal)
    with writer_of(pdf) as writer:
        if any(field.signed for field in fields_of(writer)):
            raise SigningError(Refusal.ALREADY_SIGNED)
        taken = {field.name for field in fields_of(writer)}
        pages = int(writer.root["/Pages"]["/Count"])
        for box in boxes:
            left, bottom, right, top = (round(edge) for edge in (box.left, box.bottom, box.right, box.top))
            if box.name in taken or not box.name or "." in box.name:
                raise SigningError(Refusal.FIELD_INVALID, f"the name {box.name!r}")
            if not (0 <= box.page < pages and left < right and bottom < top):
                raise SigningError(Refusal.FIELD_INVALID, f"the place of {box.name!r}")
            taken.add(box.name)
            lock = FieldMDPSpec(FieldMDPAction.ALL) if box.name == seal else None
            specification = SigFieldSpec(
                box.name,
                on_page=box.page,
                box=(left, bottom, right, top),
                field_mdp_spec=lock,
                doc_mdp_update_value=MDPPerm.NO_CHANGES if lock else None,
                readable_field_name=box.name,
            )
            append_signature_field(writer, specification)
        output = BytesIO()
        writer.write(output)  # type: ignore[no-untyped-call]  # pyHanko's gap
        return output.getvalue()


def field_size(pdf: bytes, field: str) -> tuple[float, float]:
    """Width and height of a field's box in points, for drawing its appearance. Raises SigningError."""
    with writer_of(pdf) as writer:
        for found in fields_of(writer):
            if found.name == field:
                width, height = annot_width_height(found.dictionary)
                return float(width), float(height)
    raise SigningError(Refusal.FIELD_MISSING, field)


def words_size(pdf: bytes, field: str) -> tuple[float, float] | None:
    """Width and height in points of the text field for a signature's words; None where the paper has none."""
    return text_size(pdf, WORDS + field)


def text_size(pdf: bytes, name: str) -> tuple[float, float] | None:
    """Width and height in points of a text field; None where the paper has none of this name."""
    with writer_of(pdf) as writer:
        found = text_field(writer, name)
        return None if found is None else tuple(map(float, annot_width_height(found)))  # type: ignore[return-value]  # two numbers


def sign(
    pdf: bytes,
    field: str,
    signatory: Signatory,
    signer: Signer,
    *,
    at: datetime,
    appearance: bytes,
    words: Words | None = None,
    told: Mapping[str, Words] = NOTHING_TOLD,
    reason: str = "",
    certify: bool = False,
    timestamps: str = "",
) -> bytes:
    """`pdf` with the empty `field` signed by `signatory` at `at` (aware; the claimed time).

    `signer` finds the key. `timestamps` is the address of a server (RFC 3161) that confirms the time, baseline B-T; a
    signature without its confirmation is refused.

    `appearance` is a PDF whose first page is drawn in the field's box, as large as fits, centred, undistorted.
    `words` go into the text field beside it, `told` into the other text fields that the signature locks, by their
    names; a paper with such fields must get what goes into them.
    `certify`, for the first signature only, allows further signatures and forbids all else (DocMDP FILL_FORMS).
    `pdf` is an exact prefix of the result. Raises SigningError, and AuthorityError where no certificate is to be had.
    """
    if at.tzinfo is None:
        raise ValueError("the time of signing must be aware")
    with writer_of(pdf) as writer:
        fields = {found.name: found for found in fields_of(writer)}
        if field not in fields:
            raise SigningError(Refusal.FIELD_MISSING, field)
        if any(found.signed and found.locks for found in fields.values()):
            raise SigningError(Refusal.SEALED, field)
        if fields[field].signed or (certify and any(found.signed for found in fields.values())):
            raise SigningError(Refusal.ALREADY_SIGNED, field)
        if (words_field(writer, field) is None) != (words is None):
            raise SigningError(Refusal.FIELD_MISSING, f"{WORDS}{field}")
        texts = told if words is None else {**told, WORDS + field: words}
        if told.keys() != locked_texts(fields[field]) - {WORDS + field}:
            raise SigningError(Refusal.FIELD_MISSING, ", ".join(sorted(texts)))
        for name, said in texts.items():
            if (place := text_field(writer, name)) is None:
                raise SigningError(Refusal.FIELD_MISSING, name)
            fill_text(writer, place, said.text, said.drawing)
        key = signer.issue(signatory.name, " ".join(signatory.capacity), signatory.organisation, at)
        width, height = annot_width_height(fields[field].dictionary)
        pdf_signer = PdfSigner(
            PdfSignatureMetadata(
                field_name=field,
                md_algorithm=DIGEST,
                name=signatory.name,
                reason=reason or None,
                certify=certify,
                subfilter=SigSeedSubFilter.PADES,
                # Without certify this speaks only of a field with a lock, the seal.
                docmdp_permissions=MDPPerm.FILL_FORMS if certify else MDPPerm.NO_CHANGES,
            ),
            _KeySigner(key),
            timestamper=HTTPTimeStamper(timestamps, timeout=TIMESTAMP_WITHIN) if timestamps else None,
            stamp_style=StaticStampStyle(
                background=Drawing(appearance, BoxConstraints(width, height)),
                background_layout=FILLED,
                border_width=0,
            ),
        )
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, _sign(pdf_signer, writer, signatory, at)).result()


def verify(pdf: bytes, authority: Vouching | None) -> VerificationReport:
    """Judge all signatures in `pdf`, whoever made it; without an authority none is trusted.

    Never fetches anything, and never fails on what it reads, save NotAPdf. A certificate is judged at the claimed
    time: its key lived for that moment only, so the answer depends on the bytes, not on today.
    """
    if b"%PDF-" not in pdf[:1024]:
        raise NotAPdf
    try:
        reader = PdfFileReader(BytesIO(pdf))
        if reader.encrypted:
            return without_signatures(Problem.ENCRYPTED)
        fields = list(islice(fields_of(reader), FIELDS + 1))
    except Exception:
        return without_signatures(Problem.BROKEN)
    if len(fields) > FIELDS:
        return without_signatures(Problem.EXCESSIVE)
    signed = [field for field in fields if field.signed and not field.stamps]
    trust = authority.trust if authority else Trust()
    in_order = sorted((judged(reader, field, trust) for field in signed), key=lambda item: item[0])
    reports = tuple(report for _, report in in_order)
    if not reports:
        return without_signatures(Problem.UNSIGNED)
    problem = next((report.problem for report in reports if not report.valid), Problem.NONE)
    preserved = None
    if not problem and not reports[-1].covers_everything:
        # Nothing else is ever added to a signed paper, so even a harmless later revision is not ours.
        last = next(field for field in signed if field.name == reports[-1].field)
        preserved = preserved_at(reader, last, trust)
        problem = Problem.NONE if preserved else Problem.APPENDED
    return VerificationReport(not problem, reports, problem, preserved)


class _Writer(IncrementalPdfFileWriter):
    """Leaves the metadata as they are: pyHanko would write them anew at each signing, and lose what they claim."""

    def _update_meta(self) -> None:
        pass


@contextmanager
def writer_of(pdf: bytes) -> Iterator[IncrementalPdfFileWriter]:
    """What adds a revision to `pdf`; whatever goes wrong with it is raised as SigningError."""
    try:
        writer = _Writer(BytesIO(pdf))
        if writer.prev.encrypted:
            raise SigningError(Refusal.ENCRYPTED)
        yield writer
    except (SigningError, AuthorityError):
        raise
    except TimestampRequestError as error:
        raise SigningError(Refusal.NO_TIMESTAMP, str(error)) from error
    except Exception as error:  # pyHanko names no closed set for what it cannot read
        raise SigningError(Refusal.BROKEN, str(error)) from error


class _KeySigner(PyHankoSigner):
    """A signing key as pyHanko wants it."""

    def __init__(self, key: SigningKey) -> None:
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # pyHanko's gap
        store.register_multiple(map(x509.Certificate.load, key.chain))
        certificate = x509.Certificate.load(key.certificate)
        super().__init__(
            signing_cert=certificate,
            cert_registry=store,
            signature_mechanism=algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa"}),
        )
        self._signing_key = key
        self._certificate = certificate
        self._length = certificate.public_key.byte_size

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        assert digest_algorithm == DIGEST
        if dry_run:  # only the length counts, and a person's device need not be asked for it
            return bytes(self._length)
        signature = self._signing_key.sign(data)
        # Whoever holds the key elsewhere may answer anything, and nothing can be taken out of a signed file again.
        if not is_signature_of(self._certificate, signature, data):
            raise AuthorityError("what answered for the key is no signature of its certificate")
        return signature


async def _sign(signer: PdfSigner, writer: IncrementalPdfFileWriter, signatory: Signatory, at: datetime) -> bytes:
    # pyHanko's steps one by one: its sign_pdf takes the time from the clock, and no entries of our own.
    session = signer.init_signing_session(writer, existing_fields_only=True)
    session.system_time = at
    size = await session.estimate_signature_container_size(None)
    document = session.prepare_tbs_document(None, size)
    signature = session.sig_field["/V"]
    signature[CAPACITY] = generic.ArrayObject(generic.pdf_string(line) for line in signatory.capacity)
    signature[ORGANISATION] = generic.pdf_string(signatory.organisation)
    if signatory.trail:
        signature[TRAIL] = written(signatory.trail)
    output = BytesIO()
    prepared, _ = document.digest_tbs_document(output=output)
    await document.perform_signature(prepared.document_digest, PdfCMSSignedAttributes(signing_time=at))
    return output.getvalue()
