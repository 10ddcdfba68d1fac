"""From values to the 256 steps of a colour table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Scale:
    """The values that get the first and the last colour. A signed scale is symmetric, with zero in the middle."""

    low: float
    high: float

    @property
    def signed(self) -> bool:
        return self.low < 0

    def levels(self, values: Values) -> NDArray[np.uint8]:
        """Steps from 0 to 255, shaped like `values`; what lies outside the scale gets its nearest end."""
        share = (values - self.low) / (self.high - self.low)  # the division puts zero at exactly a half
        levels: NDArray[np.uint8] = np.rint(np.clip(share, 0, 1) * 255).astype(np.uint8)
        return levels


def scale_for(*arrays: Values) -> Scale:
    """The scale that spans all values: from 0 when none is negative, otherwise symmetric about 0."""
    low = min(float(array.min()) for array in arrays)
    high = max(float(np.abs(array).max()) for array in arrays) or 1.0
    return Scale(-high, high) if low < 0 else Scale(0.0, high)
