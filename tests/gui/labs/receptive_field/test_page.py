"""The Receptive field lab by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.gui.labs.receptive_field.page import FieldPage
from convlab.gui.labs.receptive_field.results import FieldResults
from convlab.gui.main_window import MainWindow
from convlab.gui.theme import colours_of
from convlab.gui.widgets.refusal import refusal_of
from convlab.labs.common.arrays import frozen
from convlab.labs.common.stack import MOST_LAYERS, StackLayer, Unit, conv
from convlab.labs.receptive_field.state import SCENES, VIEWS, FieldState
from tests.gui.matrices import click, drag, hover, press, turn_wheel, type_text
from tests.gui.pages import assert_sentences, shown_page


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[FieldPage]:
    with shown_page(qtbot, FieldPage, FieldState()) as page:
        yield page


def show_scene(lab: FieldPage, name: str) -> None:
    lab.scene.setCurrentIndex(list(SCENES).index(name))
    lab.scene.activated.emit(lab.scene.currentIndex())


def show_view(lab: FieldPage, name: str) -> None:
    lab.view.button(name).click()
    QApplication.processEvents()


def point_at(lab: FieldPage, unit: Unit) -> None:
    hover(lab.maps.views[unit.layer], lab.state.place_of(unit))


def results(lab: FieldPage, name: str) -> list[str]:
    """A column of the table."""
    return [row.results[name].text() for row in lab.controls.stack.rows[: len(lab.state.layers)]]


def type_into_box(lab: FieldPage, layer: int, name: str, text: str) -> None:
    box = lab.controls.stack.rows[layer - 1].boxes[name]
    box.setFocus()
    box.selectAll()
    type_text(text)
    press(Qt.Key.Key_Return)


# ---- what it opens with


def test_it_opens_with_the_books_lenet(lab: FieldPage) -> None:
    assert results(lab, "field") == ["5", "6", "14", "16"]
    assert results(lab, "jump") == ["1", "2", "2", "4"]
    assert results(lab, "size") == ["28", "14", "10", "5"]
    assert "field 16 × 16" in lab.arithmetic.text()
    assert "all of it lies on the image" in lab.arithmetic.text()
    assert "14 + " in lab.formula.text()


@pytest.mark.parametrize("view", VIEWS)
def test_every_example_is_shown_in_every_view(lab: FieldPage, qtbot: QtBot, view: str) -> None:
    """With the fields it says what to notice in the example, else in the view."""
    show_view(lab, view)
    notes = set()
    for name in SCENES:
        show_scene(lab, name)
        qtbot.waitUntil(lambda: lab.is_ready)
        assert lab.state.scene == name
        notes.add(lab.note.text())
    if view in ("use", "measured"):  # a sentence with the example's numbers
        assert_sentences(notes, len(notes))
    else:
        assert_sentences(notes, len(SCENES) if view == "fields" else 1)
    assert len(results(lab, "size")) == len(SCENES[name].layers)
    lab.grab()


def test_ten_layers_of_five_by_five(lab: FieldPage, qtbot: QtBot) -> None:
    show_scene(lab, "ten")
    qtbot.waitUntil(lambda: lab.is_ready)
    assert results(lab, "size")[-1] == "200"
    assert results(lab, "field")[-1] == "41"
    show_view(lab, "measured")
    qtbot.waitUntil(lambda: lab.is_ready)
    assert "As in theory: all 1,681 elements" in lab.stage.measured.check.text().replace("\u202f", ",")
    assert "97" in lab.note.text()
    assert "of all paths to the unit begin there" in lab.note.text()


def test_the_view_is_restored_with_the_state_and_is_no_step_of_the_history(lab: FieldPage) -> None:
    show_view(lab, "section")
    assert lab.state.view == "section"
    assert not lab.lab.can_undo
    lab.choose_layer(2)
    show_view(lab, "use")
    lab.lab.undo()
    assert lab.state.unit == FieldState().unit
    assert lab.stage.use.isVisible()
    lab.lab.restore(FieldState(view="measured"))
    assert lab.stage.measured.isVisible()
    assert lab.view.button("measured").isChecked()
    assert lab.stage.measured.heats["gradient"].picture is not None


def test_a_half_typed_number_counts_when_another_view_is_opened(lab: FieldPage) -> None:
    click(lab.maps.input, lab.state.place_of(Unit(0, 3, 4)))
    type_text("77")
    show_view(lab, "use")
    assert lab.state.input[3, 4] == 77
    assert lab.stage.use.isVisible()


def test_a_saved_session_opens_with_its_view(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.show_lab("receptive_field")
    page = window.pages["receptive_field"]
    show_view(page, "section")
    assert not window.document.is_modified
    with qtbot.waitSignal(window.document.saved):
        window.document.save(tmp_path / "mine.convlab")
    window.document.new()
    assert page.maps.isVisible()
    with qtbot.waitSignal(window.document.opened):
        window.document.open(tmp_path / "mine.convlab")
    assert page.stage.cone.isVisible()


# ---- pointing


def test_pointing_at_a_corner_unit_tells_what_lies_on_padding(lab: FieldPage) -> None:
    point_at(lab, Unit(2, 0, 0))
    assert "field 6 × 6" in lab.arithmetic.text()
    assert "16 of 36 elements lie on the image" in lab.arithmetic.text()
    frame = lab.maps.input.marks[-1]
    assert (frame.row, frame.column, frame.rows, frame.columns) == (0, 0, 6, 6)  # counted with the padding
    assert not frame.open
    assert lab.state.unit.layer == 4  # pointing changes nothing
    QTest.mouseMove(lab.maps.input_panel, QPoint(5, 5))
    QApplication.sendEvent(lab.maps.views[2], _leaving())
    assert "field 16 × 16" in lab.arithmetic.text()


def _leaving() -> object:
    return QEvent(QEvent.Type.Leave)


def test_a_click_chooses_a_unit_and_its_layer(lab: FieldPage) -> None:
    click(lab.maps.views[3], (2, 7))
    assert lab.state.unit == Unit(3, 2, 7)
    assert "6 + <span" in lab.formula.text()
    lab.lab.undo()
    assert lab.state.unit == FieldState().unit


def test_pointing_at_the_input_tells_who_sees_it(lab: FieldPage) -> None:
    point_at(lab, Unit(0, 14, 14))
    rows, columns = lab.state.stack.reached((14, 14))[-1]
    assert f"depend on it: {rows.size * columns.size}" in lab.arithmetic.text()


def test_keys_walk_pin_and_let_go(lab: FieldPage) -> None:
    lab.setFocus()
    QTest.keyClick(lab, Qt.Key.Key_Home)
    assert lab.state.unit == Unit(4, 0, 0)
    QTest.keyClick(lab, Qt.Key.Key_Space)
    QTest.keyClick(lab, Qt.Key.Key_Right)
    QTest.keyClick(lab, Qt.Key.Key_Down)
    assert lab.state.unit == Unit(4, 1, 1)
    assert lab.state.pins == (Unit(4, 0, 0),)
    assert "<b>144</b>" in lab.controls.units.list.text()
    QTest.keyClick(lab, Qt.Key.Key_PageUp)
    assert lab.state.unit.layer == 3
    QTest.keyClick(lab, Qt.Key.Key_End)
    assert lab.state.unit == Unit(3, 9, 9)
    QTest.keyClick(lab, Qt.Key.Key_Escape)
    assert lab.state.pins == ()


def test_at_most_three_units_are_pinned(lab: FieldPage) -> None:
    lab.setFocus()
    QTest.keyClick(lab, Qt.Key.Key_Home)
    for _ in range(4):
        QTest.keyClick(lab, Qt.Key.Key_Space)
        QTest.keyClick(lab, Qt.Key.Key_Right)
    assert len(lab.state.pins) == 3
    assert not lab.controls.units.buttons["pin"].isEnabled()


# ---- the table


def test_typing_into_the_table(lab: FieldPage) -> None:
    type_into_box(lab, 1, "kernel", "3")
    assert lab.state.layers[0].kernel == (3, 3)
    assert lab.state.weights == "random"  # LeNet's kernels are 5 × 5
    assert lab.state.scene is None
    type_into_box(lab, 1, "kernel", "3x5")
    assert lab.state.layers[0].kernel == (3, 5)
    assert results(lab, "field")[0] == "3×5"
    box = lab.controls.stack.rows[0].boxes["kernel"]
    for text, reason in (("99", "does not fit into"), ("0", "0 is too small"), ("x", "is not one whole number or two")):
        type_into_box(lab, 1, "kernel", text)
        assert lab.state.layers[0].kernel == (3, 5)
        assert reason in refusal_of(box)
    press(Qt.Key.Key_Escape)
    assert box.text() == "3×5"


def test_the_arrow_keys_change_a_box(lab: FieldPage) -> None:
    box = lab.controls.stack.rows[1].boxes["stride"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert lab.state.layers[1].stride == (1, 1)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert lab.state.layers[1].stride == (1, 1)
    box.clearFocus()
    turn_wheel(box, QPoint(5, 5), 1)  # the wheel scrolls, unless the box was chosen
    assert lab.state.layers[1].stride == (1, 1)


def test_add_remove_up_and_down(lab: FieldPage) -> None:
    buttons, first = lab.controls.stack.buttons, lab.state.layers
    buttons["add"].click()
    assert lab.state.layers == (*first, StackLayer(padding=(1, 1)))
    assert lab.state.unit.layer == 5
    assert results(lab, "field")[-1] == "24"
    buttons["up"].click()
    assert lab.state.layers[3] == StackLayer(padding=(1, 1))
    assert lab.state.unit.layer == 4
    buttons["down"].click()
    buttons["remove"].click()
    assert lab.state.layers == first
    for _ in range(4):
        buttons["remove"].click()
    assert len(lab.state.layers) == 1
    assert not buttons["remove"].isEnabled()
    for _ in range(20):
        buttons["add"].click()
    assert len(lab.state.layers) == MOST_LAYERS == 20
    assert not buttons["add"].isEnabled()


def test_a_layer_is_dragged_to_another_place(lab: FieldPage) -> None:
    first, table = lab.state.layers, lab.controls.stack.table
    grip = lab.controls.stack.rows[0].grip
    target = grip.mapFrom(table, QPoint(5, table.rect_of(3).center().y()))
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=grip.rect().center())
    QTest.mouseMove(grip, target)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=target)
    assert lab.state.layers == (first[1], first[2], first[0], first[3])
    assert lab.state.unit.layer == 3
    lab.lab.undo()
    assert lab.state.layers == first


def test_a_click_on_a_grip_chooses_the_layer(lab: FieldPage) -> None:
    QTest.mouseClick(lab.controls.stack.rows[1].grip, Qt.MouseButton.LeftButton)
    assert lab.state.unit.layer == 2
    assert "jump<sub>2</sub>" in lab.formula.text()


def test_a_drag_shows_where_the_layer_goes_and_escape_leaves_it(lab: FieldPage) -> None:
    first, table = lab.state.layers, lab.controls.stack.table
    grip = lab.controls.stack.rows[0].grip
    place = QPoint(table.width() // 2, table.rect_of(3).bottom() + 1)
    target = grip.mapFrom(table, QPoint(5, table.rect_of(3).center().y()))
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=grip.rect().center())
    QTest.mouseMove(grip, target)
    assert table.grab().toImage().pixelColor(place) == colours_of(table).field
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert table.grab().toImage().pixelColor(place) != colours_of(table).field
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=target)
    assert lab.state.layers == first


def test_alt_and_arrows_move_the_layer_whose_numbers_are_typed_or_the_chosen_one(lab: FieldPage) -> None:
    first = lab.state.layers
    lab.setFocus()
    QTest.keyClick(lab, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert lab.state.layers == (first[0], first[1], first[3], first[2])
    assert lab.state.unit.layer == 3
    box = lab.controls.stack.rows[0].boxes["kernel"]
    box.setFocus()
    box.selectAll()
    type_text("4")
    QTest.keyClick(box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert lab.state.layers[1].kernel == (4, 4)  # what was typed is taken along
    assert lab.state.unit.layer == 2
    assert QApplication.focusWidget() is lab.controls.stack.rows[1].boxes["kernel"]
    QTest.keyClick(lab, Qt.Key.Key_Home)
    for _ in range(3):
        QTest.keyClick(lab, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # no further than the first place
    assert lab.state.unit.layer == 1


def test_pinned_units_go_along_with_their_layer_and_it_is_said_when_they_are_gone(lab: FieldPage) -> None:
    lab.setFocus()
    QTest.keyClick(lab, Qt.Key.Key_Space)
    pin = lab.state.pins[0]
    click(lab.maps.views[3], (2, 7))
    QTest.keyClick(lab, Qt.Key.Key_Space)
    lab.controls.stack.buttons["up"].click()
    assert lab.state.pins == (pin, Unit(2, 2, 7))
    lab.choose_layer(4)
    note = lab.note.text()
    lab.controls.stack.buttons["remove"].click()
    assert lab.state.pins == (Unit(2, 2, 7),)
    assert "unpinned: 1" in lab.note.text()
    lab.lab.undo()
    assert lab.state.pins == (pin, Unit(2, 2, 7))
    QTest.keyClick(lab, Qt.Key.Key_Escape)  # asked for: nothing to say
    assert lab.note.text() == note


def test_the_dilation_and_two_recurrences_are_behind_more(lab: FieldPage) -> None:
    stack, stage = lab.controls.stack, lab.stage.width()
    assert "overlap" not in lab.formula.text()
    assert not stack.headings["dilation"].isVisible()
    stack.more.button.click()
    QApplication.processEvents()
    assert "overlap<sub>4</sub>" in lab.formula.text()
    assert "= <b>−2</b>" in lab.formula.text()  # the start
    assert "max(0, 16 − 4) = <b>12</b>" in lab.formula.text()
    assert stack.rows[3].boxes["dilation"].isVisible()
    assert not stack.rows[4].boxes["dilation"].isVisible()
    assert lab.stage.width() < stage  # the table needs the room
    stack.more.button.click()
    show_scene(lab, "dilated")  # what is in use is shown
    assert stack.rows[2].boxes["dilation"].isVisible()


def test_all_five_recurrences_have_their_numbers(lab: FieldPage) -> None:
    lab.controls.stack.more.button.click()
    text = QTextDocumentFragment.fromHtml(lab.formula.text()).toPlainText()
    for formula in ("⌊(10 − 1·(2 − 1) − 1 + 2·0 + 2)/2⌋ = 5", "2·2 = 4", "14 + 1·(2 − 1)·2 = 16", "−2 − 0·2 = −2"):
        assert formula in text
    assert "max(0, 16 − 4) = 12" in text
    assert "output3" in text
    type_into_box(lab, 4, "kernel", "2x3")
    text = QTextDocumentFragment.fromHtml(lab.formula.text()).toPlainText()
    assert "14 + 1·(2 − 1)·2 = 16" in text
    assert "14 + 1·(3 − 1)·2 = 18" in text


def test_formulas_stay_whole_in_a_small_window(lab: FieldPage) -> None:
    lab.resize(980, 600)
    QApplication.processEvents()
    assert lab.formula.sizeHint().width() <= lab.formula.width()
    lab.resize(1600, 900)
    QApplication.processEvents()
    assert "output" + "<sub>3</sub>" in lab.formula.text()


def test_a_long_stack_in_a_small_window_shows_the_chosen_map_large(lab: FieldPage, qtbot: QtBot) -> None:
    show_scene(lab, "vgg")
    qtbot.waitUntil(lambda: lab.is_ready)
    assert not lab.maps.large.isVisible()
    lab.resize(1120, 620)
    QApplication.processEvents()
    large = lab.maps.large
    assert large.isVisible()
    assert large.view.picture is lab.maps.views[10].picture
    click(lab.maps.views[8], (3, 3))
    assert large.view.picture is lab.maps.views[8].picture
    click(large.view, (5, 9))
    assert lab.state.unit == Unit(8, 4, 8)  # counted without the padding
    assert list(large.view.marks) == list(lab.maps.views[8].marks)
    assert min(large.view.width(), large.view.height()) > 2 * lab.maps.views[8].width()


def test_pooling_has_no_dilation(lab: FieldPage) -> None:
    show_scene(lab, "dilated")
    kind = lab.controls.stack.rows[2].kind
    kind.setCurrentIndex(1)
    kind.activated.emit(1)
    assert lab.state.layers[2] == StackLayer("max", (3, 3))
    assert not lab.controls.stack.rows[2].boxes["dilation"].isEnabled()
    assert results(lab, "field")[-1] == "9"


# ---- the input


def test_drawing_into_the_input_changes_the_maps_and_is_one_step(lab: FieldPage) -> None:
    before = lab.maps.views[4].picture.values
    drag(lab.maps.input, [(3, 3), (3, 20), (12, 20)])
    assert lab.state.input[1, 1:19].tolist() == [255] * 18
    assert lab.state.input_name is None
    assert not np.array_equal(lab.maps.views[4].picture.values, before)
    lab.lab.undo()
    assert lab.state.input is FieldState().input


def test_a_pasted_matrix_gets_a_border_where_the_stack_needs_it(lab: FieldPage) -> None:
    QGuiApplication.clipboard().setText("1 2\n3 4")
    lab.controls.input.edit.entries["paste"].trigger()
    assert lab.state.input.sum() == 10
    assert lab.state.layers == FieldState().layers
    assert lab.state.stack.sizes[-1] == (1, 1)


def test_a_photograph_is_grey_and_at_most_256(lab: FieldPage, qtbot: QtBot) -> None:
    lab.choose_input("camera")
    qtbot.waitUntil(lambda: lab.state.input_name == "camera", timeout=10_000)
    qtbot.waitUntil(lambda: lab.is_ready)
    assert max(lab.state.input.shape) == 256
    assert lab.maps.views[1].picture.values.shape[0] >= 250


# ---- measured


def test_all_ones_without_relu_the_support_is_the_theory(lab: FieldPage) -> None:
    lab.controls.network.weights.button("ones").click()
    lab.controls.network.relu.click()
    show_view(lab, "measured")
    assert "all 256 elements that the unit can depend on" in lab.stage.measured.check.text()
    hover(lab.stage.measured.map, (0, 0))
    assert "all 196 elements that the unit can depend on" in lab.stage.measured.check.text()  # the rest is padding
    heat = lab.stage.measured.heats["gradient"]
    field, middle = heat.marks
    assert (field.row, field.column, field.rows, field.columns) == (0, 0, 14, 14)
    assert field.open == {"top", "left"}  # it goes on there
    assert (middle.row, middle.column, middle.rows, middle.columns) == (2, 2, 8, 8)
    assert not middle.open
    assert "rows −2 to 13, columns −2 to 13" in lab.stage.measured.frames.text()
    assert "shown: rows 0 to 21" in lab.stage.measured.frames.text()
    click(lab.stage.measured.map, (1, 1))
    assert lab.state.unit == Unit(4, 1, 1)


def test_a_smaller_support_says_why(lab: FieldPage, qtbot: QtBot) -> None:
    show_view(lab, "measured")
    show_scene(lab, "vgg")
    qtbot.waitUntil(lambda: lab.is_ready)
    assert "max pooling" in lab.stage.measured.check.text()
    assert "ReLU" not in lab.stage.measured.check.text()
    lab.controls.network.relu.click()
    qtbot.waitUntil(lambda: lab.is_ready)
    assert "ReLU switches off" in lab.stage.measured.check.text()


def test_the_heat_map_shows_the_field_and_tells_a_cell_of_the_image(lab: FieldPage, qtbot: QtBot) -> None:
    show_view(lab, "measured")
    show_scene(lab, "ten")
    qtbot.waitUntil(lambda: lab.is_ready)
    heat = lab.stage.measured.heats["gradient"]
    assert heat.picture.shape == lab.stage.measured.heats["paths"].picture.shape == (81, 81)
    hover(heat, (40, 40))
    assert "|∂unit/∂input [119, 119]| = " in lab.arithmetic.text()
    assert "paths to the unit: " in lab.arithmetic.text()
    hover(heat, (0, 0))
    assert "does not depend on it" in lab.arithmetic.text()


def test_other_random_kernels(lab: FieldPage) -> None:
    show_view(lab, "measured")
    lab.controls.network.buttons["again"].click()
    assert lab.state.weights == "random"
    first = lab.stage.measured.heats["gradient"].picture.values
    lab.controls.network.buttons["again"].click()
    assert not np.array_equal(lab.stage.measured.heats["gradient"].picture.values, first)


# ---- the cross-section and the use of pixels


def test_a_dot_of_the_cross_section_is_a_unit(lab: FieldPage) -> None:
    show_view(lab, "section")
    cone = lab.stage.cone
    dot = next(dot for dot in cone.section.dots if (dot.layer, dot.number) == (3, 0))
    QTest.mouseClick(cone, Qt.MouseButton.LeftButton, pos=cone.place_of(dot).toPoint())
    assert (lab.state.unit.layer, lab.state.unit.column) == (3, 0)
    assert sum(dot.is_lit for dot in cone.section.dots if dot.layer == 0) == 14
    lab.stage.axis.button(0).click()
    assert {dot.number for dot in cone.section.dots if dot.layer == 3 and dot.is_lit} == {lab.state.unit.row}


def test_pinned_cones_are_outlined_in_the_cross_section(lab: FieldPage) -> None:
    show_view(lab, "section")
    lab.setFocus()
    before = lab.stage.cone.grab().toImage()
    QTest.keyClick(lab, Qt.Key.Key_Space)
    QTest.keyClick(lab, Qt.Key.Key_Left)
    QTest.keyClick(lab, Qt.Key.Key_Right)
    assert lab.stage.cone.grab().toImage() == before  # the cone itself says it all
    QTest.keyClick(lab, Qt.Key.Key_Left)
    image, cone = lab.stage.cone.grab().toImage(), lab.stage.cone
    dot = next(dot for dot in cone.section.dots if (dot.layer, dot.number) == (4, 3))
    place = cone.place_of(dot).toPoint() - QPoint(0, 1)
    around = [image.pixelColor(place + QPoint(0, shift)) for shift in range(-4, 5)]
    assert colours_of(cone).output in around


def test_names_of_inputs_stay_in_another_language(lab: FieldPage) -> None:
    QApplication.sendEvent(lab.controls.input, QEvent(QEvent.Type.LanguageChange))
    assert lab.controls.input.choice.currentText() == "A drawn 3"


def test_leaving_a_view_while_other_maps_are_computed(lab: FieldPage, qtbot: QtBot) -> None:
    show_scene(lab, "ten")
    show_view(lab, "use")
    qtbot.waitUntil(lambda: lab.is_ready)
    hover(lab.stage.use.views["paths"], (200, 200))
    lab.edit({"layers": (StackLayer(kernel=(11, 11), padding=(5, 5)),) * 12})
    assert not lab.is_ready
    QApplication.sendEvent(lab.stage.use.views["paths"], _leaving())
    qtbot.waitUntil(lambda: lab.is_ready, timeout=20_000)


def test_pixel_use_tells_numbers(lab: FieldPage) -> None:
    show_scene(lab, "two")
    show_view(lab, "use")
    assert lab.stage.use.views["windows"].picture.values[0, :3].tolist() == [1, 2, 3]
    assert lab.stage.use.views["paths"].picture.values[0, 0] == 1
    hover(lab.stage.use.views["paths"], (6, 6))
    assert lab.arithmetic.text() == "pixel [6, 6]  windows 9  paths 81"
    assert lab.stage.use.totals["windows"].text() == "sum over all pixels: 3² · 10² = 900"


def test_pointing_at_a_pixel_shows_its_windows_and_how_many_there_are(lab: FieldPage) -> None:
    show_view(lab, "use")
    assert "<i>i</i> = 14:" in lab.formula.text()  # the middle
    hover(lab.stage.use.views["windows"], (0, 3))
    assert lab.arithmetic.text() == "pixel [0, 3]  windows 15  paths 44"
    text = QTextDocumentFragment.fromHtml(lab.formula.text()).toPlainText()
    assert "min(0 + 2, 27) − max(0 + 2 − 5 + 1, 0) + 1 = 3" in " ".join(text.split())
    frame, own = lab.stage.use.views["windows"].marks
    assert (own.row, own.column) == (0, 3)
    assert (frame.row, frame.column, frame.rows, frame.columns, frame.open) == (0, 0, 5, 8, {"top", "left"})


def test_the_status_bar_follows_the_view_and_the_example(lab: FieldPage) -> None:
    told: list[str] = []
    lab.status_changed.connect(told.append)
    show_view(lab, "use")
    assert told[-1] == "pixel [14, 14]  windows 25  paths 625"
    show_scene(lab, "one")
    assert told[-1] == "pixel [5, 5]  windows 9  paths 9"
    show_view(lab, "fields")
    assert told[-1].startswith("layer 1 [1, 2] = ")
    assert told[-1].endswith("its field: rows 1 to 3, columns 2 to 4")
    show_scene(lab, "lenet")
    lab.edit({"unit": Unit(4, 0, 0)})
    assert told[-1].endswith("rows −2 to 13, columns −2 to 13")


def test_the_gradient_is_shown_over_the_image_or_alone(lab: FieldPage) -> None:
    show_view(lab, "measured")
    gradient = lab.stage.measured.heats["gradient"]
    colour, values = gradient.picture.colour, gradient.picture.values
    assert (colour[values == 0] == colour[values == 0][:, :1]).all()  # grey where there is no gradient
    assert (colour[values > 0].std(axis=1) > 0).all()
    lab.stage.measured.over_image.click()
    assert not lab.state.over_image
    assert gradient.picture.colour is None
    assert not lab.lab.can_undo


# ---- what takes long


def test_what_takes_long_is_computed_in_a_thread_and_the_newest_wins(qtbot: QtBot) -> None:
    results = FieldResults(QApplication.instance())
    image = frozen(np.ones((256, 256)))
    states = [
        FieldState(
            layers=(StackLayer(kernel=(11, 11), padding=(5, 5)),) * n, input=image, weights="ones", unit=Unit(1, 9, 9)
        )
        for n in (3, 2, 4)
    ]
    for state in states:
        results.request(state, state.unit)
    assert results.is_busy
    assert results.maps is None
    qtbot.waitUntil(lambda: not results.is_busy, timeout=20_000)
    assert results.maps.state is states[-1]
    quick = FieldState(layers=(conv(3),), weights="ones", unit=Unit(1, 0, 0))
    results.request(quick, None)
    assert results.maps.state is quick
    assert results.measured is None
    results.shut_down()


def test_nothing_is_pointed_at_while_the_maps_are_those_of_another_stack(lab: FieldPage, qtbot: QtBot) -> None:
    show_scene(lab, "ten")
    lab.edit({"layers": (StackLayer(kernel=(11, 11), padding=(5, 5)),) * 6})
    assert not lab.is_ready
    click(lab.maps.views[1], (3, 3))
    hover(lab.maps.views[1], (4, 4))
    assert lab.state.unit.layer == 6
    qtbot.waitUntil(lambda: lab.is_ready, timeout=20_000)
    assert lab.maps.views[6].picture.shape == (240, 240)


def test_every_control_has_a_name_and_a_tip(lab: FieldPage) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox

    for kind in (QAbstractButton, QAbstractSpinBox, QComboBox):
        for control in lab.controls.findChildren(kind) + lab.findChildren(kind):
            if control.isVisible():
                assert control.accessibleName(), control
                assert control.toolTip(), control


def test_it_fits_the_smallest_window(lab: FieldPage) -> None:
    assert lab.minimumSizeHint().width() <= 1000
    assert lab.minimumSizeHint().height() <= 560


def test_controls_stand_where_they_have_an_effect(lab: FieldPage) -> None:
    controls, shown = lab.controls, {}
    for view in VIEWS:
        lab.view.button(view).click()
        parts = {"pins": controls.units, "weights": controls.network, "pen": controls.input.tool}
        shown[view] = {name for name, part in parts.items() if part.isVisible()}
    assert shown == {
        "fields": {"pins", "weights", "pen"},
        "measured": {"pins", "weights"},
        "section": {"pins"},
        "use": set(),
    }
