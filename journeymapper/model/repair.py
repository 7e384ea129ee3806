"""A map whose references all hold again, with as little lost as possible."""

from __future__ import annotations

from collections.abc import Callable, Collection
from operator import is_not

from journeymapper.model.card import Card
from journeymapper.model.curve import Curve
from journeymapper.model.document import Document
from journeymapper.model.known import Known
from journeymapper.model.lane import Lane
from journeymapper.model.record import R, evolve, new_id
from journeymapper.model.view import LANE_FIELDS, View


def repaired(document: Document, pictures: Collection[str] | None = None) -> Document:
    """The same map without the errors that `check.problems` finds; the same object when it has none.

    Cards without a valid cell go to the shelf, curves without a lane get one of their own; names of
    personas, participants and pictures that do not exist are emptied; links and votes without their
    cards, and points without their step, are dropped. Of two equal ids the later one becomes new.
    """
    document = _with_ids_of_their_own(document)
    document = _with_lanes_for_curves(document)
    known = Known.of(document)
    held = None if pictures is None else frozenset(pictures)
    cards = _each(document.cards, lambda card: _mended_card(card, known, held))
    changes = {
        "cards": cards,
        "curves": _each(document.curves, lambda curve: _mended_curve(curve, known)),
        "links": _kept(
            document.links, lambda link: link.source in known.cards and link.target in known.cards
        ),
        "votes": _each(
            _kept(document.votes, lambda vote: vote.card in known.cards),
            lambda vote: _changed(vote, participant=_one(vote.participant, known.participants)),
        ),
        "views": _each(document.views, lambda view: _mended_view(view, known)),
        "personas": _each(
            document.personas, lambda persona: _changed(persona, picture=_one(persona.picture, held))
        ),
        "brand": _changed(document.brand, logo=_one(document.brand.logo, held)),
    }
    return _changed(document, **changes)


def _mended_card(card: Card, known: Known, pictures: frozenset[str] | None) -> Card:
    lane, step, until = card.lane, card.step, card.until
    if lane and (lane not in known.lanes or step not in known.steps):
        lane = step = until = ""
    if step and step not in known.steps:
        step = ""
    if until and (not step or known.steps.get(until, -1) < known.steps[step]):
        until = ""
    return _changed(
        card,
        lane=lane,
        step=step,
        until=until,
        personas=_those(card.personas, known.personas),
        author=_one(card.author, known.participants),
        picture=_one(card.picture, pictures),
    )


def _mended_curve(curve: Curve, known: Known) -> Curve:
    return _changed(
        curve,
        persona=_one(curve.persona, known.personas),
        points=_kept(curve.points, lambda point: point.step in known.steps),
    )


def _mended_view(view: View, known: Known) -> View:
    return _changed(
        view,
        personas=_those(view.personas, known.personas),
        **{field: _those(getattr(view, field), known.lanes) for field in LANE_FIELDS},
        collapsed_stages=_those(view.collapsed_stages, known.stages),
    )


def _with_lanes_for_curves(document: Document) -> Document:
    """A curve in a lane that does not exist brings that lane back, so nobody's points are lost."""
    lanes = {one.id for one in document.lanes}
    homeless = {one.lane: one.kind for one in reversed(document.curves) if one.lane not in lanes}
    if not homeless:
        return document
    taken = set(_all_ids(document))
    moved: dict[str, str] = {}
    added = []
    for id, kind in homeless.items():
        moved[id] = new_id() if id in taken else id
        lane_kind = "dramatic_arc" if kind == "arc" else "emotions"
        added.append(Lane(id=moved[id], kind=lane_kind, name=lane_kind.replace("_", " ").capitalize()))
    return evolve(
        document,
        lanes=(*document.lanes, *added),
        curves=_each(document.curves, lambda curve: _changed(curve, lane=moved.get(curve.lane, curve.lane))),
    )


def _all_ids(document: Document) -> list[str]:
    found = [step.id for stage in document.stages for step in stage.steps]
    found += [point.id for curve in document.curves for point in curve.points]
    for people in (document.personas, document.participants):
        found += [one.id for one in people]
    for things in (document.stages, document.lanes, document.cards, document.curves):
        found += [one.id for one in things]
    for relations in (document.links, document.votes):
        found += [one.id for one in relations]
    found += [view.id for view in document.views]
    return found


