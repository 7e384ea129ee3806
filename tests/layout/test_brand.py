"""A brand's colours can be read wherever they are put; its fonts, lines and logo are on the map."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.drawing.colour import INK, WHITE, contrast
from journeymapper.drawing.shapes import Picture, Text
from journeymapper.drawing.tree import groups
from journeymapper.layout.brand import branded, ground_and_ink, look_of
from journeymapper.layout.map import lay_out
from journeymapper.layout.measures import Measures
from journeymapper.layout.palette import palette_of
from journeymapper.layout.words import ENGLISH
from journeymapper.model.document import Document
from journeymapper.model.style import Brand, Style
from journeymapper.text.fonts import chain, has_family
from journeymapper.text.run import TextStyle

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@given(st.lists(colours, min_size=1, max_size=4), st.sampled_from(("calm", "contrast", "print")))
def test_any_colours_can_be_read(own: list[str], name: str) -> None:
    palette = branded(palette_of(Style(palette=name)), tuple(own))
    assert contrast(palette.accent, WHITE) >= 4.5
    assert contrast(palette.band_text, palette.band) >= 4.5
    assert contrast(palette.band, WHITE) > 1.08
    assert all(contrast(WHITE, colour) >= 4.5 for colour in palette.people)
    assert len(palette.people) >= 4


@given(colours)
def test_a_cover_keeps_the_brands_own_colour_where_anything_can_be_read_on_it(colour: str) -> None:
    ground, ink = ground_and_ink(colour)
    assert contrast(ink, ground) >= 4.5
    if max(contrast(WHITE, colour), contrast(INK, colour)) >= 4.5:
        assert ground == colour


def test_a_colour_that_can_be_read_is_left_as_it_is() -> None:
    palette = branded(palette_of(Style()), ("#3B2C85", "#0B6B57"))
    assert palette.accent == "#3B2C85"
    assert palette.people[:2] == ("#3B2C85", "#0B6B57")
    assert len(set(palette.people)) == len(palette.people)


def test_no_brand_changes_nothing_and_nonsense_neither() -> None:
    plain = look_of(Document(), Measures(), ENGLISH)
    assert look_of(Document(brand=Brand(colours=("red", "#12"))), Measures(), ENGLISH) == plain


def texts(document: Document) -> list[str]:
    drawing = lay_out(document)
    return [one.text for _at, group in groups(drawing) for one in group.shapes if isinstance(one, Text)]


def test_header_footer_and_confidentiality_are_printed() -> None:
    brand = Brand(header="Above the title", footer="At the foot", confidentiality="Secret")
    assert {"Above the title", "At the foot", "Secret"} <= set(texts(Document(title="A", brand=brand)))


@pytest.mark.parametrize("shape", [0.2, 1.0, 4.0, 12.0])
def test_a_logo_keeps_its_proportions_and_its_distance(shape: float) -> None:
    document = Document(title="A title " * 9, brand=Brand(logo="0" * 64, logo_shape=shape))
    drawing = lay_out(document)
    title = [(at, group) for at, group in groups(drawing) if group.kind in ("brand", "title", "facts")]
    (logo,) = [one for _at, group in title for one in group.shapes if isinstance(one, Picture)]
    assert logo.rect.width / logo.rect.height == pytest.approx(shape, rel=0.01)
    for (a_at, a), (b_at, b) in combinations(title, 2):
        assert not a.rect._replace(x=a_at.x, y=a_at.y).intersects(b.rect._replace(x=b_at.x, y=b_at.y))


def test_fonts_of_a_brand_are_asked_for_everywhere() -> None:
    look = look_of(Document(brand=Brand(heading_font="Head", body_font=" Body ")), Measures(), ENGLISH)
    families = {
        name: getattr(look, name).family for name in look._fields if hasattr(getattr(look, name), "family")
    }
    headings = {"title", "stage", "name", "value"}
    assert families == {name: "Head" if name in headings else "Body" for name in families}


def test_a_font_that_nobody_has_is_replaced_by_inter() -> None:
    assert not has_family("No such font at all")
    assert chain(TextStyle(12, family="No such font at all")) == chain(TextStyle(12))
    assert has_family("inter")
    assert has_family("Noto Sans Hebrew")
    assert chain(TextStyle(12, family="noto sans hebrew"))[0] == "NotoSansHebrew-Regular"
