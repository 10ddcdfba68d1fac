"""Curves over epochs: their data, their names, a marker that is dragged, and one colour for each run."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.gui import theme
from convlab.gui.widgets.curve_data import nearest
from convlab.gui.widgets.curve_overlay import EmptyNote
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


def test_a_title_never_makes_the_plot_wider_than_its_widget(plot: CurvePlot) -> None:
    for width in (400, 160, 80):
        plot.resize(width, 240)
        plot.set_titles("how much is lost", ["of the training set", f"of the test set {width}"])
        QApplication.processEvents()
        assert plot.getPlotItem().vb.sceneBoundingRect().right() <= width


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
    assert axis.tickStrings([-2.0, 0.0, 3.0], 1, 1) == ["0.01", "1", "1,000"]
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
    neighbours = itertools.pairwise(strokes)
    assert all(one[0] != other[0] and one[1] is not other[1] for one, other in neighbours)  # by either alone


# ---- reading values off


def test_the_pointer_shows_the_values_of_all_curves(plot: CurvePlot) -> None:
    plot.set_titles("loss", ["training", "test"])
    plot.set_texts("{:.1f}".format, "epoch {:g}".format)
    QTest.mouseMove(plot.viewport(), place_on_curves(plot, 2.9))
    assert plot.readout.isVisible()
    text = plot.readout.text()
    assert "epoch 3" in text
    assert re.findall(r"training.*?<b>([\d.]+)", text) == ["3.0"]
    assert re.findall(r"test.*?<b>([\d.]+)", text) == ["1.0"]
    plot.set_curves(length=4)
    QTest.mouseMove(plot.viewport(), place_on_curves(plot, 1))
    assert not plot.readout.isVisible()


def test_a_curve_that_ends_sooner_has_no_value_beyond(plot: CurvePlot) -> None:
    plot.set_titles("loss", ["long", "short"])
    plot.set_curves((X, X), (X[:2], X[:2]), length=4)
    place, values = plot.values_at(3.2)
    assert (place, [value.name for value in values]) == (3, ["long"])


@given(st.lists(st.floats(0, 100), min_size=1, max_size=30, unique=True), st.floats(-10, 110))
def test_the_nearest_value_is_found(xs: list[float], x: float) -> None:
    found = np.array(sorted(xs))[nearest(np.array(sorted(xs)), x)]
    assert abs(found - x) == min(abs(each - x) for each in xs)


def wheel(plot: CurvePlot, place: QPoint, notches: int) -> None:
    options = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    there, screen = QPointF(place), QPointF(plot.viewport().mapToGlobal(place))
    QApplication.sendEvent(plot.viewport(), QWheelEvent(there, screen, QPoint(), QPoint(0, 120 * notches), *options))


def test_the_wheel_zooms_about_the_pointer_and_there_is_a_way_back(plot: CurvePlot) -> None:
    place = place_on_curves(plot, 3)
    wheel(plot, place, 3)
    low, high = plot.zoomed
    assert 0 < low < 3 < high < 4
    assert place_on_curves(plot, 3).x() == pytest.approx(place.x(), abs=2)
    seen = X[(low <= X) & (high >= X)]
    (_, (bottom, top)) = plot.getPlotItem().viewRange()
    assert bottom <= min(seen.min(), (4 - seen).min())
    assert top >= max(seen.max(), (4 - seen).max())
    assert plot.whole_button.isVisible()
    plot.whole_button.click()
    assert plot.zoomed is None
    assert not plot.whole_button.isVisible()
    wheel(plot, place, 2)
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.zoomed is None
    wheel(plot, place, 1)
    wheel(plot, place, -5)
    assert plot.zoomed is None


def test_a_logarithmic_axis_can_be_chosen(qtbot: QtBot) -> None:
    plot = CurvePlot(("window",), offers_log=True)
    shown(plot, qtbot)
    plot.set_curves((X, 10.0**X), length=4)
    plot.log_button.click()
    assert plot.curve_items[0].getOriginalDataset()[1].tolist() == pytest.approx(X.tolist())
    assert plot.getPlotItem().viewRange()[1] == pytest.approx([-0.2, 4.2])
    plot.log_button.click()
    assert plot.curve_items[0].getOriginalDataset()[1].tolist() == pytest.approx((10.0**X).tolist())


def test_empty_axes_say_what_will_be_there_and_forget_what_was(plot: CurvePlot) -> None:
    plot.set_titles("loss", ["training", "test"])
    plot.set_texts(str, str, empty="The loss will be here.")
    plot.set_curves((X, 100 * X), length=40)
    assert not plot.findChild(EmptyNote).isVisible()
    plot.set_curves(length=1)
    assert plot.findChild(EmptyNote).isVisible()
    (left, right), (bottom, top) = plot.getPlotItem().viewRange()
    assert (left, right) == pytest.approx((0, 1), abs=0.02)
    assert (bottom, top) == pytest.approx((0, 1), abs=0.1)


def test_a_note_stands_above_the_curves(plot: CurvePlot) -> None:
    plot.set_notes([(1.0, "η 1 → 2")])
    QApplication.processEvents()
    label = plot._notes[0].label
    top_of_curves = plot.getPlotItem().vb.mapViewToScene(QPointF(0, 4)).y()
    assert label.sceneBoundingRect().bottom() <= top_of_curves + 1
