"""Only `atomic_save` writes files, and nothing in a map is ever run: read off the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "journeymapper"
# Who opens files for writing besides, and why.
ALLOWED = {
    "storage/atomic.py": "is the one that writes",
    "storage/lock.py": "must fail when another process was faster",
    "storage/process_lock.py": "keeps a file open as long as the process lives",
    "crash.py": "must work when nothing else does any more",
    "commands/terminal.py": "lets output go to nowhere when its reader has left",
}
WRITERS = {
    "write_bytes",
    "write_text",
    "QSaveFile",
    "QFile",
    "copyfile",
    "copy2",
    "copytree",
    "replace_file",
}
MOVERS = {"os.replace", "os.rename", "os.link", "os.truncate", "shutil.move", "shutil.copy"}
WRITING_FLAGS = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"}
RUNNERS = {"eval", "exec", "compile", "__import__", "QUiLoader", "QQmlEngine"}


def complaints(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in WRITING_FLAGS:
            yield f"line {node.lineno}: {node.attr}"
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        module = owner.id if isinstance(owner, ast.Name) else ""
        plain = owner is None
        if name in WRITERS or f"{module}.{name}" in MOVERS:
            yield f"line {node.lineno}: {name} writes"
        if name == "open" and module != "os" and _mode(node) & set("wax+"):
            yield f"line {node.lineno}: open for writing"
        if plain and name in RUNNERS:
            yield f"line {node.lineno}: {name} runs what it is given"


def _mode(call: ast.Call) -> set[str]:
    method = isinstance(call.func, ast.Attribute)
    given = call.args[0 if method else 1 :][:1] + [one.value for one in call.keywords if one.arg == "mode"]
    return {char for one in given if isinstance(one, ast.Constant) for char in str(one.value)}


def test_only_one_place_writes_files() -> None:
    found = [
        f"{file.relative_to(PACKAGE)}, {complaint}"
        for file in sorted(PACKAGE.rglob("*.py"))
        if file.relative_to(PACKAGE).as_posix() not in ALLOWED
        for complaint in complaints(file.read_text(encoding="utf-8"))
    ]
    assert not found, "use storage.atomic.atomic_save:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        "open(path, 'w')",
        "open(path, mode='ab')",
        "path.open('r+')",
        "path.write_bytes(data)",
        "os.open(path, os.O_RDWR)",
        "os.replace(a, b)",
        "QSaveFile(path)",
        "eval(text)",
    ],
)
def test_a_writer_is_seen(source: str) -> None:
    assert list(complaints(source))


@pytest.mark.parametrize(
    "source",
    [
        "open(path)",
        "open(path, 'rb')",
        "path.open('rb')",
        "text.replace('a', 'b')",
        "re.compile('a')",
        "menu.exec()",
    ],
)
def test_reading_is_nobody_s_business(source: str) -> None:
    assert not list(complaints(source))
