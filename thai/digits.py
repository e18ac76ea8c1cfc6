"""Thai and Arabic digits. Arabic ones are stored; Thai ones appear when an official paper is printed."""

import re

_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_THAI = str.maketrans("0123456789", _THAI)
_TO_ARABIC = str.maketrans(_THAI, "0123456789")

_DIGIT = re.compile("[0-9]+")
# What stays in Arabic digits even in an official paper: addresses, e-mail, LINE ids, codes, standards.
_IDENTIFIER = re.compile(
    r"""https?://[^\s<>"'()]+            # a web address
      | \bwww\.[^\s<>"'()]+
      | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+     # an e-mail address
      | (?<![\w])@[A-Za-z0-9_.-]+        # a LINE id
      | (?<![\w-])(?<![\w-]\.)[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}/[^\s<>"'()]*   # an address without its beginning
      | (?<![A-Za-z])(?:ISO(?:/IEC)?|IEC|IEEE|WCAG|PM|USB|Wi-Fi|Windows|Office|Android|iOS|macOS|iPhone)  # a standard
        [ ]\d+(?:[.:-]\d+)*            # or a product by its number: ISO 9001:2015, Windows 11, PM 2.5
      | (?P<question>[ieo]\d{1,2}(?:/\d)?(?![\w/.-]))  # a question, which offices print as any number: ข้อ i๑, e๒/๑
      | [A-Za-z][A-Za-z_.-]*+\d[\w.-]*+(?:/\d+)?  # a code that begins with a letter: ITA2568
      | \b[0-9]+[A-Za-z][\w-]*           # or mixes figures and letters
      | (?<![\w-])(?<![\w-]\.)[\w-]+(?:\.[\w-]+)*\.(?:go|or|ac|co|in|mi|net)\.th\b[^\s<>"'()]*   # a bare domain
      | [A-Za-z](?:(?!https?://)[A-Za-z_.-])*+  # a word: taken whole, or all of the above were tried at each letter
    """,
    re.VERBOSE | re.ASCII,
)


def to_arabic(text: str) -> str:
    """The text with every Thai digit as an Arabic one."""
    return text.translate(_TO_ARABIC)


def to_thai(text: object) -> str:
    """The text with Arabic digits as Thai ones, except inside identifiers (web and mail addresses, LINE ids, codes).

    Ids of questions are none: offices print ข้อ i๑.
    """
    source = str(text)
    if _DIGIT.search(source) is None:
        return source
    parts: list[str] = []
    end = 0
    for match in _IDENTIFIER.finditer(source):
        kept = _all_thai(match.group()) if match["question"] else match.group()
        parts += [_all_thai(source[end : match.start()]), kept]
        end = match.end()
    return "".join([*parts, _all_thai(source[end:])])


def _all_thai(text: str) -> str:
    """Only the digits are translated: a long text has few of them."""
    return _DIGIT.sub(lambda found: found[0].translate(_TO_THAI), text)
