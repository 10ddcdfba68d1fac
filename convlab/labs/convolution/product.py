"""The convolution as one matrix product (im2col): which rows and columns of it are written out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from convlab.labs.common.arrays import Matrix
from convlab.labs.convolution.state import ConvolutionState

LEAST_SLOTS = 5  # the first, a gap, the present one, a gap, the last

Slots = tuple[int | None, ...]  # indices in their order; None stands for those that are left out


def shown_slots(count: int, present: int, room: int) -> Slots:
    """As many of `count` indices as there is `room` for, the first, the present one and the last among them."""
    room = max(room, LEAST_SLOTS)
    if count <= room:
        return tuple(range(count))
    if present < room - 2:
        return (*range(room - 2), None, count - 1)
    if present > count - room + 1:
        return (0, None, *range(count - room + 2, count))
    around = room - 4
    first = present - around // 2
    return (0, None, *range(first, first + around), None, count - 1)


@dataclass(frozen=True, eq=False)
class Product:
    """The rows `steps` and the columns `weights` of the patches, the `entries` of the kernel, and the sums.

    What is left out counts as 0.
    """

    state: ConvolutionState
    steps: Slots
    weights: Slots
    entries: Slots

    @property
    def patches(self) -> Matrix:
        """A row for each step: its window, flattened (steps, weights)."""
        result = np.zeros((len(self.steps), len(self.weights)))
        own = [j for j in self.weights if j is not None]
        for row, step in enumerate(self.steps):
            if step is not None:
                result[row, self._kept(self.weights)] = self.state.sliding.patches(self.state.padded, step, 1)[0, own]
        return result

    @property
    def column(self) -> Matrix:
        """The kernel as it lies on the input, flattened (entries, 1)."""
        return self._picked(self.state.applied, self.entries)

    @property
    def sums(self) -> Matrix:
        """(steps, 1)."""
        return self._picked(self.state.sums, self.steps)

    def places_of(self, cell: tuple[int, int]) -> list[tuple[int, int]]:
        """Row and column of each place at which a cell of the padded input stands among the patches."""
        sliding = self.state.sliding
        return [
            (row, column)
            for row, step in enumerate(self.steps)
            if step is not None
            for column, weight in enumerate(self.weights)
            if weight is not None and sliding.cells(*sliding.position(step))[weight] == cell
        ]

    @staticmethod
    def _kept(slots: Slots) -> NDArray[np.bool_]:
        return np.array([slot is not None for slot in slots])

    def _picked(self, values: Matrix, slots: Slots) -> Matrix:
        result = np.zeros((len(slots), 1))
        kept: Sequence[int] = [slot for slot in slots if slot is not None]
        result[self._kept(slots), 0] = values.ravel()[kept]
        return result
