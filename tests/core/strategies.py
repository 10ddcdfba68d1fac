"""Random geometries for hypothesis, and arrays to go with them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from convlab.core import Padding


@dataclass(frozen=True)
class Windowing:
    """A batch and the windows on it; there is always room for at least one."""

    shape: tuple[int, int, int, int]  # n, c, h, w
    kernel: tuple[int, int]
    stride: tuple[int, int]
    padding: Padding
    dilation: tuple[int, int] = (1, 1)

    @property
    def options(self) -> dict[str, object]:
        """Stride, padding and dilation as the core's operations take them."""
        options = {"stride": self.stride, "padding": self.padding}
        return options if self.dilation == (1, 1) else options | {"dilation": self.dilation}


@st.composite
def windowings(draw: st.DrawFn, *, largest: int = 10, dilated: bool = True, pooling: bool = False) -> Windowing:
    """Odd and even, rectangular, strides larger than the window, dilation, and padding that differs on every side."""
    axes = []
    for _ in range(2):
        k, s = draw(st.integers(1, 4)), draw(st.sampled_from([1, 1, 2, 3, 5]))
        d = draw(st.integers(1, 3)) if dilated and not pooling else 1
        sides = st.integers(0, min(3, k - 1) if pooling else 3)
        before, after = draw(sides), draw(sides)
        smallest = max(1, d * (k - 1) + 1 - before - after)
        axes.append((draw(st.integers(smallest, max(smallest, largest))), k, s, (before, after), d))
    (height, width), kernel, stride, sides_of, dilation = zip(*axes, strict=True)
    shape = draw(st.integers(1, 2)), draw(st.integers(1, 3)), height, width
    return Windowing(shape, kernel, stride, Padding(*sides_of[0], *sides_of[1]), dilation)


@dataclass(frozen=True)
class Stamping(Windowing):
    """A batch and the stamps of a transposed convolution: something is left of its output."""

    output_padding: tuple[int, int] = (0, 0)

    @property
    def options(self) -> dict[str, object]:
        return super().options | {"output_padding": self.output_padding}


@st.composite
def stampings(draw: st.DrawFn, *, largest: int = 5) -> Stamping:
    """Odd and even, rectangular, strides larger than the kernel, dilation, and padding that differs on every side."""
    axes = []
    for _ in range(2):
        n, k, s = draw(st.integers(1, largest)), draw(st.integers(1, 4)), draw(st.sampled_from([1, 1, 2, 3, 5]))
        d = draw(st.integers(1, 3))
        extra = draw(st.integers(0, max(s, d) - 1))
        whole = (n - 1) * s + d * (k - 1) + 1 + extra
        before = draw(st.integers(0, min(3, whole - 1)))
        axes.append((n, k, s, (before, draw(st.integers(0, min(3, whole - 1 - before)))), d, extra))
    (height, width), kernel, stride, sides_of, dilation, extra = zip(*axes, strict=True)
    shape = draw(st.integers(1, 2)), draw(st.integers(1, 3)), height, width
    return Stamping(shape, kernel, stride, Padding(*sides_of[0], *sides_of[1]), dilation, extra)


def whole_numbers(shape: tuple[int, ...], seed: int = 0) -> np.ndarray:
    """Small whole numbers as float32: their sums and products are exact, and equal ones are common."""
    return np.random.default_rng(seed).integers(-4, 5, shape).astype(np.float32)


def normal(*shape: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(shape)
