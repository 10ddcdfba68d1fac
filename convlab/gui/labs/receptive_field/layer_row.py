"""One layer in the table: what it is, to be edited, and what follows for its units' fields."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from convlab.core import output_size
from convlab.gui.labs.matrix.geometry_refusals import misfit_text
from convlab.gui.labs.receptive_field.stack_table import HEADINGS, RESULTS, LayerGrip, StackTable
from convlab.gui.labs.receptive_field.words import column_texts, kind_names
from convlab.gui.theme import font
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.number_box import beyond
from convlab.gui.widgets.pair_box import PairBox
from convlab.labs.common.numbers import grouped
from convlab.labs.common.stack import FIELDS, KINDS, LARGEST, LEAST, Stack, bounds, extent, with_value
from convlab.labs.receptive_field.state import FieldState


class LayerRow(QObject):
    """The widgets of one layer, in the table's grid. Its signals carry the layer's number and what was chosen."""

    kind_chosen = Signal(int, object)
    value_changed = Signal(int, str, object)

    def __init__(self, table: StackTable, number: int) -> None:
        super().__init__(table)
        self.number = number
        self._stack: Stack
        self.grip = LayerGrip(table, number)
        self.kind = Choice(KINDS)
        self.kind.setMinimumWidth(56)
        self.kind.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.kind.chosen.connect(lambda kind: self.kind_chosen.emit(number, kind))
        self.boxes = {name: PairBox() for name in FIELDS}
        self.results = {name: _result() for name in RESULTS}
        for name, box in self.boxes.items():
            box.changed.connect(lambda value, name=name: self.value_changed.emit(number, name, value))
            box.why = partial(self._why_not, name)
        self.widgets: list[QWidget] = [self.grip, self.kind, *self.boxes.values(), *self.results.values()]
        for column, widget in enumerate(self.widgets):
            table.grid.addWidget(widget, number + HEADINGS - 1, column)

    @property
    def is_shown(self) -> bool:
        return not self.grip.isHidden()

    def _why_not(self, name: str, axis: int, value: int) -> str:
        """Why a value of a field is not possible: a window, here or further on, does not fit."""
        stack, low = self._stack, LEAST[name]
        layers = list(stack.layers)
        layers[self.number - 1] = with_value(layers[self.number - 1], name, axis, max(value, low))
        n = stack.size[axis]
        for number, window in enumerate((layer.window(axis) for layer in layers), 1):
            p, span = 2 * window.padding, extent(window)
            if window.padding >= span and value > low:
                text = self.tr("Layer {0}: with a padding of {1} a window of {2} would lie on the padding alone.")
                return text.format(number, window.padding, span)
            if span > n + p:
                text = misfit_text(n, span, p, window.stride, axis)
                return text if number == self.number else self.tr("Layer {0}: {1}").format(number, text)
            n = output_size(n, window.kernel, p, window.stride, window.dilation)
        least, most = bounds(stack, self.number, name, axis)
        if value > most == LARGEST[name]:
            return self.tr("At most {0}: larger ones are not drawn here.").format(most)
        return beyond(value, least, most)

    def set_visible(self, visible: bool) -> None:
        for widget in self.widgets:
            widget.setVisible(visible)

    def show_layer(self, state: FieldState) -> None:
        layer, stack = state.layers[self.number - 1], state.stack
        self._stack = stack
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
        }
        for name, (rows, columns) in values.items():
            text = grouped(rows) if rows == columns else f"{grouped(rows)}×{grouped(columns)}"
            self.results[name].setFont(font("text" if rows == columns else "caption"))  # two numbers need the room
            self.results[name].setText(text)

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


def _result() -> QLabel:
    label = QLabel()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMinimumWidth(28)
    return label
