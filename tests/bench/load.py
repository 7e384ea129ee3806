"""Loading a map (limits, parsing, validating, checking) against `json.loads` of the same file.

Wanted: at most 8 times as long at 10,000 cards, and from 1,000 to 10,000 cards at most 12 times.
"""

from __future__ import annotations

import json

from journeymapper.model.check import problems
from journeymapper.storage.file import decode, encode
from tests.bench.measuring import table, together
from tests.generator import SIZES, generated


def main() -> None:
    rows = []
    loads = {}
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
        loads[cards] = load
        rows.append((cards, len(data) / 1e6, bare * 1e3, load * 1e3, load / bare, check * 1e3, save * 1e3))
    table(("cards", "MB", "json.loads ms", "load ms", "ratio", "check ms", "encode ms"), rows)
    print(f"  growth from 1,000 to 10,000 cards: {loads[10_000] / loads[1_000]:.1f} times")


if __name__ == "__main__":
    main()
