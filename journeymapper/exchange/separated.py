"""Cells as text with separators: TSV as spreadsheets copy it, and CSV files."""

from __future__ import annotations

import re

from journeymapper.exchange.grid import Grid, check_cells, check_length, cleaned, made_grid

_SEPARATORS = ",;\t"
_MOST_LOOKED_AT = 200_000  # cells, empty ones too, before a block counts as too large without being read
_SAID = re.compile(rf'"?sep=([{_SEPARATORS}])"?[\r\n]+', re.IGNORECASE)
_SNIFFED = 20_000  # characters that decide which separator a file has
# What other programs would take for a formula. The sign before it says that it is text.
_FORMULA = re.compile(r"'*[=+\-@]")
_LISTED = re.compile(r"\s*+(?:[^\w\s\"'=+@]|[o§]|\w{1,3}[.)])\t[^\t]*\Z")
_GUARDED = re.compile(r"'+[=+\-@]")


def read_tsv(text: str) -> Grid | None:
    """The cells of a copied block; None for a text that is none.

    A block has a tab between cells, or is a single cell in quotes that holds line breaks. A text in
    which tabs only indent lines is none. Raises TooMuch.
    """
    check_length(text)
    if ("\t" not in text and not text.startswith('"')) or _is_list(text):
        return None
    rows = _rows(text, "\t")
    single = len(rows) == 1 and len(rows[0]) == 1 and "\n" in cleaned(rows[0][0])
    if not single and not any(any(cell.strip() for cell in row[:-1]) for row in rows):
        return None
    return _unguarded(made_grid(rows))


def read_csv(text: str) -> Grid:
    """The cells of a CSV file, whichever of comma, semicolon or tab it has, or says in its first line as
    Excel has it ("sep=;"). Raises TooMuch."""
    check_length(text)
    text = text.removeprefix("\ufeff")
    said = _SAID.match(text)
    separator = said[1] if said else separator_of(text)
    return _unguarded(made_grid(_rows(text[said.end() :] if said else text, separator)))


def write_tsv(grid: Grid) -> str:
    """The block for other programs: cells with tabs, breaks or quotes in quotes, one row a line; so is a
    first cell that would be taken for the bullet of a list."""
    text = "\n".join("\t".join(_written(cell, "\t") for cell in row) for row in grid)
    if not _is_list(text):
        return text
    first, tab, rest = text.partition("\t")
    return f'"{first}"{tab}{rest}'


def write_csv(grid: Grid, separator: str = ",") -> str:
    """A CSV file as RFC 4180 has it. Excel wants it in UTF-8 with a mark at the start (utf-8-sig)."""
    lines = [separator.join(_written(cell, separator) for cell in row) for row in grid]
    return "".join((line or '""') + "\r\n" for line in lines)  # an empty line would be no row


def separator_of(text: str) -> str:
    """The separator that cuts the first lines of a file most evenly; a comma where none does."""
    best, rank = ",", (0, 0)
    for separator in _SEPARATORS:
        counts = [len(row) for row in _rows(text[:_SNIFFED], separator)[:20] if any(row)]
        if len(counts) > 1 and len(text) > _SNIFFED:
            counts.pop()  # may be cut off
        usual = max(set(counts), key=counts.count, default=1)
        found = (counts.count(usual), usual) if usual > 1 else (0, 0)
        if found > rank:
            best, rank = separator, found
    return best


def _is_list(text: str) -> bool:
    """Word processors put a tab behind the bullets and numbers of a list."""
    lines = [line for line in text.splitlines() if line.strip()]
    return bool(lines) and all(map(_LISTED.match, lines))


def _rows(text: str, separator: str) -> list[list[str]]:
    """Cells row by row. What begins with a quote is quoted only if the quote is closed just before a
    separator: people also write 5" or "so", and a stray quote must not swallow the rows below."""
    cell = re.compile(
        rf'(?:"((?:[^"]++|"")*+)"(?=[{separator}\r\n]|\Z)|([^{separator}\r\n]*+))({separator}|\r\n|\r|\n|\Z)'
    )
    rows: list[list[str]] = []
    row: list[str] = []
    count = at = 0
    while at < len(text):
        found = cell.match(text, at)
        if found is None:  # cannot be: the second form matches anything
            break
        quoted, plain, end = found.groups()
        row.append(quoted.replace('""', '"') if quoted is not None else plain)
        count += 1
        if count > _MOST_LOOKED_AT:
            check_cells(text.count(separator) + text.count("\n"))
        at = found.end()
        if end == separator:
            continue
        rows.append(row)
        row = []
    if row:
        rows.append([*row, ""])
    check_cells(sum(1 for one in rows for content in one if content.strip()))
    return rows


def _written(cell: str, separator: str) -> str:
    if _FORMULA.match(cell):
        cell = f"'{cell}"
    if any(sign in cell for sign in (separator, "\n", "\r", '"')):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _unguarded(grid: Grid) -> Grid:
    return tuple(tuple(cell[1:] if _GUARDED.match(cell) else cell for cell in row) for row in grid)
