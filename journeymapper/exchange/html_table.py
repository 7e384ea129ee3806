"""HTML tables, as spreadsheets put them on the clipboard: into a grid, and a grid as one.

Reading is a single pass that looks at every character once. (Python's own parser takes half a minute
for a hundred kilobytes of unclosed tags, and the clipboard belongs to every program of the machine.)
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from journeymapper.exchange.grid import Grid, check_cells, check_length, made_grid

_TAG = re.compile(r"""</?([A-Za-z][A-Za-z0-9:-]*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""")
_SPAN = re.compile(r"""\b(col|row)span\s*=\s*["']?(\d{1,6})""", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINE_END = re.compile(r" *+[\r\n][\r\n ]*+")
_UNSEEN = frozenset({"style", "script", "title", "template", "noscript", "textarea", "select", "svg"})
_BREAKS = frozenset(
    {"br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td", "th"}
)
_CELL = re.compile(r"<t[dh][\s>]", re.IGNORECASE)
_LONGEST_TAG = 100_000  # characters
_WIDEST = 1_000  # columns that a cell may span, as browsers have it
_MOST_LOOKED_AT = 200_000  # cells, empty ones too, before a table counts as too large without being read
# Keeps Excel from making a row of its own for every line, and from taking a text for a formula.
_SAME_CELL = '<br style="mso-data-placement:same-cell">'
_AS_TEXT = " style=\"mso-number-format:'\\@';white-space:pre-wrap\""


class _Token(NamedTuple):
    """A tag ("td", "/td") with its attributes, or a text with an empty name."""

    name: str
    text: str


def read_html(source: str) -> Grid | None:
    """The cells of the tables in a copied piece of HTML, one table below the other; None when there
    are none, or words beside them (then it is a page with a table in it). Raises TooMuch."""
    check_length(source)
    if "<table" not in source.lower():
        return None
    count = sum(1 for _found in _CELL.finditer(source))
    if count > _MOST_LOOKED_AT:
        check_cells(count)
    table = _Table()
    for token in _tokens(source):
        if not table.take(token):
            return None
    return made_grid(table.rows()) or None


def write_html(grid: Grid, header: bool = False) -> str:
    """A table for documents, mails and spreadsheets; `header` makes its first row and column heads."""
    rows = []
    for y, row in enumerate(grid):
        cells = []
        for x, cell in enumerate(row):
            tag = "th" if header and (x == 0 or y == 0) else "td"
            words = html.escape(cell, quote=False).replace("\n", _SAME_CELL)
            cells.append(f"<{tag}{_AS_TEXT}>{words}</{tag}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<meta charset="utf-8"><table border="1" cellspacing="0">{"".join(rows)}</table>'


def _tokens(source: str) -> Iterator[_Token]:
    source = source.removeprefix("\ufeff")
    at = source.find("<") if source.startswith("Version:") else 0  # the clipboard's own header on Windows
    while 0 <= at < len(source):
        if source.startswith("<!--", at):
            end = source.find("-->", at)
            at = end + 3 if end >= 0 else len(source)
        elif source.startswith(("<!", "<?"), at):
            end = source.find(">", at)
            at = end + 1 if end >= 0 else len(source)
        elif source[at] == "<" and (tag := _TAG.match(source, at, at + _LONGEST_TAG)):
            name = tag[1].lower()
            at = tag.end()
            if source[tag.start() + 1] == "/":
                yield _Token(f"/{name}", "")
            elif name in _UNSEEN:
                at = _end_of(source, name, at)
            else:
                yield _Token(name, tag[2])
        else:
            end = source.find("<", at + 1)
            end = end if end >= 0 else len(source)
            yield _Token("", source[at:end])
            at = end


def _end_of(source: str, name: str, at: int) -> int:
    """Behind the end of an element that nobody sees; the end of the source when it is not closed."""
    found = re.compile(rf"</{name}\b[^>]*+>", re.IGNORECASE).search(source, at)
    return found.end() if found else len(source)


class _Table:
    """Rows of cells as they come, each a list of its pieces of text. A cell that spans is followed by
    the empty ones that it covers."""

    def __init__(self) -> None:
        self._rows: list[list[list[str]]] = []
        self._depth = 0
        self._cell: list[str] | None = None
        self._spaced = False  # the cell says that its spaces and line breaks are meant
        self._covered: dict[int, int] = {}  # column: the last row that a cell above reaches into
        self._count = 0

    def take(self, token: _Token) -> bool:
        """False for words outside any table."""
        name = token.name
        if not name:
            if self._cell is not None:
                text = html.unescape(token.text)
                self._cell.append(text if self._spaced else _SPACE.sub(" ", text))
            return self._depth > 0 or not token.text.strip()
        if name == "table":
            self._depth += 1
            if self._depth == 1:
                self._covered = {}
        depth = self._depth
        if name == "/table":
            self._depth = max(0, depth - 1)
        if depth < 2 and name.removeprefix("/") in ("table", "tr", "td", "th"):
            self._cell = None
            if name in ("table", "tr"):
                self._begin_row()
            elif name in ("td", "th"):
                self._begin_cell(token.text)
        elif self._cell is not None and name.removeprefix("/") in _BREAKS:
            # Where a paragraph begins or ends a line does so too, but none is empty; a <br> is a line.
            self._cell.append("\n" if name == "br" else "\r")
        return True

    def rows(self) -> list[list[str]]:
        """The text of every cell; rows without cells are left out."""
        return [[_text(cell) for cell in row] for row in self._rows if row]

    def _begin_row(self) -> None:
        if not self._rows or self._rows[-1]:
            self._rows.append([])

    def _begin_cell(self, attributes: str) -> None:
        if not self._rows:
            self._begin_row()
        row, y = self._rows[-1], len(self._rows) - 1
        while self._covered.get(len(row), -1) >= y:
            row.append([])
            self._count += 1
        spans = {name.lower(): max(1, int(count)) for name, count in _SPAN.findall(attributes)}
        wide = min(spans.get("col", 1), _WIDEST)
        if spans.get("row", 1) > 1:
            self._covered |= dict.fromkeys(range(len(row), len(row) + wide), y + spans["row"] - 1)
        self._cell = []
        self._spaced = "white-space:pre" in attributes
        row += [self._cell, *([] for _covered in range(wide - 1))]
        self._count += wide
        if self._count > _MOST_LOOKED_AT:
            check_cells(self._count)


def _text(pieces: list[str]) -> str:
    return _LINE_END.sub(lambda found: "\n" * max(1, found[0].count("\n")), "".join(pieces))
