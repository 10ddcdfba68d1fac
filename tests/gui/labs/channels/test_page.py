"""The Channels lab by mouse and keys."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea
from pytestqt.qtbot import QtBot

from convlab.core import Padding, conv2d, linear
from convlab.gui import theme
from convlab.gui.labs.channels import preparer as channels_preparer
from convlab.gui.labs.channels.page import ChannelsPage
from convlab.gui.widgets.matrix.editor import CellEditor
from convlab.gui.widgets.matrix.painting import fitting_texts
from convlab.labs.channels.ready import made_ready
from convlab.labs.channels.scenes import SCENES
from convlab.labs.channels.state import ChannelsState
from convlab.labs.common.planes import KERNEL_SETS
from convlab.labs.common.viewing import is_same_work
from tests.gui.matrices import at, click, drag, hover, press, set_box, turn_wheel, type_matrix, type_text
from tests.gui.pages import assert_sentences, check_random_numbers, shown_page, texts_in

BOOK_ONE = [[56, 72], [104, 120]]
BOOK_THREE = [BOOK_ONE, [[76, 100], [148, 172]], [[96, 128], [192, 224]]]


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[ChannelsPage]:
    with shown_page(qtbot, ChannelsPage, ChannelsState()) as page:
        yield page


def choose(box: QComboBox, index: int) -> None:
    box.setCurrentIndex(index)
    box.activated.emit(index)


def show_view(lab: ChannelsPage, name: str) -> None:
    QTest.mouseClick(lab.view.button(name), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def show_scene(lab: ChannelsPage, name: str) -> None:
    choose(lab.scene, list(SCENES).index(name))


def output(lab: ChannelsPage) -> list[list[float]]:
    """The numbers of the chosen output as they are on the screen."""
    return lab.stage.output.picture.values.tolist()


def strip(lab: ChannelsPage) -> list[list[list[float]]]:
    return [view.picture.values.tolist() for view in lab.stage.strip.maps if view.isVisible()]


def put_random(lab: ChannelsPage, seed: int = 0, shape: tuple[int, int, int, int] = (2, 3, 2, 2)) -> None:
    rng = np.random.default_rng(seed)
    lab.edit(
        {
            "input": rng.integers(0, 9, (shape[1], 5, 6)).astype(float),
            "kernel": rng.integers(-3, 4, shape).astype(float),
            "bias": rng.integers(-2, 3, shape[0]).astype(float),
        }
    )


# ---- the book's examples


def test_it_opens_on_the_books_two_channels_at_56(lab: ChannelsPage) -> None:
    assert output(lab) == BOOK_ONE
    assert [row.partial.picture.values[0, 0] for row in lab.stage.rows] == [19, 37]
    assert lab.arithmetic.text() == ("(0×0 + 1×1 + 3×2 + 4×3) + (1×1 + 2×2 + 4×3 + 5×4) = 19 + 37 = 56")
    assert not lab.stage.strip.isVisible()


def test_the_books_example_typed(lab: ChannelsPage) -> None:
    lab.edit({"input": np.zeros((2, 3, 3)), "kernel": np.zeros((1, 2, 2, 2))})
    for channel in (0, 1):
        type_matrix(lab.stage.rows[channel].input, np.arange(9).reshape(3, 3) + channel)
        type_matrix(lab.stage.rows[channel].kernel, np.arange(4).reshape(2, 2) + channel)
    assert output(lab) == BOOK_ONE


def test_three_outputs_by_the_box_are_the_books(lab: ChannelsPage) -> None:
    set_box(lab.controls.kernel.channels.boxes[1], 3)
    assert strip(lab) == BOOK_THREE
    assert lab.stage.strip.isVisible()
    click(lab.stage.strip.maps[2], (0, 0))
    assert output(lab) == BOOK_THREE[2]
    assert lab.arithmetic.text().endswith("= 35 + 61 = 96")


def test_one_channel_in_is_the_convolution_lab(lab: ChannelsPage) -> None:
    set_box(lab.controls.kernel.channels.boxes[0], 1)
    assert output(lab) == [[19, 25], [37, 43]]
    assert lab.arithmetic.text() == "0×0 + 1×1 + 3×2 + 4×3 = 19"


def test_every_example_shows_itself_and_says_what_to_notice(lab: ChannelsPage, qtbot: QtBot) -> None:
    notes = set()
    for name in reversed(SCENES):  # it opens with the first
        show_scene(lab, name)
        qtbot.waitUntil(lambda name=name: lab.state.scene == name and lab.is_ready)
        assert lab.state.recipe == name
        notes.add(lab.note.text())
    assert_sentences(notes, len(SCENES))
    assert lab.state.channels == (3 if SCENES[name].photo else 2)
    if SCENES[name].photo:
        lab.lab.undo()  # photograph and kernels came in one step
        assert lab.state.scene == "book_three"


def test_an_example_that_is_overtaken_does_not_come(lab: ChannelsPage, qtbot: QtBot) -> None:
    show_scene(lab, "sepia")
    show_scene(lab, "book_one")
    lab.choose_input("cat")
    qtbot.waitUntil(lambda: lab.state.input_name == "cat")
    assert lab.state.recipe != "sepia"


# ---- steps


def test_keys_step_and_a_click_on_any_sum_chooses_the_step(lab: ChannelsPage, qtbot: QtBot) -> None:
    lab.setFocus()
    QTest.keyClick(lab, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: lab.arithmetic.text().endswith("= 25 + 47 = 72"))
    click(lab.stage.rows[1].partial, (1, 0))
    assert lab.transport.position == 2
    click(lab.stage.output, (1, 1))
    assert lab.arithmetic.text().endswith("= 43 + 77 = 120")


def test_hovering_lights_what_belongs_together_in_its_channel(lab: ChannelsPage) -> None:
    first, second = lab.stage.rows
    hover(second.input, (1, 1))
    assert len(second.kernel.marks) == 4
    assert len(second.partial.marks) == len(lab.stage.output.marks) == 4
    assert not first.input.marks
    assert not first.kernel.marks
    assert "5" in lab.arithmetic.text()
    hover(first.kernel, (0, 1))
    assert len(first.input.marks) == 4
    assert not second.input.marks
    hover(lab.stage.output, (0, 1))
    assert all(row.kernel.marks and row.partial.marks and row.input.marks for row in lab.stage.rows)


def test_a_pinned_weight_stays_until_escape(lab: ChannelsPage) -> None:
    kernel = lab.stage.rows[1].kernel
    click(kernel, (0, 0))
    kernel.hovered.emit(None)
    assert lab.stepper.focus.kind == "kernel"
    assert lab.stepper.focus.channel == 1
    QTest.keyClick(lab, Qt.Key.Key_Escape)
    assert lab.stepper.focus.kind == "output"


def test_playing_builds_up_parts_and_sum_together(lab: ChannelsPage, qtbot: QtBot) -> None:
    lab.transport.speed.set_value(2.0)
    QTest.keyClick(lab, Qt.Key.Key_Space)
    assert lab.stage.output.picture.revealed == 1
    assert all(row.partial.picture.revealed == 1 for row in lab.stage.rows)
    qtbot.waitUntil(lambda: lab.transport.arrived > 0)
    lab.transport.pause()
    qtbot.waitUntil(lambda: lab.stage.output.picture.revealed == lab.transport.position + 1)
    QTest.keyClick(lab, Qt.Key.Key_Escape)
    assert lab.stage.output.picture.revealed is None


def test_one_of_a_thing_is_said_as_one(lab: ChannelsPage) -> None:
    told: list[str] = []
    lab.status_changed.connect(told.append)
    for box in lab.controls.kernel.size_row.boxes:
        set_box(box, 3)
    hover(lab.stage.rows[0].kernel, (0, 0))
    assert lab.arithmetic.text() == "0 multiplies 1 cell: there is one output"
    hover(lab.stage.rows[0].input, (0, 0))
    assert lab.arithmetic.text().endswith("contributes to 1 output")
    lab.clipboard.copy("output")
    assert told[-1] == "Copied one number."
    for box in (*lab.controls.kernel.size_row.boxes, lab.controls.geometry_section.stride.boxes[0]):
        set_box(box, 2)
    assert lab.stage.note.text() == "Dropped by the floor: rows 1, columns 0"


# ---- editing


def test_a_bias_typed_is_in_the_sum_and_in_the_map(lab: ChannelsPage) -> None:
    click(lab.stage.bias, (0, 0))
    type_text("-6")
    press(Qt.Key.Key_Return)
    assert output(lab) == [[50, 66], [98, 114]]
    assert lab.arithmetic.text().endswith("= 19 + 37 + (−6) = 50")
    lab.controls.kernel.edit.entries["zero_bias"].trigger()
    assert output(lab) == BOOK_ONE
    assert not lab.controls.kernel.edit.entries["zero_bias"].isEnabled()


def test_the_wheel_a_drag_and_the_pen(lab: ChannelsPage) -> None:
    first, second = lab.stage.rows
    turn_wheel(first.input, at(first.input, (0, 0)), 2)
    assert lab.state.input[0, 0, 0] == 2
    start = at(second.kernel, (0, 0))
    QTest.mousePress(second.kernel, Qt.MouseButton.LeftButton, pos=start)
    for up in (12, 24, 30):
        QTest.mouseMove(second.kernel, start - type(start)(0, up))
    QTest.mouseRelease(second.kernel, Qt.MouseButton.LeftButton, pos=start)
    assert lab.state.kernel[0, 1, 0, 0] == 2
    drag(second.input, [(2, 0), (2, 2)])
    assert lab.state.input[1, 2].tolist() == [8, 8, 8]
    assert lab.state.input[0, 2].tolist() == [6, 7, 8]
    for _ in range(3):
        lab.lab.undo()
    assert output(lab) == BOOK_ONE
    assert not lab.lab.can_undo


def test_padding_is_not_drawn_on_and_stride_drops(lab: ChannelsPage) -> None:
    geometry = lab.controls.geometry_section
    for box in geometry.padding.boxes:
        set_box(box, 2)
    assert output(lab)[1][1] == 56
    row = lab.stage.rows[1]
    drag(row.input, [(0, 0), (0, 4)])
    assert lab.state.input[1].tolist() == (np.arange(9).reshape(3, 3) + 1).tolist()
    set_box(geometry.stride.boxes[0], 3)
    assert lab.state.sliding.size == (2, 4)
    set_box(geometry.stride.boxes[1], 2)
    assert "Dropped" in lab.stage.note.text()


def test_the_table_of_all_kernels_edits_every_slice(lab: ChannelsPage) -> None:
    show_scene(lab, "book_three")
    show_view(lab, "kernels")
    row = lab.table.rows[1]
    assert row.kernels.picture.values.tolist() == [[1, 2, 2, 3], [3, 4, 4, 5]]
    click(row.kernels, (1, 2))  # output 1, input 1, weight (1, 0)
    assert lab.state.out == 1
    type_text("0")
    press(Qt.Key.Key_Return)
    assert lab.state.kernel[1, 1].tolist() == [[2, 3], [0, 5]]
    click(lab.table.rows[2].bias, (0, 0))
    type_text("4")
    press(Qt.Key.Key_Return)
    assert lab.state.bias.tolist() == [0, 0, 4]
    assert [view.output.picture.values[0, 0] for view in lab.table.rows] == [56, 76 - 4 * 4, 100]
    click(lab.table.rows[2].output, (1, 1))
    assert (lab.state.out, lab.transport.position) == (2, 3)
    show_view(lab, "steps")
    assert output(lab)[1][1] == 228


def test_sixteen_by_sixteen_are_scrolled(lab: ChannelsPage) -> None:
    for box in lab.controls.kernel.channels.boxes:
        set_box(box, 16)
        assert box.value() == box.maximum() == 16
    assert lab.state.kernel.shape == (16, 16, 2, 2)
    QApplication.processEvents()
    assert lab.stage.findChildren(QScrollArea)[0].verticalScrollBar().maximum() > 0
    assert len(lab.arithmetic.shown_text()) < len(lab.arithmetic.text())
    for view in ("kernels", "pixel", "cost", "steps"):
        show_view(lab, view)
    assert lab.minimumSizeHint().width() <= 1000
    assert lab.minimumSizeHint().height() <= 560


# ---- 1 × 1


def test_one_by_one_is_offered_and_undone(lab: ChannelsPage) -> None:
    show_view(lab, "pixel")
    assert lab.pixel.button.isVisible()
    assert lab.pixel.weights.picture.values.tolist() == [[0.299, 0.587, 0.114], [1, -1, 0], [-0.5, -0.5, 1]]
    click(lab.pixel.weights, (0, 0))
    type_text("3")
    assert lab.state.kernel.shape == (1, 2, 2, 2)
    QTest.mouseClick(lab.pixel.button, Qt.MouseButton.LeftButton)
    assert lab.state.kernel.reshape(-1).tolist() == [6, 10]
    assert not lab.pixel.button.isVisible()
    assert not lab.reading.isVisible()
    lab.lab.undo()
    assert lab.state.kernel.shape == (1, 2, 2, 2)
    assert lab.pixel.button.isVisible()


def test_larger_kernels_are_left_alone_while_an_example_of_one_by_one_is_looked_at(lab: ChannelsPage) -> None:
    before, pixel = lab.state, lab.pixel
    show_view(lab, "pixel")
    click(pixel.inputs.maps[0], (2, 3))
    click(pixel.outputs.maps[1], (1, 2))
    pixel.outputs.maps[1].hovered.emit(None)
    QTest.keyClick(lab, Qt.Key.Key_Left)
    assert pixel.pixel == (1, 1)
    assert pixel.arithmetic.text() == "output 1 = 0×1 + 200×(−1) + 200×0 = −200"
    assert is_same_work(before, lab.state)
    assert not lab.lab.can_undo
    QTest.mouseClick(pixel.example, Qt.MouseButton.LeftButton)
    assert lab.state.scene == "opponents"
    assert not pixel.banner.isVisible()
    click(pixel.outputs.maps[2], (2, 0))
    assert (lab.state.out, lab.state.pixel) == (2, (2, 0))
    lab.lab.undo()


def test_the_input_channels_stand_above_their_slices(lab: ChannelsPage) -> None:
    show_scene(lab, "book_three")
    show_view(lab, "kernels")
    kernels = lab.table.rows[0].kernels
    for channel, view in enumerate(lab.table.inputs.maps[:2]):
        slice_ = kernels.places.rect(0, 2 * channel, 2, 2).center()
        middle = view.geometry().center() + lab.table.inputs.pos()
        assert middle.x() == pytest.approx(kernels.pos().x() + slice_.x(), abs=2)
        assert view.geometry().bottom() + lab.table.inputs.y() < kernels.y()
    hover(lab.table.inputs.maps[1], (0, 0))
    assert len(lab.table.inputs.maps[1].marks) == 1
    assert not lab.table.inputs.maps[0].marks
    assert all(row.output.marks for row in lab.table.rows[:3])  # it reaches a cell of every output


def test_a_pixel_is_a_dense_layer(lab: ChannelsPage) -> None:
    put_random(lab, shape=(4, 3, 1, 1))
    show_view(lab, "pixel")
    pixel = lab.pixel
    click(pixel.inputs.maps[1], (2, 3))
    pixel.inputs.maps[1].hovered.emit(None)
    assert lab.state.pixel == (2, 3)
    x = lab.state.input[:, 2, 3]
    assert pixel.vector.picture.values[:, 0].tolist() == x.tolist()
    expected = linear(x[None], lab.state.kernel[:, :, 0, 0], lab.state.bias)[0]
    assert pixel.result.picture.values[:, 0].tolist() == expected.tolist()
    assert pixel.image.difference.text().endswith(" 0")
    assert "16" in pixel.explanation.text()
    click(pixel.weights, (0, 1))
    type_text("1/3")
    press(Qt.Key.Key_Return)
    assert lab.state.kernel[0, 1, 0, 0] == 1 / 3
    hover(pixel.inputs.maps[0], (0, 0))
    assert pixel.vector.picture.values[:, 0].tolist() == lab.state.input[:, 0, 0].tolist()
    pixel.inputs.maps[0].hovered.emit(None)
    assert lab.state.pixel == (2, 3)


def test_the_sum_of_a_pixel_s_output_and_the_keys_that_move_it(lab: ChannelsPage) -> None:
    lab.edit({"kernel": np.array([[1.0, 2.0], [0.0, -1.0]])[:, :, None, None]})
    show_view(lab, "pixel")
    assert lab.pixel.arithmetic.text() == "output 0 = 0×1 + 1×2 = 2"
    lab.setFocus()
    QTest.keyClick(lab, Qt.Key.Key_Right)
    assert lab.state.pixel == (0, 1)
    assert lab.pixel.arithmetic.text() == "output 0 = 1×1 + 2×2 = 5"
    QTest.keyClick(lab, Qt.Key.Key_End)
    assert lab.state.pixel == (2, 2)
    QTest.keyClick(lab, Qt.Key.Key_Right)
    assert lab.state.pixel == (2, 2)
    click(lab.pixel.result, (1, 0))
    assert lab.state.out == 1
    assert lab.pixel.arithmetic.text() == "output 1 = 8×0 + 9×(−1) = −9"
    QTest.keyClick(lab, Qt.Key.Key_Home)
    QTest.keyClick(lab, Qt.Key.Key_Left)
    assert lab.state.pixel == (0, 0)
    hover(lab.pixel.image.product, (0, 1))
    assert lab.pixel.arithmetic.text() == "output 0 = 1×1 + 2×2 = 5"


def test_the_numbers_of_sixteen_channels_are_large_enough_to_be_read(lab: ChannelsPage) -> None:
    for box in lab.controls.kernel.channels.boxes:
        set_box(box, 16)
    show_view(lab, "pixel")
    for view in (lab.pixel.weights, lab.pixel.vector, lab.pixel.bias, lab.pixel.image.columns):
        assert view.places.cell >= 20
    assert lab.minimumSizeHint().width() <= 1000


def test_a_cell_of_padding_is_called_so_and_grey_channels_have_numbers(lab: ChannelsPage) -> None:
    told: list[str] = []
    lab.status_changed.connect(told.append)
    for box in lab.controls.geometry_section.padding.boxes:
        set_box(box, 2)
    hover(lab.stage.rows[1].input, (0, 0))
    assert told[-1] == "Padding of input channel 1: 0"
    plane = np.arange(12.0).reshape(3, 4)
    lab.edit({"input": np.stack([plane] * 3), "white": 255.0})
    assert [row.label.text() for row in lab.stage.rows] == ["0", "1", "2"]


def test_the_product_is_the_convolution_also_with_stride_and_padding(lab: ChannelsPage) -> None:
    put_random(lab, shape=(2, 3, 1, 1))
    for box in lab.controls.geometry_section.stride.boxes:
        set_box(box, 2)
    set_box(lab.controls.geometry_section.padding.boxes[0], 2)
    show_view(lab, "pixel")
    click(lab.pixel.image.product, (0, 1))
    assert np.array_equal(lab.pixel.image.product.picture.values, lab.pixel.image.maps.picture.values)
    step = lab.state.sliding.step(lab.state.pixel)
    assert lab.pixel.image.first <= step < lab.pixel.image.first + lab.pixel.image.columns.picture.shape[1]


# ---- cost


def test_the_books_cost_and_typed_sizes(lab: ChannelsPage) -> None:
    show_view(lab, "cost")
    assert lab.cost.here.isVisible()
    assert lab.controls.isVisible()
    lab.cost.is_typed.button(True).click()
    assert not lab.controls.isVisible()  # they change nothing of this layer
    assert not lab.cost.here.isVisible()
    texts = " ".join(label.text() for label in lab.cost.typed.formulas).replace(",", "")
    assert "409728" in texts
    assert "26843545600" in texts
    assert str(67108864 + 4 * 409728) in texts
    assert "53687091200" in texts_in(lab.cost.typed).replace(",", "")
    assert [row[1].factor for row in lab.cost.typed.bars.costs] == ["×1.00", "×2.00", "×2.00", "×4.00", "÷25.0"]
    assert "128 · 128 kernel slices of 5 × 5." in lab.note.text()
    assert "multiply-adds 107374182400 (×4.00)" in lab.cost.typed.bars.text().replace(",", "")
    set_box(lab.cost.boxes["kernel_height"], 1)
    set_box(lab.cost.boxes["kernel_width"], 1)
    assert lab.state.layer.kernel == (1, 1)
    assert "16512" in lab.cost.typed.formulas[0].text().replace(",", "")
    assert "<b>9</b>" in lab.cost.here.formulas[0].text()
    lab.lab.undo()
    assert lab.state.layer.kernel == (1, 5)
    assert lab.cost.boxes["kernel_width"].value() == 5


# ---- photographs


def test_a_photograph_is_three_planes_and_a_colour_picture(lab: ChannelsPage, qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(0xFF102030)
    path = tmp_path / "blue.png"
    assert image.save(str(path))
    lab.inputs.open_file(path)
    qtbot.waitUntil(lambda: lab.state.channels == 3)
    assert lab.state.input[:, 0, 0].tolist() == [0x10, 0x20, 0x30]
    assert lab.transport.position == lab.state.sliding.step((1, 1))  # not in the corner
    assert lab.stage.strip.input_colour.picture[0, 0].tolist() == [0x10, 0x20, 0x30]
    assert [row.label.text() for row in lab.stage.rows] == ["R", "G", "B"]
    choose(lab.controls.kernel.choice, list(KERNEL_SETS).index("swap"))
    assert lab.stage.strip.output_colour.picture[0, 0].tolist() == [0x30, 0x20, 0x10]
    lab.controls.output.colour.click()
    assert not lab.stage.strip.output_colour.isVisible()


def test_a_large_photograph_is_reduced_to_512(lab: ChannelsPage, qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(700, 350, QImage.Format.Format_RGB32)
    image.fill(0xFF405060)
    path = tmp_path / "wide.png"
    assert image.save(str(path))
    lab.inputs.open_file(path)
    qtbot.waitUntil(lambda: lab.state.channels == 3)
    assert lab.state.input.shape == (3, 256, 512)


def test_outputs_used_as_the_next_input(lab: ChannelsPage) -> None:
    show_scene(lab, "book_three")
    maps = lab.state.maps
    lab.controls.output.edit.entries["use"].trigger()
    assert lab.state.input is maps
    assert lab.state.kernel.shape == (3, 3, 2, 2)
    assert np.array_equal(lab.state.maps, conv2d(maps[None], lab.state.kernel)[0])


# ---- the clipboard, refusals


def test_planes_and_slices_are_copied_and_pasted(lab: ChannelsPage) -> None:
    click(lab.stage.rows[1].kernel, (0, 0))
    QTest.keyClick(lab.stage.rows[1].kernel, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "1\t2\n3\t4"
    QGuiApplication.clipboard().setText("1 0 0\n0 1 0\n0 0 1")
    lab.clipboard.paste("kernel")
    assert lab.state.kernel[0, 1].tolist() == np.eye(3).tolist()
    assert lab.state.kernel[0, 0].tolist() == [[0, 1, 0], [2, 3, 0], [0, 0, 0]]
    click(lab.stage.rows[1].input, (0, 0))
    lab.clipboard.paste("input")
    assert lab.state.input[1].tolist() == np.eye(3).tolist()
    assert lab.state.input[0].tolist() == np.arange(9).reshape(3, 3).tolist()
    QGuiApplication.clipboard().setText("\n".join(" ".join("1" * 12) for _ in range(12)))
    lab.clipboard.paste("kernel")
    assert "11" in lab.note.text()


def test_a_slice_is_copied_from_the_table(lab: ChannelsPage) -> None:
    show_scene(lab, "book_three")
    show_view(lab, "kernels")
    view = lab.table.rows[2].kernels
    click(view, (1, 3))
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "3\t4\n5\t6"
    click(lab.table.rows[2].output, (0, 0))
    QTest.keyClick(lab.table.rows[2].output, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "96\t128\n192\t224"


def test_a_pasted_picture_is_three_channels(lab: ChannelsPage, qtbot: QtBot) -> None:
    image = QImage(5, 4, QImage.Format.Format_RGB32)
    image.fill(0xFF0A141E)
    QGuiApplication.clipboard().setImage(image)
    lab.clipboard.paste("input")
    qtbot.waitUntil(lambda: lab.state.channels == 3)
    assert lab.state.input[:, 3, 4].tolist() == [10, 20, 30]


def test_a_new_channel_is_drawn_on_with_the_pen_too(lab: ChannelsPage) -> None:
    QTest.mouseClick(lab.controls.input.tool.button(True), Qt.MouseButton.LeftButton)
    set_box(lab.controls.kernel.channels.boxes[0], 3)
    QApplication.processEvents()
    click(lab.stage.rows[2].input, (0, 0))
    assert lab.state.input[2, 0, 0] == 8


def test_the_chosen_output_is_framed_in_the_theme_s_colour(lab: ChannelsPage, qtbot: QtBot) -> None:
    show_scene(lab, "book_three")
    theme.apply(theme.Mode.DARK)
    try:
        qtbot.waitUntil(lambda: lab.stage.strip.maps[0].marks[0].colour == theme.DARK.output)
        qtbot.waitUntil(lambda: lab.stage.output.marks[0].colour == theme.DARK.output)
    finally:
        theme.apply(theme.Mode.LIGHT)


def test_nonsense_is_refused_in_place(lab: ChannelsPage) -> None:
    before = lab.state
    click(lab.stage.rows[0].kernel, (0, 0))
    type_text("two")
    press(Qt.Key.Key_Return)
    assert lab.stage.rows[0].kernel.findChild(CellEditor).isVisible()
    assert lab.state is before
    press(Qt.Key.Key_Escape)


def test_random_numbers_come_from_the_number_that_is_typed(lab: ChannelsPage) -> None:
    check_random_numbers(lab)


def test_any_weight_of_the_table_is_told_in_the_status_line(lab: ChannelsPage) -> None:
    told: list[str] = []
    lab.status_changed.connect(told.append)
    show_scene(lab, "book_three")
    show_view(lab, "kernels")
    hover(lab.table.rows[2].kernels, (1, 3))
    assert "Kernel [2, 1, 1, 1] = 6" in told


# ---- what takes long


@pytest.fixture
def slow_lab(lab: ChannelsPage, monkeypatch: pytest.MonkeyPatch) -> ChannelsPage:
    """One that computes everything in its thread."""
    monkeypatch.setattr(channels_preparer, "QUICK", -1.0)
    return lab


def test_until_it_is_computed_everything_on_the_screen_stays_as_it_was(
    slow_lab: ChannelsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab, may_go = slow_lab, threading.Event()

    def held_back(*question: Any) -> Iterator[float]:
        while not may_go.is_set():
            yield 0.0
        return (yield from made_ready(*question))

    monkeypatch.setattr(channels_preparer, "made_ready", held_back)
    before = lab.arithmetic.text(), lab.formula.text(), lab.stage.sum.accessibleName()
    for box in lab.controls.geometry_section.padding.boxes:
        set_box(box, 2)
    assert not lab.is_ready
    assert lab.state.padding == Padding(1, 1, 1, 1)
    assert output(lab) == BOOK_ONE
    hover(lab.stage.output, (1, 1))
    assert lab.arithmetic.text().endswith("= 43 + 77 = 120")
    lab.stage.output.hovered.emit(None)
    assert (lab.arithmetic.text(), lab.formula.text(), lab.stage.sum.accessibleName()) == before
    may_go.set()
    qtbot.waitUntil(lambda: lab.is_ready)
    assert np.shape(output(lab)) == (4, 4)
    assert output(lab)[1][1] == 56
    assert lab.formula.text() != before[1]


def test_the_newest_edit_is_the_one_that_stays(slow_lab: ChannelsPage, qtbot: QtBot) -> None:
    lab = slow_lab
    for out in (1, 3, 2, 3):
        set_box(lab.controls.kernel.channels.boxes[1], out)
    show_view(lab, "kernels")
    qtbot.waitUntil(lambda: lab.is_ready)
    assert lab.table.isVisible()
    assert [row.output.picture.values.tolist() for row in lab.table.rows] == BOOK_THREE


def test_what_is_typed_where_nothing_is_any_more_changes_nothing(slow_lab: ChannelsPage) -> None:
    lab = slow_lab
    lab.controls.kernel.edit.entries["pointwise"].trigger()
    state = lab.state
    click(lab.stage.rows[0].kernel, (1, 1))  # it is still on the screen
    type_text("9")
    press(Qt.Key.Key_Return)
    assert lab.state is state


def test_what_takes_very_long_can_be_given_up(
    slow_lab: ChannelsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab = slow_lab

    def endless(*_: object) -> Iterator[float]:
        while True:
            yield 0.5

    monkeypatch.setattr(channels_preparer, "made_ready", endless)
    lab.waiting.delay.setInterval(1)
    set_box(lab.controls.kernel.channels.boxes[1], 3)
    qtbot.waitUntil(lambda: lab.waiting.isVisible() and lab.waiting.bar.value() == 50)
    assert output(lab) == BOOK_ONE
    monkeypatch.setattr(channels_preparer, "QUICK", 1.0)
    QTest.mouseClick(lab.waiting.button, Qt.MouseButton.LeftButton)
    assert lab.is_ready
    assert not lab.waiting.isVisible()
    assert lab.state.outputs == lab.controls.kernel.channels.boxes[1].value() == 1
    lab.lab.undo()
    assert lab.state.outputs == 3
    assert strip(lab) == BOOK_THREE


def test_tab_comes_to_the_table_of_kernels_before_the_controls(lab: ChannelsPage) -> None:
    show_scene(lab, list(SCENES)[1])
    show_view(lab, "kernels")
    table, reached = lab.table, []
    widget = table.inputs.maps[0]
    while widget is not lab.transport and not lab.controls.isAncestorOf(widget):
        reached.append(widget)
        widget = widget.nextInFocusChain()
    assert len(table.rows) == 3
    rows = [view for row in table.rows for view in (row.kernels, row.bias, row.output)]
    assert [view for view in reached if view in (*table.inputs.maps, *rows)] == [*table.inputs.maps, *rows]


def test_all_slices_of_a_layer_write_their_weights_in_one_size(lab: ChannelsPage, qtbot: QtBot) -> None:
    show_scene(lab, "opponents")  # 0.299 takes more room than 1
    for view, kernels in (
        ("kernels", lambda: [row.kernels for row in lab.table.rows]),
        ("steps", lambda: [row.kernel for row in lab.stage.rows]),
    ):
        show_view(lab, view)
        qtbot.waitUntil(lambda: lab.is_ready)
        pictures = [matrix.picture for matrix in kernels() if matrix.isVisible()]
        assert len(pictures) == 3
        fitted = [fitting_texts(picture.values, 60.0, picture.longest) for picture in pictures]
        assert len({size for _, size in fitted}) == 1
        assert "0.299" in fitted[0][0]


def test_many_outputs_are_all_in_sight(lab: ChannelsPage) -> None:
    set_box(lab.controls.kernel.channels.boxes[1], 16)
    thumbs = lab.stage.strip.thumbs
    shown = [view for view in thumbs.maps if view.isVisible()]
    assert len(shown) == 16
    assert all(thumbs.rect().contains(view.geometry()) for view in shown)
    areas = [view.geometry() for view in shown]
    assert not any(one.intersects(other) for one, other in itertools.combinations(areas, 2))
