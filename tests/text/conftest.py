"""Fixtures of the text tests."""

from __future__ import annotations

import pytest


@pytest.fixture
def cjk(qapp: object) -> str:
    """The key of a Japanese face of this machine."""
    from journeymapper.text import system_fonts

    key = system_fonts.find("漢", 400, False, "ja")
    if key is None:
        pytest.skip("this machine has no Japanese font (Debian: fonts-noto-cjk)")
    return key
