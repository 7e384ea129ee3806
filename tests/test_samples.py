"""The bundled sample and templates, and the maps that other tests lean on, hold what they promise."""

from __future__ import annotations

import io
from collections import Counter
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest

from journeymapper.drawing.tree import groups
from journeymapper.geometry import Rect
from journeymapper.layout.map import lay_out
from journeymapper.layout.words import words_in
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, cards_in_cell, holds_cards, steps
from journeymapper.model.view import WHOLE
from journeymapper.model.words import CARD_KIND_OF_LANE, CHANNELS, EVIDENCE, ONLINE_CHANNELS, STATUSES, TRENDS
from journeymapper.publish.options import Options
from journeymapper.publish.publish import plan, publish
from journeymapper.resources import resource
from journeymapper.storage.file import decode, encode, read

SAMPLE = resource("samples", "online-retailer.journey")
TEMPLATES = sorted(resource("templates").glob("*.journey"))
BUNDLED = [*sorted(resource("samples").glob("*.journey")), *TEMPLATES]
MAPS = sorted((Path(__file__).parent / "data" / "maps").glob("*.journey"))
FIVE = ("Awareness", "Consideration", "Decision", "Purchase", "Post-purchase")
SIX = ("Actions", "Touchpoints", "Thoughts", "Emotions", "Pain points", "Opportunities")

