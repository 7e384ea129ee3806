"""Loading a map (limits, parsing, validating, checking) against `json.loads` of the same file.

Wanted: at most 8 times as long at 10,000 cards, and from 1,000 to 10,000 cards at most 12 times. Growth is
measured as maps are opened, one in a process: loaded over and over, the small one alone would lie in the
processor's cache, and `json.loads` itself would grow by 13 times.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from journeymapper.model.check import problems
from journeymapper.storage.file import decode, encode, read_bytes
from tests.bench.measuring import table, together
from tests.generator import SIZES, generated

GROWTH = (1_000, 10_000)
RUNS = 7


def main() -> None:
    rows = []
    for cards in SIZES:
        document = generated(cards)
        data = encode(document, {})
        bare, load, check, save = together(
            [
                lambda data=data: json.loads(data),
                lambda data=data: decode(data),
                lambda document=document: problems(document, ()),
                lambda document=document: encode(document, {}),
            ]
        )
        rows.append((cards, len(data) / 1e6, bare * 1e3, load * 1e3, load / bare, check * 1e3, save * 1e3))
    table(("cards", "MB", "json.loads ms", "load ms", "ratio", "check ms", "encode ms"), rows)
    few, many = _growth()
    print(f"  opened once: {few * 1e3:.1f} and {many * 1e3:.1f} ms")
    print(f"  growth from 1,000 to 10,000 cards: {many / few:.1f} times")


def _growth() -> list[float]:
    """Seconds that the sizes of GROWTH take, each loaded once in a process that has loaded a small map."""
    with tempfile.TemporaryDirectory(prefix="journeymapper-load-") as folder:
        paths = {cards: Path(folder) / f"{cards}.journey" for cards in (80, *GROWTH)}
        for cards, path in paths.items():
            path.write_bytes(encode(generated(cards), {}))
        taken = [[_opened(paths[80], paths[cards]) for cards in GROWTH] for _run in range(RUNS)]
    return [statistics.median(times) for times in zip(*taken, strict=True)]


def _opened(small: Path, path: Path) -> float:
    command = [sys.executable, "-m", "tests.bench.load", str(small), str(path)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _once(small: str, path: str) -> None:
    """In the measured process: the seconds of loading one map."""
    decode(read_bytes(small))
    data = read_bytes(path)
    start = time.perf_counter()
    opened = decode(data)
    print(time.perf_counter() - start)
    del opened


if __name__ == "__main__":
    _once(*sys.argv[1:])
