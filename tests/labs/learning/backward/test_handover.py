"""What other labs hand over is what is shown; too much of it is cut around the step."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.core import Padding
from convlab.labs.common.sliding import Sliding
from convlab.labs.learning.backward.checks import check_backward
from convlab.labs.learning.backward.handover import taken_over
from convlab.labs.learning.backward.state import LARGEST_SIDE, BackwardState


def convolution(**changes: object) -> dict:
    handed = {
        "operation": "convolution",
        "input": np.arange(12.0).reshape(3, 4),
        "kernel": np.array([[1.0, 2], [3, 4]]),
        "white": 11.0,
        "padding": Padding(0, 0, 0, 0),
        "pad_mode": "zeros",
        "stride": (1, 1),
        "dilation": (1, 1),
        "step": 4,
    }
    return handed | changes


def after(handed: dict) -> BackwardState:
    state = BackwardState()
    return replace(state, **taken_over(state, handed))


def test_what_fits_is_shown_whole_at_the_same_step() -> None:
    state = after(convolution())
    assert np.array_equal(state.input[0], convolution()["input"])
    assert np.array_equal(state.kernel[0, 0], convolution()["kernel"])
    assert (state.step, state.scene, state.white) == (4, None, 11)
    check_backward(state)


def test_a_padding_of_other_values_becomes_part_of_the_input() -> None:
    state = after(convolution(padding=Padding(1, 1, 1, 1), pad_mode="replicate"))
    assert state.input.shape == (1, 5, 6)
    assert state.input[0, 0, 0] == 0
    assert state.input[0, -1, -1] == 11
    assert not any(state.padding)


def test_a_window_too_large_to_follow_is_refused() -> None:
    with pytest.raises(ValueError, match="at most"):
        taken_over(BackwardState(), convolution(input=np.ones((20, 20)), kernel=np.ones((6, 6)), step=0))
    with pytest.raises(ValueError, match="at most"):
        taken_over(BackwardState(), convolution(input=np.ones((20, 20)), kernel=np.ones((4, 4)), dilation=(4, 4)))


@given(st.data())
def test_of_a_photograph_the_window_of_the_step_is_kept(data: st.DataObject) -> None:
    size = data.draw(st.tuples(st.integers(5, 40), st.integers(5, 40)))
    window, stride = (data.draw(st.tuples(st.integers(2, 4), st.integers(2, 4))) for _ in range(2))
    padding = Padding(*(data.draw(st.integers(0, 1)) for _ in range(4)))
    before = Sliding(size, window, padding, stride)
    step = data.draw(st.integers(0, before.steps - 1))
    x = np.arange(float(size[0] * size[1])).reshape(size)
    handed = {"operation": "max", "input": x, "white": 255.0, "window": window, "stride": stride, "padding": padding}
    state = after({**handed, "counts_padding": True, "step": step})
    check_backward(state)
    assert max(state.sliding.input) <= LARGEST_SIDE
    row, column = before.position(step)
    whole = [before.unpadded(cell) for cell in before.cells(row, column)]
    if None not in whole:  # a window wholly on the input is the same window here
        now = state.sliding
        kept = [now.unpadded(cell) for cell in now.cells(*now.position(state.step))]
        assert [x[cell] for cell in whole] == [state.input[0][cell] for cell in kept]
