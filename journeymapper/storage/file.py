"""A map's file: one JSON text that holds the document and its pictures."""

from __future__ import annotations

import binascii
import hashlib
import json
import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from journeymapper.collecting import no_collecting
from journeymapper.i18n import N_, _
from journeymapper.model.check import Problem, picture_places, problems
from journeymapper.model.document import FORMAT, MIN_READER, VERSION, Document
from journeymapper.model.repair import repaired
from journeymapper.storage.atomic import atomic_save
from journeymapper.storage.carried import is_pdf, map_in_pdf
from journeymapper.storage.errors import (
    Damaged,
    Dangling,
    MapError,
    NewerFormat,
    NotAMap,
    SaveError,
    Unreadable,
    damaged,
)
from journeymapper.storage.explain import explained
from journeymapper.storage.limits import MOST_BYTES, MOST_PIXELS, WARN_BYTES, check_size
from journeymapper.storage.migrations import migrated
from journeymapper.storage.names import printable, shown
from journeymapper.storage.parsing import Raw, parse
from journeymapper.storage.picture_header import picture_header

NO_MAP = N_("“{name}” is a folder, not a map.")


class Opened(NamedTuple):
    """A map as its file held it.

    `notices` are what people should know: warnings, and after a repair the errors that were mended.
    `migrated_from` is the older version that the file was in; keep the original before saving over it.
    `carried`: the map came out of a PDF, so it has no file of its own yet.
    """

    document: Document
    pictures: dict[str, bytes]
    notices: tuple[Problem, ...] = ()
    migrated_from: int | None = None
    carried: bool = False


def read(path: str | os.PathLike[str], *, repair: bool = False) -> Opened:
    """Open a map. Opening never changes the file. Raises MapError (see `decode`)."""
    return decode(read_bytes(path), repair=repair)


