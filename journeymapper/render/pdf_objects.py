"""Objects of a PDF file. reportlab's document layer numbers and writes them; its canvas is not used.

The canvas would bring its own text, an unembedded Helvetica and forms that lose their transparency.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArrayCompact,
    PDFDictionary,
    PDFDocument,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from journeymapper.text.isolates import without_signs

# The best packing sends four hundredths less; of very large maps it takes a seventh of all time.
_PACKING, _PACKING_LARGE = 9, 5
_LARGE = 2_000_000  # bytes of a file
POINTS = 72 / 25.4  # in a millimetre
_LONGEST_NAME = 300  # characters
_TIME = "SOURCE_DATE_EPOCH"  # of the environment

Value = (
    Any  # a number, "/Name" or another finished piece of syntax, a reference, or one of reportlab's objects
)


class PdfFile:
    """A file that is being put together. The same objects in the same order give the same bytes."""

    def __init__(self) -> None:
        self._document = _begun()
        self._checksum = hashlib.sha256()
        self._met = 0  # bytes of streams, before they are packed

    def add(self, entries: Mapping[str, Value]) -> PDFObjectReference:
        """An object of its own."""
        return self._document.Reference(PDFDictionary(dict(entries)))

    def promise(self) -> tuple[PDFObjectReference, PDFDictionary]:
        """An object that others refer to before it is complete."""
        dictionary = PDFDictionary()
        return self._document.Reference(dictionary), dictionary

    def stream(
        self, content: bytes, entries: Mapping[str, Value] | None = None, packed: bool = False
    ) -> PDFObjectReference:
        """A stream, compressed here unless it is `packed` already (then `entries` says how)."""
        everything = dict(entries or {})
        self._met += len(content)
        if not packed:
            content = zlib.compress(content, _PACKING if self._met < _LARGE else _PACKING_LARGE)
            everything["Filter"] = "/FlateDecode"
        self._checksum.update(content)
        return self._document.Reference(PDFStream(PDFDictionary(everything), content))

    def finish(self, catalog: Mapping[str, Value], info: Mapping[str, Value]) -> bytes:
        """The whole file."""
        document = self._document
        document.Catalog = PDFDictionary({"Type": "/Catalog", **catalog})
        document.info = PDFDictionary(dict(info))
        # The identity of the file is what it holds.
        document.updateSignature(self._checksum.digest())
        return bytes(document.format())


def _begun() -> PDFDocument:
    """reportlab's document, which would make the file's identity from a time of the environment, where that
    has one, and fail where it is no number."""
    time = os.environ.pop(_TIME, None)
    try:
        return PDFDocument(invariant=1, pdfVersion=(1, 7), dummyoutline=1)
    finally:
        if time is not None:
            os.environ[_TIME] = time


def dictionary(entries: Mapping[str, Value]) -> PDFDictionary:
    """A dictionary inside another object."""
    return PDFDictionary(dict(entries))


def array(values: list[Value] | tuple[Value, ...]) -> PDFArrayCompact:
    return PDFArrayCompact(values)


def string(text: str) -> PDFString:
    """A text that people read: in PDFDocEncoding where that is enough, else in UTF-16."""
    return PDFString(text)


def short_string(text: str) -> PDFString:
    """What something is called beside the page: bookmarks, links. Whole it stands on the page."""
    text = without_signs(text)  # which not every reader of PDF knows
    return string(text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME]}…")
