"""The export dialogue: the real pages beside all that can be chosen, and the file that comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout

from journeymapper.editor.editor import DOCUMENT
from journeymapper.i18n import _
from journeymapper.model.view import WHOLE, View
from journeymapper.publish.errors import PublishError
from journeymapper.publish.shown import shown_pages
from journeymapper.storage.errors import MapError, SaveError
from journeymapper.ui.brand.files import take_over
from journeymapper.ui.export import choices, words
from journeymapper.ui.export.asking import ask_brand, ask_path, ask_template
from journeymapper.ui.export.footer import CHOOSING, WRITING, WRITTEN, Footer
from journeymapper.ui.export.form import Form
from journeymapper.ui.export.map_edits import keep_page
from journeymapper.ui.export.planning import Beside, Job, Planned, Stopped
from journeymapper.ui.export.preview import Preview
from journeymapper.ui.export.remembered import first_choices, load_remembered, remember
from journeymapper.ui.export.side import Side
from journeymapper.ui.measures import with_text

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

_LEAST_WITH_PAGES = 410  # pixels of the dialogue, at the usual size of texts: less is for the choices alone
_SIDE = 0.55  # of a dialogue with pages, at most
_MARGIN = 20
_PATIENCE = 300  # milliseconds of planning that nobody minds
_PAUSE = 60  # milliseconds after a change before it is planned: a number that is typed has several digits


def export_map(window: MainWindow) -> None:
    """Ask how, write the file, and offer to open it."""
    _run(window, printing=False)


def print_map(window: MainWindow) -> None:
    """The same pages on a printer."""
    _run(window, printing=True)


def _run(window: MainWindow, printing: bool) -> None:
    window.finish_editing()
    dialog = ExportDialog(window, printing)
    dialog.exec()
    dialog.deleteLater()


class ExportDialog(QDialog):
    """What is shown is planned anew after every change, beside the interface; what is written is just
    that plan."""

    def __init__(self, window: MainWindow, printing: bool = False) -> None:
        super().__init__(window)
        editor, pane = window.editor, window.pane
        if editor is None or pane is None:
            raise ValueError("there is no map to export")
        self._window, self._editor, self._view, self._printing = window, editor, pane.view, printing
        self.planned: Planned | None = None  # None while another one is made
        self._result: Path | None = None
        self._remembered = load_remembered()
        self._beside = Beside()
        self.setWindowTitle(_("Print") if printing else _("Export"))
        self.preview = Preview()
        views = tuple((view.id, view.name or view.id) for view in editor.document.views)
        self.form = Form(views, choices.brands(editor.document.brand.name), printing)
        self.footer = Footer(_("Print …") if printing else _("Export …"))
        self.side = Side(window, self.form, self.footer)
        self.contents = self.side.contents
        self._arrange()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._plan)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._show_planning)
        self._listen()
        self._leave_editor = editor.subscribe(self._on_map)
        self.form.choose(**first_choices(editor.document.page, self._remembered.options, printing))
        self._plan()

    # ---- making

    def _arrange(self) -> None:
        self.setMinimumSize(320, 320)  # else never smaller than its parts, on however small a screen
        room = self._window.screen().availableSize()
        self.resize(min(with_text(1240), room.width() - 40), min(with_text(820), room.height() - 60))
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 18, _MARGIN, 18)
        row.setSpacing(22)
        row.addWidget(self.preview, 1)
        row.addWidget(self.side)
        self.footer.show_state(CHOOSING)
        (self.form.kind if self._printing else self.form.format).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_pages = self.width() >= with_text(_LEAST_WITH_PAGES)
        self.preview.setVisible(has_pages)
        self.side.fit(round(self.width() * _SIDE) if has_pages else self.width() - 2 * _MARGIN)

    def _listen(self) -> None:
        self._beside.made.connect(self._show)
        self._beside.progress.connect(lambda part: self.footer.bar.setValue(round(part * 100)))
        self.form.changed.connect(self.plan_soon)
        program = self._window.program
        self.form.template_wanted.connect(lambda: ask_template(program, self, self.form))
        self.form.brand_wanted.connect(lambda: ask_brand(program, self, self.form))
        self.footer.remedy_chosen.connect(self.take_remedy)
        self.footer.cancel.clicked.connect(self._on_cancel)
        self.footer.go.clicked.connect(self._on_go)
        self.footer.open.clicked.connect(lambda: self._open(self._result))
        self.footer.folder.clicked.connect(lambda: self._open(self._result and self._result.parent))
        self.side.apply.clicked.connect(self._apply_brand)
        self.side.keep.clicked.connect(self._keep_page)

    # ---- planning

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what is chosen."""
        return self.planned is not None and not self._soon.isActive() and self.preview.is_complete

    def plan_soon(self) -> None:
        self.planned = None
        self.footer.go.setEnabled(False)
        self._soon.start()

    def _plan(self) -> None:
        self._soon.stop()
        wanted = self.form.wanted()
        self.planned = None
        self.footer.go.setEnabled(False)
        editor = self._editor
        job = Job(
            editor.document,
            dict(editor.pictures),
            self._chosen_view(wanted.content),
            wanted.options,
            wanted.brand,
            self._printing,
        )
        self._beside.plan(job)
        self._patience.start()

    def _chosen_view(self, content: str) -> View:
        if content == choices.SEEN:
            return self._view
        return next((view for view in self._editor.document.views if view.id == content), WHOLE)

    def _show_planning(self) -> None:
        """What is shown is of what was chosen before, and must not be taken for the new."""
        if self.footer.state == CHOOSING:
            self.footer.show_busy(True)
            self.contents.show_items()
            self.preview.fade(True)

    def _show(self, planned: Planned) -> None:
        self.planned = planned
        self._patience.stop()
        self.footer.show_busy(False)
        self.preview.fade(False)
        seen, options = planned.seen, planned.job.options
        is_small = planned.plan is None and seen is not None
        trouble = planned.error
        if seen is None:
            self.footer.show_words("", "", trouble)
            self.preview.show_pages((), {})
        else:
            self.footer.show_words(words.headline(seen, options), words.reading(seen), trouble, is_small)
            self.preview.show_pages(shown_pages(seen), planned.job.pictures)
        self.footer.show_remedies(words.remedies(planned.switches))
        notes = list(seen.notes) if seen is not None else []
        if seen is not None and seen.printed is not None and not is_small:
            notes += [note[:1].upper() + note[1:] for note in seen.printed.notes]
        if seen is not None and not self._printing and (said := words.attached(seen, options)):
            notes.append(said)
        self.contents.show_items(
            notes=tuple(notes), leaves=planned.leaves, stays=planned.stays, hidden=planned.hidden
        )
        if seen is not None and options.suffix == choices.PDF:
            self.form.show_attached(seen.attached)
        self.footer.go.setEnabled(planned.plan is not None and self.footer.state == CHOOSING)
        self.side.show_links(self._editor.document, options)

    def take_remedy(self, switch: str) -> None:
        """Choose what would help."""
        name, _space, value = switch.partition(" ")
        match name:
            case "--paper":
                self.form.choose(paper=value)
            case "--kind":
                self.form.choose(kind=value)
            case "--sheet":
                self.form.choose(sheet=value)
            case "--slides":
                self.form.choose(slides=value)
            case "--allow-small":
                self.form.choose(small=True)
        self.footer.go.setFocus()

    # ---- what is edited in the map

    def _apply_brand(self) -> None:
        if take_over(self._window, self.form.wanted().brand):
            self.form.take_brand(choices.OWN_BRAND)

    def _on_map(self, what: str) -> None:
        """The map was edited meanwhile: here, or by undo."""
        if what != DOCUMENT:
            return
        self.side.show_brand(self._editor.document)
        self.plan_soon()

    def _keep_page(self) -> None:
        keep_page(self._editor, self.form.wanted().options)

    # ---- writing

    def _on_go(self) -> None:
        if self.planned is None or self.planned.plan is None:
            return
        if self._printing:
            from journeymapper.ui.export.on_paper import print_plan

            if print_plan(self._window, self, self.planned):
                self.accept()
            return
        program = self._window.program
        path = ask_path(program, self, self._editor, self.form, self._remembered)
        if path is not None:
            self.write_to(path)

    def write_to(self, path: Path) -> None:
        """Write what is shown; the dialogue stays alive meanwhile and Cancel gives it up."""
        if self.planned is None or self.planned.plan is None:
            return
        self._set_state(WRITING)
        self.footer.bar.setValue(0)
        options = self.planned.job.options
        self._beside.write(self.planned, path, lambda error: self._on_written(path, options, error))

    def _on_written(self, path: Path, options: choices.Options, error: Exception | None) -> None:
        if isinstance(error, Stopped):
            self._set_state(CHOOSING)
            return
        if error is not None:
            self._set_state(CHOOSING)
            if not isinstance(error, (PublishError, SaveError, MapError)):
                raise error  # a fault of the program: the guard tells of it
            self._window.program.ask.tell(self, _("Nothing was exported"), str(error))
            return
        self._result = path
        remember(options, self._editor.path, path.parent)
        self._window.status.say(_("Exported as “{name}”", name=path.name))
        self.footer.show_words(_("“{name}” is written", name=path.name), str(path.parent))
        self.footer.show_remedies(())
        self._set_state(WRITTEN)

    def _set_state(self, state: str) -> None:
        self.side.show_state(state)
        if state == CHOOSING:
            self.footer.go.setEnabled(self.planned is not None and self.planned.plan is not None)

    def _on_cancel(self) -> None:
        if self.footer.state == WRITING:
            self._beside.stop()
        elif self.footer.state == WRITTEN:
            self.accept()
        else:
            self.reject()

    def _open(self, path: Path | None) -> None:
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def reject(self) -> None:
        if self.footer.state == WRITING:
            self._beside.stop()  # the dialogue goes once the file is given up
            return
        super().reject()

    def done(self, result: int) -> None:
        self._leave_editor()
        self._beside.leave()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.footer.state == WRITING:
            event.ignore()
            self._beside.stop()
            return
        super().closeEvent(event)
