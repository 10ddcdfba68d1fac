"""The maps of all layers side by side, and on each of them what the chosen unit and the pinned ones see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from convlab.core import Padding
from convlab.gui.theme import UNIT, Colours, colours_of, font
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Mark, Picture
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption
from convlab.labs.common.numbers import format_number
from convlab.labs.common.sliding import NO_PADDING
from convlab.labs.common.stack import MOST_LAYERS, Seen, Unit
from convlab.labs.receptive_field.measure import Maps
from convlab.labs.receptive_field.state import FieldState

LABELS = 44  # pixels of a tile above and below its map
TITLE = 20  # pixels of a small tile above its map
SMALL = 100  # pixels; where maps would be smaller, one is shown large besides
STRIP = 6  # most maps in a line below a large one
MOST_CELLS = 200  # that are lit one by one where a field has gaps
PIN_ROLES = ("output", "kernel", "window")


class Looked(NamedTuple):
    """A unit that is looked at, and its colour."""

    unit: Unit
    colour: QColor


def looked_at(state: FieldState, unit: Unit, colours: Colours) -> list[Looked]:
    """The pinned units in their colours, then the one that is looked at."""
    pins = [Looked(pin, getattr(colours, role)) for pin, role in zip(state.pins, PIN_ROLES, strict=False)]
    return [*(pin for pin in pins if pin.unit != unit), Looked(unit, colours.field)]


def map_picture(maps: Maps, layer: int) -> Picture:
    """A layer's map with the padding that the next layer adds around it."""
    padded, scale = maps.padded(layer), maps.scales[layer]
    following = maps.state.layers[layer].pad if layer < len(maps.state.layers) else NO_PADDING
    return Picture(padded, scale.levels(padded), scale.signed, following)


def field_marks(state: FieldState, layer: int, looked: Sequence[Looked]) -> list[Mark]:
    """What the units see of a layer: their windows framed, padding with them, and their cells filled."""
    pad = state.layers[layer].pad if layer < len(state.layers) else NO_PADDING
    marks: list[Mark] = []
    for unit, colour in looked:
        if unit.layer == layer:
            marks.append(Mark(unit.row + pad.top, unit.column + pad.left, colour, fill=0.3, width=4))
        elif unit.layer > layer:
            marks += _seen_marks(*state.stack.seen(unit)[layer], pad, colour)
    return marks


def _seen_marks(rows: Seen, columns: Seen, pad: Padding, colour: QColor) -> list[Mark]:
    frame = Mark(rows.first + pad.top, columns.first + pad.left, colour, rows.length, columns.length, width=4)
    count = rows.cells.size * columns.cells.size
    spanned = [int(cells[-1] - cells[0] + 1) if cells.size else 0 for cells in (rows.cells, columns.cells)]
    if not count:
        return [frame]
    if count == spanned[0] * spanned[1] or count > MOST_CELLS:  # without gaps, or too many to light one by one
        return [
            Mark(int(rows.cells[0]) + pad.top, int(columns.cells[0]) + pad.left, colour, *spanned, fill=0.22, width=0),
            frame,
        ]
    cells = [(int(row), int(column)) for row in rows.cells for column in columns.cells]
    return [*(Mark(row + pad.top, column + pad.left, colour, fill=0.22, width=1) for row, column in cells), frame]


