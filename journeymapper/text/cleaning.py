"""Text as it is set, whatever was typed or pasted."""

from __future__ import annotations

import re

_TAB = "    "
_NEW_LINE = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_UNWANTED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Text as it is set: one kind of line break, spaces for tabs, no control characters."""
    if text.isprintable():
        return text
    text = _NEW_LINE.sub("\n", text).replace("\t", _TAB)
    return _LONE_SURROGATE.sub("\ufffd", _UNWANTED.sub("", text))
