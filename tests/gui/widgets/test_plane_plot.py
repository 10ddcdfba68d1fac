"""A plot of a plane: what is shown of it, zoomed and moved; presses, drags and what the pointer tells."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.gui import theme
from convlab.gui.widgets.contour_item import Contour, ContourItem
from convlab.gui.widgets.curve_overlay import ValueHere
from convlab.gui.widgets.plane_plot import Legend, PlanePlot, Point
from tests.gui.widgets.looking import count_of, noted, painted, shown
from tests.gui.widgets.test_curves import wheel

WINDOW = QRectF(-2, -1, 4, 2)


class Plot(PlanePlot):
    def at_pointer(self, point: Point) -> tuple[str, list[ValueHere]] | None:
        return ("here", [ValueHere("x", str(round(point[0])), theme.LIGHT.ink)]) if point[0] > 0 else None


@pytest.fixture
def plot(qtbot: QtBot) -> PlanePlot:
    plot = Plot()
    plot.resize(500, 360)
    shown(plot, qtbot)
    plot.set_texts("Plane", [Legend("●", "now", theme.LIGHT.window)], ["x"], ["the vertical one, or y", "y"])
    plot.set_window(WINDOW, same_scale=False)
    QApplication.processEvents()
    return plot


def place(plot: PlanePlot, x: float, y: float) -> QPoint:
    return plot.pixel_of((x, y)).toPoint()


def same(one: QRectF, other: QRectF, tolerance: float = 0.02) -> bool:
    return np.allclose(one.getRect(), other.getRect(), atol=tolerance)


def test_the_window_is_shown(plot: PlanePlot) -> None:
    assert same(plot.shown, WINDOW)
    assert plot.axis_names == ("x", "the vertical one, or y")
    plot.resize(500, 160)
    QApplication.processEvents()
    assert plot.axis_names == ("x", "y")
    assert plot.accessibleName() == "Plane"


def test_with_the_same_scale_there_is_more_along_one_axis(plot: PlanePlot) -> None:
    plot.set_window(WINDOW, same_scale=True)
    QApplication.processEvents()
    assert plot.shown.contains(WINDOW.adjusted(0.01, 0.01, -0.01, -0.01))
    unit = plot.pixel_of((1, 1)) - plot.pixel_of((0, 0))
    assert abs(unit.x()) == pytest.approx(abs(unit.y()), abs=1.5)


def test_the_wheel_zooms_about_the_pointer_and_there_is_a_way_back(plot: PlanePlot) -> None:
    there = place(plot, 1, 0.5)
    wheel(plot, there, 3)
    assert plot.shown.width() < 3
    assert plot.point_at(QPointF(there)) == pytest.approx((1, 0.5), abs=0.02)
    assert plot.whole_button.isVisible()
    plot.set_window(WINDOW, same_scale=False)  # shown again, it is left as the user wants it
    assert plot.shown.width() < 3
    plot.whole_button.click()
    assert same(plot.shown, WINDOW)
    assert not plot.whole_button.isVisible()
    wheel(plot, there, 3)
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert same(plot.shown, WINDOW)


def test_the_right_button_moves_what_is_shown(plot: PlanePlot) -> None:
    QTest.mousePress(plot.viewport(), Qt.MouseButton.RightButton, pos=place(plot, 0, 0))
    QTest.mouseMove(plot.viewport(), place(plot, 1, 0.5))
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.RightButton, pos=place(plot, 1, 0.5))
    assert plot.is_zoomed


def test_a_drag_tells_where_it_is_and_the_window_stays_until_it_ends(plot: PlanePlot) -> None:
    dragged = noted(plot.dragged)
    QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=place(plot, -1, 0))
    plot.set_window(WINDOW.translated(5, 0), same_scale=False)
    assert same(plot.shown, WINDOW)
    QTest.mouseMove(plot.viewport(), place(plot, 1, 0.5))
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=place(plot, 1, 0.5))
    (first, number), (second, same_number) = dragged
    assert first == pytest.approx((-1, 0), abs=0.02)
    assert second == pytest.approx((1, 0.5), abs=0.02)
    assert number == same_number
    assert same(plot.shown, WINDOW.translated(5, 0))


def test_the_pointer_is_told_what_is_there(plot: PlanePlot) -> None:
    QTest.mouseMove(plot.viewport(), place(plot, 1, 0))
    assert "here" in plot.readout.text()
    assert plot.readout.isVisible()
    QTest.mouseMove(plot.viewport(), place(plot, -1, 0))
    assert not plot.readout.isVisible()


def test_arrow_keys_step(plot: PlanePlot) -> None:
    stepped = noted(plot.stepped)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(plot, key)
    assert stepped == [-1, 1]


def test_between_contours_it_is_the_darker_the_farther_out(plot: PlanePlot) -> None:
    item = ContourItem()
    plot.getPlotItem().addItem(item, ignoreBounds=True)
    item.set_colours(theme.LIGHT.base, theme.LIGHT.ink, theme.LIGHT.muted)
    square = np.array([(1.0, 1), (-1, 1), (-1, -1), (1, -1)])
    item.set_contours([Contour(0.3 * square), Contour(0.8 * square, "20", (0.8, 0))], plot.shown)
    picture = painted(plot)
    shades = [picture.pixelColor(place(plot, x, 0.05)) for x in (0.1, 0.5, 1.5)]
    assert shades == [item.shade(band) for band in range(3)]
    assert shades[0].lightness() > shades[1].lightness() > shades[2].lightness()
    assert count_of(picture, shades[2]) > 1000
