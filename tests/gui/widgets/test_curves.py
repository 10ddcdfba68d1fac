"""Curves over epochs: their data, their names, a marker that is dragged, and one colour for each run."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.gui import theme
from convlab.gui.widgets.curves import CurvePlot
from convlab.gui.widgets.run_curves import RunCurve, RunCurves
from convlab.gui.widgets.run_styles import run_stroke
from tests.gui.curves import place_on_curves
from tests.gui.widgets.looking import count_of, noted, painted, shown

X = np.linspace(0, 4, 5)


@pytest.fixture
def plot(qtbot: QtBot) -> CurvePlot:
    plot = CurvePlot(("window", "kernel"))
    plot.resize(400, 240)
    shown(plot, qtbot)
    plot.set_curves((X, X), (X, 4 - X), length=4)
    QApplication.processEvents()  # pyqtgraph lays it out
    return plot


def test_each_curve_has_its_colour_and_follows_the_theme(plot: CurvePlot) -> None:
    for colour in ("window", "kernel"):
        assert count_of(painted(plot), getattr(theme.LIGHT, colour)) > 50
    plot.set_curves((X, X), length=4)
    assert not count_of(painted(plot), theme.LIGHT.kernel)
    plot.setPalette(QPalette(QColor("black")))
    assert count_of(painted(plot), theme.DARK.window) > 50
    assert not count_of(painted(plot), theme.LIGHT.window)


def test_curves_are_named_for_everybody(plot: CurvePlot) -> None:
    plot.set_titles("loss", ["training", "test"])
    assert plot.titles == ("loss", ["training", "test"])
    assert plot.accessibleName() == "loss, training, test"


def test_a_press_or_a_drag_picks_a_place_along_the_curves(plot: CurvePlot) -> None:
    picked = noted(plot.picked)
    begin, end = (place_on_curves(plot, x) for x in (1.0, 3.0))
    QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(plot.viewport(), end)
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert picked[0] == pytest.approx(1, abs=0.05)
    assert picked[-1] == pytest.approx(3, abs=0.05)


def test_arrow_keys_step(plot: CurvePlot) -> None:
    stepped = noted(plot.stepped)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(plot, key)
    assert stepped == [-1, 1]


def test_a_marker_is_somewhere_or_nowhere(plot: CurvePlot) -> None:
    assert plot.marker is None
    plot.set_marker(2.5)
    assert plot.marker == 2.5
    plot.set_marker(None)
    assert plot.marker is None


def test_a_logarithmic_axis_is_labelled_with_the_numbers(qtbot: QtBot) -> None:
    plot = CurvePlot(("window",), logarithmic=True)
    shown(plot, qtbot)
    plot.set_curves((X, 10.0**X), length=4)
    axis = plot.getPlotItem().getAxis("left")
    assert axis.tickStrings([-2.0, 0.0, 3.0], 1, 1) == ["0.01", "1", "1e+03"]
    plot.set_curves((X, np.zeros(5)), length=4)  # nothing that a logarithm could not show
    painted(plot)


def test_a_run_keeps_its_colour_whatever_else_is_shown(qtbot: QtBot) -> None:
    plot = RunCurves()
    plot.resize(400, 240)
    shown(plot, qtbot)
    first, second = RunCurve(1, (X, X), strong=True), RunCurve(2, (X, 4 - X), strong=True)
    colours = [run_stroke(plot, number)[0] for number in (1, 2)]
    plot.set_runs([first, second], 4)
    QApplication.processEvents()
    assert all(count_of(painted(plot), colour) > 50 for colour in colours)
    plot.set_runs([second], 4)
    assert [count_of(painted(plot), colour) > 50 for colour in colours] == [False, True]
    assert plot.shown == [second]


def test_more_runs_than_colours_differ_in_their_lines(qtbot: QtBot) -> None:
    plot = RunCurves()
    qtbot.addWidget(plot)
    strokes = [run_stroke(plot, number) for number in range(1, 2 * len(theme.RUN_COLOURS) + 1)]
    assert len({(colour.rgb(), style) for colour, style in strokes}) == len(strokes)
