"""The whole network as one picture, from the digit to the answer; pointing at a unit shows what it comes from."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.labs.lenet.inside.marks import paint_marks, paint_weight_marks
from convlab.gui.labs.lenet.inside.texts import (
    FOOTER_LINES,
    HEADER_LINES,
    StagePicture,
    label_width,
    least_widths,
    line_height,
    paint_figures,
    paint_labels,
    paint_titles,
)
from convlab.gui.theme import colours_of, font
from convlab.labs.common.mosaic import Cell, Mosaic
from convlab.labs.lenet.inside.layout import NetworkLayout, lay_out
from convlab.labs.lenet.inside.maps import KernelWeight, NetworkSnapshot, NetworkUnit, Stage, moved, other_stage
from convlab.labs.lenet.inside.terms import Terms

LOWEST, LOWEST_WITH_FOOTERS = 240, 330  # pixels


class NetworkPicture(QWidget):
    """`hovered` carries the unit under the pointer or None, `clicked` a unit, `chosen` one that keys went to.

    `weight_hovered` carries the weight under the pointer or None; `released` tells that Escape was pressed.
    """

    hovered = Signal(object)
    weight_hovered = Signal(object)
    clicked = Signal(object)
    chosen = Signal(object)
    released = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._look: NetworkSnapshot | None = None
        self._stages: Sequence[Stage] = ()
        self._pictures: Sequence[StagePicture] = ()
        self._labels: Sequence[str] = ()
        self._message = ""
        self._unit: NetworkUnit | None = None
        self._terms: Terms | None = None
        self._weight: KernelWeight | None = None
        self.layout_picture = NetworkLayout((), 0)
        self._mosaic: Mosaic | None = None
        self._image: QImage | None = None  # the maps, painted
        self._pixels: NDArray[np.uint32] | None = None  # what the image shows
        self._texts = QPixmap()
        self._table = np.empty(0, np.uint32)
        self._layout_of: object = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(900, 420)

    # ---- what to show

    def show_look(self, look: NetworkSnapshot | None, pictures: Sequence[StagePicture], labels: Sequence[str]) -> None:
        """The network at a moment; None for none. `labels` are the names of the classes."""
        self._look, self._pictures, self._labels = look, pictures, labels
        if look is not None:
            self._stages = look.stages
        self._image = None
        self.update()

    def set_message(self, message: str) -> None:
        """Shown when there is no network to show."""
        self._message = message
        self.update()

    def mark(self, unit: NetworkUnit | None, terms: Terms | None) -> None:
        """Light a unit and what it comes from."""
        self._unit, self._terms = unit, terms
        self.update()

    def mark_weight(self, weight: KernelWeight | None) -> None:
        """Light a weight's kernel slice, the map that it is moved over and the one that it helps to make."""
        if weight != self._weight:
            self._weight = weight
            self.update()

    def cell_of(self, unit: NetworkUnit) -> QRectF:
        """Where a unit is painted."""
        self._lay_out()
        cell = self.layout_picture.columns[unit.stage].maps[unit.channel if unit.stage else 0]
        _, rows, columns = self._stages[unit.stage].shape
        height, width = cell.height / rows, cell.width / columns
        return QRectF(cell.left + unit.column * width, cell.top + unit.row * height, width, height)

    # ---- pointing

    def unit_at(self, position: QPointF) -> NetworkUnit | None:
        if self._look is None:
            return None
        self._lay_out()
        for stage, column in enumerate(self.layout_picture.columns):
            if not column.left - 2 <= position.x() <= column.right + 2:
                continue
            _, rows, columns = self._stages[stage].shape
            for index, cell in enumerate(column.maps):
                place = _place_in(cell, rows, columns, position)
                if place is not None:
                    return NetworkUnit(stage, index if stage else 0, *place)
        return None

    def weight_at(self, position: QPointF) -> KernelWeight | None:
        if self._look is None:
            return None
        self._lay_out()
        for stage, column in enumerate(self.layout_picture.columns):
            for channel, slices in enumerate(column.kernels):
                for source, cell in enumerate(slices):
                    place = _place_in(cell, *self._stages[stage].kernel, position)
                    if place is not None:
                        return KernelWeight(stage, channel, source, *place)
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        unit = self.unit_at(event.position())
        self.hovered.emit(unit)
        self.weight_hovered.emit(self.weight_at(event.position()) if unit is None else None)

    def leaveEvent(self, event: object) -> None:
        self.hovered.emit(None)
        self.weight_hovered.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        unit = self.unit_at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif unit is None:
            self.released.emit()
        else:
            self.clicked.emit(unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, look = event.key(), self._look
        if key == Qt.Key.Key_Escape:
            self.released.emit()
            return
        if look is None:
            super().keyPressEvent(event)
            return
        steps = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        layers = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if key in steps:
            map_wise = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.chosen.emit(self._moved(*steps[Qt.Key(key)], map_wise=map_wise))
        elif key in layers:
            self.chosen.emit(other_stage(look.stages, self._from, layers[Qt.Key(key)]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._unit is not None:
            self.clicked.emit(self._unit)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from layer to layer while a unit is lit, and at either end on to the next control."""
        if self._look is None or self._unit is None:
            return super().focusNextPrevChild(forward)
        unit = other_stage(self._look.stages, self._unit, 1 if forward else -1)
        if unit.stage == self._unit.stage:
            return super().focusNextPrevChild(forward)
        self.chosen.emit(unit)
        return True

    @property
    def _from(self) -> NetworkUnit:
        """Where keys start from."""
        return self._unit if self._unit is not None else NetworkUnit(0, 0, 0, 0)

    def _moved(self, down: int, across: int, *, map_wise: bool) -> NetworkUnit:
        assert self._look is not None
        if self._unit is None:
            return other_stage(self._look.stages, self._from, 1)
        self._lay_out()
        maps = self.layout_picture.columns[self._unit.stage].maps
        rows = sum(cell.left == maps[0].left for cell in maps)  # of maps, one below the other
        return moved(self._look.stages, self._unit, down, across, rows=rows, map_wise=map_wise)

    # ---- layout

    def _lay_out(self) -> None:
        """Work out the places and paint the texts, unless they are those of the last time."""
        ratio = self.devicePixelRatioF()
        shapes = [stage.shape for stage in self._stages]
        kernels = [stage.kernel for stage in self._stages]
        texts = [(picture.title, picture.shape) for picture in self._pictures]
        wanted = (self.size(), ratio, shapes, kernels, texts, self._labels, self.palette().cacheKey())
        if wanted == self._layout_of:
            return
        self._layout_of = wanted
        line = line_height()
        top, bottom = math.ceil(HEADER_LINES * line) + 6, 4
        if self._has_footers:
            bottom += math.ceil(FOOTER_LINES * line)
        least = least_widths(self._pictures)
        label = label_width(self._labels)
        self.layout_picture = lay_out(self._stages, self.width(), top, self.height() - top - bottom, least, label)
        self.setMinimumWidth(min(self.layout_picture.width, 2000))
        columns = self.layout_picture.columns
        shapes, cells = [], []
        for stage, column in zip(self._stages, columns, strict=True):
            for shape, group in (
                ((len(column.maps), *stage.shape[1:]), column.maps),
                ((sum(map(len, column.kernels)), *stage.kernel), [cell for row in column.kernels for cell in row]),
            ):
                shapes.append(shape)
                cells.append([Cell(*(round(edge * ratio) for edge in cell)) for cell in group])
        all_cells = [cell for group in cells for cell in group]
        bottom, right = max(c.top + c.height for c in all_cells), max(c.left + c.width for c in all_cells)
        size = math.ceil(self.height() * ratio), math.ceil(self.width() * ratio)
        self._mosaic = Mosaic(max(size[0], bottom + 1), max(size[1], right + 1), shapes, cells)
        colours = colours_of(self)
        base = self.palette().color(QPalette.ColorRole.Base)
        self._table = np.array(
            [*colours.grey_table, *colours.diverging_table, base.rgb(), colours.grid.rgb()], np.uint32
        )
        self._image = None
        self._texts = QPixmap(self.size() * ratio)
        self._texts.setDevicePixelRatio(ratio)
        self._texts.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._texts)
        paint_titles(painter, self._pictures, columns, self.width(), self.palette().text().color())
        painter.end()

    @property
    def _has_footers(self) -> bool:
        return self.height() >= LOWEST_WITH_FOOTERS

    def _levels(self) -> list[tuple[NDArray[np.uint8], bool]]:
        """For the mosaic: of each stage its maps and its kernels."""
        groups: list[tuple[NDArray[np.uint8], bool]] = []
        for picture, column in zip(self._pictures, self.layout_picture.columns, strict=True):
            kernels = picture.kernel_levels if picture.kernel_levels is not None else np.empty(0, np.uint8)
            groups += [(picture.levels, picture.signed), (kernels, True)]
            if picture.squares:
                groups[-2:] = [*_squares(picture, len(column.maps)), (kernels, True)]
        return groups

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        base = self.palette().color(QPalette.ColorRole.Base)
        if self._look is None:
            painter.fillRect(self.rect(), base)
            painter.setPen(colours.muted)
            painter.setFont(font("text"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
            return
        self._lay_out()
        painter.drawImage(0, 0, self._map_image())
        painter.drawPixmap(0, 0, self._texts)
        bottom = self.height() if self._has_footers else None
        paint_figures(painter, self._pictures, self.layout_picture.columns, bottom, colours)
        answer = int(self._look.probabilities.argmax())
        paint_labels(painter, self._labels, answer, self.layout_picture.columns[-1], colours)
        if self._unit is not None:
            paint_marks(painter, self._look, self.layout_picture, self._unit, self._terms, colours)
        if self._weight is not None and self._weight.stage < len(self.layout_picture.columns):
            paint_weight_marks(painter, self._look, self.layout_picture, self._weight, colours)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _map_image(self) -> QImage:
        if self._image is None:
            assert self._mosaic is not None
            self._pixels = self._mosaic.fill(self._levels(), self._table)
            height, width = self._pixels.shape
            self._image = QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
            self._image.setDevicePixelRatio(self.devicePixelRatioF())
        return self._image

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._layout_of = None
        self.update()


def _place_in(cell: Cell, rows: int, columns: int, position: QPointF) -> tuple[int, int] | None:
    """Row and column under a position on a map, a little beyond its border too; None elsewhere."""
    across, down = position.x() - cell.left, position.y() - cell.top
    if not (-0.5 <= across < cell.width + 0.5 and -0.5 <= down < cell.height + 0.5):
        return None
    row, column = int(down / cell.height * rows), int(across / cell.width * columns)
    return min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)


def _squares(picture: StagePicture, count: int) -> list[tuple[NDArray[np.uint8], bool]]:
    return [(picture.levels, picture.signed), *((levels, True) for levels in picture.squares)][:count]
