"""The input and the maps of all layers side by side, and on each of them what units see."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from convlab.gui.labs.receptive_field.field_marks import ColouredUnit, field_marks, reach_marks
from convlab.gui.labs.receptive_field.map_tiles import MapTiles
from convlab.gui.labs.receptive_field.words import layer_names, layer_titles
from convlab.gui.theme import colours_of
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Mark, Picture
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.labs.common.numbers import format_number
from convlab.labs.common.sliding import Cell
from convlab.labs.common.stack import Unit
from convlab.labs.receptive_field.measure import Maps
from convlab.labs.receptive_field.state import FieldState


def map_picture(maps: Maps, layer: int) -> Picture:
    """A layer's map with the padding that the next layer adds around it."""
    padded, scale = maps.padded(layer), maps.scales[layer]
    return Picture(padded, scale.levels(padded), scale.signed, maps.state.padding_around(layer))


class FieldMaps(QWidget):
    """`hovered` carries a Unit or None (the input is layer 0), `clicked` a Unit."""

    hovered = Signal(object)
    clicked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._maps: Maps | None = None
        self._layer = 1  # the one that is shown large where there is no room for all
        self.input, self.legend = MatrixView(drag="draw"), Legend()
        self.input_panel, self.maps_panel, self.tiles = Panel(), Panel(), MapTiles()
        self.input_panel.body.addWidget(Plate(self.input, self.legend), 1)
        self.maps_panel.body.addWidget(self.tiles, 1)
        arranged(QHBoxLayout(self), (self.input_panel, 1), (self.maps_panel, 1))
        self.large = self.tiles.large
        self.views = [self.input, *(tile.view for tile in self.tiles.tiles)]
        self._connect()

    def _connect(self) -> None:
        self.large.view.hovered.connect(lambda cell: self._hover(self._layer, cell))
        self.large.view.clicked.connect(lambda cell: self._click(self._layer, cell))
        for layer, view in enumerate(self.views):
            view.hovered.connect(lambda cell, layer=layer: self._hover(layer, cell))
            view.clicked.connect(lambda cell, layer=layer: self._click(layer, cell))
        self.input.editable_area = lambda cell: self._unit(0, cell) is not None

    def _unit(self, layer: int, cell: Cell | None) -> Unit | None:
        """The unit under a cell of a map as it is shown, with its padding."""
        return None if self._maps is None or cell is None else self._maps.state.unit_at(layer, cell)

    def _hover(self, layer: int, cell: Cell | None) -> None:
        self.hovered.emit(self._unit(layer, cell))

    def _click(self, layer: int, cell: Cell) -> None:
        unit = self._unit(layer, cell)
        if unit is not None and unit.layer:
            self.clicked.emit(unit)

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
        if maps is self._maps:
            return
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

    def mark(self, units: Sequence[ColouredUnit]) -> None:
        """Light what the units see, on every map."""
        if self._maps is not None:
            state = self._maps.state
            self._set_marks([field_marks(state, layer, units) for layer in range(len(state.layers) + 1)])

    def mark_reached(self, cell: Cell) -> None:
        """Light a cell of the input, and on every map the units whose fields it lies in."""
        if self._maps is not None:
            self._set_marks(reach_marks(self._maps.state, cell, colours_of(self)))

    def _set_marks(self, marks: list[list[Mark]]) -> None:
        for view, own in zip(self.views, marks, strict=False):
            view.set_marks(own)
        self.large.view.set_marks(self.views[self._layer].marks)

    def show_titles(self, state: FieldState) -> None:
        title = self.tr("Input {0}").format("{} × {}".format(*state.input.shape))
        if any(state.layers[0].padding):
            title += " → {} × {}".format(*state.sliding.padded)
        self.input_panel.set_title(title)
        self.maps_panel.set_title(self.tr("Feature maps"))
        self.input.setAccessibleName(title)
        for tile, *texts in zip(self.tiles.tiles, layer_titles(state), layer_names(state)[1:], strict=False):
            tile.set_title(*texts)
        self._show_large()


def _aspect(state: FieldState) -> float:
    rows, columns = state.stack.size
    return min(max(rows / columns, 0.5), 2.0)


def _same_input(old: FieldState, new: FieldState) -> bool:
    return old.input is new.input and old.white == new.white and old.layers[0].padding == new.layers[0].padding
