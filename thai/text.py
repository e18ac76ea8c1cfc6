"""Thai text as it arrives (typed, pasted from PDFs) and as it is stored and sorted."""

import re
import unicodedata

from thai.digits import to_arabic

_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff\u00ad"))
_DIRECTIONS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])  # invisible, reorder text
_SPACES = re.compile(r"[^\S\n]+")
_SPLIT_SARA_AM = re.compile("([\u0e48-\u0e4b]?)\u0e4d([\u0e48-\u0e4b]?)\u0e32")
# No script stacks so many marks on one letter; putting thousands of them into their order takes seconds.
_MARK = "[\u0300-\u036f\u0e38-\u0e3a\u0e48-\u0e4b\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_STACKED = re.compile(f"({_MARK}{{30}}){_MARK}+")
_DOUBLE_SARA_E = re.compile("\u0e40\u0e40")
# Marks of a letter are typed in more than one order and more than once: first come vowels, then tones, each once.
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}")
_TONE = "\u0e48-\u0e4c"
_AM_AND_TONES = re.compile(f"\u0e33[\u0e33{_TONE}]+")
_MARKED = re.compile(f"{_MARKS.pattern}|\u0e4d|\u0e33[\u0e33{_TONE}]")
# Fonts and PDFs of Windows 98 hold shifted copies of marks and letters where Unicode has nothing.
_OLD_GLYPHS = {
    0xF700: "\u0e10",
    **{0xF701 + place: mark for place, mark in enumerate("\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c")},
    **{0xF70A + place: mark for place, mark in enumerate("\u0e48\u0e49\u0e4a\u0e4b\u0e4c")},
    0xF70F: "\u0e0d",
    **{0xF710 + place: mark for place, mark in enumerate("\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c")},
    **{0xF718 + place: mark for place, mark in enumerate("\u0e38\u0e39\u0e3a")},
}
# PDFs print o1 as "ข้อ ๐๑": a Thai zero stands for the letter o.
_ZERO_FOR_O = re.compile(r"(ข้อ\s*)[๐0](?=[๐-๙0-9])")
_BULLETS = "-–—•▪■●·*❖✓✔✅☑\uf0b7\uf0a7"  # the last two are what Word's own bullets become in plain text
_OTHER_BULLET = re.compile("^[●▪❖\uf0b7\uf0a7]")
_NUMBERS = re.compile(rf"\s*(?:(?:\(?[๐-๙0-9]{{1,2}}\s*[.)]{{1,2}}(?![๐-๙0-9])|[{re.escape(_BULLETS)}])\s*)+")

_HYPHENS = {0x2010: "-", 0x2011: "-"}  # of PDFs and of Word: they look the same, and no font of the papers has them
_TAKEN_OUT: dict[int, str | None] = {**_ZERO_WIDTH, **_DIRECTIONS, **_OLD_GLYPHS, **_HYPHENS}

_LEADING_VOWEL = re.compile("([เแโใไ])([ก-ฮ])")
_TONES = re.compile("[\u0e47-\u0e4c]")
_FIRST_TONE = 0x0E47


def normalise(text: str) -> str:
    """The text in one spelling: NFC, marks in one order and once each, SARA AM as one code point, single spaces, no
    zero-width characters, no glyphs of old Thai fonts.

    Line breaks are kept, trailing blanks and blank lines at either end are not. Digits stay as typed; a line's bullet
    becomes one that papers can print.
    """
    if not text:
        return ""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TAKEN_OUT)
    # Control characters would break XML and PDF strings; only the line break means something. What is taken out goes
    # first: it may stand between two characters that belong together.
    text = "".join(c for c in text if c == "\n" or c == "\t" or unicodedata.category(c) != "Cc")
    text = _STACKED.sub(r"\1", text)
    # Unicode's own order before and behind ours: a mark of another script may stand between two Thai ones.
    for _ in range(3):
        text = _one_order(unicodedata.normalize("NFC", text))
    text = _DOUBLE_SARA_E.sub("\u0e41", text)
    text = _ZERO_FOR_O.sub(r"\1o", unicodedata.normalize("NFC", text))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(_OTHER_BULLET.sub("•", line) for line in lines).strip()


def _one_order(text: str) -> str:
    """Marks of a letter in one order, each once: vowel, tone; SARA AM as one code point behind its tone."""
    if not _MARKED.search(text):
        return text
    text = _SPLIT_SARA_AM.sub("\\1\\2\u0e33", _MARKS.sub(_ordered, text))
    return _MARKS.sub(_ordered, _AM_AND_TONES.sub(lambda run: run[0].replace("\u0e33", "") + "\u0e33", text))


def _ordered(run: re.Match[str]) -> str:
    """Marks on one letter: tones behind vowels, none twice."""
    return "".join(dict.fromkeys(sorted(run[0], key=lambda mark: "\u0e48" <= mark <= "\u0e4c")))


def without_number(text: str) -> str:
    """A list item without the numbers and bullets its writer typed: numbering is the product's work.

    All that stand before its first word, "• ๑. จัดทำ", so that nothing more is lost when it comes in again.
    """
    match = _NUMBERS.match(text)
    return text[match.end() :] if match else text


def sort_key(name: str) -> str:
    """A key under which plain string order is Thai dictionary order, on every database and under every collation.

    Leading vowels change places with their consonant; tone marks count, by their places, only where all else is equal.
    The key is hexadecimal, about five characters for each of the name: a database that knows Thai must not reorder it.
    """
    letters: list[str] = []
    tones: list[str] = []
    for char in _LEADING_VOWEL.sub(r"\2\1", to_arabic(normalise(name))):
        if _TONES.match(char) and letters:
            tones[-1] = f"{ord(char) - _FIRST_TONE + 1:x}"
        else:
            letters.append(char)
            tones.append("0")
    return f"{''.join(letters).encode('utf-16-be').hex()}0000{''.join(tones)}"


# --- Letter-spaced text -------------------------------------------------------------------------------------------

_THAI_LETTER = re.compile("[ก-ฮะ-ฺเ-๎]")
_SPACED = re.compile("(?<=[ก-ฮะ-ฺเ-๎]) (?=[ก-ฮะ-ฺเ-๎])")
_SHORT, _MANY = 4, 6  # letters between two blanks, blanks of a text


def without_letter_spacing(text: str) -> str | None:
    """A text of a justified or scanned page without the blanks that were put between its words ("จัด ให้ มี"), to be
    offered; None for a text that is spaced as Thai is."""
    runs = [run for line in text.split("\n") for run in line.split(" ") if _THAI_LETTER.search(run)]
    blanks = len(_SPACED.findall(text))
    if blanks < _MANY or sum(map(len, runs)) > _SHORT * len(runs):
        return None
    return _SPACED.sub("", text)
