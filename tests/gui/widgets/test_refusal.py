"""What cannot be used where it was typed: it stays, marked, with the reason beside it, and has no effect."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convlab.gui.theme import colours_of
from convlab.gui.widgets.number_box import DecimalBox, NumberBox
from convlab.gui.widgets.number_field import NumberField
from convlab.gui.widgets.pair_box import PairBox
from convlab.gui.widgets.pair_row import PairRow
from convlab.gui.widgets.refusal import Bubble, refusal_of
from tests.gui.matrices import press, set_box, type_text
from tests.gui.widgets.looking import shown


class Form:
    """A field above a line that takes the focus."""

    def __init__(self, field: QWidget, qtbot: QtBot) -> None:
        self.window, self.field, self.other = QWidget(), field, QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(field)
        column.addStretch(1)
        column.addWidget(self.other)
        self.window.resize(400, 300)
        shown(self.window, qtbot)

    @property
    def bubble(self) -> Bubble | None:
        found = self.window.findChild(Bubble)
        return found if isinstance(found, Bubble) and found.isVisible() else None

    def assert_refused(self, text: str, part: str) -> None:
        assert self.field.text() == text
        assert part in refusal_of(self.field)
        assert self.field.palette().text().color() == colours_of(self.field).warning
        assert self.bubble is not None
        assert self.bubble.text() == refusal_of(self.field)
        assert not self.bubble.geometry().intersects(self.field.geometry())
        assert self.window.rect().contains(self.bubble.geometry())

    def assert_plain(self, text: str) -> None:
        assert self.field.text() == text
        assert not refusal_of(self.field)
        assert self.field.palette().text().color() == self.other.palette().text().color()
        assert self.bubble is None


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    box = NumberBox(1, 16)
    box.why = lambda value: f"at most 16 channels are drawn, not {value:g}"
    box.setValue(3)
    return Form(box, qtbot)


def told(box: NumberBox | DecimalBox) -> list[float]:
    values: list[float] = []
    box.valueChanged.connect(values.append)
    return values


@pytest.mark.parametrize(
    ("text", "part"),
    [("64", "at most 16 channels are drawn, not 64"), ("abc", "“abc” is not"), ("2.5", "“2.5” is not")],
)
def test_it_stays_with_the_reason_until_it_is_corrected(form: Form, text: str, part: str) -> None:
    values = told(form.field)
    set_box(form.field, text)
    form.assert_refused(text, part)
    QTest.qWait(20)
    form.assert_refused(text, part)
    press(Qt.Key.Key_Return)
    form.assert_refused(text, part)
    press(Qt.Key.Key_Backspace)
    assert not refusal_of(form.field)
    assert form.bubble is None
    form.field.selectAll()
    type_text("6")
    press(Qt.Key.Key_Return)
    form.assert_plain("6")
    assert values == [6]


def test_escape_puts_the_old_value_back(form: Form) -> None:
    values = told(form.field)
    set_box(form.field, 64)
    press(Qt.Key.Key_Escape)
    form.assert_plain("3")
    assert not values


def test_leaving_puts_the_old_value_back(form: Form) -> None:
    values = told(form.field)
    set_box(form.field, 64)
    form.other.setFocus()
    form.assert_plain("3")
    form.field.setFocus()
    form.field.selectAll()
    type_text("0")
    form.other.setFocus()
    form.assert_plain("3")
    assert not values


def test_leaving_takes_over_what_can_be_used(form: Form) -> None:
    values = told(form.field)
    form.field.setFocus()
    form.field.selectAll()
    type_text("5")
    assert not values
    form.other.setFocus()
    assert values == [5]


def test_arrows_stay_within_the_possible(form: Form) -> None:
    form.field.setFocus()
    for _ in range(20):
        press(Qt.Key.Key_Up)
    form.assert_plain("16")


def test_a_value_that_the_program_sets_clears_the_mark(form: Form) -> None:
    set_box(form.field, 64)
    form.field.setValue(7)
    QTest.qWait(20)
    form.assert_plain("7")


def test_the_reason_goes_with_the_field(form: Form) -> None:
    set_box(form.field, 64)
    form.field.hide()
    QTest.qWait(20)
    assert form.bubble is None


def test_a_reason_is_above_a_field_that_has_no_room_below(qtbot: QtBot) -> None:
    form = Form(QLineEdit(), qtbot)
    box = NumberBox(1, 4)
    form.window.layout().addWidget(box)
    form.field = box
    QTest.qWait(20)
    set_box(box, 9)
    QTest.qWait(20)
    form.assert_refused("9", "9 is too large: at most 4 is possible here.")


def test_a_number_with_decimals_may_be_a_fraction_and_keeps_its_suffix(qtbot: QtBot) -> None:
    box = DecimalBox(0, 100)
    box.setSuffix("%")
    form, values = Form(box, qtbot), told(box)
    set_box(box, "1/8")
    assert (box.text(), values) == ("0.125%", [0.125])
    set_box(box, "250")
    form.assert_refused("250%", "250 is too large: at most 100 is possible here.")
    press(Qt.Key.Key_Escape)
    form.assert_plain("0.125%")


def test_only_odd_numbers_where_a_middle_is_needed(form: Form) -> None:
    form.field.set_odd(True)
    form.field.setFocus()
    press(Qt.Key.Key_Up)
    assert form.field.value() == 5
    set_box(form.field, 4)
    form.assert_refused("4", "an odd number")


def test_a_field_for_a_number_refuses_what_its_lab_forbids(qtbot: QtBot) -> None:
    field = NumberField()
    field.set_value(2)
    field.why = lambda value: "too large" if value > 9 else ""
    form, values = Form(field, qtbot), []
    field.entered.connect(values.append)
    set_box(field, 10)
    form.assert_refused("10", "too large")
    form.other.setFocus()
    form.assert_plain("2")
    set_box(field, "1/2")
    assert values == [0.5]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("20", "20 is too large: at most 9"),
        ("3x50", "50 is too large: at most 11"),
        ("3×", "“3×” is not"),
        ("x", "“x”"),
    ],
)
def test_a_pair_in_one_box(qtbot: QtBot, text: str, part: str) -> None:
    box, changed = PairBox(), []
    box.show_value((3, 3), ((1, 9), (1, 11)))
    box.changed.connect(changed.append)
    form, attempts = Form(box, qtbot), []
    box.attempted.connect(attempts.append)
    set_box(box, text)
    form.assert_refused(text, part)
    press(Qt.Key.Key_Escape)
    form.assert_plain("3")
    assert not changed
    assert len(attempts) == 2
    assert attempts[1] is None


class TestRow:
    @pytest.fixture
    def row(self, qtbot: QtBot) -> PairRow:
        content = QWidget()
        row = PairRow(content)
        row.add_to(QGridLayout(content), 0)
        for axis, high in enumerate((4, 9)):
            row.show_axis(axis, 2, (1, high))
        shown(content, qtbot)
        self.content = content
        self.changed: list[object] = []
        self.attempts: list[object] = []
        row.changed.connect(self.changed.append)
        row.attempted.connect(self.attempts.append)
        return row

    @pytest.mark.parametrize("axis", [0, 1])
    @pytest.mark.parametrize("text", ["1x7", "1×7", "1 7", "1*7"])
    def test_a_pair_typed_into_either_box_is_for_both(self, row: PairRow, axis: int, text: str) -> None:
        set_box(row.boxes[axis], text)
        assert self.changed == [(1, 7)]

    def test_one_number_is_for_its_own_box(self, row: PairRow) -> None:
        set_box(row.boxes[0], 3)
        set_box(row.boxes[1], 7)
        assert self.changed == [(3, 2), (3, 7)]

    def test_what_is_refused_is_told_with_the_other_number(self, row: PairRow) -> None:
        row.why = lambda axis, value: f"not {value} on axis {axis}"
        set_box(row.boxes[0], 5)
        assert refusal_of(row.boxes[0]) == "not 5 on axis 0"
        press(Qt.Key.Key_Escape)
        set_box(row.boxes[0], "3x10")
        assert refusal_of(row.boxes[0]) == "not 10 on axis 1"
        assert row.boxes[0].text() == "3x10"
        press(Qt.Key.Key_Escape)
        assert row.boxes[0].text() == "2"
        assert self.attempts == [(5, 2), None, (3, 10), None]
        assert not self.changed

    def test_in_a_square_one_number_is_for_both(self, row: PairRow) -> None:
        row.set_square(True, odd=True)
        set_box(row.boxes[1], 3)
        assert self.changed == [(3, 3)]
        set_box(row.boxes[0], "1x3")
        assert "sets both rows and columns" in refusal_of(row.boxes[0])
        press(Qt.Key.Key_Escape)
        set_box(row.boxes[0], "1x1")
        assert self.changed == [(3, 3), (1, 1)]
