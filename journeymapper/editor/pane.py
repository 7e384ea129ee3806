"""A pane: one way of looking at an editor. Each canvas has its own; several may share one editor."""

from __future__ import annotations

from journeymapper.drawing.tree import Drawing
from journeymapper.editor.editor import DOCUMENT, Editor
from journeymapper.editor.events import NO_MARKS, Marks
from journeymapper.layout.map import lay_out
from journeymapper.layout.words import ENGLISH, Words
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace
from journeymapper.model.view import WHOLE, View


class Pane:
    """What is filtered and folded (`view`), the cell cursor, and the drawing of what is shown.

    The drawing is made when somebody asks for it, from the drawing before it.
    """

    def __init__(self, editor: Editor, view: View = WHOLE, words: Words = ENGLISH) -> None:
        self.editor = editor
        self.words = words
        self.view = view
        self.cursor: CellPlace | None = None
        self.marks: Marks = NO_MARKS
        self._drawing: Drawing | None = None
        self._drawn: tuple[Document, View] | None = None
        self._leave = editor.subscribe(self._on_change)

    @property
    def drawing(self) -> Drawing:
        wanted = (self.editor.shown, self.view)
        drawn = self._drawn
        if self._drawing is None or drawn is None or drawn[0] is not wanted[0] or drawn[1] is not wanted[1]:
            self._drawing = lay_out(*wanted, self.words, previous=self._drawing, hints=True)
            self._drawn = wanted
        return self._drawing

    def look(self, view: View) -> None:
        """Look at the map through another view. Never undone, never saved by itself."""
        self.view = view

    def close(self) -> None:
        self._leave()

    def _on_change(self, what: str) -> None:
        if what == DOCUMENT and self.cursor is not None:
            shown = self.editor.shown
            lanes = {lane.id for lane in shown.lanes}
            steps = {step.id for stage in shown.stages for step in stage.steps}
            if self.cursor.lane not in lanes or self.cursor.step not in steps:
                self.cursor = None
