"""The filter: what of the map is shown, chosen with chips, a word, and views that have a name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from journeymapper.editor import filters, folding
from journeymapper.editor.filters import Choice, Values
from journeymapper.i18n import _, ngettext
from journeymapper.layout.wording import lane_names
from journeymapper.model.lookup import find_lane
from journeymapper.model.record import evolve
from journeymapper.model.view import View
from journeymapper.model.words import DIVIDER
from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.measures import aside_width
from journeymapper.ui.panels.chips import Chip, Flow
from journeymapper.ui.panels.extra import link_button, small_button
from journeymapper.ui.panels.floating import TOP_RIGHT, Floating
from journeymapper.ui.panels.views import ViewsList
from journeymapper.ui.words import EVIDENCE, INTERFACE, STATES

WIDTH = 320  # at the usual size of texts
MOST_CHIPS = 40  # of one kind; the field finds the others
_AREA = 2  # the place of what scrolls, below the head and the field
REST = 150  # milliseconds after the last letter


class FilterPanel(Floating):
    """Shows what the pane shows; every change of a chip looks at the map anew at once."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, TOP_RIGHT)
        self.setAccessibleName(_("Filter"))
        self._values: Values | None = None
        self._hidden: tuple[str, ...] = ()
        self._chips: dict[tuple[str, str], Chip] = {}
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 6, 12)
        outer.setSpacing(8)
        outer.addLayout(self._head())
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Words on the cards"))
        self.field.setAccessibleName(_("Show cards with these words"))
        self.field.setClearButtonEnabled(True)
        # Words wrap once they are laid out; what they need is known only then.
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self.place)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._search)
        self.field.textEdited.connect(lambda _text: self._rest.start())
        self.field.textChanged.connect(lambda text: None if text else self._search())
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 10, 0)
        line.addWidget(self.field)
        outer.addLayout(line)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self._content.setObjectName("content")
        self._column = column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(0)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(6)
        self.views = ViewsList(canvas)
        column.addLayout(self._sections)
        column.addSpacing(12)
        column.addWidget(self.views)
        column.addStretch(1)
        self._area.setWidget(self._content)
        outer.addWidget(self._area, 1)
        outer.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 6, 0)
        title = QLabel(_("Filter"))
        title.setProperty("strong", True)
        close = small_button("x", _("Close"))
        close.clicked.connect(self.dismiss)
        row.addWidget(title, 1)
        row.addWidget(close)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 10, 0)
        self._count = QLabel()
        self._count.setProperty("muted", True)
        self._clear = link_button(_("Clear"))
        self._clear.setAccessibleName(_("Clear the filter"))
        self._clear.clicked.connect(lambda: self._look(filters.cleared(self._view)))
        row.addWidget(self._count, 1)
        row.addWidget(self._clear)
        return row

    @property
    def _view(self) -> View:
        return self.canvas.pane.view

    def wanted_size(self, room: QRect) -> tuple[int, int]:
        outer = self._outer
        margins = outer.contentsMargins()
        rows = [item for n in range(outer.count()) if n != _AREA and (item := outer.itemAt(n))]
        others = [row.sizeHint().height() for row in rows]
        around = sum(others) + margins.top() + margins.bottom() + outer.spacing() * len(others)
        width = min(aside_width(WIDTH, room.width()), room.width())
        column = self._column  # a layout in which nothing wraps has no height for a width
        wraps = column.hasHeightForWidth()
        inner = column.totalHeightForWidth(width - 38) if wraps else column.totalSizeHint().height()
        return width, min(room.height(), around + inner + 6)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def open(self) -> None:
        self.refresh()
        super().open()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.selectAll()

    # ---- showing

    def refresh(self) -> None:
        """Bring chips and counts in line with the map and the view."""
        document, view = self.canvas.editor.document, self._view
        values = filters.values_of(document)
        if values != self._values or view.hidden_lanes != self._hidden:
            self._values, self._hidden = values, view.hidden_lanes
            self._build(values)
        for (field, value), chip in self._chips.items():
            chosen = getattr(view, field)
            chip.setChecked(chosen == value if field == filters.STATE else value in chosen)
        if not self._rest.isActive() and self.field.text() != view.text:
            self.field.setText(view.text)
        shown, cards = filters.count(document, view, self.canvas.pane.touched)
        self._count.setText(
            _("{shown} of {cards} cards shown", shown=shown, cards=cards)
            if shown != cards
            else ngettext("{count} card", "{count} cards", cards)
        )
        self._clear.setEnabled(filters.is_filtered(view))
        self.views.refresh()
        self._settle.start()

    def _build(self, values: Values) -> None:
        self._chips = {}
        while (item := self._sections.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        states = [Choice(state, _(STATES[state]), 0) for state in values.states]
        evidence = [
            choice._replace(name=_(EVIDENCE[choice.value]) if choice.value in EVIDENCE else choice.name)
            for choice in values.evidence
        ]
        people = [one._replace(name=one.name or _("Unnamed persona")) for one in values.personas]
        self._section(_("Persona"), filters.PERSONAS, people, counted=False)
        self._section(_("State"), filters.STATE, states, counted=False)
        self._section(_("Tag"), filters.TAGS, values.tags)
        self._section(_("Evidence"), filters.EVIDENCES, evidence)
        self._section(_("Owner"), filters.OWNERS, values.owners)
        self._hidden_lanes()

    def _section(self, title: str, field: str, choices: Sequence[Choice], counted: bool = True) -> None:
        if not choices:
            return
        holder, flow = self._block(title)
        shown = choices
        if len(choices) > MOST_CHIPS:
            shown = sorted(choices, key=lambda one: -one.cards)[:MOST_CHIPS]
        for choice in shown:
            chip = Chip(choice.name or _("None"), choice.cards if counted else None)
            chip.setAccessibleName(f"{title}: {choice.name or _('None')}")
            chip.clicked.connect(
                lambda _checked, value=choice.value: self._look(filters.toggled(self._view, field, value))
            )
            flow.addWidget(chip)
            self._chips[field, choice.value] = chip
        if len(shown) < len(choices):
            more = QLabel(_("and {count} more: type above", count=len(choices) - len(shown)))
            more.setProperty("muted", True)
            flow.addWidget(more)
        self._sections.addWidget(holder)

    def _hidden_lanes(self) -> None:
        document = self.canvas.editor.document
        lanes = [lane for id in self._hidden if (lane := find_lane(document, id))]
        if not lanes:
            return
        holder, flow = self._block(_("Hidden lanes: click to show"))
        names = lane_names(INTERFACE)
        for lane in lanes:
            known = names.get(lane.line if lane.kind == DIVIDER else lane.kind, "")
            chip = Chip(lane.name or known or _("Lane"))
            chip.clicked.connect(lambda _checked, id=lane.id: self._look(folding.show_lane(self._view, id)))
            flow.addWidget(chip)
        self._sections.addWidget(holder)

    def _block(self, title: str) -> tuple[QWidget, Flow]:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(5)
        label = QLabel(title)
        label.setProperty("muted", True)
        column.addWidget(label)
        flow = Flow()
        column.addLayout(flow)
        return holder, flow

    # ---- choosing

    def _search(self) -> None:
        self._rest.stop()
        text = self.field.text().strip()
        if text != self._view.text:
            self._look(evolve(self._view, text=text))

    def _look(self, view: View) -> None:
        self.canvas.look(view)
