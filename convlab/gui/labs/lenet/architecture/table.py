"""A network as a table from left to right: a column for each layer, with its numbers to be changed in place."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from convlab.gui.labs.lenet.architecture.comparison import MEASURES
from convlab.gui.labs.lenet.architecture.picture import InputPicture, LayerPicture
from convlab.gui.labs.lenet.words import layer_title
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.number_box import NumberBox
from convlab.gui.widgets.section import caption
from convlab.gui.widgets.wheel_guard import WheelGuard
from convlab.labs.common.numbers import grouped
from convlab.labs.lenet.architecture import BOOK, Architecture, LayerFacts, PlanField, facts_of, mlp_like, total_of

ROWS = ("picture", "name", "width", "kernel", "padding", "shape", "parameters", "multiply_adds", "field", "jump")
BOX_ROWS = {"channels": "width", "dense": "width", "kernel": "kernel", "padding": "padding"}


class PlanTable(LanguageAndTheme, QWidget):
    """For a LeNet, or for an MLP. `changed` carries a PlanField and its new value.

    A column that is pointed at, or whose box has the keys, shows its receptive field on the input.
    """

    changed = Signal(object, int)

    def __init__(self, *, is_mlp: bool) -> None:
        super().__init__()
        self._architecture = mlp_like(BOOK) if is_mlp else BOOK
        self.input = InputPicture()
        self.headers = {name: caption() for name in ROWS[1:]}
        self.cells: dict[tuple[str, int], QLabel] = {}  # by row and column; column 0 is the input
        self.boxes: dict[PlanField, NumberBox] = {}
        self.pictures: list[LayerPicture] = []
        self._columns: dict[QObject, int] = {}  # of what is watched
        self._build()
        WheelGuard(self)
        self.retranslate()

    # ---- building

    def _build(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(UNIT // 2)
        self._grid.setVerticalSpacing(2)
        for name, header in self.headers.items():
            self._grid.addWidget(header, ROWS.index(name), 0)
        self._grid.addWidget(self.input, 0, 1)
        for field in self._architecture.fields:
            self._add_box(field)
        self._add_labels(0)
        for column in range(1, self._sums):
            self._add_picture(column)
            self._add_labels(column)
        self._add_labels(self._sums)
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

    def _add_labels(self, column: int) -> None:
        for name in ROWS[1:]:
            if self._grid.itemAtPosition(ROWS.index(name), column + 1) is not None:
                continue  # a box
            label = QLabel()
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setFont(font("text", bold=name == "name"))
            label.setMinimumHeight(26 if name in BOX_ROWS.values() else 18)
            self._grid.addWidget(label, ROWS.index(name), column + 1)
            self.cells[name, column] = label
            self._watch(label, column)

    def _add_box(self, field: PlanField) -> None:
        box, column = NumberBox(), self._column_of(field)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setMinimumWidth(58)
        box.valueChanged.connect(lambda value: self.changed.emit(field, value))
        row = BOX_ROWS[field.name]
        self._grid.addWidget(box, ROWS.index(row), column + 1)
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
        for column, layer in enumerate(facts_of(architecture), 1):
            self.pictures[column - 1].show_facts(layer)
            for name, text in _texts(layer).items():
                if (name, column) in self.cells:
                    self.cells[name, column].setText(text)
        for measure in MEASURES:
            self.cells[measure, self._sums].setText(grouped(total_of(architecture, measure)))
            self.cells[measure, self._sums].setFont(font("text", bold=True))

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._highlight(self._columns[watched])
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._highlight(None)
        return super().eventFilter(watched, event)

    # ---- texts

    def retranslate(self) -> None:
        for name, text, tip in (
            ("name", self.tr("layer"), self.tr("LeNet's names: C for convolution, S for pooling, F for dense")),
            ("width", self.tr("channels, units"), self.tr("Feature maps of a layer, or units of a dense one")),
            ("kernel", self.tr("kernel, window"), self.tr("Rows and columns of the kernel, or of the pooling window")),
            ("padding", self.tr("padding per side"), self.tr("Rows and columns of zeros on each side of the input")),
            ("shape", self.tr("output"), self.tr("The shape of what the layer gives: channels, rows, columns")),
            ("parameters", self.tr("parameters"), self.tr("Weights and biases that training changes")),
            ("multiply_adds", self.tr("multiply-adds"), self.tr("Products that are added up for one image")),
            ("field", self.tr("receptive field"), self.tr("Rows and columns of the image that one unit sees")),
            ("jump", self.tr("jump"), self.tr("How many pixels apart neighbouring units look")),
        ):
            self.headers[name].setText(text)
            self.headers[name].setToolTip(tip)
            for column in range(len(self.pictures) + 2):
                if (name, column) in self.cells:
                    self.cells[name, column].setToolTip(tip)
        self.cells["name", 0].setText(self.tr("Input"))
        self.cells["shape", 0].setText("1×28×28")
        self.cells["name", self._sums].setText(self.tr("total"))
        self._name_layers()

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
