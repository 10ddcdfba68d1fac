"""The window around the labs: languages, themes, what is remembered, what goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QScrollArea,
    QSplitter,
    QWidget,
)
from pytestqt.qtbot import QtBot

import convlab.gui.data.loader
from convlab.gui.app import make_window, show_and_load
from convlab.gui.main_window import MainWindow
from convlab.gui.widgets.keys_window import KeysWindow
from convlab.gui.widgets.text_window import TextWindow
from tests.gui.cut_texts import cut_texts


def action(window: MainWindow, data: str) -> QAction:
    return next(item for item in window.findChildren(QAction) if item.data() == data)


def window_lightness(window: MainWindow) -> int:
    return window.palette().color(QPalette.ColorRole.Window).lightness()


def texts(window: MainWindow) -> set[str]:
    shown = {button.text() for button in window.findChildren(QAbstractButton)}
    return {text for text in shown if text}


def test_switching_the_language_changes_texts_and_loses_nothing(window: MainWindow, qtbot: QtBot) -> None:
    page = window.pages["lenet"]
    before, english = window.session["lenet"].state, texts(window)
    action(window, "zh_CN").trigger()
    qtbot.waitUntil(lambda: page.training.start_button.text() == "训练")
    assert page.prediction.sentence.text() == "预测为 3"
    assert window.session["lenet"].state is before
    action(window, "en").trigger()
    qtbot.waitUntil(lambda: texts(window) == english)


def test_what_is_said_of_a_state_is_said_in_the_new_language(window: MainWindow, qtbot: QtBot) -> None:
    window.show_lab("learning")
    page = window.pages["learning"]
    for view in ("backward", "chain", "transposed"):
        page.lab.look(view=view)
    action(window, "zh_CN").trigger()
    chain, transposed = page.parts["chain"], page.parts["transposed"]
    qtbot.waitUntil(lambda: chain.controls.update_section.result.text().startswith("损失"))
    qtbot.waitUntil(lambda: transposed.stamps.views["input"].accessibleName().startswith("输入"))
    action(window, "en").trigger()


def test_in_chinese_no_button_is_left_in_english(window: MainWindow, qtbot: QtBot) -> None:
    page = window.pages["lenet"]
    action(window, "zh_CN").trigger()
    qtbot.waitUntil(lambda: page.drawing.clear_button.text() == "清空")
    assert {text for text in texts(window) if text.isascii()} <= {"LeNet", "ReLU", "sigmoid", "Sigmoid"}


def test_the_theme_changes_the_window_and_the_plots(window: MainWindow, qtbot: QtBot) -> None:
    plot = window.pages["lenet"].training.curves.plots[0]
    action(window, "dark").trigger()
    qtbot.waitUntil(lambda: window_lightness(window) < 64)
    qtbot.waitUntil(lambda: plot.backgroundBrush().color().lightness() < 64)
    action(window, "light").trigger()
    qtbot.waitUntil(lambda: window_lightness(window) > 192)


def test_language_theme_place_and_splitter_are_remembered(
    qtbot: QtBot, settings: QSettings, window: MainWindow
) -> None:
    action(window, "zh_CN").trigger()
    action(window, "dark").trigger()
    window.resize(1100, 700)
    splitter = window.pages["lenet"].views["draw"].findChild(QSplitter)
    splitter.setSizes([300, 260, 140])
    sizes = splitter.sizes()
    window.close()
    settings.sync()
    again = make_window(settings)
    qtbot.addWidget(again)
    again.show()
    assert again.pages["lenet"].drawing.clear_button.text() == "清空"
    assert window_lightness(again) < 64
    assert (again.width(), again.height()) == (1100, 700)
    assert again.pages["lenet"].views["draw"].findChild(QSplitter).sizes() == pytest.approx(sizes, abs=3)
    again.view_menu.use_language("en")


def test_settings_from_elsewhere_are_put_right(qtbot: QtBot, settings: QSettings) -> None:
    for key in ("language", "theme", "lab", "geometry", "lenet/splitter"):
        settings.setValue(key, "nonsense")
    window = make_window(settings)
    qtbot.addWidget(window)
    assert window.lab == "why"


def test_about_and_keys_open_without_blocking(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    window.about_action.trigger()
    opened = [*window.findChildren(TextWindow), *window.findChildren(KeysWindow)]
    assert len(opened) == 2
    assert not any(dialog.isModal() for dialog in opened)
    for dialog in opened:
        dialog.close()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_keys_fit_a_small_screen_and_stand_in_two_columns(window: MainWindow, language: str) -> None:
    window.view_menu.use_language(language)
    QTest.keyClick(window, Qt.Key.Key_F1)
    keys = window.findChild(KeysWindow)
    QApplication.processEvents()
    assert keys.height() <= 600
    content = keys.findChild(QScrollArea).widget()
    labels = [label for label in content.findChildren(QLabel) if not label.font().bold()]
    assert len({label.x() for label in labels}) == 2
    assert any("Ctrl+1" in label.text() for label in labels)
    assert cut_texts(content) == []
    keys.close()


def test_the_status_line_forgets_what_is_not_on_the_screen(window: MainWindow, qtbot: QtBot) -> None:
    for lab, view in (("convolution", "definition"), ("receptive_field", "use"), ("pooling", "shift")):
        window.show_lab(lab)
        page = window.pages[lab]
        qtbot.waitUntil(lambda page=page: page.is_ready)
        page.status_changed.emit("Output [0, 1]")
        page.view.button(view).click()
        qtbot.waitUntil(lambda page=page: page.is_ready)
        assert window.status_text != "Output [0, 1]", (lab, view)  # empty, or what the view itself points at


def test_full_screen_and_back(window: MainWindow) -> None:
    window.view_menu.full_screen.trigger()
    assert window.isFullScreen()
    window.view_menu.full_screen.trigger()
    assert not window.isFullScreen()


def test_a_window_closed_at_once_loads_nothing(qtbot: QtBot, settings: QSettings) -> None:
    window = make_window(settings)
    show_and_load(window)
    window.close()
    with qtbot.waitCallback() as after_the_first_paint:
        QTimer.singleShot(0, after_the_first_paint)
    window.load()
    assert not window.loader.isRunning()
    window.deleteLater()


def test_missing_files_are_told_and_the_window_lives(
    qtbot: QtBot, settings: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(convlab.gui.data.loader, "resource", lambda *parts: tmp_path.joinpath("nowhere", *parts))
    window = make_window(settings)
    qtbot.addWidget(window)
    show_and_load(window)
    page = window.pages["lenet"]
    qtbot.waitUntil(lambda: "MNIST cannot be used" in page.training.message.text(), timeout=20_000)
    assert page.prediction.sentence.text() == "These weights cannot be used"
    assert "install convlab again" in page.prediction.note.text()
    assert not page.training.start_button.isEnabled()
    qtbot.waitUntil(lambda: page.is_ready, timeout=20_000)  # as ready as it will ever be
    page.drawing.clear_button.click()
    window.close()


def test_an_unforeseen_error_is_told_in_the_status_line(window: MainWindow) -> None:
    window.report_error(RuntimeError("odd"))
    assert "RuntimeError" in window.status_text


@pytest.mark.parametrize("lab", ["convolution", "channels", "pooling", "lenet"])
def test_every_control_has_a_name_and_most_say_what_they_do(window: MainWindow, lab: str) -> None:
    window.show_lab(lab)
    kinds = (QAbstractButton, QComboBox, QAbstractSpinBox, QAbstractSlider)
    controls = [w for w in window.pages[lab].findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
    own = [w for w in controls if not w.objectName().startswith("qt_") and "ScrollBar" not in type(w).__name__]
    assert len(own) > 20
    assert [type(w).__name__ for w in own if not w.accessibleName()] == []
    assert [w.accessibleName() for w in own if not w.toolTip()] == []


def test_tab_reaches_canvas_and_training(window: MainWindow) -> None:
    window.show_lab("lenet")
    page = window.pages["lenet"]
    page.drawing.canvas.setFocus()
    reached = set()
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {
        page.drawing.clear_button,
        page.training.start_button,
        page.training.form.learning_rate,
        page.drawing.canvas,
    } <= reached
