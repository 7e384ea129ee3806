"""What all records share: frozen, strict, keeping unknown keys; ids; and the one way to change a record."""

from __future__ import annotations

import os
import sys
from types import ModuleType
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, Strict

# Plug-ins would have no business with people's maps; and what looks for them, in everything that is
# installed, would import forty modules for it at every start. So there is nothing to look with.
_NO_PLUGINS = ModuleType("pydantic.plugin._loader")
_NO_PLUGINS.__dict__["get_plugins"] = tuple
sys.modules.setdefault(_NO_PLUGINS.__name__, _NO_PLUGINS)

T = TypeVar("T")

# Collections are tuples (a list inside a frozen record would still be mutable); JSON has only
# arrays, hence the relaxed strictness for this one thing.
Many = Annotated[tuple[T, ...], Strict(False)]

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Reference = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,64}$")]  # "" refers to nothing
LONGEST = 200_000  # characters of any text
Short = Annotated[str, Field(max_length=LONGEST)]  # a word, a name: one line
Long = Annotated[str, Field(max_length=LONGEST)]
Score = Annotated[int, Field(ge=1, le=5)]
Number = Annotated[float, Field(ge=-1e15, le=1e15)]
Sha = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]  # "" is no picture

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id() -> str:
    """A random id of 60 bits in 12 characters: two people who work apart never make the same one."""
    bits = int.from_bytes(os.urandom(8), "big")
    return "".join(_ALPHABET[(bits >> shift) & 31] for shift in range(55, -1, -5))


class Record(BaseModel):
    """A frozen value. Keys that this version does not know survive load, edit and save."""

    # Built when first used: a document builds what its records need anyway, once.
    model_config = ConfigDict(frozen=True, strict=True, extra="allow", allow_inf_nan=False, defer_build=True)


R = TypeVar("R", bound=Record)


def evolve(record: R, **changes: Any) -> R:
    """A copy with some fields changed and validated; everything else stays the same object.

    Raises pydantic.ValidationError for a value that does not fit and TypeError for a field that
    the record does not have (`model_copy(update=...)` would accept both).
    """
    kind = type(record)
    unknown = changes.keys() - kind.model_fields.keys()
    if unknown:
        raise TypeError(f"{kind.__name__} has no field {', '.join(sorted(unknown))}")
    required = {
        name: getattr(record, name) for name, field in kind.model_fields.items() if field.is_required()
    }
    checked = kind.model_validate({**required, **changes})
    return record.model_copy(update={name: getattr(checked, name) for name in changes})


def replaced(records: tuple[R, ...], record: R) -> tuple[R, ...]:
    """The same records with the one that has this record's id replaced."""
    wanted = record.id  # type: ignore[attr-defined]
    return tuple(record if one.id == wanted else one for one in records)  # type: ignore[attr-defined]
