""" "Learn a kernel" by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convlab.gui.labs.learning.learn.page import LearnPage
from convlab.labs.common.photos import photo_file
from convlab.labs.learning.learn.scenes import SCENES
from convlab.labs.learning.learn.state import LearnState
from tests.gui.matrices import click, drag, hover, leave, press, set_box, type_text
from tests.gui.pages import assert_sentences, check_random_numbers, shown_page

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[LearnPage]:
    with shown_page(qtbot, LearnPage, LearnState()) as page:
        yield page


def numbers(lab: LearnPage, kind: str) -> list[list[float]]:
    """The numbers of a matrix as they are on the screen."""
    return lab.stage.views[kind].picture.values.round(3).tolist()


def choose(lab: LearnPage, qtbot: QtBot, name: str) -> None:
    lab.scene.setCurrentIndex(list(SCENES).index(name))
    lab.scene.activated.emit(lab.scene.currentIndex())
    qtbot.waitUntil(lambda: lab.is_ready and lab.state.scene == name)


def titles(lab: LearnPage) -> dict[str, str]:
    return {kind: label.text() for kind, label in lab.stage.titles.items()}


def marked(lab: LearnPage) -> set[str]:
    """The matrices in which something is lit."""
    return {kind for kind, view in lab.stage.views.items() if view.marks}


# ---- a step


def test_it_opens_on_the_way_to_the_books_kernel(lab: LearnPage) -> None:
    assert numbers(lab, "kernel") == [[0.91, -0.27]]
    assert numbers(lab, "gradient") == [[14.285, 24.115]]
    assert numbers(lab, "next") == [[0.482, -0.994]]
    assert numbers(lab, "target")[0] == [0, 1, 0, 0, 0, -1, 0]
    assert titles(lab)["error"] == "Error Ŷ − Y, loss 8.157"
    assert titles(lab)["gradient"] == "∂L/∂K (× −0.03)"
    assert "loss 27 → 8.157" in lab.note.text()
    assert lab.transport.where.text() == "2 / 10"


def test_steps_by_keys_and_buttons_are_no_steps_of_the_history(lab: LearnPage) -> None:
    lab.setFocus()
    press(Qt.Key.Key_Home)
    assert numbers(lab, "kernel") == [[0.5, 0.5]]
    press(Qt.Key.Key_Right)
    assert numbers(lab, "kernel") == [[-0.04, -0.76]]
    QTest.mouseClick(lab.transport.last_button, LEFT)
    assert numbers(lab, "kernel") == [[1.042, -0.935]]
    QTest.mouseClick(lab.transport.previous_button, LEFT)
    assert lab.state.step == 9
    assert not lab.lab.can_undo


def test_playing_walks_to_the_end_and_stops(lab: LearnPage, qtbot: QtBot) -> None:
    lab.transport.speed.setCurrentIndex(lab.transport.speed.count() - 1)
    lab.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: lab.state.is_at_end and not lab.transport.is_playing, timeout=10_000)


def test_the_hidden_kernel_is_revealed_at_the_end_or_when_asked(lab: LearnPage) -> None:
    assert lab.stage.views["hidden"].picture.numbers[0] == ["?", "?"]
    QTest.mouseClick(lab.stage.reveal, LEFT)
    assert numbers(lab, "hidden") == [[1, -1]]
    QTest.mouseClick(lab.stage.reveal, LEFT)
    assert lab.stage.views["hidden"].picture.numbers is not None
    QTest.mouseClick(lab.transport.last_button, LEFT)
    assert numbers(lab, "hidden") == [[1, -1]]
    assert lab.note.text() == "After 10 updates K is [1.042, −0.935]; the kernel that made Y is [1, −1]."
    assert not lab.lab.can_undo


# ---- what belongs together


def test_a_cell_of_the_gradient_lights_the_inputs_and_the_errors_it_comes_of(lab: LearnPage) -> None:
    hover(lab.stage.views["gradient"], (0, 1))
    assert {"input", "error", "gradient", "kernel", "next"} <= marked(lab)
    (frame,) = [mark for mark in lab.stage.views["input"].marks if mark.width]
    assert (frame.row, frame.column, frame.rows, frame.columns) == (0, 1, 6, 7)
    assert lab.arithmetic.text().startswith("∂L/∂K[0,1] = 2 · (1×0.64 + 0×(−0.0896) + ")
    assert lab.arithmetic.text().endswith(") = 24.115")
    assert "= −0.2704 − 0.03 × 24.1152 = −0.994" in lab.update_line.text()
    leave(lab.stage.views["gradient"])
    assert lab.arithmetic.text().startswith("∂L/∂K[0,0] = ")


def test_the_sum_in_the_arithmetic_line_is_the_gradient(lab: LearnPage) -> None:
    for cell in ((0, 0), (0, 1)):
        row, column = cell
        x, error = lab.state.input, lab.state.error_at(2)[0]
        met = x[row : row + 6, column : column + 7]
        assert 2 * float((met * error).sum()) == pytest.approx(lab.state.gradient_at(2)[0][cell])


def test_an_error_comes_of_a_window_and_goes_into_the_gradient(lab: LearnPage) -> None:
    hover(lab.stage.views["error"], (0, 1))
    assert {"input", "kernel", "prediction", "target", "error", "gradient"} == marked(lab)
    assert lab.arithmetic.text().startswith("(Ŷ − Y)[0,1] = 0.91 − 1 = −0.0896")
    hover(lab.stage.views["prediction"], (0, 1))
    assert lab.arithmetic.text() == "Ŷ[0,1] = 1×0.91 + 0×(−0.27) = 0.91"
    hover(lab.stage.views["input"], (0, 0))
    assert {"input", "kernel", "prediction", "error", "gradient"} == marked(lab)
    assert "contributes to 1 output" in lab.arithmetic.text()


def test_a_click_keeps_what_is_looked_at_until_the_next(lab: LearnPage) -> None:
    gradient = lab.stage.views["gradient"]
    click(gradient, (0, 1))
    leave(gradient)
    assert lab.arithmetic.text().startswith("∂L/∂K[0,1]")
    QTest.mouseClick(lab.transport.next_button, LEFT)
    assert lab.arithmetic.text().startswith("∂L/∂K[0,1]")
    lab.setFocus()
    press(Qt.Key.Key_Escape)
    assert lab.arithmetic.text().startswith("∂L/∂K[0,0]")


# ---- edits


def test_typing_into_the_kernel_begins_anew_from_it(lab: LearnPage) -> None:
    click(lab.stage.views["kernel"], (0, 0))
    type_text("2")
    press(Qt.Key.Key_Return)
    assert lab.state.start.round(4).tolist() == [[[2, -0.2704]]]
    assert lab.state.step == 0
    lab.lab.undo()
    assert lab.state.start.tolist() == [[[0.5, 0.5]]]


def test_typing_into_the_target_makes_it_a_given_one(lab: LearnPage) -> None:
    click(lab.stage.views["target"], (0, 0))
    type_text("5")
    press(Qt.Key.Key_Return)
    assert lab.state.target == "given"
    assert lab.state.y[0, 0].tolist() == [5, 1, 0, 0, 0, -1, 0]
    assert lab.controls.target.maker.value == "given"
    assert not lab.stage.views["hidden"].isVisible()
    lab.lab.undo()
    assert lab.state.target == "kernel"


def test_a_stroke_on_the_input_is_one_step_and_moves_the_target(lab: LearnPage) -> None:
    drag(lab.stage.views["input"], [(0, 2), (0, 3), (0, 4)])
    assert lab.state.input[0].tolist() == [1, 1, 1, 1, 1, 0, 1, 1]
    assert lab.state.y[0, 0].tolist() == [0, 0, 0, 0, 1, -1, 0]
    lab.lab.undo()
    assert not lab.lab.can_undo


def test_the_hidden_kernel_can_be_edited_when_it_is_revealed(lab: LearnPage) -> None:
    hidden = lab.stage.views["hidden"]
    click(hidden, (0, 0))
    type_text("3")
    press(Qt.Key.Key_Return)
    assert lab.state.hidden.tolist() == [[[1, -1]]]
    QTest.mouseClick(lab.stage.reveal, LEFT)
    click(hidden, (0, 0))
    type_text("3")
    press(Qt.Key.Key_Return)
    assert lab.state.hidden.tolist() == [[[3, -1]]]
    assert lab.state.y[0, 0].tolist() == [2, 3, 0, 0, 0, -1, 2]


def test_a_pasted_target_of_another_size_chooses_the_kernel(lab: LearnPage) -> None:
    QGuiApplication.clipboard().setText("1 2 3\n4 5 6\n7 8 9\n1 2 3")
    lab.controls.target.edit.entries["paste"].trigger()
    assert lab.state.kernel_size == (3, 6)
    assert lab.state.y.shape == (1, 4, 3)
    QGuiApplication.clipboard().setText("1 2 3 4 5 6 7 8 9")
    lab.controls.target.edit.entries["paste"].trigger()
    assert lab.state.kernel_size == (3, 6)
    assert "1 × 9" in lab.note.text()


def test_a_pasted_kernel_is_where_the_descent_begins(lab: LearnPage) -> None:
    QGuiApplication.clipboard().setText("1 0 0\n0 1 0")
    lab.controls.kernel.edit.entries["paste"].trigger()
    assert lab.state.start.tolist() == [[[1, 0, 0], [0, 1, 0]]]
    assert lab.state.y.shape == (1, 5, 6)
    QGuiApplication.clipboard().setText(" ".join("1" * 8))
    lab.controls.kernel.edit.entries["paste"].trigger()
    assert "at most 7 × 7" in lab.note.text()


# ---- controls


def test_the_rate_is_typed_and_a_hopeless_one_is_refused(lab: LearnPage) -> None:
    field = lab.controls.descent.rate.field
    set_box(field, "1/36")
    assert lab.state.rate == pytest.approx(1 / 36)
    field.setFocus()
    field.selectAll()
    type_text("1e300")
    press(Qt.Key.Key_Return)
    assert lab.state.rate == pytest.approx(1 / 36)
    assert field.problem("1e300")


def test_a_rate_above_the_limit_makes_it_stop_itself_and_says_the_limit(lab: LearnPage) -> None:
    set_box(lab.controls.descent.rate.field, "1000")
    set_box(lab.controls.descent.steps, "1000")
    assert lab.state.path.stopped is not None
    assert lab.transport.count == lab.state.path.steps + 1
    assert "0.0333" in lab.note.text()
    assert "not finite" in lab.note.text()
    QTest.mouseClick(lab.transport.last_button, LEFT)
    assert np.isfinite(lab.stage.views["kernel"].picture.values).all()


def test_optimisers_loss_and_momentum(lab: LearnPage) -> None:
    descent = lab.controls.descent
    QTest.mouseClick(descent.optimiser.button("momentum"), LEFT)
    assert lab.state.optimiser == "momentum"
    assert lab.stage.views["velocity"].isVisible()
    assert titles(lab)["velocity"] == "v (× −0.03)"
    QTest.mouseClick(descent.optimiser.button("adam"), LEFT)
    assert titles(lab)["gradient"] == "∂L/∂K"
    QTest.mouseClick(descent.optimiser.button("sgd"), LEFT)
    assert not lab.stage.views["velocity"].isVisible()
    descent.loss.button("mean").click()
    assert lab.arithmetic.text().startswith("∂L/∂K[0,0] = 2/42 · (")


def test_kernel_size_beginning_outputs_and_bias(lab: LearnPage) -> None:
    kernel = lab.controls.kernel
    kernel.size_row.boxes[0].setValue(3)
    assert lab.state.kernel_size == (3, 2)
    kernel.begin.button("zeros").click()
    assert not lab.state.start.any()
    kernel.buttons["again"].click()
    first = lab.state.start
    kernel.buttons["again"].click()
    assert lab.state.start_kind == "normal"
    assert not np.array_equal(first, lab.state.start)
    kernel.seed.setValue(0)
    assert np.array_equal(first, lab.state.start)
    kernel.has_bias.click()
    assert titles(lab)["kernel"].startswith("K, bias ")
    lab.lab.look(step=0)
    kernel.first_bias.setFocus()
    kernel.first_bias.selectAll()
    QTest.keyClicks(kernel.first_bias, "0.25")
    QTest.keyClick(kernel.first_bias, Qt.Key.Key_Return)
    assert titles(lab)["kernel"] == "K, bias 0.25"
    assert not lab.out.isVisible()
    kernel.outputs.button(2).click()
    assert lab.out.isVisible()
    QTest.mouseClick(lab.out.button(1), LEFT)
    assert numbers(lab, "kernel") == lab.state.kernel_at(lab.state.now)[1].round(3).tolist()
    while lab.lab.can_undo:
        lab.lab.undo()
    assert lab.state.scene == "find_edge"


def test_an_impossible_size_is_refused_with_the_reason(lab: LearnPage) -> None:
    box = lab.controls.kernel.size_row.boxes[0]
    assert "7" in box.problem("8") or "6" in box.problem("8")
    set_box(box, "8")
    assert lab.state.kernel_size == (1, 2)


def test_what_makes_the_target(lab: LearnPage) -> None:
    target = lab.controls.target
    for name, kind in (("sobel", "kernel"), ("maximum", "maximum"), ("given", "given"), ("edge", "kernel")):
        target.maker.setCurrentIndex(target.maker._values.index(name))
        target.maker.activated.emit(target.maker.currentIndex())
        assert lab.state.target == kind
    target.with_relu.click()
    assert lab.state.target == "relu"
    assert lab.state.y.min() == 0


def test_random_inputs(lab: LearnPage) -> None:
    check_random_numbers(lab)


# ---- examples and images


def test_every_example_says_what_to_notice_and_comes_back_by_undo(lab: LearnPage, qtbot: QtBot) -> None:
    notes = set()
    for name in SCENES:
        choose(lab, qtbot, name)
        notes.add(lab.note.text())
        assert lab.state.step == SCENES[name].step
    assert_sentences(notes, len(SCENES))
    while lab.lab.can_undo:
        lab.lab.undo()
    assert lab.state.scene == "find_edge"


def test_a_photograph_and_its_kernel_come_in_one_step(lab: LearnPage, qtbot: QtBot) -> None:
    choose(lab, qtbot, "find_sobel")
    assert max(lab.state.input.shape) == 64
    assert 0 <= lab.state.input.min() <= lab.state.input.max() <= 1
    lab.lab.undo()
    assert not lab.lab.can_undo


def test_an_image_pair(lab: LearnPage, qtbot: QtBot) -> None:
    choose(lab, qtbot, "find_blur")
    lab.target_images.open_file(photo_file("cat"))
    qtbot.waitUntil(lambda: lab.state.target == "given")
    assert lab.state.sliding.size == lab.state.sliding.input
    np.testing.assert_allclose(lab.state.y[0], lab.state.input)  # the kernel that makes a picture from itself
    QTest.mouseClick(lab.transport.last_button, LEFT)
    assert lab.state.kernel_at(lab.state.now)[0].round(0).tolist() == [[0, 0, 0], [0, 1, 0], [0, 0, 0]]


def test_a_pasted_image_is_the_target_of_the_target_section(lab: LearnPage, qtbot: QtBot) -> None:
    choose(lab, qtbot, "find_blur")
    image = QImage(64, 43, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(image)
    lab.controls.target.edit.entries["paste"].trigger()
    qtbot.waitUntil(lambda: lab.state.target == "given")
    assert lab.state.y.min() == 1
