"""Every weight there is, drawn once: an image for each output, then placed by offset, then merged into one V."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.labs.matrix.parts import picture
from convlab.gui.theme import Colours, colours_of
from convlab.gui.widgets.images import blank_pixmap, indexed_image
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.matrix.painting import Picture, draw_matrix
from convlab.gui.widgets.matrix.places import Places
from convlab.gui.widgets.matrix.viewport import Viewport
from convlab.labs.common.scales import ScaledMatrix
from convlab.labs.common.sliding import Cell
from convlab.labs.why.rungs import local, shared_weights
from convlab.labs.why.state import DENSE, REINDEXED, SHARED, WhyState, removed_around

MILLISECONDS = 900  # from one rung to the next
FADED = 0.16  # opacity of the weights of outputs that are not looked at
MERGING = 0.5  # the same while they fly together
GAP, FRAME_GAP = 0.2, 0.06  # between images, and between frames of offsets, as a share of their distance
MARKED_CELL = 4  # pixels; a smaller cell is marked at this size

Entry = tuple[int, int, int, int]  # output (i, j), input (k, l)


class WeightTiles(LanguageAndTheme, QWidget):
    """`hovered` carries the output whose image is under the pointer, or None; `clicked` an output.

    `arrived`: the way from one rung to another has been shown. From rung 3 on V itself is to be seen elsewhere, in the
    same place.
    """

    hovered = Signal(object)
    clicked = Signal(object)
    arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state = WhyState()
        self._images: list[QImage] = []
        self._drawn: dict[str, QPixmap] = {}  # what rests: the faded images, V, and V with what locality removes
        self._output: Cell = (0, 0)  # the one that is looked at
        self._marked: Sequence[Entry] = ()
        self._viewport = Viewport(self)
        self.place = float(DENSE)  # the rung that is drawn, perhaps between two
        self._way = QVariantAnimation(self)
        self._way.setEasingCurve(QEasingCurve.Type.Linear)
        self._way.valueChanged.connect(self._go)
        self._way.finished.connect(self.arrived)
        self.setMouseTracking(True)
        self.setMinimumSize(72, 72)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # ---- what is shown

    def show_state(self, state: WhyState) -> None:
        """Show the weights of a pair of channels, at the rung where the way leads."""
        old, self._state = self._state, state
        if old.dense is not state.dense or old.weight_scale != state.weight_scale:
            self._images = []
        if not self._images or old.delta != state.delta:
            self._drawn = {}
            self._viewport.shape = 2 * state.side - 1, 2 * state.side - 1
            self.update()

    def _draw_images(self) -> None:
        """Done when they are needed: a weight that is dragged may change V alone."""
        levels = self._state.weight_scale.levels(self._state.dense)
        table = colours_of(self).diverging_table
        quick = QImage.Format.Format_RGB32
        self._images = [
            indexed_image(levels[cell], table).convertToFormat(quick) for cell in np.ndindex(levels.shape[:2])
        ]

    def mark(self, output: Cell, entries: Sequence[Entry]) -> None:
        """Light the image of an output, and single weights."""
        if (output, entries) != (self._output, self._marked):
            self._output, self._marked = output, entries
            self.update()

    # ---- the way from rung to rung

    @property
    def is_moving(self) -> bool:
        return self._way.state() is QVariantAnimation.State.Running

    def climb(self, rung: int, *, is_animated: bool) -> None:
        """Go to a rung, at once or through what lies between."""
        self._way.stop()
        if is_animated and self.place != rung:
            self._way.setStartValue(self.place)
            self._way.setEndValue(float(rung))
            self._way.setDuration(round(MILLISECONDS * max(1.0, abs(rung - self.place))))
            self._way.start()
        else:
            self.place = float(rung)
            self.update()

    @Slot(object)
    def _go(self, place: float) -> None:
        self.place = place
        self.update()

    # ---- places

    def _pitch(self) -> float:
        return (min(self.width(), self.height()) - 4) / self._state.side

    def frame(self, output: Cell, cells: int) -> Places:
        """Where the image of an output lies, with so many cells on a side."""
        n, pitch = self._state.side, self._pitch()
        cell = pitch * (1 - (GAP if cells == n else FRAME_GAP)) / cells
        left, top = (self.width() - pitch * n) / 2, (self.height() - pitch * n) / 2
        inset = (pitch - cell * cells) / 2
        i, j = output
        return Places(cell, QPointF(round(left + j * pitch + inset), round(top + i * pitch + inset)))

    def image_rect(self, output: Cell) -> QRectF:
        """Where the weights of an output are drawn now."""
        n, (i, j) = self._state.side, output
        by_offset = self.frame(output, 2 * n - 1).rect(n - 1 - i, n - 1 - j, n, n)
        if self.place <= REINDEXED:
            return _between(self.frame(output, n).rect(0, 0, n, n), by_offset, _eased(self.place - DENSE))
        merged = self._viewport.places.rect(n - 1 - i, n - 1 - j, n, n)
        return _between(by_offset, merged, _eased(self.place - REINDEXED))

    def output_at(self, position: QPointF) -> Cell | None:
        """The output whose image is under a position."""
        n, pitch = self._state.side, self._pitch()
        left, top = (self.width() - pitch * n) / 2, (self.height() - pitch * n) / 2
        i, j = int((position.y() - top) // pitch), int((position.x() - left) // pitch)
        return (i, j) if 0 <= i < n and 0 <= j < n else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hovered.emit(self.output_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        output = self.output_at(event.position())
        if output is not None and event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit(output)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if not self._images:
            self._draw_images()
        merged, far = _eased(self.place - REINDEXED), _eased(self.place - SHARED)
        if merged < 1:
            if self.place in (DENSE, REINDEXED):
                painter.drawPixmap(0, 0, self._cached(f"faded{self.place}", colours))
            else:
                self._paint_images(painter, colours, merged)
            self._paint_lit(painter, colours, merged)
        for name, share in (("whole", 2 * merged - 1), ("near", far)):
            if share > 0:
                painter.setOpacity(share)
                painter.drawPixmap(0, 0, self._cached(name, colours))

    def _cached(self, name: str, colours: Colours) -> QPixmap:
        if name not in self._drawn:
            base = self.palette().color(QPalette.ColorRole.Base)
            self._drawn[name] = blank_pixmap(self.size(), self.devicePixelRatioF(), base)
            painter = QPainter(self._drawn[name])
            if name in ("whole", "near"):
                shown = self._v(is_near=name == "near")
                draw_matrix(painter, shown, self._viewport.places, QRectF(self.rect()), colours)
            else:
                self._paint_images(painter, colours, 0.0)
            painter.end()
        return self._drawn[name]

    def _v(self, *, is_near: bool) -> Picture:
        """V, whole or with what locality removes."""
        state = self._state
        v, scale = shared_weights(state.dense), state.weight_scale
        if not is_near:
            return picture(ScaledMatrix(v, scale))
        return picture(ScaledMatrix(local(v, state.delta), scale), removed_around(state.side, state.delta))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawn = {}

    def _paint_images(self, painter: QPainter, colours: Colours, merged: float) -> None:
        """The images of all outputs, faded, and around them the frames of their offsets."""
        n, framed = self._state.side, _eased(self.place - DENSE) * (1 - merged)
        for index, output in enumerate(np.ndindex(n, n)):
            cell = output[0], output[1]
            painter.setOpacity(framed)
            frame = self.frame(cell, 2 * n - 1)
            painter.fillRect(frame.rect(0, 0, 2 * n - 1, 2 * n - 1), colours.track)
            painter.setOpacity(FADED + (MERGING - FADED) * merged)
            painter.drawImage(self.image_rect(cell), self._images[index])
            painter.setOpacity(framed)
            _outline(painter, frame.rect(n - 1, n - 1), colours.muted)
        painter.setOpacity(1)

    def _paint_lit(self, painter: QPainter, colours: Colours, merged: float) -> None:
        """The image of the output that is looked at."""
        n, framed = self._state.side, _eased(self.place - DENSE) * (1 - merged)
        i, j = self._output
        lit = self.image_rect(self._output)
        painter.drawImage(lit, self._images[i * n + j])
        painter.setOpacity(framed)
        _outline(painter, self.frame(self._output, 2 * n - 1).rect(n - 1, n - 1), colours.ink)
        painter.setOpacity(1)
        painter.setPen(QPen(colours.output, 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(lit.adjusted(-2, -2, 2, 2))
        self._paint_marked(painter, colours)

    def _paint_marked(self, painter: QPainter, colours: Colours) -> None:
        n = self._state.side
        for i, j, k, m in self._marked:
            image = self.image_rect((i, j))
            cell = image.width() / n
            place = QRectF(image.left() + m * cell, image.top() + k * cell, cell, cell)
            more = max(0.0, MARKED_CELL - cell) / 2
            painter.fillRect(place.adjusted(-1 - more, -1 - more, 1 + more, 1 + more), colours.window)
            painter.drawImage(place, self._images[i * n + j], QRectF(m, k, 1, 1))

    def restyle(self) -> None:
        self._images, self._drawn = [], {}
        self.update()


def _outline(painter: QPainter, cell: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(cell)


def _eased(share: float) -> float:
    """From 0 to 1, slowly at both ends."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3 - 2 * share)


def _between(a: QRectF, b: QRectF, share: float) -> QRectF:
    x, y, width, height = (
        p + (q - p) * share
        for p, q in zip(a.getRect(), b.getRect(), strict=True)  # type: ignore[call-overload]
    )
    return QRectF(x, y, width, height)
