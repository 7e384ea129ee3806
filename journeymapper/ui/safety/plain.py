"""Words of people and files on widgets: always as they are, never as markup."""

from __future__ import annotations

import html
from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtWidgets import QLabel, QSizePolicy

from journeymapper.i18n import _

LONGEST_TIP = 600


def plain_label(words: str, *, role: str = "", cut: bool = False) -> QLabel:
    """A label that shows `words` as plain text, broken into lines or (`cut`) in one that may be cut.
    `role` is a property of the style sheet: "muted", "strong", "title" ...
    """
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(words)
    if role:
        label.setProperty(role, True)
    if cut:
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    else:
        label.setWordWrap(True)
    return label


def plain_tip(words: str) -> str:
    """Words for a tool tip, which Qt would take for markup as soon as they look like it; long ones cut."""
    if len(words) > LONGEST_TIP:
        words = words[: LONGEST_TIP - 1] + "…"
    if "<" not in words:
        return words
    return "<qt>" + html.escape(words).replace("\n", "<br>") + "</qt>"


def time_words(time: float, now: datetime | None = None, *, seconds: bool = False) -> str:
    """A time (seconds since 1970) as people say it: "today at 14:20", or with its `seconds`."""
    try:
        then = datetime.fromtimestamp(time)  # noqa: DTZ006 - the time of the person's own clock
    except (OverflowError, OSError, ValueError):
        return _("at an unknown time")
    today = (now or datetime.now()).date()  # noqa: DTZ005
    locale = QLocale()
    clock = locale.toString(QTime(then.hour, then.minute), QLocale.FormatType.ShortFormat)
    if seconds:
        clock = QTime(then.hour, then.minute, then.second).toString("HH:mm:ss")
    if then.date() == today:
        return _("today at {time}", time=clock)
    if then.date() == today - timedelta(days=1):
        return _("yesterday at {time}", time=clock)
    date = locale.toString(QDate(then.year, then.month, then.day), QLocale.FormatType.LongFormat)
    return _("{date} at {time}", date=date, time=clock)
