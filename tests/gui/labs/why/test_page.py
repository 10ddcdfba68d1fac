"""The Why-convolution lab by mouse and keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from convlab.core import conv2d
from convlab.gui.labs.why.ladder_marks import TINT
from convlab.gui.labs.why.page import WhyPage
from convlab.gui.labs.why.words import scene_texts
from convlab.gui.main_window import MainWindow
from convlab.gui.widgets.matrix.editor import CellEditor
from convlab.gui.widgets.reduced_motion import set_reduced
from convlab.labs.common.numbers import format_number
from convlab.labs.why.rungs import DRAWS
from convlab.labs.why.scenes import SCENES
from convlab.labs.why.shift import FUNCTIONS, shift_kernel
from convlab.labs.why.state import DENSE, LOCAL, REINDEXED, RUNGS, SHARED, WhyState
from tests.gui.matrices import at, click, drag, hover, leave, press, turn_wheel, type_text
from tests.gui.pages import shown_page

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _at_once() -> Iterator[None]:
    set_reduced(True)
    yield
    set_reduced(None)


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[WhyPage]:
    with shown_page(qtbot, WhyPage, WhyState()) as page:
        yield page


def climb(lab: WhyPage, rung: int) -> None:
    QTest.mouseClick(lab.ladder.rungs.button(rung), LEFT)


def show(lab: WhyPage, view: str) -> None:
    QTest.mouseClick(lab.view.button(view), LEFT)
    QApplication.processEvents()


def switch_channels_on(lab: WhyPage) -> None:
    weights = lab.controls.weights
    QTest.mouseClick(weights.more.button, LEFT)
    QApplication.processEvents()
    QTest.mouseClick(weights.with_channels, LEFT)
    QApplication.processEvents()


def choose(choice: object, value: str, values: tuple[str, ...]) -> None:
    choice.setCurrentIndex(values.index(value))
    choice.activated.emit(choice.currentIndex())


# ---- the ladder


def test_it_opens_dense(lab: WhyPage) -> None:
    assert lab.state.rung == DENSE
    assert lab.ladder.stage.tiles.isVisible()
    assert np.array_equal(lab.ladder.stage.weights.picture.values, lab.state.weights[3, 3])
    assert lab.arithmetic.text().endswith(" = 4")
    assert "1,296" in lab.ladder.stage.count.text()
    assert "W" in lab.ladder.layer.text()
    assert "10¹²" in lab.controls.counts.squares.text()
    assert "61,706" in lab.controls.counts.squares.text()


def test_the_ladder_is_climbed_and_descended(lab: WhyPage) -> None:
    for rung in (REINDEXED, SHARED, LOCAL):
        QTest.mouseClick(lab.ladder.rungs.up_button, LEFT)
        assert lab.state.rung == rung
        assert np.array_equal(lab.ladder.stage.output.picture.values, lab.state.output)
    assert not lab.ladder.rungs.up_button.isEnabled()
    assert lab.ladder.stage.kernel.picture.values[4:7, 4:7].tolist() == [[-1, -1, 2], [-1, 2, -1], [2, -1, -1]]
    assert lab.arithmetic.text().endswith(" = 6")  # the rising stroke of the seven is found
    QTest.keyClick(lab, Qt.Key.Key_PageUp)
    assert lab.state.rung == SHARED
    climb(lab, DENSE)
    assert not lab.ladder.rungs.down_button.isEnabled()
    lab.lab.undo()
    assert lab.state.rung == SHARED


def test_the_checks_are_shown(lab: WhyPage) -> None:
    climb(lab, REINDEXED)
    assert lab.ladder.check.text() == "all 1,296 found again, largest difference 0"
    for rung in (SHARED, LOCAL):
        climb(lab, rung)
        assert lab.ladder.check.text() == "max |H − conv2d| = 0"


def test_each_rung_says_what_it_removes(lab: WhyPage) -> None:
    assert "<s>" not in lab.ladder.stage.count.text()
    for rung, before, after, is_less in (
        (REINDEXED, "1,296", "1,296", False),
        (SHARED, "1,296", "121", True),
        (LOCAL, "121", "9", True),
    ):
        climb(lab, rung)
        text = lab.ladder.stage.count.text()
        assert (f"<s>{before}</s>" in text) == is_less
        assert f">{after}<" in text
    assert lab.ladder.stage.notes["all"].text() == "hatched: 112 weights removed"
    assert lab.ladder.stage.kernel.picture.padding == (4, 4, 4, 4)


def test_the_weights_are_seen_on_their_way_and_v_in_the_end(lab: WhyPage, qtbot: QtBot) -> None:
    set_reduced(False)
    tiles, start = lab.ladder.stage.tiles, lab.ladder.stage.tiles.image_rect((0, 0))
    climb(lab, SHARED)
    assert tiles.is_moving
    assert lab.state.rung == SHARED  # nothing waits for it
    climb(lab, LOCAL)  # while it moves
    qtbot.waitUntil(lambda: not tiles.is_moving, timeout=8000)
    assert lab.ladder.stage.kernel.isVisible()
    assert tiles.place == LOCAL
    climb(lab, DENSE)
    qtbot.waitUntil(lambda: not tiles.is_moving, timeout=8000)
    assert tiles.image_rect((0, 0)) == start
    assert tiles.isVisible()


def test_weights_for_the_same_offset_meet_in_one_place(lab: WhyPage) -> None:
    tiles = lab.ladder.stage.tiles
    tiles.climb(SHARED, is_animated=False)
    middle = tiles.image_rect((3, 3))
    cell = middle.width() / 6
    for i, j in ((0, 0), (5, 2)):
        other = tiles.image_rect((i, j))
        assert other.left() + j * cell == pytest.approx(middle.left() + 3 * cell)
        assert other.top() + i * cell == pytest.approx(middle.top() + 3 * cell)


def test_real_weights_make_the_check_a_measurement(lab: WhyPage) -> None:
    choose(lab.controls.weights.draw, "real", DRAWS)
    lab.choose_input("random", 5)
    lab.edit({"input": lab.state.input / 7})
    climb(lab, SHARED)
    largest = lab.state.check.largest
    assert 0 < largest < 1e-9
    assert lab.ladder.check.text() == f"max |H − conv2d| = {format_number(largest)}"


def test_a_kernel_of_the_gallery_is_what_locality_leaves(lab: WhyPage) -> None:
    choose(lab.controls.weights.draw, "gaussian", DRAWS)
    assert lab.state.delta == 2
    climb(lab, LOCAL)
    assert np.array_equal(lab.ladder.stage.kernel.picture.values[3:8, 3:8], shift_kernel("gaussian"))
    choose(lab.controls.weights.draw, "sobel", DRAWS)
    assert lab.ladder.stage.kernel.picture.values[4:7, 4:7].tolist() == [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
    lab.lab.undo()
    assert lab.state.draw == "gaussian"


def test_re_indexing_moves_only_the_coordinates(lab: WhyPage) -> None:
    climb(lab, REINDEXED)
    for cell in ((0, 0), (5, 2), (3, 3)):
        hover(lab.ladder.stage.output, cell)
        assert np.array_equal(lab.ladder.stage.weights.picture.values, lab.state.weights[cell])


def test_the_same_weights_move_along_from_rung_3_on(lab: WhyPage) -> None:
    climb(lab, SHARED)
    v = lab.ladder.stage.kernel.picture.values
    for i, j in ((0, 0), (4, 1)):
        hover(lab.ladder.stage.output, (i, j))
        assert lab.ladder.stage.kernel.picture.values is v
        assert np.array_equal(lab.ladder.stage.weights.picture.values, v[5 - i : 11 - i, 5 - j : 11 - j])
    climb(lab, LOCAL)
    hover(lab.ladder.stage.output, (4, 1))
    window = lab.ladder.stage.input.marks[-1]
    assert (window.row, window.column, window.rows, window.columns) == (3, 0, 3, 3)
    assert lab.ladder.stage.weights.picture.padding == (3, 0, 0, 3)


def test_what_lies_on_the_image_does_not_depend_on_the_room(lab: WhyPage) -> None:
    seen = []
    for size in ((1000, 600), (1900, 1200), (1000, 600)):
        lab.resize(*size)
        QApplication.processEvents()
        seen.append([mark.fill for mark in lab.ladder.stage.input.marks])
    assert seen[0] == seen[1] == seen[2]
    assert max(seen[0]) == TINT


def test_delta_0_says_what_it_is(lab: WhyPage) -> None:
    assert not lab.controls.weights.delta.isEnabled()
    climb(lab, LOCAL)
    lab.controls.weights.delta.setValue(0)
    assert lab.state.delta == 0
    assert "own pixel alone" in lab.note.text()
    assert lab.ladder.stage.kernel.picture.padding == (5, 5, 5, 5)
    lab.controls.weights.delta.setValue(2)
    assert lab.ladder.stage.kernel.picture.padding == (3, 3, 3, 3)
    assert "25" in lab.controls.counts.squares.text()


def test_delta_0_shows_the_image_itself_at_first(lab: WhyPage) -> None:
    climb(lab, LOCAL)
    lab.controls.weights.delta.setValue(0)
    assert np.array_equal(lab.ladder.stage.output.picture.values, 2 * lab.state.input)


def test_three_ways_to_choose_an_output(lab: WhyPage) -> None:
    click(lab.ladder.stage.output, (1, 4))
    assert lab.ladder.transport.position == 10
    tiles = lab.ladder.stage.tiles
    place = tiles.image_rect((3, 2)).center().toPoint()
    QTest.mouseMove(tiles, place)
    assert np.array_equal(lab.ladder.stage.weights.picture.values, lab.state.weights[3, 2])
    QTest.mouseClick(tiles, LEFT, pos=place)
    assert lab.ladder.transport.position == 20
    assert lab.ladder.output_cell == (3, 2)
    QApplication.sendEvent(tiles, QEvent(QEvent.Type.Leave))
    QTest.keyClick(lab, Qt.Key.Key_Right)
    assert lab.ladder.transport.position == 21
    QTest.keyClick(lab, Qt.Key.Key_Home)
    assert lab.ladder.transport.position == 0


def test_a_weight_lights_one_input_and_one_output(lab: WhyPage) -> None:
    click(lab.ladder.stage.output, (1, 2))
    leave(lab.ladder.stage.output)
    hover(lab.ladder.stage.weights, (3, 2))
    assert (lab.ladder.stage.input.marks[-1].row, lab.ladder.stage.input.marks[-1].column) == (3, 2)
    assert (lab.ladder.stage.output.marks[0].row, lab.ladder.stage.output.marks[0].column) == (1, 2)
    product = lab.state.input[3, 2] * lab.state.weights[1, 2, 3, 2]
    assert f" = {format_number(product)} is what it adds to output (1, 2)" in lab.arithmetic.text()


def test_an_input_lights_the_outputs_it_reaches(lab: WhyPage) -> None:
    hover(lab.ladder.stage.input, (0, 0))
    assert len(lab.ladder.stage.output.marks) == 36
    climb(lab, LOCAL)
    hover(lab.ladder.stage.input, (0, 0))
    assert len(lab.ladder.stage.output.marks) == 4
    assert "4 outputs" in lab.arithmetic.text()
    hover(lab.ladder.stage.kernel, (5, 5))
    assert len(lab.ladder.stage.output.marks) == 36
    hover(lab.ladder.stage.kernel, (0, 0))
    assert "removed" in lab.arithmetic.text()


def test_drawing_changes_the_output_in_one_step_of_the_history(lab: WhyPage) -> None:
    climb(lab, LOCAL)
    before = lab.state.input
    drag(lab.ladder.stage.input, [(4, 0), (4, 5)])
    assert lab.state.input[4].tolist() == [1] * 6
    assert lab.state.input_name is None
    expected = conv2d(lab.state.input[None, None], lab.state.kernel[None, None], padding=1)[0, 0]
    assert np.array_equal(lab.ladder.stage.output.picture.values, expected + lab.state.biases)
    lab.lab.undo()
    assert lab.state.input is before


def test_numbers_are_typed_into_image_and_kernel(lab: WhyPage) -> None:
    climb(lab, LOCAL)
    click(lab.ladder.stage.input, (0, 0))
    type_text("1/4")
    press(Qt.Key.Key_Return)
    assert lab.state.input[0, 0] == 0.25
    QApplication.processEvents()
    click(lab.ladder.stage.kernel, (4, 6))
    type_text("5")
    press(Qt.Key.Key_Return)
    assert lab.state.kernel[0, 2] == 5
    turn_wheel(lab.ladder.stage.kernel, at(lab.ladder.stage.kernel, (5, 5)), 2)
    assert lab.state.kernel[1, 1] == 4
    leave(lab.ladder.stage.kernel)
    turn_wheel(lab.ladder.stage.weights, at(lab.ladder.stage.weights, (3, 3)), -2)
    assert lab.state.kernel[1, 1] == 2
    climb(lab, DENSE)
    assert 5 in lab.state.weights[3, 3]
    click(lab.ladder.stage.weights, (0, 0))
    type_text("x")
    press(Qt.Key.Key_Return)
    assert lab.ladder.stage.weights.findChild(CellEditor).isVisible()
    press(Qt.Key.Key_Escape)


def test_size_seed_bias_and_channels(lab: WhyPage) -> None:
    lab.controls.input.size_row.boxes[0].setValue(9)
    assert lab.state.input.shape == (9, 9)
    assert lab.ladder.stage.kernel.picture.shape == (17, 17)
    assert lab.ladder.output_cell == (3, 3)  # it stays where it was
    before = lab.state.weights
    QTest.mouseClick(lab.controls.weights.buttons["again"], LEFT)
    assert lab.state.weights is not before
    switch_channels_on(lab)
    assert "1.2 × 10¹³" in lab.controls.counts.squares.text()
    assert ",c" in lab.ladder.layer.text()
    lab.controls.weights.bias.setFocus()
    lab.controls.weights.bias.selectAll()
    type_text("2.5")
    press(Qt.Key.Key_Return)
    assert lab.state.bias[lab.ladder.output_cell] == 2.5


def test_channels_make_a_table_of_kernels(lab: WhyPage) -> None:
    climb(lab, LOCAL)
    switch_channels_on(lab)
    pairs = lab.ladder.stage.pairs
    assert pairs.isVisible()
    assert pairs.levels.shape == (4, 3, 3, 3)
    assert lab.ladder.stage.notes["count"].text() == "3 in × 4 out: 108 weights"
    lab.controls.weights.delta.setValue(2)
    lab.controls.weights.channels.boxes[1].setValue(8)
    assert pairs.levels.shape == (8, 3, 5, 5)
    assert lab.ladder.stage.notes["count"].text() == "3 in × 8 out: 600 weights"
    climb(lab, DENSE)
    before = pairs.levels
    hover(lab.ladder.stage.output, (0, 0))
    assert not np.array_equal(pairs.levels, before)  # each output has its own


def test_with_channels_image_sum_and_output_have_them(lab: WhyPage) -> None:
    climb(lab, LOCAL)
    switch_channels_on(lab)
    QApplication.processEvents()
    pairs, state = lab.ladder.stage.pairs, lab.state
    QTest.mouseClick(pairs, LEFT, pos=pairs.place(2, 1).center().toPoint())
    assert lab.state.pair == (2, 1)
    assert not lab.lab.can_undo or lab.state.with_channels  # which pair is shown is no step of the history
    assert np.array_equal(lab.ladder.stage.input.picture.values, np.roll(state.input, 1, axis=1))
    kernels = lab.state.pair_weights((0, 0))[2]
    expected = conv2d(lab.state.planes[None], kernels[None], padding=1)[0, 0] + lab.state.biases[3, 3]
    assert np.array_equal(lab.ladder.stage.output.picture.values, expected)
    QTest.mouseMove(pairs, QPoint(1, 1))
    assert lab.arithmetic.text().count("(") >= 3  # a sum for each input channel
    assert lab.arithmetic.text().endswith(f" = {format_number(expected[3, 3])}")
    assert not lab.ladder.stage.weights.can_edit((3, 3))
    drag(lab.ladder.stage.input, [(4, 0), (4, 5)])
    assert lab.state.plane[4].tolist() == [1] * 6


def test_pointing_at_a_pair_names_its_channels(lab: WhyPage, qtbot: QtBot) -> None:
    switch_channels_on(lab)
    QApplication.processEvents()
    pairs = lab.ladder.stage.pairs
    with qtbot.waitSignal(lab.status_changed) as told:
        QTest.mouseMove(pairs, pairs.place(2, 1).center().toPoint())
    assert told.args == ["The weights from input channel c = 1 to output channel d = 2"]


def test_any_input_is_made_to_fit(lab: WhyPage) -> None:
    QGuiApplication.clipboard().setText("1 2 3\n4 5 6")
    lab.clipboard.paste("input")
    assert lab.state.input.shape == (4, 4)
    assert lab.state.input[1, :3].tolist() == [4, 5, 6]
    lab.set_pixels(np.full((40, 60, 3), 100, np.uint8), None)
    assert lab.state.input.shape == (12, 12)
    assert (lab.state.input == 100).all()
    lab.choose_input("seven")
    assert lab.state.input.shape == (6, 6)


# ---- shift and compare


def test_dragging_the_image_shifts_it(lab: WhyPage) -> None:
    show(lab, "shift")
    drag(lab.shift.views["moved"], [(7, 7), (6, 9)])
    assert lab.state.shift.shift == (0, 4)
    assert lab.shift.views["difference"].picture.values.any() == (not lab.state.comparison.is_equal)
    assert "f is equivariant" in lab.shift.diagram.verdict.text()
    lab.lab.undo()
    assert lab.state.shift.shift == (1, 2)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(lab, key)
    assert lab.state.shift.shift == (0, 4)
    QTest.keyClick(lab, Qt.Key.Key_Home)
    assert lab.state.shift.shift == (0, 0)
    QTest.mouseClick(lab.shift.arrows["down"], LEFT)
    assert lab.state.shift.shift == (1, 0)


@pytest.mark.parametrize(
    ("function", "shift", "word"),
    [
        ("dense", (1, 2), "not equivariant"),
        ("convolution", (1, 2), "is equivariant"),
        ("convolution", (6, 0), "Only the border"),
        ("stride", (0, 1), "cannot follow"),
        ("max", (2, 2), "multiple of 2"),
        ("average", (1, 1), "cannot follow"),
        ("global", (1, 2), "Invariant"),
        ("lenet_convolution", (1, 1), "Only the border"),
        ("lenet_second", (1, 0), "cannot follow"),
    ],
)
def test_the_verdict_follows_what_is_measured(lab: WhyPage, function: str, shift: tuple[int, int], word: str) -> None:
    show(lab, "shift")
    choose(lab.shift.function, function, FUNCTIONS)
    lab.edit({"shift": replace(lab.state.shift, shift=shift)})
    assert word in lab.shift.diagram.verdict.text()
    shown = lab.shift.views["difference"].picture.values
    assert np.abs(shown).max() == lab.state.comparison.largest


def test_pointing_lights_the_same_cell_of_both_ways(lab: WhyPage, qtbot: QtBot) -> None:
    show(lab, "shift")
    with qtbot.waitSignal(lab.status_changed) as told:
        hover(lab.shift.views["difference"], (8, 7))
    result = lab.state.comparison
    assert told.args == [
        f"f(shifted x) = {result.of_moved[0, 8, 7]:g}, shifted f(x) = {result.moved_result[0, 8, 7]:g}, difference 0"
    ]
    for name in ("of_moved", "moved_f", "difference"):
        mark = lab.shift.views[name].marks[-1]
        assert (mark.row, mark.column) == (8, 7)
    choose(lab.shift.function, "lenet_second", FUNCTIONS)
    assert len(lab.shift.views["f"].marks) == 16


def test_a_circular_border_heals_what_zeros_break(lab: WhyPage) -> None:
    show(lab, "shift")
    lab.edit({"shift": replace(lab.state.shift, shift=(6, 0))})
    assert lab.shift.diagram.largest.text() == "1"
    QTest.mouseClick(lab.shift.border.button("circular"), LEFT)
    assert lab.shift.diagram.largest.text() == "0"


def test_the_maps_that_are_compared_stand_in_a_row(lab: WhyPage) -> None:
    show(lab, "shift")
    places = [lab.shift.diagram.panels[name].geometry() for name in ("of_moved", "moved_f", "difference")]
    assert len({(place.top(), place.height()) for place in places}) == 1
    assert [place.left() for place in places] == sorted(place.left() for place in places)


def test_lenet_has_no_border_when_it_is_circular(lab: WhyPage) -> None:
    show(lab, "shift")
    choose(lab.shift.function, "lenet_second", FUNCTIONS)
    lab.edit({"shift": replace(lab.state.shift, shift=(8, 4))})
    assert lab.shift.diagram.largest.text() != "0"
    QTest.mouseClick(lab.shift.border.button("circular"), LEFT)
    assert lab.shift.diagram.largest.text() == "0"


# ---- where is it?


def test_moving_a_copy_moves_its_peak(lab: WhyPage) -> None:
    show(lab, "search")
    assert "Each of the 3 copies" in lab.note.text()
    drag(lab.search.stage.scene, [(5, 14), (5, 15), (8, 14)])
    assert (7, 13) in lab.state.search.copies
    assert lab.state.search.peaks == [(1, 2), (7, 13), (10, 6)]
    assert lab.formula.text() == "5 at (1, 2), (7, 13), (10, 6)"
    lab.lab.undo()
    assert (4, 13) in lab.state.search.copies


def test_the_pattern_is_drawn_and_slid(lab: WhyPage) -> None:
    show(lab, "search")
    click(lab.search.stage.template, (1, 0))
    assert lab.state.search.template[1, 0] == 1
    assert lab.state.search.scene[2, 2] == 1
    assert lab.state.search.highest == lab.state.search.full_response == 6
    click(lab.search.stage.response, (10, 6))
    assert lab.arithmetic.text().endswith(" = 6")
    leave(lab.search.stage.response)
    QTest.keyClick(lab, Qt.Key.Key_Left)
    assert lab.search.transport.position == 10 * 18 + 5
    drag(lab.search.stage.scene, [(0, 19), (3, 19)])
    assert lab.state.search.background[:4, 19].tolist() == [1] * 4
    for name in ("clear", "add", "remove", "reset"):
        QTest.mouseClick(lab.search.buttons[name], LEFT)
    assert lab.state.search.highest == 5


def test_each_view_keeps_its_place(lab: WhyPage) -> None:
    click(lab.ladder.stage.output, (1, 4))
    show(lab, "search")
    assert lab.search.transport.count == 12 * 18
    show(lab, "shift")
    assert not lab.reading.isVisible()
    show(lab, "ladder")
    assert lab.ladder.transport.count == 36
    assert lab.ladder.transport.position == 10


def test_view_and_steps_are_restored_with_the_state_and_are_no_steps_of_the_history(lab: WhyPage) -> None:
    click(lab.ladder.stage.output, (1, 4))
    show(lab, "search")
    click(lab.search.stage.response, (10, 6))
    leave(lab.search.stage.response)
    assert (lab.state.view, lab.state.output_cell, lab.state.response_cell) == ("search", (1, 4), (10, 6))
    assert not lab.lab.can_undo
    lab.lab.restore(WhyState(view="ladder", output_cell=(2, 5), response_cell=(4, 13), rung=LOCAL))
    assert lab.ladder.stage.isVisible()
    assert lab.view.button("ladder").isChecked()
    assert lab.ladder.output_cell == (2, 5)
    assert lab.arithmetic.text().endswith(f" = {format_number(lab.state.output[2, 5])}")
    show(lab, "search")
    assert lab.arithmetic.text().endswith(f" = {format_number(lab.state.search.response[4, 13])}")
    assert not lab.lab.can_undo


def test_an_image_that_shrinks_out_of_sight_is_no_problem(lab: WhyPage) -> None:
    lab.edit({"input": np.ones((9, 9))})
    click(lab.ladder.stage.output, (8, 8))
    hover(lab.ladder.stage.input, (8, 8))
    show(lab, "shift")
    lab.edit({"input": np.ones((4, 4))})
    lab.resize(1200, 800)  # the stage lays itself out before anything is pointed at
    show(lab, "ladder")
    assert lab.ladder.output_cell == (3, 3)


def test_undo_moves_neither_the_view_nor_the_step(lab: WhyPage) -> None:
    climb(lab, LOCAL)
    lab.controls.input.size_row.boxes[0].setValue(9)
    click(lab.ladder.stage.output, (8, 7))
    lab.lab.undo()
    assert lab.ladder.output_cell == (5, 5)  # the nearest there is
    show(lab, "search")
    lab.lab.redo()
    lab.lab.undo()
    assert lab.search.isVisible()
    show(lab, "ladder")
    lab.lab.redo()
    assert lab.ladder.output_cell == (8, 7)


def test_a_half_typed_number_counts_when_another_view_is_opened_and_goes_when_a_session_is(lab: WhyPage) -> None:
    for opens_session in (False, True):
        lab.controls.weights.bias.setFocus()
        lab.controls.weights.bias.selectAll()
        type_text("2.5")
        if opens_session:
            lab.lab.restore(WhyState(view="search"))
            assert lab.state.bias[3, 3] == WhyState().bias[3, 3]
        else:
            show(lab, "search")
            assert lab.state.bias[3, 3] == 2.5
        assert lab.search.isVisible()
        show(lab, "ladder")


def test_a_saved_session_opens_with_its_view_and_its_steps(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.show_lab("why")
    page = window.pages["why"]
    click(page.ladder.stage.output, (1, 4))
    show(page, "search")
    click(page.search.stage.response, (10, 6))
    assert not window.document.is_modified
    with qtbot.waitSignal(window.document.saved):
        window.document.save(tmp_path / "mine.convlab")
    window.document.new()
    assert page.ladder.stage.isVisible()
    assert page.ladder.output_cell == (3, 3)
    with qtbot.waitSignal(window.document.opened):
        window.document.open(tmp_path / "mine.convlab")
    assert page.search.isVisible()
    assert page.arithmetic.text().endswith(f" = {format_number(page.state.search.response[10, 6])}")
    show(page, "ladder")
    assert page.ladder.output_cell == (1, 4)


# ---- prepared examples


@pytest.mark.parametrize("name", SCENES)
def test_a_prepared_example_shows_its_view_and_what_to_notice(lab: WhyPage, name: str) -> None:
    drag(lab.ladder.stage.input, [(4, 0), (4, 5)])
    lab.choose_input("random", 0)
    choose(lab.scene, name, tuple(SCENES))
    assert lab.state.view == SCENES[name].view
    assert lab.state.scene == name
    assert lab.note.isVisible()
    assert lab.note.text() in scene_texts()[name][1] or lab.state.view == "search"
    lab.lab.undo()
    assert lab.state.input_name == "random"


def test_an_example_keeps_its_name_while_it_is_tried_and_loses_it_when_changed(lab: WhyPage) -> None:
    assert lab.state.scene == "dense"
    choose(lab.scene, "follows", tuple(SCENES))
    drag(lab.shift.views["moved"], [(7, 7), (6, 9)])
    assert "That is equivariance" in lab.note.text()
    QTest.mouseClick(lab.shift.border.button("circular"), LEFT)
    assert lab.state.scene is None
    assert "Two ways from x" in lab.note.text()
    show(lab, "ladder")
    climb(lab, LOCAL)
    assert lab.scene.currentIndex() == -1


# ---- the window


def test_an_example_is_not_named_in_a_view_that_is_not_its_own(lab: WhyPage) -> None:
    show(lab, "shift")
    assert lab.scene.currentIndex() == -1
    show(lab, "ladder")
    assert lab.scene.currentIndex() == 0


def test_nothing_is_cut_off_in_the_smallest_window(window: MainWindow) -> None:
    window.resize(window.minimumSize())
    window.show_lab("why")
    QApplication.processEvents()
    stage = window.pages["why"].ladder.stage
    right = max(panel.geometry().right() for panel in stage.panels.values())
    assert right < stage.width()
    assert min(panel.width() for panel in stage.panels.values()) >= 120


def test_no_text_is_cut_in_the_smallest_window(window: MainWindow) -> None:
    window.resize(window.minimumSize())
    window.show_lab("why")
    page = window.pages["why"]
    for name in SCENES:
        page.show_scene(name)
        QApplication.processEvents()
        for label in (label for label in page.findChildren(QLabel) if label.isVisible() and label.text()):
            if label.wordWrap():
                assert label.heightForWidth(label.width()) <= label.height() + 1, label.text()
            else:
                assert label.sizeHint().width() <= label.width() + 1, label.text()


def test_it_is_the_first_lab_and_fits(window: MainWindow) -> None:
    assert next(iter(window.pages)) == "why"
    page = window.pages["why"]
    window.show_lab("why")
    for view in ("ladder", "shift", "search"):
        page.show_view(view)
        assert page.minimumSizeHint().width() <= 1000
        assert page.minimumSizeHint().height() <= 592


@pytest.mark.parametrize("rung", RUNGS)
def test_everything_has_a_name_and_a_tooltip(lab: WhyPage, rung: int) -> None:
    climb(lab, rung)
    controls = [
        *lab.ladder.rungs.rungs.buttons,
        lab.ladder.rungs.up_button,
        lab.ladder.rungs.down_button,
        *lab.search.buttons.values(),
    ]
    controls += [*lab.shift.arrows.values(), lab.shift.function, lab.shift.kernel, lab.controls.weights.delta]
    assert all(control.accessibleName() and control.toolTip() for control in controls)
    assert all(view.accessibleName() for view in (*lab.ladder.stage.views.values(), *lab.search.views.values()))


def test_copying_works_in_every_view(lab: WhyPage) -> None:
    lab.choose_input("random", 0)
    for name in ("search", "shift", "ladder"):
        lab.show_view(name)
        QTest.keyClick(lab, Qt.Key.Key_End)
        for kind in ("input", "weights", "kernel", "output"):
            QGuiApplication.clipboard().clear()
            lab.clipboard.copy(kind)
            rows = [row.split("\t") for row in QGuiApplication.clipboard().text().splitlines()]
            assert len({len(row) for row in rows}) == 1, (name, kind)
            assert all(np.isfinite(float(value)) for row in rows for value in row), (name, kind)


def test_copy_and_paste_mean_what_is_on_the_screen(lab: WhyPage) -> None:
    image = lab.state.input
    show(lab, "search")
    assert lab.focused_matrix() == "scene"
    QGuiApplication.clipboard().setText("1 1\n1 0")
    lab.setFocus()
    QTest.keySequence(lab, QKeySequence.StandardKey.Paste)
    assert lab.state.search.background[6:8, 9:11].sum() == 3 or lab.state.search.background.sum() == 3
    click(lab.search.stage.template, (0, 0))
    assert lab.focused_matrix() == "template"
    QTest.keySequence(lab.search.stage.template, QKeySequence.StandardKey.Paste)
    assert lab.state.search.template.tolist() == [[1, 1], [1, 0]]
    QTest.keySequence(lab.search.stage.template, QKeySequence.StandardKey.Copy)
    assert QGuiApplication.clipboard().text().split() == ["1", "1", "1", "0"]
    assert lab.state.input is image
    lab.set_pixels(np.full((28, 40, 3), 255, np.uint8), None)  # a pasted picture
    assert (lab.state.search.background == 1).all()
    assert lab.state.input is image
    show(lab, "shift")
    QGuiApplication.clipboard().setText("1 1\n1 0")
    lab.setFocus()
    QTest.keySequence(lab, QKeySequence.StandardKey.Paste)
    assert lab.state.input.shape == (4, 4)  # it is what the tester moves


def test_weights_are_pasted_where_they_are_shown(lab: WhyPage) -> None:
    climb(lab, LOCAL)
    QApplication.processEvents()
    kernel = lab.ladder.stage.kernel
    click(kernel, (4, 4))
    QGuiApplication.clipboard().setText("1 2 3\n4 5 6\n7 8 9")
    QTest.keySequence(kernel, QKeySequence.StandardKey.Paste)
    assert lab.state.kernel.tolist() == [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    QGuiApplication.clipboard().setText("1 2 3")
    QTest.keySequence(kernel, QKeySequence.StandardKey.Paste)
    assert "Here are 3 × 3 weights" in lab.note.text()


class LeavesLate(QObject):
    """Tells a view that the pointer has left only when something that comes in its place is shown."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.view, self.count = view, 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self.count += 1
            QApplication.sendEvent(self.view, QEvent(QEvent.Type.Leave))
        return False


