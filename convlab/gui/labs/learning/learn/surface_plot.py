"""The loss surface, seen from above, and the way down on it. Importing this module loads pyqtgraph."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from convlab.gui.labs.learning.learn.rate_words import axis_names, length_text, parameter_names, plane_sentence
from convlab.gui.theme import blend, colours_of, font, translucent
from convlab.gui.widgets.contour_item import Contour, ContourItem
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
    contours,
    levels,
    moved_on_plane,
    on_plane,
    plane_of,
)

MARGIN = 1.3  # around the minimum and the start
FAR = 50.0  # windows: nothing farther away is given to pyqtgraph
INNERMOST = 0.012  # of the window: the narrowest contour's half
LONG = 5.0  # times as long as wide: then the plot says so, as its scales may hide it
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
        self._line_texts = [pg.TextItem(anchor=(0.5, 0.5)), pg.TextItem(anchor=(0.5, 0.5))]
        self._ahead, self._walked = pg.PlotCurveItem(antialias=True), pg.PlotCurveItem(antialias=True)
        self._dots = pg.ScatterPlotItem(size=5, pen=None)
        self._next = pg.PlotCurveItem(antialias=True)
        self._head = pg.ArrowItem(headLen=10, headWidth=9, pen=None)
        self._marks = pg.ScatterPlotItem()
        layers = (
            self._lines,
            self._line_texts,
            [self._ahead, self._walked, self._dots, self._next, self._head, self._marks],
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

    def _show_step(self) -> None:
        assert self._state is not None
        state, points, colours = self._state, self._points, colours_of(self)
        now = state.now
        self._walked.setData(*points[: now + 1].T, antialias=self._is_smooth)
        self._dots.setData(*(points[: now + 1].T if self._is_smooth else np.empty((2, 0))))
        ahead = points[now : now + 2]
        self._next.setData(*ahead.T)
        self._head.setVisible(len(ahead) == 2)
        self._point_head()
        minimum = self._place(curvature(state.problem).minimum[None], np.array([self._bowl.least]))[0]
        base = self.palette().color(QPalette.ColorRole.Base)
        spots = [
            {"pos": minimum, "symbol": "+", "size": 15, "pen": pg.mkPen(base, width=1), "brush": colours.output},
            {"pos": points[0], "symbol": "o", "size": 11, "pen": pg.mkPen(colours.kernel, width=2), "brush": base},
        ]
        if now < len(points):
            present = {"symbol": "o", "size": 13, "pen": pg.mkPen(base, width=2), "brush": colours.window}
            spots.append({"pos": points[now], **present})
        self._marks.setData(spots)

    # ---- what depends on the range

    def show_range(self) -> None:
        if self._state is None:
            return
        problem = self._state.problem
        if problem.parameters == 1:
            self._draw_parabola(self._bowl)
        else:
            self.contours.set_contours(self._contours(self._bowl), self.shown)
        self._place_lines()
        self._point_head()

    def _contours(self, bowl: Bowl) -> list[Contour]:
        shown = self.shown
        corners = np.array([(x, y) for x in (shown.left(), shown.right()) for y in (shown.top(), shown.bottom())])
        high = float((bowl.loss(corners) - bowl.least).max())
        if not high > 0:
            return []
        reach = float(np.abs(corners - bowl.centre).max())
        bends = np.linalg.eigvalsh(bowl.hessian)
        size = math.hypot(shown.width(), shown.height())
        low = 0.5 * float(bends[0] if bends[0] > 0 else bends[1]) * (INNERMOST * size) ** 2
        ray = self._label_ray(bowl)
        bend = float(ray @ bowl.hessian @ ray)
        heights = levels(max(low, high * 1e-9), high)
        drawn = []
        for height, outline in zip(heights, contours(bowl, heights, 4 * (reach + size)), strict=True):
            at = bowl.centre + math.sqrt(2 * height / bend) * ray
            drawn.append(Contour(outline, format_number(bowl.least + height), (float(at[0]), float(at[1]))))
        return drawn

    def _label_ray(self, bowl: Bowl) -> Matrix:
        """The way from the minimum on which the heights are written: between the eigenvectors, away from the start."""
        start = self._points[0] if len(self._points) else bowl.centre + 1
        window = np.array([self.window_shown.width(), self.window_shown.height()])
        _, directions = np.linalg.eigh(bowl.hessian)
        away = (bowl.centre - start) @ directions
        signs = np.where(away < 0, -1.0, 1.0)
        ray: Matrix = (directions * signs).sum(1) * window
        return ray / np.linalg.norm(ray)

    def _draw_parabola(self, bowl: Bowl) -> None:
        xs = np.linspace(self.shown.left(), self.shown.right(), 201)
        self._parabola.setData(xs, bowl.least + 0.5 * bowl.hessian[0, 0] * (xs - bowl.centre[0]) ** 2)

    def _place_lines(self) -> None:
        """The names of the eigenvectors stand near the edge, on the side away from the start."""
        if self._state is None or self._state.problem.parameters == 1:
            return
        bowl, shown = self._bowl, self.shown
        pixel_width, pixel_height = (abs(size) for size in self.getPlotItem().vb.viewPixelSize())
        start = self._points[0] if len(self._points) else bowl.centre + 1
        for text, line in zip(self._line_texts, self._lines, strict=True):
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
        if count > 2:  # the path is projected
            title = self.tr("Loss on a plane in {0}-D").format(count)
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
        for text, index in zip(self._line_texts, (own[0], own[-1]), strict=True):
            eigenvalue = float(bent.eigenvalues[index])
            told = [f"λ = {format_number(eigenvalue)}"] if is_whole else []  # else it is the axis's name
            if directions:
                told.append(f"× {format_number(directions[index].factor)}")
            name = ": ".join(told)
            if index != own[0] and LONG <= (length := self._bowl.length) < math.inf:
                name = self.tr("{0}  (ellipses {1} : 1)").format(name, length_text(length)).strip()
            text.setText(name if eigenvalue else self.tr("λ = 0: a valley"), colours_of(self).muted)
        self._place_lines()

    def retranslate(self) -> None:
        super().retranslate()
        self._name()

    def restyle(self) -> None:
        super().restyle()
        if not hasattr(self, "_marks"):
            return
        palette, colours = self.palette(), colours_of(self)
        base = palette.color(QPalette.ColorRole.Base)
        self.contours.set_colours(base, colours.muted, colours.muted)
        self._ahead.setPen(pg.mkPen(blend(base, colours.kernel, 0.6), width=1))
        self._walked.setPen(pg.mkPen(colours.kernel, width=2))
        self._parabola.setPen(pg.mkPen(colours.muted, width=1))
        self._dots.setBrush(pg.mkBrush(colours.kernel))
        self._next.setPen(pg.mkPen(colours.window, width=3))
        self._head.setStyle(brush=pg.mkBrush(colours.window))
        for line in self._lines:
            line.setPen(pg.mkPen(colours.muted, width=1, style=Qt.PenStyle.DotLine))
        for text in self._line_texts:
            text.setFont(font("caption"))
            text.fill = pg.mkBrush(translucent(base, 0.8))
        self._name()
        self._name_lines()
        if self._path is not None:
            self._show_step()


def _pace(state: LearnState) -> tuple[object, ...]:
    """What the factors along the eigenvectors depend on, but for the problem."""
    return state.rate, state.optimiser, state.momentum


def window_of(plane: Plane, bowl: Bowl, first: Matrix) -> QRectF:
    """What is shown: the minimum in the middle, and the start; over a single parameter the loss from the least on."""
    reach = np.abs(on_plane(plane, first[None])[0] - bowl.centre) * MARGIN
    if len(first) == 1:
        half = float(reach[0]) or 1.0
        height = 0.5 * float(bowl.hessian[0, 0]) * half * half or 1.0
        return QRectF(bowl.centre[0] - half, bowl.least - 0.05 * height, 2 * half, 1.05 * height)
    if plane.is_whole:
        reach = np.full(2, np.hypot(*reach))
    reach = np.maximum(reach, max(float(reach.max()), 1e-3) * 0.1) if reach.any() else np.ones(2)
    return QRectF(*(bowl.centre - reach), *(2 * reach))


def within(points: Matrix, window: QRectF) -> Matrix:
    """Points (n, 2) up to the first that is far out of the window; that one is moved to where the way leaves it."""
    size = np.array([window.width(), window.height()])
    middle = np.array([window.center().x(), window.center().y()])
    away = np.abs((points - middle) / size).max(1)
    outside = np.flatnonzero(~(away < FAR))
    if not len(outside):
        return points
    first = int(outside[0])
    last = middle + (points[first] - middle) * (FAR / away[first])
    return np.concatenate([points[:first], last[None]]) if np.isfinite(last).all() else points[:first]


def last_within(start: Matrix, way: Matrix, room: QRectF) -> tuple[float, float] | None:
    """How far one comes from a start along a way without leaving a room; None where the start is outside."""
    if not room.contains(QPointF(*start)):
        return None
    edges = np.array([room.right() if way[0] > 0 else room.left(), room.bottom() if way[1] > 0 else room.top()])
    with np.errstate(divide="ignore", invalid="ignore"):
        times = (edges - start) / way
    x, y = start + way * np.nanmin(times[np.isfinite(times)])
    return float(x), float(y)
