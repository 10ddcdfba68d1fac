"""Initial weights: random, so that units differ, and scaled so that signals neither fade nor explode on their way."""

from __future__ import annotations

import math
from typing import Literal, get_args

import numpy as np

from convlab.core.arrays import Array

Initialiser = Literal["xavier", "kaiming", "normal", "zeros"]

NORMAL_SIGMA = 0.01  # the book's plain choice


def initial_values(initialiser: Initialiser, shape: tuple[int, ...], rng: np.random.Generator) -> Array:
    """Values for a weight of shape (out, in) or (out, in, k_h, k_w), as float64.

    "xavier": uniform in ±√(6/(fan_in + fan_out)) (Glorot and Bengio 2010; D2L, section 5.4).
    "kaiming": normal with σ = √(2/fan_in), made for ReLU (He et al. 2015).
    "normal": normal with σ = 0.01. "zeros": all zero; the units of a layer then stay equal for ever.
    fan_in is the number of inputs a unit sees, fan_out the number of units an input reaches.

    Raises ValueError for another name.
    """
    window = math.prod(shape[2:])
    fan_out, fan_in = shape[0] * window, shape[1] * window
    match initialiser:
        case "xavier":
            limit = math.sqrt(6 / (fan_in + fan_out))
            return rng.uniform(-limit, limit, shape)
        case "kaiming":
            return rng.normal(0, math.sqrt(2 / fan_in), shape)
        case "normal":
            return rng.normal(0, NORMAL_SIGMA, shape)
        case "zeros":
            return np.zeros(shape)
        case _:
            raise ValueError(f"the initialiser must be one of {', '.join(get_args(Initialiser))}, got {initialiser!r}")
