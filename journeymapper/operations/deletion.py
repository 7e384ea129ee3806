"""Deleting whatever is selected, of any kinds at once."""

from __future__ import annotations

from collections.abc import Collection

from journeymapper.model.document import Document
from journeymapper.operations.cards import delete_cards
from journeymapper.operations.curves import delete_curves, delete_points
from journeymapper.operations.lanes import delete_lanes
from journeymapper.operations.links import delete_links
from journeymapper.operations.personas import delete_personas
from journeymapper.operations.stages import delete_stages
from journeymapper.operations.steps import delete_steps
from journeymapper.operations.views import delete_views


def delete(document: Document, ids: Collection[str]) -> Document:
    """Without the records of these ids and everything that refers to them. Unknown ids are passed over."""
    gone = set(ids)
    for records, remove in (
        (document.stages, delete_stages),
        ([step for stage in document.stages for step in stage.steps], delete_steps),
        (document.lanes, delete_lanes),
        (document.cards, delete_cards),
        ([point for curve in document.curves for point in curve.points], delete_points),
        (document.curves, delete_curves),
        (document.personas, delete_personas),
        (document.links, delete_links),
        (document.views, delete_views),
    ):
        if any(record.id in gone for record in records):
            document = remove(document, gone)
    return document
