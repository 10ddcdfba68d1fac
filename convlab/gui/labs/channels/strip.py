"""The strip of the Channels lab: all outputs side by side, and three channels in colour."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from convlab.gui.labs.channels.views import MapView
from convlab.gui.labs.matrix.parts import name_control, scrolled, spaced_grid, write_on
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.colour_view import ColourView
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption
from convlab.labs.channels.state import ChannelsState
from convlab.labs.common.numbers import format_number

THUMB = 84  # pixels of a map


class OutputStrip(Panel):
    """All outputs side by side, and input and outputs in colour when they have three channels.

    `chosen` carries the output that was clicked.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._state: ChannelsState | None = None
        self.maps: list[MapView] = []
        self.input_colour, self.output_colour = ColourView(), ColourView()
        self.captions = [caption() for _ in range(3)]  # of the input in colour, the maps, the outputs in colour
        content = QWidget()
        self._maps = arranged(QHBoxLayout(content))
        self._maps.addStretch(1)
        self._scroll = scrolled(content)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFixedHeight(THUMB + 12)
        for view in (self.input_colour, self.output_colour):
            view.setFixedSize(round(THUMB * 1.5), THUMB)
        row = spaced_grid(2 * UNIT, 2)
        for column, part in enumerate((self.input_colour, self._scroll, self.output_colour)):
            row.addWidget(self.captions[column], 0, column)
            row.addWidget(part, 1, column, Qt.AlignmentFlag.AlignTop)
        row.setColumnStretch(1, 1)
        self.body.takeAt(0)  # the heading: each part has a caption of its own
        self.body.setContentsMargins(UNIT * 3 // 2, UNIT // 2, UNIT * 3 // 2, 0)
        self.body.addLayout(row)

    def show_state(self, state: ChannelsState) -> None:
        self._state = state
        pictures = (state.input_picture, state.output_picture) if state.as_colour else (None, None)
        self.setVisible(state.outputs > 1 or any(picture is not None for picture in pictures))
        ends = ((self.input_colour, self.captions[0]), (self.output_colour, self.captions[2]))
        for (colour_view, label), picture in zip(ends, pictures, strict=True):
            colour_view.set_picture(picture)
            colour_view.setVisible(picture is not None)
            label.setVisible(picture is not None)
        while len(self.maps) < state.outputs:
            self._add_map()
        for out, view in enumerate(self.maps):
            view.setVisible(out < state.outputs)
            if out < state.outputs:
                view.show_map(state.shown_maps, out)
        self._mark()

    def _mark(self) -> None:
        """The chosen output."""
        if self._state is None:
            return
        frame = Mark(0, 0, colours_of(self).output, *self._state.sliding.size, width=4)
        for out, view in enumerate(self.maps):
            view.set_marks([frame] if out == self._state.out else [])

    def _add_map(self) -> None:
        out = len(self.maps)
        view = MapView()
        view.setFixedSize(THUMB, THUMB)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setCursor(Qt.CursorShape.PointingHandCursor)
        view.clicked.connect(lambda _: self.chosen.emit(out))
        self._maps.insertWidget(out, view)
        self.maps.append(view)
        self.name_maps()

    def write(self, state: ChannelsState) -> None:
        """Say what each part is."""
        write_on(
            self.captions,
            self.tr("input in colour"),
            self.tr("all outputs {0} × {1} × {2}").format(state.outputs, *state.sliding.size),
            self.tr("outputs in colour, cut off at 0 and {0}").format(format_number(state.white)),
        )
        for label in self.captions:
            label.setToolTip(label.text())

    def name_maps(self) -> None:
        for out, view in enumerate(self.maps):
            tip = self.tr("Output channel {0}: a click shows how it is computed").format(out)
            name_control(view, self.tr("Output channel {0}").format(out), tip)

    def restyle(self) -> None:
        self._mark()
