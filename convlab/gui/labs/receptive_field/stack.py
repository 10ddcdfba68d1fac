"""The stack of layers as a table: what each layer is, to be edited, and what follows for its units' fields."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QSizePolicy, QWidget

from convlab.gui.labs.receptive_field.words import column_texts, kind_names
from convlab.gui.theme import colours_of, font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.pair_box import PairBox
from convlab.gui.widgets.section import Section, caption
from convlab.labs.common.stack import FIELDS, KINDS, MOST_LAYERS, StackLayer, bounds, changed_kind
from convlab.labs.receptive_field.state import FieldState, rearranged

RESULTS = ("size", "jump", "field", "start", "overlap")
HEADINGS = 1  # rows of the grid above the first layer
ROW_HEIGHT = 26


class StackPanel(Section):
    """`edited` carries changes of the state and what they merge with, `layer_chosen` the number of a layer from 1."""

    edited = Signal(dict, object)
    layer_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._state: FieldState | None = None
        for name, drawn in (("add", "add"), ("remove", "remove"), ("up", "up"), ("down", "down")):
            self.add_button(name, self.heading, lambda name=name: self._press(name), drawn=drawn, stretch=0)
        self.table = Table()
        self.table.moved.connect(self._move)
        self.table.chosen.connect(self.layer_chosen)
        self.headings = {name: _heading() for name in ("kind", *FIELDS, *RESULTS)}
        self.rows = [Row(self.table, number) for number in range(1, MOST_LAYERS + 1)]
        for column, heading in enumerate(self.headings.values(), 1):
            self.table.grid.addWidget(heading, 0, column)
        for row in self.rows:
            row.kind_chosen.connect(self._choose_kind)
            row.value_changed.connect(self._change)
        self.body.addWidget(self.table)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self._shift(step))
        self.retranslate()

    def show_state(self, state: FieldState) -> None:
        self._state = state
        count = len(state.layers)
        self.table.show_rows(count, state.unit.layer)
        for row in self.rows:
            row.set_visible(row.number <= count)
            if row.number <= count:
                row.show_layer(state)
        selected = state.unit.layer
        for name, possible in (
            ("add", count < MOST_LAYERS),
            ("remove", count > 1),
            ("up", selected > 1),
            ("down", selected < count),
        ):
            self.buttons[name].setEnabled(possible)

    # ---- edits

    def _press(self, name: str) -> None:
        number, count = self._state.unit.layer, len(self._state.layers)
        order = list(range(1, count + 1))
        if name == "add":
            order.insert(number, 0)
            self._arrange(order, number + 1)
        elif name == "remove":
            order.remove(number)
            self._arrange(order, min(number, count - 1))
        else:
            self._move(number, number + (-1 if name == "up" else 1))

    def _shift(self, step: int) -> None:
        """Move the layer whose numbers are being typed, or else the chosen one, by a place. The focus goes with it."""
        focused = QApplication.focusWidget()
        row = next((row for row in self.rows if focused in row.widgets), None)
        if row is not None:
            focused.clearFocus()  # takes what was typed
        number = row.number if row is not None else self._state.unit.layer
        if 1 <= number + step <= len(self._state.layers):
            self._move(number, number + step)
            if row is not None:
                self.rows[number + step - 1].widgets[row.widgets.index(focused)].setFocus()

    def _move(self, number: int, to: int) -> None:
        """Put layer `number` at the place of layer `to`."""
        order = list(range(1, len(self._state.layers) + 1))
        order.insert(to - 1, order.pop(number - 1))
        self._arrange(order, to)

    def _arrange(self, order: list[int], chosen: int) -> None:
        self.edited.emit(rearranged(self._state, order, chosen), None)

    def _choose_kind(self, number: int, kind: Any) -> None:
        self._replace(number, changed_kind(self._state.layers[number - 1], kind), None)

    def _change(self, number: int, name: str, value: tuple[int, int]) -> None:
        self._replace(number, self._state.layers[number - 1].with_pair(name, value), ("layer", number, name))

    def _replace(self, number: int, layer: StackLayer, merge: object) -> None:
        layers = (*self._state.layers[: number - 1], layer, *self._state.layers[number:])
        unit = self._state.unit._replace(layer=number)
        self.edited.emit({"layers": layers, "unit": unit, "scene": None}, merge)

    # ---- texts

    def retranslate(self) -> None:
        self.set_title(self.tr("Stack of layers"))
        for name, (text, tip) in column_texts().items():
            self.headings[name].setText(text)
            self.headings[name].setToolTip(tip)
        for row in self.rows:
            row.retranslate()
        for name, tip in (
            ("add", self.tr("Add a 3 × 3 convolution after the chosen layer: all later units see more")),
            ("remove", self.tr("Take the chosen layer out of the stack")),
            ("up", self.tr("Let the chosen layer come one earlier (Alt+↑)")),
            ("down", self.tr("Let the chosen layer come one later (Alt+↓)")),
        ):
            name_button(self.buttons[name], "", tip)
        self.restyle()


class Row:
    """The widgets of one layer, in the table's grid."""

    def __init__(self, table: Table, number: int) -> None:
        self.number = number
        self._signals = _RowSignals(table)
        self.kind_chosen, self.value_changed = self._signals.kind_chosen, self._signals.value_changed
        self.grip = Grip(table, number)
        self.kind = Choice(KINDS)
        self.kind.setMinimumWidth(56)
        self.kind.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.kind.chosen.connect(lambda kind: self.kind_chosen.emit(number, kind))
        self.boxes = {name: PairBox() for name in FIELDS}
        self.results = {name: _result() for name in RESULTS}
        for name, box in self.boxes.items():
            box.changed.connect(lambda value, name=name: self.value_changed.emit(number, name, value))
        self.widgets = [self.grip, self.kind, *self.boxes.values(), *self.results.values()]
        for column, widget in enumerate(self.widgets):
            table.grid.addWidget(widget, number + HEADINGS - 1, column)

    def set_visible(self, visible: bool) -> None:
        for widget in self.widgets:
            widget.setVisible(visible)

    def show_layer(self, state: FieldState) -> None:
        layer, stack = state.layers[self.number - 1], state.stack
        self.kind.set_value(layer.kind)
        for name, box in self.boxes.items():
            ranges = bounds(stack, self.number, name, 0), bounds(stack, self.number, name, 1)
            box.show_value(getattr(layer, name), ranges)
            box.setEnabled(name != "dilation" or layer.kind == "conv")
        fields = stack.fields[self.number]
        values = {
            "size": stack.sizes[self.number],
            "jump": (fields[0].jump, fields[1].jump),
            "field": (fields[0].size, fields[1].size),
            "start": (fields[0].start, fields[1].start),
            "overlap": stack.overlap(self.number),
        }
        for name, (rows, columns) in values.items():
            text = str(rows) if rows == columns else f"{rows}×{columns}"
            self.results[name].setFont(font("text" if rows == columns else "caption"))  # two numbers need the room
            self.results[name].setText(text.replace("-", "−"))

    def retranslate(self) -> None:
        names, columns = kind_names(), column_texts()
        self.kind.set_texts([names[kind] for kind in KINDS])
        self.kind.setAccessibleName(f"{columns['kind'][0]} {self.number}")
        self.kind.setToolTip(columns["kind"][1])
        for name, box in self.boxes.items():
            box.setAccessibleName(f"{columns[name][0]} {self.number}")
            box.setToolTip(columns[name][1])
        for name, label in self.results.items():
            label.setToolTip(columns[name][1])
        self.grip.retranslate()


