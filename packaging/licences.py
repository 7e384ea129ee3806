"""Writes resources/licences/: what the program brings along, under which licence, and the licences' texts.

    .venv/bin/python packaging/licences.py

Libraries are those that pyproject.toml names and theirs, as they are installed; a test holds the list
complete. The texts of fonts and icons lie beside those; that of the hyphenation patterns is gathered from
their files into resources/syllables/.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "licences"
LIST, TEXTS, OURS = FOLDER / "THIRD-PARTY.md", FOLDER / "LIBRARIES.txt", FOLDER / "LICENSE-JourneyMapper.txt"
PATTERNS = ROOT / "resources" / "syllables"
PATTERN_TEXTS = PATTERNS / "LICENSE-Patterns.txt"
# Libraries that come without a text are under the one that another of them brings.
LIKE = {"pyside6-essentials": "python-bidi", "shiboken6": "python-bidi"}
RULE = "=" * 80

# What the packages themselves say too vaguely.
KNOWN = {
    "reportlab": "BSD-3-Clause",
    "rl-accel": "BSD-3-Clause",
    "python-bidi": "LGPL-3.0-or-later",
    "uharfbuzz": "Apache-2.0",
}
BUNDLED = """\
| what | where | licence |
|---|---|---|
| Inter | `resources/fonts/Inter-*.ttf` | SIL Open Font License 1.1 |
| Noto Sans Arabic, Devanagari, Hebrew, Thai | `resources/fonts/NotoSans*.ttf` | SIL Open Font License 1.1 |
| Twemoji (COLR) | `resources/fonts/Twemoji.ttf` | art CC BY 4.0, code MIT |
| Lucide | `resources/icons/icons.json` | ISC |
| hyphenation patterns of TeX Live 2022 (hyph-utf8), unchanged | `resources/syllables/hyph-*.tex` | \
MIT (da, de, en-gb, es, fr, it, pl), BSD-3-Clause (pt), LPPL 1.3c (el, nl, ru, sv, tr, uk), \
free with their notice (en-us, no) |
| the program's own icon | `resources/icons/journeymapper.*` | MIT, as JourneyMapper |
"""
HEAD = """\
# What JourneyMapper brings along

JourneyMapper itself is under the MIT licence (see `LICENSE`). The full texts of all licences are part
of the program, which shows them under Help, Licences. Qt (PySide6) and python-bidi are
used as unchanged shared libraries under the LGPL; a packaged program keeps them as files of their own that
can be replaced.

## Fonts, emoji, icons and patterns

"""


def libraries() -> dict[str, metadata.Distribution]:
    """The libraries that the program needs here, by their normal names."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    found: dict[str, metadata.Distribution] = {}
    waiting = [_name(one) for one in wanted]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system or another Python
        waiting += [_name(one) for one in found[name].requires or () if "extra ==" not in one]
    return dict(sorted(found.items()))


def _name(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    return re.sub(r"[-_.]+", "-", match.group()).lower() if match else requirement


def licence_of(name: str, library: metadata.Distribution) -> str:
    said = library.metadata
    for field in ("License-Expression", "License"):
        if name not in KNOWN and field in said:
            return said[field]
    return KNOWN.get(name, "")


def texts_of(library: metadata.Distribution) -> list[str]:
    """The licences that a library brings, as text."""
    files = [one for one in library.files or () if ".dist-info" in one.as_posix()]
    named = [one for one in files if re.match(r"(LICEN[CS]E|COPYING|NOTICE)[^/]*$", one.name, re.IGNORECASE)]
    return [one.read_text("utf-8").strip() for one in sorted(named) if one.suffix != ".yml"]


def all_texts() -> str:
    """The texts of all libraries, each under its name, the same text only once."""
    found = libraries()
    parts: list[str] = []
    seen: dict[str, str] = {}
    for name, library in found.items():
        title = f"{library.metadata['Name']} ({licence_of(name, library)})"
        text = "\n\n".join(texts_of(library))
        if text in seen or not text:
            owner = seen.get(text) or found[LIKE[name]].metadata["Name"]
            text = f"The licence's text stands under {owner}."
        else:
            seen[text] = library.metadata["Name"]
        parts.append(f"{RULE}\n{title}\n{RULE}\n\n{text}\n")
    return "\n".join(parts)


def pattern_texts() -> str:
    """What the files of patterns say about themselves, each under its name."""
    parts = []
    for path in sorted(PATTERNS.glob("*.tex")):
        said = path.read_text("utf-8").partition("% hyphenmins:")[0]
        lines = [re.sub("^% ?", "", line).rstrip() for line in said.splitlines()]
        parts.append("\n".join([RULE, path.name, RULE, "", *lines]).strip() + "\n")
    return "\n".join(parts)


def main() -> int:
    rows = [
        f"| {library.metadata['Name']} | {licence_of(name, library)} |"
        for name, library in libraries().items()
    ]
    table = "\n".join(["| library | licence |", "|---|---|", *rows])
    LIST.write_text(f"{HEAD}{BUNDLED}\n## Libraries\n\n{table}\n", encoding="utf-8")
    TEXTS.write_text(all_texts(), encoding="utf-8")
    PATTERN_TEXTS.write_text(pattern_texts(), encoding="utf-8")
    OURS.write_text((ROOT / "LICENSE").read_text("utf-8"), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
