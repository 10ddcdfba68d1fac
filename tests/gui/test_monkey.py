"""Whatever a monkey does to it, the window goes on: no exception, no warning of Qt's, nothing stuck, no memory lost.

`pytest -n 0 -s tests/gui/test_monkey.py --monkey-events 50000 --monkey-seed 7` lets it act longer, from another seed.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.core.data.datasets import Dataset
from convlab.gui.app import make_window, show_and_load
from convlab.gui.main_window import MainWindow
from convlab.gui.registry import LABS
from tests.gui.monkey import Monkey

MEGABYTE = 2**20


@pytest.fixture
def events(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("--monkey-events"))


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("--monkey-seed"))


@pytest.fixture
def window(
    qtbot: QtBot, settings: QSettings, dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """A window that keeps unsaved work in a folder, as the user's does, and whose files open in a folder of its own."""
    monkeypatch.setattr("convlab.gui.data.loader.load_dataset", lambda _folder: dataset)
    monkeypatch.chdir(tmp_path)
    window = make_window(settings, tmp_path / "work")
    window.resize(1280, 720)
    show_and_load(window)
    qtbot.waitUntil(lambda: window.pages["lenet"].is_ready, timeout=20_000)
    yield window
    window.document.discard_changes()
    window.close()
    window.view_menu.use_language("en")
    window.deleteLater()


def let_loose(qtbot: QtBot, window: MainWindow, seed: int, events: int, *, stays: bool) -> None:
    monkey = Monkey(window, seed, stays=stays)
    try:
        with qtbot.capture_exceptions() as exceptions:
            monkey.act(events)
            monkey.leave()
        assert not exceptions
        assert QApplication.activeModalWidget() is None
        for lab in LABS:
            QTest.mouseClick(window.rail.widgetForAction(window.lab_actions[lab]), Qt.MouseButton.LeftButton)
            qtbot.waitUntil(lambda lab=lab: window.lab == lab and not window.grab().isNull())
    except BaseException:
        print(  # noqa: T201  so that it can be repeated
            f"the monkey's seed: {seed}; its last events:", *monkey.events, sep="\n  "
        )
        raise


@pytest.mark.parametrize("lab", LABS)
def test_a_monkey_in_one_lab(qtbot: QtBot, window: MainWindow, lab: str, seed: int, events: int) -> None:
    window.show_lab(lab)
    let_loose(qtbot, window, seed, events, stays=True)


def test_a_monkey_while_a_network_trains(qtbot: QtBot, window: MainWindow, seed: int, events: int) -> None:
    window.show_lab("lenet")
    window.pages["lenet"].training.start_button.click()
    let_loose(qtbot, window, seed + 1, events, stays=False)


def memory_in_use() -> int:
    """Without what is garbage, and what the C library keeps for later."""
    gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)
    return int(psutil.Process().memory_info().rss)


def test_memory_stays_flat(qtbot: QtBot, window: MainWindow, seed: int, events: int) -> None:
    for lab in LABS:
        window.show_lab(lab)
    sizes = []
    for part in range(3):
        let_loose(qtbot, window, seed + 2 + part, events, stays=False)
        kept = window.pages["lenet"].run.runs.nbytes  # weights to go back to, which have a limit of their own
        sizes.append(memory_in_use() - kept)
    assert sizes[-1] - sizes[0] < 100 * MEGABYTE, [f"{size / MEGABYTE:.0f} MB" for size in sizes]
