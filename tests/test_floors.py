"""The house rules that can be read off the source: who may import whom, and how large a file may grow.

Every broken rule is reported as one sentence with file and line, all of them at once.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "journeymapper"

# From the ground up. A room may import from the floors below it and from itself, not from its neighbours.
FLOORS = (
    ("resources", "display"),
    ("i18n", "crash", "collecting"),
    ("geometry", "text"),
    ("model", "drawing"),
    ("operations", "insights", "storage", "exchange"),
    ("layout",),
    ("render",),
    ("editor", "publish"),
    ("ui",),
    ("app", "commands"),
    ("cli",),
    ("__main__",),
)
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
# Painters get a drawing and nothing else, so that any of them can be replaced alone.
STRANGERS = {"render": {"model", "operations", "insights", "storage", "exchange"}}

QT = ("PySide6", "shiboken6")
QT_ROOMS = ("ui", "app")
QT_FILES = {
    "render/qt.py",
    "render/qt_ink.py",
    "render/qt_pages.py",
    "render/png.py",
    "text/system_fonts.py",
    "text/breaks_complex.py",
}
QT_FILE_MODULES = {f"{PACKAGE}.{file.removesuffix('.py').replace('/', '.')}" for file in QT_FILES}

# Opening a map runs no code and touches no network.
NEVER = {
    "pickle": "maps must not run code",
    "marshal": "maps must not run code",
    "shelve": "maps must not run code",
    "socket": "the program works offline",
    "http": "the program works offline",
    "urllib.request": "the program works offline",
    "ftplib": "the program works offline",
    "smtplib": "the program works offline",
    "PySide6.QtNetwork": "the program works offline",
}
# A display server is on this machine, or wherever the person says that it is.
EXCEPT = {("display.py", "socket")}

LONGEST_FILE = 400
# Words that say nothing about what is inside.
EMPTY_NAMES = {"base", "common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}


class Import(NamedTuple):
    file: str  # inside the package, as in "layout/card.py"
    line: int
    module: str
    name: str  # what is taken from the module; empty for a plain import
    at_start: bool  # runs when the file itself is imported

    @property
    def room(self) -> str:
        return room_of(self.file)

    def reaches(self, *modules: str) -> bool:
        """Whether the import is of one of the modules, or of something inside them."""
        spelled = f"{self.module}.{self.name}" if self.name else self.module
        return any(f"{spelled}.".startswith(f"{module}.") for module in modules)

    def __str__(self) -> str:
        return f"{PACKAGE}/{self.file}:{self.line}"


def room_of(path: str) -> str:
    """The room of a file or of a dotted module inside the package."""
    return path.replace(".py", "").replace(".", "/").split("/")[0]


def imports_of(file: str, source: str) -> Iterator[Import]:
    """Every import in a file, those inside functions and for type checking too."""

    def visit(node: ast.AST, at_start: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                for alias in child.names:
                    yield Import(file, child.lineno, alias.name, "", at_start)
            elif isinstance(child, ast.ImportFrom):
                for alias in child.names:
                    yield Import(file, child.lineno, child.module or "", alias.name, at_start)
            else:
                later = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
                typing_only = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
                yield from visit(child, at_start and not later and not typing_only)

    yield from visit(ast.parse(source), True)


def floor_complaint(found: Import) -> str | None:
    """What is wrong with an import of one of our own modules, if anything."""
    if not found.reaches(PACKAGE):
        return None
    spelled = f"{found.module}.{found.name}".removeprefix(PACKAGE).strip(".")
    room = room_of(spelled)
    if found.module == PACKAGE and found.name.startswith("__"):
        return None  # the version
    for unknown in {found.room, room} - {*FLOOR_OF, "__init__"}:
        return f"{found}: {unknown} has no floor; give it one in tests/test_floors.py"
    if found.room == "__init__":
        return f"{found}: the package itself imports nothing"
    here, there = FLOOR_OF[found.room], FLOOR_OF[room]
    if there > here:
        return f"{found}: {found.room} must not know {room}, which lies above it"
    if there == here and room != found.room:
        return f"{found}: {found.room} and {room} are neighbours and must not know each other"
    if room in STRANGERS.get(found.room, ()):
        return f"{found}: {found.room} works on drawings and must not know {room}"
    return None


def library_complaint(found: Import) -> str | None:
    """What is wrong with an import of a library that only some files may know, if anything."""
    for module, reason in NEVER.items():
        if found.reaches(module) and (found.file, module) not in EXCEPT:
            return f"{found}: {module} is not used here: {reason}"
    if found.reaches(*QT) and found.room not in QT_ROOMS:
        if found.file not in QT_FILES:
            return f"{found}: Qt is known only to ui, app.py and {', '.join(sorted(QT_FILES))}"
        if found.reaches("PySide6.QtWidgets"):
            return f"{found}: widgets belong into ui"
    below_the_window = found.room not in QT_ROOMS and found.file not in QT_FILES
    if found.reaches(*QT_FILE_MODULES) and found.at_start and below_the_window:
        return f"{found}: {found.module} brings Qt along; import it inside the function that needs it"
    if found.reaches("reportlab") and not found.file.startswith("render/pdf"):
        return f"{found}: reportlab is known only to render/pdf*"
    if found.reaches("fontTools") and found.at_start:
        return f"{found}: fontTools takes a tenth of a second; import it inside the function that needs it"
    return None


def source_files(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def all_imports() -> list[Import]:
    package = ROOT / PACKAGE
    return [
        found
        for file in source_files(PACKAGE)
        for found in imports_of(file.relative_to(package).as_posix(), file.read_text(encoding="utf-8"))
    ]


def test_imports_point_down() -> None:
    complaints = [complaint for found in all_imports() if (complaint := floor_complaint(found))]
    assert not complaints, "\n" + "\n".join(complaints)


def test_libraries_stay_in_their_rooms() -> None:
    complaints = [complaint for found in all_imports() if (complaint := library_complaint(found))]
    assert not complaints, "\n" + "\n".join(complaints)


def test_files_stay_small() -> None:
    lengths = {
        file.relative_to(ROOT).as_posix(): len(file.read_text(encoding="utf-8").splitlines())
        for file in source_files(PACKAGE, "tests", "packaging")
    }
    long = [
        f"{file} has {lines} lines; {LONGEST_FILE} is the wall"
        for file, lines in lengths.items()
        if lines > LONGEST_FILE
    ]
    assert not long, "\n" + "\n".join(long)


def test_names_say_what_is_inside() -> None:
    empty = [
        f"{file.relative_to(ROOT).as_posix()}: a name that says nothing"
        for file in source_files(PACKAGE, "tests", "packaging")
        if EMPTY_NAMES
        & {word for part in file.relative_to(ROOT).with_suffix("").parts for word in part.split("_")}
    ]
    assert not empty, "\n" + "\n".join(empty)


def test_folders_of_the_package_are_packages_and_packaging_is_none() -> None:
    bare = {file.parent for file in source_files(PACKAGE) if not (file.parent / "__init__.py").exists()}
    assert not bare, f"without __init__.py: {sorted(str(folder) for folder in bare)}"
    # With one it would hide the library of the same name from every tool that runs in this folder.
    assert not (ROOT / "packaging" / "__init__.py").exists()


@pytest.mark.parametrize(
    ("file", "source", "words"),
    [
        ("layout/card.py", "from journeymapper.ui import theme", "layout must not know ui"),
        ("layout/card.py", "import journeymapper.cli", "layout must not know cli"),
        ("model/card.py", "from journeymapper.drawing.shapes import Box", "neighbours"),
        ("editor/editor.py", "def f():\n    from journeymapper import publish", "neighbours"),
        ("render/svg.py", "from journeymapper.model.card import Card", "works on drawings"),
        ("render/svg.py", "from journeymapper import cli", "render must not know cli"),
        ("cloud/sync.py", "from journeymapper.model import card", "cloud has no floor"),
        ("layout/card.py", "def f():\n    import PySide6.QtGui", "Qt is known only to"),
        ("render/qt.py", "from PySide6 import QtWidgets", "widgets belong into ui"),
        ("publish/publish.py", "from journeymapper.render.png import write", "brings Qt along"),
        ("publish/publish.py", "from journeymapper.render import png", "brings Qt along"),
        ("publish/publish.py", "from reportlab.pdfgen.canvas import Canvas", "reportlab is known only"),
        ("text/emoji.py", "from fontTools.ttLib import TTFont", "tenth of a second"),
        ("storage/file.py", "import pickle", "must not run code"),
        ("ui/help.py", "from urllib import request", "works offline"),
    ],
)
def test_a_broken_rule_is_named(file: str, source: str, words: str) -> None:
    (found,) = imports_of(file, source)
    assert words in f"{floor_complaint(found)} {library_complaint(found)}"


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("layout/card.py", "from journeymapper.model.card import Card"),
        ("model/check.py", "from journeymapper.model import lookup"),
        ("cli.py", "from journeymapper import __version__"),
        ("publish/publish.py", "def f():\n    from journeymapper.render import png"),
        ("text/emoji.py", "def f():\n    from fontTools.ttLib import TTFont"),
        ("render/pdf_text.py", "from reportlab.pdfgen.canvas import Canvas"),
        ("ui/main_window.py", "from journeymapper.render.qt import paint"),
        ("render/svg.py", "from urllib.parse import quote"),
    ],
)
def test_a_kept_rule_is_left_alone(file: str, source: str) -> None:
    (found,) = imports_of(file, source)
    assert (floor_complaint(found), library_complaint(found)) == (None, None)
