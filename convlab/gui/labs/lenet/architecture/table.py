"""A network as a table from left to right: a column for each layer, with its numbers to be changed in place."""

from __future__ import annotations

from typing import get_args

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from convlab.gui.labs.lenet.architecture.picture import InputPicture, LayerPicture
from convlab.gui.labs.lenet.architecture.words import dropped_text, refusal_text
from convlab.gui.labs.lenet.words import layer_title
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.column_bars import BarAxis, ColumnBar, longest_of
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import in_row
from convlab.gui.widgets.number_box import NumberBox
from convlab.gui.widgets.section import caption
from convlab.gui.widgets.wheel_guard import WheelGuard
from convlab.labs.common.numbers import grouped
from convlab.labs.lenet.architecture import (
    BOOK,
    Architecture,
    LayerFacts,
    Measure,
    PlanField,
    facts_of,
    mlp_like,
    total_of,
)

MEASURES: tuple[Measure, ...] = get_args(Measure)
TEXT_ROWS = ("name", "width", "kernel", "padding", "shape", "field", "jump", *MEASURES)
ROWS = (
    *("picture", "name", "width", "kernel", "padding", "shape", "field", "jump"),
    *(row for measure in MEASURES for row in (f"{measure} bars", measure)),
)
BOX_ROWS = {"channels": "width", "dense": "width", "kernel": "kernel", "padding": "padding"}


