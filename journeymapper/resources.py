"""Where the bundled files are: fonts, icons, samples, templates, catalogues.

An installed or frozen program carries them inside the package; a checkout reads them where they are kept.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


def resource(*parts: str) -> Path:
    """Path of a bundled file or folder, such as ``resource("fonts", "Inter-Regular.ttf")``.

    It is not checked that the file exists.
    """
    return _folder().joinpath(*parts)


@cache
def _folder() -> Path:
    package = Path(__file__).resolve().parent
    carried = package / "_resources"
    return carried if carried.is_dir() else package.parent / "resources"
