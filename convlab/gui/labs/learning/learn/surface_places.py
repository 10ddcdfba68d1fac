"""Where things are on the loss surface: the window, its contours, and what of a path is drawn."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from convlab.gui.widgets.contour_item import Contour
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.numbers import format_number
from convlab.labs.learning.learn.surface import Bowl, Plane, contours, levels, on_plane

MARGIN = 1.3  # around the minimum and the start
FAR = 50.0  # windows: nothing farther away is given to pyqtgraph
INNERMOST = 0.012  # of what is shown: the narrowest contour's half
LEAST_SHARE = 1e-9  # of the greatest height that is shown: no contour is lower


def contours_in(shown: QRectF, bowl: Bowl, *, away_from: Matrix, window: QRectF) -> list[Contour]:
    """The contours within what is shown; their heights are written on the side away from a place."""
    corners = np.array([(x, y) for x in (shown.left(), shown.right()) for y in (shown.top(), shown.bottom())])
    high = float((bowl.loss(corners) - bowl.least).max())
    if not high > 0:
        return []
    bends = np.linalg.eigvalsh(bowl.hessian)
    size = math.hypot(shown.width(), shown.height())
    low = 0.5 * float(bends[0] if bends[0] > 0 else bends[1]) * (INNERMOST * size) ** 2
    heights = levels(max(low, high * LEAST_SHARE), high)
    ray = _label_ray(bowl, away_from, window)
    bend = float(ray @ bowl.hessian @ ray)
    far = 4 * (float(np.abs(corners - bowl.centre).max()) + size)
    drawn = []
    for height, outline in zip(heights, contours(bowl, heights, far), strict=True):
        x, y = (bowl.centre + math.sqrt(2 * height / bend) * ray).tolist()
        drawn.append(Contour(outline, format_number(bowl.least + height), (x, y)))
    return drawn


def _label_ray(bowl: Bowl, away_from: Matrix, window: QRectF) -> Matrix:
    """The way from the minimum on which the heights are written: between the eigenvectors."""
    _, directions = np.linalg.eigh(bowl.hessian)
    signs = np.where((bowl.centre - away_from) @ directions < 0, -1.0, 1.0)
    ray: Matrix = (directions * signs).sum(1) * np.array([window.width(), window.height()])
    return ray / np.linalg.norm(ray)


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
