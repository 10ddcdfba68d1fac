"""The loss along the way, the surface below it, the rate's slider and the table of directions."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.gui import theme
from convlab.gui.labs.learning.learn.curvature_table import CurvatureTable, rows_of
from convlab.gui.labs.learning.learn.plots import LossCurve
from convlab.gui.labs.learning.learn.rate import RateSlider
from convlab.gui.labs.learning.learn.surface_places import window_of, within
from convlab.gui.labs.learning.learn.surface_plot import LossSurface
from convlab.gui.widgets.refusal import refusal_of
from convlab.labs.common.arrays import frozen
from convlab.labs.learning.learn.curvature import curvature
from convlab.labs.learning.learn.state import LearnState
from convlab.labs.learning.learn.surface import bowl_of, on_plane, plane_of
from tests.gui.curves import place_on_curves
from tests.gui.labs.learning.learn.states import WHITE, states
from tests.gui.widgets.looking import count_of, noted, painted, shown

BOOK = LearnState()
DIVERGING = replace(BOOK, rate=0.04, steps=900, step=3)
FIVE = replace(BOOK, input=frozen(np.arange(64).reshape(8, 8) % 7), start=frozen(np.zeros((1, 3, 3))), rate=1e-5)


@pytest.fixture
def curve(qtbot: QtBot) -> LossCurve:
    curve = LossCurve()
    curve.resize(420, 300)
    shown(curve, qtbot)
    return curve


@pytest.fixture
def surface(qtbot: QtBot) -> LossSurface:
    surface = LossSurface()
    surface.resize(460, 380)
    shown(surface, qtbot)
    return surface


def shows(widget: LossSurface | LossCurve, state: LearnState) -> None:
    widget.show_state(state)
    QApplication.processEvents()
    painted(widget)


# ---- the loss


def test_the_curve_has_the_books_losses(curve: LossCurve) -> None:
    shows(curve, BOOK)
    found = {step: curve.values_at(step) for step in (0, 1, 3, 5, 7, 9)}
    texts = {step: values[0].text for step, (_, values) in found.items()}
    assert texts == {0: "27", 1: "14.515", 3: "4.757", 5: "1.749", 7: "0.683", 9: "0.274"}


def test_the_curve_marks_the_step_and_tells_where_one_points(curve: LossCurve) -> None:
    shows(curve, BOOK)
    assert curve.marker == 2
    chosen = noted(curve.step_chosen)
    QTest.mouseClick(curve.viewport(), Qt.MouseButton.LeftButton, pos=place_on_curves(curve, 7))
    QTest.keyClick(curve, Qt.Key.Key_Right)
    curve.show_state(replace(BOOK, step=10))
    QTest.keyClick(curve, Qt.Key.Key_Right)
    assert chosen == [7, 3, 10]


def test_another_step_draws_no_curve_again(curve: LossCurve) -> None:
    shows(curve, BOOK)
    drawn = noted(curve.curve_items[0].sigPlotChanged)
    for step in range(10):
        curve.show_state(replace(BOOK, step=step))
    assert not drawn


def test_the_logarithmic_axis_is_chosen_by_the_user_and_shown_from_the_state(curve: LossCurve) -> None:
    shows(curve, BOOK)
    chosen = noted(curve.log_chosen)
    curve.log_button.click()
    assert chosen == [True]
    shows(curve, replace(BOOK, log_loss=False))
    assert not curve.logarithmic


def test_the_least_loss_is_drawn_where_it_is_not_0(curve: LossCurve) -> None:
    shows(curve, BOOK)
    assert curve.titles[1] == ["after each step"]
    shows(curve, replace(BOOK, start=frozen([[[0.5]]])))
    assert curve.titles[1] == ["after each step", "least"]
    _, values = curve.values_at(0)
    assert values[1].text == "12"


@pytest.mark.parametrize("logarithmic", [False, True])
def test_a_loss_that_grows_leaves_the_view_as_it_was(curve: LossCurve, logarithmic: bool) -> None:
    shows(curve, replace(DIVERGING, log_loss=logarithmic))
    (_, right), (_, top) = curve.getPlotItem().viewRange()
    assert right == pytest.approx(DIVERGING.path.steps, rel=0.02)
    if not logarithmic:
        assert 27 < top < 50
    curve.zoom(50, DIVERGING.path.steps)
    painted(curve)


# ---- the surface


def test_two_weights_have_the_same_scale_and_the_path_where_it_is(surface: LossSurface) -> None:
    shows(surface, BOOK)
    assert surface.axis_names == ("w₀₀", "w₀₁")
    unit = surface.pixel_of((1, 1)) - surface.pixel_of((0, 0))
    assert abs(unit.x()) == pytest.approx(abs(unit.y()), abs=1.5)
    for point in ((1, -1), (0.5, 0.5)):
        assert surface.shown.contains(*point)
    picture = painted(surface)
    present = surface.pixel_of(tuple(BOOK.path.thetas[2])).toPoint()
    assert picture.pixelColor(present) == theme.LIGHT.window


def test_contours_are_at_the_heights_they_are_labelled_with(surface: LossSurface) -> None:
    shows(surface, BOOK)
    bowl = bowl_of(BOOK.problem)
    assert len(surface.contours.contours) > 6
    for contour in surface.contours.contours:
        assert bowl.loss(contour.outline) == pytest.approx(float(contour.text), rel=1e-3)
        assert bowl.loss(np.array(contour.label_at)) == pytest.approx(float(contour.text), rel=1e-3)


def test_stepping_draws_no_contours_again(surface: LossSurface) -> None:
    shows(surface, BOOK)
    before = surface.contours.contours
    for step in range(11):
        shows(surface, replace(BOOK, step=step))
    assert surface.contours.contours is before


def test_another_rate_leaves_the_view_where_it_is(surface: LossSurface) -> None:
    shows(surface, BOOK)
    before = surface.shown
    shows(surface, DIVERGING)
    assert surface.shown == before
    points = np.stack(surface._ahead.getData())
    assert np.isfinite(points).all()
    assert np.abs(points).max() < 1000


def test_a_press_beside_the_path_begins_there(surface: LossSurface) -> None:
    shows(surface, BOOK)
    chosen, steps = noted(surface.start_chosen), noted(surface.step_chosen)
    there = surface.pixel_of((2.0, -2.0)).toPoint()
    QTest.mousePress(surface.viewport(), Qt.MouseButton.LeftButton, pos=there)
    QTest.mouseMove(surface.viewport(), there + QPoint(20, 0))
    QTest.mouseRelease(surface.viewport(), Qt.MouseButton.LeftButton, pos=there + QPoint(20, 0))
    (first, merge), (second, same) = chosen
    assert first == pytest.approx([2, -2], abs=0.03)
    assert second[0] > first[0]
    assert merge == same
    assert not steps


def test_a_press_on_the_path_shows_its_step(surface: LossSurface) -> None:
    shows(surface, BOOK)
    chosen, steps = noted(surface.start_chosen), noted(surface.step_chosen)
    there = surface.pixel_of(tuple(BOOK.path.thetas[1])).toPoint()
    QTest.mouseClick(surface.viewport(), Qt.MouseButton.LeftButton, pos=there)
    QTest.keyClick(surface, Qt.Key.Key_Left)
    assert steps == [1, 1]
    assert not chosen


def test_the_start_can_be_dragged(surface: LossSurface) -> None:
    shows(surface, BOOK)
    chosen = noted(surface.start_chosen)
    there = surface.pixel_of((0.5, 0.5)).toPoint()
    QTest.mousePress(surface.viewport(), Qt.MouseButton.LeftButton, pos=there)
    QTest.mouseMove(surface.viewport(), there + QPoint(0, 30))
    QTest.mouseRelease(surface.viewport(), Qt.MouseButton.LeftButton, pos=there + QPoint(0, 30))
    assert chosen[-1][0][1] < 0.5


def test_more_weights_are_seen_on_the_plane_of_the_steepest_and_the_flattest(surface: LossSurface) -> None:
    shows(surface, FIVE)
    assert all(name.startswith("along the eigenvector of λ = ") for name in surface.axis_names)
    assert "9 parameters" in surface.toolTip()
    chosen = noted(surface.start_chosen)
    centre = surface.shown.center()
    point = (centre.x() + surface.shown.width() / 4, centre.y() - surface.shown.height() / 4)
    QTest.mouseClick(surface.viewport(), Qt.MouseButton.LeftButton, pos=surface.pixel_of(point).toPoint())
    theta = chosen[0][0]
    assert on_plane(plane_of(FIVE.problem), theta[None])[0] == pytest.approx(point, rel=0.05, abs=0.01)


def test_of_two_outputs_the_plane_is_that_of_the_kernel_looked_at(surface: LossSurface, qtbot: QtBot) -> None:
    random = np.random.default_rng(2)
    start, x = frozen(random.normal(size=(2, 2, 2))), frozen(random.normal(size=(5, 5)))
    two = replace(BOOK, input=x, start=start, hidden=frozen(0 * start), start_bias=frozen([0, 0]))
    table = CurvatureTable()
    qtbot.addWidget(table)
    for out in (0, 1):
        shows(surface, replace(two, out=out))
        table.show_state(replace(two, out=out))
        plane = plane_of(two.problem, out)
        assert surface._points == pytest.approx(on_plane(plane, two.path.thetas))
        assert table.rows[0].picture.ravel() == pytest.approx(plane.axes[0][4 * out : 4 * out + 4])
        assert len(table.rows) == 4


def test_a_valley_is_named(surface: LossSurface) -> None:
    shows(surface, replace(BOOK, input=WHITE))
    assert "λ = 0: a valley" in [text.toPlainText() for text in surface._line_texts]
    assert surface.legend[2].text == "a minimum"


def test_each_eigenvector_says_what_a_step_does(surface: LossSurface) -> None:
    shows(surface, BOOK)
    assert [text.toPlainText() for text in surface._line_texts] == ["λ = 60: × −0.8", "λ = 12: × 0.64"]
    shows(surface, replace(BOOK, optimiser="adam"))
    assert [text.toPlainText() for text in surface._line_texts] == ["λ = 60", "λ = 12"]


def test_the_pointer_tells_the_loss_and_the_steps_of_the_path(surface: LossSurface) -> None:
    shows(surface, BOOK)
    QTest.mouseMove(surface.viewport(), surface.pixel_of((0.5, 0.5)).toPoint())
    assert "step 0" in surface.readout.text()
    assert "<b>27</b>" in surface.readout.text()
    title, values = surface.at_pointer((0.0, 0.0)) or ("", [])
    assert title == "(0.00, 0.00)"
    assert values[0].text == "12"


def test_one_weight_has_a_parabola(surface: LossSurface) -> None:
    state = replace(BOOK, start=frozen([[[2.0]]]))
    shows(surface, state)
    assert surface.axis_names == ("w₀₀", "loss")
    assert surface._points[:, 1] == pytest.approx(state.path.losses)
    xs, ys = surface._parabola.getData()
    assert ys == pytest.approx([state.problem.loss_of(np.array([x])) for x in xs])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states())
def test_any_state_can_be_shown(surface: LossSurface, curve: LossCurve, state: LearnState) -> None:
    for widget in (surface, curve):
        shows(widget, state)
    assert all(math.isfinite(side) for side in surface.shown.getRect())
    start = surface._points[0]
    assert surface.shown.contains(*start)


def test_points_that_are_not_finite_or_far_away_are_cut_off() -> None:
    window = window_of(plane_of(BOOK.problem), bowl_of(BOOK.problem), BOOK.first)
    points = np.array([[0.0, 0.0], [1e6, 0.0], [np.inf, 0.0]])
    cut = within(points, window)
    assert len(cut) == 2
    assert np.abs(cut).max() < 60 * window.width()
    assert len(within(np.array([[0.0, 0.0], [np.nan, 0.0]]), window)) == 1


def test_colours_follow_the_theme(surface: LossSurface) -> None:
    shows(surface, BOOK)
    assert count_of(painted(surface), theme.LIGHT.window) > 30
    theme.apply(theme.Mode.DARK)
    QApplication.processEvents()
    try:
        assert count_of(painted(surface), theme.DARK.window) > 30
    finally:
        theme.apply(theme.Mode.LIGHT)


# ---- the rate


@pytest.fixture
def rate(qtbot: QtBot) -> RateSlider:
    rate = RateSlider()
    rate.resize(340, 100)
    shown(rate, qtbot)
    rate.show_state(BOOK)
    return rate


def test_the_limit_and_the_best_rate_are_marked(rate: RateSlider) -> None:
    assert {mark.text: mark.value for mark in rate.slider.marks} == {
        "limit 0.0333": pytest.approx(1 / 30),
        "best 0.0278": pytest.approx(1 / 36),
    }
    assert [zone.text for zone in rate.slider.zones] == ["shrinks", "zigzag", "diverges"]
    assert rate.share.text() == "= 0.9 × limit"
    rate.show_state(replace(BOOK, optimiser="momentum"))
    assert [mark.text for mark in rate.slider.marks] == ["limit 0.0633"]
    rate.show_state(replace(BOOK, optimiser="adam"))
    assert not rate.slider.marks
    assert not rate.slider.zones


def test_a_rate_is_typed_as_a_fraction_dragged_or_chosen_by_a_mark(rate: RateSlider) -> None:
    chosen = noted(rate.chosen)
    rate.field.selectAll()
    QTest.keyClicks(rate.field, "1/36")
    QTest.keyClick(rate.field, Qt.Key.Key_Return)
    area, mark = rate.slider.mark_areas()[1]
    QTest.mouseClick(rate.slider, Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert chosen[0] == (1 / 36, None)
    assert chosen[1][0] == mark.value == pytest.approx(1 / 30)


def test_a_hopeless_rate_is_refused_where_it_stands(rate: RateSlider) -> None:
    chosen = noted(rate.chosen)
    rate.field.selectAll()
    QTest.keyClicks(rate.field, "1e300")
    QTest.keyClick(rate.field, Qt.Key.Key_Return)
    assert "too large" in refusal_of(rate.field)
    assert not chosen
    QTest.keyClick(rate.field, Qt.Key.Key_Escape)


# ---- the directions


def test_the_table_has_each_direction_with_its_factor(qtbot: QtBot) -> None:
    table = CurvatureTable()
    qtbot.addWidget(table)
    table.show_state(BOOK)
    first, second = table.rows
    assert (first.eigenvalue, second.eigenvalue) == pytest.approx((60, 12))
    assert first.direction is not None
    assert first.direction.factor == pytest.approx(-0.8)
    assert first.picture == pytest.approx(np.full((1, 2), math.sqrt(0.5)))
    assert "zigzag" not in table.accessibleDescription()  # it says what that is
    assert "1 − ηλ = −0.8" in table.accessibleDescription()
    painted(table, 340, 100)
    painted(table, 600, 100)


def test_the_error_along_a_direction_goes_by_its_factor_from_step_to_step() -> None:
    errors = np.array([[row.error for row in rows_of(replace(BOOK, step=step))] for step in range(6)])
    assert errors[1:] == pytest.approx(errors[:-1] * [-0.8, 0.64])


def test_of_many_directions_the_steepest_and_the_flattest_are_shown(qtbot: QtBot) -> None:
    table = CurvatureTable()
    qtbot.addWidget(table)
    table.show_state(FIVE)
    bent = curvature(FIVE.problem)
    assert len(table.rows) == 6
    assert table.rows[0].eigenvalue == bent.eigenvalues[0]
    assert table.rows[-1].eigenvalue == bent.eigenvalues[-1]
    painted(table, 340, table.sizeHint().height())
    table.show_state(replace(FIVE, optimiser="adam"))
    assert all(row.direction is None for row in table.rows)
    painted(table)
