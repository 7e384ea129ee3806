"""Where a line may end in scripts without spaces (Thai, Khmer ...) and in East Asia, by Qt's Unicode rules.

This needs Qt's core only: no application and no display. It is imported when such a script is first met.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

from PySide6.QtCore import QTextBoundaryFinder

_KOREAN = re.compile("[\uac00-\ud7a3]")


def library_words(paragraph: str) -> list[str]:
    """Cut a paragraph where lines may end, by UAX 14 and word lists; joined they are the paragraph."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, paragraph)
    next_boundary = finder.toNextBoundary
    ends: list[int] = []
    while (boundary := next_boundary()) > 0:
        ends.append(boundary)
    if not paragraph.isascii() and max(paragraph) > "\uffff":
        # Qt counts in UTF-16, where a character beyond the first plane takes two.
        units = accumulate([2 if char > "\uffff" else 1 for char in paragraph])
        places = {unit: at for at, unit in enumerate(units, 1)}
        ends = [places[end] for end in ends]
    if _KOREAN.search(paragraph):
        ends = [
            end
            for end in ends
            if end == len(paragraph) or not _inside_korean_word(*paragraph[end - 1 : end + 1])
        ]
    return [paragraph[start:end] for start, end in pairwise([0, *ends])]


def _inside_korean_word(before: str, after: str) -> bool:
    # The rules allow to break between any two syllables; Korean reads better when its words, which spaces
    # part, stay whole. A word that is wider than the line is cut all the same.
    return "\uac00" <= after <= "\ud7a3" and (
        "\uac00" <= before <= "\ud7a3" or (before.isalnum() and before < "\u0250")
    )