class PlanTable(LanguageAndTheme, QWidget):
    """For a LeNet, or for an MLP. `changed` carries a PlanField and its new value.

    Below each layer stand its parameters and its work as bars, beside those of the book's LeNet. A column that is
    pointed at, or whose box has the keys, shows its receptive field on the input.
    """

    changed = Signal(object, int)

    def __init__(self, *, is_mlp: bool) -> None:
        super().__init__()
        self._architecture = mlp_like(BOOK) if is_mlp else BOOK
        self.input = InputPicture()
        self.headers = {name: caption() for name in TEXT_ROWS}
        self.cells: dict[tuple[str, int], QLabel] = {}  # by row and column; column 0 is the input
        self.boxes: dict[PlanField, NumberBox] = {}
        self.pictures: list[LayerPicture] = []
        self._rules: dict[Measure, ColumnBar] = {}
        self._legend = QLabel()
        self._legend.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._legend.setFont(font("caption"))
        self.axes = {measure: BarAxis(grouped) for measure in MEASURES}
        self.bars: dict[Measure, list[ColumnBar]] = {measure: [] for measure in MEASURES}
        self._columns: dict[QObject, int] = {}  # of what is watched
        self._build()
        WheelGuard(self)
        self.retranslate()

    # ---- building

    def _build(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)  # the lines of the bars' axes go through
        self._grid.setVerticalSpacing(2)
        for name, header in self.headers.items():
            self._grid.addWidget(header, ROWS.index(name), 0)
        self._grid.addWidget(self.input, 0, 1)
        for measure, axis in self.axes.items():
            self._grid.addWidget(axis, ROWS.index(f"{measure} bars"), 0)
            self._grid.setRowStretch(ROWS.index(f"{measure} bars"), 5)
            self._grid.addWidget(rules := ColumnBar(), ROWS.index(f"{measure} bars"), 1)  # below the input
            self._rules[measure] = rules
        self._grid.setRowStretch(0, 8)
        for name in TEXT_ROWS:
            self._grid.setRowStretch(ROWS.index(name), 1)  # where there is room, the rows stand apart
        for field in self._architecture.fields:
            self._add_box(field)
        self._add_labels(0)
        for column in range(1, self._sums):
            self._add_picture(column)
            self._add_bars(column)
            self._add_labels(column)
        self._add_labels(self._sums)
        self._grid.addWidget(self._legend, ROWS.index("parameters bars"), self._sums + 1)
        for column in range(1, self._sums + 2):
            self._grid.setColumnStretch(column, 1)

    @property
    def _sums(self) -> int:
        """The column of the sums."""
        return len(facts_of(self._architecture)) + 1

    def _add_picture(self, column: int) -> None:
        picture = LayerPicture()
        self._grid.addWidget(picture, 0, column + 1)
        self.pictures.append(picture)
        self._watch(picture, column)

    def _add_bars(self, column: int) -> None:
        for measure, bars in self.bars.items():
            bar = ColumnBar()
            self._grid.addWidget(bar, ROWS.index(f"{measure} bars"), column + 1)
            bars.append(bar)
            self._watch(bar, column)

    def _add_labels(self, column: int) -> None:
        for name in TEXT_ROWS:
            if self._grid.itemAtPosition(ROWS.index(name), column + 1) is not None:
                continue  # a box
            label = QLabel()
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setFont(font("caption" if name == "shape" else "text", bold=name == "name"))  # shapes are long
            label.setMinimumHeight(26 if name in BOX_ROWS.values() else 18)
            self._grid.addWidget(label, ROWS.index(name), column + 1)
            self.cells[name, column] = label
            self._watch(label, column)

    def _add_box(self, field: PlanField) -> None:
        box, column = NumberBox(), self._column_of(field)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setMinimumWidth(58)
        box.why = lambda value: refusal_text(self._architecture, field, round(value))
        box.valueChanged.connect(lambda value: self.changed.emit(field, value))
        row = BOX_ROWS[field.name]
        self._grid.addLayout(in_row(UNIT, (box, 0), UNIT, spacing=0), ROWS.index(row), column + 1)
        self.boxes[field] = box
        self._watch(box, column)

    def _column_of(self, field: PlanField) -> int:
        kind = "Linear" if field.name == "dense" else "Conv2d"
        columns = [column for column, facts in enumerate(facts_of(self._architecture), 1) if facts.kind == kind]
        return columns[field.place]

    def _watch(self, widget: QWidget, column: int) -> None:
        self._columns[widget] = column
        widget.installEventFilter(self)

    # ---- showing

    def show_architecture(self, architecture: Architecture, image: NDArray[np.uint8] | None) -> None:
        self._architecture = architecture
        self.input.set_image(image)
        for field, box in self.boxes.items():
            with QSignalBlocker(box):  # new bounds may cut the old value off
                box.setRange(*architecture.bounds(field))
                box.setValue(architecture.value(field))
            self._describe_box(field, box)
        facts = facts_of(architecture)
        for column, layer in enumerate(facts, 1):
            self.pictures[column - 1].show_facts(layer, facts[column].dropped if column < len(facts) else 0)
            for name, text in _texts(layer).items():
                if (name, column) in self.cells:
                    self.cells[name, column].setText(text)
                    self.cells[name, column].setToolTip(self._shape_tip(layer) if name == "shape" else "")
        for measure in MEASURES:
            self.cells[measure, self._sums].setText(grouped(total_of(architecture, measure)))
            self.cells[measure, self._sums].setFont(font("text", bold=True))
            self._show_bars(measure)

    def _show_bars(self, measure: Measure) -> None:
        """Each layer's number beside that of the book's LeNet in the same place, counted from the output back."""
        own, books = ([getattr(layer, measure) for layer in facts_of(each)] for each in (self._architecture, BOOK))
        books = books[len(books) - len(own) :]
        longest = longest_of([*own, *books])
        for scale in (self.axes[measure], self._rules[measure]):
            scale.set_longest(longest)
        for bar, number, reference in zip(self.bars[measure], own, books, strict=True):
            bar.set_longest(longest)
            bar.set_numbers(number, reference)
            bar.setToolTip(self.tr("{0}; the book’s LeNet: {1}").format(grouped(number), grouped(reference)))

    def _shape_tip(self, layer: LayerFacts) -> str:
        """How the side of a map follows, by the formula with its numbers."""
        if layer.kernel is None or layer.side is None:
            return self.tr("One number for each unit")
        if layer.kind == "Pool2d":
            return dropped_text(layer) or f"⌊({layer.side} − {layer.kernel})/2⌋ + 1 = {layer.shape[-1]}"
        padding = (layer.shape[-1] - 1 + layer.kernel - layer.side) // 2
        return f"⌊({layer.side} − {layer.kernel} + 2·{padding})/1⌋ + 1 = {layer.shape[-1]}"

    def _describe_box(self, field: PlanField, box: NumberBox) -> None:
        low, high = box.minimum(), box.maximum()
        tip = {
            "channels": self.tr("How many kernels the layer has, each giving a feature map: {0} to {1}"),
            "kernel": self.tr("Rows and columns of each kernel. From {0} to {1} fit between the layers around it"),
            "padding": self.tr("Rows and columns of zeros on each side of the image. With this kernel: {0} to {1}"),
            "dense": self.tr("How many units the layer has: {0} to {1}"),
        }[field.name]
        box.setToolTip(tip.format(low, high))

    def _highlight(self, column: int | None) -> None:
        facts = facts_of(self._architecture)
        is_layer = column is not None and 1 <= column <= len(facts)
        self.input.set_field(facts[column - 1].field if is_layer and column is not None else None)
        for index, picture in enumerate(self.pictures, 1):
            picture.set_lit(index == column)
            for bars in self.bars.values():
                bars[index - 1].set_lit(index == column)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._highlight(self._columns[watched])
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._highlight(None)
        return super().eventFilter(watched, event)

    # ---- texts

    def retranslate(self) -> None:
        for name, text, tip in (
            ("name", self.tr("layer"), self.tr("LeNet’s names: C for convolution, S for pooling, F for dense")),
            ("width", self.tr("channels, units"), self.tr("Feature maps of a layer, or units of a dense one")),
            ("kernel", self.tr("kernel, window"), self.tr("Rows and columns of the kernel, or of the pooling window")),
            ("padding", self.tr("padding per side"), self.tr("Rows and columns of zeros on each side of the input")),
            ("shape", self.tr("output"), self.tr("The shape of the layer’s output: channels, rows, columns")),
            (
                "parameters",
                self.tr("parameters"),
                self.tr("Weights and biases that training changes. Grey: the book’s LeNet"),
            ),
            (
                "multiply_adds",
                self.tr("work: multiply-adds"),
                self.tr("The work: products that are added up for one image. Grey: the book’s LeNet"),
            ),
            ("field", self.tr("receptive field"), self.tr("Rows and columns of the image that one unit sees")),
            ("jump", self.tr("jump"), self.tr("How many pixels the fields of neighbouring units lie apart")),
        ):
            self.headers[name].setText(text)
            self.headers[name].setToolTip(tip)
            for column in range(len(self.pictures) + 2):
                if (name, column) in self.cells and name != "shape":
                    self.cells[name, column].setToolTip(tip)
        self.cells["name", 0].setText(self.tr("Input"))
        self.cells["shape", 0].setText("1×28×28")
        self.cells["name", self._sums].setText(self.tr("total"))
        self._name_layers()
        self.restyle()

    def restyle(self) -> None:
        colours = colours_of(self)
        signs = ((colours.kernel, self.tr("this network")), (colours.raw, self.tr("book’s LeNet")))
        self._legend.setText("<br>".join(f'<span style="color: {c.name()}">■</span> {name}' for c, name in signs))

    def _name_layers(self) -> None:
        for column, layer in enumerate(facts_of(self._architecture), 1):
            title = layer_title(layer.kind, layer.code)
            self.cells["name", column].setText(layer.code or title)
            self.cells["name", column].setToolTip(title)
            self.pictures[column - 1].setAccessibleName(title)
            for field, box in self.boxes.items():
                if self._column_of(field) == column:
                    box.setAccessibleName(f"{title}, {self.headers[BOX_ROWS[field.name]].text()}")
                    self._describe_box(field, box)


def _texts(layer: LayerFacts) -> dict[str, str]:
    """What the cells of a column say; a dash where there is nothing to say."""
    return {
        "width": str(layer.shape[0]),
        "kernel": f"{layer.kernel}×{layer.kernel}" if layer.kernel else "–",
        "padding": "–" if layer.kernel is None else "0",
        "shape": "×".join(map(str, layer.shape)),
        "parameters": grouped(layer.parameters),
        "multiply_adds": grouped(layer.multiply_adds),
        "field": f"{layer.field}×{layer.field}",
        "jump": str(layer.jump) if layer.jump else "–",
    }
