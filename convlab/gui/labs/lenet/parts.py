"""What several views of the LeNet page share."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QToolButton

from convlab.gui.icons import icon
from convlab.gui.labs.lenet.view import LeNetView
from convlab.gui.language import translate
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import in_column
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.remembered_splitter import RememberedSplitter
from convlab.labs.common.numbers import format_number, short_number
from convlab.labs.common.scales import Scale


class SplitView(LeNetView):
    """A view whose parts share the room in a `splitter`; the user's shares are remembered."""

    splitter: RememberedSplitter

    def set_splitter(self, splitter: RememberedSplitter, panel: Panel | None = None) -> None:
        """Fill the view with a splitter, or with a panel that holds it."""
        self.splitter = splitter
        in_column(panel or splitter, parent=self)
        if panel is not None:
            panel.body.addWidget(splitter, 1)

    def save_layout(self, settings: QSettings) -> None:
        self.splitter.save(settings)

    def restore_layout(self, settings: QSettings) -> None:
        self.splitter.restore(settings)


class EnlargeButton(LanguageAndTheme, QToolButton):
    """Shows the network's input large, with the number in every cell, or everything again."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.restyle()
        self.retranslate()

    def restyle(self) -> None:
        self.setIcon(icon("expand", self))

    def retranslate(self) -> None:
        name_button(self, "", self.tr("Show the input large, with the number in every cell; Esc or a click goes back"))


def input_numbers_text(decimals: int) -> str:
    """What the numbers in the cells are; "" where there are none."""
    if not decimals:
        return ""
    if decimals == 1:
        return translate("LeNet", "The numbers are rounded to tenths; a larger window shows hundredths.")
    return translate("LeNet", "The numbers are rounded to hundredths.")


def pixel_status(image: NDArray[np.uint8] | None, row: int, column: int) -> str:
    """A pixel of the network's input in words; "" for none, which has a negative row."""
    if row < 0 or image is None:
        return ""
    text = translate("LeNet", "Input, row {0}, column {1}: {2}")
    return text.format(row, column, format_number(image[row, column] / 255))


def range_text(scale: Scale, values: NDArray[np.floating[Any]]) -> str:
    """What the colours of these values go to."""
    if not values.any():
        return translate("LeNet", "all 0")
    high = short_number(scale.high)
    return f"±{high}" if scale.signed else f"0 … {high}"
