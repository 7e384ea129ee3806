"""All states of the program on one sheet, from real windows, to be looked at.

    .venv/bin/python packaging/contact_sheet.py FOLDER [STATE ...]

Needs Xvfb and openbox. Writes FOLDER/STATE.png and FOLDER/sheet.png.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from screenshots import default_map, sample, start  # noqa: E402

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow
    from journeymapper.ui.program import Program

DESKTOP, LAPTOP, LARGE = (1760, 1092), (1366, 768), (3840, 2160)
ARABIC = {
    "title": "شراء حذاء رياضي عبر الإنترنت",
    "scenario": "تريد ليلى حذاءً جديدًا للجري قبل السباق",
    "stages": ("الاكتشاف", "المقارنة", "الشراء", "الاستلام", "الاستخدام"),
    "cards": {
        "actions": ("ترى إعلانًا في هاتفها", "تقرأ آراء المشترين", "تملأ السلة", "تفتح الطرد", "تركض كل صباح"),
        "touchpoints": ("إنستغرام", "موقع المراجعات", "المتجر الإلكتروني", "شركة التوصيل", "التطبيق"),
        "pain_points": ("", "المقاسات مختلفة", "يجب إنشاء حساب", "لا أحد في البيت", ""),
    },
}
GERMAN = {
    "title": "Laufschuhe im Internet kaufen",
    "scenario": "Mara braucht vor dem Halbmarathon neue Laufschuhe, ohne in ein Geschäft zu gehen",
    "stages": ("Aufmerksamkeit", "Vergleichen", "Kaufentscheidung", "Lieferung", "Nutzung und Empfehlung"),
    "cards": {
        "actions": ("Sieht eine Anzeige", "Liest Bewertungen", "Füllt den Warenkorb", "Packt aus", "Läuft"),
        "touchpoints": ("Instagram", "Vergleichsportal", "Webshop", "Paketdienst", "App"),
        "pain_points": ("", "Größenangaben unterscheiden sich", "Registrierungspflicht", "Niemand da", ""),
    },
}


class State(NamedTuple):
    """What is shown, on which screen (device pixels) and at which scale, theme and size of texts."""

    show: Callable[[Program, MainWindow], object]
    screen: tuple[int, int] = DESKTOP
    scale: float = 1.0
    theme: str = "light"
    text: int = 100  # per cent
    language: str = "en"


def blank(program: Program, window: MainWindow) -> None:
    program.open_new("blank", window)


def does(*actions: str) -> Callable[[Program, MainWindow], None]:
    """The sample, and actions of the table one after the other."""

    def show(program: Program, window: MainWindow) -> None:
        sample(program, window)
        for name in actions:
            window.action_table[name].trigger()

    return show


def many_whole(program: Program, window: MainWindow) -> None:
    many(program, window)
    if window.canvas is not None:
        window.canvas.zoom_to_fit()


def written(text: dict[str, Any], language: str) -> Callable[[Program, MainWindow], None]:
    """The default map in another language."""

    def show(program: Program, window: MainWindow) -> None:
        raw = json.loads((ROOT / "resources/templates/customer-journey.journey").read_text("utf-8"))
        raw |= {"title": text["title"], "language": language, "facts": {"scenario": text["scenario"]}}
        raw["cards"] = []
        for stage, name in zip(raw["stages"], text["stages"], strict=True):
            stage["name"] = name
        for lane in raw["lanes"]:
            lane.pop("name", None)
            lane.pop("hint", None)
            for stage, words in zip(raw["stages"], text["cards"].get(lane["kind"], ()), strict=False):
                if words:
                    cell = {"lane": lane["id"], "step": stage["steps"][0]["id"], "text": words}
                    kind = {"kind": lane["kind"].rstrip("s")}
                    raw["cards"].append({"id": f"card{len(raw['cards'])}", **cell, **kind})
        path = Path(os.environ["JOURNEYMAPPER_HOME"]) / f"{language}.journey"
        path.write_text(json.dumps(raw, ensure_ascii=False), "utf-8")
        program.open_path(path, window)

    return show


def many(program: Program, window: MainWindow) -> None:
    from journeymapper.editor.editor import Editor
    from tests.generator import generated

    program.show_in(Editor(generated(2_000)), window)


def dragging(program: Program, window: MainWindow) -> None:
    """A card on its way to another cell."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    sample(program, window)
    canvas = window.canvas
    if canvas is None or window.editor is None:
        return
    window.editor.select(())
    card = window.editor.document.cards[0].id
    found = canvas.places_now().find(card)
    if found is not None:
        at = canvas.sight.to_pixel(found.rect).centre
        start = QPoint(round(at.x), round(at.y))
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
        for by in (20, 120, 250):
            QTest.mouseMove(canvas, start + QPoint(by, by // 5))


def filtered(program: Program, window: MainWindow) -> None:
    from journeymapper.model.record import evolve

    sample(program, window)
    window.action_table["filter"].trigger()
    if window.canvas is not None and window.pane is not None:
        window.canvas.look(evolve(window.pane.view, state="as-is", owners=("Ana R.", "Jonas P.")))


def settings(program: Program, window: MainWindow) -> None:
    from journeymapper.ui.dialogs.settings import Settings

    sample(program, window)
    Settings(program, window).show()


def second_window(program: Program, window: MainWindow) -> None:
    does("new_window")(program, window)
    for place, one in enumerate(program.windows):
        one.showNormal()
        one.resize(860, 900)
        one.move(10 + place * 880, 40)


STATES = {
    "start page": State(start),
    "start page dark": State(start, theme="dark"),
    "empty": State(blank),
    "default map": State(default_map),
    "sample": State(sample),
    "sample dark": State(sample, theme="dark"),
    "laptop": State(sample, LAPTOP),
    "laptop start": State(start, LAPTOP),
    "laptop default": State(default_map, LAPTOP),
    "150 %": State(sample, (2640, 1638), 1.5),
    "200 % of 4K": State(sample, LARGE, 2.0),
    "4K": State(sample, LARGE),
    "texts 200 %": State(sample, text=200),
    "texts 200 % start": State(start, text=200),
    "German": State(written(GERMAN, "de"), language="de"),
    "Arabic": State(written(ARABIC, "ar"), language="ar"),
    "2,000 cards": State(many),
    "2,000 cards whole": State(many_whole),
    "dragging": State(dragging),
    "filter": State(filtered),
    "find": State(does("find")),
    "command palette": State(does("command_palette")),
    "outline": State(does("outline")),
    "notes": State(does("notes")),
    "style": State(does("map_style")),
    "brand": State(does("brand")),
    "settings": State(settings),
    "settings dark": State(settings, theme="dark"),
    "export": State(does("export")),
    "export dark": State(does("export"), theme="dark"),
    "shortcuts": State(does("shortcuts")),
    "presenting": State(does("present")),
    "two windows": State(second_window),
}


def take(name: str, path: Path) -> None:
    """Show one state and keep what the screen shows. Runs in a process of its own."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from journeymapper.i18n import use_languages
    from journeymapper.ui.program import Program
    from journeymapper.ui.theme import apply_text_size, apply_theme, load_fonts

    def rest(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def keep() -> None:
        application.primaryScreen().grabWindow(0).save(str(path))
        os._exit(0)  # maps with changes would ask

    state = STATES[name]
    use_languages([state.language])
    application = QApplication([])
    program = Program(application)
    load_fonts(application)
    program.preferences = program.preferences._replace(theme=state.theme, text_size=state.text)
    apply_text_size(application, state.text)
    apply_theme(application, state.theme)
    window = program.open_window()
    window.showMaximized()
    rest(1_000)
    # By a clock: dialogues wait for an answer meanwhile.
    QTimer.singleShot(3_000, keep)
    state.show(program, window)
    application.exec()


def sheet(folder: Path, names: list[str], across: int = 3, width: int = 860) -> None:
    """All pictures on one sheet, each under its name."""
    from PIL import Image, ImageDraw

    height, gap, line = round(width * 0.63), 24, 26
    rows = -(-len(names) // across)
    size = (across * (width + gap) + gap, rows * (height + line + gap) + gap)
    whole = Image.new("RGB", size, "#D9DCE2")
    draw = ImageDraw.Draw(whole)
    for place, name in enumerate(names):
        x = gap + place % across * (width + gap)
        y = gap + place // across * (height + line + gap)
        draw.text((x, y + 6), name, fill="#1F2430")
        with Image.open(folder / f"{name}.png") as picture:
            picture.thumbnail((width, height))
            whole.paste(picture.convert("RGB"), (x, y + line))
    whole.save(folder / "sheet.png")
    print(folder / "sheet.png")


def main(arguments: list[str]) -> int:
    names = arguments[1:] or list(STATES)
    if not arguments or set(names) - set(STATES):
        print(f"{__doc__}\nStates: {', '.join(STATES)}", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for screen in dict.fromkeys(STATES[name].screen for name in names):
        _on_screen(screen, folder, [name for name in names if STATES[name].screen == screen])
    sheet(folder, names)
    return 0


def _on_screen(screen: tuple[int, int], folder: Path, names: list[str]) -> None:
    reading, writing = os.pipe()
    size = f"{screen[0]}x{screen[1]}x24"
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    environment["DISPLAY"] = display
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    try:
        for name in names:
            with tempfile.TemporaryDirectory() as home:
                environment |= {"JOURNEYMAPPER_HOME": home, "QT_SCALE_FACTOR": str(STATES[name].scale)}
                command = [sys.executable, __file__, "--take", name, str(folder / f"{name}.png")]
                subprocess.run(command, env=environment, check=True, timeout=120)
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--take"]:
        take(sys.argv[2], Path(sys.argv[3]))
    sys.exit(main(sys.argv[1:]))
