"""File to file in a fresh process, against a page with the same words made by hand with reportlab.

Wanted on two cores: 80 cards in 0.6 s, 480 in 1.0 s, 5,000 in 3 s and 200 MB (as pages, report or slides
too); the report of the sample in 1.5 s; a PDF of 480 cards of at most 150 KB; growth from 1,000 to 10,000
cards at most 12 times.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from journeymapper.resources import resource
from journeymapper.storage.file import encode
from tests.bench.measuring import process_peak, process_seconds, seconds, table
from tests.generator import SIZES, generated

HAND_MADE = """
import json, sys
from reportlab.pdfgen.canvas import Canvas
raw = json.load(open(sys.argv[1], encoding="utf-8"))
canvas = Canvas(sys.argv[2], pagesize=(4000, 4000))
for number, card in enumerate(raw["cards"]):
    x, y = 20 + number % 20 * 190, 3950 - number // 20 * 7
    canvas.rect(x, y - 5, 180, 6)
    canvas.setFont("Helvetica", 4)
    words = card["text"].split()
    for line in range(0, len(words), 6):
        canvas.drawString(x, y - line, " ".join(words[line : line + 6]))
canvas.save()
"""
IMPORTS = """
import journeymapper.commands.export, journeymapper.render.pdf
"""


def main() -> None:
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "out.pdf")
        for cards in SIZES[:4]:
            path = Path(folder) / f"{cards}.journey"
            path.write_bytes(encode(generated(cards), {}))
            bare, imports, hand_made, ours = process_seconds(
                [
                    ("-c", "pass"),
                    ("-c", IMPORTS),
                    ("-c", HAND_MADE, str(path), out),
                    ("-m", "journeymapper", "export", str(path), "-o", out, "--paper", "fit"),
                ],
                rounds=5,
            )
            share = (imports - bare) / ours * 100
            rows.append((cards, ours * 1e3, hand_made * 1e3, ours / hand_made, f"{share:.0f} %"))
    table(("cards", "export ms", "by hand ms", "ratio", "imports"), rows)
    formats()
    growth()


WAYS = (
    ("poster", ".pdf", ("--paper", "fit")),
    ("pages", ".pdf", ("--kind", "pages")),
    ("report", ".pdf", ("--kind", "report")),
    ("slide", ".pptx", ("--allow-small",)),
    ("slides of stages", ".pptx", ("--slides", "stages", "--allow-small")),
    ("drawing", ".svg", ()),
)


def formats() -> None:
    """Every way to hand a map over: time, memory at its highest, size of the file."""
    rows = []
    sample = resource("samples", "online-retailer.journey")
    with tempfile.TemporaryDirectory() as folder:
        for cards in (0, 80, 480, 5_000):
            path = Path(folder) / f"{cards}.journey"
            path.write_bytes(encode(generated(cards), {}) if cards else sample.read_bytes())
            for name, suffix, switches in WAYS:
                out = Path(folder) / f"out{suffix}"
                command = ("-m", "journeymapper", "export", str(path), "-o", str(out), *switches)
                (taken,) = process_seconds([command], rounds=3)
                peak = process_peak(command)
                rows.append((cards or "sample", name, taken * 1e3, peak, out.stat().st_size / 1e3))
    table(("cards", "as", "ms", "MB at most", "kB written"), rows)


def growth() -> None:
    """Layout and PDF alone, in this process."""
    from journeymapper.model.view import WHOLE
    from journeymapper.publish.options import Options
    from journeymapper.publish.publish import plan, write

    taken = {}
    options = Options(paper="fit")
    for cards in (1_000, 10_000):
        document = generated(cards)
        taken[cards] = (
            seconds(lambda document=document: plan(document, WHOLE, options), 3),
            seconds(
                lambda document=document: write(plan(document, WHOLE, options), document, {}, options), 3
            ),
        )
    for place, name in enumerate(("layout", "layout and PDF")):
        small, large = taken[1_000][place], taken[10_000][place]
        print(f"  growth of {name} from 1,000 to 10,000 cards: {large / small:.1f} times ({large:.2f} s)")


if __name__ == "__main__":
    main()
