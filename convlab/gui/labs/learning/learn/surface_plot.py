"""The loss surface, seen from above, and the way down on it. Importing this module loads pyqtgraph."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPalette
from PySide6.QtWidgets import QWidget

from convlab.gui.labs.learning.learn.rate_words import axis_names, length_text, parameter_names, plane_sentence
from convlab.gui.labs.learning.learn.surface_places import contours_in, last_within, window_of, within
from convlab.gui.theme import blend, colours_of, font, translucent
from convlab.gui.widgets.contour_item import ContourItem
from convlab.gui.widgets.curve_overlay import ValueHere
from convlab.gui.widgets.plane_plot import Legend, PlanePlot, Point
from convlab.labs.common.arrays import Matrix, sealed
from convlab.labs.common.numbers import fixed_number, format_number, grouped
from convlab.labs.learning.learn.curvature import curvature
from convlab.labs.learning.learn.descent import Path
from convlab.labs.learning.learn.problem import Problem
from convlab.labs.learning.learn.rates import directions_of
from convlab.labs.learning.learn.state import LearnState
from convlab.labs.learning.learn.surface import (
    Bowl,
    Plane,
    bowl_of,
    moved_on_plane,
    on_plane,
    plane_of,
)

LONG = 5.0  # times as long as wide: then the plot says so, as its scales may hide it
BESIDE = 0.85  # of the width: longer names of both eigenvectors would lie on each other
MOST_DOTS = 300  # steps that have a dot each, on smooth lines
NEAR = 9  # pixels: so near to a step on the path the pointer means it


class LossSurface(PlanePlot):
    """Contours of the loss, the way on them, the present step and the next, the start and the minimum.

    The window depends on problem and start alone: a rate that makes the way diverge leads out of it. `start_chosen`
    carries the parameters to begin with and what the edits of one drag have in common, `step_chosen` the step on the
    path that was clicked or dragged to, or that an arrow key leads to.
    """

    start_chosen = Signal(object, object)
    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: LearnState | None = None
        self._problem: Problem | None = None
        self._path: Path | None = None
        self._plane: Plane
        self._bowl: Bowl
        self._points = np.empty((0, 2))
        self._is_smooth = True
        self._last_drag, self._picks_step = -1, False
        self.contours = ContourItem()
        self._parabola = pg.PlotCurveItem(antialias=True)
        self._lines = [pg.InfiniteLine(), pg.InfiniteLine()]
        self._told: list[tuple[str, str]] = []  # of each eigenvector, and shorter
        self._line_texts = [pg.TextItem(anchor=(0.5, 0.5)), pg.TextItem(anchor=(0.5, 0.5))]
        self._ahead, self._walked = pg.PlotCurveItem(antialias=True), pg.PlotCurveItem(antialias=True)
        self._dots = pg.ScatterPlotItem(size=5, pen=None)
        self._next = pg.PlotCurveItem(antialias=True)
        self._head = pg.ArrowItem(headLen=10, headWidth=9, pen=None)
        self._minimum, self._start = pg.ScatterPlotItem(symbol="+", size=15), pg.ScatterPlotItem(size=11)
        self._now = pg.ScatterPlotItem(size=13)
        layers = (
            self._lines,
            self._line_texts,
            [self._ahead, self._walked, self._dots, self._next, self._head],
            [self._minimum, self._start, self._now],
        )
        for depth, items in enumerate(([self.contours, self._parabola], *layers), -2):
            for item in items:
                item.setZValue(depth)
                self.getPlotItem().addItem(item, ignoreBounds=True)
        self.dragged.connect(self._on_drag)
        self.stepped.connect(self._step_by)
        self.retranslate()

    # ---- what is shown

    def show_state(self, state: LearnState) -> None:
        """Show the way down; contours are drawn again only for another problem, and the path only if it is another."""
        before, self._state = self._state, state
        is_other = before is None or state.problem is not self._problem or state.output != before.output
        self._problem = state.problem
        self._plane, self._bowl = plane_of(state.problem, state.output), bowl_of(state.problem, state.output)
        if is_other or before is None or state.first is not before.first:
            self._show_problem()
        if is_other or state.path is not self._path:
            self._path = state.path
            self._show_path()
        self._show_step()
        self.catch_up()
        if before is None or is_other or _pace(state) != _pace(before):
            self._name_lines()

    def _show_problem(self) -> None:
        """The window, contours, and the names of the axes."""
        assert self._state is not None
        self._name()
        self.set_window(window_of(self._plane, self._bowl, self._state.first), same_scale=self._plane.is_whole)
        minimum = self._place(curvature(self._state.problem).minimum[None], np.array([self._bowl.least]))
        self._minimum.setData(*minimum.T)
        is_flat = self._state.problem.parameters == 1
        _, directions = np.linalg.eigh(self._bowl.hessian)
        for line, text, direction in zip(self._lines, self._line_texts, directions.T[::-1], strict=True):
            line.setVisible(not is_flat)
            text.setVisible(False)
            line.setPos(QPointF(*self._bowl.centre))
            line.setAngle(math.degrees(math.atan2(direction[1], direction[0])))
        self.contours.setVisible(not is_flat)
        self._parabola.setVisible(is_flat)
        self.ask_for_range()

    def _place(self, thetas: Matrix, losses: Matrix) -> Matrix:
        """Where parameters are in the plot: (n, 2). One parameter has its loss above it."""
        assert self._state is not None
        points = on_plane(self._plane, thetas)
        return np.stack([points[:, 0], losses], 1) if thetas.shape[1] == 1 else points

    def _show_path(self) -> None:
        assert self._state is not None
        path = self._state.path
        self._points = within(self._place(path.thetas, path.losses), self.window_shown)
        self._is_smooth = len(self._points) <= MOST_DOTS
        self._ahead.setData(*self._points.T, antialias=self._is_smooth)
        self._start.setData(*self._points[:1].T)

    def _show_step(self) -> None:
        assert self._state is not None
        points, now = self._points, self._state.now
        self._walked.setData(*points[: now + 1].T, antialias=self._is_smooth)
        self._dots.setData(*(points[: now + 1].T if self._is_smooth else np.empty((2, 0))))
        self._next.setData(*points[now : now + 2].T)
        self._now.setData(*points[now : now + 1].T)
        self._point_head()

    # ---- what depends on the range

    def show_range(self) -> None:
        if self._path is None or self._state is None:
            return
        if self._state.problem.parameters == 1:
            self._draw_parabola(self._bowl)
        else:
            found = contours_in(self.shown, self._bowl, away_from=self._points[0], window=self.window_shown)
            self.contours.set_contours(found, self.shown)
        self._place_lines()
        self._point_head()

    def _draw_parabola(self, bowl: Bowl) -> None:
        xs = np.linspace(self.shown.left(), self.shown.right(), 201)
        self._parabola.setData(xs, bowl.least + 0.5 * bowl.hessian[0, 0] * (xs - bowl.centre[0]) ** 2)

    def _place_lines(self) -> None:
        """The names of the eigenvectors stand near the edge, on the side away from the start."""
        if self._path is None or len(self._path.thetas[0]) == 1:
            return
        bowl, shown = self._bowl, self.shown
        pixel_width, pixel_height = (abs(size) for size in self.getPlotItem().vb.viewPixelSize())
        start = self._points[0]
        small = QFontMetricsF(font("caption"))
        is_short = (
            small.horizontalAdvance("".join(long for long, _ in self._told)) > BESIDE * shown.width() / pixel_width
        )
        for text, line, told in zip(self._line_texts, self._lines, self._told, strict=False):
            text.setText(told[is_short], colours_of(self).muted)
            angle = math.radians(line.angle)
            way = np.array([math.cos(angle), math.sin(angle)])
            way *= -1 if (start - bowl.centre) @ way > 0 else 1
            area = text.boundingRect()
            dx, dy = (area.width() / 2 + 4) * pixel_width, (area.height() / 2 + 4) * pixel_height
            end = last_within(bowl.centre, way, shown.adjusted(dx, dy, -dx, -dy))
            text.setVisible(end is not None and bool(text.toPlainText()))
            if end is not None:
                text.setPos(*end)

    def _point_head(self) -> None:
        """Turn the arrow's head as the next step goes on the screen."""
        if self._state is None or self._state.now + 1 >= len(self._points):
            self._head.setVisible(False)
            return
        here, there = (self.pixel_of(tuple(point)) for point in self._points[self._state.now : self._state.now + 2])
        way = there - here
        self._head.setVisible(math.hypot(way.x(), way.y()) > 14)
        self._head.setPos(*self._points[self._state.now + 1])
        self._head.setStyle(angle=180 + math.degrees(math.atan2(way.y(), way.x())))

    # ---- the user

    @Slot(object, int)
    def _on_drag(self, point: Point, drag: int) -> None:
        if self._state is None:
            return
        if drag != self._last_drag:
            self._last_drag = drag
            step = self._step_near(point)
            self._picks_step = step is not None and step > 0
        if self._picks_step:
            step = self._step_near(point)
            if step is not None:
                self.step_chosen.emit(step)
            return
        plane, first = self._plane, self._state.first
        target = np.array(point) if self._state.problem.parameters > 1 else np.array([point[0], 0.0])
        digits = max(0, 2 - math.floor(math.log10(self.shown.width() or 1)))
        self.start_chosen.emit(sealed(moved_on_plane(plane, first, target.round(digits))), ("start", drag))

    @Slot(int)
    def _step_by(self, by: int) -> None:
        if self._state is not None:
            self.step_chosen.emit(min(max(self._state.now + by, 0), self._state.path.steps))

    def _step_near(self, point: Point) -> int | None:
        """The step whose place on the path the pointer means."""
        if not len(self._points):
            return None
        origin, unit = self.pixel_of((0.0, 0.0)), self.pixel_of((1.0, 1.0))
        scale = np.array([unit.x() - origin.x(), unit.y() - origin.y()])
        distances = np.hypot(*((self._points - np.array(point)) * scale).T)
        nearest = int(distances.argmin())
        return nearest if distances[nearest] <= NEAR else None

    def at_pointer(self, point: Point) -> tuple[str, list[ValueHere]] | None:
        if self._state is None:
            return None
        state, colours = self._state, colours_of(self)
        step = self._step_near(point)
        if step is not None:
            theta, loss = state.path.thetas[step], float(state.path.losses[step])
            values = [ValueHere(self.tr("loss"), format_number(loss), colours.kernel)]
            if len(theta) <= 4:
                names = parameter_names(state.problem)
                values += [
                    ValueHere(n, format_number(float(v)), colours.muted) for n, v in zip(names, theta, strict=True)
                ]
            return self.tr("step {0}").format(grouped(step)), values
        if state.problem.parameters == 1:
            loss = float(self._bowl.loss(np.array([point[0], 0.0])))
        else:
            loss = float(self._bowl.loss(np.array(point)))
        place = ", ".join(fixed_number(v, 2) for v in point[: min(2, state.problem.parameters)])
        return f"({place})", [ValueHere(self.tr("loss"), format_number(loss), colours.muted)]

    # ---- texts, themes

    def _name(self) -> None:
        if self._state is None:
            return
        colours = colours_of(self)
        legend = [
            Legend("○", self.tr("start"), colours.kernel),
            Legend("●", self.tr("now"), colours.window),
            Legend(
                "✚", self.tr("a minimum") if curvature(self._state.problem).flat else self.tr("minimum"), colours.output
            ),
        ]
        self.widest = "−0.5" if self._plane.is_whole else "−0.0005"
        count, title = self._state.problem.parameters, self.tr("Loss surface")
        if count > 2:
            title = self.tr("Loss in {0}-D").format(count)
        self.set_texts(title, legend, *axis_names(self._state.problem, self._state.output))
        self.setToolTip(
            plane_sentence(self._state.problem)
            + "\n"
            + self.tr("Press or drag to begin elsewhere; click on the path for its steps; the wheel zooms")
        )

    def _name_lines(self) -> None:
        """Each eigenvector with its eigenvalue and what a step does along it."""
        if self._state is None:
            return
        state, bent = self._state, curvature(self._state.problem)
        directions = directions_of(bent, state.rate, state.optimiser, state.momentum)
        is_whole, outputs = self._plane.is_whole, len(state.problem.y)
        own = range(2) if is_whole else bent.directions_of(state.output, outputs)
        self._told = []
        for index in (own[0], own[-1]):
            eigenvalue = float(bent.eigenvalues[index])
            factor = f"× {format_number(directions[index].factor)}" if directions else ""
            if index != own[0] and LONG <= (length := self._bowl.length) < math.inf:
                factor = self.tr("{0}  (ellipses {1} : 1)").format(factor, length_text(length)).strip()
            name = f"λ = {format_number(eigenvalue)}"  # else it is the axis's name
            told = ": ".join(filter(None, [name, factor])) if is_whole else factor
            if not eigenvalue:
                told = factor = self.tr("λ = 0: a valley")
            self._told.append((told, factor))
        self._place_lines()

    def retranslate(self) -> None:
        super().retranslate()
        self._name()

    def restyle(self) -> None:
        super().restyle()
        if not hasattr(self, "_now"):
            return
        palette, colours = self.palette(), colours_of(self)
        base = palette.color(QPalette.ColorRole.Base)
        self.contours.set_colours(base, colours.muted, colours.muted)
        self._ahead.setPen(pg.mkPen(blend(base, colours.kernel, 0.6), width=1))
        self._walked.setPen(pg.mkPen(colours.kernel, width=2))
        self._parabola.setPen(pg.mkPen(colours.muted, width=1))
        self._dots.setBrush(pg.mkBrush(colours.kernel))
        for mark, fill, edge, width in (
            (self._minimum, colours.output, base, 1),
            (self._start, base, colours.kernel, 2),
            (self._now, colours.window, base, 2),
        ):
            mark.setBrush(pg.mkBrush(fill))
            mark.setPen(pg.mkPen(edge, width=width))
        self._next.setPen(pg.mkPen(colours.window, width=3))
        self._head.setStyle(brush=pg.mkBrush(colours.window))
        for line in self._lines:
            line.setPen(pg.mkPen(colours.muted, width=1, style=Qt.PenStyle.DotLine))
        for text in self._line_texts:
            text.setFont(font("caption"))
            text.fill = pg.mkBrush(translucent(base, 0.8))
        self._name()
        self._name_lines()


def _pace(state: LearnState) -> tuple[object, ...]:
    """What the factors along the eigenvectors depend on, but for the problem."""
    return state.rate, state.optimiser, state.momentum
