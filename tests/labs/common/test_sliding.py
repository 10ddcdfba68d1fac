"""Which outputs padding has a part in."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from convlab.core import Padding
from convlab.labs.common.sliding import Sliding

SIDES = st.integers(0, 4)


@given(
    st.tuples(st.integers(1, 9), st.integers(1, 9)),
    st.tuples(st.integers(1, 4), st.integers(1, 4)),
    st.tuples(SIDES, SIDES, SIDES, SIDES),
    st.tuples(st.integers(1, 3), st.integers(1, 3)),
    st.tuples(st.integers(1, 2), st.integers(1, 2)),
)
def test_inner_outputs_are_those_whose_windows_hold_no_padding(
    size: tuple[int, int],
    kernel: tuple[int, int],
    padding: tuple[int, int, int, int],
    stride: tuple[int, int],
    dilation: tuple[int, int],
) -> None:
    sliding = Sliding(size, kernel, Padding(*padding), stride, dilation)
    assume(all(extent <= n for extent, n in zip(sliding.extent, sliding.padded, strict=True)))
    is_inner = np.zeros(sliding.size, bool)
    for row, column in np.ndindex(sliding.size):
        top, left = (int(place) for place in sliding.corner(row, column))
        corners = (top, left), (top + sliding.extent[0] - 1, left + sliding.extent[1] - 1)
        is_inner[row, column] = all(map(sliding.is_data, corners))
    found = np.zeros(sliding.size, bool)
    found[sliding.inner] = True
    assert np.array_equal(found, is_inner if is_inner.any() else np.ones(sliding.size, bool))
