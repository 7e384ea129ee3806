"""The command, as a person types it: every command in a process of its own where that matters."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from journeymapper import __version__
from journeymapper.cli import COMMANDS
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.record import evolve
from journeymapper.resources import resource
from journeymapper.storage.file import decode, encode, read
from journeymapper.storage.schema import schema_text
from tests.calling import Run, one_line, process

SAMPLE = str(resource("samples", "online-retailer.journey"))


def test_version(run: Run) -> None:
    assert run("--version").out == f"JourneyMapper {__version__}\n"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_worth_reading(run: Run, command: str) -> None:
    ran = run(*filter(None, [command]), "--help")
    assert ran.status == 0
    assert "journeymapper" in ran.out
    assert "\n  journeymapper " in ran.out or command == "schema"


def test_new_lists_a_name_a_line(run: Run) -> None:
    names = [line.split()[0] for line in run("new", "--list").out.splitlines()]
    assert {"customer-journey", "blank", "service-blueprint", "online-retailer"} <= set(names)
    for name in names:
        assert run("new", "--template", name, "-o", f"{name}.journey").status == 0
        assert read(f"{name}.journey").notices == ()


def test_new_makes_the_default_map(run: Run) -> None:
    assert run("new", "-o", "shop").status == 0
    assert len(read("shop.journey").document.stages) == 5


def test_new_says_under_which_name_it_wrote_where_that_is_another(run: Run) -> None:
    assert run("new", "-o", "c.txt").out == "written as “c.txt.journey”\n"
    assert run("new", "-o", "c.journey").out == ""


def test_new_replaces_nothing_unless_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.journey").write_text("mine")
    ran = run("new", "-o", "a.journey")
    assert ran.status == 2
    assert "exists already; --force replaces it" in one_line(ran.err)
    assert (tmp_path / "a.journey").read_text() == "mine"
    assert run("new", "-o", "a.journey", "--force").status == 0
    assert read("a.journey").document.stages


def test_new_does_not_follow_a_link_to_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.journey").symlink_to(tmp_path / "elsewhere")
    assert run("new", "-o", "a.journey").status == 2
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("suffix", ["pdf", "svg", "png"])
def test_export_writes_what_the_ending_says(run: Run, tmp_path: Path, suffix: str) -> None:
    assert run("export", SAMPLE, "-o", f"out.{suffix}").status == 0
    start = {"pdf": b"%PDF-", "svg": b"<?xml", "png": b"\x89PNG"}[suffix]
    assert (tmp_path / f"out.{suffix}").read_bytes().startswith(start)
    assert os.listdir() == [f"out.{suffix}"]


def test_export_says_what_it_printed(run: Run) -> None:
    told = run("export", SAMPLE, "-o", "a.pdf", "--paper", "A2").out.splitlines()
    assert told[0].startswith("1 page, A2, 594 x 420 mm, smallest text ")
    assert told[1] == "carries the map: it can be opened again"


def test_export_dry_run_writes_nothing(run: Run) -> None:
    ran = run("export", SAMPLE, "-o", "a.pdf", "--paper", "A2", "--dry-run")
    assert ran.status == 0
    assert ran.out.startswith("1 page, A2")
    assert os.listdir() == []


def test_export_says_how_many_pages_and_how_large_their_text_is(run: Run) -> None:
    told = run("export", SAMPLE, "--kind", "pages", "--paper", "A4", "--dry-run").out.splitlines()
    found = re.fullmatch(r"(\d+) pages, A4, \d+ x \d+ mm, smallest text (\d+\.\d) pt, scale \d+ %", told[0])
    assert found is not None
    run("export", SAMPLE, "-o", "a.pdf", "--kind", "pages", "--paper", "A4")
    assert len(PdfReader("a.pdf").pages) == int(found[1])
    assert float(found[2]) >= 6


def test_a_picture_of_a_paper_says_how_large_its_text_is(run: Run) -> None:
    told = run("export", SAMPLE, "-o", "a.svg", "--paper", "A2", "--dry-run").out
    assert re.fullmatch(r"A2, 594 x 420 mm, smallest text \d+\.\d pt, scale \d+ %\n", told)


def test_export_writes_tiles(run: Run) -> None:
    told = run("export", SAMPLE, "-o", "a.pdf", "--kind", "tiles", "--paper", "A1", "--sheet", "A3").out
    assert "A1 (841 x 594 mm) on " in told
    assert "10 mm overlap" in told
    assert PdfReader("a.pdf").page_labels[:2] == ["Plan", "A1"]


def test_small_text_is_said(run: Run) -> None:
    told = run("export", SAMPLE, "--paper", "A4", "--allow-small", "--dry-run").out
    assert "less than 6 pt is too small to read" in told


def test_what_would_do_is_said_with_its_switches(run: Run) -> None:
    said = run("export", SAMPLE, "-o", "a.pdf", "--paper", "A4").err
    assert "(--paper A3, --kind pages, --paper fit, --allow-small)." in one_line(said)


def test_export_options_reach_the_page(run: Run) -> None:
    run("export", SAMPLE, "-o", "a.pdf", "--paper", "A1", "--portrait", "--state", "as-is", "--no-attach-map")
    reader = PdfReader("a.pdf")
    assert float(reader.pages[0].mediabox.height) == pytest.approx(841 / 25.4 * 72, abs=0.1)
    assert not reader.attachments


def test_too_small_to_read_writes_nothing(run: Run) -> None:
    ran = run("export", SAMPLE, "-o", "a.pdf", "--paper", "A4")
    assert ran.status == 2
    assert "too small to read" in one_line(ran.err)
    assert os.listdir() == []


def test_a_map_with_secrets_says_why_it_does_not_travel(run: Run) -> None:
    document = read(SAMPLE).document
    cards = (evolve(document.cards[0], internal=True), *document.cards[1:])
    Path("a.journey").write_bytes(encode(evolve(document, cards=cards), {}))
    assert (
        "which holds 1 internal lane or card (--attach-map would)"
        in run("export", "a.journey", "-o", "a.pdf").out
    )
    assert (
        "carries the map, and with it: 1 internal"
        in run("export", "a.journey", "-o", "a.pdf", "--attach-map").out
    )


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("export", SAMPLE), "Say where to write to"),
        (("export", SAMPLE, "-o", "a"), "OUT needs an ending"),
        (("export", SAMPLE, "-o", "a.docx"), "no known format"),
        (("export", SAMPLE, "-o", "no/where/a.pdf"), "folder “where” does not exist"),
        (("export", SAMPLE, "-o", "a.pdf", "--view", "x"), "no view “x”"),
        (("export", SAMPLE, "-o", "a.pdf", "--paper", "A4", "--margin", "150"), "take 95 mm at most"),
        (("export", SAMPLE, "-o", "a.pdf", "--kind", "pages", "--paper", "60x60"), "too small for one card"),
        (("export", SAMPLE, "-o", "a.pdf", "--kind", "leaflet"), "no kind “leaflet”"),
        (("export", SAMPLE, "-o", "a.pdf", "--margin", "wide"), "invalid float value"),
        (("export", "gone.journey", "-o", "a.pdf"), "no file “gone.journey”"),
        (("export", ".", "-o", "a.pdf"), "is a folder, not a map"),
        (("export", SAMPLE, "-o", "a.pdf", "--brand", "."), "is a folder, not a brand file"),
        (("export", SAMPLE, "-o", "a.pptx", "--template", "."), "is a folder, not a PPTX template"),
        (("export",), "required: FILE"),
        (("export", SAMPLE, "-o", "a.pdf", "--colour"), "unrecognized arguments: --colour"),
        (("new", "--template", "x", "-o", "a"), "no template “x”; there are blank, customer-journey"),
        (("export", SAMPLE, "-o", "a.pdf", "--kind", "tiles", "--sheet", "fit"), "Tiles need a paper"),
        (("export", SAMPLE, "-o", "a.svg", "--kind", "pages"), "--kind is for .pdf only"),
        (("export", SAMPLE, "-o", "a.png", "--no-attach-map"), "--attach-map is for .pdf only"),
        (("export", SAMPLE, "-o", "a.pdf", "--transparent"), "--transparent is for .png only"),
        (("export", SAMPLE, "-o", "a.pdf", "--slides", "stages"), "--slides is for .pptx only"),
        (("export", SAMPLE, "-o", "a.svg", "--margin", "80"), "--margin needs --paper"),
        (("export", SAMPLE, "-o", "a.png", "--landscape"), "--landscape needs --paper"),
        (("export", SAMPLE, "-o", "a.svg", "--min-text", "40"), "--min-text needs --paper"),
        (("export", SAMPLE, "-o", "a.svg", "--paper", "fit", "--allow-small"), "--allow-small needs --paper"),
        (("export", SAMPLE, "-o", "a.pdf", "--sheet", "A3"), "--sheet is for --kind tiles only"),
        (("export", SAMPLE, "-o", "a.png", "--overlap", "5"), "--overlap is for --kind tiles only"),
        (("export", SAMPLE, "-o", "a.pdf", "--paper", "fit", "--portrait"), "--portrait says nothing"),
        (("export", SAMPLE, "-o", "a.pptx", "--margin", "9"), "--margin needs --paper"),
        (("export", SAMPLE, "-o", "a.pptx", "--slides", "stages", "--margin", "9"), "is not for --slides"),
        (("export", SAMPLE, "-o", "a.pptx", "--paper", "A3", "--template", SAMPLE), "beside --template"),
        (("export", SAMPLE, "-o", SAMPLE, "--format", "pdf"), "is read here; write to another file"),
        (("export", SAMPLE, "-o", "b.journey", "--format", "pdf"), "is the name of a map"),
        (("new",), "Say where to write to"),
        (("new", "-o", "."), "“.” is a folder"),
        (("new", "-o", ".."), "“..” is a folder"),
        (("new", "-o", "maps/"), "“maps/” is a folder"),
        (("check", "gone.journey"), "no file"),
        (("check", SAMPLE, "--repaired", "-"), "name of a file"),
        (("schema", "x"), "unrecognized arguments"),
        (("--frobnicate",), "unrecognized arguments"),
    ],
)
def test_wrong_use_is_one_line_and_leaves_nothing(run: Run, arguments: tuple[str, ...], reason: str) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert reason in one_line(ran.err)
    assert ran.out == ""
    assert os.listdir() == []


@pytest.mark.parametrize("command", [("check",), ("export", "-o", "out.pdf")])
@pytest.mark.parametrize(
    "data", [b"", b"hello", b"[]", b'{"format": "journeymapper", "title": "A', b"%PDF-1.7\n", b"\0" * 99]
)
def test_a_broken_file_is_one_sentence_that_names_it(run: Run, command: tuple[str, ...], data: bytes) -> None:
    Path("bad.journey").write_bytes(data)
    ran = run(*command, "bad.journey")
    assert ran.status == 2
    assert one_line(ran.err).startswith("journeymapper: bad.journey: ")
    assert os.listdir() == ["bad.journey"]
    assert Path("bad.journey").read_bytes() == data


def test_check_of_a_sound_map(run: Run) -> None:
    ran = run("check", SAMPLE)
    assert ran.status == 0
    assert ran.out.startswith("online-retailer.journey: 5 stages, 9 lanes, ")
    assert json.loads(run("check", "--json", SAMPLE).out)["valid"] is True


def test_check_of_a_map_with_a_misspelled_key(run: Run) -> None:
    Path("a.journey").write_text('{"format": "journeymapper", "titel": "A"}')
    ran = run("check", "a.journey")
    assert ran.status == 1
    assert "warning: titel: this key is not known; did you mean “title”? It is kept" in ran.out


def test_check_of_a_torn_map_offers_a_copy(run: Run) -> None:
    torn = Document(cards=(Card(id="a", lane="l9", step="s9", text="Kept"),))
    Path("a.journey").write_bytes(encode(torn, {}))
    ran = run("check", "a.journey")
    assert ran.status == 2
    assert "cards[0].lane: “l9” is not a lane of this map" in one_line(ran.err)
    assert "--repaired OUT" in ran.out
    answer = json.loads(run("check", "--json", "a.journey").out)
    assert answer["valid"] is False
    assert answer["repairable"] is True
    assert [one["place"] for one in answer["problems"]] == ["cards[0].lane", "cards[0].step"]
    assert run("check", "a.journey", "--repaired", "b.journey").status == 1
    assert read("b.journey").document.cards == (Card(id="a", text="Kept"),)
    assert read("a.journey", repair=True).document == read("b.journey").document


@pytest.mark.parametrize("option", ["--repaired", "--salvage"])
def test_a_mended_copy_never_replaces_a_file(run: Run, option: str) -> None:
    torn = encode(Document(cards=(Card(id="a", lane="l9", step="s9"),)), {})
    Path("a.journey").write_bytes(torn)
    ran = run("check", "a.journey", option, "a.journey")
    assert ran.status == 2
    assert f"{option} needs the name of a file that does not exist yet" in one_line(ran.err)
    assert Path("a.journey").read_bytes() == torn


def test_check_salvages_a_damaged_map(run: Run) -> None:
    whole = Path(SAMPLE).read_bytes()
    Path("a.journey").write_bytes(whole[: len(whole) // 2])
    assert "--salvage OUT" in run("check", "a.journey").out
    ran = run("check", "a.journey", "--salvage", "b.journey")
    assert ran.status == 1
    assert "lost: whatever followed: the file breaks off at line" in ran.out
    assert read("b.journey").document.cards
    again = run("check", "a.journey", "--salvage", "b.journey")
    assert again.status == 2
    assert "does not exist yet" in one_line(again.err)
    Path("c.journey").write_bytes(b"Dear diary")
    assert "c.journey: Nothing in this file" in one_line(run("check", "c.journey", "--salvage", "d").err)
    assert sorted(os.listdir()) == ["a.journey", "b.journey", "c.journey"]


@pytest.mark.parametrize("data", [b"", b"\0" * 500])
def test_check_offers_to_salvage_only_what_can_be_saved(run: Run, data: bytes) -> None:
    Path("a.journey").write_bytes(data)
    ran = run("check", "a.journey")
    assert (ran.status, ran.out) == (2, "")
    assert "a.journey: The file " in one_line(ran.err)


def test_check_asks_whether_a_kind_is_misspelled(run: Run) -> None:
    lanes = (Lane(id="l", kind="pain_point"), Lane(id="m", kind="reactions"))
    cards = (Card(id="a", kind="Pain points"), Card(id="b", kind="wish"))
    Path("a.journey").write_bytes(encode(Document(lanes=lanes, cards=cards), {}))
    ran = run("check", "a.journey")
    assert ran.status == 1
    first, second = ran.out.splitlines()[1:]
    assert first.startswith("  warning: lanes[0].kind: “pain_point” is not a known kind of lane;")
    assert first.endswith("did you mean “pain_points”? It is kept")
    assert second.startswith("  warning: cards[0].kind: “Pain points” is not a known kind of card;")
    assert second.endswith("did you mean “pain_point”? It is kept")


def test_schema() -> None:
    done = process("schema")
    assert done.stdout.decode() == schema_text()
    assert done.returncode == 0


def test_standard_input_and_output() -> None:
    made = process("new", "--template", "blank", "-o", "-")
    assert decode(made.stdout).document.lanes
    pdf = process("export", "-", "-o", "-", "--format", "pdf", given=made.stdout)
    assert decode(pdf.stdout).document == decode(made.stdout).document
    assert len(PdfReader(io.BytesIO(pdf.stdout)).pages) == 1
    assert process("check", "-", given=made.stdout).returncode == 0
    bad = process("check", "-", given=b"{}")
    assert bad.returncode == 2
    assert one_line(bad.stderr.decode()).startswith("journeymapper: standard input: ")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a folder in which somebody stands stays")
def test_a_working_folder_that_is_gone(tmp_path: Path) -> None:
    map, target = tmp_path / "map.journey", tmp_path / "map.pdf"
    assert process("new", "-o", str(map)).returncode == 0

    def ran(arguments: str) -> subprocess.CompletedProcess[bytes]:
        line = f'mkdir gone; cd gone; rmdir ../gone; "{sys.executable}" -m journeymapper {arguments}'
        return subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=False, cwd=tmp_path)

    assert ran(f'export "{map}" -o "{target}"').returncode == 0
    assert target.exists()
    for arguments in ("new -o x.journey", f'export "{map}" -o x.pdf', f'check "{map}" --repaired x.journey'):
        assert "no file can be made in this folder" in one_line(ran(arguments).stderr.decode())


def test_an_unforeseen_error_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from journeymapper.commands import schema

    def fail() -> str:
        raise ZeroDivisionError("a\nb")

    monkeypatch.setattr(schema, "schema_text", fail)
    ran = run("schema")
    assert ran.status == 2
    assert "(ZeroDivisionError: a b). Run it again with --debug" in one_line(ran.err)
    assert "Traceback" in run("schema", "--debug").err


def imported(*arguments: str) -> set[str]:
    """The top-level names of everything that a command imports."""
    code = "import sys; from journeymapper.cli import main; main(sys.argv[1:]); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=True)
    return {name.split(".")[0] for name in done.stdout.decode().splitlines()[-1].split()}


@pytest.mark.parametrize("suffix", [".pdf", ".svg"])
def test_exporting_an_english_map_imports_no_qt(tmp_path: Path, suffix: str) -> None:
    names = imported("export", SAMPLE, "-o", str(tmp_path / f"a{suffix}"))
    assert names.isdisjoint({"PySide6", "shiboken6", "fontTools", "pypdf", "babel"})
    assert ("reportlab" in names) == (suffix == ".pdf")


def test_checking_imports_no_painters() -> None:
    assert imported("check", SAMPLE).isdisjoint({"PySide6", "reportlab", "uharfbuzz", "PIL", "pypdf"})


def test_without_a_display_the_window_says_so() -> None:
    environment = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    done = process(**environment)
    assert done.returncode == 2
    assert "no display" in one_line(done.stderr.decode())
