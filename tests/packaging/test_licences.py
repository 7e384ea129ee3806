"""Everything that is brought along is named with its licence, and pictures stay small."""

from __future__ import annotations

from pathlib import Path

import licences
import screenshots

from journeymapper.ui.dialogs.about import licences as shown

TEXT = licences.LIST.read_text("utf-8")


def test_every_library_is_listed_with_a_licence() -> None:
    rows = {
        line.split("|")[1].strip().lower(): line.split("|")[2].strip()
        for line in TEXT.splitlines()
        if "|" in line
    }
    for name, library in licences.libraries().items():
        assert rows[library.metadata["Name"].lower()], name


def test_every_library_brings_its_text() -> None:
    text = licences.TEXTS.read_text("utf-8")
    for library in licences.libraries().values():
        assert f"\n{library.metadata['Name']} (" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text


def test_our_own_licence_goes_along() -> None:
    assert licences.OURS.read_text("utf-8") == (licences.ROOT / "LICENSE").read_text("utf-8")


def test_the_program_shows_them_all() -> None:
    text = shown()
    for file in (licences.LIST, licences.TEXTS, licences.OURS):
        assert file.read_text("utf-8").strip() in text
    assert text.count("SIL OPEN FONT LICENSE Version 1.1") >= 1


def test_every_bundled_font_and_icon_has_its_licence_beside_it() -> None:
    resources = Path(licences.ROOT) / "resources"
    for font in (resources / "fonts").glob("*.ttf"):
        family = font.stem.split("-")[0]
        assert (resources / "fonts" / f"LICENSE-{family}.txt").is_file(), font.name
    assert (resources / "icons" / "LICENSE-Lucide.txt").is_file()


def test_every_file_of_patterns_says_its_licence() -> None:
    said = licences.pattern_texts()
    assert said == licences.PATTERN_TEXTS.read_text("utf-8")
    assert said in shown()
    for part in said.split(f"{licences.RULE}\nhyph-")[1:]:
        assert "copyright: " in part
        free = ("any person", "without royalty", "source and binary forms", "name: LPPL")
        assert any(words in part for words in free), part
    assert "LPPL Version 1.3c" in shown()


def test_the_pictures_of_the_readme_are_there_and_small() -> None:
    readme = (Path(licences.ROOT) / "README.md").read_text("utf-8")
    for name in screenshots.SHOTS:
        picture = screenshots.PICTURES / f"{name}.png"
        assert picture.stat().st_size <= screenshots.LARGEST
        assert f"packaging/pictures/{name}.png" in readme
