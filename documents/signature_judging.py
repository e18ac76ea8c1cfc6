"""What one signature in a PDF is worth; documents.signing.verify puts them together."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import islice
from typing import Any

from asn1crypto import cms, x509  # type: ignore[import-untyped]  # it has no types
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    FormUpdatingRule,
    GenericFieldModificationRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
)
from pyhanko.sign.validation import EmbeddedPdfSignature, SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from documents.authority import Trust
from documents.certificates import bounded, fingerprint
from documents.form_fields import FormField, entry
from documents.signature_reports import Problem, SignatureReport

LONGEST_TEXT = 1000  # letters of a name or a capacity that are believed and shown; ours have a third of that
LONGEST_CAPACITY = 10  # lines

# What may follow a signature. As pyHanko's own rules, save that no drawing may be written over: they would allow it,
# and take every drawing for written over that is older than the signature, which a seal that locks all then refuses.
_RULES = StandardDiffPolicy(
    global_rules=DEFAULT_DIFF_POLICY.global_rules,
    form_rule=FormUpdatingRule(
        [
            SigFieldCreationRule(),  # type: ignore[no-untyped-call]  # pyHanko's gap
            SigFieldModificationRule(allow_in_place_appearance_stream_changes=False),
            GenericFieldModificationRule(allow_in_place_appearance_stream_changes=False),
        ]
    ),
)

# Private keys in the signature dictionary (ISO 32000-1, annex E), signed like all of it: a certificate's texts are
# bounded and of one line, a capacity is often neither.
CAPACITY = generic.NameObject("/ITAP_Capacity")
ORGANISATION = generic.NameObject("/ITAP_Organisation")


def judged(reader: PdfFileReader, field: FormField, trust: Trust) -> tuple[int, SignatureReport]:
    """The revision that made the signature, and what it is worth; unreadable ones come first."""
    try:
        embedded = EmbeddedPdfSignature(reader, field.dictionary, field.name)
        time = embedded.self_reported_timestamp
        time = time if time and time.tzinfo else None
        signers = context_of((*trust.roots, *trust.persons), time)
        with ThreadPoolExecutor(1) as thread:
            status = thread.submit(
                validate_pdf_signature, embedded, signers, context_of(trust.clocks, time), diff_policy=_RULES
            ).result()
        name, capacity, organisation = _texts(embedded)
        issuer, own = _issuer(status.validation_path, trust)
    except Exception:
        return -1, SignatureReport(field.name, "", (), "", None, False, False, False, Problem.UNREADABLE)
    problem = Problem.NONE
    if not (status.intact and status.valid and is_padded_by_nothing(embedded)):
        problem = Problem.ALTERED
    elif not (status.docmdp_ok and status.seed_value_ok) or embedded.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        problem = Problem.MODIFIED
    stamp = status.timestamp_validity
    return embedded.signed_revision, SignatureReport(
        field=field.name,
        name=name,
        capacity=capacity,
        organisation=organisation,
        time=time,
        valid=not problem,
        trusted=bool(status.trusted and issuer) and not problem,
        covers_everything=embedded.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        problem=problem,
        issuer=issuer,
        own=own,
        stamped=stamp.timestamp if stamp and stamp.valid and stamp.intact and stamp.trusted else None,
    )


def is_padded_by_nothing(embedded: EmbeddedPdfSignature) -> bool:
    """The hole left for a signature is the one place outside the signed bytes: only zeros may fill it up."""
    content = embedded.pkcs7_content
    return not content[len(cms.ContentInfo.load(content).dump()) :].strip(b"\0")


def context_of(roots: Sequence[bytes], time: datetime | None) -> ValidationContext:
    """What judges certificates under these roots as of a moment; it never fetches."""
    return ValidationContext(
        trust_roots=[x509.Certificate.load(root) for root in roots], moment=time, allow_fetching=False
    )


def _issuer(path: Any, trust: Trust) -> tuple[str, bool]:
    """The fingerprint of the certificate that vouches for the signer's, and whether that is the person's own.

    Empty where nobody vouches: a municipality's authority does so in its own name only.
    """
    certificates = list(path or ())
    if len(certificates) < 2:
        return "", False
    anchor, issuer, certificate = certificates[0], certificates[-2], certificates[-1]
    own = anchor.dump() not in trust.roots
    names = {item.subject.native.get("organization_name") for item in (issuer, certificate)}
    if not own and issuer is not anchor and len(names) > 1:
        return "", False
    return fingerprint(issuer.dump()), own


def _texts(embedded: EmbeddedPdfSignature) -> tuple[str, tuple[str, ...], str]:
    """Name, capacity and organisation: anyone can write the dictionary, so it must agree with the certificate."""
    subject, dictionary = embedded.signer_cert.subject.native, embedded.sig_object
    name, lines, organisation = (entry(dictionary, key) for key in ("/Name", CAPACITY, ORGANISATION))
    certified = [str(subject.get(kind, ""))[:LONGEST_TEXT] for kind in ("common_name", "title", "organization_name")]
    told_name = str(name) if isinstance(name, str) else ""
    told_lines = tuple(str(line) for line in islice(lines, LONGEST_CAPACITY)) if isinstance(lines, list) else ()
    told_organisation = str(organisation) if isinstance(organisation, str) else ""
    return (
        told_name if _agree(told_name, certified[0]) else certified[0],
        told_lines if _agree(" ".join(told_lines), certified[1]) else tuple(filter(None, certified[1:2])),
        told_organisation if _agree(told_organisation, certified[2]) else certified[2],
    )


def _agree(told: str, certified: str) -> bool:
    return len(told) <= LONGEST_TEXT and bounded(told) == certified
