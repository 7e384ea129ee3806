"""From the dialogue to the printer: ask which, say what does not fit, print with a way to give it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from journeymapper.i18n import _
from journeymapper.publish.shown import shown_pages
from journeymapper.ui.export.planning import Planned, Stopped
from journeymapper.ui.export.printing import PrintFailed, fit_on, prepared, print_pages
from journeymapper.ui.title import name_of

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def print_plan(window: MainWindow, parent: QWidget, planned: Planned) -> bool:
    """Print a plan on a printer that a person chooses; False when nothing was printed."""
    if planned.plan is None or window.editor is None:
        return False
    ask = window.program.ask
    pages = shown_pages(planned.plan)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepared(printer, pages[0], planned.job.document.title or name_of(window.editor))
    if not ask.printer(parent, printer, len(pages)):
        return False
    fit = min((fit_on(printer, page) for page in pages), key=lambda one: one.scale)
    if fit.scale < 1 and not _agreed(ask, parent, fit.scale, printer):
        return False
    progress = QProgressDialog(_("Printing …"), _("Cancel"), 0, 100, parent)
    progress.setWindowTitle(_("Print"))
    progress.setWindowModality(Qt.WindowModality.ApplicationModal)
    progress.setMinimumDuration(300)

    def tell(part: float) -> None:
        progress.setValue(round(part * 100))
        QApplication.processEvents()
        if progress.wasCanceled():
            raise Stopped

    try:
        print_pages(printer, pages, planned.job.pictures, tell)
    except Stopped:
        return False
    except PrintFailed as error:
        ask.tell(parent, _("Nothing was printed"), str(error))
        return False
    finally:
        progress.close()
        progress.deleteLater()
    window.status.say(_("Printed"))
    return True


def _agreed(ask: object, parent: QWidget, scale: float, printer: QPrinter) -> bool:
    heading = _("The pages are larger than the printer's paper")
    sentence = _(
        "On {paper} they are printed at {percent} % of their size, and their text becomes smaller too.",
        paper=printer.pageLayout().pageSize().name(),
        percent=int(scale * 100),
    )
    answers = (("shrink", _("Shrink to the paper")),)
    return bool(ask.choose(parent, heading, sentence, answers) == "shrink")  # type: ignore[attr-defined]
