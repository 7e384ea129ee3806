"""Any document at all, for Hypothesis: sound references, every kind of text, unknown keys everywhere."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from journeymapper.model.document import Document
from journeymapper.model.words import CARD_KINDS, LANE_KINDS, STATES

texts = st.text(max_size=30)
numbers = st.floats(-1e15, 1e15)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
# Begin with a sign that no key of ours has.
unknown_keys = st.dictionaries(texts.map(lambda text: "~" + text), json_values, max_size=2)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A valid document without dangling references."""

    def some(prefix: str, most: int = 3) -> list[str]:
        return [f"{prefix}{number}" for number in range(draw(st.integers(0, most)))]

    def unknown() -> dict[str, Any]:
        return draw(unknown_keys) if draw(st.integers(0, 3)) == 0 else {}

    def one_of(ids: list[str]) -> str:
        return draw(st.sampled_from(["", *ids]))

    stages, personas, lanes = some("stage"), some("person"), some("lane")
    participants, card_ids = some("guest"), some("card", 5)
    stage_steps = {stage: [f"{stage}-0", *some(f"{stage}-next", 2)] for stage in stages}
    steps = [step for stage in stages for step in stage_steps[stage]]
    cards: list[dict[str, Any]] = []
    for id in card_ids:
        card: dict[str, Any] = {"id": id, "text": draw(texts), "author": one_of(participants), **unknown()}
        card |= draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "kind": st.sampled_from(CARD_KINDS) | texts,
                    "state": st.sampled_from(STATES) | texts,
                    "severity": st.integers(1, 5),
                    "value": numbers,
                    "sample": st.integers(0, 10**12),
                    "tags": st.lists(texts, max_size=2),
                    "internal": st.booleans(),
                    "notes": st.lists(st.just({"id": "n"}) | st.just({"id": "n", "~": 1}), max_size=1),
                },
            )
        )
        if lanes and steps and draw(st.booleans()):
            start = draw(st.integers(0, len(steps) - 1))
            card |= {"lane": draw(st.sampled_from(lanes)), "step": steps[start]}
            card["until"] = one_of(steps[start:])
        cards.append(card)
    return Document.model_validate(
        {
            "title": draw(texts),
            "facts": {"goal": draw(texts), **unknown()},
            "personas": [{"id": id, "name": draw(texts), **unknown()} for id in personas],
            "stages": [
                {"id": id, "name": draw(texts), "steps": [{"id": step, **unknown()} for step in inner]}
                for id, inner in stage_steps.items()
            ],
            "lanes": [
                {"id": id, "kind": draw(st.sampled_from(LANE_KINDS) | texts), **unknown()} for id in lanes
            ],
            "cards": cards,
            "curves": [
                {
                    "id": f"curve-{lane}",
                    "lane": lane,
                    "persona": one_of(personas),
                    "points": [
                        {"id": f"point-{lane}-{step}", "step": step, "value": draw(numbers)}
                        for step in steps[:2]
                    ],
                }
                for lane in lanes[:1]
            ],
            "participants": [{"id": id, "name": draw(texts)} for id in participants],
            "votes": [
                {"id": f"vote-{id}", "card": id, "participant": one_of(participants)} for id in card_ids
            ],
            "snapshots": [{"id": "before", "content": {"x": draw(json_values)}}]
            if draw(st.booleans())
            else [],
            "shelf": {"printed": draw(st.booleans())},
            **unknown(),
        }
    )
