"""Bake the chosen Lucide icons into resources/icons/icons.json, so that the program needs no SVG parser.

    npm pack lucide-static && tar xf lucide-static-*.tgz
    python3 packaging/icons.py package/icon-nodes.json

Each icon becomes a list of ``[command, numbers...]`` in a square of 24 x 24, to be stroked 2 wide with
round caps and joins. Commands are M, L, C and Z with absolute coordinates; nothing is filled.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from svg_paths import Segment, element_segments

TARGET = Path(__file__).resolve().parent.parent / "resources" / "icons" / "icons.json"

# The name in the product, and after "=" Lucide's where it has changed or says less.
NAMES = """
activity align-center=text-align-center align-left=text-align-start align-right=text-align-end
angry=face-angry annoyed=face-expressionless archive arrow-down arrow-left arrow-left-right arrow-right
arrow-right-left arrow-up arrow-up-down at-sign award badge-alert badge-check ban banknote bell
between-horizontal-start between-vertical-start bike bold book-open bookmark bot briefcase
building-2=building-complex bus calculator calendar calendar-check car chart-column chart-line check
chevron-down chevron-left chevron-right chevron-up chevrons-down chevrons-up chevrons-up-down circle
circle-alert circle-check circle-dot circle-help=circle-question-mark circle-plus circle-x clipboard-list
clipboard-paste clock coffee cog columns-3 command copy corner-down-right credit-card crosshair crown
database diamond download drama ellipsis ellipsis-vertical external-link eye eye-off file file-braces
file-down file-image file-plus file-spreadsheet file-text filter-x=funnel-x filter=funnel flag fold-vertical
folder folder-open footprints frown=face-slightly-frowning gauge gift git-branch git-compare globe
graduation-cap grip-horizontal grip-vertical hand handshake hash headphones heart heart-crack
heart-handshake history=rotate-ccw-clock home=house hospital hotel id-card image image-plus inbox info
italic key keyboard landmark laptop laugh=face-grinning layers layout-grid lightbulb link list list-plus
list-tree lock lock-open log-in mail map map-pin maximize megaphone meh=face-neutral message-circle
message-square message-square-quote mic minus monitor moon mouse-pointer mouse-pointer-click move
move-horizontal move-vertical network newspaper octagon-alert package package-check package-open palette
panel-bottom panel-left panel-right panel-top paperclip pencil percent person-standing phone pin plane plus
presentation printer qr-code quote radio receipt redo-2 refresh-cw repeat ribbon rotate-ccw route rows-3
ruler save scale scan school scissors search send server settings share-2 shield shopping-bag shopping-cart
sliders-horizontal smartphone smile=face-slightly-smiling sparkles spline split square square-plus
square-split-horizontal square-split-vertical star sticky-note store sun sun-moon table tablet tag target
thumbs-down thumbs-up ticket train-front trash-2=trash trending-down trending-up triangle-alert truck tv
type undo-2 unfold-vertical unlink upload user user-plus user-round users users-round utensils video vote
wallet waypoints wifi workflow wrench x zap zoom-in zoom-out
""".split()


def bake(nodes: dict[str, list[list[object]]]) -> str:
    """The text of icons.json, one icon a line in the order of their names.

    Raises KeyError with the name of an icon that Lucide does not have.
    """
    lines = []
    for name, _, theirs in sorted(entry.partition("=") for entry in NAMES):
        parts = [part for node in nodes[theirs or name] for part in baked_node(node)]
        lines.append(f"{json.dumps(name)}: {json.dumps(parts, separators=(',', ':'))}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def baked_node(node: list[object]) -> list[list[str | float]]:
    kind, attributes = node
    if not isinstance(kind, str) or not isinstance(attributes, dict):
        raise TypeError(f"not an element of an icon: {node}")
    return [baked_segment(segment) for segment in element_segments(kind, attributes)]


def baked_segment(segment: Segment) -> list[str | float]:
    command, points = segment
    return [command, *(number for point in points for number in (tidy(point.real), tidy(point.imag)))]


def tidy(number: float) -> float:
    rounded = round(number, 3)
    return int(rounded) if rounded == int(rounded) else rounded


if __name__ == "__main__":
    TARGET.write_text(bake(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), encoding="utf-8")
