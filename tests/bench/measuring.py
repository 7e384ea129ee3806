"""Clocks and tables for the benchmarks."""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence


def seconds(work: Callable[[], object], rounds: int = 9) -> float:
    """The median time of some work; what it makes is thrown away outside the measured time."""
    return together([work], rounds)[0]


def together(works: Sequence[Callable[[], object]], rounds: int = 9) -> list[float]:
    """The median times of works done in turns, so that a slow moment of the machine meets all of them."""
    taken: list[list[float]] = [[] for _work in works]
    for _round in range(rounds):
        for work, times in zip(works, taken, strict=True):
            start = time.perf_counter()
            made = work()
            times.append(time.perf_counter() - start)
            del made
    return [statistics.median(times) for times in taken]


def process_seconds(commands: Sequence[Sequence[str]], rounds: int = 7) -> list[float]:
    """The median times of Python processes with these arguments, started in turns."""

    def start(arguments: Sequence[str]) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)

    return together([start(arguments) for arguments in commands], rounds)


def process_peak(arguments: Sequence[str]) -> float:
    """The most memory that a Python process with these arguments held, in MB; NaN where nobody counts it."""
    if not hasattr(os, "wait4"):
        return math.nan
    started = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    _id, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise subprocess.CalledProcessError(started.returncode, arguments)
    return used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under their heads, numbers to the right."""
    texts = [[_shown(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(heads, *texts, strict=True)]
    for line in (heads, *texts):
        print("  " + "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)))


def _shown(cell: object) -> str:
    match cell:
        case float():
            return f"{cell:,.1f}"
        case int():
            return f"{cell:,}"
    return str(cell)
