"""The panel at the right: all fields of what is selected, or the facts of the map when nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from journeymapper.editor.editor import FILE, Editor
from journeymapper.editor.history import OPEN
from journeymapper.editor.pane import Pane
from journeymapper.i18n import _, ngettext
from journeymapper.layout.icons import LANE_ICONS
from journeymapper.model.words import DIVIDER
from journeymapper.ui.flat_button import FlatButton
from journeymapper.ui.icons import icon, pixmap
from journeymapper.ui.long_texts import refusal
from journeymapper.ui.measures import inspector_width, with_text
from journeymapper.ui.panels import field_table
from journeymapper.ui.panels.choice import ChoiceField
from journeymapper.ui.panels.extra import add_labelled
from journeymapper.ui.panels.field import LineField, TextField
from journeymapper.ui.panels.field_table import Field
from journeymapper.ui.panels.subject import MAP, Subject, subject_of, value_of, with_value
from journeymapper.ui.theme import current_theme
from journeymapper.ui.words import card_kind_name, lane_kind_of_card

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

_ICONS = {
    "card": "sticky-note",
    "stage": "columns-3",
    "step": "square-split-horizontal",
    "lane": "rows-3",
    "point": "heart",
    "curve": "activity",
    "persona": "user",
    "link": "spline",
    MAP: "map",
}


class Inspector(QScrollArea):
    """Its form is rebuilt when the kind of what is selected changes; else only values are shown anew."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.fit(window.width())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Inspector"))
        self.is_pinned = False  # opened on purpose: stays although nothing is selected
        self._window = window
        self._editor: Editor | None = None
        self._pane: Pane | None = None
        self._form: tuple[object, ...] = ()
        self._controls: dict[str, Any] = {}
        self._extras: list[Any] = []
        self._subject = Subject(MAP, ())
        self._more_open = False
        self._leave: Any = None
        self._awaited: QWidget | None = None  # a canvas that has not been painted yet
        self._session = 0  # counts how often the keyboard came into a field: one undo step each time
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)

    def show_editor(self, editor: Editor | None, pane: Pane | None) -> None:
        if self._leave is not None:
            self._leave()
        self._editor, self._pane, self._form = editor, pane, ()
        self._leave = editor.subscribe(self._on_change) if editor is not None else None
        self._awaited = self._window.canvas if editor is not None and not self.isVisible() else None
        if self._awaited is not None:
            # The map is seen first: much of the time until then would go into the form.
            self._awaited.installEventFilter(self)
        else:
            self.refresh()

    def _on_change(self, what: str) -> None:
        # A drag shows a preview many times a second; the panel waits for the commit.
        if what != FILE and self._editor and self._editor.shown is self._editor.document:
            self._soon.start()

    def fit(self, window: int) -> None:
        """As wide as a window of this width wants it."""
        self.setFixedWidth(inspector_width(window))

    def retint(self) -> None:
        self.fit(self._window.width())
        self._form = ()
        self.refresh()

    def focus_field(self, name: str) -> None:
        """Put the keyboard into this field, if the form has it."""
        control = self._controls.get(name)
        if control is not None:
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if hasattr(control, "selectAll"):
                control.selectAll()
            self.ensureWidgetVisible(control)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        if self._controls:
            self.focus_field(next(iter(self._controls)))

    def show_part(self, name: str) -> None:
        """Show a part of the form ("style", "personas") with the keyboard in it, unfolded."""
        self._more_open = True
        self._form = ()
        self.refresh()
        for extra in self._extras:
            if extra.name == name:
                extra.take_focus()
                QTimer.singleShot(250, self, lambda extra=extra: self._scroll_to(extra))

    def _scroll_to(self, part: QWidget) -> None:
        """A part of the form at the upper edge, once it has been laid out."""
        content = self.widget()
        if part in self._extras and content is not None:
            self.verticalScrollBar().setValue(part.mapTo(content, QPoint()).y())

    def finish_editing(self) -> None:
        """Take over what is typed into a field that waits for its end."""
        for control in self._controls.values():
            if isinstance(control, ChoiceField):
                control.finish()
        for extra in self._extras:
            extra.finish_editing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._session += 1
        elif watched is self._awaited and event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._awaited = None
            self._soon.start()
        return super().eventFilter(watched, event)

    # ---- showing

    def refresh(self) -> None:
        editor = self._editor
        if editor is None:
            self.setWidget(QWidget())
            self._controls, self._extras = {}, []
            return
        self._subject = subject_of(editor.document, editor.selection)
        form = self._form_of(self._subject)
        if form != self._form:
            focused = next((name for name, one in self._controls.items() if one.hasFocus()), "")
            same_thing = form[:1] + form[2:] == self._form[:1] + self._form[2:]
            self._form = form
            self._build()
            if focused and same_thing:  # the kind was changed in the form itself
                self._controls.get(focused, self).setFocus()
        for name, control in self._controls.items():
            control.show_value(value_of(editor.document, self._subject, name))
        for extra in self._extras:
            extra.show_subject(editor.document, self._subject)

    def _form_of(self, subject: Subject) -> tuple[object, ...]:
        """What the form depends on; it is rebuilt when this changes."""
        kinds = {getattr(record, "kind", "") for record in subject.records}
        kind = kinds.pop() if len(kinds) == 1 else ""
        return (
            subject.kind,
            kind if subject.kind in ("card", "lane") else "",
            len(subject.records),
            id(self._editor),
        )

    def _fields(self) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
        kind, own = self._form[0], str(self._form[1])
        match kind:
            case "card":
                return field_table.card_fields(own), field_table.CARD_MORE
            case "lane" if own == DIVIDER:
                return field_table.DIVIDER, ()
            case _:
                main = {
                    "stage": field_table.STAGE,
                    "step": field_table.STEP,
                    "lane": field_table.LANE,
                    "point": field_table.POINT,
                    "persona": field_table.PERSONA,
                    "link": field_table.LINK,
                    MAP: field_table.MAP,
                }.get(str(kind), ())
                return main, field_table.MAP_MORE if kind == MAP else ()

    def _build(self) -> None:
        # Imports much, and the map is seen before the first form.
        from journeymapper.ui.panels.extras import extras_for

        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 14, 16, 20)
        column.setSpacing(4)
        column.addLayout(self._heading())
        self._controls = {}
        main, more = self._fields()
        self._add_fields(column, main)
        self._extras = extras_for(self._subject.kind, self._window)
        for extra in self._extras:
            if not extra.folded:
                column.addWidget(extra)
        folded = [extra for extra in self._extras if extra.folded]
        if more or folded:
            column.addSpacing(12)
            column.addWidget(self._fold(more, folded))
        column.addStretch(1)
        self.setWidget(content)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(9)
        mark = QLabel()
        theme = current_theme()
        mark.setPixmap(pixmap(self._icon(), with_text(18), theme.muted, self.devicePixelRatioF()))
        words = QLabel(self._title())
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setProperty("heading", True)
        row.addWidget(mark)
        row.addWidget(words, 1)
        return row

    def _icon(self) -> str:
        kind, own = self._subject.kind, str(self._form[1])
        if kind == "card" and own:
            return LANE_ICONS.get(lane_kind_of_card(own), _ICONS[kind])
        return LANE_ICONS.get(own, _ICONS[kind]) if kind == "lane" else _ICONS[kind]

    def _title(self) -> str:
        count = len(self._subject.records)
        match self._form[0], str(self._form[1]):
            case "card", kind if count == 1:
                return card_kind_name(kind)
            case "card", _:
                return ngettext("{count} card", "{count} cards", count)
            case "link", _ if count > 1:
                return ngettext("{count} link", "{count} links", count)
            case "lane", kind if kind == DIVIDER:
                return _("Divider")
            case kind, _:
                return {
                    "stage": _("Stage"),
                    "step": _("Step"),
                    "lane": _("Lane"),
                    "point": _("Emotion point") if not self._on_arc() else _("Intensity"),
                    "curve": _("Curve"),
                    "persona": _("Persona"),
                    "link": _("Link"),
                    MAP: _("This map"),
                }[str(kind)]

    def _on_arc(self) -> bool:
        document = self._editor.document if self._editor else None
        points = set(self._subject.ids)
        return document is not None and any(
            curve.kind == "arc" and any(point.id in points for point in curve.points)
            for curve in document.curves
        )

    def _add_fields(self, column: QVBoxLayout, fields: tuple[Field, ...]) -> None:
        for field in fields:
            control: Any = field.make()
            if field.label:
                add_labelled(column, _(field.label), control)
            else:
                column.addSpacing(6)
                column.addWidget(control)
            control.edited.connect(lambda value, field=field: self._edit(field, value))
            control.installEventFilter(self)
            if isinstance(control, TextField):
                control.refused.connect(self._window.status.say)
            self._controls[field.name] = control

    def _fold(self, fields: tuple[Field, ...], extras: list[Any]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        button = FlatButton(16)
        button.setText(_("More"))
        button.setCheckable(True)
        button.setChecked(self._more_open)
        button.setProperty("fold", True)
        button.at_start, button.side = True, 0
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        self._add_fields(rows, fields)
        for extra in extras:
            rows.addWidget(extra)

        def show(is_open: bool) -> None:
            self._more_open = is_open
            inner.setVisible(is_open)
            closed = "chevron-left" if self.isRightToLeft() else "chevron-right"
            button.setIcon(icon("chevron-down" if is_open else closed))

        button.toggled.connect(show)
        column.addWidget(button)
        column.addWidget(inner)
        show(self._more_open)  # once it has a parent: else it would be seen as a window of its own
        return holder

    # ---- editing

    def _edit(self, field: Field, value: Any) -> None:
        editor = self._editor
        if editor is None:
            return
        try:
            document = with_value(editor.document, self._subject, field.name, value)
        except (ValidationError, ValueError, LookupError):
            too_long = refusal(len(value)) if isinstance(value, str) else ""
            words = _("“{value}” does not fit here; nothing was changed.", value=str(value)[:60])
            self._window.status.say(too_long or words)
            self._soon.start()  # what is shown is what the map holds
            return
        name = _(field.label) or self._controls[field.name].text()
        merge = f"{field.name}:{','.join(self._subject.ids)}"
        if isinstance(self._controls[field.name], (LineField, TextField)):
            # All that is typed while the keyboard stays in the field is one step.
            merge = f"{OPEN}inspector:{self._session}:{merge}"
        editor.commit(_("Edit {field}", field=name), document, merge=merge)
