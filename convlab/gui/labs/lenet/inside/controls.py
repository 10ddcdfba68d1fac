"""The controls of the Inside view: what all maps show, for which class, on which scale, and the square of occlusion."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from convlab.core.data.data_source import CLASSES
from convlab.gui.theme import UNIT
from convlab.gui.widgets.choice import Choice, Segments, name_field
from convlab.gui.widgets.colour_bar import ColourBar
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import in_column, in_row
from convlab.gui.widgets.section import caption
from convlab.labs.lenet.inside.attribution import PATCHES, STRIDES
from convlab.labs.lenet.inside.maps import QUANTITIES, InsideChoice
from convlab.labs.lenet.state import LayerScaleMode


class InsideControls(LanguageAndTheme, QWidget):
    """Two rows of controls with a note that says what the maps show; three rows where there is little room.

    `chosen` carries the field of InsideChoice that the user changes, and its value; `scale_chosen` the scale's mode.
    """

    chosen = Signal(str, object)
    scale_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.quantity, self.digit = Segments(QUANTITIES), Choice([None, *range(CLASSES)])
        self.scale, self.patch, self.stride = Choice(["layer", "shared"]), Choice(PATCHES), Choice(STRIDES)
        self.note = caption()
        self._classes: Sequence[str] = [str(digit) for digit in range(CLASSES)]
        self._bar = ColourBar()
        self._named = {"digit": self.digit, "scale": self.scale, "patch": self.patch, "stride": self.stride}
        self._labels = {name: QLabel() for name in self._named}
        for name, control in self._named.items():
            self._labels[name].setBuddy(control)
        self._rows = [in_row() for _ in range(3)]
        in_column(*self._rows, parent=self)
        self._connect()
        self.is_narrow: bool | None = None  # True if they lie in three rows
        self._arrange(False)
        self.setMinimumWidth(1)  # it follows the view's width, not the view its own
        self.retranslate()

    def _connect(self) -> None:
        self.quantity.chosen.connect(lambda quantity: self.chosen.emit("quantity", quantity))
        self.digit.chosen.connect(lambda digit: self.chosen.emit("digit", digit))
        self.patch.chosen.connect(lambda patch: self.chosen.emit("patch", patch))
        self.stride.chosen.connect(lambda stride: self.chosen.emit("stride", stride))
        self.scale.chosen.connect(self.scale_chosen)

    def show_choice(self, choice: InsideChoice, scale_mode: LayerScaleMode) -> None:
        self.quantity.set_value(choice.quantity)
        self.digit.set_value(choice.digit)
        self.patch.set_value(choice.patch)
        self.stride.set_value(choice.stride)
        self.scale.set_value(scale_mode)

    def _arrange(self, is_narrow: bool) -> None:
        if is_narrow == self.is_narrow:
            return
        self.is_narrow = is_narrow
        for row in self._rows:
            while row.takeAt(0):
                pass
        first, second, third = self._rows
        first.addWidget(self.quantity)
        if is_narrow:
            first.addStretch(1)
            self._put(first, "digit")
            self._put(second, "scale", "patch", "stride")
            second.insertStretch(2, 1)
            third.addWidget(self.note, 1)
            third.addWidget(self._bar)
        else:
            self._put(first, "digit")
            first.addStretch(1)
            first.addWidget(self._bar)
            self._put(first, "scale")
            second.addWidget(self.note, 1)
            self._put(second, "patch", "stride")

    def _put(self, row: QHBoxLayout, *names: str) -> None:
        for name in names:
            row.addWidget(self._labels[name])
            row.addWidget(self._named[name])

    @property
    def _room_needed(self) -> int:
        """The width of the first row when there are two of them."""
        labels = [self._labels[name] for name in ("digit", "scale")]
        widgets = [self.quantity, self.digit, self._bar, self.scale, *labels]
        return sum(widget.sizeHint().width() + UNIT for widget in widgets)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width() < self._room_needed)

    def name_classes(self, names: Sequence[str]) -> None:
        self._classes = names
        self.digit.set_texts([self.tr("the prediction"), *names])

    # ---- languages

    def retranslate(self) -> None:
        self.quantity.set_texts(
            [
                (self.tr("Values"), self.tr("Show the output of every layer")),
                (self.tr("Sums"), self.tr("Show every layer’s sums, before the activation")),
                (self.tr("∂ loss"), self.tr("Show how much the loss grows when a value grows")),
                (self.tr("∂ score"), self.tr("Show how much the score of a class grows when a value grows")),
            ]
        )
        self.name_classes(self._classes)
        self.scale.set_texts([self.tr("each layer its own"), self.tr("one for all layers")])
        self.patch.set_texts([f"{side} × {side}" for side in PATCHES])
        self.stride.set_texts([str(stride) for stride in STRIDES])
        named = {
            "digit": (
                self.tr("Class"),
                self.tr("For which class saliency, occlusion and the gradients are; the loss takes the label if known"),
            ),
            "scale": (
                self.tr("Scale"),
                self.tr("Which values get the strongest colours: the largest of each layer, or the largest of all"),
            ),
            "patch": (
                self.tr("Occlusion: patch"),
                self.tr("The size of the square that covers part of the image: a smaller one shows finer detail"),
            ),
            "stride": (
                self.tr("stride"),
                self.tr("How many pixels the square moves at a time: 1 is finest and takes longest"),
            ),
        }
        for name, (text, tip) in named.items():
            name_field(self._named[name], self._labels[name], text, tip)
        self._arrange(self.width() < self._room_needed)
