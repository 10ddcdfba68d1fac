"""Lists, segments, number fields and pairs: they tell what the user does, and nothing of what the program sets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convlab.gui.theme import colours_of
from convlab.gui.widgets.check_box import CheckBox
from convlab.gui.widgets.choice import Choice, Segments, set_quietly
from convlab.gui.widgets.number_field import NumberField
from convlab.gui.widgets.pair_box import PairBox
from convlab.gui.widgets.pair_row import PairRow
from convlab.gui.widgets.wheel_guard import WheelGuard
from tests.gui.matrices import set_box
from tests.gui.widgets.looking import count_of, painted, shown

LEFT = Qt.MouseButton.LeftButton


def test_a_list_tells_what_the_user_picks_alone(qtbot: QtBot) -> None:
    choice, chosen = Choice(["a", "b", "c"]), []
    choice.set_texts(["first", "second", "third"])
    choice.chosen.connect(chosen.append)
    choice.set_value("b")
    assert (choice.value, choice.currentText()) == ("b", "second")
    shown(choice, qtbot)
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert chosen == ["c"]


def test_a_list_keeps_its_value_when_its_options_change(qtbot: QtBot) -> None:
    choice, chosen = Choice(["a", "b"]), []
    qtbot.addWidget(choice)
    choice.chosen.connect(chosen.append)
    choice.set_value("b")
    choice.set_options(["x", "b"], ["X", "B"])
    assert (choice.value, choice.currentText()) == ("b", "B")
    choice.set_options(["x"], ["X"])
    assert choice.value is None
    assert choice.currentText() == ""
    assert not chosen


def test_one_segment_is_down_and_a_click_tells_its_value(qtbot: QtBot) -> None:
    segments, chosen = Segments([1, 2, 3]), []
    qtbot.addWidget(segments)
    segments.set_texts([("one", "tip 1"), ("two", "tip 2"), ("three", "tip 3")])
    segments.chosen.connect(chosen.append)
    segments.set_value(2)
    assert [button.isChecked() for button in segments.buttons] == [False, True, False]
    QTest.mouseClick(segments.button(3), LEFT)
    assert chosen == [3]
    assert [button.isChecked() for button in segments.buttons] == [False, False, True]
    segments.set_value("no segment's")
    assert not any(button.isChecked() for button in segments.buttons)
    assert chosen == [3]


def test_a_value_can_be_set_quietly(qtbot: QtBot) -> None:
    box, told = QSpinBox(), []
    qtbot.addWidget(box)
    box.valueChanged.connect(told.append)
    set_quietly(box, 5)
    assert box.value() == 5
    box.setValue(6)
    assert told == [6]


@pytest.fixture
def field(qtbot: QtBot) -> NumberField:
    field = NumberField()
    field.set_value(2)
    shown(field, qtbot)
    field.setFocus()
    return field


@pytest.mark.parametrize(("typed", "number"), [("0.25", 0.25), ("1/8", 0.125), ("sqrt(4) + 1", 3.0)])
def test_a_number_or_an_expression_can_be_typed(field: NumberField, typed: str, number: float) -> None:
    entered: list[float] = []
    field.entered.connect(entered.append)
    field.entered.connect(field.set_value)
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert entered == [number]
    assert field.text() == f"{number:g}"


def test_what_is_not_a_number_stays_marked_until_it_is_edited(field: NumberField) -> None:
    entered: list[float] = []
    field.entered.connect(entered.append)
    field.selectAll()
    QTest.keyClicks(field, "two")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "two"
    assert "not a number" in field.accessibleDescription()
    assert field.palette().text().color() == colours_of(field).warning
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert not field.accessibleDescription()
    assert not entered


def test_leaving_a_field_brings_the_old_number_back(field: NumberField) -> None:
    field.selectAll()
    QTest.keyClicks(field, "nonsense")
    field.clearFocus()
    assert field.text() == "2"


def test_a_program_does_not_overwrite_what_is_being_typed(field: NumberField) -> None:
    field.selectAll()
    QTest.keyClicks(field, "7")
    field.set_value(5)
    assert field.text() == "7"


@pytest.fixture
def pair(qtbot: QtBot) -> tuple[PairBox, list[tuple[int, int]]]:
    box, changed = PairBox(), []
    box.changed.connect(changed.append)
    box.show_value((3, 3), ((1, 9), (1, 11)))
    shown(box, qtbot)
    return box, changed


@pytest.mark.parametrize(
    ("typed", "told", "shown"),
    [("5", (5, 5), "5"), ("3x5", (3, 5), "3×5"), ("4, 7", (4, 7), "4×7")],
)
def test_one_number_is_for_both_and_two_set_them_apart(
    pair: tuple[PairBox, list[tuple[int, int]]], typed: str, told: tuple[int, int], shown: str
) -> None:
    box, changed = pair
    box.changed.connect(lambda value: box.show_value(value, box.ranges))
    set_box(box, typed)
    assert changed == [told]
    assert box.text() == shown


def test_arrows_change_both_numbers_within_their_ranges(pair: tuple[PairBox, list[tuple[int, int]]]) -> None:
    box, changed = pair
    box.changed.connect(lambda value: box.show_value(value, box.ranges))
    box.show_value((8, 2), box.ranges)
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert changed == [(9, 3), (9, 4), (8, 3)]


def test_a_row_of_two_numbers_tells_both(qtbot: QtBot) -> None:
    content = QWidget()
    row, changed = PairRow(content), []
    row.add_to(QGridLayout(content), 0)
    row.set_texts("Stride", ("rows", "columns"), "how far it goes")
    row.changed.connect(changed.append)
    for axis in (0, 1):
        row.show_axis(axis, 2, (1, 4))
    assert not changed
    shown(content, qtbot)
    set_box(row.boxes[1], 3)
    assert changed == [(2, 3)]
    assert row.boxes[1].accessibleName() == "columns"


def test_the_wheel_changes_a_number_only_when_it_has_the_focus(qtbot: QtBot) -> None:
    content, box, other = QWidget(), QSpinBox(), QSpinBox()
    layout = QVBoxLayout(content)
    for widget in (other, box):
        layout.addWidget(widget)
    WheelGuard(content)
    shown(content, qtbot)

    def turn() -> None:
        at = QPointF(box.rect().center())
        none, start = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, none, start, False)
        QApplication.sendEvent(box, event)

    other.setFocus()
    turn()
    assert box.value() == 0
    box.setFocus()
    turn()
    assert box.value() == 1


def test_the_square_of_an_unchecked_box_is_drawn_in_a_colour_that_shows(qtbot: QtBot) -> None:
    box = CheckBox()
    qtbot.addWidget(box)
    muted = colours_of(box).muted
    image = painted(box, 40, 24)
    near = [
        image.pixelColor(x, y)
        for y in range(24)
        for x in range(40)
        if abs(image.pixelColor(x, y).lightness() - muted.lightness()) < 12
    ]
    assert len(near) > 20
    assert count_of(image, box.palette().base().color()) > 20  # it is empty
