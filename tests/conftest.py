"""What every test gets: no screen, no settings from outside, and nothing left running or open behind it."""

import os

# read when Qt starts, which must not happen first
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"

import gc
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import hypothesis
import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from convlab.assets import resource
from convlab.core.data.datasets import Dataset, load_dataset

hypothesis.settings.register_profile("untimed", deadline=None)  # the machine may be busy: time decides no test
hypothesis.settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--monkey-events", default=400, help="how much the monkey does in each of its tests")
    parser.addoption("--monkey-seed", default=1, help="from which the monkey's doings follow")


def pytest_collection_finish() -> None:
    """What is there before the first test stays: each search for garbage would go through all of it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The bundled MNIST."""
    return load_dataset(resource("data"))


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path) -> None:
    for kind in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(kind, scope, str(tmp_path / scope.name))


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    yield
    running, widgets = _foreign_threads(), _top_level_widgets()
    for widget in widgets:
        widget.close()
        widget.deleteLater()  # so that the next test is not blamed
    assert not running, f"threads still running: {running}"
    assert not widgets, f"widgets still there: {[type(widget).__name__ for widget in widgets]}"


def _foreign_threads() -> list[str]:
    """Where the threads are that run Python code and were not started by Python: QThreads, that is."""
    own = {thread.ident for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}
    frames = [frame for ident, frame in sys._current_frames().items() if ident not in own]
    return [str(frame) for frame in frames if not _belongs_to_pytest(frame)]


def _belongs_to_pytest(frame: FrameType | None) -> bool:
    """Whether a thread is one of those by which pytest's processes talk with each other."""
    while frame is not None:
        if frame.f_globals.get("__name__", "").startswith("execnet."):
            return True
        frame = frame.f_back
    return False


def _top_level_widgets() -> list[QWidget]:
    if not isinstance(QApplication.instance(), QApplication):
        return []
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if _without_menus():
        gc.collect()  # a widget whose last reference is gone is not left behind
    return _without_menus()


def _without_menus() -> list[QWidget]:
    """The top level widgets, without the context menus, which pyqtgraph keeps without a parent."""
    return [widget for widget in QApplication.topLevelWidgets() if type(widget) is not QMenu]
