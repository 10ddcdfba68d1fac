"""What curves are made of, and the axis that they are drawn on. Importing this module loads pyqtgraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from convlab.gui.widgets.plot_axes import NumberAxis
from convlab.labs.common.numbers import format_number

Curve = tuple[NDArray[np.floating[Any]], NDArray[np.floating[Any]]]
Range = tuple[float, float]

SMALLEST = 1e-12  # that a logarithmic axis shows
EMPTY: Curve = (np.empty(0), np.empty(0))


class OtherCurve(NamedTuple):
    """A curve behind the named ones; `colour` is the name of a data colour."""

    curve: Curve
    colour: str
    name: str


class Reading(NamedTuple):
    """What can be read off a curve: its points, its name, its colour."""

    curve: Curve
    name: str
    colour: QColor


class ValueAxis(NumberAxis):
    """An axis of numbers, or of their decimal logarithms, which it labels with the numbers themselves."""

    logarithmic = False

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:  # noqa: N802, N803
        if self.logarithmic and maxVal - minVal > 1:
            return [(1.0, 0.0)]  # at powers of ten
        spacing: list[tuple[float, float]] = super().tickSpacing(minVal, maxVal, size)
        return spacing

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        if self.logarithmic:
            return [format_number(10**value) for value in values]
        texts: list[str] = super().tickStrings(values, scale, spacing)
        return texts


def nearest(xs: NDArray[np.floating[Any]], x: float) -> int:
    """The index of the value nearest to x in ascending ones."""
    after = int(np.searchsorted(xs, x))
    if after == 0:
        return 0
    if after == len(xs) or x - xs[after - 1] <= xs[after] - x:
        return after - 1
    return after
