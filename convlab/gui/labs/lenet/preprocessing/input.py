"""The network's input, large, and the prediction for it beside that of the other views."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QLabel

from convlab.core.data.data_source import DIGITS
from convlab.core.data.digits import IMAGE_SIZE
from convlab.gui.labs.lenet.parts import pixel_status
from convlab.gui.labs.lenet.preprocessing.words import prediction_text, shift_text
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.layouts import in_column, in_row
from convlab.gui.widgets.marked_pixels import MarkedPixels
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.probability_bars import ProbabilityBars
from convlab.gui.widgets.term_line import Piece, TermLine
from convlab.labs.lenet.preprocessing import DigitImage, Shift

Probabilities = NDArray[np.floating[Any]]  # (10,)


class InputPanel(Panel):
    """`status_changed` carries a text on the pixel that is pointed at."""

    status_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.picture = MarkedPixels(IMAGE_SIZE, IMAGE_SIZE, as_light=True)
        self.bars, self.prediction, self.legend = ProbabilityBars(DIGITS), QLabel(), TermLine("caption")
        self.bars.setMinimumWidth(110)
        self.prediction.setFont(font("text", bold=True))
        for widget in (self.prediction, self.legend):
            widget.setMinimumWidth(1)
        result = in_column(self.prediction, (self.bars, 1), self.legend, spacing=UNIT // 2)
        self._row = in_row((self.picture, 6), (result, 5))
        self.body.addLayout(self._row, 1)
        self.picture.hovered.connect(self._show_pixel_status)
        self.retranslate()

    def set_stacked(self, is_stacked: bool) -> None:
        """The bars below the picture, not beside it."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if is_stacked else directions.LeftToRight)

    def show_input(
        self,
        image: DigitImage | None,
        shift: Shift,
        probabilities: Probabilities | None,
        reference: Probabilities | None,
        names: Sequence[str],
    ) -> None:
        """An image that was shifted, and the prediction for it. `reference` is that of the other views."""
        self.picture.show_picture(image)
        if probabilities is None:
            self.bars.set_probabilities(None)
            self.prediction.setText("–")
        else:
            self.bars.set_probabilities(probabilities.tolist(), reference.tolist() if reference is not None else None)
            self.prediction.setText(prediction_text(probabilities, names))
        self.set_title(
            self.tr("Input, {0}").format(shift_text(shift)) if any(shift) else self.tr("The network’s input")
        )

    def show_legend(self, *, is_drawing: bool) -> None:
        """What the predictions are compared with."""
        self.legend.set_terms(
            [],
            before=[
                Piece("■ ", "output"),
                Piece(self.tr("as shown"), "muted"),
                Piece("  ■ ", "kernel"),
                Piece(self.tr("all steps") if is_drawing else self.tr("as it is"), "muted"),
            ],
        )

    @Slot(int, int)
    def _show_pixel_status(self, row: int, column: int) -> None:
        self.status_changed.emit(pixel_status(self.picture.levels, row, column))

    def retranslate(self) -> None:
        self.picture.setAccessibleName(self.tr("The network’s input"))
        self.bars.setAccessibleName(self.tr("Probability of each class, with these steps and in the other views"))
