"""What can still be read of a damaged file, and an honest list of what cannot.

Works best on files as we write them, one record per indented block: behind a damaged place reading
goes on with the next record. Other JSON is read up to the first damaged place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError

from journeymapper.i18n import _, ngettext
from journeymapper.model.check import LISTED
from journeymapper.model.document import FORMAT, VERSION, Document
from journeymapper.storage.carried import is_pdf, map_in_pdf
from journeymapper.storage.errors import MapError, NewerFormat, NotAMap, TooLarge
from journeymapper.storage.file import decode
from journeymapper.storage.fragments import read_fragments
from journeymapper.storage.limits import MOST_OBJECTS, check_limits, check_size
from journeymapper.storage.migrations import migrated
from journeymapper.storage.names import printable
from journeymapper.storage.parsing import joined

Raw = dict[str, Any]
Location = tuple[int | str, ...]
_ROUNDS = 30  # of validating again: what is left out may show that something else does not fit


class Salvaged(NamedTuple):
    """A sound map, and in `lost` one line for everything that is missing from it (at most 20 lines, the
    last of which says how many more). Empty when nothing is lost.
    """

    document: Document
    pictures: dict[str, bytes]
    lost: tuple[str, ...] = ()


def salvaged(data: bytes) -> Salvaged:
    """What can be read of a damaged map.

    Raises MapError: NotAMap when nothing of it is a map, TooLarge, NewerFormat (a newer program can read
    it, and would lose nothing).
    """
    check_size(len(data))
    if is_pdf(data):
        return salvaged(map_in_pdf(data))
    try:
        opened = decode(data, repair=True)
    except NewerFormat:
        raise
    except MapError:
        return _salvaged(data)
    return Salvaged(*opened[:2], _listed([str(one) for one in opened.notices if one.severity == "error"]))


def worth_saving(data: bytes) -> Salvaged | None:
    """As `salvaged`; None when nothing comes of it that anybody would want back."""
    try:
        rest = salvaged(data)
    except MapError:
        return None
    return rest if rest.document.cards or rest.document.stages else None


def _salvaged(data: bytes) -> Salvaged:
    text, lost = _text(data)
    check_limits(text.encode("utf-8", "replace"))
    if text.count("{") + text.count("[") > 2 * MOST_OBJECTS:  # a quote that is missing may hide them there
        raise TooLarge(_("The file holds more than {limit:,} things, more than any map.", limit=MOST_OBJECTS))
    raw, torn = read_fragments(text)
    lost += torn
    if not _is_ours(raw):
        raise NotAMap(_("Nothing in this file is part of a journey map."))
    raw, unfit = _fitting(_current(raw))
    lost += unfit
    clean = {"format": FORMAT, **{key: value for key, value in raw.items() if key != "format"}}
    opened = decode(json.dumps(clean, allow_nan=False).encode(), repair=True)
    lost += [str(one) for one in opened.notices if one.severity == "error"]
    return Salvaged(*opened[:2], _listed(lost))


def _text(data: bytes) -> tuple[str, list[str]]:
    """The bytes as text, whatever they are, and what of them is no text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), []
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        count = text.count("\ufffd")
        message = ngettext("{count} unreadable character", "{count} unreadable characters", count)
        return text, [message]


def _is_ours(raw: Raw) -> bool:
    """Whether anything of it is a map: its mark at the beginning, or lists that only a map has."""
    lists = sum(isinstance(raw.get(key), list) for key in ("stages", "lanes", "cards", "personas"))
    return raw.get("format") == FORMAT or lists >= 2


def _current(raw: Raw) -> Raw:
    """As the current version holds it. Raises NewerFormat."""
    version, min_reader = raw.get("version"), raw.get("min_reader")
    if type(min_reader) is int and min_reader > VERSION:
        raise NewerFormat(
            _("This map is in file version {version}: a newer JourneyMapper.", version=min_reader)
        )
    if type(version) is int and 1 <= version < VERSION:
        return migrated(raw, version)
    for key in ("version", "min_reader"):
        if type(raw.get(key, 1)) is not int or raw.get(key, 1) < 1:
            del raw[key]
    return raw


def _fitting(raw: Raw) -> tuple[Raw, list[str]]:
    """What of these values a document can hold; the rest is taken out, piece by piece."""
    lost: list[str] = []
    if not isinstance(raw.get("pictures", {}), dict):
        raw.pop("pictures")
        lost.append("pictures")
    body = {
        key: value for key, value in raw.items() if key not in ("format", "version", "min_reader", "pictures")
    }
    for key in list(body):
        part = {key: body[key]}
        for _round in range(_ROUNDS):
            try:
                Document.model_validate(part)
                break
            except ValidationError as error:
                locations = [(one["type"], one["loc"]) for one in _errors(error)]
            misfits = sorted({_to_remove(*one) for one in locations}, key=_order, reverse=True)
            lost += [_place(one) for one in misfits if _removed(part, one)]
        else:
            part.pop(key, None)
            lost.append(key)
        raw.pop(key)
        raw.update(part)
    return raw, lost


def _errors(error: ValidationError) -> Iterator[Any]:
    yield from error.errors(include_url=False, include_context=False, include_input=False)


def _to_remove(kind: str, location: Location) -> Location:
    """A value that does not fit goes alone; where one is missing, the record around it goes."""
    return location[:-1] if kind == "missing" or location[-1] == "id" else location


def _order(location: Location) -> tuple[tuple[int, str], ...]:
    """Later entries of a list before earlier ones, so that the numbers of those stay right."""
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in location)


def _removed(raw: Any, location: Location) -> bool:
    for part in location[:-1]:
        try:
            raw = raw[part]
        except (LookupError, TypeError):
            return False
    try:
        del raw[location[-1]]
    except (LookupError, TypeError):
        return False
    return True


def _place(location: Location) -> str:
    place = ""
    for part in location:
        place = f"{place}[{part}]" if isinstance(part, int) else joined(place, part)
    return place


def _listed(lost: list[str]) -> tuple[str, ...]:
    lines = [printable(one) for one in dict.fromkeys(lost)]
    if len(lines) <= LISTED:
        return tuple(lines)
    more = ngettext("and {count} more", "and {count} more", len(lines) - LISTED + 1)
    return (*lines[: LISTED - 1], more)
