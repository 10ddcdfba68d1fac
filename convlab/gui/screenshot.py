"""Pictures of the labs in their starting state, without a screen."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QSize, QTimer

from convlab.gui.app import make_application, make_window
from convlab.gui.main_window import MainWindow

POLL_MILLISECONDS = 20


def take_screenshots(folder: Path, labs: list[str], language: str, mode: str, size: QSize) -> list[Path]:
    """Write one PNG a lab into a folder, which is made if need be, and return their paths. No labs: all of them.

    Raises OSError when a file cannot be written, ValueError for a lab that does not exist.
    """
    app = make_application()
    with tempfile.TemporaryDirectory() as scratch:
        settings = QSettings(str(Path(scratch) / "settings.ini"), QSettings.Format.IniFormat)
        settings.setValue("language", language)
        settings.setValue("theme", mode)
        window = make_window(settings)
        if unknown := set(labs) - set(window.pages):
            raise ValueError(f"no lab {', '.join(sorted(unknown))}; there are {', '.join(window.pages)}")
        if size.expandedTo(window.minimumSize()) != size:
            least = window.minimumSize()
            raise ValueError(f"the window cannot be smaller than {least.width()}x{least.height()}")
        window.resize(size)
        window.show()
        window.load()
        _wait_until_ready(window)
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for name in labs or window.pages:
            window.show_lab(name)
            app.processEvents()
            path = folder / f"{name}.png"
            if not window.grab().save(str(path)):
                raise OSError(f"{path} cannot be written")
            paths.append(path)
        window.close()
    return paths


def _wait_until_ready(window: MainWindow) -> None:
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if all(page.is_ready for page in window.pages.values()) else None)
    timer.start(POLL_MILLISECONDS)
    loop.exec()
