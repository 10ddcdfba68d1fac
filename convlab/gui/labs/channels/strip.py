"""The strip of the Channels lab: all outputs side by side, and three channels in colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from convlab.gui.labs.channels.views import MapView
from convlab.gui.labs.matrix.parts import name_control, spaced_grid, write_on
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.colour_view import ColourView
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.section import caption
from convlab.labs.channels.state import ChannelsState
from convlab.labs.common.numbers import format_number

LEAST_THUMB, LARGEST_THUMB = 22, 120  # pixels of a map
MOST_WIDE = 2.0  # times as wide as high, or as high as wide
LEAST_HEIGHT = 52  # of all maps
COLOUR = 64  # pixels that a picture in colour is high at least


class Thumbs(QWidget):
    """Maps side by side, in as many rows as make them largest."""

    def __init__(self) -> None:
        super().__init__()
        self.maps: list[MapView] = []
        self.setMinimumHeight(LEAST_HEIGHT)

    def place(self) -> None:
        """Let those that are to be seen share the room; each has a place of its matrix's proportions."""
        shown = [view for view in self.maps if view.isVisibleTo(self) and view.picture is not None]
        if not shown:
            return
        picture = shown[0].picture
        assert picture is not None
        ratio = min(MOST_WIDE, max(1 / MOST_WIDE, picture.shape[1] / picture.shape[0]))
        sizes = {columns: self._size(columns, len(shown), ratio) for columns in range(1, len(shown) + 1)}
        columns = max(sizes, key=lambda columns: (sizes[columns], columns))
        width, height = sizes[columns]
        for index, view in enumerate(shown):
            row, column = divmod(index, columns)
            view.setGeometry(QRect(column * (width + UNIT // 2), row * (height + UNIT // 2), width, height))

    def _size(self, columns: int, count: int, ratio: float) -> tuple[int, int]:
        """Width and height of each in so many columns."""
        rows, gap = -(-count // columns), UNIT // 2
        width, height = (self.width() + gap) / columns - gap, (self.height() + gap) / rows - gap
        height = min(width / ratio, height, LARGEST_THUMB)
        return max(LEAST_THUMB, int(height * ratio)), max(LEAST_THUMB, int(height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place()


class OutputStrip(LanguageAndTheme, QWidget):
    """All outputs side by side, and input and outputs in colour when they have three channels.

    `chosen` carries the output that was clicked.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._state: ChannelsState | None = None
        self.thumbs = Thumbs()
        self.maps = self.thumbs.maps
        self.input_colour, self.output_colour = ColourView(), ColourView()
        self.captions = [caption() for _ in range(3)]  # of the input in colour, the maps, the outputs in colour
        self._colours = colours = spaced_grid(UNIT, 2)
        for column, (label, view) in enumerate(
            ((self.captions[0], self.input_colour), (self.captions[2], self.output_colour))
        ):
            view.setMinimumSize(COLOUR, COLOUR)
            view.setMaximumHeight(2 * LARGEST_THUMB)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            colours.addWidget(label, 0, column)
            colours.addWidget(view, 1, column)
        layout = arranged(QVBoxLayout(self), (self.captions[1], 0), (self.thumbs, 1), spacing=2)
        layout.addLayout(colours, 1)

    def show_state(self, state: ChannelsState) -> None:
        self._state = state
        pictures = (state.input_picture, state.output_picture) if state.as_colour else (None, None)
        has_several = state.outputs > 1
        self.setVisible(has_several or any(picture is not None for picture in pictures))
        self.thumbs.setVisible(has_several)
        self.captions[1].setVisible(has_several)
        ends = ((self.input_colour, self.captions[0]), (self.output_colour, self.captions[2]))
        for (colour_view, label), picture in zip(ends, pictures, strict=True):
            colour_view.set_picture(picture)
            colour_view.setVisible(picture is not None)
            label.setVisible(picture is not None)
        for column, picture in enumerate(pictures):
            self._colours.setColumnStretch(column, int(picture is not None))
        while len(self.maps) < state.outputs:
            self._add_map()
        for out, view in enumerate(self.maps):
            view.setVisible(out < state.outputs)
            if out < state.outputs:
                view.show_map(state.shown_maps, out)
        self.thumbs.place()
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
        view.setParent(self.thumbs)
        view.setMinimumSize(LEAST_THUMB, LEAST_THUMB)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setCursor(Qt.CursorShape.PointingHandCursor)
        view.clicked.connect(lambda _: self.chosen.emit(out))
        self.maps.append(view)
        self.name_maps()

    def write(self, state: ChannelsState) -> None:
        """Say what each part is."""
        write_on(
            self.captions,
            self.tr("input in colour"),
            self.tr("all outputs {0} × {1} × {2}").format(state.outputs, *state.sliding.size),
            self.tr("outputs in colour"),
        )
        self.output_colour.setToolTip(
            self.tr("Outputs in colour, cut off at 0 and {0}").format(format_number(state.white))
        )

    def name_maps(self) -> None:
        for out, view in enumerate(self.maps):
            tip = self.tr("Output channel {0}: a click shows how it is computed").format(out)
            name_control(view, self.tr("Output channel {0}").format(out), tip)

    def restyle(self) -> None:
        self._mark()
