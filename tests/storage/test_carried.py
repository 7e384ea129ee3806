"""A map that travels inside a PDF opens from there."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfWriter

from journeymapper.model.document import Document
from journeymapper.storage.errors import Damaged, NotAMap
from journeymapper.storage.file import decode, encode, read

PDFS = Path(__file__).resolve().parent.parent / "data" / "pdf"


def pdf_with(*attachments: tuple[str, bytes]) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for name, data in attachments:
        writer.add_attachment(name, data)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_the_map_is_found_among_other_attachments(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_with(("notes.txt", b"hello"), ("map.journey", encode(Document(title="Inside"), {}))))
    opened = read(path)
    assert opened.document.title == "Inside"
    assert opened.carried


def test_a_map_in_a_file_is_not_carried() -> None:
    assert not decode(encode(Document(), {})).carried


def test_a_pdf_without_a_map_says_so() -> None:
    with pytest.raises(NotAMap, match="carries no journey map"):
        decode(pdf_with(("notes.txt", b"hello")))


def test_a_pdf_inside_a_pdf_is_not_unpacked() -> None:
    with pytest.raises(NotAMap, match="carries no journey map"):
        decode(pdf_with(("map.journey", pdf_with())))


def test_what_is_wrong_with_the_map_inside_is_said() -> None:
    with pytest.raises(Damaged, match=r"breaks off"):
        decode(pdf_with(("map.journey", b'{"format": "journeymapper", "title')))


@pytest.mark.parametrize("path", sorted(PDFS.glob("*.pdf")), ids=lambda path: path.stem)
def test_a_protected_pdf_says_so(path: Path) -> None:
    """Made by qpdf: whether it asks everybody for a password, or only those who want to change it."""
    with pytest.raises(NotAMap, match="protected by a password"):
        read(path)


def test_every_truncation_gives_a_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    data = pdf_with(("map.journey", encode(Document(title="Inside"), {})))
    for length in range(5, len(data), 41):
        try:
            opened = decode(data[:length])
        except (NotAMap, Damaged):
            continue
        assert opened.document.title == "Inside"
    assert capfd.readouterr().err == ""
