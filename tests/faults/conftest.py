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

    def record(
        what: str, *, tried: int, lost: int = 0, broken: int = 0, seconds: float = 0.0, note: str = ""
    ) -> None:
        record_property(_FIGURES, [what, tried, lost, broken, seconds, note])

    return record


def pytest_terminal_summary(terminalreporter: Any) -> None:
    rows: dict[str, list[Any]] = {}
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            for name, value in getattr(report, "user_properties", ()):
                if name == _FIGURES:
                    rows[value[0]] = _added(rows.get(value[0]), value)
    if not rows:
        return
    terminalreporter.section("faults")
    terminalreporter.write_line(f"{'':<48} {'tried':>6} {'lost':>5} {'broken':>6} {'slowest':>8}")
    for what, tried, lost, broken, seconds, note in sorted(rows.values()):
        slowest = f"{seconds:.1f} s" if seconds else ""
        line = f"{what:<48} {tried:>6} {lost:>5} {broken:>6} {slowest:>8}  {note}"
        terminalreporter.write_line(line.rstrip())


def _added(known: list[Any] | None, new: list[Any]) -> list[Any]:
    """Two rows of the same kind: counts together, and what was noted of the slower one."""
    if known is None:
        return new
    counts = [old + more for old, more in zip(known[1:4], new[1:4], strict=True)]
    return [new[0], *counts, *max(known[4:], new[4:])]
