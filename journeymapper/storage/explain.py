"""What the model found wrong, in words of the map: place, reason, remedy."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from journeymapper.i18n import _
from journeymapper.model.check import LISTED, Problem
from journeymapper.model.document import Document
from journeymapper.storage.names import printable
from journeymapper.storage.parsing import joined

_FEW = 500  # more than this, and the list of errors alone could fill the memory


def explained(error: ValidationError, raw: dict[str, Any]) -> tuple[Problem, ...]:
    """The problems behind `error`, which validating `raw` raised; of very many only the first twenty."""
    if error.error_count() <= _FEW:
        return _problems(error)
    return _first_problems(raw)


def _first_problems(raw: dict[str, Any]) -> tuple[Problem, ...]:
    found: list[Problem] = []
    for key, value in raw.items():
        parts = value if isinstance(value, list) else [value]
        for index, part in enumerate(parts):
            alone = [part] if isinstance(value, list) else part
            try:
                Document.model_validate({key: alone})
            except ValidationError as error:
                if error.error_count() > _FEW:
                    message = _("has {count:,} errors", count=error.error_count())
                    found.append(Problem(f"{key}[{index}]", message))
                else:
                    found += [
                        one._replace(place=one.place.replace(f"{key}[0]", f"{key}[{index}]", 1))
                        for one in _problems(error)
                    ]
            if len(found) >= LISTED:
                return tuple(found)
    return tuple(found)


def _problems(error: ValidationError) -> tuple[Problem, ...]:
    return tuple(
        Problem(_place(one["loc"]), _message(one["type"], one.get("ctx", {}), one["loc"]))
        for one in error.errors(include_url=False, include_input=False)
    )


def _place(location: tuple[int | str, ...]) -> str:
    place = ""
    for part in location:
        place = f"{place}[{part}]" if isinstance(part, int) else joined(place, str(part))
    return place


def _message(kind: str, context: dict[str, Any], location: tuple[int | str, ...]) -> str:
    match kind:
        case "missing":
            return _("is missing")
        case "string_type":
            return _("must be a text in double quotes")
        case "int_type" | "int_from_float":
            return _("must be a whole number")
        case "float_type":
            return _("must be a number")
        case "bool_type":
            return _("must be true or false")
        case "tuple_type" | "list_type":
            return _("must be a list in square brackets")
        case "model_type" | "model_attributes_type" | "dict_type":
            return _("must be an object in braces")
        case "finite_number":
            return _("is not a finite number")
        case "string_too_long":
            return _("is longer than {limit:,} characters", limit=context.get("max_length", 0))
        case "greater_than_equal":
            return _("must be at least {limit:,g}", limit=context.get("ge", 0))
        case "less_than_equal":
            return _("must be at most {limit:,g}", limit=context.get("le", 0))
        case "too_short":
            return _("must hold at least one")
        case "string_pattern_mismatch" if "0-9a-f" in str(context.get("pattern")):
            return _("must be the SHA-256 of a picture")
        case "string_pattern_mismatch":
            return _("must be an id: 1 to 64 letters, digits, - or _")
        case "string_unicode":
            return _("holds half a character (a lone surrogate)")
        case _other:
            return _("does not fit here ({reason})", reason=printable(kind))
