"""Conflict copies of synchronising services are told from a person's own files by their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymapper.storage.conflicts import conflict_copies, is_conflict_copy


@pytest.mark.parametrize(
    "name",
    [
        "shop.sync-conflict-20260801-101500-ABC1234.journey",
        "shop.sync-conflict-20260801-101500.journey",
        "shop (Ada's conflicted copy 2026-08-01).journey",
        "shop (conflicted copy 2026-08-01 101500).journey",
        "shop (Konfliktkopie von Ada 2026-08-01).journey",
        "shop (copie en conflit de Ada 2026-08-01).journey",
        "shop (SFConflict ada@example.com 2026-08-01-10-15-00).journey",
        "shop [Conflict].journey",
        "shop_conflict-20260801-101500.journey",
        "shop-DESKTOP-4F2K9QX.journey",
        "shop-LAPTOP-ADA0001-2.journey",
        "shop-WORKBENCH.journey",
    ],
)
def test_a_conflict_copy(name: str) -> None:
    assert is_conflict_copy(name, "shop.journey", computer="workbench.example.com")


@pytest.mark.parametrize(
    "name",
    [
        "shop.journey",
        "shop.sync-conflict-20260801-101500.json",
        "shop-2.journey",
        "shop-FINAL.journey",
        "shop (2).journey",
        "shop (to-be).journey",
        "shopping (conflicted copy).pdf",
        "bookshop (conflicted copy).journey",
        ".~shop.journey.lock",
    ],
)
def test_somebody_s_own_file(name: str) -> None:
    assert not is_conflict_copy(name, "shop.journey", computer="workbench")


def test_those_beside_a_map_are_found(tmp_path: Path) -> None:
    for name in ("b.journey", "a.journey", "a (conflicted copy 1).journey", "b (conflicted copy 1).journey"):
        (tmp_path / name).touch()
    assert conflict_copies(tmp_path / "a.journey") == (tmp_path / "a (conflicted copy 1).journey",)
    assert conflict_copies(tmp_path / "gone" / "a.journey") == ()