class Tile(QWidget):
    """One layer's map, with its name above and its values below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts: dict[str, tuple[str, ...]] = {"title": ("",), "note": ("",)}  # longest first
        self.view, self.title, self.note = MatrixView(), QLabel(), caption()
        self.view.setMinimumSize(40, 40)
        self.title.setFont(font("caption", bold=True))
        self.title.setMinimumWidth(1)
        for label in (self.title, self.note):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.view, 1)
        column.addWidget(self.note)

    def set_title(self, text: str, short: str) -> None:
        """Above the map; where there is no room, the short text, or only its number."""
        self._texts["title"] = text, short, short.split()[0]
        self.view.setAccessibleName(text)
        self._fit()

    def set_note(self, text: str) -> None:
        """Below the map, if there is room."""
        self._texts["note"] = text, ""
        self._fit()

    def set_chosen(self, is_chosen: bool) -> None:
        """Whether this is the map that is shown large."""
        palette = QApplication.palette()
        if is_chosen:
            palette.setColor(palette.ColorRole.WindowText, colours_of(self).field)
        if self.title.palette() != palette:
            self.title.setPalette(palette)

    def copy(self, other: Tile) -> None:
        """Show the same map, with the same texts."""
        if other.view.picture is not None and other.view.picture is not self.view.picture:
            self.view.set_picture(other.view.picture)
        self._texts = dict(other._texts)
        self.view.setAccessibleName(other.view.accessibleName())
        self._fit()

    def _fit(self) -> None:
        for label, texts in zip((self.title, self.note), self._texts.values(), strict=True):
            fitting = (text for text in texts if label.fontMetrics().horizontalAdvance(text) <= self.width())
            label.setText(next(fitting, texts[-1]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class Tiles(QWidget):
    """As many tiles as there are layers, left to right and line by line, as large as the room allows.

    Where that is too small, they make a strip, and `large` shows one of them above it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.tiles = [Tile(self) for _ in range(MOST_LAYERS)]
        self.large = Tile(self)
        self.large.hide()
        self._count, self._aspect = 0, 1.0
        self.setMinimumSize(220, 120)

    def show_count(self, count: int, aspect: float) -> None:
        """How many tiles, and how much higher than wide the maps are."""
        if (count, aspect) != (self._count, self._aspect):
            self._count, self._aspect = count, aspect
            for index, tile in enumerate(self.tiles):
                tile.setVisible(index < count)
            self._place()

    def _place(self) -> None:
        def side(lines: int) -> float:
            return min(self.width() / -(-self._count // lines), (self.height() / lines - LABELS) / self._aspect)

        if not self._count:
            return
        lines = max(range(1, min(self._count, 4) + 1), key=side)
        is_strip = side(lines) < SMALL and self._count > 4
        self.large.setVisible(is_strip)
        for tile in self.tiles:
            tile.note.setVisible(not is_strip)
        lines = -(-self._count // STRIP) if is_strip else lines
        columns = -(-self._count // lines)
        lines = -(-self._count // columns)
        width = self.width() / columns
        if is_strip:
            height = min(self.height() / (2 * lines), width * self._aspect + TITLE)
            top = self.height() - height * lines
            self.large.setGeometry(0, 0, self.width(), round(top) - UNIT)
        else:
            height = min(self.height() / lines, width * self._aspect + LABELS)  # no map floats in empty room
            top = (self.height() - height * lines) / 2
        for index, tile in enumerate(self.tiles[: self._count]):
            line, column = divmod(index, columns)
            tile.setGeometry(
                round(column * width) + UNIT // 2,
                round(top + line * height),
                round(width) - UNIT,
                round(height) - UNIT // 2,
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


class FieldMaps(QWidget):
    """`hovered` carries a Unit or None (the input is layer 0), `clicked` a Unit, `drawn` cells of the input."""

    hovered = Signal(object)
    clicked = Signal(object)
    drawn = Signal(object, bool, int)

    def __init__(self) -> None:
        super().__init__()
        self._maps: Maps | None = None
        self.input, self.legend = MatrixView(drag="draw"), Legend()
        self.input_panel, self.maps_panel, self.tiles = Panel(), Panel(), Tiles()
        self.input_panel.body.addWidget(self.input, 1)
        self.input_panel.body.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignHCenter)
        self.maps_panel.body.addWidget(self.tiles, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.input_panel, 1)
        layout.addWidget(self.maps_panel, 1)
        self.views = [self.input, *(tile.view for tile in self.tiles.tiles)]
        self.large, self._layer = self.tiles.large, 1  # the layer that is shown large where there is no room for all
        self.large.view.hovered.connect(lambda cell: self.hovered.emit(self._unit(self._layer, cell)))
        self.large.view.clicked.connect(lambda cell: self._click(self._unit(self._layer, cell)))
        for layer, view in enumerate(self.views):
            view.hovered.connect(lambda cell, layer=layer: self.hovered.emit(self._unit(layer, cell)))
            view.clicked.connect(lambda cell, layer=layer: self._click(self._unit(layer, cell)))
        self.input.editable_area = lambda cell: self._unit(0, cell) is not None
        self.input.drawn.connect(self._draw)

    def _unit(self, layer: int, cell: Cell | None) -> Unit | None:
        """The unit under a cell of a map as it is shown, with its padding."""
        if self._maps is None or cell is None or layer > len(self._maps.state.layers):
            return None
        state = self._maps.state
        pad = state.layers[layer].pad if layer < len(state.layers) else NO_PADDING
        row, column = cell[0] - pad.top, cell[1] - pad.left
        rows, columns = state.stack.sizes[layer]
        return Unit(layer, row, column) if 0 <= row < rows and 0 <= column < columns else None

    def cell_of(self, unit: Unit) -> Cell:
        """Where a unit is on its map as it is shown."""
        layers = self._maps.state.layers
        pad = layers[unit.layer].pad if unit.layer < len(layers) else NO_PADDING
        return unit.row + pad.top, unit.column + pad.left

    def _click(self, unit: Unit | None) -> None:
        if unit is not None and unit.layer:
            self.clicked.emit(unit)

    def _draw(self, cells: list[Cell], erase: bool, stroke: int) -> None:
        units = [self._unit(0, cell) for cell in cells]
        self.drawn.emit([unit.cell for unit in units if unit is not None], erase, stroke)

    # ---- showing

    def show_large(self, layer: int) -> None:
        """Which layer is shown large, where there is no room for all maps."""
        self._layer = layer
        self._show_large()

    def _show_large(self) -> None:
        if self._maps is not None and self._layer <= len(self._maps.state.layers):
            self.large.copy(self.tiles.tiles[self._layer - 1])
            for layer, tile in enumerate(self.tiles.tiles, 1):
                tile.set_chosen(layer == self._layer and self.large.isVisible())

    def show_maps(self, maps: Maps) -> None:
        old, self._maps = self._maps, maps
        self.tiles.show_count(len(maps.state.layers), _aspect(maps.state))
        self.legend.set_scale(maps.scales[0], maps.scales[0].signed)
        for layer, view in enumerate(self.views[: len(maps.values)]):
            if old is None or layer or not _same_input(old.state, maps.state):
                view.set_picture(map_picture(maps, layer))
        for layer, tile in enumerate(self.tiles.tiles[: len(maps.state.layers)], 1):
            scale = maps.scales[layer]
            tile.set_note(f"{format_number(scale.low, 2)} … {format_number(scale.high, 2)}")
        self._show_large()

    def mark(self, looked: Sequence[Looked]) -> None:
        """Light what the units see, on every map."""
        if self._maps is None:
            return
        state = self._maps.state
        for layer, view in enumerate(self.views[: len(state.layers) + 1]):
            view.set_marks(field_marks(state, layer, looked))
        self._mark_large()

    def _mark_large(self) -> None:
        self.large.view.set_marks(self.views[self._layer].marks)

    def mark_reached(self, cell: Cell) -> None:
        """Light a cell of the input, and on every map the units whose fields it lies in."""
        if self._maps is None:
            return
        state, colours = self._maps.state, colours_of(self)
        for layer, (rows, columns) in enumerate(state.stack.reached(cell)):
            pad = state.layers[layer].pad if layer < len(state.layers) else NO_PADDING
            marks: list[Mark] = []
            if rows.size and columns.size:
                extents = int(rows[-1] - rows[0] + 1), int(columns[-1] - columns[0] + 1)
                colour = colours.output if layer else colours.window
                first = int(rows[0]) + pad.top, int(columns[0]) + pad.left
                marks = [Mark(*first, colour, *extents, fill=0.22, width=3)]
            self.views[layer].set_marks(marks)
        self._mark_large()

    def set_texts(self, input_title: str, maps_title: str, titles: Sequence[tuple[str, str]]) -> None:
        self.input_panel.set_title(input_title)
        self.maps_panel.set_title(maps_title)
        self.input.setAccessibleName(input_title)
        for tile, title in zip(self.tiles.tiles, titles, strict=False):
            tile.set_title(*title)
        self._show_large()


def _aspect(state: FieldState) -> float:
    rows, columns = state.stack.size
    return min(max(rows / columns, 0.5), 2.0)


def _same_input(old: Any, new: Any) -> bool:
    return old.input is new.input and old.white == new.white and old.layers[0].padding == new.layers[0].padding
