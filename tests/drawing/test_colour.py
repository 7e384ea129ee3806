"""Colours: parts, mixtures, contrast."""

from __future__ import annotations

import pytest

from journeymapper.drawing.colour import contrast, faded, is_colour, luminance, mix, over, parse, readable_on


def test_parts_of_both_forms() -> None:
    assert parse("#1F2430") == (0x1F, 0x24, 0x30, 255)
    assert parse("#1f243080") == (0x1F, 0x24, 0x30, 0x80)
    assert parse("#1f243080").text == "#1F243080"
    assert parse("#1f2430FF").text == "#1F2430"


@pytest.mark.parametrize(
    "wrong", ["", "#123", "123456", "#12345G", "#1234567", "red", "#123456\n", "#１２３４５６"]
)
def test_anything_else_is_refused_by_name(wrong: str) -> None:
    assert not is_colour(wrong)
    with pytest.raises(ValueError, match="is not a colour"):
        parse(wrong)


def test_contrast_has_the_ends_that_wcag_gives() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#8A2F06", "#8A2F06") == pytest.approx(1)
    # The grey that is quoted as the lightest with 4.5 : 1 on white; the next one has less.
    assert contrast("#767676") >= 4.5 > contrast("#777777")


def test_green_is_lighter_than_red_than_blue() -> None:
    assert luminance("#00FF00") > luminance("#FF0000") > luminance("#0000FF")
    assert luminance("#FF0000") + luminance("#00FF00") + luminance("#0000FF") == pytest.approx(1)


def test_mixing_goes_from_one_to_the_other() -> None:
    assert mix("#000000", "#FFFFFF", 0) == "#000000"
    assert mix("#000000", "#FFFFFF", 1) == "#FFFFFF"
    assert mix("#102030", "#304050", 0.5) == "#203040"
    assert mix("#000000", "#FFFFFF", 7) == "#FFFFFF"


def test_what_is_translucent_is_judged_where_it_lies() -> None:
    assert over("#00000000", "#2B59C3") == "#2B59C3"
    assert over("#000000FF", "#2B59C3") == "#000000"
    assert contrast("#00000000", "#2B59C3") == pytest.approx(1)
    assert faded("#000000", 0.5) == "#00000080"
    assert parse(faded("#00000080", 0.5)).alpha == 0x40


def test_ink_stays_where_it_can_be_read() -> None:
    assert readable_on("#FFF0C2") == "#1F2430"
    assert readable_on("#2B59C3") == "#FFFFFF"
    assert readable_on("#1F2430") == "#FFFFFF"
    assert readable_on("#FFFFFF", ink="#92600F") == "#92600F"
