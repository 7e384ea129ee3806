"""A font whose maker forbids embedding is told of; its letters are printed all the same, as outlines."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

from journeymapper.resources import resource
from journeymapper.text.fonts import bundled_families, has_family

# In a process of its own: which fonts there are is found out once.
LOOK = """
import io, sys
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
application = QApplication([])
assert QFontDatabase.addApplicationFont(sys.argv[1]) >= 0
from journeymapper.model.document import Document
from journeymapper.model.style import Brand
from journeymapper.model.view import WHOLE
from journeymapper.publish.options import Options
from journeymapper.publish.publish import publish
from journeymapper.ui.brand.fonts import FontField, about_font
from pypdf import PdfReader
field = FontField()
print(field.choice.findText("Kept Sans") > 0)
print(about_font("kept sans"))
document = Document(title="Printed", brand=Brand(heading_font="Kept Sans", body_font="Kept Sans"))
page = PdfReader(io.BytesIO(publish(document, WHOLE, {}, Options(suffix=".pdf", paper="A4")))).pages[0]
print(sorted({str(font["/Subtype"]) for font in page["/Resources"]["/Font"].values()}))
print("Printed" in page.extract_text())
"""


def test_it_is_offered_and_told_of_and_printed(tmp_path: Path) -> None:
    font = TTFont(resource("fonts", "Inter-Regular.ttf"))
    font["OS/2"].fsType = 0x0002
    for name in font["name"].names:
        if name.nameID in (1, 4, 16):
            font["name"].setName("Kept Sans", name.nameID, name.platformID, name.platEncID, name.langID)
    path = tmp_path / "kept.ttf"
    font.save(path)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(path)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == [
        "True",
        "This font cannot be embedded: PDFs carry its letters as outlines.",
        "['/Type3']",
        "True",
    ], done.stderr


def test_every_bundled_family_can_be_chosen() -> None:
    assert bundled_families()[0] == "Inter"
    assert all(has_family(family) for family in bundled_families())
