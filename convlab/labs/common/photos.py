"""The bundled photographs, and what a lab does with a photograph first: reduce its size, make it grey.

A lab works on numbers: a grey image is one channel of them, from 0 for black to 255 for white.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from convlab.assets import resource

PHOTOS = ("camera", "cat", "coffee", "bricks")  # in the order in which they are offered
SIZE_LIMIT = 1024  # pixels on the longer side of a photograph that a lab takes


def photo_file(name: str) -> Path:
    """Where a bundled photograph is, a PNG of at most 512 pixels on the longer side.

    Raises ValueError for a name that is not in PHOTOS.
    """
    if name not in PHOTOS:
        raise ValueError(f"there is no photograph {name!r}, only {', '.join(PHOTOS)}")
    return resource("images", "photos", f"{name}.png")


def fitted_size(height: int, width: int, limit: int = SIZE_LIMIT) -> tuple[int, int]:
    """(height, width) with the longer side reduced to `limit`, in proportion; unchanged when it fits.

    Halves are rounded up, and no side becomes 0. Raises ValueError for a size or a limit below 1.
    """
    if min(height, width, limit) < 1:
        raise ValueError(f"sizes must be at least 1, got {height} × {width} and the limit {limit}")
    longer = max(height, width)
    if longer <= limit:
        return height, width
    return _share(height, limit, longer), _share(width, limit, longer)


def _share(side: int, limit: int, longer: int) -> int:
    return max(1, (2 * side * limit + longer) // (2 * longer))


def to_grey(rgb: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The luma of a colour image (h, w, 3), as whole numbers from 0 to 255, (h, w).

    0.299 R + 0.587 G + 0.114 B, halves rounded up (Recommendation ITU-R BT.601-7, section 2.5.1); what is grey
    already keeps its values. Raises ValueError for another shape or dtype.
    """
    if rgb.ndim != 3 or rgb.shape[2] != 3 or rgb.dtype != np.uint8:
        raise ValueError(f"a colour image must be uint8 of shape (h, w, 3), got {rgb.dtype} of shape {rgb.shape}")
    red, green, blue = (rgb[..., channel].astype(np.uint32) for channel in range(3))
    # in thousandths, so that halves are exact
    luma = (299 * red + 587 * green + 114 * blue + 500) // 1000
    return luma.astype(np.float64)
