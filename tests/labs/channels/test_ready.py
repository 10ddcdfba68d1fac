"""What the views of the Channels lab show, worked out before, and the guess how long that takes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from convlab.labs.channels.ready import QUICK, Ready, made_ready, ready, seconds
from convlab.labs.channels.state import ChannelsState
from convlab.labs.common.arrays import frozen
from convlab.labs.common.planes import random_kernels


def photograph(channels: int, side: int = 256, kernel: int = 3, outputs: int | None = None) -> ChannelsState:
    rng = np.random.default_rng(0)
    weights = random_kernels((outputs or channels, channels, kernel, kernel), 0)
    values = frozen(rng.integers(0, 256, (channels, side, side)))
    return ChannelsState(input=values, kernel=weights, bias=frozen(np.zeros(len(weights))), white=255.0)


def worked_out(state: ChannelsState, view: str) -> tuple[Ready, list[float]]:
    going, shares = made_ready(state, view), []
    while True:
        try:
            shares.append(next(going))
        except StopIteration as end:
            return end.value, shares


@pytest.mark.parametrize("view", ["steps", "kernels", "pixel", "cost"])
def test_worked_out_before_it_is_the_same(view: str) -> None:
    state = photograph(3, side=40, outputs=5)
    made, shares = worked_out(state, view)
    at_once = ready(state, view)
    assert shares == sorted(shares)
    assert np.array_equal(made.state.maps, at_once.state.maps)
    assert [made.state.shown_maps.levels(out).tolist() for out in range(5)] == [
        at_once.state.shown_maps.levels(out).tolist() for out in range(5)
    ]
    assert np.array_equal(made.pixels.product, at_once.pixels.product)


def test_long_sums_are_told_of_one_after_the_other() -> None:
    state = photograph(16, kernel=7)
    _, shares = worked_out(state, "kernels")
    assert len(shares) == 4
    assert shares[0] < shares[-1] < 1


def test_the_book_is_quick_and_so_is_a_weight_over_a_photograph() -> None:
    assert all(seconds(None, ChannelsState(), view) < QUICK for view in ("steps", "kernels", "pixel", "cost"))
    state = photograph(3, outputs=8)
    weights = state.kernel.copy()
    weights[2, 1, 0, 0] = 9
    changed = replace(state, kernel=frozen(weights), out=2)
    shown = ready(replace(state, out=2), "steps")
    assert seconds(shown, changed, "steps") < QUICK
    assert seconds(shown, shown.state, "steps") == 0
    assert seconds(shown, replace(shown.state, pen=3.0, pixel=(1, 1)), "steps") == 0


def test_what_is_new_as_a_whole_is_not_quick() -> None:
    state = photograph(16)
    shown = ready(state, "steps")
    for changes in (
        {"input": frozen(state.input[:, ::-1])},
        {"kernel": random_kernels(state.kernel.shape, 1)},
        {"stride": (2, 2)},
        {"kernel": random_kernels((16, 16, 5, 5), 0)},
    ):
        assert seconds(shown, replace(state, **changes), "steps") > QUICK, changes
    assert seconds(shown, state, "pixel") > QUICK
    assert seconds(shown, state, "cost") == 0
