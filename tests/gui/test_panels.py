"""The panel beside the stage: few controls stand open, the rest is behind “More”, and the panel folds away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QCheckBox, QLineEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot

from convlab.gui.app import make_window
from convlab.gui.labs.matrix.page import MatrixPage
from convlab.gui.labs.receptive_field.stack_table import StackTable
from convlab.gui.main_window import MainWindow
from convlab.gui.registry import LABS
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.fold import Fold
from convlab.gui.widgets.pair_row import PairRow
from convlab.gui.widgets.panel import Panel

MOST = 7
LEFT = Qt.MouseButton.LeftButton
MATRIX_LABS = [name for name in LABS if name != "lenet"]
SINGLE = QAbstractButton, QSlider, QAbstractSpinBox, QCheckBox, QLineEdit, Choice


def open_controls(panel: QWidget) -> list[QWidget]:
    """The controls that stand open; a table, a pair of boxes and buttons of which one is down are one control each.

    What stands in a heading is not counted: it is the same in every section.
    """
    whole = [*panel.findChildren(StackTable), *panel.findChildren(Segments)]
    pairs = [row.boxes for row in panel.findChildren(PairRow)]
    whole_parts = {part for group in whole for part in group.findChildren(QWidget)} | {pair[1] for pair in pairs}
    fields = [*whole, *(widget for kind in SINGLE for widget in panel.findChildren(kind) if widget not in whole_parts)]
    return [
        field
        for field in dict.fromkeys(fields)
        if field.isVisible() and not _is_in_heading(field) and not isinstance(field.parentWidget(), Fold)
        if not isinstance(field.parentWidget(), QAbstractSpinBox)
    ]


def _is_in_heading(field: QWidget) -> bool:
    parent = field.parentWidget()
    while parent is not None and not isinstance(parent, Panel):
        parent = parent.parentWidget()
    return parent is not None and parent.heading.indexOf(field) >= 0


def matrix_page(window: MainWindow, qtbot: QtBot, lab: str) -> MatrixPage:
    window.show_lab(lab)
    page: MatrixPage = window.pages[lab]
    qtbot.waitUntil(lambda: page.is_ready)
    return page


@pytest.mark.parametrize("lab", MATRIX_LABS)
def test_at_most_seven_controls_stand_open_at_the_start(window: MainWindow, qtbot: QtBot, lab: str) -> None:
    page = matrix_page(window, qtbot, lab)
    names = [type(field).__name__ + " " + field.accessibleName() for field in open_controls(page.side.panel)]
    assert 0 < len(names) <= MOST, names


def test_of_the_training_panel_too_seven_stand_open(window: MainWindow, qtbot: QtBot) -> None:
    window.show_lab("lenet")
    page = window.pages["lenet"]
    qtbot.waitUntil(lambda: page.is_ready)
    names = [type(field).__name__ + " " + field.accessibleName() for field in open_controls(page.training)]
    assert 0 < len(names) <= MOST, names


@pytest.mark.parametrize("size", [(1100, 640), (1280, 720)])
def test_the_views_stand_at_the_same_height_in_all_labs(
    window: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    heights = {}
    for name in LABS:
        window.show_lab(name)
        page = window.pages[name]
        qtbot.waitUntil(lambda page=page: page.is_ready)
        qtbot.wait(1)
        heights[name] = page.view.mapTo(window, QPoint()).y()
    assert len(set(heights.values())) == 1, heights


def test_more_opens_for_an_example_that_uses_what_is_inside_and_closes_after_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = matrix_page(window, qtbot, "convolution")
    section = page.controls.geometry_section
    assert not section.dilation.boxes[0].isVisible()
    page.edit({"dilation": (2, 2)})
    assert section.dilation.boxes[0].isVisible()
    page.lab.undo()
    assert not section.dilation.boxes[0].isVisible()
    section.more.button.setFocus()
    QTest.keyClick(section.more.button, Qt.Key.Key_Space)
    assert section.dilation.boxes[0].isVisible()
    page.edit({"dilation": (2, 2)})
    page.lab.undo()
    assert section.dilation.boxes[0].isVisible()  # it was opened by hand


def test_more_and_the_panel_are_remembered(window: MainWindow, qtbot: QtBot, settings: QSettings) -> None:
    page = matrix_page(window, qtbot, "pooling")
    QTest.mouseClick(page.controls.geometry_section.more.button, LEFT)
    QTest.mouseClick(page.side.button, LEFT)
    assert not page.controls.isVisible()
    qtbot.waitUntil(lambda: page.width() - page.stage.width() < 30)  # the stage has the room
    page.save_layout(settings)
    again = make_window(settings)
    qtbot.addWidget(again)
    page = matrix_page(again, qtbot, "pooling")
    assert not page.side.is_open
    assert page.controls.isHidden()
    assert page.controls.geometry_section.more.is_open
    assert not page.controls.input.more.is_open
    again.close()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_rail_buttons_are_equally_wide(window: MainWindow, language: str) -> None:
    window.view_menu.use_language(language)
    widths = {window.rail.widgetForAction(action).width() for action in window.lab_actions.values()}
    assert len(widths) == 1


def test_what_the_status_line_says_moves_nothing(window: MainWindow, qtbot: QtBot) -> None:
    page = matrix_page(window, qtbot, "convolution")
    before = page.geometry()
    for text in ("Output", "第 3 行第 2 列的输出", "a very long text " * 40):
        window.show_status(text)
        qtbot.wait(1)
        assert page.geometry() == before


def test_labs_are_switched_by_their_numbers(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    for number, name in enumerate(LABS, 1):
        QTest.keySequence(window, f"Ctrl+{number}")
        qtbot.waitUntil(lambda name=name: window.lab == name)


@pytest.mark.parametrize("lab", MATRIX_LABS)
def test_the_headline_is_the_largest_text_of_the_head_and_never_moves_the_page(
    window: MainWindow, qtbot: QtBot, lab: str
) -> None:
    page = matrix_page(window, qtbot, lab)
    height = page.note.height()
    for value in page.scene._values:
        page.scene.chosen.emit(value)
        qtbot.waitUntil(lambda: page.is_ready)
        assert page.note.height() == height
        assert page.note.heightForWidth(page.note.width()) <= height, page.note.text()
        assert page.note.font().pointSizeF() > page.view.font().pointSizeF(), page.note.text()


def test_keys_of_the_panel_work_while_it_is_folded_but_not_where_it_is_of_no_use(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    page = matrix_page(window, qtbot, "convolution")
    QTest.mouseClick(page.side.button, LEFT)
    before = page.state.input
    QTest.keySequence(page, "Ctrl+Left")
    moved = page.state.input
    assert moved[:, :-1].tolist() == before[:, 1:].tolist()
    page.view.button("definition").click()
    QTest.keySequence(page, "Ctrl+Left")
    assert page.state.input is moved
    page.view.button("steps").click()
    QTest.keySequence(page, "Ctrl+Left")
    assert page.state.input is not moved


def test_what_changes_nothing_leaves_the_example(window: MainWindow, qtbot: QtBot) -> None:
    page = matrix_page(window, qtbot, "convolution")
    page.controls.geometry_section.buttons["same"].click()
    assert page.state.scene is None
    page.lab.undo()
    scene = page.state.scene
    assert scene is not None
    page.controls.geometry_section.buttons["valid"].click()  # as it is
    assert page.state.scene == scene
    page.lab.undo()
    assert page.state.scene == scene
    assert not page.lab.can_undo
