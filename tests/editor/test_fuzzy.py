"""Which names fit a few typed letters, and which fit best."""

from __future__ import annotations

import pytest

from journeymapper.editor.fuzzy import fit


@pytest.mark.parametrize(
    ("typed", "best", "others"),
    [
        ("zoom", "Zoom in", ("Bring the zoom back", "Zebra")),
        ("zo wi", "Zoom to width", ("Zoom in", "Wide zone")),
        ("undo", "Undo", ("Undo move card", "Round dome")),
        ("ztw", "Zoom to width", ("Zebra", "Twist")),
        ("resume", "Résumé", ("Resubmit",)),
        ("stage", "Stage", ("Add stage", "Backstage")),
    ],
)
def test_the_best_fit_comes_first(typed, best, others):
    assert all(fit(typed, best) > fit(typed, other) for other in others)


@pytest.mark.parametrize("typed", ["xyz", "mooz", "zoom out", "zz", "nzoom"])
def test_what_does_not_fit_is_left_out(typed):
    assert fit(typed, "Zoom in") == 0


def test_nothing_typed_fits_everything_alike():
    assert fit("", "Zoom in") == fit("  ", "Export") > 0
