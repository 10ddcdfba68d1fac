"""Memory that is used again: fresh memory is handed over page by page at its first touch, which costs time."""

from __future__ import annotations

from typing import Any

import numpy as np

from convlab.core.arrays import Array


class Workspace:
    """Arrays by name and shape, allocated once and written over at the next pass."""

    def __init__(self, dtype: np.dtype[Any]) -> None:
        self._dtype = dtype
        self._arrays: dict[tuple[str, tuple[int, ...]], Array] = {}

    def array(self, name: str, shape: tuple[int, ...], *, fill: float | None = None) -> Array:
        """The array of that name and shape. Its content is that of its last use, at the first use `fill` if given."""
        key = name, shape
        if key not in self._arrays:
            self._arrays[key] = np.empty(shape, self._dtype) if fill is None else np.full(shape, fill, self._dtype)
        return self._arrays[key]
