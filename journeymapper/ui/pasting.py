"""Copy, cut, paste and what is dropped from other programs: between the map and the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from journeymapper.editor import blocks, incoming, pictures
from journeymapper.editor import clipboard as copying
from journeymapper.exchange.grid import Grid, TooMuch
from journeymapper.i18n import _, ngettext
from journeymapper.layout.drop import DropPlace
from journeymapper.model.lookup import CellPlace, find_lane, holds_cards
from journeymapper.storage.errors import PictureError
from journeymapper.storage.pictures import import_picture
from journeymapper.ui import clipboard
from journeymapper.ui.busy import GivenUp, do_beside
from journeymapper.ui.clipboard import Offered

if TYPE_CHECKING:
    from journeymapper.editor.pane import Pane
    from journeymapper.ui.main_window import MainWindow

GROW, FIT, STACK = "grow", "fit", "stack"


def copy(window: MainWindow) -> None:
    """What is selected, for maps and for other programs."""
    if window.pane is not None:
        window.finish_editing()
        words = copying.copied_words(window.pane)
        clipboard.put(copying.copy(window.pane.editor), words.text, words.html)


def cut(window: MainWindow) -> None:
    if window.pane is not None:
        window.finish_editing()
        words = copying.copied_words(window.pane)
        clipboard.put(copying.cut(window.pane.editor), words.text, words.html)


def copy_table(window: MainWindow) -> None:
    """The whole map as cells for a spreadsheet or a document."""
    if window.pane is not None:
        window.finish_editing()
        clipboard.put_words(*copying.map_words(window.pane))
        window.status.say(_("The map is on the clipboard as a table."))


def copy_picture(window: MainWindow) -> None:
    """The selected lanes and stages as a picture, the whole map when none are."""
    pane = window.pane
    if pane is None:
        return
    # Needs much that a window does without until something leaves it.
    from journeymapper.publish.part import WHOLE_MAP, part_of, part_pictures

    window.finish_editing()
    editor = pane.editor
    document, view, part = editor.document, pane.view, part_of(editor.document, editor.selection)
    kept = dict(editor.pictures)
    try:
        made = do_beside(window, _("Making the picture …"), lambda: part_pictures(document, view, kept, part))
    except GivenUp:
        return
    except ValueError as error:
        window.program.ask.tell(window, _("No picture was made"), str(error))
        return
    clipboard.put_picture(made.png, made.svg)
    if part == WHOLE_MAP:
        window.status.say(_("A picture of the map is on the clipboard."))
    else:
        window.status.say(_("A picture of the selected part is on the clipboard."))


def paste(window: MainWindow) -> None:
    """What the clipboard holds, at the cell cursor: parts of maps, tables cell by cell, lines as cards,
    pictures, files."""
    if window.pane is not None:
        window.finish_editing()
        _take(window, clipboard.take(), None)


def bring_in(window: MainWindow, drop: DropPlace, offer: Offered) -> None:
    """What was dropped on the canvas from another program, at the place where it was let go."""
    pane = window.pane
    if pane is None:
        return
    window.finish_editing()
    lane = find_lane(pane.editor.document, drop.lane)
    if lane is not None and holds_cards(lane):
        pane.cursor = CellPlace(drop.lane, drop.step)
    _take(window, offer, drop)


def _take(window: MainWindow, offer: Offered, drop: DropPlace | None) -> None:
    pane = window.pane
    if pane is None:
        return
    try:
        count = _taken(window, pane, offer, drop)
    except (TooMuch, PictureError, incoming.Unwelcome) as error:
        heading = _("This cannot be pasted") if drop is None else _("This cannot be taken in")
        window.program.ask.tell(window, heading, str(error))
        return
    except GivenUp:
        return
    if count == 0:
        window.status.say(_("There is nothing on the clipboard that a map can hold."))
    elif count > 0 and window.canvas is not None and pane.editor.selection:
        window.canvas.reveal(pane.editor.selection[0])
        window.canvas.setFocus()


def _taken(window: MainWindow, pane: Pane, offer: Offered, drop: DropPlace | None) -> int:
    """How many things came; below 0 when somebody decided otherwise."""
    if offer.fragment:
        try:
            return copying.paste(pane, offer.fragment)
        except ValueError:
            pass  # of another version, or damaged: its words are there too
    if offer.files:
        return _files(window, pane, [Path(name) for name in offer.files], drop)
    block = blocks.read_block(offer.html, offer.text)
    if block:
        return _block(window, pane, block)
    if offer.text.strip():
        return copying.paste_lines(pane, offer.text)
    if offer.picture:
        data = offer.picture
        picture = do_beside(window, _("Taking in the picture …"), lambda: import_picture(data).data)
        return _pictures(pane, [picture], drop)
    if offer.refusal:
        raise PictureError(offer.refusal)
    return 0


def _files(window: MainWindow, pane: Pane, paths: Sequence[Path], drop: DropPlace | None) -> int:
    """Maps are opened, everything else is taken into this one. The first file that cannot be is named
    after the others are in."""

    def read() -> list[incoming.Incoming | incoming.Unwelcome]:
        found: list[incoming.Incoming | incoming.Unwelcome] = []
        for path in paths:
            try:
                found.append(incoming.read_incoming(path))
            except incoming.Unwelcome as error:
                found.append(error)
        return found

    read_ones = do_beside(window, _("Reading what was dropped …"), read)
    files = [one for one in read_ones if isinstance(one, incoming.Incoming)]
    refused = [one for one in read_ones if isinstance(one, incoming.Unwelcome)]
    count = _pictures(pane, [one.picture for one in files if one.kind == incoming.PICTURE], drop)
    count += copying.add_lines(pane, [line for one in files for line in one.lines])
    for one in files:
        if one.kind == incoming.BLOCK:
            count += max(0, _block(window, pane, one.block))
    if refused:
        window.program.ask.tell(window, _refusal(len(refused)), str(refused[0]))
    for one in files:
        if one.kind == incoming.MAP:
            open_file(window, one.path)
    return count or -1


def open_file(window: MainWindow, path: Path) -> None:
    """Open the map of a file that was dropped or pasted; a brand goes onto the map that is open."""
    from journeymapper.storage.brand import ENDING

    if window.editor is not None and path.name.lower().endswith(ENDING):
        from journeymapper.ui.brand.files import take_over

        take_over(window, str(path))
    else:
        window.program.open_path(path, window)


def _refusal(count: int) -> str:
    return ngettext("One file is left out", "{count} files are left out", count)


def _pictures(pane: Pane, found: Sequence[bytes], drop: DropPlace | None) -> int:
    made = pictures.drop_pictures(pane, found, drop) if drop else pictures.add_pictures(pane, found)
    return len(made)


def _block(window: MainWindow, pane: Pane, block: Grid) -> int:
    """Cell by cell; asks when the map has no room for all of it."""
    fitted = blocks.fit_block(pane, block)
    lacks = blocks.wanted(pane, fitted)
    if not lacks.left_out:
        return blocks.paste_block(pane, fitted)
    match window.program.ask.choose(window, _("The table is larger than the map"), *_question(lacks)):
        case "grow":
            return blocks.paste_block(pane, fitted, grow=True)
        case "fit":
            return blocks.paste_block(pane, fitted) or -1
        case "stack":
            return blocks.stack_block(pane, fitted)
    return -1


def _question(lacks: blocks.Wanted) -> tuple[str, list[tuple[str, str]]]:
    """The sentence and the answers, by what they stand for."""
    words = _(
        "The table has {columns} columns and {rows} rows; from here the map has room for {wide} x {high}.",
        columns=lacks.columns,
        rows=lacks.rows,
        wide=lacks.columns - lacks.columns_missing,
        high=lacks.rows - lacks.lanes,
    )
    answers = []
    if lacks.may_grow:
        answers.append((GROW, _additions(lacks)))
    if lacks.may_stack:
        answers.append((STACK, _("All into this cell")))
    if lacks.columns > lacks.columns_missing and lacks.rows > lacks.lanes:
        answers.append((FIT, _("Paste what fits")))
    return words, answers


def _additions(lacks: blocks.Wanted) -> str:
    """Such as "Add 3 stages and 2 lanes"."""
    missing = lacks.columns_missing
    if lacks.stages:
        columns = ngettext("{count} stage", "{count} stages", missing)
    else:
        columns = ngettext("{count} step", "{count} steps", missing)
    lanes = ngettext("{count} lane", "{count} lanes", lacks.lanes)
    if lacks.lanes and missing:
        return _("Add {columns} and {lanes}", columns=columns, lanes=lanes)
    return _("Add {what}", what=columns if missing else lanes)
