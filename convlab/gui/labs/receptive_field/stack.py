"""The stack of layers as a table: what each layer is, to be edited, and what follows for its units' fields."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel

from convlab.gui.labs.receptive_field.layer_row import LayerRow
from convlab.gui.labs.receptive_field.recurrences import ALL_RESULTS
from convlab.gui.labs.receptive_field.stack_table import RESULTS, StackTable
from convlab.gui.labs.receptive_field.words import column_texts
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.section import Section, caption
from convlab.labs.common.stack import FIELDS, MOST_LAYERS, LayerKind, Stack, StackLayer, changed_kind
from convlab.labs.receptive_field.state import FieldState, rearranged


class StackPanel(Section):
    """`edited` carries changes of the state and what they merge with, `layer_chosen` the number of a layer from 1."""

    edited = Signal(dict, object)
    layer_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._state = FieldState()
        self._look: tuple[Stack, int] | None = None  # what the table shows
        for name, slot in (
            ("add", self._add),
            ("remove", self._remove),
            ("up", lambda: self._move_chosen(-1)),
            ("down", lambda: self._move_chosen(1)),
        ):
            self.add_button(name, self.heading, slot, drawn=name, stretch=0)
        self.table = StackTable()
        self.table.moved.connect(self._move)
        self.table.chosen.connect(self.layer_chosen)
        self.headings = {name: _heading() for name in ("kind", *FIELDS, *RESULTS)}
        self.rows = [LayerRow(self.table, number) for number in range(1, MOST_LAYERS + 1)]
        for column, heading in enumerate(self.headings.values(), 1):
            self.table.grid.addWidget(heading, 0, column)
        for row in self.rows:
            row.kind_chosen.connect(self._choose_kind)
            row.value_changed.connect(self._change)
        self.body.addWidget(self.table)
        self.more.button.toggled.connect(self._show_columns)
        self._show_columns()
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self._move_focused(step))
        self.retranslate()

    def show_state(self, state: FieldState) -> None:
        look, self._state = (state.stack, state.unit.layer), state
        if look == self._look:
            return  # while one draws or points, the table stays as it is
        self._look = look
        count = len(state.layers)
        self.table.show_rows(count, state.unit.layer)
        for row in self.rows:
            row.set_visible(row.number <= count)
            if row.number <= count:
                row.show_layer(state)
        self.more.show_use(any(layer.dilation != (1, 1) for layer in state.layers))
        self._show_columns()
        selected = state.unit.layer
        for name, possible in (
            ("add", count < MOST_LAYERS),
            ("remove", count > 1),
            ("up", selected > 1),
            ("down", selected < count),
        ):
            self.buttons[name].setEnabled(possible)

    @property
    def told_results(self) -> tuple[str, ...]:
        """What is told of how the chosen layer's fields follow: behind “More” there are two more."""
        return ALL_RESULTS if self.more.is_open else RESULTS

    @Slot()
    def _show_columns(self) -> None:
        """The dilation too, or only the others."""
        self.headings["dilation"].setVisible(self.more.is_open)
        for row in self.rows:
            row.boxes["dilation"].setVisible(self.more.is_open and row.is_shown)

    # ---- edits

    @property
    def _order(self) -> list[int]:
        """The numbers of the layers as they are."""
        return list(range(1, len(self._state.layers) + 1))

    def _add(self) -> None:
        number, order = self._state.unit.layer, self._order
        order.insert(number, 0)
        self._arrange(order, number + 1)

    def _remove(self) -> None:
        number, order = self._state.unit.layer, self._order
        order.remove(number)
        self._arrange(order, min(number, len(order)))

    def _move_chosen(self, step: int) -> None:
        """Move the chosen layer by a place, if there is one."""
        number = self._state.unit.layer
        if 1 <= number + step <= len(self._state.layers):
            self._move(number, number + step)

    def _move_focused(self, step: int) -> None:
        """Move the layer whose numbers are being typed, or else the chosen one, by a place. The focus goes with it."""
        focused = QApplication.focusWidget()
        row = next((row for row in self.rows if focused in row.widgets), None)
        if focused is None or row is None:
            self._move_chosen(step)
            return
        focused.clearFocus()  # what was typed counts
        if 1 <= row.number + step <= len(self._state.layers):
            self._move(row.number, row.number + step)
            self.rows[row.number + step - 1].widgets[row.widgets.index(focused)].setFocus()

    def _move(self, number: int, to: int) -> None:
        """Put layer `number` at the place of layer `to`."""
        order = self._order
        order.insert(to - 1, order.pop(number - 1))
        self._arrange(order, to)

    def _arrange(self, order: list[int], chosen: int) -> None:
        self.edited.emit(rearranged(self._state, order, chosen), None)

    def _choose_kind(self, number: int, kind: LayerKind) -> None:
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
        self.more.set_contents(self.tr("dilation, start, overlap"))
        columns = column_texts()
        for name, heading in self.headings.items():
            text, tip = columns[name]
            heading.setText(text)
            heading.setToolTip(tip)
        for row in self.rows:
            row.retranslate()
        for name, tip in (
            ("add", self.tr("Add a 3 × 3 convolution after the chosen layer: all later units see more")),
            ("remove", self.tr("Take the chosen layer out of the stack")),
            ("up", self.tr("Move the chosen layer one place earlier (Alt+↑)")),
            ("down", self.tr("Move the chosen layer one place later (Alt+↓)")),
        ):
            name_button(self.buttons[name], "", tip)
        self.restyle()


def _heading() -> QLabel:
    label = caption()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
