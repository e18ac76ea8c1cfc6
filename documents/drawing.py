"""How signatures, and texts beside them, are drawn in their boxes. Pure of Django, like `documents.signing`."""

from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.form_tools import annot_width_height
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader

# Zero margins: the drawing below already has the size of the box.
FILLED = SimpleBoxLayoutRule(x_align=AxisAlignment.ALIGN_MIN, y_align=AxisAlignment.ALIGN_MIN)


class Drawing(PdfContent):
    """The first page of a PDF, scaled to the box it is drawn in.

    pyHanko's own ImportedPdfPage takes files only, and cuts the page's size to whole points: an edge is lost.
    """

    def __init__(self, pdf: bytes, box: BoxConstraints) -> None:
        super().__init__(box=box)
        self._pdf = pdf

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)))
        self.resources.xobject["/Drawing"] = page
        left, bottom, right, top = (float(edge) for edge in page.get_object()["/BBox"])
        scale = min(self.box.width / (right - left), self.box.height / (top - bottom))
        x = (self.box.width - scale * (right - left)) / 2 - scale * left
        y = (self.box.height - scale * (top - bottom)) / 2 - scale * bottom
        return b"q %f 0 0 %f %f %f cm /Drawing Do Q" % (scale, scale, x, y)


def fill_text(writer: IncrementalPdfFileWriter, field: generic.DictionaryObject, text: str, shown: bytes) -> None:
    """Puts a text into a text field: as its value, and as the PDF whose first page shows it."""
    width, height = annot_width_height(field)
    drawing = Drawing(shown, BoxConstraints(width, height))
    drawing.set_writer(writer)  # type: ignore[no-untyped-call]  # pyHanko's gap
    field["/V"] = generic.TextStringObject(text)
    appearance = {generic.NameObject("/N"): writer.add_object(drawing.as_form_xobject())}
    field["/AP"] = generic.DictionaryObject(appearance)  # type: ignore[no-untyped-call]  # pyHanko's gap
    writer.update_container(field)
