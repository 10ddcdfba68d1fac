"""The Convolution lab by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from convlab.core import Padding, conv2d
from convlab.core.data.datasets import Dataset
from convlab.gui.labs.convolution.page import ConvolutionPage
from convlab.gui.session import Session
from convlab.gui.theme import colours_of
from convlab.gui.widgets.matrix.editor import CellEditor
from convlab.gui.widgets.refusal import refusal_of
from convlab.labs.common.photos import PHOTOS
from convlab.labs.convolution.state import SCENES, ConvolutionState
from tests.gui.matrices import at, click, drag, hover, press, set_box, turn_wheel, type_matrix, type_text
from tests.gui.pages import assert_sentences, shown_page


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[ConvolutionPage]:
    with shown_page(qtbot, ConvolutionPage, ConvolutionState()) as page:
        yield page


def state(lab: ConvolutionPage) -> ConvolutionState:
    return lab.state


def output(lab: ConvolutionPage) -> list[list[float]]:
    """The numbers of the output as they are on the screen."""
    return lab.stage.output.picture.values.tolist()


# ---- what it opens with


def test_it_opens_on_the_second_step_of_the_books_example(lab: ConvolutionPage) -> None:
    assert output(lab) == [[19, 25], [37, 43]]
    assert lab.arithmetic.text() == "1×0 + 2×1 + 4×2 + 5×3 = 25"
    assert lab.formula.text().count("<b>2</b>") == 2
    assert lab.stage.output.picture.revealed is None


def test_every_example_says_what_to_notice(lab: ConvolutionPage) -> None:
    notes = set()
    for index, name in enumerate(SCENES):
        lab.scene.setCurrentIndex(index)
        lab.scene.activated.emit(index)
        assert state(lab).scene == name
        notes.add(lab.note.text())
    assert_sentences(notes, len(SCENES))
    click(lab.stage.kernel, (0, 0))
    type_text("7")
    press(Qt.Key.Key_Return)
    assert state(lab).scene is None


# ---- worked examples, typed


def test_the_books_example_typed(lab: ConvolutionPage) -> None:
    lab.edit({"input": np.zeros((3, 3)), "kernel": np.zeros((2, 2))})
    type_matrix(lab.stage.input, [[0, 1, 2], [3, 4, 5], [6, 7, 8]])
    type_matrix(lab.stage.kernel, [[0, 1], [2, 3]])
    assert output(lab) == [[19, 25], [37, 43]]
    QTest.mouseClick(lab.operation.button(True), Qt.MouseButton.LeftButton)
    assert output(lab) == [[5, 11], [23, 29]]
    QTest.mouseClick(lab.operation.button(False), Qt.MouseButton.LeftButton)
    for box in lab.controls.geometry_section.padding.boxes:
        set_box(box, 2)
    assert output(lab) == [[0, 3, 8, 4], [9, 19, 25, 10], [21, 37, 43, 16], [6, 7, 8, 0]]
    set_box(lab.controls.geometry_section.stride.boxes[0], 3)
    set_box(lab.controls.geometry_section.stride.boxes[1], 2)
    assert output(lab) == [[0, 8], [6, 8]]
    assert "⌊" in lab.formula.text()


def test_the_edge_typed_and_transposed(lab: ConvolutionPage) -> None:
    for box, value in zip(lab.controls.kernel.size_row.boxes, (1, 2), strict=True):
        set_box(box, value)
    for box, value in zip(lab.controls.input.size_row.boxes, (6, 8), strict=True):
        set_box(box, value)
    type_matrix(lab.stage.input, [[1, 1, 0, 0, 0, 0, 1, 1]] * 6)
    type_matrix(lab.stage.kernel, [[1, -1]])
    assert output(lab) == [[0, 1, 0, 0, 0, -1, 0]] * 6


@pytest.mark.parametrize(
    ("size", "kernel", "padding", "stride", "expected"),
    [
        ((8, 8), (3, 3), (1, 1), (1, 1), (8, 8)),
        ((8, 8), (5, 3), (2, 1), (1, 1), (8, 8)),
        ((8, 8), (3, 3), (1, 1), (2, 2), (4, 4)),
        ((8, 8), (3, 5), (0, 1), (3, 4), (2, 2)),
    ],
)
def test_the_books_shapes_by_the_boxes(
    lab: ConvolutionPage,
    size: tuple[int, int],
    kernel: tuple[int, int],
    padding: tuple[int, int],
    stride: tuple[int, int],
    expected: tuple[int, int],
) -> None:
    QTest.mouseClick(
        lab.controls.geometry_section.convention.button(True), Qt.MouseButton.LeftButton
    )  # per side, as in PyTorch
    controls = lab.controls
    for row, values in (
        (controls.input.size_row, size),
        (controls.kernel.size_row, kernel),
        (controls.geometry_section.padding, padding),
        (controls.geometry_section.stride, stride),
    ):
        for box, value in zip(row.boxes, values, strict=True):
            set_box(box, value)
    assert state(lab).sliding.size == expected
    assert all(f"<b>{size}</b>" in line for size, line in zip(expected, lab.formula.text().split("<br>"), strict=True))
    assert f"{expected[0]} × {expected[1]}" in lab.stage.panels["output"].accessibleName()


# ---- drawing and typing


def test_a_stroke_is_drawn_convolved_and_one_step_of_the_history(lab: ConvolutionPage) -> None:
    lab.choose_input("impulse")
    before = state(lab)
    lab.controls.input.pen.selectAll()
    lab.controls.input.pen.setFocus()
    type_text("1/4")
    press(Qt.Key.Key_Return)
    assert state(lab).pen == 0.25
    drag(lab.stage.input, [(1, 1), (1, 4), (4, 4)])
    drawn = state(lab).input
    expected = before.input.copy()
    expected[1, 1:5] = expected[1:5, 4] = 0.25
    assert np.array_equal(drawn, expected)
    assert np.array_equal(output(lab), conv2d(drawn[None, None], before.kernel[None, None])[0, 0])
    lab.lab.undo()
    assert state(lab).input is before.input


def test_the_pen_draws_by_a_click_and_the_right_button_erases(lab: ConvolutionPage) -> None:
    click(lab.stage.input, (1, 1))
    assert state(lab).input[1, 1] == 4
    QTest.mouseClick(lab.controls.input.tool.button(True), Qt.MouseButton.LeftButton)
    click(lab.stage.input, (1, 1))
    assert state(lab).input[1, 1] == 8
    drag(lab.stage.input, [(1, 1), (1, 2)], Qt.MouseButton.RightButton)
    assert state(lab).input[1].tolist() == [3, 0, 0]


def test_padding_is_not_drawn_on(lab: ConvolutionPage) -> None:
    lab.show_scene("padded")
    drag(lab.stage.input, [(0, 0), (0, 4)])
    click(lab.stage.input, (0, 0))
    type_text("5")
    assert state(lab).scene == "padded"
    drag(lab.stage.input, [(1, 1), (1, 4)])
    assert state(lab).input[0].tolist() == [8, 8, 8]


def test_fractions_are_understood_and_nonsense_is_refused_in_place(lab: ConvolutionPage) -> None:
    click(lab.stage.kernel, (0, 1))
    type_text("1/9")
    press(Qt.Key.Key_Return)
    assert state(lab).kernel[0, 1] == 1 / 9
    before = state(lab)
    click(lab.stage.kernel, (0, 0))
    type_text("two")
    press(Qt.Key.Key_Return)
    editor = lab.stage.kernel.findChild(CellEditor)
    assert editor.isVisible()
    assert "two" in editor.accessibleDescription()
    assert state(lab) is before
    press(Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert state(lab) is before
    assert lab.stage.kernel.hasFocus()


def test_arrows_move_within_a_matrix_enter_edits_and_tab_leaves_it(lab: ConvolutionPage) -> None:
    view = lab.stage.input
    click(view, (0, 0))
    for key, cell in (
        (Qt.Key.Key_Right, (0, 1)),
        (Qt.Key.Key_Down, (1, 1)),
        (Qt.Key.Key_Left, (1, 0)),
        (Qt.Key.Key_Up, (0, 0)),
        (Qt.Key.Key_Right, (0, 1)),
    ):
        press(key)
        assert view.cursor_cell == cell
        assert view.accessibleDescription() == f"row {cell[0]}, column {cell[1]}: {state(lab).input[cell]:g}"
    press(Qt.Key.Key_Delete)
    assert state(lab).input[0, 1] == 0
    assert view.accessibleDescription() == "row 0, column 1: 0"
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "Value in row 0, column 1"
    type_text("7")
    press(Qt.Key.Key_Return)  # takes it over and goes down
    assert (state(lab).input[0, 1], view.cursor_cell) == (7, (1, 1))
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not view
    press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is view
    assert view.cursor_cell == (1, 1)
    press(Qt.Key.Key_Escape)
    assert view.cursor_cell is None


@pytest.mark.parametrize("enters", [True, False])
def test_typing_goes_on_in_another_matrix_after_a_refused_cell(lab: ConvolutionPage, enters: bool) -> None:
    before = state(lab).input
    click(lab.stage.input, (1, 1))
    type_text("abc")
    if enters:
        press(Qt.Key.Key_Return)
        assert "“abc” is not a number" in refusal_of(QApplication.focusWidget())
    click(lab.stage.kernel, (0, 1))
    assert QApplication.focusWidget() is lab.stage.kernel
    type_text("9")
    press(Qt.Key.Key_Return)
    assert state(lab).kernel[0, 1] == 9
    assert np.array_equal(state(lab).input, before)
    click(lab.stage.input, (0, 0))  # in the same matrix
    type_text("abc")
    press(Qt.Key.Key_Return)
    click(lab.stage.input, (2, 2))
    type_text("5")
    press(Qt.Key.Key_Return)
    assert (state(lab).input[0, 0], state(lab).input[2, 2]) == (before[0, 0], 5)


def test_a_refused_number_keeps_the_keys_and_shows_what_would_come_of_it(lab: ConvolutionPage, qtbot: QtBot) -> None:
    box, before = lab.controls.kernel.size_row.boxes[0], lab.formula.text()
    set_box(box, 9)
    qtbot.wait(20)
    assert QApplication.focusWidget() is box
    assert refusal_of(box) == "A window of 9 does not fit into 3 padded rows: ⌊(3 − 9 + 0 + 1)/1⌋ = −5"
    assert "⌊(3 − 9 + 0 + 1)/1⌋ = −5" in lab.formula.text()
    assert colours_of(lab).warning.name() in lab.formula.text()
    assert not lab.lab.can_undo
    press(Qt.Key.Key_Escape)
    assert lab.formula.text() == before
    set_box(box, "1x2")
    assert state(lab).kernel.shape == (1, 2)
    assert lab.lab.can_undo
    lab.lab.undo()
    assert state(lab).kernel.shape == (2, 2)


def test_a_button_that_changes_nothing_leaves_an_example_its_name(lab: ConvolutionPage) -> None:
    before = state(lab)
    lab.controls.geometry_section.buttons["valid"].click()
    set_box(lab.controls.geometry_section.stride.boxes[0], 1)
    assert state(lab) is before
    assert lab.scene.value == before.scene is not None
    assert not lab.lab.can_undo


def test_places_on_the_padding_have_a_real_minus(lab: ConvolutionPage) -> None:
    lab.controls.geometry_section.buttons["full"].click()
    told: list[str] = []
    lab.status_changed.connect(told.append)
    hover(lab.stage.output, (0, 0))
    hover(lab.stage.input, (0, 0))
    assert "Output [0, 0] from input rows −1 … 0, columns −1 … 0" in told
    assert told[-1] == "Padding: 0"


def test_what_had_to_change_with_an_edit_is_said(lab: ConvolutionPage) -> None:
    geometry = lab.controls.geometry_section
    set_box(lab.controls.kernel.size_row.boxes[0], 3)
    set_box(geometry.padding.boxes[0], 6)
    own = lab.note.text()
    set_box(lab.controls.kernel.size_row.boxes[0], 1)
    assert lab.note.text() == "Padding became 2 × 0 in total: so small a window allows no more."
    lab.lab.undo()
    assert lab.note.text() == own


def test_the_wheel_changes_a_number_and_zooms_a_picture(lab: ConvolutionPage) -> None:
    view = lab.stage.kernel
    turn_wheel(view, at(view, (1, 0)), 1)
    turn_wheel(view, at(view, (1, 0)), 1)
    assert state(lab).kernel[1, 0] == 4
    lab.lab.undo()
    assert state(lab).kernel[1, 0] == 2
    turn_wheel(lab.stage.input, at(lab.stage.input, (0, 0)), -1)
    assert state(lab).input[0, 0] == -1
    lab.edit({"input": np.zeros((60, 60))})
    turn_wheel(lab.stage.input, lab.stage.input.rect().center(), 8)
    assert lab.stage.input.is_zoomed
    assert lab.stage.output.is_zoomed  # they look at the same place
    assert not state(lab).input.any()
    turn_wheel(lab.stage.input, lab.stage.input.rect().center(), -20)
    assert not lab.stage.input.is_zoomed


def test_a_weight_is_dragged_up_and_that_is_one_step(lab: ConvolutionPage) -> None:
    view, start = lab.stage.kernel, at(lab.stage.kernel, (0, 0))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for pixels in (12, 20, 30):
        QTest.mouseMove(view, start - QPoint(0, pixels))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start - QPoint(0, 30))
    assert state(lab).kernel[0, 0] == 1.0
    lab.lab.undo()
    assert state(lab).kernel[0, 0] == 0


def test_a_turned_kernel_is_edited_where_it_is_seen(lab: ConvolutionPage) -> None:
    lab.show_scene("turned")
    lab.stage.kernel._turning.stop()
    lab.stage.kernel._end_turn()
    click(lab.stage.kernel, (0, 0))
    type_text("9")
    press(Qt.Key.Key_Return)
    assert lab.stage.kernel.picture.values.tolist() == [[9, 2], [1, 0]]
    assert state(lab).kernel.tolist() == [[0, 1], [2, 9]]


# ---- pointing and stepping


def test_what_belongs_together_is_lit(lab: ConvolutionPage) -> None:
    hover(lab.stage.output, (1, 0))
    assert lab.arithmetic.text() == "3×0 + 4×1 + 6×2 + 7×3 = 37"
    frame = lab.stage.input.marks[-1]
    assert (frame.row, frame.column, frame.rows, frame.columns) == (1, 0, 2, 2)
    hover(lab.stage.input, (1, 1))
    assert lab.arithmetic.text() == "4 contributes to 4 outputs"
    assert {(mark.row, mark.column) for mark in lab.stage.output.marks} == {(0, 0), (0, 1), (1, 0), (1, 1)}
    hover(lab.stage.kernel, (1, 1))
    assert lab.arithmetic.text() == "3 multiplies 4 cells of the input, one for each output"
    assert {(mark.row, mark.column) for mark in lab.stage.input.marks} == {(1, 1), (1, 2), (2, 1), (2, 2)}


def test_a_click_pins_and_another_one_lets_go(lab: ConvolutionPage) -> None:
    click(lab.stage.input, (0, 0))
    lab.stage.input.hovered.emit(None)
    assert lab.arithmetic.text() == "0 contributes to 1 output"
    click(lab.stage.input, (0, 0))
    lab.stage.input.hovered.emit(None)
    assert lab.arithmetic.text().endswith("= 25")
    click(lab.stage.output, (1, 1))
    lab.stage.output.hovered.emit(None)
    assert lab.transport.position == 3
    assert lab.arithmetic.text().endswith("= 43")


def test_keys_step_through_the_positions(lab: ConvolutionPage, qtbot: QtBot) -> None:
    lab.setFocus()
    for key, position in (
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_End, 3),
        (Qt.Key.Key_Right, 3),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
    ):
        QTest.keyClick(lab, key)
        assert lab.transport.position == position
    qtbot.waitUntil(lambda: lab.transport.place == 0)


def test_playing_builds_the_output_up_and_ends_with_all_of_it(lab: ConvolutionPage, qtbot: QtBot) -> None:
    revealed: list[int | None] = []
    lab.transport.moved.connect(lambda: revealed.append(lab.stage.output.picture.revealed))
    lab.transport.speed.set_value(16.0)
    lab.transport.go_to(3, slide=False)
    revealed.clear()
    lab.setFocus()
    QTest.keyClick(lab, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not lab.transport.is_playing, timeout=5000)
    shown = [count for count in revealed if count is not None]
    assert {1, 2, 3} <= set(shown)
    assert lab.stage.output.picture.revealed is None


def test_hovering_holds_the_player(lab: ConvolutionPage) -> None:
    lab.transport.toggle()
    hover(lab.stage.output, (0, 0))
    assert lab.transport.is_held
    lab.stage.output.hovered.emit(None)
    assert not lab.transport.is_held
    lab.transport.pause()


def test_the_matrix_product_shows_the_step_and_is_clicked(lab: ConvolutionPage, qtbot: QtBot) -> None:
    QTest.mouseClick(lab.view.button("product"), Qt.MouseButton.LeftButton)
    table = lab.product
    qtbot.waitUntil(lambda: table.product is not None and table.height() > 100)
    assert table.product.patches.tolist() == [[0, 1, 3, 4], [1, 2, 4, 5], [3, 4, 6, 7], [4, 5, 7, 8]]
    assert table.product.column.ravel().tolist() == [0, 1, 2, 3]
    assert table.product.sums.ravel().tolist() == [19, 25, 37, 43]
    QTest.mouseClick(table, Qt.MouseButton.LeftButton, pos=table.places("patches").rect(2, 0).center().toPoint())
    assert lab.transport.position == 2
    assert table.row_text() == "Row 2: 3 4 6 7 · 0 1 2 3 = 37"
    assert table.captions()[0] == ("each row is one window, flattened", "4 × 4")


def test_a_row_of_the_matrix_product_is_lit_with_its_window(lab: ConvolutionPage) -> None:
    lab.show_view("product")
    QApplication.processEvents()  # lays it out
    table = lab.product
    QTest.mouseMove(table, table.places("sums").rect(3, 0).center().toPoint())
    assert lab.stage.input.marks[-1].row == lab.stage.input.marks[-1].column == 1
    assert (lab.stage.output.marks[0].row, lab.stage.output.marks[0].column) == (1, 1)
    QTest.mouseMove(table, table.places("column").rect(2, 0).center().toPoint())
    assert len(lab.stage.input.marks) == 4  # the cells that weight 2 multiplies
    hover(lab.stage.input, (1, 1))  # in all four windows, at another place in each
    assert table.product.places_of((1, 1)) == [(0, 3), (1, 2), (2, 1), (3, 0)]


def test_the_matrix_product_follows_through_a_large_output(lab: ConvolutionPage) -> None:
    lab.edit({"input": np.arange(400.0).reshape(20, 20)})
    lab.show_view("product")
    QApplication.processEvents()  # lays it out
    lab.transport.go_to(200, slide=False)
    product = lab.product.product
    shown = product.steps
    assert shown[shown.index(200) - 1] == 199
    lab.transport.go_to(199, slide=False)  # a row that is seen: the rows stay
    assert lab.product.product.steps == shown
    assert (product.steps[0], product.steps[-1]) == (0, state(lab).sliding.steps - 1)
    assert product.patches[product.steps.index(200)].tolist() == [
        term.value for term in state(lab).terms(*state(lab).sliding.position(200))
    ]


# ---- inputs, files, the clipboard


def test_operations_on_the_input(lab: ConvolutionPage) -> None:
    for name, expected in (
        ("left", [[1, 2, 0], [4, 5, 0], [7, 8, 0]]),
        ("invert", [[7, 6, 8], [4, 3, 8], [1, 0, 8]]),
        ("fill", [[8, 8, 8]] * 3),
        ("clear", [[0, 0, 0]] * 3),
    ):
        lab.controls.input.edit.entries[name].trigger()
        assert state(lab).input.tolist() == expected


def test_operations_on_the_kernel(lab: ConvolutionPage) -> None:
    for name, expected in (
        ("flip", [[3, 2], [1, 0]]),
        ("transpose", [[3, 1], [2, 0]]),
        ("rotate", [[1, 0], [3, 2]]),
        ("negate", [[-1, 0], [-3, -2]]),
        ("double", [[-2, 0], [-6, -4]]),
        ("halve", [[-1, 0], [-3, -2]]),
        ("normalise", [[1 / 6, 0], [0.5, 1 / 3]]),
    ):
        lab.controls.kernel.edit.entries[name].trigger()
        assert np.allclose(state(lab).kernel, expected)
    lab.show_scene("edge")
    before = state(lab)
    lab.controls.kernel.edit.entries["normalise"].trigger()
    assert state(lab) is before
    assert "add up to 0" in lab.note.text()


def test_matrices_go_through_the_clipboard(lab: ConvolutionPage) -> None:
    lab.stage.output.setFocus()
    lab.clipboard.copy("output")
    assert [float(number) for number in QGuiApplication.clipboard().text().split()] == [19, 25, 37, 43]
    QGuiApplication.clipboard().setText("[[1, 2, 3], [4, 5, 6]]")
    lab.clipboard.paste("input")
    assert state(lab).input.tolist() == [[1, 2, 3], [4, 5, 6]]
    QGuiApplication.clipboard().setText("1/2\t-1")
    lab.clipboard.paste("kernel")
    assert state(lab).kernel.tolist() == [[0.5, -1]]
    before = state(lab)
    for text, said in (
        ("1 2\n3", "no matrix"),
        ("hello", "no matrix"),
        ("", "no matrix"),
        ("1 " * 40, "31 × 31"),
    ):
        QGuiApplication.clipboard().setText(text)
        lab.clipboard.paste("kernel")
        assert said in lab.note.text()
        assert state(lab) is before


def test_a_large_kernel_gets_the_padding_it_needs(lab: ConvolutionPage) -> None:
    QGuiApplication.clipboard().setText("\n".join(["1 1 1 1 1"] * 5))
    lab.clipboard.paste("kernel")
    assert state(lab).padding.height == 2
    assert output(lab) == [[36]]


def drop(lab: ConvolutionPage, mime: QMimeData) -> None:
    point = QPointF(lab.rect().center())
    lab.dropEvent(
        QDropEvent(point, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )


def file_mime(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def test_an_image_is_dropped_and_a_broken_one_leaves_the_input(
    lab: ConvolutionPage, qtbot: QtBot, tmp_path: Path
) -> None:
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.save(str(tmp_path / "white.png"))
    drop(lab, file_mime(tmp_path / "white.png"))
    qtbot.waitUntil(lambda: state(lab).input.shape == (10, 20))
    assert (state(lab).input == 255).all()
    before = state(lab)
    (tmp_path / "broken.png").write_text("no image at all")
    drop(lab, file_mime(tmp_path / "broken.png"))
    qtbot.waitUntil(lambda: "broken.png" in lab.note.text())
    assert state(lab) is before


@pytest.mark.parametrize("name", PHOTOS)
def test_photographs(lab: ConvolutionPage, qtbot: QtBot, name: str) -> None:
    lab.choose_input(name)
    qtbot.waitUntil(lambda: state(lab).input_name == name)
    assert min(state(lab).input.shape) >= 300
    assert state(lab).white == 255


def test_digits_come_from_mnist(lab: ConvolutionPage, dataset: Dataset) -> None:
    lab.choose_input("digit")
    assert "not loaded" in lab.note.text()
    assert state(lab).input_name == "book"
    lab.inputs.set_dataset(dataset)
    lab.choose_input("digit")
    first = state(lab).input
    assert first.shape == (28, 28)
    number = state(lab).number
    lab.choose_input("ramp")
    lab.choose_input("digit")
    assert np.array_equal(state(lab).input, first)  # it comes back
    QTest.mouseClick(lab.controls.input.buttons["again"], Qt.MouseButton.LeftButton)
    assert not np.array_equal(state(lab).input, first)
    set_box(lab.controls.input.number, 7)
    assert np.array_equal(state(lab).input, dataset.test.images[7])
    lab.lab.undo()
    lab.lab.undo()
    assert (state(lab).number, state(lab).input_name) == (number, "digit")
    assert np.array_equal(state(lab).input, first)


def test_random_numbers_come_from_the_seed_that_is_shown(lab: ConvolutionPage) -> None:
    lab.choose_input("random", 5)
    first = state(lab).input
    assert lab.controls.input.number.value() == 5
    QTest.mouseClick(lab.controls.input.buttons["again"], Qt.MouseButton.LeftButton)
    assert not np.array_equal(state(lab).input, first)
    set_box(lab.controls.input.number, 5)
    assert np.array_equal(state(lab).input, first)


def test_the_output_becomes_the_input(lab: ConvolutionPage) -> None:
    lab.controls.output.edit.entries["use"].trigger()
    assert state(lab).input.tolist() == [[19, 25], [37, 43]]
    assert output(lab) == [[0 * 19 + 25 + 2 * 37 + 3 * 43]]


# ---- geometry


def test_padding_counted_in_total_and_per_side(lab: ConvolutionPage) -> None:
    set_box(lab.controls.geometry_section.padding.boxes[0], 3)
    assert tuple(state(lab).padding) == (2, 1, 0, 0)
    assert lab.controls.geometry_section.split.text() == "in total: top 2, bottom 1; left 0, right 0"
    QTest.mouseClick(lab.controls.geometry_section.convention.button(True), Qt.MouseButton.LeftButton)
    assert tuple(state(lab).padding) == (2, 1, 0, 0)  # what is uneven cannot be counted per side
    assert "uneven" in lab.note.text()
    set_box(lab.controls.geometry_section.padding.boxes[0], 4)
    QTest.mouseClick(lab.controls.geometry_section.convention.button(True), Qt.MouseButton.LeftButton)
    assert tuple(state(lab).padding) == (2, 2, 0, 0)
    assert lab.controls.geometry_section.padding.boxes[0].value() == 2
    assert "2·2" in lab.formula.text()
    for name, padding in (("full", (1, 1, 1, 1)), ("valid", (0, 0, 0, 0)), ("same", (1, 0, 1, 0))):
        QTest.mouseClick(lab.controls.geometry_section.buttons[name], Qt.MouseButton.LeftButton)
        assert tuple(state(lab).padding) == padding
    assert state(lab).sliding.size == (3, 3)
    assert not state(lab).per_side  # an odd total cannot be counted per side


def test_the_layout_is_remembered(lab: ConvolutionPage, settings: QSettings) -> None:
    lab.show_view("product")
    lab.findChild(QSplitter).setSizes([300, 200])
    lab.save_layout(settings)
    other = ConvolutionPage(Session().add("lab", ConvolutionState()))
    other.restore_layout(settings)
    assert other.findChild(QSplitter).sizes()[0] > 0
    other.shut_down()
    other.deleteLater()


# ---- what must not happen


def test_a_chosen_cell_that_becomes_padding_is_let_go(lab: ConvolutionPage) -> None:
    click(lab.stage.input, (0, 0))
    lab.edit({"padding": Padding(1, 1, 1, 1)})
    assert lab.stage.input.cursor_cell is None
    QTest.keyClick(lab.stage.input, Qt.Key.Key_Delete)
    assert state(lab).input.tolist() == [[0, 1, 2], [3, 4, 5], [6, 7, 8]]


def test_a_pinned_cell_that_is_gone_is_let_go(lab: ConvolutionPage) -> None:
    lab.edit({"input": np.ones((8, 8)), "kernel": np.ones((4, 4)), "stride": (2, 2)})
    click(lab.stage.kernel, (3, 3))
    lab.stage.kernel.hovered.emit(None)
    lab.edit({"kernel": np.ones((3, 4))})
    assert lab.stepper.focus.kind == "output"


def test_numbers_of_a_spreadsheet_are_pasted_as_numbers(lab: ConvolutionPage) -> None:
    mime = QMimeData()
    mime.setText("1\t2\n3\t4")
    mime.setImageData(QImage(60, 20, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(mime)
    lab.clipboard.paste("input")
    QGuiApplication.clipboard().clear()  # what was made here must not outlive the application
    assert state(lab).input.tolist() == [[1, 2], [3, 4]]


@pytest.mark.parametrize("text", ["1e308", "-1e13"])
def test_numbers_too_large_are_refused_in_place(lab: ConvolutionPage, text: str) -> None:
    before = state(lab)
    click(lab.stage.kernel, (0, 0))
    type_text(text)
    press(Qt.Key.Key_Return)
    assert "too large" in lab.stage.kernel.findChild(CellEditor).accessibleDescription()
    press(Qt.Key.Key_Escape)
    assert state(lab) is before
    lab.edit({"kernel": np.full((2, 2), 6e11)})
    lab.controls.kernel.edit.entries["double"].trigger()
    assert "too large" in lab.note.text()
    assert state(lab).kernel[0, 0] == 6e11


def test_rounding_is_not_shown_as_data(lab: ConvolutionPage) -> None:
    lab.edit({"input": np.ones((4, 4)), "kernel": np.array([[0.1, 0.2, -0.3]])})
    assert output(lab) == [[0, 0]] * 4
    rng = np.random.default_rng(0)
    lab.edit(
        {"input": rng.integers(0, 256, (90, 90)).astype(float), "kernel": rng.integers(-9, 9, (9, 9)).astype(float)}
    )
    values = lab.stage.output.picture.values
    assert np.array_equal(values, np.rint(values))


def test_the_difference_is_explained(lab: ConvolutionPage) -> None:
    lab.controls.output.difference.click()
    assert output(lab) == [[-14, -14], [-14, -14]]
    assert lab.arithmetic.text().endswith("= 25    convolution − cross-correlation: 11 − 25 = −14")


def test_a_mode_that_cannot_be_had_is_not_shown(lab: ConvolutionPage) -> None:
    lab.edit({"kernel": np.ones((8, 8))})
    lab.controls.geometry_section.mode.setCurrentIndex(1)
    lab.controls.geometry_section.mode.activated.emit(1)
    assert state(lab).pad_mode == "zeros"
    assert lab.controls.geometry_section.mode.currentIndex() == 0


def test_the_same_number_again_is_no_edit(lab: ConvolutionPage) -> None:
    click(lab.stage.input, (0, 0))
    type_text("0")
    press(Qt.Key.Key_Return)
    assert state(lab).scene == "book"
    assert not lab.lab.can_undo


def test_a_later_choice_overtakes_a_photograph(lab: ConvolutionPage, qtbot: QtBot) -> None:
    lab.choose_input("cat")
    lab.choose_input("edge")
    assert state(lab).input_name == "edge"
    lab.choose_input("coffee")  # comes after what the first choice would have brought
    seen = []
    lab.lab.changed.connect(lambda _old, new: seen.append(new.input_name))
    qtbot.waitUntil(lambda: bool(seen))
    assert set(seen) == {"coffee"}


def test_the_player_lets_go_of_a_pin(lab: ConvolutionPage, qtbot: QtBot) -> None:
    click(lab.stage.kernel, (0, 0))
    lab.stage.kernel.hovered.emit(None)
    QTest.mouseClick(lab.transport.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: lab.arithmetic.text().endswith("= 37"))


def test_only_what_a_change_touches_is_drawn_anew(lab: ConvolutionPage) -> None:
    pictures = [view.picture for view in lab.stage.views.values()]
    lab.edit({"pen": 3.0})
    lab.definition.edited.emit({"x": 0.5}, None)
    assert [view.picture for view in lab.stage.views.values()] == pictures
    lab.edit({"scale_mode": "grey"})
    assert [view.picture for view in lab.stage.views.values()][:2] == pictures[:2]
    assert lab.stage.output.picture is not pictures[2]


@pytest.mark.parametrize("typed", ["0", "-3", "999", "1x0", "abc"])
def test_an_impossible_number_is_refused_in_every_box_and_changes_nothing(lab: ConvolutionPage, typed: str) -> None:
    before = lab.state
    geometry = lab.controls.geometry_section
    geometry.more.button.click()
    lab.controls.input.more.button.click()
    rows = (lab.controls.kernel.size_row, geometry.padding, geometry.stride)
    for box in (*(box for row in rows for box in row.boxes), *lab.controls.input.size_row.boxes):
        is_possible = (typed == "0" and box in geometry.padding.boxes) or (
            typed == "999" and box in lab.controls.input.size_row.boxes
        )
        if is_possible or (typed == "1x0" and box in geometry.padding.boxes):
            continue
        set_box(box, typed)
        assert refusal_of(box), box.accessibleName()
        assert box.text() == typed
        assert "-" not in refusal_of(box)
        assert "-" not in lab.formula.text().replace(' style="', "").replace("-color", "")
        press(Qt.Key.Key_Escape)
        assert lab.state is before


def test_the_keys_stay_in_a_field_that_is_typed_into_right_after_another(lab: ConvolutionPage) -> None:
    first, second = lab.controls.kernel.size_row.boxes
    set_box(first, 2)
    second.setFocus()
    QApplication.processEvents()
    assert second.hasFocus()
