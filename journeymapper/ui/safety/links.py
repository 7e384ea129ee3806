"""Addresses in maps: only those of the web and of mail, and never opened unseen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from journeymapper.i18n import _
from journeymapper.storage.names import printable

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

SCHEMES = ("http", "https", "mailto")


def safe_address(text: str) -> QUrl | None:
    """The address, when it is one that may be opened: http, https or mailto, and whole."""
    text = text.strip()
    if not text or not text.isprintable() or any(char.isspace() for char in text):
        return None
    if text.lower().startswith("www."):
        text = f"https://{text}"
    url = QUrl(text, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().lower() not in SCHEMES:
        return None
    return url if url.host() or (url.scheme().lower() == "mailto" and url.path()) else None


def open_link(
    window: MainWindow, text: str, open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
) -> bool:
    """Open an address in the browser after the whole of it was shown; True when it was opened."""
    ask = window.program.ask
    url = safe_address(text)
    if url is None:
        sentence = _("Only addresses that begin with https://, http:// or mailto: are opened.")
        ask.tell(window, _("This address is not opened"), f"{printable(text, 2_000)}\n\n{sentence}")
        return False
    # As it will be asked for: letters that only look like others appear in their true form.
    whole = bytes(url.toEncoded().data()).decode("ascii", "replace")
    answers = (("open", _("Open in the browser")),)
    if ask.choose(window, _("Open this address?"), whole, answers) != "open":
        return False
    open_url(url)
    return True
