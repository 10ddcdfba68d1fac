"""The sheet of the LeNet lab: a digit is drawn here, or taken from the test set."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QSlider

from convlab.core.data.datasets import Dataset
from convlab.core.data.digits import Ink, empty_canvas
from convlab.gui.icons import accented_icons, icon
from convlab.gui.labs.lenet.data_words import class_text
from convlab.gui.session import LabHandle
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Segments, set_quietly
from convlab.gui.widgets.digit_canvas import DigitCanvas
from convlab.gui.widgets.layouts import in_row
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.tip_below import TipBelow
from convlab.labs.common.arrays import sealed
from convlab.labs.lenet.state import PEN_DIAMETERS, LeNetState, example_on_canvas

COMPACT_CANVAS, MOST_PIXELS = 208, 16_777_215  # the height of the canvas at most; the latter is none, in Qt


class DrawingPanel(Panel):
    """The canvas with its tools. It edits the LeNet lab's state in the session."""

    def __init__(self, lab: LabHandle[LeNetState]) -> None:
        super().__init__()
        self.lab = lab
        self._dataset: Dataset | None = None
        self.canvas = DigitCanvas()
        self._canvas_tip = TipBelow(self.canvas)
        self.tool = Segments([False, True])
        self.pen_size = QSlider(Qt.Orientation.Horizontal)
        self.pen_size.setRange(*PEN_DIAMETERS)
        self.pen_size.setMinimumWidth(48)
        self.undo_button, self.redo_button = QPushButton(), QPushButton()
        self.clear_button, self.random_button = QPushButton(), QPushButton()
        self._build()
        self._connect()
        self.retranslate()
        self._history_changed()

    def _build(self) -> None:
        for widget in (self.tool, self.undo_button, self.redo_button):
            self.heading.addWidget(widget)
        self._pen_label = QLabel()
        self._pen_label.setBuddy(self.pen_size)
        self.body.addWidget(self.canvas, 1)
        self.body.addLayout(in_row(self._pen_label, (self.pen_size, 1), self.clear_button, self.random_button))

    def _connect(self) -> None:
        self.lab.history_changed.connect(self._history_changed)
        self.canvas.ink_drawn.connect(self._add_stroke)
        self.canvas.clear_requested.connect(self.clear)
        self.clear_button.clicked.connect(self.clear)
        self.random_button.clicked.connect(self.show_random_digit)
        self.undo_button.clicked.connect(lambda: self.lab.undo())
        self.redo_button.clicked.connect(lambda: self.lab.redo())
        self.tool.chosen.connect(lambda erasing: self.lab.edit(erasing=erasing))
        self.pen_size.valueChanged.connect(lambda diameter: self.lab.edit(merge="pen size", pen_diameter=diameter))

    # ---- what the user does

    @Slot(object, int)
    def _add_stroke(self, ink: Ink, stroke: int) -> None:
        self.lab.edit(merge=("stroke", stroke), ink=sealed(ink.copy()), label=None, is_example=False)

    @Slot()
    def clear(self) -> None:
        if self.lab.state.ink.any():
            self.lab.edit(ink=sealed(empty_canvas()), label=None, is_example=False)

    @Slot()
    def show_random_digit(self) -> None:
        """Put an image of the test set on the canvas, if the set that the session is about is open."""
        if self._has_own_data and self._dataset is not None:
            test = self._dataset.test
            index = int(np.random.default_rng().integers(len(test)))
            self.lab.edit(**example_on_canvas(test, index))

    def set_dataset(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.retranslate()

    @property
    def _has_own_data(self) -> bool:
        """Whether the open data set is the one that the session is about."""
        return self._dataset is not None and self._dataset.source == self.lab.state.recipe.data

    # ---- showing

    def set_compact(self, compact: bool) -> None:
        """In a narrow column the title and the pen's width give way, and the panel is no higher than the canvas."""
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Maximum if compact else policy.Preferred)
        self.canvas.setMaximumHeight(COMPACT_CANVAS if compact else MOST_PIXELS)
        self.show_title(not compact)
        for widget in (self._pen_label, self.pen_size):
            widget.setVisible(not compact)

    def show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        if old is None or old.erasing != new.erasing:
            self.tool.set_value(new.erasing)
            self.canvas.erasing = new.erasing
        if old is None or old.pen_diameter != new.pen_diameter:
            set_quietly(self.pen_size, new.pen_diameter)
            self.canvas.pen_diameter = new.pen_diameter
        if old is None or old.ink is not new.ink or old.recipe.data != new.recipe.data:
            self.canvas.replaces_ink = new.is_example
            self.canvas.set_ink(new.ink)
            self.canvas.set_hint(self._hint())
            self.random_button.setEnabled(self._has_own_data)

    def _hint(self) -> str:
        state = self.lab.state
        if state.image is None and state.recipe.data.has_digits:
            return self.tr("Draw a digit from 0 to 9 here")
        if state.image is None:
            return self.tr("Draw here, or take an image from the test set")
        if state.label is not None:
            text = self.tr("From the test set, labelled {0}: draw over it")
            return text.format(class_text(state.recipe.data, state.label))
        return self.tr("An example: draw over it") if state.is_example else ""

    @Slot()
    def _history_changed(self) -> None:
        self.undo_button.setEnabled(self.lab.can_undo)
        self.redo_button.setEnabled(self.lab.can_redo)

    # ---- languages and themes

    def retranslate(self) -> None:
        self.set_title(self.tr("Draw"))
        self.canvas.setAccessibleName(self.tr("Canvas"))
        self._canvas_tip.set_text(
            self.tr(
                "Draw with the mouse; or move the pen with the arrow keys and press Space to put it down and lift it"
            )
        )
        self.tool.set_texts(
            [
                (self.tr("Pen"), self.tr("Draw ink")),
                (self.tr("Eraser"), self.tr("Erase ink (so does the right mouse button)")),
            ]
        )
        self._pen_label.setText(self.tr("Width"))
        self.pen_size.setAccessibleName(self.tr("Pen width"))
        self.pen_size.setToolTip(self.tr("How thick the pen and the eraser are"))
        name_button(self.undo_button, "", self.tr("Undo the last stroke or choice (Ctrl+Z)"))
        name_button(self.redo_button, "", self.tr("Redo what was undone"))
        name_button(self.clear_button, self.tr("Clear"), self.tr("Clear the canvas (Delete)"))
        name_button(self.random_button, *self._random_texts())
        self.random_button.setEnabled(self._has_own_data)
        self.canvas.set_hint(self._hint())
        self.restyle()

    def _random_texts(self) -> tuple[str, str]:
        if self._dataset is None or self._dataset.source.has_digits:
            return self.tr("Random digit"), self.tr("Put a digit from the test set on the canvas")
        return self.tr("Random image"), self.tr("Put an image from the test set on the canvas")

    def restyle(self) -> None:
        self.undo_button.setIcon(icon("undo", self))
        self.redo_button.setIcon(icon("redo", self))
        self.clear_button.setIcon(icon("clear", self))
        self.random_button.setIcon(icon("dice", self))
        for erasing, name in ((False, "pen"), (True, "eraser")):
            self.tool.button(erasing).set_icons(*accented_icons(name, self))
