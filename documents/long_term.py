"""What a paper's signatures are checked by in later years, put into the paper itself. Pure of Django.

It goes in before the sealing signature, which covers it: nothing ever follows a seal (documents.signing.verify).
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from asn1crypto import crl, x509  # type: ignore[import-untyped]  # it ships no types
from pyhanko.sign.validation import DocumentSecurityStore

from documents.signing import Refusal, SigningError


def with_evidence(pdf: bytes, certificates: Sequence[bytes], lists: Sequence[bytes]) -> bytes:
    """`pdf` and a document security store (PAdES, ETSI EN 319 142-1, 5.4.2) with these certificates and lists, as DER.

    `pdf` is an exact prefix of the result; signatures that allow further ones allow this, too. Raises SigningError.
    """
    output = BytesIO(pdf)
    try:
        DocumentSecurityStore.add_dss(
            output,
            None,
            certs=[x509.Certificate.load(each) for each in certificates],
            crls=[crl.CertificateList.load(each) for each in lists],
        )
    except Exception as error:  # pyHanko names no closed set for what it cannot read
        raise SigningError(Refusal.BROKEN, str(error)) from error
    return output.getvalue()
