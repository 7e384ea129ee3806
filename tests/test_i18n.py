from __future__ import annotations

import pytest

from journeymapper.i18n import N_, _, ngettext, use_languages


@pytest.fixture(autouse=True)
def _english():
    yield
    use_languages(["en"])


@pytest.mark.parametrize("wanted", [["en"], ["en-GB", "es"], ["tlh"], []])
def test_without_a_catalogue_the_interface_speaks_english(wanted):
    assert use_languages(wanted) == "en"
    assert _("Move card") == "Move card"


def test_placeholders_are_filled_in():
    assert _("Saved as {name}", name="Our map") == "Saved as Our map"
    assert _("100 % {sure}") == "100 % {sure}"  # without values a text is left as it is
    assert ngettext("{count} card in {lane}", "{count} cards in {lane}", 1, lane="Pains") == "1 card in Pains"
    assert ngettext("Move card", "Move {count} cards", 3) == "Move 3 cards"
    assert N_("Move card") == "Move card"
