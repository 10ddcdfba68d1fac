"""Inputs that only this view has: small ones to stamp, and a digit."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from convlab.core.data.digits import drawn_image
from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.example_digit import example_ink
from convlab.labs.common.kernels import KERNELS


@cache
def drawn_digit() -> Matrix:
    """The example 3, (28, 28) from 0 to 255."""
    image = drawn_image(example_ink())
    assert image is not None
    return frozen(image)


OWN_INPUTS: dict[str, Callable[[], Matrix]] = {
    "small": lambda: frozen(KERNELS["book"].make()),
    "white": lambda: frozen(np.ones((4, 4))),
    "drawn": drawn_digit,
}
