"""The command's other ways out: slides, pictures of a paper, brands, and what it says besides."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PIL import Image

from journeymapper.cli import main
from journeymapper.resources import resource
from journeymapper.storage.file import read, save
from tests.everything import PICTURES, everything
from tests.publish.papers import one_cell

SAMPLE = str(resource("samples", "online-retailer.journey"))


def test_slides_of_stages_are_counted_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "deck.pptx"
    assert main(["export", SAMPLE, "-o", str(out), "--slides", "stages", "--brand", "orbeline"]) == 0
    said = capsys.readouterr().out
    with zipfile.ZipFile(out) as package:
        count = sum(name.startswith("ppt/slides/slide") for name in package.namelist())
    assert said.startswith(f"{count} slides")
    assert count >= len(read(SAMPLE).document.stages)


def test_a_picture_of_a_paper(tmp_path: Path) -> None:
    out = tmp_path / "wall.png"
    assert main(["export", SAMPLE, "-o", str(out), "--paper", "A3", "--dpi", "50", "--transparent"]) == 0
    with Image.open(out) as picture:
        assert abs(picture.width - 420 / 25.4 * 50) <= 1
        assert picture.mode == "RGBA"


def test_what_is_internal_is_said_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.journey"
    save(path, everything(), PICTURES)
    assert main(["export", str(path), "-o", str(tmp_path / "a.svg")]) == 0
    said = capsys.readouterr()
    assert "internal" in said.err
    assert "natural size" in said.out
    assert main(["export", str(path), "-o", str(tmp_path / "b.svg"), "--client-safe"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("switches", "reason"),
    [
        (["--brand", "nobody"], "There is no file"),
        (["--template", SAMPLE], "not a PowerPoint file"),
        (["--template", "no.pptx"], "There is no file"),
        (["--slides", "lanes"], "no slides of"),
        (["--paper", "16:9"], "too small to read"),
        (["--view", "x"], "no view"),
    ],
)
def test_what_cannot_be_done_leaves_the_file_before_as_it_was(
    switches: list[str], reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "deck.pptx"
    out.write_bytes(b"before")
    assert main(["export", SAMPLE, "-o", str(out), *switches]) == 2
    said = capsys.readouterr().err
    assert reason in said
    assert said.count("\n") == 1
    assert out.read_bytes() == b"before"


@pytest.mark.parametrize("kind", ["poster", "pages", "tiles", "report"])
@pytest.mark.parametrize("dry", [True, False])
def test_a_character_that_no_font_has_is_named(
    kind: str, dry: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "a.journey", tmp_path / "a.pdf"
    save(path, one_cell("Says \U0010f123 and \U0010f124", "Fine", "And \U0010f123 again"), {})
    switches = ["--dry-run"] if dry else []
    assert main(["export", str(path), "-o", str(out), "--kind", kind, *switches]) == 0
    (said,) = capsys.readouterr().err.splitlines()
    assert "print as empty boxes" in said
    assert said.count("U+10F123") == said.count("U+10F124") == 1
    assert "And \U0010f123 again" in said
    assert out.exists() != dry


def test_dots_are_said_in_one_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "a.png")
    assert main(["export", SAMPLE, "-o", out, "--pixels", "2", "--dpi", "100"]) == 2
    assert "--dpi" in capsys.readouterr().err
