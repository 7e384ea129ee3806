"""Runs the benchmarks of this folder, or those that are named: `python -m tests.bench [NAME ...]`.

Each module with a `main()` is one. They print ratios measured in one run, because times of different
machines say little; nothing here ever fails because of a time.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def main(names: list[str]) -> int:
    files = (path for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))
    known = sorted(path.stem for path in files if "\ndef main(" in path.read_text(encoding="utf-8"))
    unknown = set(names) - set(known)
    if unknown:
        print(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    for name in names or known:
        print(f"== {name}", flush=True)
        importlib.import_module(f"tests.bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
