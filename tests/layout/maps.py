"""Small maps for the tests of layout, and a way to make any map."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from journeymapper.model.card import Card
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.document import Document, Facts
from journeymapper.model.lane import Lane
from journeymapper.model.persona import Persona
from journeymapper.model.stage import Stage, Step
from journeymapper.model.view import View
from journeymapper.model.words import CARD_KIND_OF_LANE, CHANNELS, EVIDENCE, LANE_KINDS, STATUSES

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung"
TEXTS = (
    "",
    "Waits",
    "Creates an account after all, then looks for the basket",
    LONG_WORD,
    "two\nlines",
    "تنتهي مهلة الموافقة بعد ٩٠ ثانية وتُفرَّغ السلة",
    "https://example.org/a/very/long/address?with=many&parts=in&it=1234567890",
    "word " * 60,
)


def small(**changes: Any) -> Document:
    """Two stages of three steps in all, a lane of each sort, a card in every cell of the first lane."""
    stages = (
        Stage(id="s1", name="Awareness", steps=(Step(id="a", name="Sees"), Step(id="b", name="Searches"))),
        Stage(id="s2", name="Purchase", steps=(Step(id="c", name="Pays", moment_of_truth=True),)),
    )
    lanes = (
        Lane(id="do", kind="actions", name="Actions"),
        Lane(id="feel", kind="emotions", name="Emotions"),
        Lane(id="hurt", kind="pain_points", name="Pain points"),
        Lane(id="line", kind="divider", line="visibility"),
        Lane(id="back", kind="backstage", name="Backstage"),
    )
    cards = (
        Card(id="c1", lane="do", step="a", kind="action", text="Sees a poster", evidence="heard"),
        Card(id="c2", lane="do", step="b", kind="action", text="Types “running shoes” into a search engine"),
        Card(id="c3", lane="do", step="b", kind="action", text="Opens four tabs"),
        Card(id="c4", lane="do", step="c", kind="action", text="Enters the card"),
        Card(id="p1", lane="hurt", step="c", kind="pain_point", text="Pays twice", severity=5, frequency=2),
        Card(id="p2", lane="hurt", step="b", kind="pain_point", text="Too many tabs", severity=2),
        Card(id="b1", lane="back", step="a", until="c", kind="backstage", text="Catalogue"),
    )
    curves = (
        Curve(
            id="now",
            lane="feel",
            persona="mara",
            points=(
                CurvePoint(id="n1", step="a", value=0.5, label="Curious"),
                CurvePoint(id="n2", step="b", value=1.0),
                CurvePoint(id="n3", step="c", value=-2.0, label="Afraid of paying twice"),
            ),
        ),
    )
    document = Document(
        title="Buying shoes",
        facts=Facts(scenario="Mara needs shoes.", goal="Shoes that fit", date="2026-04-20", revision="3"),
        personas=(Persona(id="mara", name="Mara, 34", role="Runs", quote="Tell me about the fit."),),
        stages=stages,
        lanes=lanes,
        cards=cards,
        curves=curves,
    )
    return document.model_copy(update=changes)


def one_cell(*cards: Card, kind: str = "actions", **step: Any) -> Document:
    """A map of one stage, one step "a" and one lane "l" that holds these cards."""
    return Document(
        title="One cell",
        stages=(Stage(id="s", name="Stage", steps=(Step(id="a", name="Step", **step),)),),
        lanes=(Lane(id="l", kind=kind, name="Lane"),),
        cards=cards,
    )


def card(id: str = "c", **fields: Any) -> Card:
    return Card(**{"id": id, "lane": "l", "step": "a", "kind": "action", **fields})


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Maps with every kind of lane, spans, curves, personas, long and foreign texts."""
    texts = st.sampled_from(TEXTS) | st.text(max_size=40)
    stages, step_ids = [], []
    for stage in range(draw(st.integers(0, 4))):
        ids = [f"t{stage}-{step}" for step in range(draw(st.integers(1, 3)))]
        step_ids += ids
        steps = tuple(
            Step(
                id=id,
                name=draw(texts),
                moment_of_truth=draw(st.booleans()),
                width=draw(st.sampled_from((0.0, 0.0, 120.0, 300.0))),
            )
            for id in ids
        )
        stages.append(Stage(id=f"s{stage}", name=draw(texts), steps=steps))
    lanes = tuple(
        Lane(id=f"l{at}", kind=kind, name=draw(texts), hint=draw(st.sampled_from(("", "What do they do?"))))
        for at, kind in enumerate(draw(st.lists(st.sampled_from((*LANE_KINDS, "new kind")), max_size=6)))
    )
    personas = tuple(
        Persona(id=f"p{at}", name=draw(texts), role=draw(texts), quote=draw(texts))
        for at in range(draw(st.integers(0, 3)))
    )
    holding = [lane for lane in lanes if lane.kind not in ("emotions", "dramatic_arc", "divider")]
    cards: tuple[Card, ...] = ()
    if holding and step_ids:
        cards = tuple(
            draw(_cards(f"c{at}", holding, step_ids, [p.id for p in personas], texts))
            for at in range(draw(st.integers(0, 14)))
        )
    curves = tuple(
        draw(_curves(f"k{at}", lane.id, step_ids, [p.id for p in personas], texts))
        for at, lane in enumerate(lane for lane in lanes for _ in range(2))
        if lane.kind in ("emotions", "dramatic_arc") and step_ids
    )
    return Document(
        title=draw(texts),
        facts=Facts(scenario=draw(texts), goal=draw(texts), date="2026-04-20"),
        personas=personas,
        stages=tuple(stages),
        lanes=lanes,
        cards=cards,
        curves=curves,
    )


