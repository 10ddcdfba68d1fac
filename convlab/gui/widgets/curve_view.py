"""A plot of curves that one reads off and zooms. Importing this module takes half a second: it loads pyqtgraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QToolButton, QWidget

from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.curve_data import SMALLEST, Curve, Range, Reading, ValueAxis, nearest
from convlab.gui.widgets.curve_overlay import EmptyNote, Readout, ValueHere
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.plot_axes import prepare_axes, style_axes, write_title
from convlab.labs.common.numbers import format_number

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ZOOM = 1.25  # by a notch of the wheel
NOTCH = 120.0  # of a wheel, in Qt's eighths of a degree
CLOSEST = 1 / 500  # of the whole length: what is left of it when all is zoomed in


class CurveView(LanguageAndTheme, pg.PlotWidget):  # type: ignore[misc]
    """Axes, and what the user does with them; who inherits it draws the curves and gives them as `readings`.

    The pointer shows the values of all curves; the wheel zooms along them, and what is left is drawn as high as there
    is room. With `offers_log` the user can choose a logarithmic axis. `picked` carries where along the curves the user
    presses or drags, `stepped` −1 or 1 for an arrow key.
    """

    mark = "━"  # of a curve in the line above
    picked = Signal(float)
    stepped = Signal(int)

    def __init__(self, *, logarithmic: bool = False, offers_log: bool = False, parent: QWidget | None = None) -> None:
        self._axis = ValueAxis("left")
        super().__init__(parent, axisItems={"left": self._axis}, enableMenu=False)  # type: ignore[call-arg]
        self._axis.logarithmic = logarithmic
        self._length = 1.0
        self._headroom = 0.0  # the share of the height that is kept above the curves
        self._fixed: Range | None = None  # the vertical range, where it does not follow the curves
        self.zoomed: Range | None = None  # the part of the length that is shown, if not all of it
        self.titles: tuple[str, Sequence[str]] = ("", ())
        self._value_text: Callable[[float], str] = format_number
        self._place_text: Callable[[float], str] = format_number
        prepare_axes(self)
        self.getPlotItem().showGrid(x=True, y=True, alpha=0.15)
        self._pointer = pg.InfiniteLine(angle=90)
        self._add_line(self._pointer)
        self.readout, self._empty = Readout(self), EmptyNote(self)
        self.log_button, self.whole_button = QToolButton(self), QToolButton(self)
        self._set_up_buttons(offers_log)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _add_line(self, line: pg.InfiniteLine) -> None:
        """A line over the curves, hidden at first."""
        line.setZValue(10)
        line.hide()
        self.getPlotItem().addItem(line, ignoreBounds=True)

    def _set_up_buttons(self, offers_log: bool) -> None:
        for button in (self.log_button, self.whole_button):
            button.setFont(font("caption"))
            button.setAutoRaise(button is self.whole_button)  # the other one is a switch: it has a frame
        self.log_button.setCheckable(True)
        self.log_button.setChecked(self.logarithmic)
        self.log_button.setVisible(offers_log)
        self.log_button.clicked.connect(self.set_logarithmic)
        self.whole_button.hide()
        self.whole_button.clicked.connect(self.show_whole)

    # ---- for who inherits it

    def readings(self) -> Iterator[Reading]:
        """All curves that have a name and points."""
        return iter(())

    def _redraw(self) -> None:
        """Draw the curves on another axis."""

    def _legend(self) -> Sequence[tuple[str, QColor]]:
        """Names and colours in the line above the curves."""
        return ()

    def _all_curves(self) -> list[Curve]:
        """With those that have no name."""
        return [reading.curve for reading in self.readings()]

    # ---- what is shown

    def set_titles(self, y_axis: str, curves: Sequence[str]) -> None:
        """What the plot is of, and the curves' names; curves beyond the last one go unnamed."""
        if (y_axis, list(curves)) == (self.titles[0], list(self.titles[1])):
            return
        self.titles = y_axis, curves
        self.setAccessibleName(", ".join([y_axis, *curves]))
        self._write_titles()

    def set_texts(
        self, value: Callable[[float], str], place: Callable[[float], str], *, empty: str = "", x_axis: str = ""
    ) -> None:
        """How a value and a place along the curves are written, what stands on empty axes, and the x-axis's name."""
        self._value_text, self._place_text = value, place
        self._empty.setText(empty)
        self.getPlotItem().setLabel("bottom", x_axis or None)
        self.restyle()

    def _drawn(self, curve: Curve) -> Curve:
        x, y = curve
        return (x, np.log10(np.maximum(y, SMALLEST))) if self.logarithmic else curve

    # ---- ranges

    @property
    def logarithmic(self) -> bool:
        return self._axis.logarithmic

    @Slot(bool)
    def set_logarithmic(self, logarithmic: bool) -> None:
        """Give every factor of ten the same height, or not."""
        self._axis.logarithmic = logarithmic
        self.log_button.setChecked(logarithmic)
        self._redraw()
        self._axis.picture = None
        self._axis.update()
        self._show_ranges()

    def set_y_range(self, low: float, high: float) -> None:
        """Fix the vertical range, which otherwise follows the curves."""
        self._fixed = low, high
        self._show_ranges()

    def _set_length(self, length: float) -> None:
        self._length = max(length, 1e-3)
        if self.zoomed is not None and self.zoomed[0] >= self._length:
            self.zoomed = None  # other curves: nothing of them is there
        self._show_ranges()

    @Slot()
    def show_whole(self) -> None:
        """Show all of the curves again."""
        self.zoomed = None
        self._show_ranges()

    def zoom(self, factor: float, x: float) -> None:
        """Show less, or more, of the length around a place."""
        low, high = self.zoomed or (0.0, self._length)
        width = max((high - low) / factor, self._length * CLOSEST)
        low = min(max(0.0, x - (x - low) / factor), max(0.0, self._length - width))
        self.zoomed = None if width >= self._length else (low, low + width)
        self._show_ranges()

    def _show_ranges(self) -> None:
        item = self.getPlotItem()
        low, high = self.zoomed or (0.0, self._length)
        item.setXRange(low, high, padding=0.01)
        bottom, top = self._y_range(low, high)
        item.setYRange(bottom, top + self._headroom * (top - bottom), padding=0.05)
        item.vb.updateMatrix()  # else the next painting would do it, and make for another one
        self.whole_button.setVisible(self.zoomed is not None)
        self._empty.setVisible(not any(len(x) for x, _ in self._all_curves()))
        self._place_overlays()

    def _y_range(self, low: float, high: float) -> Range:
        """Of what is shown between two places; the whole is shown in the fixed range, if there is one."""
        if self._fixed is not None and self.zoomed is None and not self.logarithmic:
            return self._fixed
        seen = [self._drawn(curve)[1][(curve[0] >= low) & (curve[0] <= high)] for curve in self._all_curves()]
        values = np.concatenate([np.empty(0), *seen])
        values = values[np.isfinite(values)]
        if not len(values):
            return self._fixed or (0.0, 1.0)
        bottom, top = float(values.min()), float(values.max())
        if self.zoomed is None and not self.logarithmic:
            bottom = min(0.0, bottom)
        return (bottom, top) if top > bottom else (bottom - 0.5, top + 0.5)

    # ---- the user

    def values_at(self, x: float) -> tuple[float, list[ValueHere]] | None:
        """The place with values that is nearest to x, and the value there of each curve that reaches it."""
        readings = [reading for reading in self.readings() if len(reading.curve[0])]
        if not readings:
            return None
        places = [float(reading.curve[0][nearest(reading.curve[0], x)]) for reading in readings]
        place = min(places, key=lambda candidate: abs(candidate - x))
        values = []
        for (xs, ys), name, colour in readings:
            index = nearest(xs, place)
            gap = float(xs[-1] - xs[0]) / max(1, len(xs) - 1)
            if abs(float(xs[index]) - place) <= gap / 2 + 1e-9:
                values.append(ValueHere(name, self._value_text(float(ys[index])), colour))
        return place, values

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(self._place_of(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = self._place_of(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.picked.emit(x)
        found = self.values_at(x)
        self._pointer.setVisible(found is not None)
        if found is None:
            self.readout.hide()
            return
        place, values = found
        self._pointer.setValue(place)
        self.readout.show_values(self._place_text(place), values, event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.show_whole()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointer.hide()
        self.readout.hide()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = (event.angleDelta().y() or event.angleDelta().x()) / NOTCH
        self.zoom(ZOOM**notches, self._place_of(event.position()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            low, high = self.zoomed or (0.0, self._length)
            middle = self.marker if self.marker is not None else (low + high) / 2
            self.zoom(ZOOM if event.key() == Qt.Key.Key_Plus else 1 / ZOOM, middle)
        elif event.key() == Qt.Key.Key_Escape and self.zoomed is not None:
            self.show_whole()
        else:
            event.ignore()

    def _place_of(self, position: QPointF) -> float:
        scene = self.mapToScene(position.toPoint())
        return float(self.getPlotItem().vb.mapSceneToView(scene).x())

    # ---- what lies over the curves

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_there = hasattr(self, "whole_button") and self.getPlotItem() is not None  # it is gone while the plot closes
        if is_there:
            self._write_titles()  # before: the plot cannot become narrower than its title is
        super().resizeEvent(event)
        if is_there:
            self._place_overlays()

    def _place_overlays(self) -> None:
        right = self.width()
        for button in (self.log_button, self.whole_button):
            if not button.isHidden():
                button.adjustSize()
                right -= button.width()
                button.move(right, 0)
        self._empty.setGeometry(self.rect().adjusted(6 * UNIT, 2 * UNIT, -UNIT, -4 * UNIT))

    # ---- languages, themes

    def retranslate(self) -> None:
        name_button(
            self.log_button, self.tr("log"), self.tr("Logarithmic axis: every factor of ten has the same height")
        )
        name_button(
            self.whole_button,
            self.tr("whole"),
            self.tr("Show the whole curves again (double-click, or Esc); the wheel zooms"),
        )
        self.restyle()

    def restyle(self) -> None:
        if not hasattr(self, "whole_button"):  # pyqtgraph's constructor changes the palette
            return
        style_axes(self)
        self._pointer.setPen(pg.mkPen(colours_of(self).muted, width=1, style=Qt.PenStyle.DotLine))
        self._write_titles()

    def _write_titles(self) -> None:
        if self.titles[0]:
            taken = self.log_button.width() * (not self.log_button.isHidden())
            legend = [(self.mark, name, colour) for name, colour in self._legend()]
            write_title(self, self.titles[0], legend, taken)
