"""Writes packaging/THIRD-PARTY.md: what the program brings along, and under which licence.

    .venv/bin/python packaging/licences.py

Libraries are those that pyproject.toml names and theirs, as they are installed; a test holds the list
complete.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "packaging" / "THIRD-PARTY.md"

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
"""
HEAD = """\
# What JourneyMapper brings along

JourneyMapper itself is under the MIT licence (see `LICENSE`). The full texts of the licences of fonts and
icons lie beside them, and the program shows them under Help, Licences. Qt (PySide6) and python-bidi are
used as unchanged shared libraries under the LGPL; a packaged program keeps them as files of their own that
can be replaced.

## Fonts, emoji and icons

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


def main() -> int:
    rows = [
        f"| {library.metadata['Name']} | {licence_of(name, library)} |"
        for name, library in libraries().items()
    ]
    table = "\n".join(["| library | licence |", "|---|---|", *rows])
    OUT.write_text(f"{HEAD}{BUNDLED}\n## Libraries\n\n{table}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
