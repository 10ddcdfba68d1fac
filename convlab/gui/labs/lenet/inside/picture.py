"""The whole network as one picture, from the digit to the prediction; pointing at a unit shows what it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.labs.lenet.inside.marks import MarkPainter
from convlab.gui.labs.lenet.inside.placed import Canvas, PlacedNetwork
from convlab.gui.labs.lenet.inside.texts import StagePicture, paint_figures, paint_labels
from convlab.gui.theme import colours_of, font
from convlab.gui.widgets.keys import ARROWS, CHOOSING
from convlab.labs.lenet.inside.maps import KernelWeight, NetworkSnapshot, NetworkUnit, moved, other_stage
from convlab.labs.lenet.inside.terms import Terms

LOWEST = 160  # pixels
MOST_WIDTH = 2000  # pixels; of what is wider the end is cut off
LARGEST_ZOOM, ZOOM_STEP = 3.0, 1.25
_ZOOMS = {Qt.Key.Key_Plus: ZOOM_STEP, Qt.Key.Key_Equal: ZOOM_STEP, Qt.Key.Key_Minus: 1 / ZOOM_STEP, Qt.Key.Key_0: 0.1}
_LAYERS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class NetworkPicture(QWidget):
    """`hovered` carries the unit under the pointer or None, `clicked` a unit, `moved` one that keys went to.

    `weight_hovered` carries the weight under the pointer or None; `released` is emitted for Escape, and for a click
    beside all units; `magnified` carries how many times larger than its room the picture is.
    """

    hovered = Signal(object)
    weight_hovered = Signal(object)
    clicked = Signal(object)
    moved = Signal(object)
    released = Signal()
    magnified = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: NetworkSnapshot | None = None
        self.pictures: Sequence[StagePicture] = ()  # what is painted of each stage
        self._labels: Sequence[str] = ()
        self._message = ""
        self.zoom = 1.0
        self._unit: NetworkUnit | None = None
        self._terms: Terms | None = None
        self._weight: KernelWeight | None = None
        self._placed: PlacedNetwork | None = None
        self._placed_for: object = None  # what the places follow from
        self._image: QImage | None = None  # the maps, painted
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(900, 420)

    # ---- what to show

    def show_snapshot(
        self, snapshot: NetworkSnapshot | None, pictures: Sequence[StagePicture], labels: Sequence[str]
    ) -> None:
        """A network and its values; None for none. `labels` are the names of the classes."""
        self._snapshot, self.pictures, self._labels = snapshot, pictures, labels
        self._image = None
        self.update()

    def set_message(self, message: str) -> None:
        """Shown when there is no network to show."""
        self._message = message
        self.update()

    def mark(self, unit: NetworkUnit | None, terms: Terms | None) -> None:
        """Highlight a unit and what it comes from."""
        self._unit, self._terms = unit, terms
        self.update()

    def mark_weight(self, weight: KernelWeight | None) -> None:
        """Highlight a weight's kernel slice, the map that it is moved over and the one that it helps to make."""
        if weight != self._weight:
            self._weight = weight
            self.update()

    # ---- places

    @property
    def placed(self) -> PlacedNetwork | None:
        """Where everything lies in the present size; None without a network."""
        if self._snapshot is None:
            return None
        canvas = Canvas(self.size() / self.zoom, self.devicePixelRatioF() * self.zoom, self.palette(), colours_of(self))
        stages = self._snapshot.stages
        shapes = [(stage.shape, stage.kernel) for stage in stages]
        texts = [(picture.title, picture.shape) for picture in self.pictures]
        wanted = (canvas.size, canvas.ratio, canvas.palette.cacheKey(), shapes, texts, self._labels)
        if self._placed is None or wanted != self._placed_for:
            self._placed_for, self._image = wanted, None
            self._placed = PlacedNetwork(stages, self.pictures, self._labels, canvas)
            if self.zoom == 1:
                self.setMinimumWidth(min(self._placed.layout.width, MOST_WIDTH))
        return self._placed

    def magnify(self, factor: float) -> None:
        """Make it so many times larger, within bounds, so that small maps can be looked at."""
        zoom = min(max(self.zoom * factor, 1.0), LARGEST_ZOOM)
        room = self.parentWidget()
        if zoom == self.zoom or room is None:
            return
        needed = self.size() / self.zoom
        self.zoom = zoom
        least = QSize(1, LOWEST) if zoom == 1 else QSize(needed.width(), room.height()) * zoom
        self.setMinimumSize(least)
        self._placed = None
        self.magnified.emit(zoom)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.magnify(ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP)
        else:
            super().wheelEvent(event)

    def unit_at(self, position: QPointF) -> NetworkUnit | None:
        return placed.unit_at(position / self.zoom) if (placed := self.placed) else None

    def weight_at(self, position: QPointF) -> KernelWeight | None:
        return placed.weight_at(position / self.zoom) if (placed := self.placed) else None

    # ---- pointing and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        unit = self.unit_at(event.position())
        self.hovered.emit(unit)
        self.weight_hovered.emit(self.weight_at(event.position()) if unit is None else None)

    def leaveEvent(self, event: QEvent) -> None:
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
        key, snapshot = event.key(), self._snapshot
        if key == Qt.Key.Key_Escape:
            self.released.emit()
        elif key in _ZOOMS:
            self.magnify(_ZOOMS[Qt.Key(key)])
        elif snapshot is not None and key in ARROWS:
            over_maps = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.moved.emit(self._neighbour(snapshot, *ARROWS[Qt.Key(key)], over_maps=over_maps))
        elif snapshot is not None and key in _LAYERS:
            self.moved.emit(other_stage(snapshot.stages, self._start, _LAYERS[Qt.Key(key)]))
        elif snapshot is not None and key in CHOOSING and self._unit is not None:
            self.clicked.emit(self._unit)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from layer to layer while a unit is marked, and at either end on to the next control."""
        if self._snapshot is None or self._unit is None:
            return super().focusNextPrevChild(forward)
        unit = other_stage(self._snapshot.stages, self._unit, 1 if forward else -1)
        if unit.stage == self._unit.stage:
            return super().focusNextPrevChild(forward)
        self.moved.emit(unit)
        return True

    @property
    def _start(self) -> NetworkUnit:
        """Where keys start from."""
        return self._unit if self._unit is not None else NetworkUnit(0, 0, 0, 0)

    def _neighbour(self, snapshot: NetworkSnapshot, down: int, across: int, *, over_maps: bool) -> NetworkUnit:
        """The next unit in a direction, or the same one of the next map."""
        placed = self.placed
        if self._unit is None or placed is None:
            return other_stage(snapshot.stages, self._start, 1)
        rows = placed.rows_of_maps(self._unit.stage)
        return moved(snapshot.stages, self._unit, down, across, rows=rows, map_wise=over_maps)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, placed = QPainter(self), self.placed
        if placed is None or self._snapshot is None:
            self._paint_message(painter)
            return
        if self._image is None:
            self._image = placed.image(self.pictures)
        painter.scale(self.zoom, self.zoom)
        painter.drawImage(0, 0, self._image)
        painter.drawPixmap(0, 0, placed.titles)
        self._paint_texts(painter, placed, self._snapshot)
        self._paint_marks(painter, placed, self._snapshot)
        painter.resetTransform()
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_message(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.setPen(colours_of(self).muted)
        painter.setFont(font("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)

    def _paint_texts(self, painter: QPainter, placed: PlacedNetwork, snapshot: NetworkSnapshot) -> None:
        """What changes with the numbers."""
        columns, colours = placed.layout.columns, colours_of(self)
        bottom = self.height() / self.zoom if placed.has_footers else None
        paint_figures(painter, self.pictures, columns, bottom, colours)
        paint_labels(painter, self._labels, int(snapshot.probabilities.argmax()), columns[-1], colours)

    def _paint_marks(self, painter: QPainter, placed: PlacedNetwork, snapshot: NetworkSnapshot) -> None:
        marks = MarkPainter(painter, snapshot, placed, colours_of(self))
        if self._unit is not None:
            marks.mark_unit(self._unit, self._terms)
        if self._weight is not None:
            marks.mark_weight(self._weight)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._placed = None
        self.update()
