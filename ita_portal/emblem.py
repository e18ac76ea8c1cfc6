"""The Garuda in black line art, made at set-up from the coloured emblem: `python emblem.py COLOURED.svg BLACK.svg`.

The drawing is the npm package coat-of-arms's and is not kept in the repository. Standard library only.
"""

import re
import sys
from pathlib import Path

# Outlines (two are marked magenta in the drawing) and the blue cloth are ink; skin, feathers and gold are paper.
INK = {"#000", "#000000", "#f0f", "#181a72"}
PAPER = {"#fff", "#f00", "#fb0204", "#ed1c24", "#ffe645", "#fee545"}
THICKER = 1.4  # printed 1.5 cm high, the drawing's own lines are 0.03 mm: too fine for an office printer


def black_line_art(coloured: str) -> str:
    """The same drawing in two tones. A colour that is not in the tables means another drawing: an error."""

    def tone(colour: re.Match[str]) -> str:
        if colour[0] not in INK | PAPER:
            raise ValueError(f"the emblem has a colour that has no tone: {colour[0]}")
        return "#000" if colour[0] in INK else "#fff"

    black = re.sub(r' (?:color|style)="[^"]*"', "", coloured)
    black = re.sub(r'(?<=fill=")#\w+|(?<=stroke=")#\w+', tone, black)
    black = re.sub(r'(?<=stroke-width=")([\d.]+)(?:px)?', lambda width: f"{float(width[1]) * THICKER:.4g}", black)
    return black.replace("<svg ", f'<svg stroke-width="{THICKER}" ', 1)


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(black_line_art(Path(sys.argv[1]).read_text()))
