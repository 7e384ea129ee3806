"""What all records share: frozen, strict, keeping unknown keys; ids; and the one way to change a record."""

from __future__ import annotations

import os
import secrets
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, Strict

# Else pydantic looks through everything that is installed for plug-ins, which takes 15 ms of every start;
# and none would have any business with people's maps.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

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
    bits = secrets.randbits(60)
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
