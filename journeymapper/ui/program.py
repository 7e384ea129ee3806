"""The running program: its windows, its preferences, and which map is open where."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from journeymapper.i18n import _
from journeymapper.ui import session, starting
from journeymapper.ui.autosave import AutoSave
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.memory import Memory
from journeymapper.ui.preferences import Preferences, load_preferences, save_preferences, with_recent
from journeymapper.ui.theme import SYSTEM, apply_text_size, apply_theme
from journeymapper.ui.title import name_of

# Whatever knows maps is imported after the first frame: see `start`.
if TYPE_CHECKING:
    from journeymapper.editor.editor import Editor
    from journeymapper.ui.dialogs.questions import Ask
    from journeymapper.ui.guard import Guard
    from journeymapper.ui.safety.safety import Safety

SMALL_SCREEN = 1500  # logical pixels: a first window takes all of a screen that is no wider


class Program:
    """Owns the windows. One editor per real path: opening a map again raises its window."""

    def __init__(self, application: QApplication, ask: Ask | None = None) -> None:
        self.application = application
        self.preferences: Preferences = load_preferences()
        self.session = session.load_session()
        self.windows: list[MainWindow] = []
        self.memory = Memory()
        self.autosave = AutoSave(self)
        self._ask = ask
        self._guard: Guard | None = None
        self._safety: Safety | None = None
        application.styleHints().colorSchemeChanged.connect(self._on_system_theme)

    @property
    def ask(self) -> Ask:
        """Asks the person at the machine."""
        if self._ask is None:
            from journeymapper.ui.dialogs.questions import Ask

            self._ask = Ask()
        return self._ask

    @property
    def safety(self) -> Safety:
        """Sees to it that nothing is lost."""
        if self._safety is None:
            from journeymapper.ui.safety.safety import Safety

            self._safety = Safety(self)
        return self._safety

    # ---- opening

    def start(self, paths: Sequence[str] = ()) -> MainWindow:
        """The first window, with these maps, those of last time, or the start page."""
        return starting.start(self, paths)

    def watch_over(self) -> None:
        """From now on faults are told, and take nothing along."""
        from journeymapper.ui.guard import watch_over

        self._guard = watch_over(self)

    def open_window(self, editor: Editor | None = None, geometry: str = "") -> MainWindow:
        """A new window on this editor, or with the start page. Windows on one editor show the same map,
        each with its own view: one for the projector, one for the laptop."""
        window = self.new_window(editor is not None, geometry)
        window.furnish()
        if editor is not None:
            window.show_editor(editor)
        else:
            window.show_start()
        return window

    def new_window(self, for_map: bool, geometry: str = "") -> MainWindow:
        """A window that can be seen at once; whoever asks for it fills it."""
        window = MainWindow(self, for_map)
        self.windows.append(window)
        known = session.take_geometry(window, geometry or self.preferences.geometry)
        room = self.application.primaryScreen().availableGeometry()
        if not known:
            window.resize(min(1760, room.width() - 40), min(1092, room.height() - 60))
        elif len(self.windows) > 1 and not geometry:
            session.step_aside(window, self.windows[-2])
        if not known and room.width() <= SMALL_SCREEN:
            window.showMaximized()
        else:
            session.bring_on_screen(window)
            window.show()
        return window

    def open_path(self, path: Path, window: MainWindow | None = None) -> bool:
        """Open this file, in `window` when that shows nothing worth keeping. False when it cannot be read."""
        from journeymapper.storage.errors import MapError
        from journeymapper.ui import files

        known = self.window_of(path)
        if known is not None:
            from PySide6.QtCore import Qt

            known.setWindowState(known.windowState() & ~Qt.WindowState.WindowMinimized)
            known.raise_()
            known.activateWindow()
            return True
        try:
            loaded = files.open_map(path)
        except MapError as error:
            if window is not None and window.editor is None:
                window.show_start()
            repaired = files.repairable(path) if error.repairable else None
            if repaired is not None:
                if not self.ask.repair(window, path, error):
                    return False
            else:
                from journeymapper.ui.safety import salvaging

                repaired = salvaging.offer(self, window, path, error)
                if repaired is None:
                    return False
            loaded = files.Loaded(repaired)
        editor = self.safety.admit(loaded, window)
        if editor is None:
            if window is not None and window.editor is None:
                window.show_start()
            return False
        shown = self.show_in(editor, window)
        if editor.path is not None:
            self.change(with_recent(self.preferences, path.absolute()))
            session.go_to(shown, self.session.places.get(str(path.absolute())))
        if loaded.notices:
            shown.status.say(loaded.notices[0])
        return True

    def open_new(self, template: str, window: MainWindow | None = None) -> None:
        from journeymapper.ui import files

        self._open_bundled(lambda: files.from_template(template), window)

    def open_start(self, window: MainWindow | None = None) -> None:
        """The start page, in this window when nothing would be lost by it."""
        if window is not None and window.editor is not None and _is_untouched(window.editor):
            window.show_start()
        elif window is None or window.editor is not None:
            self.open_window()

    def open_sample(self, window: MainWindow | None = None) -> None:
        from journeymapper.ui import files

        self._open_bundled(files.from_sample, window)

    def _open_bundled(self, load: Callable[[], Editor], window: MainWindow | None) -> None:
        from journeymapper.storage.errors import MapError

        try:
            editor = load()
        except MapError as error:
            self.ask.tell(window, _("This map cannot be opened"), str(error))
            return
        self.show_in(editor, window)

    def ask_open(self, window: MainWindow | None = None) -> None:
        path = self.ask.open_path(window, self.folder())
        if path is not None:
            self.open_path(path, window)

    def show_in(self, editor: Editor, window: MainWindow | None) -> MainWindow:
        """Show a map in this window when nothing would be lost by it, else in a new one."""
        if window is not None and (window.editor is None or _is_untouched(window.editor)):
            window.show_editor(editor)
            return window
        return self.open_window(editor)

    def window_of(self, path: Path) -> MainWindow | None:
        """The window that shows the map of this file."""
        from journeymapper.storage.names import real

        place = real(path)
        for window in self.windows:
            if window.editor and window.editor.path and real(window.editor.path) == place:
                return window
        return None

    # ---- saving and leaving

    def save(self, window: MainWindow, again: bool) -> bool:
        """Save the window's map and wait for it; `again` always asks where. True when it is saved."""
        from journeymapper.ui.safety import saving

        return saving.save(self, window, again)

    def begin_save(self, window: MainWindow, again: bool = False) -> None:
        """Save the window's map while people go on working."""
        from journeymapper.ui.safety import saving

        saving.begin(self, window, again)

    def may_leave(self, window: MainWindow) -> bool:
        """True when closing this window loses nothing, or the user says so."""
        if self.safety.is_over:
            return True  # what is unsaved is offered at the next start
        editor = window.editor
        window.finish_editing()
        self.safety.may_leave_now(window)
        shared = any(other.editor is editor for other in self.windows if other is not window)
        if editor is None or editor.is_clean or shared:
            return True
        answer = self.ask.keep_changes(window, name_of(editor))
        return answer == "discard" or (answer == "save" and self.save(window, again=False))

    def forget(self, window: MainWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)

    def quit(self) -> None:
        """Close every window; a window whose changes are to be kept stays."""
        opened = tuple(filter(None, map(session.opened, self.windows)))
        for window in tuple(self.windows):
            if not window.close():
                return
        self._keep(self.session._replace(windows=opened))

    def close(self) -> None:
        """Listen to the desktop no longer."""
        self.application.styleHints().colorSchemeChanged.disconnect(self._on_system_theme)
        self.autosave.stop()
        self.memory.stop()
        if self._safety is not None:
            self._safety.close()

    # ---- preferences

    def change(self, preferences: Preferences) -> None:
        """Keep these preferences and show what they change."""
        before, self.preferences = self.preferences, preferences
        if preferences == before:
            return
        save_preferences(preferences)
        if preferences.text_size != before.text_size:
            apply_text_size(self.application, preferences.text_size)
        if (preferences.theme, preferences.text_size) != (before.theme, before.text_size):
            self._show_theme()

    def _on_system_theme(self) -> None:
        """The desktop went light or dark; follow it where that is wanted."""
        if self.preferences.theme == SYSTEM:
            self._show_theme()

    def _show_theme(self) -> None:
        apply_theme(self.application, self.preferences.theme)
        for window in self.windows:
            window.retint()
            window.fit_panels()

    def remember_window(self, window: MainWindow) -> None:
        self.change(self.preferences._replace(geometry=session.geometry_of(window)))
        last = tuple(filter(None, (session.opened(window),)))
        kept = self.session._replace(windows=last) if len(self.windows) == 1 else self.session
        self._keep(session.with_window(kept, window))

    def _keep(self, kept: session.Session) -> None:
        if kept != self.session:
            self.session = kept
            session.save_session(kept)

    # ---- what windows tell

    def map_changed(self) -> None:
        self.memory.changed()
        self.autosave.changed()

    def folder(self) -> Path:
        """Where file dialogues start: beside the map used last, else in the user's documents."""
        for name in self.preferences.recent:
            if os.path.isdir(Path(name).parent):  # unlike Path, it never raises
                return Path(name).parent
        documents = Path.home() / "Documents"
        return documents if os.path.isdir(documents) else Path.home()


def _is_untouched(editor: Editor) -> bool:
    return editor.path is None and editor.is_clean
