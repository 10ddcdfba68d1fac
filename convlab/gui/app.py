"""Starts the app: the application object, its look and language, the window; what can wait is loaded after that."""

from __future__ import annotations

import gc
import sys
import threading
from functools import partial
from pathlib import Path
from types import TracebackType

import numpy as np  # noqa: F401  before PySide6, which reads the source of what is imported after it
from PySide6.QtCore import QEvent, QObject, QSettings, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from convlab.gui import theme
from convlab.gui.language import LANGUAGES, Language, system_language
from convlab.gui.main_window import MainWindow
from convlab.gui.settings import remembered_text


def make_application() -> QApplication:
    """The application object, with the app's name and style."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("convlab")
    app.setOrganizationName("convlab")
    app.setStyle("Fusion")
    return app


def run(language: str | None = None, mode: str | None = None, session: Path | None = None) -> int:
    """Show the window, with a session if one is given, and return when it has been closed.

    Language and mode go before what the settings remember.
    """
    app = make_application()
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "convlab", "convlab")
    if mode is not None:
        settings.setValue("theme", mode)
    if language is not None:
        settings.setValue("language", language)
    window = make_window(settings, work_folder())
    sys.excepthook = partial(_report, window)
    app.styleHints().colorSchemeChanged.connect(window.view_menu.follow_system_theme)
    spare_pages(window)
    open_window(window, session)
    return app.exec()


def work_folder() -> Path:
    """Where the user's unsaved work is kept meanwhile. It need not exist."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation), "work")


def make_window(settings: QSettings, work_folder: Path | None = None) -> MainWindow:
    """A window with the look and the language that the settings remember. Nothing is loaded yet.

    Without a folder for it, unsaved work is not kept, and the window closes on it without a question.
    """
    mode = remembered_text(settings, "theme")
    theme.apply(theme.Mode(mode) if mode in list(theme.Mode) else theme.Mode.SYSTEM)
    code = remembered_text(settings, "language")
    gc.disable()  # nothing is garbage yet: looking for it would take longer than building the page
    try:
        return MainWindow(settings, Language(code if code in LANGUAGES else system_language()), work_folder)
    finally:
        gc.enable()


def spare_pages(window: MainWindow) -> None:
    """Leave the pages out of the searches for garbage: they stay, and to go through them all is felt as a jerk."""
    gc.freeze()
    window.page_built.connect(lambda _: QTimer.singleShot(0, window, gc.freeze))


def open_window(window: MainWindow, session: Path | None) -> None:
    """Show the window as the command line does: with a session, if one is given."""
    show_and_load(window)
    if session is not None:
        QTimer.singleShot(0, window, lambda: window.files.open(session))


def show_and_load(window: MainWindow) -> None:
    """Show the window, and start loading what can wait when it has been painted."""
    window.installEventFilter(_FirstPaint(window))
    window.show()


class _FirstPaint(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._window, self._window.load)
        return False


def _report(window: MainWindow, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell of an unforeseen error in the status line; the details go to the log. The window stays open."""
    import logging
    import traceback

    logging.getLogger("convlab").error("%s", "".join(traceback.format_exception(kind, error, trace)))
    if threading.current_thread() is threading.main_thread():
        window.report_error(error)
