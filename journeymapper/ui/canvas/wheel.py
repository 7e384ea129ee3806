"""Wheel, touchpad and pinch: how far they scroll and zoom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QNativeGestureEvent, QWheelEvent

from journeymapper.ui.canvas.viewport import Viewport

NOTCH = 96.0  # pixels for one notch of a wheel
_ZOOM_PER_DEGREE = 1.0015  # one notch (120) is a fifth


def wheeled(view: Viewport, event: QWheelEvent) -> Viewport:
    """The viewport after a turn of the wheel: scrolled, or with Ctrl zoomed about the pointer."""
    x, y = event.position().x(), event.position().y()
    angle, pixels = event.angleDelta(), event.pixelDelta()
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        turn = angle.y() or angle.x() or 2 * pixels.y()
        return view.zoomed_about(view.zoom * _ZOOM_PER_DEGREE**turn, x, y)
    # X11 drivers give pixel deltas that mean nothing.
    if not pixels.isNull() and QGuiApplication.platformName() != "xcb":
        dx, dy = float(pixels.x()), float(pixels.y())
    else:
        dx, dy = angle.x() * NOTCH / 120, angle.y() * NOTCH / 120
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
        dx, dy = dy, 0.0
    return view.scrolled(-dx, -dy)


def pinched(view: Viewport, event: QNativeGestureEvent) -> Viewport | None:
    """The viewport after a gesture on a touchpad; None when it is none that zooms."""
    x, y = event.position().x(), event.position().y()
    if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
        return view.zoomed_about(view.zoom * (1.0 + event.value()), x, y)
    return None
