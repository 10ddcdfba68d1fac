"""Transposed convolution by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convlab.core import Padding
from convlab.gui.labs.learning.transposed.page import TransposedPage
from convlab.gui.widgets.reduced_motion import set_reduced
from convlab.gui.widgets.refusal import refusal_of
from convlab.labs.learning.transposed.scenes import SCENES
from convlab.labs.learning.transposed.state import TransposedState
from tests.gui.matrices import click, hover, leave, press, set_box, type_text
from tests.gui.motion import pass_time, play
from tests.gui.pages import assert_sentences, check_random_numbers, shown_page

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[TransposedPage]:
    with shown_page(qtbot, TransposedPage, TransposedState()) as page:
        yield page


def output(page: TransposedPage) -> list[list[float]]:
    """The numbers on the screen, with the border that padding takes away."""
    return page.stamps.output.picture.values.tolist()


def choose(page: TransposedPage, name: str) -> None:
    page.scene.setCurrentIndex(list(SCENES).index(name))
    page.scene.activated.emit(page.scene.currentIndex())


def show(page: TransposedPage, aspect: str) -> None:
    QTest.mouseClick(page.aspect.button(aspect), LEFT)


def box(page: TransposedPage, name: str, axis: int = 0):
    return page.controls.geometry_section.rows[name].boxes[axis]


# ---- stamps


def test_it_opens_on_the_books_example(page: TransposedPage) -> None:
    assert output(page) == [[0, 0, 1], [0, 4, 6], [4, 12, 9]]
    assert page.arithmetic.text() == "Stamp of [1, 1]:  3×0 = 0,  3×1 = 3,  3×2 = 6,  3×3 = 9"
    assert page.formula.text().count("<b>3</b>") == 2
    assert page.stamps.stamp.picture.values.tolist() == [[0, 3], [6, 9]]


def test_every_example_says_what_to_notice(page: TransposedPage) -> None:
    notes = set()
    for name in SCENES:
        choose(page, name)
        assert page.state.scene == name
        assert page.state.aspect == SCENES[name].aspect
        notes.add(page.note.text())
    assert_sentences(notes, len(SCENES))


def test_a_cell_of_the_output_is_the_sum_of_the_stamps_on_it(page: TransposedPage) -> None:
    hover(page.stamps.output, (1, 1))
    assert page.arithmetic.text() == "0×3 + 1×2 + 2×1 + 3×0 = 4"
    assert [mark.label for mark in page.stamps.input.marks] == ["×3", "×2", "×1", "×0"]
    assert len(page.stamps.kernel.marks) == 4
    hover(page.stamps.output, (0, 1))
    assert page.arithmetic.text() == "0×1 + 1×0 = 0"
    leave(page.stamps.output)
    assert page.arithmetic.text().startswith("Stamp of [1, 1]")


def test_a_cell_of_the_input_shows_its_stamp(page: TransposedPage) -> None:
    hover(page.stamps.input, (1, 0))
    assert page.arithmetic.text() == "Stamp of [1, 0]:  2×0 = 0,  2×1 = 2,  2×2 = 4,  2×3 = 6"
    assert page.stamps.stamp.picture.values.tolist() == [[0, 2], [4, 6]]
    frame = page.stamps.output.marks[-1]
    assert (frame.row, frame.column, frame.rows, frame.columns) == (1, 0, 2, 2)
    assert {mark.label for mark in page.stamps.output.marks} == {"+0", "+2", "+4", "+6", ""}


def test_a_weight_shows_every_output_it_reaches(page: TransposedPage) -> None:
    hover(page.stamps.kernel, (1, 0))
    assert page.arithmetic.text() == "2 is stamped onto 4 cells, each time times another input"
    assert {(mark.row, mark.column) for mark in page.stamps.output.marks} == {(1, 0), (1, 1), (2, 0), (2, 1)}


def test_a_number_of_the_stamp_tells_where_it_is_added(page: TransposedPage) -> None:
    hover(page.stamps.stamp, (1, 0))
    assert page.arithmetic.text() == "3×2 = 6 is added to the output at [2, 1]"
    click(page.stamps.stamp, (1, 0))
    leave(page.stamps.stamp)
    assert page.arithmetic.text() == "3×2 = 6 is added to the output at [2, 1]"  # kept by the click


def test_a_click_on_the_input_goes_to_its_step(page: TransposedPage) -> None:
    click(page.stamps.input, (0, 1))
    leave(page.stamps.input)
    assert page.state.step == 1
    assert page.arithmetic.text().startswith("Stamp of [0, 1]")


def test_stamps_are_added_one_after_the_other(page: TransposedPage) -> None:
    page.transport.set_building(True)
    page.transport.go_to(1, slide=False)
    assert output(page) == [[0, 0, 1], [0, 2, 3], [0, 0, 0]]
    covered = [(mark.row, mark.column) for mark in page.stamps.output.marks if mark.fill == 1]
    assert covered == [(2, 0), (2, 1), (2, 2)]  # no stamp lies there yet
    page.transport.go_to(2, slide=False)
    assert output(page) == [[0, 0, 1], [0, 4, 3], [4, 6, 0]]
    press(Qt.Key.Key_Escape)
    assert output(page) == [[0, 0, 1], [0, 4, 6], [4, 12, 9]]


def test_products_travel_into_the_output(page: TransposedPage) -> None:
    set_reduced(False)
    page.stepper.go_to(0)
    play(page.transport)
    pass_time(page.transport, 1.0)
    flying = []
    for _ in range(32):  # the second stamp: 1 × kernel
        pass_time(page.transport, 0.02)
        flying.append(page.motion.overlay.texts)
    assert ["0", "1", "2", "3"] in flying
    assert output(page) == [[0, 0, 0], [0, 0, 0], [0, 0, 0]]
    pass_time(page.transport, 0.2)
    assert output(page) == [[0, 0, 1], [0, 2, 3], [0, 0, 0]]


def test_typing_changes_the_stamps(page: TransposedPage) -> None:
    click(page.stamps.kernel, (0, 0))
    type_text("1")
    press(Qt.Key.Key_Return)
    assert output(page) == [[0, 1, 1], [2, 7, 6], [4, 12, 9]]
    assert page.state.scene is None
    page.lab.undo()
    assert output(page) == [[0, 0, 1], [0, 4, 6], [4, 12, 9]]


# ---- where the stamps lie


def test_stride_and_padding(page: TransposedPage) -> None:
    for axis in (0, 1):
        set_box(box(page, "stride", axis), 2)
    assert output(page) == [[0, 0, 0, 1], [0, 0, 2, 3], [0, 2, 0, 3], [4, 6, 6, 9]]
    for axis in (0, 1):
        set_box(box(page, "padding", axis), 1)
    assert page.state.padding == Padding(1, 1, 1, 1)
    assert page.state.output.tolist() == [[0, 2], [2, 0]]
    assert page.stamps.output.picture.padding == Padding(1, 1, 1, 1)
    hover(page.stamps.output, (3, 3))
    assert page.arithmetic.text() == "3×3 = 9, taken away by the padding"


def test_output_padding_leaves_cells_that_no_stamp_reaches(page: TransposedPage) -> None:
    for axis in (0, 1):
        set_box(box(page, "stride", axis), 2)
        set_box(box(page, "output_padding", axis), 1)
    assert page.stamps.output.picture.shape == (5, 5)
    hover(page.stamps.output, (4, 4))
    assert page.arithmetic.text() == "0: no stamp falls on this cell"


def test_what_is_not_possible_is_refused_with_the_reason(page: TransposedPage) -> None:
    set_box(box(page, "padding"), "2")
    assert refusal_of(box(page, "padding")) == "Nothing would be left of the output: 3 − 2·2 = −1."
    assert "−1" in page.formula.text()
    set_box(box(page, "output_padding"), "1")
    assert "smaller than the stride or the dilation" in refusal_of(box(page, "output_padding"))
    set_box(page.controls.kernel.size_row.boxes[0], "40")
    assert "At most 16" in refusal_of(page.controls.kernel.size_row.boxes[0])
    assert page.state.padding == Padding(0, 0, 0, 0)


def test_what_must_change_with_an_edit_is_said(page: TransposedPage) -> None:
    choose(page, "transposed_doubled")
    set_box(box(page, "stride"), 1)
    assert page.state.output_padding == (0, 1)
    assert page.note.text() == "Output padding became 0 × 1: it is smaller than the stride or the dilation."


def test_a_matrix_that_is_too_large_is_refused(page: TransposedPage) -> None:
    QGuiApplication.clipboard().setText("\n".join(["1 " * 65] * 2))
    page.clipboard.paste("input")
    assert page.note.text() == "At most 64 × 64 cells are stamped here."
    assert page.state.input.shape == (2, 2)


def test_kernels_by_name_and_size(page: TransposedPage) -> None:
    kernel = page.controls.kernel
    for name, corner in (("ones", 1.0), ("bilinear", 1 / 16)):
        kernel.choice.setCurrentIndex(kernel.choice.findText({"ones": "Ones", "bilinear": "Bilinear"}[name]))
        kernel.choice.activated.emit(kernel.choice.currentIndex())
        assert page.state.recipe == name
        assert page.state.kernel[0, 0] == corner
    set_box(kernel.size_row.boxes[0], 2)
    assert page.state.kernel.tolist() == [[0.125, 0.375, 0.375, 0.125]] * 2
    QTest.mouseClick(kernel.buttons["again"], LEFT)
    first = page.state.kernel
    QTest.mouseClick(kernel.buttons["again"], LEFT)
    assert page.state.recipe == "random"
    assert not np.array_equal(first, page.state.kernel)


def test_random_numbers(page: TransposedPage) -> None:
    check_random_numbers(page)


# ---- the other aspects


def test_aspects_are_no_steps_of_the_history(page: TransposedPage) -> None:
    for aspect in ("correlation", "matrix", "overlap", "back", "stamps"):
        show(page, aspect)
        assert page.state.aspect == aspect
    assert not page.lab.can_undo


def test_the_cross_correlation_gives_the_same(page: TransposedPage) -> None:
    choose(page, "transposed_stride")
    show(page, "correlation")
    stage = page.correlation
    assert stage.output.picture.values.tolist() == stage.stamps.picture.values.tolist()
    assert stage.kernel.picture.values.tolist() == [[3, 2], [1, 0]]
    assert stage.input.picture.shape == (5, 5)
    assert "largest difference: 0" in stage.notes["stamps"].text()
    hover(stage.output, (3, 3))
    assert page.arithmetic.text() == "3×3 + 0×2 + 0×1 + 0×0 = 9"
    hover(stage.kernel, (0, 0))
    assert page.arithmetic.text() == "3 multiplies 16 cells, one for each output"
    hover(stage.input, (3, 3))
    assert page.arithmetic.text() == "3 contributes to 4 outputs"


def test_as_a_matrix(page: TransposedPage) -> None:
    show(page, "matrix")
    views = page.matrix_form.views
    assert views["transpose"].picture.values.T.tolist() == views["matrix"].picture.values.tolist()
    assert views["product"].picture.values.ravel().tolist() == [0, 0, 1, 0, 4, 6, 4, 12, 9]
    assert page.arithmetic.text() == "3 times column 3 of Wᵀ: the stamp of input [1, 1], 3 numbers other than 0"
    hover(views["product"], (4, 0))
    assert page.arithmetic.text() == "0×3 + 1×2 + 2×1 + 3×0 = 4"
    hover(views["transpose"], (7, 2))
    assert page.arithmetic.text() == "3 is the weight between input [1, 0] and output [2, 1], in W and in Wᵀ"
    assert [(mark.row, mark.column) for mark in views["matrix"].marks] == [(2, 7)]


def test_a_large_matrix_is_not_drawn(page: TransposedPage) -> None:
    choose(page, "transposed_bilinear")
    show(page, "matrix")
    assert not page.matrix_form.isVisible()
    assert page.note.text().startswith("As a matrix it has 4,096 × 256 numbers; only up to 144 × 36 are drawn here.")


def test_the_overlap_is_counted(page: TransposedPage) -> None:
    choose(page, "transposed_checkerboard")
    views = page.overlap.views
    assert views["present"].picture.values[:2, :2].tolist() == [[1, 2], [2, 4]]
    assert (views["divided"].picture.values[1:-1, 1:-1] == 4).all()
    hover(views["present"], (1, 1))
    assert page.arithmetic.text() == "Output [1, 1]: 2 down × 2 across = 4 stamps"
    hover(views["present"], (2, 2))
    assert page.arithmetic.text() == "Output [2, 2]: 1 down × 1 across = 1 stamp"
    QTest.mouseClick(page.shows_counts.button(False), LEFT)
    assert views["present"].picture.values.max() > 1
    choose(page, "transposed_even")
    assert page.overlap.panels["divided"].isHidden()


def test_there_and_back(page: TransposedPage) -> None:
    choose(page, "transposed_back")
    views = page.back.views
    assert views["convolved"].picture.values.tolist() == [[19, 25], [37, 43]]
    assert views["returned"].picture.values.tolist() == [[0, 19, 25], [38, 144, 118], [74, 197, 129]]
    assert page.arithmetic.text() == "[2, 1]: back − image = 197 − 7 = 190"
    hover(views["returned"], (1, 1))
    assert page.arithmetic.text() == "19×3 + 25×2 + 37×1 + 43×0 = 144"
    hover(views["convolved"], (0, 0))
    assert page.arithmetic.text() == "0×0 + 1×1 + 3×2 + 4×3 = 19"
    click(views["input"], (1, 1))
    leave(views["input"])
    assert page.arithmetic.text() == "[1, 1]: back − image = 144 − 4 = 140"


def test_there_is_no_way_back_where_the_kernel_does_not_fit(page: TransposedPage) -> None:
    show(page, "back")
    set_box(page.controls.kernel.size_row.boxes[0], 3)
    assert page.back.panels["returned"].isHidden()
    assert page.note.text() == "The kernel of 3 × 2 does not fit on the image of 2 × 2: there is nothing to convolve."


def test_copying_tells_the_present_matrix(page: TransposedPage) -> None:
    page.clipboard.copy("output")
    assert QGuiApplication.clipboard().text().split() == ["0", "0", "1", "0", "4", "6", "4", "12", "9"]
    QTest.mouseClick(page.controls.torch.buttons["copy"], LEFT)
    assert QGuiApplication.clipboard().text() == "F.conv_transpose2d(x, w)"


def test_a_stamp_of_another_size_gets_cells_of_the_size_there_is_room_for(page: TransposedPage, qtbot: QtBot) -> None:
    choose(page, "transposed_bilinear")
    page.stamps.grab()
    choose(page, "transposed_book")
    page.stamps.grab()
    qtbot.waitUntil(lambda: page.stamps.kernel.places.cell > 60)
    assert page.stamps.stamp.places.cell == page.stamps.kernel.places.cell


def test_a_cell_that_is_kept_is_let_go_when_padding_takes_it_away(page: TransposedPage) -> None:
    show(page, "matrix")
    view = page.matrix_form.views["transpose"]
    click(view, (8, 3))
    assert page.stepper.pinned is not None
    page.edit({"padding": Padding.of(1)})  # one output is left of nine
    assert page.stepper.pinned is None
    assert page.arithmetic.text()
