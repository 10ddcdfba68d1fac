"""Pictures of the labs in their starting state, without a screen."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QSize, QTimer

from convlab.gui.app import make_application, make_window
from convlab.gui.main_window import MainWindow
from convlab.gui.registry import LABS

POLL_MILLISECONDS = 20


def take_screenshots(folder: Path, labs: list[str], language: str, mode: str, size: QSize) -> list[Path]:
    """Write one PNG a lab into a folder, which is made if need be, and return their paths. No labs: all of them.

    Raises OSError when a file cannot be written, ValueError for a lab that does not exist.
    """
    app = make_application()
    if unknown := set(labs) - set(LABS):
        raise ValueError(f"no lab {', '.join(sorted(unknown))}; there are {', '.join(LABS)}")
    with tempfile.TemporaryDirectory() as scratch:
        settings = QSettings(str(Path(scratch) / "settings.ini"), QSettings.Format.IniFormat)
        settings.setValue("language", language)
        settings.setValue("theme", mode)
        window = make_window(settings)
        try:
            least = window.minimumSize()
            if size.expandedTo(least) != size:
                raise ValueError(f"the window cannot be smaller than {least.width()}x{least.height()}")
            window.resize(size)
            window.show()
            window.load()
            _wait_until_ready(window)
            folder.mkdir(parents=True, exist_ok=True)
            paths = []
            for name in labs or LABS:
                window.show_lab(name)
                app.processEvents()
                paths.append(folder / f"{name}.png")
                if not window.grab().save(str(paths[-1])):
                    raise OSError(f"{paths[-1]} cannot be written")
        finally:
            window.close()
            window.deleteLater()
    return paths


def _wait_until_ready(window: MainWindow) -> None:
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if all(page.is_ready for page in window.pages.values()) else None)
    timer.start(POLL_MILLISECONDS)
    loop.exec()
