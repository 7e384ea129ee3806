from __future__ import annotations

import pytest

from journeymapper.editor.incoming import BLOCK, LINES, MAP, Unwelcome, is_map_file, read_incoming
from tests.exchange.clipboards import BLOCK as CELLS
from tests.exchange.clipboards import EXCEL, EXCEL_TEXT, LIBREOFFICE


def file(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cells.txt", EXCEL_TEXT.encode()),
        ("cells.tsv", EXCEL_TEXT.encode("utf-16")),
        ("cells.html", LIBREOFFICE.encode()),
        ("cells.htm", EXCEL[EXCEL.index("<html") :].encode()),
        ("cells.csv", EXCEL_TEXT.replace("\t", ";").encode("utf-8-sig")),
    ],
)
def test_tables_are_known_by_what_they_hold(tmp_path, name, content):
    found = read_incoming(file(tmp_path, name, content))
    assert (found.kind, found.block) == (BLOCK, CELLS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_texts_are_read_in_the_encodings_of_this_world(tmp_path, encoding):
    found = read_incoming(file(tmp_path, "notes", "- Café\r\n- Señal\r\n".encode(encoding)))
    assert (found.kind, found.lines) == (LINES, ("Café", "Señal"))


@pytest.mark.parametrize("name", ["a.journey", "b.JSON", "c.pdf"])
def test_maps_are_left_unread(tmp_path, name):
    path = tmp_path / name
    assert is_map_file(path)
    assert read_incoming(path).kind == MAP


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.bin", bytes(range(256)), "neither a map nor a picture nor a text"),
        ("b.txt", b"\xff\xfe\x00", "neither"),
        ("c.txt", b" \n", "is empty"),
        ("d.txt", b"a\tb " * 2_300_000, "9 MB of text"),
        ("e.tif", b"II*\0", "not a picture of a known kind"),
        ("f.html", b"<p>A page</p>", "more in it than a table"),
    ],
)
def test_what_a_map_can_make_nothing_of_is_named(tmp_path, name, content, words):
    with pytest.raises(Unwelcome, match=words) as refused:
        read_incoming(file(tmp_path, name, content))
    assert name in str(refused.value)


def test_folders_missing_and_huge_files_are_named(tmp_path):
    with pytest.raises(Unwelcome, match="is a folder"):
        read_incoming(tmp_path)
    with pytest.raises(Unwelcome, match="cannot be read: No such file"):
        read_incoming(tmp_path / "gone.txt")
    huge = tmp_path / "huge.png"
    with huge.open("wb") as stream:
        stream.truncate(65 * 2**20)
    with pytest.raises(Unwelcome, match="more than 64 MB"):
        read_incoming(huge)
