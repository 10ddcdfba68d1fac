"""Backward, cell by cell, by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.gui.labs.learning.backward.page import BackwardPage
from convlab.gui.labs.learning.backward.planes import PlaneView
from convlab.gui.widgets.reduced_motion import set_reduced
from convlab.gui.widgets.refusal import refusal_of
from convlab.labs.learning.backward.correlations import input_correlation
from convlab.labs.learning.backward.layer import OPERATIONS
from convlab.labs.learning.backward.scenes import SCENES
from convlab.labs.learning.backward.state import ABOVES, STEPS_OF_H, BackwardState
from tests.gui.cut_texts import cut_texts, sideways_scrolled
from tests.gui.matrices import click, drag, hover, leave, press, set_box, type_matrix, type_text
from tests.gui.motion import pass_time, play
from tests.gui.pages import assert_sentences, check_random_numbers, shown_page

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[BackwardPage]:
    with shown_page(qtbot, BackwardPage, BackwardState()) as page:
        yield page


def view(lab: BackwardPage, name: str, plane: tuple[int, int] = (0, 0)) -> PlaneView:
    return lab.stage.planes[name].shown[plane]


def numbers(lab: BackwardPage, name: str, plane: tuple[int, int] = (0, 0)) -> list[list[float]]:
    """As they are on the screen."""
    picture = view(lab, name, plane).picture
    assert picture is not None
    return picture.values.tolist()


def choose(lab: BackwardPage, name: str) -> None:
    lab.scene.setCurrentIndex(list(SCENES).index(name))
    lab.scene.activated.emit(lab.scene.currentIndex())


def choose_operation(lab: BackwardPage, name: str) -> None:
    lab.operation.setCurrentIndex(OPERATIONS.index(name))  # type: ignore[arg-type]
    lab.operation.activated.emit(lab.operation.currentIndex())


def framed(lab: BackwardPage, name: str, plane: tuple[int, int] = (0, 0)) -> set[tuple[float, float]]:
    """The cells of a matrix that have frames of their own."""
    return {(mark.row, mark.column) for mark in view(lab, name, plane).marks if mark.width and not mark.dot}


# ---- what is on the screen


def test_it_opens_on_the_books_example_with_everything_in_view(lab: BackwardPage) -> None:
    assert numbers(lab, "input") == [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    assert numbers(lab, "output") == [[19, 25], [37, 43]]
    assert numbers(lab, "upstream") == [[1, 1], [1, 1]]
    assert numbers(lab, "input_gradient") == [[0, 1, 1], [2, 6, 4], [2, 5, 3]]
    assert numbers(lab, "kernel_gradient") == [[8, 12], [20, 24]]
    assert numbers(lab, "bias_gradient") == [[4]]
    for name in ("input", "kernel", "bias", "output", "upstream", "input_gradient", "kernel_gradient", "bias_gradient"):
        assert view(lab, name).isVisible(), name


def test_every_example_says_what_to_notice(lab: BackwardPage) -> None:
    notes = set()
    for name in SCENES:
        choose(lab, name)
        assert lab.state.scene == name
        notes.add(lab.note.text())
    assert_sentences(notes, len(SCENES))


def test_max_pooling_gives_everything_to_the_winner(lab: BackwardPage) -> None:
    choose(lab, "backward_max")
    assert numbers(lab, "input_gradient") == [[0, 0, 0], [0, 1, 1], [0, 1, 1]]
    assert numbers(lab, "window") == [[0, 1], [3, 4]]
    assert numbers(lab, "local") == [[0, 0], [0, 1]]
    assert not lab.stage.planes["kernel"].isVisible()
    assert not lab.controls.kernel.isVisible()


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_shows_the_cores_gradients(lab: BackwardPage, name: str) -> None:
    choose_operation(lab, name)
    assert numbers(lab, "input_gradient") == lab.state.gradients.padded[0].tolist()
    assert numbers(lab, "output") == lab.state.output[0].tolist()
    assert lab.state.scene is None or name == "convolution"


def test_two_channels_each_have_their_matrices(lab: BackwardPage) -> None:
    choose(lab, "backward_channels")
    found = lab.state.gradients
    for out in range(2):
        for channel in range(2):
            assert numbers(lab, "kernel_gradient", (out, channel)) == found.kernel[out, channel].tolist()
    assert numbers(lab, "input_gradient", (0, 1)) == found.padded[1].tolist()
    assert numbers(lab, "bias_gradient", (1, 0)) == [[found.bias[1]]]
    assert lab.arithmetic.text().startswith("G[0, 0, 0] = 1, G[1, 0, 0] = 5: each adds G·K to its window")
    hover(view(lab, "input_gradient", (0, 1)), (1, 1))
    assert lab.arithmetic.text().startswith("∂L/∂X[1, 1, 1] = ")
    hover(view(lab, "kernel", (1, 0)), (0, 1))
    assert lab.arithmetic.text().startswith("∂L/∂K[1, 0, 0, 1] = ")


# ---- the three-way highlight, backwards


def test_a_cell_of_the_input_lights_its_outputs_and_the_weights_it_met(lab: BackwardPage) -> None:
    hover(view(lab, "input_gradient"), (0, 1))
    assert framed(lab, "input") == framed(lab, "input_gradient") == {(0, 1)}
    assert framed(lab, "upstream") == framed(lab, "output") == {(0, 0), (0, 1)}
    assert framed(lab, "kernel") == {(0, 0), (0, 1)}
    assert lab.arithmetic.text() == "∂L/∂X[0, 1] = 1×1 + 1×0 = 1"
    assert "[0, 0]" in lab.formula.text()
    labels = {mark.label for mark in view(lab, "upstream").marks}
    assert labels == {"×1", "×0"}


def test_a_weight_lights_all_products(lab: BackwardPage) -> None:
    hover(view(lab, "kernel_gradient"), (0, 1))
    assert lab.arithmetic.text() == "∂L/∂K[0, 1] = 1×1 + 1×2 + 1×4 + 1×5 = 12"
    assert framed(lab, "input") == {(0, 1), (0, 2), (1, 1), (1, 2)}
    assert {mark.label for mark in view(lab, "upstream").marks} == {"×1", "×2", "×4", "×5"}


def test_a_bias_lights_all_upstream_gradients(lab: BackwardPage) -> None:
    hover(view(lab, "bias_gradient"), (0, 0))
    assert lab.arithmetic.text() == "∂L/∂b = 1 + 1 + 1 + 1 = 4"


def test_an_upstream_gradient_lights_what_it_reaches_and_what_it_adds(lab: BackwardPage) -> None:
    choose(lab, "backward_counting")
    hover(view(lab, "upstream"), (1, 0))
    assert lab.arithmetic.text().startswith("G[1, 0] = 3 adds G·K to its window")
    labels = {mark.label: (mark.row, mark.column) for mark in view(lab, "input_gradient").marks if mark.label}
    assert labels == {"+3": (1, 1), "+6": (2, 0), "+9": (2, 1)}
    assert {mark.label for mark in view(lab, "kernel_gradient").marks if mark.label} == {"+9", "+12", "+18", "+21"}


def test_an_output_says_how_it_came_about(lab: BackwardPage) -> None:
    hover(view(lab, "output"), (0, 0))
    assert lab.arithmetic.text() == "Y[0, 0] = 0×0 + 1×1 + 3×2 + 4×3 = 19"
    choose(lab, "backward_average")
    hover(view(lab, "output"), (0, 0))
    assert lab.arithmetic.text() == "Y[0, 0] = (0 + 1 + 3 + 4) / 4 = 2"


def test_a_click_keeps_what_is_pointed_at(lab: BackwardPage) -> None:
    click(view(lab, "kernel_gradient"), (1, 1))
    leave(view(lab, "kernel_gradient"))
    assert lab.arithmetic.text().startswith("∂L/∂K[1, 1]")
    QTest.keyClick(lab, Qt.Key.Key_Escape)
    assert lab.arithmetic.text().startswith("G[")


def test_a_click_on_an_upstream_gradient_goes_to_its_step(lab: BackwardPage) -> None:
    click(view(lab, "upstream"), (1, 1))
    leave(view(lab, "upstream"))
    assert lab.state.step == 3
    assert lab.arithmetic.text().startswith("G[1, 1]")


def test_what_was_kept_may_be_gone_with_another_operation(lab: BackwardPage) -> None:
    click(view(lab, "kernel_gradient"), (1, 1))
    leave(view(lab, "kernel_gradient"))
    choose_operation(lab, "max")
    assert lab.arithmetic.text().startswith("G[")


def test_a_cell_of_the_padding_says_that_it_is_dropped(lab: BackwardPage) -> None:
    choose(lab, "backward_padding")
    hover(view(lab, "input_gradient"), (0, 1))
    assert lab.arithmetic.text() == "1 falls on this cell of the padding and is dropped"


def test_a_cell_of_the_window_that_is_shown_is_one_of_the_input(lab: BackwardPage) -> None:
    choose(lab, "backward_max")
    hover(view(lab, "local"), (1, 1))
    assert lab.arithmetic.text().startswith("∂L/∂X[1, 1] = ")


# ---- steps


def test_played_the_gradients_build_up(lab: BackwardPage) -> None:
    set_reduced(False)
    choose(lab, "backward_counting")
    play(lab.transport)
    seen = []
    for _ in range(80):
        pass_time(lab.transport, 0.06)
        seen.append(numbers(lab, "input_gradient"))
    assert seen[0] == [[0, 0, 0]] * 3
    assert [[0, 1, 0], [2, 3, 0], [0, 0, 0]] in seen  # the first upstream gradient, 1, times the kernel
    assert seen[-1] == lab.state.input_gradient[0].tolist()


def test_numbers_fly_from_the_upstream_gradient(lab: BackwardPage) -> None:
    set_reduced(False)
    choose(lab, "backward_counting")
    lab.stepper.go_to(1)
    texts = {flight.text for flight in lab.flights()}
    assert {"2", "4", "6"} <= texts  # 2 times 1, 2, 3


# ---- editing


def test_numbers_are_typed_where_they_are_seen(lab: BackwardPage) -> None:
    type_matrix(view(lab, "upstream"), [[1, 0], [0, -1]])
    assert lab.state.upstream.tolist() == [[[1, 0], [0, -1]]]
    assert lab.state.upstream_name is lab.state.scene is None
    click(view(lab, "kernel"), (0, 0))
    type_text("5")
    press(Qt.Key.Key_Return)
    assert lab.state.kernel[0, 0].tolist() == [[5, 1], [2, 3]]
    assert numbers(lab, "input_gradient")[0][0] == 5
    click(view(lab, "bias"), (0, 0))
    type_text("2")
    press(Qt.Key.Key_Return)
    assert lab.state.bias.tolist() == [2]
    assert numbers(lab, "output")[0][0] == 21


def test_the_upstream_gradient_is_drawn(lab: BackwardPage) -> None:
    drag(view(lab, "upstream"), [(0, 0), (0, 1)], Qt.MouseButton.RightButton)
    assert lab.state.upstream.tolist() == [[[0, 0], [1, 1]]]
    lab.controls.upstream.pen.entered.emit(4.0)
    drag(view(lab, "upstream"), [(0, 0), (1, 0)])
    assert lab.state.upstream.tolist() == [[[4, 0], [4, 1]]]
    lab.lab.undo()
    assert lab.state.upstream.tolist() == [[[0, 0], [1, 1]]]


def test_matrices_are_pasted(lab: BackwardPage) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("1 2\n3 4")
    lab.clipboard.paste("upstream")
    assert lab.state.upstream.tolist() == [[[1, 2], [3, 4]]]
    clipboard.setText("1 2 3")
    lab.clipboard.paste("upstream")
    assert "the size of the output, 2 × 2; this matrix is 1 × 3" in lab.note.text()
    clipboard.setText("1 0 -1")
    lab.clipboard.paste("kernel")
    assert lab.state.kernel.tolist() == [[[[1, 0, -1]]]]
    assert lab.state.upstream.shape == (1, 3, 1)


def test_gradients_are_copied(lab: BackwardPage) -> None:
    view(lab, "input_gradient").setFocus()
    lab.clipboard.copy(lab.focused_matrix())
    assert QGuiApplication.clipboard().text().split() == ["0", "1", "1", "2", "6", "4", "2", "5", "3"]


def test_too_large_an_input_is_cut_and_that_is_said(lab: BackwardPage) -> None:
    QGuiApplication.clipboard().setText("\n".join(["1 2 3 4 5 6 7 8 9 10 11 12 13"] * 3))
    lab.clipboard.paste("input")
    assert lab.state.input.shape == (1, 3, 8)
    assert "Of the 3 × 13 input the 3 × 8 cells in the middle" in lab.note.text()
    box = lab.controls.input.size_row.boxes[0]
    lab.controls.input.more.button.click()
    set_box(box, "40")
    assert "every number is to be read" in refusal_of(box)


def test_random_inputs(lab: BackwardPage) -> None:
    check_random_numbers(lab)


def test_channels_are_chosen(lab: BackwardPage) -> None:
    lab.controls.kernel.more.button.click()
    lab.controls.kernel.channels.boxes[0].setValue(2)
    lab.controls.kernel.channels.boxes[1].setValue(2)
    assert lab.state.kernel.shape == (2, 2, 2, 2)
    assert lab.state.input.shape == (2, 3, 3)
    assert lab.state.upstream.shape == (2, 2, 2)
    lab.lab.undo()
    lab.lab.undo()
    assert lab.state.scene == "backward_book"


# ---- as cross-correlations


def test_the_gradient_of_the_input_as_a_cross_correlation(lab: BackwardPage) -> None:
    QTest.mouseClick(lab.stage.above.button("input"), LEFT)
    row = lab.stage.correlation
    assert row.isVisible()
    assert row.kernel.shown[0, 0].picture.values.tolist() == [[3, 2], [1, 0]]
    assert row.result.shown[0, 0].picture.values.tolist() == numbers(lab, "input_gradient")
    hover(row.result.shown[0, 0], (1, 1))
    assert lab.arithmetic.text().startswith("∂L/∂X[1, 1]")
    assert framed(lab, "input_gradient") == {(1, 1)}
    assert not lab.lab.can_undo


def test_the_gradient_of_the_kernel_as_a_cross_correlation(lab: BackwardPage) -> None:
    choose(lab, "backward_stride")
    QTest.mouseClick(lab.stage.above.button("kernel"), LEFT)
    row = lab.stage.correlation
    assert row.kernel.shown[0, 0].picture.values.tolist() == [[1, 0, 2], [0, 0, 0], [3, 0, 4]]
    assert row.result.shown[0, 0].picture.values.tolist() == numbers(lab, "kernel_gradient")


def test_an_average_has_equal_weights_and_a_maximum_no_kernel(lab: BackwardPage) -> None:
    choose(lab, "backward_average")
    assert lab.stage.above.button("input").isVisible()
    assert not lab.stage.above.button("kernel").isVisible()
    lab.lab.look(above="input")
    found = input_correlation(lab.state)
    assert found is not None
    assert lab.stage.correlation.left.shown[0, 0].picture.values.tolist() == found.left[0].tolist()
    choose(lab, "backward_max")
    assert not lab.stage.above.isVisible()
    assert view(lab, "input").isVisible()


# ---- checked


def test_the_number_that_is_pointed_at_is_checked(lab: BackwardPage) -> None:
    assert "Point at a number" in lab.check.line.text()
    hover(view(lab, "input_gradient"), (1, 1))
    assert "backward pass: 6" in lab.check.line.text()
    assert "relative error" in lab.check.line.text()


def test_another_h_gives_another_error(lab: BackwardPage) -> None:
    choose(lab, "backward_sigmoid")
    hover(view(lab, "input"), (0, 2))
    texts = set()
    for h in (1e-1, 1e-5, 1e-12):
        lab.check.h.setCurrentIndex([round(np.log10(step)) for step in STEPS_OF_H].index(round(np.log10(h))))
        lab.check.h.activated.emit(lab.check.h.currentIndex())
        texts.add(lab.check.line.text())
    assert any("the curve bends within h" in text for text in texts)
    assert any("no more than rounding explains" in text for text in texts)
    assert len(texts) == 3


def test_the_curve_of_errors_offers_every_h(lab: BackwardPage, qtbot: QtBot) -> None:
    choose(lab, "backward_sigmoid")
    assert lab.errors.isVisible()
    click(view(lab, "input"), (0, 2))
    leave(view(lab, "input"))
    qtbot.waitUntil(lambda: bool(lab.errors.errors))
    heights = [lab.errors.point(index).y() for index in range(len(STEPS_OF_H))]
    assert 0 < heights.index(max(heights)) < len(heights) - 1  # the least error is at neither end
    QTest.mouseClick(lab.errors, LEFT, pos=lab.errors.point(2).toPoint())
    assert lab.state.h == STEPS_OF_H[2]


def test_all_numbers_are_checked_and_the_worst_is_marked(lab: BackwardPage) -> None:
    QTest.mouseClick(lab.check.all_button, LEFT)
    assert lab.check.line.text().startswith("All 14 numbers agree: largest relative error")
    labels = [
        mark.label for name in ("input_gradient", "kernel_gradient", "bias_gradient") for mark in view(lab, name).marks
    ]
    assert any("×10⁻" in label for label in labels)
    click(view(lab, "kernel"), (0, 0))
    type_text("9")
    press(Qt.Key.Key_Return)
    QTest.keyClick(lab, Qt.Key.Key_Escape)
    assert "Point at a number" in lab.check.line.text()  # those were other numbers


def test_a_tie_shows_both_slopes_and_what_the_core_takes(lab: BackwardPage) -> None:
    choose(lab, "backward_ties")
    assert sum(mark.dot for mark in view(lab, "input_gradient").marks) == 6
    hover(view(lab, "input"), (0, 1))
    assert lab.check.line.text().startswith("A tie: to the right (L(x + h) − L) / h = 1, to the left")
    assert lab.check.line.text().endswith("the backward pass takes 1")
    hover(view(lab, "input"), (1, 0))
    assert lab.check.line.text().endswith("= 0; the backward pass takes 0")


def test_a_relu_at_0_shows_both_slopes(lab: BackwardPage) -> None:
    choose(lab, "backward_relu")
    hover(view(lab, "input"), (0, 1))
    assert "to the right (L(x + h) − L) / h = 2" in lab.check.line.text()
    assert lab.check.line.text().endswith("= 0; the backward pass takes 0")
    leave(view(lab, "input"))
    QApplication.processEvents()
    assert lab.stage.plot.isVisible()


# ---- room


@pytest.mark.parametrize("name", SCENES)
def test_no_text_is_cut_in_a_small_window(lab: BackwardPage, name: str) -> None:
    lab.resize(976, 590)
    choose(lab, name)
    found = []
    for above in ABOVES:
        lab.lab.look(above=above)
        for planes in ("input_gradient", "upstream"):
            hover(view(lab, planes), (0, 0))
            QApplication.processEvents()
            found += [*cut_texts(lab), *sideways_scrolled(lab)]
    assert not found
