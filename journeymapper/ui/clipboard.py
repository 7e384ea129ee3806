"""The system's clipboard: parts of maps for maps, words, tables and pictures for other programs."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage

from journeymapper.editor.clipboard import MIME
from journeymapper.storage.limits import MOST_PIXELS
from journeymapper.storage.pictures import LONGEST_SIDE, too_many_pixels

MOST_BYTES = 64 * 1024 * 1024  # of a part of a map; what is larger was made by no map
SVG = "image/svg+xml"
PICTURES = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp")


class Offered(NamedTuple):
    """What a clipboard or a drag holds, each part empty where it has none.

    `fragment` is a part of a map, `picture` the bytes of a picture file, `files` the paths of local files;
    `refusal` says why there is no picture.
    """

    fragment: str = ""
    html: str = ""
    text: str = ""
    picture: bytes = b""
    files: tuple[str, ...] = ()
    refusal: str = ""


def put(fragment: str, text: str, html: str = "") -> None:
    """Copy a part of a map, and the words that other programs get; nothing for an empty part."""
    if not fragment:
        return
    data = QMimeData()
    data.setData(MIME, fragment.encode("utf-8"))
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def put_words(text: str, html: str) -> None:
    """Copy for other programs alone."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def put_picture(png: bytes, svg: bytes) -> None:
    """Copy a picture as pixels and as shapes: every program takes what it can show best."""
    data = QMimeData()
    data.setData("image/png", png)
    data.setData(SVG, svg)
    data.setImageData(QImage.fromData(png))
    QGuiApplication.clipboard().setMimeData(data)


def take() -> Offered:
    """What the clipboard holds now."""
    data = QGuiApplication.clipboard().mimeData()
    return offered(data) if data is not None else Offered()


def offered(data: QMimeData) -> Offered:
    """What some data from this or another program hold."""
    held = _bytes(data, MIME) if data.hasFormat(MIME) else b""
    files = local_files(data)
    picture, refusal = _picture(data) if not files else (b"", "")
    return Offered(
        held.decode("utf-8", "replace") if len(held) <= MOST_BYTES else "",
        data.html() if data.hasHtml() else "",
        data.text() if data.hasText() and not files and not is_picture(data) else "",
        picture,
        files,
        refusal,
    )


def local_files(data: QMimeData) -> tuple[str, ...]:
    """The paths of the files in some data."""
    urls = data.urls() if data.hasUrls() else []
    return tuple(url.toLocalFile() for url in urls if url.isLocalFile())


def is_picture(data: QMimeData) -> bool:
    """Whether some data are a picture. Spreadsheets add one to their cells, word processors to words;
    browsers add an address and nothing else."""
    held = data.hasImage() or any(data.hasFormat(kind) for kind in (*PICTURES, SVG))
    return held and (data.hasUrls() or not data.text().strip())


def _picture(data: QMimeData) -> tuple[bytes, str]:
    """A picture as some program made it, else why not; what only Qt knows is written as PNG. SVG comes
    last: it is there to be refused with a reason."""
    for kind in PICTURES:
        if data.hasFormat(kind):
            return _bytes(data, kind), ""
    if data.hasImage():
        image = data.imageData()
        if isinstance(image, QImage) and not image.isNull():
            if image.width() * image.height() > MOST_PIXELS:
                return b"", too_many_pixels()
            return _written(image), ""
    return _bytes(data, SVG) if data.hasFormat(SVG) else b"", ""


def _written(image: QImage) -> bytes:
    """As PNG, no larger than a map keeps it: all of a photograph would take seconds."""
    if max(image.width(), image.height()) > LONGEST_SIDE:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(LONGEST_SIDE, LONGEST_SIDE, keep, smooth)
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(written.data())


def _bytes(data: QMimeData, kind: str) -> bytes:
    return bytes(data.data(kind).data())
