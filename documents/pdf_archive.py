"""What makes a paper fit for archives and for screen readers at once: PDF/A-3a and PDF/UA-1 in one file.

WeasyPrint writes the one or the other; the rest is here: the metadata that claim both, and mends of the structure.
Source: ISO 19005-3 (annex on extension schemas), ISO 14289-1; judged by page-validation in the tests.
"""

from __future__ import annotations

import datetime as dt
import io
import zlib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import pydyf
from weasyprint import Attachment, Document
from weasyprint.css import ColorProfile

VARIANT = "pdf/a-3a"
INTENT = "ita-srgb"
NO_DATE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # of an attachment whose paper has no date: never the clock's

# PDF/A knows only the properties of its own; that there is a pdfuaid:part must be told in this form, prefixes included.
_CLAIMS = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


class _Srgb(ColorProfile):  # type: ignore[misc]  # WeasyPrint ships no types
    """The profile as it is in the file: WeasyPrint's changes once its name was read, and leaves the file open."""

    name = "sRGB2014"
    content = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()

    def __init__(self) -> None:
        super().__init__(io.BytesIO(self.content), "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))


def prepare(document: Document) -> dict[str, Any]:
    """Lets the metadata claim PDF/UA-1 beside PDF/A. Returns the options with which the document is to be written."""
    document.color_profiles[INTENT] = _Srgb()
    stock = document.metadata.generate_rdf_metadata

    def claims(*args: Any) -> bytes:
        return bytes(stock(*args)).replace(b"</rdf:RDF>", _CLAIMS)

    document.metadata.generate_rdf_metadata = claims
    return {"pdf_variant": VARIANT, "output_intent": INTENT}


def attachments(data: Mapping[str, bytes], description: str, made_at: dt.datetime | None) -> list[Attachment]:
    """Files to embed in the paper as the data it shows."""
    when = made_at.astimezone(dt.UTC) if made_at else NO_DATE
    return [
        Attachment(
            file_obj=io.BytesIO(content),
            name=name,
            description=f"{description} ({name})",
            relationship="Data",
            created=when,
            modified=when,
        )
        for name, content in data.items()
    ]


def finish(pdf: pydyf.PDF) -> None:
    """Mends the structure, and packs the streams."""
    numbered = {o.reference: o for o in pdf.objects if isinstance(o, pydyf.Dictionary)}
    for element in list(numbered.values()):
        match element.get("S"):
            case "/LI":
                _with_body(pdf, element, numbered)
            case "/THead":
                _with_scope(element, numbered, "/Column")
            case "/TBody":
                _with_scope(element, numbered, "/Row")
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))  # WeasyPrint names each file twice
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and stream.compress:
            stream.compress = False
            if stream.extra.get("Type") != "/Metadata":  # which every reader must be able to find
                # Level 9 takes twice the time of 6 and saves next to nothing.
                stream.stream = [zlib.compress(b"\n".join(map(pydyf._to_bytes, stream.stream)), 6)]
                stream.extra["Filter"] = "/FlateDecode"


def _with_body(pdf: pydyf.PDF, item: Any, numbered: Mapping[bytes, Any]) -> None:
    """An item of a list holds a label and a body, nothing else."""
    kids = list(item["K"])
    if all(kid in numbered and numbered[kid].get("S") in ("/Lbl", "/LBody") for kid in kids):
        return
    body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"], "P": item.reference})
    pdf.add_object(body)
    labels = [kid for kid in kids if numbered[kid].get("S") == "/Lbl"]
    body["K"] = pydyf.Array(kid for kid in kids if kid not in labels)
    for kid in body["K"]:
        numbered[kid]["P"] = body.reference
    item["K"] = pydyf.Array([*labels, body.reference])


def _with_scope(group: Any, numbered: Mapping[bytes, Any], scope: str) -> None:
    """Says of each heading whether it heads a column or a row."""
    for row in group["K"]:
        for cell in numbered[row]["K"] if row in numbered else ():
            if cell in numbered and numbered[cell].get("S") == "/TH":
                numbered[cell]["A"]["Scope"] = scope