def test_a_pointer_that_leaves_while_the_view_changes_is_no_problem(lab: WhyPage) -> None:
    """The view that goes has had a step that the one that comes does not have."""
    show(lab, "search")
    lab.search.transport.go_to(lab.search.transport.count - 1, slide=False)
    hover(lab.search.stage.response, (11, 17))
    leaves = LeavesLate(lab.search.stage.response)
    lab.controls.installEventFilter(leaves)
    show(lab, "ladder")
    assert leaves.count == 1
    assert lab.ladder.transport.position < lab.ladder.transport.count == 36
    assert lab.ladder.output_cell == (3, 3)


def test_a_language_chosen_in_the_middle_changes_every_text(window: MainWindow, qtbot: QtBot) -> None:
    page = window.pages["why"]
    window.show_lab("why")
    for name in SCENES:
        page.show_scene(name)
        english = _texts(page)
        _language(window, "zh_CN")
        qtbot.waitUntil(lambda: page.view.button("ladder").text() != "The ladder")
        QApplication.processEvents()
        left = {text for text in english & _texts(page) if re.search("[a-z]{3}", re.sub("<[^>]*>", "", text))}
        assert left <= {"LeNet", "Sobel", "Prewitt"}
        _language(window, "en")
        qtbot.waitUntil(lambda english=english: _texts(page) == english)


def _language(window: MainWindow, name: str) -> None:
    next(item for item in window.findChildren(QAction) if item.data() == name).trigger()


def _texts(page: WhyPage) -> set[str]:
    """Everything that is written on a page now, and every tooltip."""
    shown = {page.controls.counts.squares.text(), *(item for item in page.arithmetic.text().split("\n"))}
    for widget in (one for one in page.findChildren(QWidget) if one.isVisible()):
        shown.add(widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            shown.add(widget.text())
        if isinstance(widget, QComboBox):
            shown |= {widget.itemText(index) for index in range(widget.count())}
    return shown


def test_channels_that_are_not_drawn_any_more_are_told(qtbot: QtBot) -> None:
    with shown_page(qtbot, WhyPage, WhyState(in_channels=16, out_channels=6, with_channels=True)) as page:
        assert "16 input and 6 output channels" in page.note.text()
        assert "8 and 6 are left" in page.note.text()
        page.edit({"rung": 2})
        assert "16" not in page.note.text()
