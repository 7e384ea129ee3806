"""Where a line may end in scripts without spaces (Thai, Khmer ...) and in East Asia, by Qt's Unicode rules.

This needs Qt's core only: no application and no display. It is imported when such a script is first met.
"""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder


def library_words(paragraph: str) -> list[str]:
    """Cut a paragraph where lines may end, by UAX 14 and word lists; joined they are the paragraph."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, paragraph)
    words: list[str] = []
    at = 0  # index of characters
    units = 0  # Qt counts in UTF-16, where a character beyond the first plane takes two
    while (boundary := finder.toNextBoundary()) > 0:
        start = at
        while units < boundary:
            units += 2 if paragraph[at] > "\uffff" else 1
            at += 1
        words.append(paragraph[start:at])
    return words