@st.composite
def _cards(
    draw: st.DrawFn,
    id: str,
    lanes: list[Lane],
    steps: list[str],
    personas: list[str],
    texts: st.SearchStrategy[str],
) -> Card:
    lane = draw(st.sampled_from(lanes))
    start = draw(st.integers(0, len(steps) - 1))
    scores = st.none() | st.integers(1, 5)
    return Card(
        id=id,
        lane=lane.id,
        step=steps[start],
        until=draw(st.sampled_from(["", *steps[start:]])),
        kind=CARD_KIND_OF_LANE.get(lane.kind, "text"),
        text=draw(texts),
        state=draw(st.sampled_from(("both", "as-is", "to-be"))),
        personas=tuple(
            draw(st.lists(st.sampled_from(personas), max_size=2, unique=True)) if personas else ()
        ),
        channel=draw(st.sampled_from(("", *CHANNELS, "carrier pigeon"))),
        severity=draw(scores),
        frequency=draw(scores),
        impact=draw(scores),
        effort=draw(scores),
        owner=draw(st.sampled_from(("", "Ana", LONG_WORD))),
        status=draw(st.sampled_from(("", *STATUSES, "waiting for legal"))),
        value=draw(st.none() | st.floats(-1e6, 1e6)),
        unit=draw(st.sampled_from(("", "%", "of 5", "minutes on the telephone"))),
        target=draw(st.none() | st.just(5.0)),
        evidence=draw(st.sampled_from(("", *EVIDENCE, "dreamt"))),
        url=draw(st.sampled_from(("", "https://example.org"))),
        picture=draw(st.sampled_from(("", "0" * 64))),
    )


@st.composite
def _curves(
    draw: st.DrawFn, id: str, lane: str, steps: list[str], personas: list[str], texts: st.SearchStrategy[str]
) -> Curve:
    points = tuple(
        CurvePoint(
            id=f"{id}-{at}",
            step=draw(st.sampled_from(steps)),
            at=draw(st.floats(0, 1)),
            value=draw(st.floats(-3, 6)),
            label=draw(texts),
        )
        for at in range(draw(st.integers(0, 6)))
    )
    return Curve(
        id=id,
        lane=lane,
        persona=draw(st.sampled_from(["", *personas])),
        state=draw(st.sampled_from(("as-is", "to-be"))),
        points=points,
    )


@st.composite
def views(draw: st.DrawFn, document: Document) -> View:
    lanes = [lane.id for lane in document.lanes]
    stages = [stage.id for stage in document.stages]

    def some(ids: list[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(ids), unique=True, max_size=2)) if ids else ())

    return View(
        state=draw(st.sampled_from(("", "as-is", "to-be"))),
        hidden_lanes=some(lanes),
        collapsed_lanes=some(lanes),
        collapsed_stages=some(stages),
    )
