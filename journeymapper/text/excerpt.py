"""The beginning of a text, for sentences and lists that speak of it."""

from __future__ import annotations


def excerpt(text: str, longest: int = 40) -> str:
    """A text in one line of at most so many characters, with an ellipsis where more would follow."""
    line = " ".join(text.split(None, longest)[:longest])  # so many words are longer, whatever follows
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
