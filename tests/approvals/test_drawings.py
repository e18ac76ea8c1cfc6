"""What signatures bring into a paper is drawn in the paper's font, and every reader has it."""

from __future__ import annotations

import pytest

from accounts import storage
from accounts.permissions import system_actor
from approvals.drawings import drawings
from documents.office_fonts import add_font, remove_font
from tests.approvals.town import Town
from tests.documents.office_fonts import office_font
from tests.documents.reading import squeezed
from tests.documents.test_office_fonts import spans
from tests.documents.test_readers import FIELDS, READERS

pytestmark = pytest.mark.usefixtures("opened")

SAID = {"ตรวจแล้วถูกต้อง": "Words_Sig_1", "อนุมัติ": "Words_Sig_2"}


def test_signers_words_are_in_the_office_s_font_frozen_with_the_paper(town: Town) -> None:
    actor = system_actor(town.municipality)
    for face in ("Regular", "Bold"):
        add_font(actor, office_font(face))
    version = town.made("memo", 2569, "plan")
    remove_font(actor, "bold")  # what was frozen stays
    sealed = town.sealed(version)
    pdf = storage.read(sealed.version.sha256)
    assert {span["font"].rpartition("+")[2][:10] for span in spans(pdf) if span["text"] != "SIGN"} == {"ita-office"}
    words = {squeezed(span["text"]): round(span["size"]) for span in spans(pdf)}
    assert [words[text] for text in SAID] == [16, 16]
    for name, read in FIELDS.items():
        found = read(pdf)
        assert [found[field].splitlines()[0] for field in SAID.values()] == [*SAID], name
        assert "นายนำ เมืองดี" in found["Words_Sig_2"]
    for reader in ("pdftotext", "MuPDF"):
        assert [text for text in SAID if text not in squeezed(READERS[reader](pdf))] == []


def test_two_drawings_of_a_signature_are_the_same_bytes(town: Town) -> None:
    submission = town.approved(town.submitted(town.made("memo", 2569, "plan")), town.auditor, "ตรวจแล้วถูกต้อง")
    step = submission.steps.get(order=1)
    pdf = storage.read(submission.version.sha256)
    first, second = (drawings(pdf, step, demonstration=True) for _ in range(2))
    assert first == second
