"""The open view and the shown step belong to the work: they are saved and restored, but to change them is no edit."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convlab.gui.labs.matrix.geometry_refusals import misfit_text
from convlab.gui.labs.matrix.sliding_page import SlidingPage
from convlab.gui.main_window import MainWindow
from convlab.gui.widgets.fold import Fold
from convlab.gui.widgets.number_box import NumberBox
from convlab.gui.widgets.refusal import refusal_of
from tests.gui.matrices import click, set_box, type_text

LABS = {"convolution": "product", "channels": "kernels", "pooling": "words"}  # and another view


def shown(window: MainWindow, qtbot: QtBot, lab: str) -> SlidingPage:
    window.show_lab(lab)
    page: SlidingPage = window.pages[lab]
    qtbot.waitUntil(lambda: page.is_ready)
    return page


def test_a_refusal_has_one_row_or_more_rows() -> None:
    assert misfit_text(1, 5, 0, 1, 0) == "A window of 5 does not fit into 1 padded row: ⌊(1 − 5 + 0 + 1)/1⌋ = −3"
    assert misfit_text(1, 5, 0, 1, 1) == "A window of 5 does not fit into 1 padded column: ⌊(1 − 5 + 0 + 1)/1⌋ = −3"
    assert "into 2 padded rows" in misfit_text(1, 5, 1, 1, 0)


@pytest.mark.parametrize("lab", LABS)
@pytest.mark.parametrize("typed", ["0", "-3", "99999"])
def test_a_number_typed_into_any_box_is_taken_or_refused_with_a_reason(
    window: MainWindow, qtbot: QtBot, lab: str, typed: str
) -> None:
    page = shown(window, qtbot, lab)
    for fold in page.controls.findChildren(Fold):
        if fold.isVisible() and not fold.is_open:
            fold.button.click()
    for box in page.controls.findChildren(NumberBox):
        if box.isVisible() and box.isEnabled() and not box.minimum() <= int(typed) <= box.maximum():
            before, old = page.state, box.text()
            set_box(box, int(typed))
            assert refusal_of(box).startswith(("At most", "A window of", f"{typed.replace('-', '−')} is too small"))
            assert page.state is before
            QTest.keyClick(box.lineEdit(), Qt.Key.Key_Escape)
            assert box.text() == old


def press(page: SlidingPage, view: str) -> None:
    QTest.mouseClick(page.view.button(view), Qt.MouseButton.LeftButton)


def step_on(page: SlidingPage) -> int:
    """By its key; returns the step that is shown then."""
    before = page.transport.position
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert page.transport.position == before + 1
    return before + 1


@pytest.mark.parametrize("lab", LABS)
def test_a_saved_session_opens_with_its_view_and_step(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, lab: str
) -> None:
    page = shown(window, qtbot, lab)
    first_step, first_view, path = page.transport.position, page.state.view, tmp_path / "mine.convlab"
    step = step_on(page)
    press(page, LABS[lab])
    with qtbot.waitSignal(window.document.saved):
        window.document.save(path)
    window.document.new()
    qtbot.waitUntil(lambda: page.is_ready)
    assert page.view.button(first_view).isChecked()
    assert page.transport.position == first_step
    with qtbot.waitSignal(window.document.opened):
        window.document.open(path)
    qtbot.waitUntil(lambda: page.is_ready)
    assert page.view.button(LABS[lab]).isChecked()
    press(page, first_view)
    qtbot.waitUntil(lambda: page.is_ready)
    assert page.transport.position == step


@pytest.mark.parametrize("lab", LABS)
def test_to_look_elsewhere_is_no_edit(window: MainWindow, qtbot: QtBot, lab: str) -> None:
    page = shown(window, qtbot, lab)
    step_on(page)
    press(page, LABS[lab])
    assert not page.lab.can_undo
    assert not window.document.is_modified
    assert page.state.view == LABS[lab]


@pytest.mark.parametrize("lab", LABS)
def test_undo_moves_neither_the_step_nor_the_view(window: MainWindow, qtbot: QtBot, lab: str) -> None:
    page = shown(window, qtbot, lab)
    page.edit({"pen": 3.0})
    step = step_on(page)
    page.lab.undo()
    assert page.state.pen != 3.0
    assert page.transport.position == step
    page.lab.redo()
    press(page, LABS[lab])
    page.lab.undo()
    assert page.state.pen != 3.0
    assert page.view.button(LABS[lab]).isChecked()


@pytest.mark.parametrize("lab", LABS)
def test_of_a_step_that_is_not_there_the_last_one_is_shown(window: MainWindow, qtbot: QtBot, lab: str) -> None:
    page = shown(window, qtbot, lab)
    page.lab.look(step=1000)
    assert page.transport.position == page.sliding.steps - 1


def test_showing_a_step_of_the_state_leaves_the_player_alone(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, qtbot, "convolution")
    page.transport.toggle()
    page.lab.look(step=0)
    assert page.transport.position == 0
    assert page.transport.is_playing
    assert page.state.step == 0


@pytest.mark.parametrize(("lab", "view"), [("convolution", "definition"), ("channels", "cost"), ("pooling", "shift")])
def test_what_is_half_typed_counts_when_another_view_opens(
    window: MainWindow, qtbot: QtBot, lab: str, view: str
) -> None:
    page = shown(window, qtbot, lab)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    matrix = page.stage.rows[0].input if lab == "channels" else page.stage.input
    click(matrix, (0, 0))
    type_text("7")
    press(page, view)
    assert page.state.view == view
    assert page.state.input.ravel()[0] == 7


@pytest.mark.parametrize("lab", LABS)
def test_the_output_that_is_looked_at_stays_when_there_are_more_or_fewer(
    window: MainWindow, qtbot: QtBot, lab: str
) -> None:
    page = shown(window, qtbot, lab)
    page.stepper.go_to(page.sliding.step((1, 0)))
    side = 1 if page.state.per_side else 2
    page.controls.geometry_section.padding.changed.emit((0, side))
    qtbot.waitUntil(lambda: page.is_ready and page.sliding.size == (2, 4))
    assert page.sliding.position(page.transport.position) == (1, 0)
    page.stepper.go_to(page.sliding.step((1, 3)))
    page.lab.undo()
    page.controls.geometry_section.padding.changed.emit((0, side))
    qtbot.waitUntil(lambda: page.is_ready)
    page.controls.geometry_section.padding.changed.emit((0, 0))
    qtbot.waitUntil(lambda: page.is_ready and page.sliding.size == (2, 2))
    assert page.sliding.position(page.transport.position)[0] == 1


@pytest.mark.parametrize("lab", LABS)
def test_a_picture_opens_where_there_is_something_to_see(window: MainWindow, qtbot: QtBot, lab: str) -> None:
    page = shown(window, qtbot, lab)
    page.choose_input("digit", 3)
    qtbot.waitUntil(lambda: page.state.input_name == "digit" and page.is_ready)
    row, column = page.sliding.position(page.transport.position)
    assert 8 < row < 22
    assert 4 < column < 22
