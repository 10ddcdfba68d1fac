"""The stack of layers as a table: what each layer is, to be edited, and what follows for its units' fields."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from convlab.gui.labs.field_words import column_texts, kind_names
from convlab.gui.labs.section import Section, caption
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.pair_box import PairBox
from convlab.labs.field import FieldState
from convlab.labs.stack import FIELDS, KINDS, MOST_LAYERS, Layers, StackLayer, bounds, changed_kind

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
        state, index = self._state, self._state.unit.layer - 1
        if name == "add":
            layers = (*state.layers[: index + 1], StackLayer(padding=(1, 1)), *state.layers[index + 1 :])
            self._put(layers, index + 2)
        elif name == "remove":
            self._put((*state.layers[:index], *state.layers[index + 1 :]), index + 1)
        else:
            self._move(index + 1, index + (0 if name == "up" else 2))

    def _put(self, layers: Layers, selected: int, merge: object = None) -> None:
        unit = self._state.unit._replace(layer=min(selected, len(layers)))
        self.edited.emit({"layers": layers, "unit": unit, "scene": None}, merge)

    def _move(self, number: int, to: int) -> None:
        """Put layer `number` at the place of layer `to`."""
        layers = list(self._state.layers)
        layers.insert(to - 1, layers.pop(number - 1))
        self._put(tuple(layers), to)

    def _choose_kind(self, number: int, kind: Any) -> None:
        layers = list(self._state.layers)
        layers[number - 1] = changed_kind(layers[number - 1], kind)
        self._put(tuple(layers), number)

    def _change(self, number: int, name: str, value: tuple[int, int]) -> None:
        layers = list(self._state.layers)
        layers[number - 1] = layers[number - 1].with_pair(name, value)
        self._put(tuple(layers), number, ("layer", number, name))

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
            ("up", self.tr("Let the chosen layer come one earlier")),
            ("down", self.tr("Let the chosen layer come one later")),
        ):
            name_button(self.buttons[name], "", tip)
        self.set_icons()


class Row:
    """The widgets of one layer, in the table's grid."""

    def __init__(self, table: Table, number: int) -> None:
        self.number = number
        self._signals = _RowSignals(table)
        self.kind_chosen, self.value_changed = self._signals.kind_chosen, self._signals.value_changed
        self.grip = Grip(table, number)
        self.kind = Choice(KINDS)
        self.kind.setMinimumWidth(62)
        self.kind.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.kind.chosen.connect(lambda kind: self.kind_chosen.emit(number, kind))
        self.boxes = {name: PairBox() for name in FIELDS}
        self.results = {name: _result() for name in RESULTS}
        for name, box in self.boxes.items():
            box.changed.connect(lambda value, name=name: self.value_changed.emit(number, name, value))
        self._widgets = [self.grip, self.kind, *self.boxes.values(), *self.results.values()]
        for column, widget in enumerate(self._widgets):
            table.grid.addWidget(widget, number + HEADINGS - 1, column)

    def set_visible(self, visible: bool) -> None:
        for widget in self._widgets:
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
        self.grid.setHorizontalSpacing(UNIT // 2)
        self.grid.setColumnMinimumWidth(len(FIELDS) + len(RESULTS) + 1, 44)
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

    def drop(self) -> None:
        number, self._dragged = self._dragged, None
        if number is not None and self._target != number:
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
        if self._dragged is not None and self._target != self._dragged:
            rect = self.rect_of(self._target)
            y = rect.top() if self._target < self._dragged else rect.bottom() + 1
            painter.setPen(QPen(colours.field, 3))
            painter.drawLine(QPoint(0, y), QPoint(self.width(), y))


class Grip(QLabel):
    """The number of a layer: a click chooses the layer, a drag moves it."""

    def __init__(self, table: Table, number: int) -> None:
        super().__init__(f"⠿ {number}")
        self._table, self._number = table, number
        self._pressed_at: QPoint | None = None
        self.setFont(font("caption"))
        self.setFixedSize(32, ROW_HEIGHT)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.retranslate()

    def retranslate(self) -> None:
        self.setToolTip(self.tr("Click to choose this layer, drag to move it to another place in the stack"))
        self.setAccessibleName(f"{self._number}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is not None and not self.rect().contains(event.position().toPoint()):
            self._table.drag(self._number, self.mapTo(self._table, event.position().toPoint()).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside, self._pressed_at = self.rect().contains(event.position().toPoint()), None
        if inside:
            self._table.show_rows(self._table._count, self._table._selected)
            self._table.chosen.emit(self._number)
        else:
            self._table.drop()


def _heading() -> QLabel:
    label = caption()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _result() -> QLabel:
    label = QLabel()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMinimumWidth(30)
    return label
