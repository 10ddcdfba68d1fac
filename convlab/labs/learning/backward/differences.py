"""Gradients checked: by how much the loss really changes when one number changes a little, in float64.

The loss is L = Σ G·Y. Where it has a kink (a tie in a maximum, a ReLU at 0) its slopes to the right and to the left
differ, and the core takes one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from convlab.labs.common.arrays import Matrix, remembered, sealed
from convlab.labs.learning.backward.layer import Layer, reach_of
from convlab.labs.learning.backward.state import STEPS_OF_H, BackwardState

ROUNDING = 16 * float(np.finfo(np.float64).eps)  # what a difference of sums may be wrong by, relative to the sums


class Place(NamedTuple):
    """A number that the loss depends on: where it is in the array "input" (c, h, w), "kernel" or "bias"."""

    kind: Literal["input", "kernel", "bias"]
    at: tuple[int, ...]


class Difference(NamedTuple):
    """`above`, `here` and `below` are the loss at x + h, x and x − h; `gradient` is the core's, `h` the step.

    `rounding` is what a difference quotient may be wrong by because numbers have 53 binary digits.
    """

    above: float
    here: float
    below: float
    h: float
    gradient: float
    rounding: float

    @property
    def quotient(self) -> float:
        """(L(x + h) − L(x − h))/2h."""
        return (self.above - self.below) / (2 * self.h)

    @property
    def from_right(self) -> float:
        return (self.above - self.here) / self.h

    @property
    def from_left(self) -> float:
        return (self.here - self.below) / self.h

    @property
    def error(self) -> float:
        """|quotient − gradient| relative to the larger of the two; 0 where both are 0 but for rounding."""
        larger = max(abs(self.quotient), abs(self.gradient))
        return 0.0 if larger <= self.rounding else abs(self.quotient - self.gradient) / larger

    @property
    def is_rounding(self) -> bool:
        """Whether the two differ by no more than rounding explains."""
        return abs(self.quotient - self.gradient) <= self.rounding


class Check(NamedTuple):
    """All numbers compared: `worst` is the place with the largest error, of the `compared` numbers that have no kink.

    `kinks` are the places where the loss has one and its slopes differ.
    """

    compared: int
    worst: Place | None
    error: float
    kinks: tuple[Place, ...]


def places(state: BackwardState) -> Iterator[Place]:
    """All numbers that the loss depends on, in reading order."""
    for kind, array in (("input", state.input), ("kernel", state.weights), ("bias", state.biases)):
        for index in np.ndindex(array.shape):
            yield Place(kind, index)  # type: ignore[arg-type]  # mypy sees a str


def gradient_at(state: BackwardState, place: Place) -> float:
    """What the backward pass gives."""
    found = {"input": state.input_gradient, "kernel": state.gradients.kernel, "bias": state.gradients.bias}
    return float(found[place.kind][place.at])


def difference(state: BackwardState, place: Place) -> Difference:
    """The loss on both sides of a number, `state.h` away from it."""
    return next(_differences(state, [(place, state.h)]))


def errors_by_h(state: BackwardState, place: Place) -> tuple[float, ...]:
    """The relative error for every step that can be chosen."""
    return tuple(found.error for found in _differences(state, [(place, h) for h in STEPS_OF_H]))


def _differences(state: BackwardState, moves: Sequence[tuple[Place, float]]) -> Iterator[Difference]:
    """For each place and step."""
    layer, upstream = state.layer, state.upstream
    arrays: dict[str, Matrix] = {"input": state.input, "kernel": state.weights, "bias": state.biases}
    gradients = {"input": state.input_gradient, "kernel": state.gradients.kernel, "bias": state.gradients.bias}
    largest = {kind: float(np.abs(values).max(initial=0)) for kind, values in arrays.items()}
    here, products = _unmoved(layer, upstream, **arrays)
    for (kind, at), h in moves:
        values = arrays[kind]
        above, below = (_loss(layer, upstream, **(arrays | {kind: _moved(values, at, step)})) for step in (h, -h))
        gradient = float(gradients[kind][at])
        rounding = ROUNDING * (products + largest[kind] * abs(gradient)) / h
        yield Difference(above, here, below, h, gradient, rounding)


def _moved(values: Matrix, at: tuple[int, ...], step: float) -> Matrix:
    changed = values.copy()
    changed[at] += step
    return changed


def _loss(layer: Layer, upstream: Matrix, input: Matrix, kernel: Matrix, bias: Matrix) -> float:  # noqa: A002
    return float((upstream * layer.output(input, kernel, bias)).sum())


@remembered
def _unmoved(layer: Layer, upstream: Matrix, input: Matrix, kernel: Matrix, bias: Matrix) -> tuple[float, float]:  # noqa: A002
    """The loss as it is, and how large the sums become on the way to it."""
    products = np.abs(upstream) * reach_of(layer, input, kernel, bias)
    return _loss(layer, upstream, input, kernel, bias), float(products.sum())


def check_all(state: BackwardState) -> Check:
    """Every number in turn."""
    is_kinked = kinks_of(state)
    kinks = tuple(Place("input", (c, row, column)) for c, row, column in np.argwhere(is_kinked).tolist())
    compared = [place for place in places(state) if place.kind != "input" or not is_kinked[place.at]]
    errors = [found.error for found in _differences(state, [(place, state.h) for place in compared])]
    worst = compared[errors.index(max(errors))] if errors else None
    return Check(len(compared), worst, max(errors, default=0.0), kinks)


# ---- kinks


def is_kink(state: BackwardState, place: Place) -> bool:
    """Whether the loss has a kink at a number: a ReLU at 0, or one of several cells that hold a window's maximum."""
    return place.kind == "input" and bool(kinks_of(state)[place.at])


def kinks_of(state: BackwardState) -> NDArray[np.bool_]:
    """Where in the input (c, h, w) the loss has a kink; only where an upstream gradient comes in."""
    return _kinks(state.layer, state.input, state.output, state.upstream)


@remembered
def _kinks(layer: Layer, x: Matrix, y: Matrix, upstream: Matrix) -> NDArray[np.bool_]:
    if layer.operation == "relu":
        return sealed((x == 0) & (upstream != 0))
    found = np.zeros(x.shape, np.bool_)
    sliding = layer.sliding(x.shape[1], x.shape[2])
    for channel, row, column in np.argwhere(upstream) if layer.picks else ():
        cells = [own for cell in sliding.cells(int(row), int(column)) if (own := sliding.unpadded(cell)) is not None]
        tied = [cell for cell in cells if x[(channel, *cell)] == y[channel, row, column]]
        for cell in tied if len(tied) > 1 else ():
            found[(channel, *cell)] = True
    return sealed(found)
