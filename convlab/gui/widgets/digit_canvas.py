"""A sheet to draw a digit on, with mouse, tablet or keyboard."""

from __future__ import annotations

import itertools

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.core.data.digits import CANVAS_SIZE, Ink, draw_segment, empty_canvas
from convlab.gui.theme import colours_of, font
from convlab.gui.widgets.images import indexed_image
from convlab.gui.widgets.keys import ARROWS

KEY_STEP = 12  # pixels of the canvas that an arrow key moves the pen
PLATE_ALPHA = 190  # of 255, behind the hint
LEAST_PRESSURE = 0.35  # share of the pen's width at the lightest touch of a tablet's pen

_strokes = itertools.count()


class DigitCanvas(QWidget):
    """Shows ink and turns strokes into new ink. It keeps no drawing of its own: `set_ink` says what there is.

    `ink_drawn` carries the new ink and the number of the stroke it belongs to, at every move of the pen. With
    `replaces_ink` set, a stroke starts on an empty sheet.
    """

    ink_drawn = Signal(object, int)
    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pen_diameter = 32.0
        self.erasing = False
        self.replaces_ink = False
        self.hint = ""
        self.ink = empty_canvas()
        self._image: QImage | None = None  # of the ink, in the theme's colours
        self._working: Ink | None = None  # while a stroke is being drawn
        self._stroke = 0
        self._tip = (CANVAS_SIZE / 2, CANVAS_SIZE / 2, 1.0)  # x, y in pixels of the canvas, pressure
        self._tip_shown = False
        self._erasing_stroke = False
        self._key_pen_down = False
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(160, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(336, 336)

    def set_ink(self, ink: Ink) -> None:
        """Show this ink. Only the part that differs is painted again."""
        differs = ink != self.ink
        rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
        self.ink = ink
        if self._working is not None and not np.array_equal(self._working, ink):
            self._working = None  # undone or cleared in mid-stroke: the stroke is over
        if len(rows) and self._image is not None:
            top, left = int(rows[0]), int(columns[0])
            part = ink[top : rows[-1] + 1, left : columns[-1] + 1]
            painter = QPainter(self._image)
            painter.drawImage(left, top, indexed_image(part, colours_of(self).grey_table))
            painter.end()
            self.update(self._on_widget(left, top, part.shape[1], part.shape[0]))

    def _on_widget(self, left: float, top: float, width: float, height: float) -> QRect:
        """The part of the widget that a part of the canvas covers, with a little around it."""
        sheet = self.sheet()
        scale = sheet.width() / CANVAS_SIZE
        area = QRectF(sheet.x() + left * scale, sheet.y() + top * scale, width * scale, height * scale)
        return area.toAlignedRect().adjusted(-2, -2, 2, 2)

    def set_hint(self, hint: str) -> None:
        """Text shown on the sheet; empty for none."""
        if hint != self.hint:
            self.hint = hint
            self.update()

    def sheet(self) -> QRectF:
        """Where the sheet lies in the widget: the largest square in its middle."""
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    # ---- strokes, in pixels of the canvas

    def _begin(self, x: float, y: float, pressure: float, *, erase: bool) -> None:
        self._stroke = next(_strokes)
        self._erasing_stroke = erase
        self._working = empty_canvas() if self.replaces_ink else self.ink.copy()
        self._tip = x, y, pressure
        self._move(x, y, pressure)

    def _move(self, x: float, y: float, pressure: float) -> None:
        start_x, start_y, start_pressure = self._tip
        self._update_tip()
        self._tip = x, y, pressure
        self._update_tip()
        if self._working is None:
            return
        radius = self.pen_diameter / 2 + self._erasing_stroke  # a pixel more takes the smooth edge of a stroke away
        radii = radius * start_pressure, radius * pressure
        draw_segment(self._working, (start_x, start_y), (x, y), radii, erase=self._erasing_stroke)
        self.ink_drawn.emit(self._working, self._stroke)

    def _update_tip(self) -> None:
        reach = self.pen_diameter / 2 + 4
        self.update(self._on_widget(self._tip[0] - reach, self._tip[1] - reach, 2 * reach, 2 * reach))

    def _end(self) -> None:
        self._working = None
        self._key_pen_down = False
        self.update()

    def _on_canvas(self, position: QPointF) -> tuple[float, float]:
        sheet = self.sheet()
        scale = CANVAS_SIZE / sheet.width()
        return (position.x() - sheet.x()) * scale, (position.y() - sheet.y()) * scale

    # ---- events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            erase = self.erasing or event.button() is Qt.MouseButton.RightButton
            self._begin(*self._on_canvas(event.position()), 1.0, erase=erase)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._tip_shown = True
        if not event.buttons():
            self._working = None
        self._move(*self._on_canvas(event.position()), 1.0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton):
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        pressure = LEAST_PRESSURE + (1 - LEAST_PRESSURE) * event.pressure()
        x, y = self._on_canvas(event.position())
        if event.type() is QTabletEvent.Type.TabletPress:
            eraser_end = event.pointerType() is event.pointingDevice().PointerType.Eraser
            self._begin(x, y, pressure, erase=self.erasing or eraser_end)
        elif event.type() is QTabletEvent.Type.TabletMove:
            self._tip_shown = True
            self._move(x, y, pressure)
        elif event.type() is QTabletEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            down, across = ARROWS[Qt.Key(event.key())]
            step = KEY_STEP * (4 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            x, y, _ = self._tip
            self._tip_shown = True
            x, y = (min(max(at + by * step, 0), CANVAS_SIZE) for at, by in ((x, across), (y, down)))
            self._move(x, y, 1.0)
        elif event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._key_pen_down = not self._key_pen_down
            if self._key_pen_down:
                self._begin(*self._tip[:2], 1.0, erase=self.erasing)
            else:
                self._end()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._tip_shown = True
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._end()
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._tip_shown = True
        super().enterEvent(event)

    def leaveEvent(self, event: object) -> None:
        self._tip_shown = False
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        self._image = None  # the colours may have changed
        self.update()

    def _paint_hint(self, painter: QPainter, sheet: QRectF) -> None:
        """On a translucent plate, so that it can be read on ink."""
        painter.setFont(font("caption"))
        how = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        place = painter.boundingRect(sheet.adjusted(8, 4, -8, -8), how, self.hint)
        plate = self.palette().color(QPalette.ColorRole.Base)
        plate.setAlpha(PLATE_ALPHA)
        painter.fillRect(place.adjusted(-4, -1, 4, 1), plate)
        painter.setPen(colours_of(self).muted)
        painter.drawText(place, how, self.hint)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, sheet = colours_of(self), self.sheet()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._image is None:
            image = indexed_image(self.ink, colours.grey_table)
            self._image = image.convertToFormat(QImage.Format.Format_RGB32)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.drawImage(sheet, self._image)
        if self.hint:
            self._paint_hint(painter, sheet)
        if self._tip_shown:
            self._paint_tip(painter)
        focused = self.hasFocus()
        line = self.palette().color(QPalette.ColorRole.Highlight if focused else QPalette.ColorRole.Mid)
        painter.setPen(QPen(line, 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_tip(self, painter: QPainter) -> None:
        colours, sheet = colours_of(self), self.sheet()
        scale = sheet.width() / CANVAS_SIZE
        radius = self.pen_diameter / 2 * scale
        centre = QPointF(sheet.x() + self._tip[0] * scale, sheet.y() + self._tip[1] * scale)
        painter.setPen(QPen(colours.warning if self.erasing else colours.kernel, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)
