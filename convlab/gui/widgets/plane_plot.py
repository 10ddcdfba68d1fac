"""A plot of a plane: things at places (x, y). Importing this module takes half a second: it loads pyqtgraph."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QToolButton, QWidget

from convlab.gui.theme import font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.curve_overlay import Readout, ValueHere
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.plot_axes import NumberAxis, fix_left_width, prepare_axes, style_axes, write_title

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ZOOM = 1.25  # by a notch of the wheel
NOTCH = 120.0  # of a wheel, in Qt's eighths of a degree
AROUND = 80  # pixels of the widget that are not along an axis
CLOSEST, FARTHEST = 1e-5, 20.0  # of the whole window's width
_drags = itertools.count()

Point = tuple[float, float]


class Legend(NamedTuple):
    """A sign in the plot, what it means, and its colour."""

    sign: str
    text: str
    colour: QColor


class PlanePlot(LanguageAndTheme, pg.PlotWidget):  # type: ignore[misc]
    """Axes and what the user does with them; who inherits it draws into the plot and says what is at the pointer.

    The wheel zooms about the pointer, the right button moves what is shown, and `whole_button` shows the whole window
    again. `dragged` carries a place that is pressed or dragged to, and the drag's number; `stepped` −1 or 1 for an
    arrow key. While something is dragged the window stays, or it would slip from under the pointer.
    """

    widest = "−0.005"  # the longest number that is expected along the left axis
    dragged = Signal(object, int)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(  # type: ignore[call-arg]
            parent, enableMenu=False, axisItems={side: NumberAxis(side) for side in ("left", "bottom")}
        )
        self.window_shown = QRectF(-1, -1, 2, 2)  # the whole, as wide and high as was asked for
        self.is_zoomed = self._is_stale = False
        self.title = ""
        self.legend: Sequence[Legend] = ()
        self._axis_names: tuple[Sequence[str], Sequence[str]] = ((), ())
        self._drag: int | None = None
        self._pan: QPoint | None = None
        prepare_axes(self)
        self.readout = Readout(self)
        self.whole_button = QToolButton(self)
        self.whole_button.setFont(font("caption"))
        self.whole_button.setAutoRaise(True)
        self.whole_button.hide()
        self.whole_button.clicked.connect(self.show_whole)
        self.getPlotItem().vb.sigRangeChanged.connect(self.ask_for_range)
        self.scene().sigPrepareForPaint.connect(self.catch_up)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    # ---- for who inherits it

    def at_pointer(self, point: Point) -> tuple[str, Sequence[ValueHere]] | None:
        """What is written beside the pointer: a title and values."""
        return None

    def show_range(self) -> None:
        """Draw what depends on the range that is shown; called before a painting."""

    # ---- what is shown

    def set_texts(self, title: str, legend: Sequence[Legend], x_axis: Sequence[str], y_axis: Sequence[str]) -> None:
        """Each axis has names from the longest to the shortest: the first for which there is room is written."""
        if (title, legend, x_axis, y_axis) == (self.title, self.legend, *self._axis_names):
            return
        self.title, self.legend, self._axis_names = title, legend, (x_axis, y_axis)
        self.setAccessibleName(title)
        self._name_axes()
        self._write_title()

    def _name_axes(self) -> None:
        item, small = self.getPlotItem(), QFontMetricsF(font("caption"))
        rooms = self.width() - AROUND, self.height() - AROUND
        for side, names, room in zip(("bottom", "left"), self._axis_names, rooms, strict=True):
            fitting = [name for name in names if small.horizontalAdvance(name) <= room]
            item.setLabel(side, (fitting or list(names[-1:]) or [""])[0])
        style_axes(self)  # the names need room
        fix_left_width(self, self.widest)
        for side in ("bottom", "left"):
            item.getAxis(side).resizeEvent()  # puts the name into the middle

    @property
    def axis_names(self) -> tuple[str, str]:
        item = self.getPlotItem()
        return item.getAxis("bottom").labelText, item.getAxis("left").labelText

    def set_window(self, window: QRectF, *, same_scale: bool) -> None:
        """What is shown unless the user zooms; with the same scale along both axes there is more along one of them."""
        self.getPlotItem().vb.setAspectLocked(same_scale)
        if window != self.window_shown:
            self.window_shown = window
            self.is_zoomed = False
        if not self.is_zoomed and self._drag is None:
            self._show_window()

    @property
    def shown(self) -> QRectF:
        """What is shown now."""
        (left, right), (bottom, top) = self.getPlotItem().vb.viewRange()
        return QRectF(left, bottom, right - left, top - bottom)

    @Slot()
    def show_whole(self) -> None:
        """Show the whole window again."""
        self.is_zoomed = False
        self._show_window()

    def zoom(self, factor: float, centre: Point) -> None:
        """Show less, or more, of what is around a place."""
        shown = self.shown
        width = shown.width() / factor
        if not CLOSEST * self.window_shown.width() < width < FARTHEST * self.window_shown.width():
            return
        x, y = centre
        corner = QPointF(x - (x - shown.x()) / factor, y - (y - shown.y()) / factor)
        self._show_part(QRectF(corner, shown.size() / factor))

    def _show_window(self) -> None:
        window = self.window_shown
        self._set_range(window)

    def _show_part(self, part: QRectF) -> None:
        self.is_zoomed = True
        self._set_range(part)

    def _set_range(self, part: QRectF) -> None:
        ranges = (part.left(), part.right()), (part.top(), part.bottom())
        self.getPlotItem().vb.setRange(xRange=ranges[0], yRange=ranges[1], padding=0)
        self.getPlotItem().vb.updateMatrix()  # else the next painting would do it, and make for another one
        self.whole_button.setVisible(self.is_zoomed)
        self._place_button()

    @Slot()
    def ask_for_range(self) -> None:
        """`show_range` before the next painting, or when the plot catches up: of many changes the last counts."""
        self._is_stale = True

    @Slot()
    def catch_up(self) -> None:
        """`show_range` now, if it was asked for; done during a painting it would make for another one."""
        if self._is_stale:
            self._is_stale = False
            self.show_range()

    # ---- places

    def point_at(self, position: QPointF) -> Point:
        """Which place of the plane is at a pixel."""
        at = self.getPlotItem().vb.mapSceneToView(self.mapToScene(position.toPoint()))
        return float(at.x()), float(at.y())

    def pixel_of(self, point: Point) -> QPointF:
        """Where in the widget a place of the plane is."""
        return QPointF(self.mapFromScene(self.getPlotItem().vb.mapViewToScene(QPointF(*point))))

    # ---- the user

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is Qt.MouseButton.LeftButton:
            self._drag = next(_drags)
            self.dragged.emit(self.point_at(event.position()), self._drag)
        elif event.button() in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
            self._pan = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self.point_at(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton and self._drag is not None:
            self.readout.hide()  # it would lie over what changes
            self.dragged.emit(point, self._drag)
            return
        if self._pan is not None and event.buttons():
            before = self.point_at(QPointF(self._pan))
            self._pan = event.position().toPoint()
            self._show_part(self.shown.translated(before[0] - point[0], before[1] - point[1]))
        self._show_readout(event.position())

    def _show_readout(self, position: QPointF) -> None:
        found = self.at_pointer(self.point_at(position))
        if found is None:
            self.readout.hide()
        else:
            self.readout.show_values(*found, position.toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = self._pan = None
        if not self.is_zoomed:
            self._show_window()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.show_whole()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.readout.hide()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = (event.angleDelta().y() or event.angleDelta().x()) / NOTCH
        self.zoom(ZOOM**notches, self.point_at(event.position()))
        self.catch_up()
        self._show_readout(event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        centre = self.shown.center()
        if event.key() in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom(ZOOM if event.key() == Qt.Key.Key_Plus else 1 / ZOOM, (centre.x(), centre.y()))
        elif event.key() == Qt.Key.Key_Escape and self.is_zoomed:
            self.show_whole()
        else:
            event.ignore()

    # ---- what lies over the plot

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_there = hasattr(self, "whole_button") and self.getPlotItem() is not None  # it is gone while the plot closes
        if is_there:
            self._name_axes()
            self._write_title()  # before: the plot cannot become narrower than its title is
        super().resizeEvent(event)
        if is_there:
            if not self.is_zoomed:
                self._show_window()
            self._place_button()

    def _place_button(self) -> None:
        self.whole_button.adjustSize()
        self.whole_button.move(self.width() - self.whole_button.width(), 0)

    # ---- languages, themes

    def retranslate(self) -> None:
        name_button(
            self.whole_button,
            self.tr("whole"),
            self.tr("Show the whole again (double-click, or Esc); the wheel zooms, the right button moves it"),
        )
        self.restyle()

    def restyle(self) -> None:
        if hasattr(self, "whole_button"):  # pyqtgraph's constructor changes the palette
            style_axes(self)
            self._write_title()

    def _write_title(self) -> None:
        if self.title:
            write_title(self, self.title, self.legend, self.whole_button.width() * (not self.whole_button.isHidden()))