def read_bytes(path: str | os.PathLike[str], of_a_folder: str = NO_MAP) -> bytes:
    """The bytes of a file, unless it is larger than any map. Raises Unreadable or TooLarge.

    `of_a_folder` is said of a folder: that it is not what was wanted.
    """
    name = shown(path)
    try:
        found = os.stat(path)
        if stat.S_ISDIR(found.st_mode):
            raise Unreadable(_(of_a_folder, name=name))
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(_("“{name}” is a device or a pipe, not a file.", name=name))
        check_size(found.st_size)
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable(_("There is no file “{name}”.", name=name)) from None
    except PermissionError:
        raise Unreadable(_("You may not read “{name}”.", name=name)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(_("“{name}” cannot be read: {reason}.", name=name, reason=reason)) from None
    check_size(len(data))
    return data


def decode(data: bytes, *, repair: bool = False) -> Opened:
    """The map in these bytes, which may be a PDF that carries it.

    With `repair`, dangling references and pictures are mended, not refused.

    Raises MapError: NotAMap, NewerFormat, TooLarge, Damaged, or Dangling when `repair` would help.
    """
    if is_pdf(data):
        return decode(map_in_pdf(data), repair=repair)._replace(carried=True)
    with no_collecting():
        parsed = _parsed(data)
        document, pictures = parsed.document, parsed.pictures
        found = problems(document, pictures)
    errors = (*parsed.broken, *(one for one in found if one.severity == "error"))
    if errors:
        if not repair:
            raise damaged(errors, Dangling)
        document = repaired(document, pictures)
    # A key that nobody knows may be of any length and hold any character.
    warnings = (
        one._replace(place=printable(one.place), message=printable(one.message))
        for one in found
        if one.severity == "warning"
    )
    return Opened(document, pictures, (*parsed.notices, *errors, *warnings), parsed.migrated_from)


def save(
    path: str | os.PathLike[str],
    document: Document,
    pictures: Mapping[str, bytes],
    guard: Callable[[], object] | None = None,
    expected: str | None = None,
) -> bytes:
    """Write a map so that after a return it is on the disk, and after an error the old file is untouched.

    `guard` is called last before the old file is replaced; it raises MapError when that must not be.
    `expected` as in `atomic_save`.
    Returns the bytes written. Raises SaveError.
    """
    try:
        data = encode(document, pictures)
    except MapError as error:
        raise SaveError(_("“{name}” was not saved: {reason}", name=shown(path), reason=error)) from None
    used = used_pictures(document, pictures)

    def validate(written: bytes) -> None:
        _hold(written, document, used)
        if guard is not None:
            guard()

    atomic_save(path, data, validate, expected)
    return data


def encode(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """The bytes of the file; the same for the same document.

    Only pictures that the document or its snapshots use are written. Raises TooLarge.
    """
    extra = document.__pydantic_extra__ or {}
    # A file of a newer version that we may edit keeps its numbers: its readers migrate by them.
    version, min_reader = extra.get("version", VERSION), extra.get("min_reader", MIN_READER)
    head = {"format": FORMAT, "version": version, "min_reader": min_reader}
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    body = document.model_dump_json(
        indent=2, exclude_defaults=True, exclude={"format", "version", "min_reader", "pictures"}
    )
    if body != "{}":
        lines.append(body[2:-2])
    used = used_pictures(document, pictures)
    if used:
        entries = [
            f'    "{sha256}": "{binascii.b2a_base64(used[sha256], newline=False).decode()}"'
            for sha256 in sorted(used)
        ]
        lines.append('  "pictures": {\n' + ",\n".join(entries) + "\n  }")
    data = ("{\n" + ",\n".join(lines) + "\n}\n").encode()
    check_size(len(data))
    return data


def used_pictures(document: Document, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of `pictures` that the document or one of its snapshots names."""
    names = {sha256 for _place, sha256 in picture_places(document)}
    for snapshot in document.snapshots:
        names.update(_names_in(snapshot.content, pictures.keys()))
    return {sha256: pictures[sha256] for sha256 in names if sha256 in pictures}


def _names_in(value: Any, names: Collection[str]) -> Iterator[str]:
    if isinstance(value, str):
        if value in names:
            yield value
    elif isinstance(value, dict):
        for child in value.values():
            yield from _names_in(child, names)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _names_in(child, names)


def _hold(written: bytes, document: Document, pictures: dict[str, bytes]) -> None:
    """Raises MapError unless these bytes are this map.

    Dangling references do not stop a save: whoever drew the map must not lose it to a slip of ours,
    and opening offers to mend them.
    """
    parsed = _parsed(written)
    if parsed.document != document or parsed.pictures != pictures:
        raise Damaged(_("what was written is not the map"))


class _Parsed(NamedTuple):
    """`broken` are pictures that cannot be used; they are missing from `pictures`."""

    document: Document
    pictures: dict[str, bytes]
    broken: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    migrated_from: int | None


def _parsed(data: bytes) -> _Parsed:
    raw = parse(data)
    if raw.get("format") != FORMAT:
        raise NotAMap(
            _(
                'This is JSON but not a journey map: it has no "format": "{format}".',
                format=FORMAT,
            )
        )
    version, min_reader = _number(raw, "version", VERSION), _number(raw, "min_reader", 1)
    if min_reader > VERSION:
        raise NewerFormat(
            _(
                "This map is in file version {min_reader}; this program reads up to version {version}: "
                "please use a newer JourneyMapper.",
                min_reader=min_reader,
                version=VERSION,
            )
        )
    notices = []
    if len(data) > WARN_BYTES:
        size = len(data) // 2**20
        message = _("the map has {size} MB; smaller pictures keep it quick", size=size)
        notices.append(Problem("pictures", message, "warning"))
    if version < VERSION:
        raw = migrated(raw, version)
    elif version > VERSION:
        notices.append(_newer(version))
    broken, pictures = _pictures(raw.pop("pictures", {}))
    raw.pop("format")
    if version <= VERSION:
        raw.pop("version", None)
        raw.pop("min_reader", None)
    migrated_from = version if version < VERSION else None
    return _Parsed(_validated(raw), pictures, broken, tuple(notices), migrated_from)


def _newer(version: int) -> Problem:
    message = _(
        "This map comes from a newer JourneyMapper (file version {version}, this program knows {known}): "
        "what this program does not know is kept but not shown.",
        version=version,
        known=VERSION,
    )
    return Problem("", message, "warning")


def _number(raw: Raw, key: str, default: int) -> int:
    value = raw.get(key, default)
    if type(value) is not int or value < 1:
        raise damaged((Problem(key, _("must be a whole number from 1")),))
    return value


def _validated(raw: Raw) -> Document:
    try:
        return Document.model_validate(raw)
    except ValidationError as error:
        raise damaged(explained(error, raw), count=error.error_count()) from None


def _pictures(raw: Any) -> tuple[tuple[Problem, ...], dict[str, bytes]]:
    if not isinstance(raw, dict):
        raise damaged((Problem("pictures", _("must be an object in braces")),))
    broken, pictures = [], {}
    for sha256, text in raw.items():
        picture = _picture(sha256, text)
        if isinstance(picture, bytes):
            pictures[sha256] = picture
        else:
            broken.append(Problem(f"pictures.{shown(sha256[:12])}", picture))
    return tuple(broken), pictures


def _picture(sha256: str, text: Any) -> bytes | str:
    """The picture, or what is wrong with it. Its header is read; nothing is decoded."""
    if not isinstance(text, str):
        return _("must be base64 in double quotes")
    try:
        data = binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        return _("is not base64")
    if hashlib.sha256(data).hexdigest() != sha256:
        return _("the picture was changed or damaged: its SHA-256 is another")
    header = picture_header(data)
    if header is None:
        return _("is neither PNG nor JPEG")
    if header.width * header.height > MOST_PIXELS:
        return _("has more than {limit} million pixels", limit=MOST_PIXELS // 10**6)
    return data
