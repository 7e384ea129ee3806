"""What an export says and refuses: what is read is never harmed, and every size is told."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path

import pytest
from PIL import Image

from journeymapper.model.record import evolve
from journeymapper.model.view import View
from journeymapper.resources import resource
from journeymapper.storage.file import read, save
from tests.calling import Run, one_line, process

SAMPLE = str(resource("samples", "online-retailer.journey"))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has a folder that takes no files")
def test_a_folder_that_takes_no_files_is_not_said_to_be_missing(run: Run) -> None:
    said = one_line(run("export", SAMPLE, "-o", "/proc/x.pdf").err)
    assert "no file can be made in this folder" in said
    assert "does not exist" not in said


def test_words_of_a_map_give_the_terminal_no_orders(run: Run) -> None:
    document = read(SAMPLE).document
    name = "\x1b[31m\u202egnp"
    lanes = tuple(evolve(lane, name=name, internal=True) for lane in document.lanes)
    brand, views = evolve(document.brand, heading_font=name), (View(id="v", name=name),)
    save("a.journey", evolve(document, lanes=lanes, brand=brand, views=views), {})
    exported = run("export", "a.journey", "-o", "a.svg")
    refused = run("export", "a.journey", "-o", "a.svg", "--view", "none")
    for said in (exported.out, exported.err, refused.err):
        assert "\x1b" not in said
        assert "\u202e" not in said
    assert exported.err.count(r"\x1b[31m\u202egnp") > 1
    assert r"\x1b[31m" in one_line(refused.err)


def test_what_is_read_is_never_written_over(run: Run) -> None:
    """By whatever name: neither the map, nor the brand, nor the template."""
    Path("a.journey").write_bytes(Path(SAMPLE).read_bytes())
    Path("a.pdf").symlink_to("a.journey")
    Path("brand.pdf").write_bytes(resource("brands", "orbeline.brand.json").read_bytes())
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    assert "is read here" in one_line(run("export", "a.journey", "-o", "a.pdf").err)
    assert "is read here" in one_line(run("export", SAMPLE, "-o", "brand.pdf", "--brand", "brand.pdf").err)
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_a_picture_says_its_size_before_and_after(run: Run, suffix: str) -> None:
    before = run("export", SAMPLE, "-o", f"a.{suffix}", "--dry-run").out
    after = run("export", SAMPLE, "-o", f"a.{suffix}").out
    assert before == after
    assert re.search(r"natural size, \d+ x \d+ mm, smallest text 8\.[0-9] pt, scale 100 %", after)
    if suffix == "png":
        with Image.open("a.png") as picture:
            assert f"{picture.width} x {picture.height} pixels at 192 dpi" in after


def test_a_picture_too_small_for_its_paper_is_not_sent_to_pages(run: Run) -> None:
    said = one_line(run("export", SAMPLE, "-o", "a.svg", "--paper", "A4").err)
    assert "too small to read" in said
    assert "pages" not in said


def test_one_sheet_is_one(run: Run) -> None:
    out = run("export", SAMPLE, "-o", "a.pdf", "--kind", "tiles", "--paper", "A3", "--sheet", "A1").out
    assert "on 1 sheet A1" in out


def test_a_cut_off_picture_is_found_before_the_export_refuses_it(run: Run) -> None:
    made = io.BytesIO()
    Image.effect_noise((200, 200), 60.0).convert("RGB").save(made, "JPEG")
    cut = made.getvalue()[: len(made.getvalue()) // 2]
    name = hashlib.sha256(cut).hexdigest()
    opened = read(SAMPLE)
    card = evolve(opened.document.cards[3], picture=name)
    cards = (*opened.document.cards[:3], card, *opened.document.cards[4:])
    save("cut.journey", evolve(opened.document, cards=cards), {name: cut})
    ran = run("check", "cut.journey")
    assert ran.status == 1
    assert "cards[3].picture: the picture is damaged" in ran.out
    assert "is damaged" in one_line(run("export", "cut.journey", "-o", "a.pdf").err)


@pytest.mark.parametrize("suffix", ["pdf", "pptx"])
def test_no_time_of_the_environment_reaches_a_file(suffix: str) -> None:
    def exported(time: str) -> bytes:
        done = process("export", SAMPLE, "-o", "-", "--format", suffix, SOURCE_DATE_EPOCH=time)
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout

    assert exported("") == exported("86400") == exported("abc")
