"""A plot of functions: where its points lie, what is painted, and dragging on it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convlab.gui.theme import colours_of
from convlab.gui.widgets.function_plot import Axes, AxisMark, FunctionPlot, Kind, Series
from convlab.gui.widgets.term_line import Piece
from tests.gui.widgets.looking import colour_at, columns_of, count_of, noted, painted, shown

LEFT = Qt.MouseButton.LeftButton
AXES = Axes((-2.0, 2.0), (0.0, 4.0), (-2.0, -1.0, 0.0, 1.0, 2.0), (0.0, 2.0, 4.0), "x")
X = np.linspace(-2, 2, 5)


@pytest.fixture
def plot(qtbot: QtBot) -> FunctionPlot:
    plot = FunctionPlot()
    plot.resize(500, 300)
    plot.show_plot(AXES, [])
    shown(plot, qtbot)
    return plot


def test_points_lie_between_the_ends_of_the_axes(plot: FunctionPlot) -> None:
    area = plot.area()
    assert plot.pixel(-2, 0) == area.bottomLeft()
    assert plot.pixel(2, 4) == area.topRight()
    assert plot.pixel(0, 2) == area.center()


@pytest.mark.parametrize(
    ("kind", "place"),
    [("line", (1, 1)), ("area", (1, 0.5)), ("bars", (1, 0.5)), ("stems", (1, 1)), ("impulses", (1, 0.5))],
)
def test_every_kind_of_series_is_painted_in_its_colour(
    plot: FunctionPlot, kind: Kind, place: tuple[float, float]
) -> None:
    plot.show_plot(AXES, [Series(kind, X, np.abs(X), "window", width=5)])
    image, colour = painted(plot), colours_of(plot).window
    assert colour_at(image, plot.pixel(*place)) == colour
    assert not count_of(image.copy(0, 0, 500, 30), colour)


def test_what_lies_beyond_the_axes_is_left_out(plot: FunctionPlot) -> None:
    plot.show_plot(AXES, [Series("bars", np.array([-1.0, 0.0, 5.0]), np.ones(3), "window")])
    columns = columns_of(painted(plot), colours_of(plot).window)
    assert columns
    assert columns[-1] < plot.pixel(1, 0).x()


def test_a_drag_tells_every_point_and_begins_with_the_press(plot: FunctionPlot) -> None:
    dragged = noted(plot.dragged)
    points = [plot.pixel(x, 1).toPoint() for x in (-1, 0, 1)]
    QTest.mousePress(plot, LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(plot, point)
    QTest.mouseRelease(plot, LEFT, pos=points[-1])
    ends = [(start[0], end[0]) for start, end, _ in dragged]
    assert ends == pytest.approx(np.array([(-1, -1), (-1, 0), (0, 1)]), abs=0.02)
    assert len({number for *_, number in dragged}) == 1
    QTest.mouseClick(plot, LEFT, pos=points[0])
    assert len({number for *_, number in dragged}) == 2


def test_the_axes_stay_while_something_is_dragged(plot: FunctionPlot) -> None:
    place = plot.pixel(1, 1)
    QTest.mousePress(plot, LEFT, pos=place.toPoint())
    plot.show_plot(Axes((-4.0, 4.0), (0.0, 4.0)), [])
    assert plot.pixel(1, 1) == place
    QTest.mouseRelease(plot, LEFT, pos=place.toPoint())
    assert plot.pixel(2, 1) == place


def test_the_place_under_the_pointer_is_told(plot: FunctionPlot) -> None:
    hovered = noted(plot.hovered)
    QTest.mouseMove(plot, plot.pixel(1, 1).toPoint())
    QTest.mouseMove(plot, QPointF(2, 100).toPoint())  # left of the axis
    assert hovered[0] == pytest.approx(1, abs=0.02)
    assert hovered[1] is None


def test_a_mark_has_a_value_and_a_handle(plot: FunctionPlot) -> None:
    colour = colours_of(plot).output
    assert plot.grip().isEmpty()
    plot.show_plot(AXES, [], AxisMark(1.0, "output", 2.0, "f(1) = 2", handle="x = 1"))
    image, grip = painted(plot), plot.grip()
    assert colour_at(image, plot.pixel(1, 2)) == colour
    assert colour_at(image, grip.topLeft() + QPointF(grip.width() / 2, 2)) == colour
    assert grip.center().x() == pytest.approx(plot.pixel(1, 0).x(), abs=1)
    plot.show_plot(AXES, [], AxisMark(-2.0, handle="a handle that is long"))
    assert plot.grip().left() >= 0


def test_the_title_is_written_at_the_top(plot: FunctionPlot) -> None:
    before = painted(plot)
    plot.set_title([Piece("f(x)", "kernel"), Piece(" = |x|")], "drag it")
    assert plot.title() == "f(x) = |x|"
    assert painted(plot).copy(0, 2, 500, 20) != before.copy(0, 2, 500, 20)
