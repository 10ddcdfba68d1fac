"""What the Convolution lab says of a state is true: sentences checked against the numbers, for states at random."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from convlab.core import Padding, conv2d, convolve2d
from convlab.gui.labs.convolution.reading import focus_text, kernel_note, note_text, notes
from convlab.gui.labs.convolution.words import scene_texts
from convlab.gui.labs.matrix.marks import Focus
from convlab.labs.common.arrays import frozen
from convlab.labs.common.numbers import parse_number
from convlab.labs.convolution.state import SCENES, ConvolutionState, settled

HINT = "hint"


@st.composite
def states(draw: st.DrawFn) -> ConvolutionState:
    """Small whole numbers, so that equal and symmetric things come up."""
    sizes = [draw(st.integers(1, 6)) for _ in range(2)]
    kernel = [draw(st.integers(1, 3)) for _ in range(2)]
    cells = st.integers(-1, 1)

    def matrix(rows: int, columns: int) -> Any:
        return frozen(
            np.array(draw(st.lists(cells, min_size=rows * columns, max_size=rows * columns))).reshape(rows, -1)
        )

    state = ConvolutionState(scene=None)
    changes = {
        "input": matrix(*sizes),
        "kernel": matrix(*kernel),
        "padding": Padding(*(draw(st.integers(0, 2)) for _ in range(4))),
        "stride": (draw(st.integers(1, 4)), draw(st.integers(1, 4))),
        "dilation": (draw(st.integers(1, 2)), draw(st.integers(1, 2))),
        **{name: draw(st.booleans()) for name in ("flipped", "with_relu", "shows_difference")},
    }
    return replace(state, **settled(state, **changes))


def both(state: ConvolutionState) -> tuple[Any, Any]:
    """Convolution and cross-correlation of the padded input, as the core computes them."""
    options = {"stride": state.stride, "dilation": state.dilation}
    arrays = state.padded[None, None], state.kernel[None, None]
    return convolve2d(*arrays, **options)[0, 0], conv2d(*arrays, **options)[0, 0]


@given(states())
@settings(max_examples=200)
def test_what_is_said_of_the_two_operations(state: ConvolutionState) -> None:
    text = note_text(state)
    convolution, correlation = both(state)
    if "agree on every input" in text:
        assert np.array_equal(state.kernel, state.kernel[::-1, ::-1])
        assert np.array_equal(convolution, correlation)
    elif "give the same sums" in text:
        assert not np.array_equal(state.kernel, state.kernel[::-1, ::-1])
        assert np.allclose(convolution, correlation)
    elif "differ by at most" in text:
        assert parse_number(text.split()[-2]) == pytest.approx(np.abs(convolution - correlation).max())
    else:
        assert not state.flipped
        assert not state.shows_difference
        assert ("0" in text) == state.with_relu
        assert ("single weight" in text) == (state.kernel.size == 1)


@given(states())
@settings(max_examples=150)
@example(replace(ConvolutionState(), **SCENES["strided"].changes()))
def test_what_no_window_looks_at_is_counted(state: ConvolutionState) -> None:
    text = notes(state, None, HINT)["input"]
    looked_at = [set(), set()]
    rows, columns = state.sliding.size
    for row, column in product(range(rows), range(columns)):
        (top, left), (height, width) = state.sliding.corner(row, column), state.sliding.extent
        looked_at[0] |= set(range(int(top), int(top) + height))
        looked_at[1] |= set(range(int(left), int(left) + width))
    missed = [n - len(seen) for n, seen in zip(state.sliding.padded, looked_at, strict=True)]
    counted = np.array([[int(a), int(b)] for a, b in re.findall(r"rows (\d+), columns (\d+)", text)] or [[0, 0]])
    assert counted.sum(axis=0).tolist() == missed
    assert (text == HINT) == (missed == [0, 0])


@given(st.lists(st.integers(-2, 2), min_size=3, max_size=3), st.lists(st.integers(-2, 2), min_size=3, max_size=3))
def test_a_column_times_a_row_is_called_separable(column: list[int], row: list[int]) -> None:
    kernel = frozen(np.outer(column, row))
    text = kernel_note(kernel)
    if not kernel.any():
        assert text == "sum 0"
        return
    found = [np.array([parse_number(n) for n in part.split()]) for part in re.findall(r"\[(.*?)\]", text)]
    assert "not separable" not in text
    assert np.allclose(np.outer(*found), kernel)


@given(st.lists(st.integers(-2, 2), min_size=6, max_size=6))
def test_what_is_called_not_separable_has_no_rank_one(numbers: list[int]) -> None:
    kernel = frozen(np.array(numbers).reshape(2, 3))
    assert ("not separable" in kernel_note(kernel)) == (np.linalg.matrix_rank(kernel) > 1)


@given(states(), st.data())
@settings(max_examples=150)
def test_the_status_line_names_the_cells_that_are_multiplied(state: ConvolutionState, data: st.DataObject) -> None:
    rows, columns = state.sliding.size
    cell = data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1))
    text = focus_text(state, Focus("output", cell))
    assert "-" not in text
    for axis, (name, edge) in enumerate((("row", state.padding.top), ("column", state.padding.left))):
        said = re.search(rf"{name}s? ([^a-z]*)", text).group(1).strip(" ,")
        numbers = [int(n.replace("−", "-")) for n in re.findall(r"−?\d+", said)]
        meant = sorted({own[axis] - edge for own in state.sliding.cells(*cell)})
        assert (list(range(numbers[0], numbers[-1] + 1)) if "…" in said else numbers) == meant
        assert (f"{name}s" in text) == (len(meant) > 1)
    place = data.draw(st.sampled_from(sorted(np.ndindex(state.padded.shape))))
    text = focus_text(state, Focus("input", place))
    assert text.startswith("Input" if state.sliding.is_data(place) else "Padding")
    assert "-" not in text


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize("change", [{"with_relu": True}, {"shows_difference": True}, {"kernel": frozen([[5.0, 7.0]])}])
def test_an_example_is_described_only_while_it_is_what_is_shown(name: str, change: dict[str, Any]) -> None:
    state = replace(ConvolutionState(), **SCENES[name].changes(), scene=name)
    assert note_text(state) == scene_texts()[name][1]
    assert note_text(replace(state, **change)) != scene_texts()[name][1]


def test_what_the_examples_say_holds() -> None:
    states = {name: replace(ConvolutionState(), **scene.changes()) for name, scene in SCENES.items()}
    assert states["book"].kernel.size == 4  # "four cells"
    padded = states["padded"]
    assert padded.sliding.size == (4, 4)
    assert len({len(padded.sliding.reached(row + 1, column + 1)) for row, column in np.ndindex(3, 3)}) == 1
    strided = states["strided"]
    assert (strided.passed_over, strided.sliding.dropped, strided.kernel.shape[0]) == ((1, 0), (0, 1), 2)
    assert set(np.unique(states["edge"].output)) == {-1, 0, 1}
    assert not states["edge_missed"].output.any()
    assert states["edge_found"].output.any()


def test_the_statistics_of_an_output_that_is_being_built_up_say_so() -> None:
    state = ConvolutionState()
    assert notes(state, 2, HINT)["output"] == "so far: min 19 · max 25 · mean 22 · sum 44"
    assert notes(state, 4, HINT)["output"] == notes(state, None, HINT)["output"]
