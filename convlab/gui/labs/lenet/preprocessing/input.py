"""The network's input, large."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from convlab.core.data.digits import IMAGE_SIZE
from convlab.gui.labs.lenet.drawing.prediction import wrapped_caption
from convlab.gui.labs.lenet.parts import EnlargeButton, input_numbers_text, pixel_status
from convlab.gui.labs.lenet.preprocessing.words import shift_text
from convlab.gui.language import in_sequence
from convlab.gui.widgets.marked_pixels import MarkedPixels
from convlab.gui.widgets.panel import Panel
from convlab.labs.lenet.preprocessing import DigitImage, Shift


class InputPanel(Panel):
    """`status_changed` carries a text on the pixel that is pointed at."""

    status_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.picture = MarkedPixels(IMAGE_SIZE, IMAGE_SIZE, as_light=True, numbered=True)
        self.enlarge_button = EnlargeButton()
        self.heading.addWidget(self.enlarge_button)
        self._note = wrapped_caption()
        self.body.addWidget(self.picture, 1)
        self.body.addWidget(self._note)
        self.picture.hovered.connect(self._show_pixel_status)
        self.picture.clicked.connect(self.enlarge_button.toggle)
        self.enlarge_button.toggled.connect(self._show_note)
        self.picture.resized.connect(self._show_note)
        self.retranslate()

    def show_input(self, image: DigitImage | None, shift: Shift) -> None:
        """An image that was shifted."""
        self.picture.show_picture(image)
        self.set_title(
            self.tr("Input, {0}").format(shift_text(shift)) if any(shift) else self.tr("The network’s input")
        )

    @Slot(int, int)
    def _show_pixel_status(self, row: int, column: int) -> None:
        self.status_changed.emit(pixel_status(self.picture.levels, row, column))

    @Slot()
    def _show_note(self) -> None:
        text = self.tr("28 × 28 numbers from 0 to 1: this is all that the network gets.")
        numbers = input_numbers_text(self.picture.decimals) if self.enlarge_button.isChecked() else ""
        self._note.setText(in_sequence(text, numbers) if numbers else text)

    def retranslate(self) -> None:
        self.picture.setAccessibleName(self.tr("The network’s input"))
        self._show_note()
