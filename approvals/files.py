"""Versions' PDFs as an answer to a request: one, or several in a zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence

from django.http import HttpResponse, StreamingHttpResponse

from accounts import storage
from accounts.downloads import as_download
from documents.models import PaperVersion


def pdf_response(version: PaperVersion) -> HttpResponse:
    """The file as it stands now, checked against its hash, to be saved under the paper's name."""
    response = HttpResponse(storage.read(version.sha256), content_type="application/pdf")
    return as_download(response, version.filename)


def zip_response(files: Sequence[tuple[str, PaperVersion]], filename: str) -> StreamingHttpResponse:
    """The files by their names in one zip, one of them in memory at a time. Each is read before the answer begins: what
    is damaged or away is told on a page, not by a torn file. Raises as `storage.read`."""
    for _, version in files:
        storage.read(version.sha256)
    return as_download(StreamingHttpResponse(_zipped(files), content_type="application/zip"), filename)


def _zipped(files: Sequence[tuple[str, PaperVersion]]) -> Iterator[bytes]:
    sent = _Sent()
    with zipfile.ZipFile(sent, "w") as archive:  # without compression: PDFs have their own
        for name, version in files:
            archive.writestr(name, storage.read(version.sha256))
            yield sent.taken()
    yield sent.taken()


class _Sent(io.RawIOBase):
    """What the archive wrote since it was last asked."""

    def __init__(self) -> None:
        super().__init__()
        self._written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # of any buffer, bytes come here
        self._written += data
        return len(data)

    def taken(self) -> bytes:
        found = bytes(self._written)
        self._written.clear()
        return found
