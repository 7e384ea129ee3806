"""How much is tried, and the table of what came of it.

Within the whole suite a sample of each kind of fault is tried. Naming this folder tries them all:

    python3 packaging/dev.py test tests/faults
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Record = Callable[..., None]
_FIGURES = "figures of a fault"


@pytest.fixture(scope="session")
def thorough(request: pytest.FixtureRequest) -> bool:
    """Whether everything is to be tried, not a sample."""
    return any(Path(argument.split("::")[0]).name == "faults" for argument in request.config.args)


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Record:
    """Call with what was tried and its counts, for the table at the end."""

    def record(what: str, *, tried: int, lost: int = 0, broken: int = 0, note: str = "") -> None:
        record_property(_FIGURES, [what, tried, lost, broken, note])

    return record


def pytest_terminal_summary(terminalreporter: Any) -> None:
    rows: dict[str, list[Any]] = {}
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            for name, value in getattr(report, "user_properties", ()):
                if name == _FIGURES:
                    what, *counts, note = value
                    known = rows.get(what, [0, 0, 0, ""])
                    added = [old + new for old, new in zip(known[:3], counts, strict=True)]
                    rows[what] = [*added, note or known[3]]
    if not rows:
        return
    terminalreporter.section("faults")
    terminalreporter.write_line(f"{'':<52} {'tried':>6} {'lost':>5} {'broken':>6}")
    for what, (tried, lost, broken, note) in sorted(rows.items()):
        terminalreporter.write_line(f"{what:<52} {tried:>6} {lost:>5} {broken:>6}  {note}".rstrip())
