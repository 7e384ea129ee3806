"""The logo: shown on white as it will be printed; chosen, dropped, removed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from journeymapper.i18n import N_, _
from journeymapper.layout.report.cover import logo_size
from journeymapper.layout.report.page import NATURAL_MM
from journeymapper.model.style import Brand
from journeymapper.storage.brand import logo_shape
from journeymapper.storage.errors import MapError, PictureError
from journeymapper.storage.file import read_bytes
from journeymapper.storage.names import shown
from journeymapper.storage.pictures import Imported, import_picture
from journeymapper.ui import clipboard
from journeymapper.ui.busy import GivenUp, do_beside
from journeymapper.ui.panels.extra import link_button, row_of, words_label
from journeymapper.ui.theme import current_theme

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

_HIGH, _AROUND = 84, 12  # pixels of the plate, and of white around the logo
_SHARP = 150  # dots an inch that a print should have
_PALE = 225  # of 255: a logo that is lighter on average is not seen on paper


class LogoField(QWidget):
    """`chosen` tells of a picture that is ready for the map and of its shape, or of none."""

    chosen = Signal(bytes, float)

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._sha256 = "-"  # of what is shown; at first nothing has been
        self.plate = _Plate()
        self.plate.dropped.connect(self._take_offer)
        self.choose, self.remove = link_button(_("Choose a picture …")), link_button(_("Remove"))
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self.chosen.emit(b"", 1.0))
        self.note = words_label("", muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.plate, row_of(self.choose, self.remove), self.note):
            column.addWidget(part)
        self.setFocusProxy(self.choose)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.choose.setAccessibleName(f"{name}: {self.choose.text()}")
        self.remove.setAccessibleName(f"{name}: {self.remove.text()}")

    def show_logo(self, brand: Brand, pictures: Mapping[str, bytes]) -> None:
        if brand.logo == self._sha256:
            return
        self._sha256 = brand.logo
        picture = QPixmap()
        picture.loadFromData(pictures.get(brand.logo, b""))
        self.plate.show_picture(picture)
        self.remove.setVisible(bool(brand.logo))
        said = about_logo(picture, brand.logo_shape) if brand.logo else ""
        self.note.setText(said)
        self.note.setVisible(bool(said))
        self.plate.setAccessibleDescription(said)

    def _ask(self) -> None:
        kinds = _("Pictures") + " (*.png *.jpg *.jpeg *.webp *.gif *.bmp)"
        program = self._window.program
        path = program.ask.file_path(self, _("Choose a logo"), program.folder(), kinds)
        if path is not None:
            self.take_file(path)

    def _take_offer(self, offer: clipboard.Offered) -> None:
        if offer.files:
            self.take_file(Path(offer.files[0]))
        elif offer.picture:
            self._take(offer.picture, _("The picture"))

    def take_file(self, path: Path) -> None:
        """Make the picture of this file the logo; says so when it cannot be used."""
        try:
            self._take(read_bytes(path, N_("“{name}” is a folder, not a picture.")), shown(path))
        except MapError as error:
            self._refuse(str(error))

    def _take(self, data: bytes, name: str) -> None:
        try:
            made: Imported = do_beside(self, _("Taking in the picture …"), lambda: import_picture(data))
        except PictureError as error:
            self._refuse(_("“{name}”: {reason}", name=name, reason=error))
        except GivenUp:
            pass
        else:
            self.chosen.emit(made.data, logo_shape(made.data))

    def _refuse(self, sentence: str) -> None:
        parent = QApplication.activeModalWidget() or self._window
        self._window.program.ask.tell(parent, _("This picture cannot be used"), sentence)


class _Plate(QWidget):
    """White, whatever the theme: paper is. Takes pictures that are dropped."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setAccessibleName(_("The logo as it is printed"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._picture = QPixmap()
        self._is_target = False

    def sizeHint(self) -> QSize:
        return QSize(160, _HIGH)

    def show_picture(self, picture: QPixmap) -> None:
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        with QPainter(self) as painter:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(QColor(theme.accent if self._is_target else theme.line), 1.5))
            painter.setBrush(QColor("#FFFFFF") if not self._picture.isNull() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room, 8, 8)
            inner = room.adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
            if self._picture.isNull():
                painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(inner, int(flags), _("No logo yet: drop a picture here"))
                return
            size = self._picture.size().scaled(inner.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(inner.center())
            painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if clipboard.is_picture(data) or clipboard.local_files(data):
            event.acceptProposedAction()
            self._mark(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(False)
        event.acceptProposedAction()
        self.dropped.emit(clipboard.offered(event.mimeData()))

    def _mark(self, is_target: bool) -> None:
        self._is_target = is_target
        self.update()


def about_logo(picture: QPixmap, shape: float) -> str:
    """What people should know of a logo before it is printed; "" when there is nothing."""
    if picture.isNull():
        return _("The logo is damaged: choose another picture.")
    said = []
    wide = logo_size(shape)[0] * NATURAL_MM / 25.4
    dots = round(picture.width() / wide)
    if dots < _SHARP:
        said.append(
            _(
                "Only {dots} dots an inch on the cover of a report: a larger picture prints sharper.",
                dots=dots,
            )
        )
    if _is_pale(picture.toImage()):
        said.append(_("Nearly white: on paper it can hardly be seen."))
    return " ".join(said)


def _is_pale(image: QImage) -> bool:
    """Whether what is not transparent is nearly white on average."""
    small = image.scaled(
        32, 32, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    pixels = [small.pixelColor(x, y) for x in range(small.width()) for y in range(small.height())]
    seen = sum(pixel.alpha() for pixel in pixels)
    return bool(seen) and sum(pixel.lightness() * pixel.alpha() for pixel in pixels) / seen > _PALE