class _Renaming:
    """Gives later records of an id a new one, and remembers what references have to follow.

    References name a kind of record: when a step and a card share an id, both can keep their
    references; of two cards that share one, the first keeps them.
    """

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.follow: dict[str, dict[str, str]] = {}

    def records(self, kind: str, records: tuple[R, ...]) -> tuple[R, ...]:
        return tuple(self._record(kind, one) for one in records)

    def _record(self, kind: str, record: R) -> R:
        of_kind = self.follow.setdefault(kind, {})
        id: str = record.id  # type: ignore[attr-defined]
        if id not in self.taken:
            self.taken.add(id)
            of_kind[id] = id
            return record
        fresh = new_id()
        self.taken.add(fresh)
        of_kind.setdefault(id, fresh)
        return evolve(record, id=fresh)

    def one(self, kind: str, id: str) -> str:
        return self.follow.get(kind, {}).get(id, id)

    def many(self, kind: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.one(kind, id) for id in ids)


def _with_ids_of_their_own(document: Document) -> Document:
    ids = _all_ids(document)
    if len(set(ids)) == len(ids):
        return document
    new = _Renaming()
    changes = {
        "personas": new.records("persona", document.personas),
        "stages": tuple(
            evolve(stage, steps=new.records("step", stage.steps))
            for stage in new.records("stage", document.stages)
        ),
        "lanes": new.records("lane", document.lanes),
        "cards": new.records("card", document.cards),
        "curves": tuple(
            evolve(curve, points=new.records("point", curve.points))
            for curve in new.records("curve", document.curves)
        ),
        "links": new.records("link", document.links),
        "participants": new.records("participant", document.participants),
        "votes": new.records("vote", document.votes),
        "views": new.records("view", document.views),
    }
    return _following(evolve(document, **changes), new)


def _following(document: Document, new: _Renaming) -> Document:
    """References follow the records that got a new id."""
    return _changed(
        document,
        cards=_each(
            document.cards,
            lambda card: _changed(
                card,
                lane=new.one("lane", card.lane),
                step=new.one("step", card.step),
                until=new.one("step", card.until),
                personas=new.many("persona", card.personas),
                author=new.one("participant", card.author),
            ),
        ),
        curves=_each(
            document.curves,
            lambda curve: _changed(
                curve,
                lane=new.one("lane", curve.lane),
                persona=new.one("persona", curve.persona),
                points=_each(curve.points, lambda point: _changed(point, step=new.one("step", point.step))),
            ),
        ),
        links=_each(
            document.links,
            lambda link: _changed(
                link, source=new.one("card", link.source), target=new.one("card", link.target)
            ),
        ),
        votes=_each(
            document.votes,
            lambda vote: _changed(
                vote, card=new.one("card", vote.card), participant=new.one("participant", vote.participant)
            ),
        ),
        views=_each(
            document.views,
            lambda view: _changed(
                view,
                personas=new.many("persona", view.personas),
                **{field: new.many("lane", getattr(view, field)) for field in LANE_FIELDS},
                collapsed_stages=new.many("stage", view.collapsed_stages),
            ),
        ),
    )


def _one(id: str, exists: Collection[str] | None) -> str:
    return id if exists is None or id in exists else ""


def _those(ids: tuple[str, ...], exists: Collection[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in exists)


def _changed(record: R, **values: object) -> R:
    """The same object unless a value differs."""
    changes = {name: value for name, value in values.items() if getattr(record, name) != value}
    return evolve(record, **changes) if changes else record


def _each(records: tuple[R, ...], change: Callable[[R], R]) -> tuple[R, ...]:
    changed = tuple(change(one) for one in records)
    return changed if any(map(is_not, changed, records)) else records


def _kept(records: tuple[R, ...], keep: Callable[[R], bool]) -> tuple[R, ...]:
    kept = tuple(one for one in records if keep(one))
    return kept if len(kept) < len(records) else records
