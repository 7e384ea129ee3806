"""Where a line may end in scripts without spaces (Thai, Khmer ...) and in East Asia, by Qt's Unicode rules.

This needs Qt's core only: no application and no display. It is imported when such a script is first met.
"""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder


def library_words(paragraph: str) -> list[str]:
    """Cut a paragraph where lines may end, by UAX 14 and word lists; joined they are the paragraph."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, paragraph)
    words: list[str] = []
    start = at = 0  # indices of characters
    units = 0  # Qt counts in UTF-16, where a character beyond the first plane takes two
    while (boundary := finder.toNextBoundary()) > 0:
        while units < boundary:
            units += 2 if paragraph[at] > "\uffff" else 1
            at += 1
        if at < len(paragraph) and _inside_korean_word(paragraph[at - 1], paragraph[at]):
            continue
        words.append(paragraph[start:at])
        start = at
    return words


def _inside_korean_word(before: str, after: str) -> bool:
    # The rules allow to break between any two syllables; Korean reads better when its words, which spaces
    # part, stay whole. A word that is wider than the line is cut all the same.
    return "\uac00" <= after <= "\ud7a3" and (
        "\uac00" <= before <= "\ud7a3" or (before.isalnum() and before < "\u0250")
    )
