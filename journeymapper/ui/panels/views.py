"""The named views of the map: choose one, keep what is seen now, rename, delete."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from journeymapper.editor import filters
from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE, View
from journeymapper.operations.views import add_view, delete_views, edit_view
from journeymapper.text.excerpt import excerpt
from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.flat_button import FlatButton
from journeymapper.ui.icons import icon
from journeymapper.ui.panels.extra import link_button, small_button
from journeymapper.ui.safety.plain import plain_tip

LONGEST = 200  # characters of a name


class NameField(QLineEdit):
    """A name to be typed: Enter keeps it, Esc and leaving do not."""

    def __init__(self, name: str, keep: Callable[[str], None], drop: Callable[[], None]) -> None:
        super().__init__(name)
        self.setMaxLength(LONGEST)
        self.setAccessibleName(_("Name of the view"))
        self._keep, self._drop = keep, drop

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep(" ".join(self.text().split()))
        elif event.key() == Qt.Key.Key_Escape:
            self._drop()
        else:
            super().keyPressEvent(event)


class ViewsList(QWidget):
    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.canvas = canvas
        self.chosen = ""  # the view that was chosen last: it can take over what is changed afterwards
        self._shown: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    @property
    def _document(self) -> Document:
        return self.canvas.editor.document

    def refresh(self) -> None:
        views, view = self._document.views, self.canvas.pane.view
        shown = (
            tuple((one.id, one.name) for one in views),
            filters.view_like(self._document, view),
            self.chosen,
        )
        plain = filters.same_look(view, WHOLE)
        if (*shown, plain) != self._shown:
            self._shown = (*shown, plain)
            self._build(shown[1], plain)

    def _build(self, like: View | None, plain: bool) -> None:
        self._clear()
        heading = QLabel(_("Views"))
        heading.setProperty("muted", True)
        self._column.addWidget(heading)
        for view in self._document.views:
            self._column.addWidget(self._row(view, view is like))
        chosen = next((one for one in self._document.views if one.id == self.chosen), None)
        if chosen is not None and like is None and not plain:
            update = link_button(_("Keep this in “{name}”", name=excerpt(chosen.name, 30)))
            update.clicked.connect(lambda: self._update(chosen))
            self._column.addWidget(update)
        if like is None and not plain:
            save = link_button(_("Save as a new view …"))
            save.clicked.connect(self._ask_name)
            self._column.addWidget(save)
        elif not self._document.views:
            words = QLabel(_("Filter, hide, collapse or pin something: what you see then can be saved here."))
            words.setProperty("muted", True)
            words.setWordWrap(True)
            self._column.addWidget(words)

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _row(self, view: View, is_on: bool) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        choose = FlatButton(16)
        choose.setText(excerpt(view.name or _("View"), 30).replace("&", "&&"))
        choose.setToolTip(plain_tip(view.name))
        choose.setIcon(icon("eye"))
        choose.setCheckable(True)
        choose.setChecked(is_on)
        choose.at_start, choose.side = True, 8
        choose.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        choose.setAccessibleName(_("View {name}", name=view.name))
        choose.clicked.connect(lambda: self._choose(view, is_on))
        rename = small_button("pencil", _("Rename {name}", name=view.name))
        rename.clicked.connect(lambda: self._rename(view, holder))
        delete = small_button("trash-2", _("Delete {name}", name=view.name))
        delete.clicked.connect(lambda: self._delete(view))
        for widget in (choose, rename, delete):
            row.addWidget(widget)
        return holder

    # ---- what is done

    def _choose(self, view: View, is_on: bool) -> None:
        """Look at the map through it; a click on the one that is on leads back to the whole map."""
        self.chosen = "" if is_on else view.id
        self._shown = ()
        self.canvas.look(WHOLE if is_on else filters.applied(view))

    def _commit(self, label: str, document: Document) -> None:
        self._shown = ()
        self.canvas.finish_editing()
        self.canvas.editor.commit(label, document)

    def _update(self, view: View) -> None:
        now = evolve(self.canvas.pane.view, id=view.id, name=view.name)
        fields = {name: getattr(now, name) for name in View.model_fields if name not in ("id", "name")}
        self._commit(_("Change view"), edit_view(self._document, view.id, **fields))

    def _delete(self, view: View) -> None:
        self._commit(_("Delete view"), delete_views(self._document, (view.id,)))

    def _ask_name(self) -> None:
        def keep(name: str) -> None:
            wanted = filters.free_name(self._document, name or _("View"))
            document = add_view(self._document, self.canvas.pane.view, wanted)
            self.chosen = document.views[-1].id
            self._commit(_("Save view"), document)

        last = self._column.takeAt(self._column.count() - 1)
        if last is not None and (widget := last.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        self._put_field(filters.free_name(self._document, _("View")), keep, self._column.count())

    def _rename(self, view: View, row: QWidget) -> None:
        def keep(name: str) -> None:
            if name and name != view.name:
                others = delete_views(self._document, (view.id,))
                document = edit_view(self._document, view.id, name=filters.free_name(others, name))
                self._commit(_("Rename view"), document)
            else:
                self._again()

        place = self._column.indexOf(row)
        row.hide()
        self._put_field(view.name, keep, place)

    def _put_field(self, name: str, keep: Callable[[str], None], place: int) -> None:
        field = NameField(name, keep, self._again)
        self._column.insertWidget(place, field)
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def _again(self) -> None:
        self._shown = ()
        self.refresh()