class _RowSignals(QWidget):
    """Carries a row's signals: the number of the layer, and what was chosen."""

    kind_chosen = Signal(int, object)
    value_changed = Signal(int, str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()


class Table(QWidget):
    """Layers below one another; the chosen one is lit. `moved` carries a layer's number and the one it shall have."""

    moved = Signal(int, int)
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._count, self._selected = 0, 0
        self._dragged: int | None = None
        self._target = 0
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(3)
        for name, width in (("size", 43), ("field", 41), ("overlap", 44)):  # room for 28×32
            self.grid.setColumnMinimumWidth(len(FIELDS) + 2 + RESULTS.index(name), width)
        self.grid.setVerticalSpacing(2)
        self.grid.setColumnStretch(1, 1)

    def show_rows(self, count: int, selected: int) -> None:
        self._count, self._selected = count, selected
        self._dragged = None
        self.update()

    def rect_of(self, number: int) -> QRect:
        """Where a layer's row is."""
        cell = self.grid.cellRect(number + HEADINGS - 1, 0)
        return QRect(0, cell.top() - 1, self.width(), cell.height() + 2)

    def number_at(self, y: int) -> int:
        """The layer at a height, or the nearest one."""
        below = [number for number in range(1, self._count + 1) if y <= self.rect_of(number).bottom()]
        return below[0] if below else self._count

    # ---- dragging, which the grips report

    def drag(self, number: int, y: int) -> None:
        self._dragged, self._target = number, self.number_at(y)
        self.update()

    def cancel(self) -> None:
        """Let the dragged layer stay where it is."""
        self._dragged = None
        self.update()

    def drop(self) -> None:
        number, self._dragged = self._dragged, None
        if number is not None and self._target != number and number <= self._count:
            self.moved.emit(number, self._target)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().y() >= self.rect_of(1).top():
            self.chosen.emit(self.number_at(int(event.position().y())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        if 1 <= self._selected <= self._count:
            tint = QColor(colours.field)
            tint.setAlphaF(0.2)
            painter.fillRect(self.rect_of(self._selected), tint)
        if self._dragged is not None:
            self._paint_drag(painter, colours.field)

    def _paint_drag(self, painter: QPainter, colour: QColor) -> None:
        """The layer that is dragged in a dashed frame, and the gap that it goes into as a line with arrow heads."""
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        painter.drawRect(self.rect_of(self._dragged).adjusted(1, 1, -2, -2))
        if self._target == self._dragged:
            return
        rect = self.rect_of(self._target)
        y = rect.top() if self._target < self._dragged else rect.bottom() + 1
        painter.setPen(QPen(colour, 4))
        painter.drawLine(QPoint(0, y), QPoint(self.width(), y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for x, inwards in ((0, 10), (self.width(), -10)):
            painter.drawPolygon([QPoint(x, y - 8), QPoint(x, y + 8), QPoint(x + inwards, y)])


class Grip(QLabel):
    """The number of a layer: a click chooses the layer, a drag moves it."""

    def __init__(self, table: Table, number: int) -> None:
        super().__init__(f"⠿ {number}")
        self._table, self._number = table, number
        self._pressed_at: QPoint | None = None
        self._is_dragging = False
        self._focused: QWidget | None = None  # what had the focus before
        self.setFont(font("caption"))
        self.setFixedSize(32, ROW_HEIGHT)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.retranslate()

    def retranslate(self) -> None:
        self.setToolTip(
            self.tr("Click to choose this layer, drag it to another place in the stack (Alt+↑, Alt+↓; Esc: leave it)")
        )
        self.setAccessibleName(f"{self._number}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed_at is not None and (self._is_dragging or not self.rect().contains(place)):
            if not self._is_dragging:
                self._is_dragging = True
                self._focused = QApplication.focusWidget()
                self.setFocus()  # for Esc
            self._table.drag(self._number, self.mapTo(self._table, place).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_click = self._pressed_at is not None and not self._is_dragging
        was_dragging = self._is_dragging
        self._let_go()
        if was_dragging:
            self._table.drop()
        elif is_click:
            self._table.chosen.emit(self._number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_dragging:
            self._let_go()
            self._table.cancel()
        else:
            super().keyPressEvent(event)

    def _let_go(self) -> None:
        self._pressed_at = None
        if self._is_dragging:
            self._is_dragging = False
            if self._focused is not None:
                self._focused.setFocus()
        self.setCursor(Qt.CursorShape.OpenHandCursor)


def _heading() -> QLabel:
    label = caption()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _result() -> QLabel:
    label = QLabel()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMinimumWidth(28)
    return label
