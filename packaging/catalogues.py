"""Brings the catalogues of printed words up to date with the source.

    .venv/bin/python packaging/catalogues.py [LANGUAGE ...]

Each word that may be printed on a map is the first argument of a call of `words`. New ones are added to
`resources/i18n/LANGUAGE/map.po` without a translation, those that are gone are left out; translate and
commit. A language that has no catalogue yet is begun when it is named.
"""

from __future__ import annotations

import sys
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from journeymapper.layout.words import CATALOGUE

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
PRINTING = (ROOT / "journeymapper" / "layout", ROOT / "journeymapper" / "publish")


@cache
def printed_words() -> tuple[str, ...]:
    """Every message that may be printed on a map, in the order of the alphabet."""
    found = {
        str(message)
        for folder in PRINTING
        for _file, _line, message, *_ in extract_from_dir(str(folder), keywords={"words": None})
    }
    return tuple(sorted(found))


def catalogue(language: str) -> Catalog:
    """What is translated into a language; empty for a new one."""
    path = FOLDER / language / CATALOGUE
    with BytesIO(path.read_bytes() if path.exists() else b"") as file:
        return read_po(file, locale=language, charset="utf-8")


def renewed(old: Catalog, language: str) -> bytes:
    """The catalogue's file with all words of today and no others."""
    new = Catalog(locale=language)
    for message in printed_words():
        known = old.get(message)
        new.add(message, known.string if known else "")
    written = BytesIO()
    write_po(written, new, omit_header=True, sort_output=True)
    head = f'# Words that are printed on a map.\nmsgid ""\nmsgstr ""\n"Language: {language}\\n"\n'
    return (head + '"Content-Type: text/plain; charset=utf-8\\n"\n\n').encode() + written.getvalue()


def main(languages: list[str]) -> None:
    for language in languages or sorted(path.parent.name for path in FOLDER.glob(f"*/{CATALOGUE}")):
        path = FOLDER / language / CATALOGUE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(renewed(catalogue(language), language))
        lacking = [message.id for message in catalogue(language) if message.id and not message.string]
        print(f"{language}: {len(lacking)} not translated", *lacking, sep="\n  ")


if __name__ == "__main__":
    main(sys.argv[1:])
