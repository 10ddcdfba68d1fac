"""The Pooling lab by mouse and keys."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox
from pytestqt.qtbot import QtBot

from convlab.core import Padding, avg_pool2d, max_pool2d
from convlab.core.data.datasets import Dataset
from convlab.gui import theme
from convlab.gui.labs.pooling.page import PoolingPage
from convlab.labs.pooling.scenes import SCENES
from convlab.labs.pooling.shift import sample_of
from convlab.labs.pooling.state import PoolingState
from tests.gui.matrices import at, click, drag, hover, press, set_box, turn_wheel, type_matrix, type_text
from tests.gui.pages import assert_sentences, check_random_numbers, shown_page, texts_in

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[PoolingPage]:
    with shown_page(qtbot, PoolingPage, PoolingState()) as page:
        yield page


def output(lab: PoolingPage) -> list[list[float]]:
    """The numbers of the output as they are on the screen."""
    return lab.stage.output.picture.values.tolist()


def choose(lab: PoolingPage, name: str) -> None:
    lab.scene.setCurrentIndex(list(SCENES).index(name))
    lab.scene.activated.emit(lab.scene.currentIndex())


def show(lab: PoolingPage, view: str) -> None:
    QTest.mouseClick(lab.view.button(view), LEFT)


def undo_all(lab: PoolingPage) -> None:
    while lab.lab.can_undo:
        lab.lab.undo()


# ---- step by step


def test_it_opens_on_the_books_example(lab: PoolingPage) -> None:
    assert output(lab) == [[4, 5], [7, 8]]
    assert lab.arithmetic.text() == "max(0, 1, 3, 4) = 4"
    assert lab.formula.text().count("<b>2</b>") == 2


def test_the_three_kinds(lab: PoolingPage) -> None:
    QTest.mouseClick(lab.kind.button("average"), LEFT)
    assert output(lab) == [[2, 3], [5, 6]]
    assert lab.arithmetic.text() == "(0 + 1 + 3 + 4)/4 = 2"
    QTest.mouseClick(lab.kind.button("min"), LEFT)
    assert output(lab) == [[0, 1], [3, 4]]
    assert lab.arithmetic.text() == "min(0, 1, 3, 4) = 0"
    undo_all(lab)
    assert lab.state.scene == "book"


def test_every_example_says_what_to_notice(lab: PoolingPage) -> None:
    notes = set()
    for name in SCENES:
        choose(lab, name)
        assert lab.state.scene == name
        notes.add(lab.note.text())
    assert_sentences(notes, len(SCENES))
    click(lab.stage.input, lab.state.sliding.cells(0, 0)[-1])
    type_text("7.5")
    press(Qt.Key.Key_Return)
    assert lab.state.scene is None


def test_arange_typed_and_pooled(lab: PoolingPage) -> None:
    for box in lab.controls.input.size_row.boxes:
        set_box(box, 4)
    type_matrix(lab.stage.input, np.arange(16).reshape(4, 4).tolist())
    for box in lab.controls.window_section.size_row.boxes:
        set_box(box, 3)
    QTest.mouseClick(lab.controls.geometry_section.as_window, LEFT, pos=QPoint(8, 8))
    assert lab.state.stride is None
    assert output(lab) == [[10]]
    for box in lab.controls.geometry_section.padding.boxes:
        set_box(box, 1)
    assert lab.state.padding == Padding(1, 1, 1, 1)
    for box in lab.controls.geometry_section.stride.boxes:
        set_box(box, 2)
    assert output(lab) == [[5, 7], [13, 15]]
    assert not lab.controls.geometry_section.as_window.isChecked()
    assert lab.arithmetic.text() == "max(0, 1, 4, 5) = 5"  # no pad cell takes part
    assert lab.stage.input.picture.pad_text == "−∞"
    assert "−∞" in lab.note.text()


def test_a_stride_as_the_window_follows_it(lab: PoolingPage) -> None:
    choose(lab, "sixteen")
    set_box(lab.controls.window_section.size_row.boxes[0], 2)
    assert lab.state.sliding.stride == (2, 3)
    assert [box.value() for box in lab.controls.geometry_section.stride.boxes] == [2, 3]
    set_box(lab.controls.geometry_section.stride.boxes[1], 1)
    assert lab.state.stride == (2, 1)


def test_padding_stops_at_half_the_window(lab: PoolingPage) -> None:
    choose(lab, "sixteen")
    boxes = lab.controls.geometry_section.padding.boxes
    assert [box.maximum() for box in boxes] == [1, 1]
    set_box(lab.controls.window_section.size_row.boxes[0], 4)
    assert [box.maximum() for box in boxes] == [2, 1]
    set_box(boxes[0], 2)
    set_box(lab.controls.window_section.size_row.boxes[0], 2)
    assert lab.state.padding.top == 1


def test_an_average_counts_pad_cells_or_not(lab: PoolingPage) -> None:
    choose(lab, "strided")
    counts = lab.controls.geometry_section.counts_pad
    assert not counts.isEnabled()
    QTest.mouseClick(lab.kind.button("average"), LEFT)
    assert lab.arithmetic.text() == "(0 + 0 + 0 + 0 + 0 + 1 + 0 + 4 + 5)/9 = 1.111"
    assert "divided by 9" in lab.note.text()
    QTest.mouseClick(counts, LEFT, pos=QPoint(8, 8))
    assert lab.arithmetic.text() == "(0 + 1 + 4 + 5)/4 = 2.5"
    assert "left out" in lab.note.text()
    assert lab.stage.input.picture.pad_text == ""


def test_the_winner_and_ties_are_marked(lab: PoolingPage) -> None:
    def marked() -> dict[tuple[int, int], float]:
        colour = lab.stage.output.marks[-1].colour
        marks = [mark for mark in lab.stage.input.marks if mark.colour == colour and not mark.dot]
        return {(mark.row, mark.column): mark.width for mark in marks}

    assert list(marked()) == [(1, 1)]
    dots = {(mark.row, mark.column) for mark in lab.stage.input.marks if mark.dot}
    assert dots == {(1, 1), (1, 2), (2, 1), (2, 2)}
    lab.edit({"input": np.ones((1, 3, 3))})
    assert not any(mark.dot for mark in lab.stage.input.marks)  # or the background of a digit would be full of them
    ties = marked()
    assert set(ties) == {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert ties[0, 0] > max(width for cell, width in ties.items() if cell != (0, 0))
    assert "tie of 4" in lab.stage.notes["input"].text()
    assert lab.arithmetic.text() == "max(1, 1, 1, 1) = 1"


def test_pointing_lights_what_belongs_together(lab: PoolingPage) -> None:
    hover(lab.stage.output, (1, 0))
    assert lab.arithmetic.text() == "max(3, 4, 6, 7) = 7"
    assert lab.transport.is_held
    hover(lab.stage.input, (1, 1))
    assert lab.arithmetic.text() == "4 is in 4 windows and wins 1"
    strong = [mark for mark in lab.stage.output.marks if mark.width == 4]
    assert [(mark.row, mark.column) for mark in strong] == [(0, 0)]
    lab.stage.input.hovered.emit(None)
    click(lab.stage.input, (0, 0))
    lab.stage.input.hovered.emit(None)
    assert lab.arithmetic.text() == "0 is in 1 window and wins 0"
    lab.setFocus()
    QTest.keyClick(lab, Qt.Key.Key_Escape)
    click(lab.stage.output, (1, 1))
    lab.stage.output.hovered.emit(None)
    assert (lab.transport.position, lab.arithmetic.text()) == (3, "max(4, 5, 7, 8) = 8")


def test_the_status_line_writes_what_is_below_zero_as_the_page_does(lab: PoolingPage) -> None:
    told: list[str] = []
    lab.status_changed.connect(told.append)
    choose(lab, "strided")
    hover(lab.stage.output, (0, 0))
    assert told[-1] == "Output [0, 0]: rows −1 to 1 and columns −1 to 1 of channel 0"
    show(lab, "shift")
    assert told[-1] == ""


def test_keys_step_and_playing_builds_up(lab: PoolingPage, qtbot: QtBot) -> None:
    lab.setFocus()
    for key, position in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_End, 3), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Left, 0)):
        QTest.keyClick(lab, key)
        assert lab.transport.position == position
    QTest.mouseClick(lab.transport.build_button, LEFT)
    assert lab.stage.output.picture.revealed == 1
    assert [(m.row, m.column) for m in lab.stage.input.marks if m.dot] == [(1, 1)]
    lab.transport.speed.set_value(16.0)
    QTest.keyClick(lab, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not lab.transport.is_playing, timeout=5000)
    assert lab.stage.output.picture.revealed is None


def test_drawing_is_one_step_of_the_history(lab: PoolingPage) -> None:
    choose(lab, "smaller")
    before = lab.state.input
    drag(lab.stage.input, [(2, 2), (2, 6), (6, 6)])
    expected = before.copy()
    expected[0, 2, 2:7] = expected[0, 2:7, 6] = 1
    assert np.array_equal(lab.state.input, expected)
    assert np.array_equal(output(lab), max_pool2d(expected[None], 2)[0, 0])
    lab.lab.undo()
    assert lab.state.input is before


def test_the_wheel_changes_a_number(lab: PoolingPage) -> None:
    turn_wheel(lab.stage.input, at(lab.stage.input, (0, 0)), 9)
    assert output(lab)[0][0] == 9


def test_a_channel_is_chosen_and_edited_alone(lab: PoolingPage) -> None:
    choose(lab, "planes")
    strip = lab.stage.strips["output"]
    assert strip.count == 2
    QTest.mouseClick(strip, LEFT, pos=strip.place(1).center().toPoint())
    assert lab.state.channel == 1
    assert output(lab) == [[5, 6], [8, 9]]
    click(lab.stage.input, (0, 0))
    type_text("20")
    press(Qt.Key.Key_Return)
    assert lab.state.outputs.tolist() == [[[4, 5], [7, 8]], [[20, 6], [8, 9]]]
    lab.stage.strips["input"].setFocus()
    press(Qt.Key.Key_Left)
    assert lab.state.channel == 0


def test_a_photograph_has_three_planes(lab: PoolingPage, qtbot: QtBot) -> None:
    lab.choose_input("coffee")
    qtbot.waitUntil(lambda: lab.state.channels == 3, timeout=10_000)
    assert lab.state.input_name == "coffee"
    lab.edit({"kind": "average", "stride": None})
    assert np.allclose(lab.state.outputs, avg_pool2d(lab.state.input[None], 2)[0])
    strip = lab.stage.strips["input"]
    assert strip._labels == ["red", "green", "blue", "in colour"]
    assert np.array_equal(lab.stage.input.picture.colour, lab.state.input.transpose(1, 2, 0))
    assert lab.stage.output.picture.colour.shape == (*lab.state.sliding.size, 3)
    QTest.mouseClick(strip, LEFT, pos=strip.place(1).center().toPoint())
    assert lab.state.channel == 1
    assert lab.stage.input.picture.colour is None
    QTest.mouseClick(strip, LEFT, pos=strip.place(3).center().toPoint())
    assert lab.stage.input.picture.colour is not None
    lab.controls.output.edit.entries["use"].trigger()
    assert lab.state.channels == 3
    show(lab, "shift")
    QTest.mouseClick(lab.sample.button("input"), LEFT)
    assert lab.shift_view.maps["image", "before"].picture.shape == (128, 128)
    assert lab.shift_view.legend.text().startswith("≤ −")
    strip = lab.shift_view.strip
    QTest.mouseClick(strip, LEFT, pos=strip.place(2).center().toPoint())
    assert lab.shift_view.panel.accessibleName() == "Channel blue"
    middle = sample_of(lab.state.shift, lab.state.input[2])
    assert np.array_equal(lab.shift_view.maps["image", "before"].picture.values, middle)


def test_a_digit_copying_and_pasting(lab: PoolingPage, dataset: Dataset) -> None:
    lab.choose_input("digit")
    assert "MNIST" in lab.note.text()
    lab.inputs.set_dataset(dataset)
    lab.choose_input("digit")
    assert lab.state.input.shape == (1, 28, 28)
    QGuiApplication.clipboard().setText("1 2\n3 9")
    lab.clipboard.paste("input")
    assert lab.state.input.tolist() == [[[1, 2], [3, 9]]]
    assert output(lab) == [[9]]
    lab.clipboard.copy("output")
    assert QGuiApplication.clipboard().text() == "9"


# ---- what pooling is for


def verdicts(lab: PoolingPage) -> list[str]:
    return [label.text() for label in lab.shift_view.verdicts.values()]


def test_the_books_edges_moved(lab: PoolingPage) -> None:
    show(lab, "shift")
    assert verdicts(lab) == ["moves along: 1 to the left", "stays as it was", "stays as it was"]
    assert "24 of the map’s 42 numbers change" in lab.note.text()
    assert lab.shift_view.plots.plots[0].title() == "Change in %, moved down by …  and 1 to the left"
    assert "200" in lab.shift_view.numbers["none"].text()
    assert lab.shift_view.titles["max"].text() == "max 2 × 2\n3 × 3"
    lab.controls.shift.sliders["columns"].setValue(2)  # by the stride: the pooled maps move by one cell
    assert verdicts(lab) == ["moves along: 2 to the right", *["moves along: 1 to the right"] * 2]
    assert "move along (1 to the right)" in lab.note.text()
    QTest.mouseClick(lab.controls.shift.buttons["reset"], LEFT)
    assert lab.state.shift.shift == (0, 0)
    assert verdicts(lab) == ["stays as it was"] * 3


def test_windows_what_is_dropped_and_what_changed_are_marked(lab: PoolingPage) -> None:
    show(lab, "shift")
    view = lab.shift_view.maps["none", "after"]
    assert view.picture.covered == (6, 6)  # of seven columns the floor drops the last one
    assert "the last column is dropped" in lab.shift_view.explained.text()
    frames = [mark for mark in view.marks if not mark.dot]
    assert {(mark.row, mark.column) for mark in frames} == {(r, c) for r in (0, 2, 4) for c in (0, 2, 4)}
    assert sum(mark.dot for mark in view.marks) == 24
    assert not lab.shift_view.maps["max", "after"].marks
    QTest.mouseClick(lab.shift_view.shown.button("difference"), LEFT)
    assert view.picture.values[0].tolist() == [1, -1, 0, 0, 1, -1, 0]


def test_keys_and_sliders_move_the_image(lab: PoolingPage) -> None:
    show(lab, "shift")
    lab.setFocus()
    QTest.keyClick(lab, Qt.Key.Key_Right)
    QTest.keyClick(lab, Qt.Key.Key_Down)
    assert lab.state.shift.shift == (1, 0)
    QTest.keyClick(lab, Qt.Key.Key_Right)
    assert lab.state.shift.shift == (1, 1)
    slider = lab.controls.shift.sliders["columns"]
    slider.setFocus()
    press(Qt.Key.Key_End)
    assert lab.state.shift.columns == 4
    QTest.keyClick(lab, Qt.Key.Key_Right)
    assert lab.state.shift.columns == 4
    undo_all(lab)
    assert lab.state.shift.shift == (0, -1)


def test_dragging_on_a_curve_is_one_step(lab: PoolingPage) -> None:
    show(lab, "shift")
    before = lab.state
    plot = lab.shift_view.plots.plots[1]
    places = [plot.pixel(x, 50).toPoint() for x in (1, 2, 3)]
    QTest.mousePress(plot, LEFT, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(plot, place)
    QTest.mouseRelease(plot, LEFT, pos=places[-1])
    assert lab.state.shift.shift == (0, 3)
    lab.lab.undo()
    assert lab.state is before


def test_what_is_chosen_while_moving_is_moved(lab: PoolingPage) -> None:
    show(lab, "shift")
    assert lab.state.shift.sample == "edge"
    assert not lab.controls.input.isVisible()  # the book's edges are not the lab's input
    QTest.mouseClick(lab.sample.button("input"), LEFT)
    assert lab.controls.input.isVisible()
    lab.controls.input.choice.activated.emit(lab.controls.input.choice.findText("Checkerboard"))
    assert lab.state.shift.sample == "input"
    assert lab.shift_view.maps["image", "before"].picture.shape == (8, 8)


def test_the_pen_draws_on_the_input_before_it_moves(lab: PoolingPage) -> None:
    lab.edit({"padding": (1, 1, 1, 1)})
    show(lab, "shift")
    before = lab.state.plane
    QTest.mouseClick(lab.controls.input.tool.button(True), LEFT)
    click(lab.shift_view.image, (0, 2))
    assert lab.state.plane is before  # the book's edges stay
    QTest.mouseClick(lab.sample.button("input"), LEFT)
    click(lab.shift_view.image, (0, 2))
    assert lab.state.plane[0, 2] == lab.state.pen != before[0, 2]
    assert lab.shift_view.maps["image", "after"].picture.values[0, 1] == lab.state.pen
    large = np.zeros((1, 140, 131))
    lab.edit({"input": large})
    click(lab.shift_view.image, (0, 0))  # of so large an input the middle is shown
    assert np.argwhere(lab.state.plane).tolist() == [[6, 1]]


def test_zeros_come_in_where_nothing_wraps(lab: PoolingPage) -> None:
    show(lab, "shift")
    QTest.mouseClick(lab.controls.shift.border.button(False), LEFT)
    moved = lab.shift_view.maps["image", "after"].picture.values
    assert moved[:, -1].tolist() == [0] * 6
    lab.controls.shift.edge.activated.emit(0)
    assert lab.state.shift.edge == "none"
    assert lab.shift_view.maps["none", "after"].picture.values.tolist() == moved.tolist()


# ---- in other words


def test_an_average_as_a_convolution(lab: PoolingPage) -> None:
    show(lab, "words")
    QTest.mouseClick(lab.kind.button("average"), LEFT)
    assert not lab.identities.maximum.isVisible()
    assert "4 weights are all 1/4" in lab.note.text()
    views = lab.identities.views
    assert views["convolved"].picture.values.tolist() == [[2, 3], [5, 6]]
    assert views["averaged"].picture.values.tolist() == [[2, 3], [5, 6]]
    assert views["kernel"].picture.values.tolist() == [[0.25] * 2] * 2
    assert "Largest difference between the two: 0." in texts_in(lab.identities)
    average = lab.identities.average
    assert average.line.text() == "0×0.25 + 1×0.25 + 3×0.25 + 4×0.25 = 2"
    click(views["input"], (1, 1))
    views["input"].hovered.emit(None)
    assert (lab.state.step, average.line.text().split(" = ")[1]) == (3, "6")
    assert [(mark.row, mark.column) for mark in views["averaged"].marks] == [(1, 1)]


def test_a_maximum_from_convolutions_and_relu(lab: PoolingPage) -> None:
    show(lab, "words")
    view = lab.identities
    assert view.line.text() == "max(0, 1, 3, 4) = 4"
    assert "whole input: 0." in texts_in(view)
    hover(view.plane, (1, 1))
    assert view.line.text() == "max(4, 5, 7, 8) = 8"
    frame = view.plane.marks[0]
    assert (frame.row, frame.column, frame.rows, frame.columns) == (1, 1, 2, 2)
    view.plane.hovered.emit(None)
    click(view.plane, (1, 0))
    view.plane.hovered.emit(None)
    assert (lab.state.step, view.line.text()) == (2, "max(3, 4, 6, 7) = 7")
    assert not lab.lab.can_undo


def test_a_minimum_by_the_maximum_of_the_negatives(lab: PoolingPage) -> None:
    show(lab, "words")
    QTest.mouseClick(lab.kind.button("min"), LEFT)
    assert "min(a, b) = −max(−a, −b)" in lab.note.text()
    assert lab.identities.line.text() == "min(0, 1, 3, 4) = −max(0, −1, −3, −4) = 0"
    assert lab.identities.tree.tree.window.tolist() == [[0, -1], [-3, -4]]


@pytest.mark.parametrize("kind", ["max", "average"])
def test_the_pen_draws_in_other_words_too(lab: PoolingPage, kind: str) -> None:
    lab.edit({"padding": (1, 1, 1, 1), "kind": kind})
    show(lab, "words")
    QTest.mouseClick(lab.controls.input.tool.button(True), LEFT)
    view, cell = (lab.identities.plane, (0, 2)) if kind == "max" else (lab.identities.views["input"], (1, 3))
    lab.edit({"pen": 9.0})
    click(view, cell)
    assert lab.state.plane[0, 2] == 9


def test_pointing_at_a_node_tells_what_it_is_made_of(lab: PoolingPage) -> None:
    show(lab, "words")
    tree = lab.identities.tree
    nodes = lab.identities.tree.tree.nodes
    QTest.mouseMove(tree, tree.place_of(nodes[4]).center().toPoint())
    assert lab.identities.line.text() == "0 − 1 = −1"
    before = tree.grab().toImage()
    QTest.mouseMove(tree, tree.place_of(nodes[-1]).center().toPoint())
    assert lab.identities.line.text() == "0 + 4 = 4"
    assert tree.grab().toImage() != before


@pytest.mark.parametrize("size", [(424, 153), (640, 260), (900, 420)])
def test_the_weights_of_the_tree_stand_apart(lab: PoolingPage, size: tuple[int, int]) -> None:
    show(lab, "words")
    tree = lab.identities.tree
    tree.resize(*size)
    nodes = tree.tree.nodes
    boxes = [tree.place_of(node) for node in nodes]
    weights = [
        tree.weight_area(nodes[number], node, sign)
        for node in nodes
        for number, sign in node.sources
        if nodes[number].kind != "difference"
    ]
    assert not any(a.intersects(b) for a, b in itertools.combinations(weights, 2))
    assert not any(weight.adjusted(2, 2, -2, -2).intersects(box) for weight in weights for box in boxes)


def test_a_row_alone_has_a_tree_too(lab: PoolingPage) -> None:
    lab.edit({"input": np.array([[[2.0, 9.0, 4.0]]]), "window": (1, 2)})
    show(lab, "words")
    assert lab.identities.line.text() == "max(2, 9) = 9"
    lab.edit({"input": np.array([[[2.0]]]), "window": (1, 1)})
    assert lab.identities.line.text() == "max(2) = 2"


def test_the_channels_stay(lab: PoolingPage) -> None:
    show(lab, "words")
    choose(lab, "maps")
    assert "4 × 14 × 14" in texts_in(lab.identities)
    assert "4 × 7 × 7" in texts_in(lab.identities)
    assert "without weights" in texts_in(lab.identities)


# ---- the page


def test_every_control_has_a_name_and_a_tip(lab: PoolingPage) -> None:
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox)
    controls = [control for kind in kinds for control in lab.findChildren(kind)]
    controls = [control for control in controls if not control.objectName().startswith("qt_")]
    for control in controls:
        if isinstance(control.parent(), (QComboBox, QAbstractSpinBox)) or "Scroll" in type(control).__name__:
            continue
        assert control.accessibleName(), control
        assert control.toolTip(), control.accessibleName()


@pytest.mark.parametrize("view", ["steps", "shift", "words"])
def test_it_fits_the_smallest_window(lab: PoolingPage, view: str) -> None:
    show(lab, view)
    assert lab.minimumSizeHint().width() <= 1000
    assert lab.minimumSizeHint().height() <= 560


def test_cells_are_as_large_in_the_output_as_in_the_input(lab: PoolingPage) -> None:
    for name in ("maps", "smaller", "maps", "book"):
        choose(lab, name)
        QGuiApplication.processEvents()
        assert lab.stage.input.places.cell == lab.stage.output.places.cell


def test_another_theme_reaches_every_view(lab: PoolingPage, qtbot: QtBot) -> None:
    choose(lab, "maps")
    lab.edit({"scale_mode": "own"})
    before = lab.stage.strips["output"].grab().toImage()
    theme.apply(theme.Mode.DARK)
    qtbot.waitUntil(lambda: lab.stage.strips["output"]._look[-1] is theme.DARK)
    assert lab.stage.strips["output"].grab().toImage() != before
    show(lab, "shift")
    title = lab.shift_view.titles["max"]
    qtbot.waitUntil(lambda: title.palette().windowText().color() == theme.DARK.output)
    theme.apply(theme.Mode.LIGHT)
    qtbot.waitUntil(lambda: title.palette().windowText().color() == theme.LIGHT.output)


def test_the_keys_are_the_views_after_a_click_on_its_name(lab: PoolingPage) -> None:
    show(lab, "shift")
    press(Qt.Key.Key_Left)
    assert lab.state.shift.columns == -2
    show(lab, "steps")
    press(Qt.Key.Key_Right)
    assert lab.transport.position == 1


def test_a_dragged_slider_is_one_step(lab: PoolingPage) -> None:
    show(lab, "shift")
    before, slider = lab.state, lab.controls.shift.sliders["rows"]
    slider.setSliderDown(True)
    for value in (1, 2, 3):
        slider.setSliderPosition(value)
    slider.setSliderDown(False)
    assert lab.state.shift.rows == 3
    lab.lab.undo()
    assert lab.state is before


def test_random_numbers_come_from_the_number_that_is_typed(lab: PoolingPage) -> None:
    check_random_numbers(lab)
