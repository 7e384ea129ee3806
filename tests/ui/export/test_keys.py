"""Everything can be reached and named without a mouse, on a small screen and with large texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from journeymapper.ui.export.dialog import ExportDialog
from journeymapper.ui.theme import apply_text_size, apply_theme
from tests.ui.conftest import SMALL, Desk
from tests.ui.export.conftest import Exporting, Open
from tests.ui.test_names import nameless


@pytest.fixture(params=[200, 300])
def large(dressed: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """Texts of the program at so many per cent."""
    apply_text_size(dressed, request.param)
    apply_theme(dressed, "light")
    yield
    apply_text_size(dressed, 100)
    apply_theme(dressed, "light")


def round_trip(dialog: ExportDialog) -> list[QWidget]:
    """What has the keyboard after each Tab, until it starts again."""
    first = dialog.focusWidget()
    found = [first]
    for _number in range(100):
        dialog.focusNextPrevChild(True)
        if dialog.focusWidget() is first:
            break
        found.append(dialog.focusWidget())
    return found


@pytest.mark.parametrize(
    "chosen",
    [{}, {"kind": "tiles", "paper": "own"}, {"format": ".png"}, {"format": ".pptx"}, {"kind": "report"}],
)
def test_everything_is_named_and_reached(exporting: Open, sample: Path, chosen: dict[str, str]) -> None:
    one = exporting(sample).choose(**chosen)
    dialog = one.dialog
    assert nameless(dialog) == []
    reached = round_trip(dialog)
    can = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        # The editor of a number is reached through the number.
        and not widget.objectName().startswith("qt_")
    ]
    assert set(can) <= set(reached)


def test_choices_come_in_the_order_in_which_they_stand(exporting: Open, sample: Path) -> None:
    one = exporting(sample).choose(kind="tiles", paper="own")
    form = one.dialog.form
    inside = [widget for widget in round_trip(one.dialog) if form.isAncestorOf(widget)]
    places = [widget.mapTo(form, QPoint(0, 0)) for widget in inside]
    assert [(place.y() // 8, place.x()) for place in places] == sorted((p.y() // 8, p.x()) for p in places)


def fits(one: Exporting, with_pages: bool = True) -> None:
    dialog = one.dialog
    side = dialog.side.findChild(QScrollArea)
    assert side.widget().width() <= side.viewport().width()
    for button in (dialog.footer.go, dialog.footer.cancel):
        place = button.mapTo(dialog, QPoint(0, 0))
        assert place.x() + button.width() <= dialog.width()
        assert place.y() + button.height() <= dialog.height()
        assert button.width() >= button.sizeHint().width()
    assert dialog.preview.isVisible() == with_pages
    assert not with_pages or dialog.preview.view.viewport().width() >= 200
    assert side.viewport().height() >= 100


@pytest.mark.usefixtures("large")
def test_large_texts_have_room(desk: Desk, exporting: Open, sample: Path) -> None:
    one = exporting(desk.window(sample, SMALL)).choose(paper="A4")
    one.dialog.resize(*SMALL)
    QApplication.processEvents()
    fits(one)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("chosen", [{"kind": "tiles", "paper": "own"}, {"format": ".png"}])
def test_on_a_small_screen_large_texts_have_the_room_of_the_pages(
    desk: Desk, exporting: Open, sample: Path, chosen: dict[str, str]
) -> None:
    one = exporting(desk.window(sample, SMALL)).choose(**chosen)
    one.dialog.resize(760, 700)
    QApplication.processEvents()
    fits(one, with_pages=False)
    one.dialog.resize(*SMALL)
    QApplication.processEvents()
    fits(one)


def test_a_small_screen_has_room(desk: Desk, exporting: Open, sample: Path) -> None:
    one = exporting(desk.window(sample, SMALL)).choose(kind="report")
    one.dialog.resize(1024, 640)
    QApplication.processEvents()
    fits(one)


def test_enter_exports_and_escape_leaves(desk: Desk, exporting: Open, sample: Path, tmp_path: Path) -> None:
    one = exporting(sample)
    desk.answers.path = tmp_path / "map.pdf"
    desk.qtbot.keyClick(one.dialog.form.kind, Qt.Key.Key_Return)
    one.wait()
    assert desk.answers.path.is_file()
    desk.qtbot.keyClick(one.dialog, Qt.Key.Key_Escape)
    assert not one.dialog.isVisible()
