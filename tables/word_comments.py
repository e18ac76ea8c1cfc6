"""A .docx that came from outside, with comments at the words they speak of; nothing else of it changes.

A comment's place is named by the words themselves and the how-manieth of their kind they are: a text is read with tags,
lists and spellings put in order (`tables.word`), so that a letter's place in it is none in the file.
"""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.text.run import Run
from lxml import etree

from tables.package import without_strict
from tables.word import UNSEEN

_AUTHOR, _INITIALS = "ตรวจเอกสารเดิม", "ตรวจ"
_KEPT_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True)
class Comment:
    """What is said of these words: those that stand in the text for the time `nth`, from 0."""

    words: str
    nth: int
    said: str


def with_comments(content: bytes, comments: Sequence[Comment]) -> bytes:
    """The file with its comments. One whose words are not found stands at the file's first words and quotes them, and
    one of words in a text box at what carries it: Word passes over comments inside of text boxes.

    The bytes must have been opened by `tables.files` before. Raises whatever a damaged package makes python-docx raise.
    """
    document = Document(io.BytesIO(without_strict(content)))
    paragraphs = [each for each in document.element.body.iter(qn("w:p")) if _is_seen(each)]
    texts = ["".join(text.text or "" for text in _texts(paragraph)) for paragraph in paragraphs]
    lost = []
    for comment in comments:
        where = _find(texts, comment)
        if where is None:
            lost.append(f"“{comment.words}” {comment.said}")
            continue
        place, start = where
        if (carrier := _carrier(paragraphs[place])) is not None:
            said = f"“{comment.words}” {comment.said}"
            document.add_comment(Run(carrier, document), said, _AUTHOR, _INITIALS)
            continue
        runs = _parted(document, _texts(paragraphs[place]), start, start + len(comment.words))
        if runs:
            document.add_comment(runs, comment.said, _AUTHOR, _INITIALS)
    first = next(document.element.body.iter(qn("w:r")), None)
    if lost and first is not None:
        document.add_comment(Run(first, document), "\n".join(lost), _AUTHOR, _INITIALS)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _find(texts: Sequence[str], comment: Comment) -> tuple[int, int] | None:
    """The place of the paragraph among all, and the words' place in it."""
    left = comment.nth
    for place, text in enumerate(texts):
        start = text.find(comment.words)
        while start >= 0:
            if not left:
                return place, start
            left -= 1
            start = text.find(comment.words, start + len(comment.words))
    return None


def _texts(paragraph: Any) -> list[Any]:
    """A paragraph's texts in order, those of its text boxes left to their own paragraphs."""
    texts = (text for text in paragraph.iter(qn("w:t")) if next(text.iterancestors(qn("w:p"))) is paragraph)
    return [text for text in texts if _is_seen(text)]


def _is_seen(element: Any) -> bool:
    """Whether `tables.word` reads it."""
    return next(element.iterancestors(*UNSEEN), None) is None


def _carrier(paragraph: Any) -> Any:
    """The run of the body in which the text box lies that a paragraph stands in; None for any other."""
    if next(paragraph.iterancestors(qn("w:txbxContent")), None) is None:
        return None
    return next(reversed(list(paragraph.iterancestors(qn("w:r")))), None)


def _parted(document: Any, texts: Sequence[Any], start: int, end: int) -> list[Run]:
    """The runs that hold the letters start to end and, where a run can be parted, nothing else."""
    runs, at = [], 0
    for text in texts:
        length = len(text.text or "")
        run = text.getparent()
        if at < end and at + length > start and run.tag == qn("w:r"):
            runs.append(Run(_middle(run, text, max(start - at, 0), min(end - at, length)), document))
        at += length
    return runs


def _middle(run: Any, text: Any, start: int, end: int) -> Any:
    """The run between two letters of its text; the rest of it stands before and behind in runs of the same look."""
    if [child.tag for child in run if child.tag != qn("w:rPr")] != [qn("w:t")]:
        return run  # breaks, tabs, pictures: it stays whole
    words = text.text
    for part, add in ((words[:start], run.addprevious), (words[end:], run.addnext)):
        if part:
            beside = copy.deepcopy(run)
            _say(beside.find(qn("w:t")), part)
            add(beside)
    _say(text, words[start:end])
    return run


def _say(text: etree._Element, words: str) -> None:
    text.text = words
    text.set(_KEPT_SPACE, "preserve")
