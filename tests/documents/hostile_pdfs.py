"""PDFs that want to hold or break whoever judges their signatures; small to send, each a kind of its own."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterable, Sequence

HEAD = b"%PDF-1.7\n"
PAGES = b"<</Type/Pages/Kids[]/Count 0>>"


def with_objects(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    body, places = bytearray(HEAD), []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj" % number + content + b"endobj\n"
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    body += b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(body)


def _catalogue(fields: Iterable[int]) -> bytes:
    named = b" ".join(b"%d 0 R" % number for number in fields)
    return b"<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[%s]>>>>" % named


def _signature(number: int) -> bytes:
    value = b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 9 99 9]/Contents<00>>>"
    return b"<</FT/Sig/T(S%d)/Kids[]/V%s>>" % (number, value)


def many_fields(count: int) -> bytes:
    """Signature fields in the open, all of them filled."""
    fields = range(3, 3 + count)
    return with_objects([_catalogue(fields), PAGES, *map(_signature, fields)])


def hidden_fields(count: int) -> bytes:
    """Signature fields that no count of bytes finds: their keys are spelled another way."""
    fields = range(3, 3 + count)
    hidden = [_signature(number).replace(b"/FT/Sig", b"/F#54/S#69g").replace(b"/Byte", b"/#42yte") for number in fields]
    return with_objects([_catalogue(fields), PAGES, *hidden])


def many_revisions(pdf: bytes, count: int) -> bytes:
    """`pdf` with so many empty revisions after it."""
    start = pdf.rindex(b"startxref")
    return pdf + pdf[start:] * count


def many_objects(count: int) -> bytes:
    return with_objects([b"<</Type/Catalog/Pages 2 0 R>>", PAGES, *[b"null"] * count])


def _with_xref_stream(dictionary: bytes, stream: bytes) -> bytes:
    body = HEAD + b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj" + PAGES + b"endobj\n"
    start = len(body)
    body += b"3 0 obj<</Type/XRef/Root 1 0 R%s/Length %d>>stream\n" % (dictionary, len(stream)) + stream
    return body + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % start


def xref_table_bomb() -> bytes:
    """A table that claims a billion entries."""
    body = HEAD + b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj" + PAGES + b"endobj\n"
    claim = b"xref\n0 999999999\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 999999999>>\n"
    return body + claim + b"startxref\n%d\n%%%%EOF\n" % len(body)


def xref_stream_bomb() -> bytes:
    """A table of a billion entries of no width."""
    return _with_xref_stream(b"/Size 1000000000/W[0 0 0]/Index[0 1000000000]", b"")


def stream_bomb(mebibytes: int = 1200) -> bytes:
    """A cross-reference stream of some kilobytes that unpacks to more memory than there is."""
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(mebibytes)) + packer.flush()
    return _with_xref_stream(b"/Size 4/W[1 2 1]/Filter[/FlateDecode/FlateDecode]", zlib.compress(packed))


def deep_nesting(depth: int = 200_000) -> bytes:
    catalogue = b"<</Type/Catalog/Pages 2 0 R/AcroForm" + b"[" * depth + b"]" * depth + b">>"
    return with_objects([catalogue, PAGES])


def fields_in_a_circle() -> bytes:
    """A form whose field is its own descendant, twice over at each level: a walk through it never ends."""
    return with_objects([_catalogue([3]), PAGES, b"<</T(a)/Kids[4 0 R 4 0 R]>>", b"<</T(b)/Kids[3 0 R 3 0 R]>>"])


def revisions_in_a_circle() -> bytes:
    """A cross-reference table whose predecessor is itself."""
    pdf = with_objects([b"<</Type/Catalog/Pages 2 0 R>>", PAGES])
    start = pdf.rindex(b"xref\n0 ")
    return pdf.replace(b"trailer<<", b"trailer<</Prev %d" % start)


def noise(seed: int, length: int = 100_000) -> bytes:
    return HEAD + random.Random(seed).randbytes(length)


def one_page() -> bytes:
    """Nothing hostile: the least paper that can be signed."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<<>>/Contents 4 0 R>>"
    drawn = b"<</Length 1>>stream\nn\nendstream "
    return with_objects([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, drawn])
