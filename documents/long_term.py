"""What a paper's signatures are checked by in later years, put into the paper itself. Pure of Django.

Certificates and lists go in before the sealing signature, which covers them (PAdES B-LT); a document timestamp after it
says when all of it was there (B-LTA). Nothing else ever follows a seal (documents.timestamp_judging).
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from asn1crypto import crl, x509  # type: ignore[import-untyped]  # it ships no types
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec
from pyhanko.sign.signers import DocumentTimestamp
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper
from pyhanko.sign.validation import DocumentSecurityStore

from documents.form_fields import fields_of
from documents.signing import DIGEST, TIMESTAMP_WITHIN, Refusal, SigningError, writer_of

STAMP = "Timestamp"  # the name of its field
TOLD = "ประทับเวลาทั้งเอกสาร"  # by screen readers
# It shows nothing. PDF/A wants such a widget printable, PDF/UA wants it tagged or outside the page.
_NOWHERE = InvisSigSettings(set_print_flag=True, box_out_of_bounds=True)


def with_evidence(pdf: bytes, certificates: Sequence[bytes], lists: Sequence[bytes]) -> bytes:
    """`pdf` and a document security store (PAdES, ETSI EN 319 142-1, 5.4.2) with these certificates and lists, as DER.

    `pdf` is an exact prefix of the result; signatures that allow further ones allow this, too. Raises SigningError.
    """
    output = BytesIO()
    with writer_of(pdf) as writer:
        DocumentSecurityStore.supply_dss_in_writer(
            writer,
            None,
            certs=[x509.Certificate.load(each) for each in certificates],
            crls=[crl.CertificateList.load(each) for each in lists],
        )
        writer.write(output)  # type: ignore[no-untyped-call]  # pyHanko's gap
    return output.getvalue()


def with_timestamp(pdf: bytes, timestamps: str) -> bytes:
    """`pdf`, signed, and a document timestamp over all of it by the server of this address (PAdES, 5.4.3).

    `pdf` is an exact prefix of the result. Who the server is, is not asked here. Raises SigningError.
    """
    with writer_of(pdf) as writer, ThreadPoolExecutor(1) as thread:
        stamper = HTTPTimeStamper(timestamps, timeout=TIMESTAMP_WITHIN)
        return thread.submit(asyncio.run, _stamped(writer, stamper)).result()


async def _stamped(writer: IncrementalPdfFileWriter, stamper: TimeStamper) -> bytes:
    # pyHanko's steps one by one: its PdfTimeStamper puts the field on the first page, wherever signatures are.
    size = len((await stamper.async_dummy_response(DIGEST)).dump())
    room = 2 * (size + size // 2)  # in hexadecimal, and half as much again
    place = SigFieldSpec(
        STAMP, on_page=_page_of_signatures(writer), invis_sig_settings=_NOWHERE, readable_field_name=TOLD
    )
    steps = PdfCMSEmbedder(new_field_spec=place).write_cms(STAMP, writer)
    output = BytesIO()
    next(steps)
    held = DocumentTimestamp(bytes_reserved=room)  # type: ignore[no-untyped-call]  # pyHanko's gap
    steps.send(SigObjSetup(sig_placeholder=held))
    prepared, _ = steps.send(SigIOSetup(md_algorithm=DIGEST, output=output))
    steps.send(await stamper.async_timestamp(prepared.document_digest, DIGEST))
    return output.getvalue()


def _page_of_signatures(writer: IncrementalPdfFileWriter) -> int:
    """The number, from 0, of a page that has widgets already, so that nothing about a page has to be told anew."""
    signed = {field.dictionary.container_ref for field in fields_of(writer) if field.signed}
    for number in range(int(writer.root["/Pages"]["/Count"])):
        page = writer.find_page_for_modification(number)[0].get_object()  # type: ignore[no-untyped-call]  # pyHanko's gap
        if "/Annots" in page and signed & {each.reference for each in page["/Annots"]}:
            return number
    raise SigningError(Refusal.FIELD_MISSING, "a signature on a page")