each_bundled = pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
each_map = pytest.mark.parametrize("path", [*BUNDLED, *MAPS], ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def sample() -> Document:
    return read(SAMPLE).document


def test_the_promised_files_are_there() -> None:
    assert [path.stem for path in TEMPLATES] == ["blank", "customer-journey", "service-blueprint"]
    assert SAMPLE in BUNDLED
    assert {path.stem for path in MAPS} >= {"german-long", "arabic", "japanese", "extreme"}


@each_map
def test_a_map_opens_without_anything_to_say(path: Path) -> None:
    opened = read(path)
    assert opened.notices == ()
    assert opened.migrated_from is None


@each_map
def test_saving_a_map_unchanged_gives_the_same_bytes(path: Path) -> None:
    opened = read(path)
    assert encode(opened.document, opened.pictures) == path.read_bytes()
    assert decode(encode(opened.document, opened.pictures)).document == opened.document


@each_bundled
def test_ids_are_random_not_counted(path: Path) -> None:
    document = read(path).document
    ids = [
        *(stage.id for stage in document.stages),
        *(lane.id for lane in document.lanes),
        *(card.id for card in document.cards),
    ]
    assert all(len(id) == 12 for id in ids)
    assert len({id[:3] for id in ids}) > len(ids) * 0.95


@each_bundled
def test_bundled_maps_keep_nothing_private(path: Path) -> None:
    """Otherwise the PDF of the sample could not carry the map by default."""
    document = read(path).document
    assert not document.participants
    assert not document.votes
    assert not any(lane.internal for lane in document.lanes)
    assert not any(card.internal or card.author or card.notes for card in document.cards)


# Laid out and exported


@each_map
def test_a_map_lays_out_without_overlap_inside_its_sheet(path: Path) -> None:
    document = read(path).document
    drawing = lay_out(document, words=words_in(document.language))
    placed = {
        group.id: Rect(x, y, group.rect.width, group.rect.height)
        for (x, y), group in groups(drawing)
        if group.kind == "card"
    }
    assert placed.keys() == {card.id for card in document.cards if card.lane}
    sheet = Rect(0.0, 0.0, drawing.width, drawing.height)
    for rect in placed.values():
        assert rect.united(sheet) == sheet
    for one, other in combinations(placed.values(), 2):
        assert not one.intersects(other)


@each_bundled
def test_a_bundled_map_exports_to_pdf_with_all_its_words(path: Path) -> None:
    document, pictures, *_ = read(path)
    data = publish(document, WHOLE, pictures, Options(".pdf"))
    reader = pypdf.PdfReader(io.BytesIO(data))
    (page,) = reader.pages
    printed = _without_spaces(page.extract_text())
    told = [card.text for card in document.cards]
    told += [lane.name for lane in document.lanes]
    told += [stage.name for stage in document.stages]
    told += [step.name for _, step in steps(document)]
    assert [text for text in told if _without_spaces(text) not in printed] == []
    assert not any(lane.hint and _without_spaces(lane.hint) in printed for lane in document.lanes)


@each_bundled
def test_a_bundled_map_exports_to_svg(path: Path) -> None:
    document, pictures, *_ = read(path)
    data = publish(document, WHOLE, pictures, Options(".svg"))
    root = ElementTree.fromstring(data)  # noqa: S314 (written by us, just now)
    assert root.tag.endswith("svg")
    said = _without_spaces("".join(root.itertext()))
    assert all(_without_spaces(card.text) in said for card in document.cards)


def test_the_sample_is_readable_on_a3_and_its_pdf_carries_the_map(sample: Document) -> None:
    planned = plan(sample, WHOLE, Options(".pdf", paper="A3", orientation="landscape"))
    assert planned.poster is not None
    assert planned.poster.smallest >= 6.0
    assert planned.attached
    assert planned.unseen == ()


def _without_spaces(text: str) -> str:
    return "".join(text.split())


# The sample


def test_sample_has_five_stages_of_two_named_steps(sample: Document) -> None:
    assert tuple(stage.name for stage in sample.stages) == FIVE
    assert all(len(stage.steps) == 2 for stage in sample.stages)
    assert all(step.name for _, step in steps(sample))


def test_sample_has_the_promised_size(sample: Document) -> None:
    assert len(sample.personas) == 2
    assert 8 <= len(sample.lanes) <= 9
    assert 50 <= len(sample.cards) <= 60


def test_sample_is_calm(sample: Document) -> None:
    """No cell is crowded and no card is a paragraph."""
    fullest = max(
        len(cards_in_cell(sample, CellPlace(lane.id, step.id)))
        for lane in sample.lanes
        for _, step in steps(sample)
    )
    assert fullest <= 3
    assert max(len(card.text) for card in sample.cards) <= 60


def test_sample_tells_who_in_which_situation_wants_what(sample: Document) -> None:
    facts = sample.facts
    assert all((facts.scenario, facts.goal, facts.expectations))
    assert all((facts.organisation, facts.author, facts.date, facts.revision, facts.review))
    for persona in sample.personas:
        assert persona.name
        assert persona.role
        assert persona.quote
        assert persona.goals
        assert persona.frustrations
        assert persona.facts


def test_every_card_is_of_the_kind_of_its_lane(sample: Document) -> None:
    lanes = {lane.id: lane for lane in sample.lanes}
    assert all(card.kind == CARD_KIND_OF_LANE[lanes[card.lane].kind] for card in sample.cards)
    used = {card.lane for card in sample.cards}
    assert used == {lane.id for lane in sample.lanes if holds_cards(lane)}


def test_sample_touches_channels_online_and_offline(sample: Document) -> None:
    channels = {card.channel for card in sample.cards if card.kind == "touchpoint"}
    assert channels <= set(CHANNELS)
    assert len(channels & ONLINE_CHANNELS) >= 3
    assert len(channels - ONLINE_CHANNELS) >= 3


def test_sample_shows_the_fields_of_each_kind(sample: Document) -> None:
    for card in sample.cards:
        if card.kind == "pain_point":
            assert card.severity
            assert card.frequency
            assert card.evidence
            assert card.source
        if card.kind == "opportunity":
            assert card.owner
            assert card.impact
            assert card.effort
            assert card.status in STATUSES
        if card.kind == "metric":
            assert None not in (card.value, card.target, card.sample)
            assert card.unit
            assert card.trend in TRENDS
            assert card.date
            assert card.source
    figures = " ".join(card.text for card in sample.cards if card.kind == "metric").casefold()
    assert all(word in figures for word in ("csat", "conversion", "repeat purchases"))


def test_evidence_is_mixed_as_in_a_real_project(sample: Document) -> None:
    known = Counter(card.evidence for card in sample.cards if card.evidence)
    assert set(known) == set(EVIDENCE)
    assert max(known.values()) < len(sample.cards) / 2


def test_every_pain_is_addressed_and_every_opportunity_leads_to_a_figure(sample: Document) -> None:
    def ids(kind: str) -> set[str]:
        return {card.id for card in sample.cards if card.kind == kind}

    addressed = {link.target for link in sample.links if link.kind == "addresses"}
    leading = {link.source for link in sample.links if link.kind == "leads to"}
    caused = {link.target for link in sample.links if link.kind == "causes"}
    assert addressed == ids("pain_point")
    assert leading == ids("opportunity")
    assert caused & ids("pain_point")


def test_checkout_is_where_people_despair(sample: Document) -> None:
    checkout = next(step for _, step in steps(sample) if step.name == "Checkout")
    assert [step for _, step in steps(sample) if step.moment_of_truth] == [checkout]
    main, *_ = sample.personas
    as_is, to_be = (
        next(one for one in sample.curves if one.persona == main.id and one.state == state)
        for state in ("as-is", "to-be")
    )
    order = [step.id for _, step in steps(sample)]
    assert [point.step for point in as_is.points] == order
    assert [point.step for point in to_be.points] == order
    lowest = min(as_is.points, key=lambda point: point.value)
    assert (lowest.step, lowest.value) == (checkout.id, -2.0)
    assert sum(point.value == lowest.value for point in as_is.points) == 1
    assert all(new.value >= old.value for old, new in zip(as_is.points, to_be.points, strict=True))
    assert any(point.value % 1 for point in as_is.points)


def test_checkout_is_where_the_opportunities_go(sample: Document) -> None:
    stage_of = {step.id: stage.name for stage, step in steps(sample)}
    for kind in ("pain_point", "opportunity"):
        found = Counter(stage_of[card.step] for card in sample.cards if card.kind == kind)
        assert found["Purchase"] > sum(found.values()) / 2
    severe = {card.step for card in sample.cards if card.severity == 5}
    assert {stage_of[step] for step in severe} == {"Purchase"}


def test_sample_has_spans_and_a_backstage_below_the_line_of_visibility(sample: Document) -> None:
    assert 1 <= sum(bool(card.until) for card in sample.cards) <= 3
    line = next(place for place, lane in enumerate(sample.lanes) if lane.line == "visibility")
    assert sample.lanes[line].kind == "divider"
    assert sample.lanes[line + 1].kind == "backstage"


# The templates


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_is_empty_and_says_what_belongs_where(path: Path) -> None:
    document = read(path).document
    assert document.cards == ()
    assert document.personas == ()
    assert all(stage.name and len(stage.steps) == 1 for stage in document.stages)
    assert all(lane.name for lane in document.lanes)
    assert all(0 < len(lane.hint) <= 60 for lane in document.lanes if lane.kind != "divider")


def test_the_default_map_is_the_one_that_the_field_expects() -> None:
    document = read(resource("templates", "customer-journey.journey")).document
    assert tuple(stage.name for stage in document.stages) == FIVE
    assert tuple(lane.name for lane in document.lanes) == SIX
    (curve,) = document.curves
    assert [point.step for point in curve.points] == [step.id for _, step in steps(document)]


def test_blank_has_one_cell_a_lane_to_type_into() -> None:
    document = read(resource("templates", "blank.journey")).document
    assert len(list(steps(document))) == 1
    assert 2 <= len(document.lanes) <= 3


def test_the_blueprint_has_its_three_lines_in_order() -> None:
    document = read(resource("templates", "service-blueprint.journey")).document
    lines = [lane.line for lane in document.lanes if lane.kind == "divider"]
    assert lines == ["interaction", "visibility", "internal_interaction"]
    between = [lane.kind for lane in document.lanes if lane.kind in ("frontstage", "backstage", "support")]
    assert between == ["frontstage", "backstage", "support"]


# The maps for other tests


def test_the_extreme_map_reaches_what_published_maps_reach() -> None:
    document = read(next(path for path in MAPS if path.stem == "extreme")).document
    cells = Counter((card.lane, card.step) for card in document.cards if card.lane)
    assert max(cells.values()) == 17
    assert max(len(card.text) for card in document.cards) == 1_424
    assert max(len(stage.name) for stage in document.stages) == 55
    assert len(document.stages) == 15
    assert len(document.personas) == 5
    assert any(card.until for card in document.cards)
    stage_of = {step.id: stage.id for stage, step in steps(document)}
    stages_of_lane: dict[str, set[str]] = {}
    for card in document.cards:
        if card.lane:
            stages_of_lane.setdefault(card.lane, set()).add(stage_of[card.step])
    assert min(map(len, stages_of_lane.values())) == 1


def test_the_german_map_has_long_names_and_longer_words() -> None:
    document = read(next(path for path in MAPS if path.stem == "german-long")).document
    assert max(len(stage.name) for stage in document.stages) == 55
    assert max(len(word) for card in document.cards for word in card.text.split()) > 60
