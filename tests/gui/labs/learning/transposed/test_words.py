"""Every sentence is checked against the numbers it speaks of."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.core import Padding
from convlab.gui.labs.learning.transposed import overlap_words
from convlab.gui.labs.learning.transposed.back_words import back_note
from convlab.gui.labs.learning.transposed.overlap_words import overlap_note
from convlab.gui.labs.learning.transposed.reading import correlation_notes, stamps_notes
from convlab.gui.labs.learning.transposed.torch_words import torch_code, torch_shapes
from convlab.gui.labs.learning.transposed.words import note_text, size_formula, why_not
from convlab.gui.theme import LIGHT
from convlab.labs.learning.transposed.scenes import SCENES
from convlab.labs.learning.transposed.state import TransposedState
from tests.labs.learning.transposed.states import states

BOLD = re.compile(r"<b>([−\d,]+)</b>")


def number(text: str) -> int:
    return int(text.replace("−", "-").replace(",", ""))


@given(states())
def test_the_formula_gives_the_size(state: TransposedState) -> None:
    lines = size_formula(state.stamping, LIGHT).split("<br>")
    assert tuple(number(BOLD.search(line)[1]) for line in lines) == state.stamping.size
    for line in lines:
        plain = re.sub(r"<[^>]*>", "", line).replace("&nbsp;", "")
        *_, numbers, size = plain.split("=")
        numbers = re.sub(r"(\d|\))\(", r"\1*(", numbers.replace("·", "*").replace("−", "-"))
        assert eval(numbers) == number(size.strip())


@given(states())
def test_what_is_said_of_stamps_is_so(state: TransposedState) -> None:
    counts = np.zeros(state.stamping.whole, int)
    for cell in np.ndindex(state.input.shape):
        for place in state.stamping.sliding.cells(*cell):
            counts[place] += 1
    note = note_text(replace(state, aspect="stamps"))
    # frames of dilated stamps may overlap while their cells do not
    if "add up" not in note:
        assert counts.max() <= 1
    if "No two stamps overlap." in note:
        assert counts.max() <= 1
    if state.dilation == (1, 1) and counts.max() > 1:
        assert "add up" in note
    assert ("Padding takes" in note) == any(state.padding)
    assert ("The only number" in note) == (state.input.size == 1)


@given(states())
def test_what_is_said_of_the_overlap_is_so(state: TransposedState) -> None:
    note = overlap_note(state)
    big = replace(state, input=np.ones((24, 24)), padding=Padding(0, 0, 0, 0)).overlap
    (rows, columns), (height, width) = big.stamping.extent, big.stamping.covered
    inner = big.counts[rows : height - rows, columns : width - columns]
    found = sorted({int(count) for count in np.unique(inner)})
    is_even = len(found) == 1
    assert ("in turn" not in note) == is_even
    if not is_even:
        assert f"outputs get {overlap_words.in_words(found)} stamps in turn" in note
        varies = [bool((inner != inner[:1]).any()), bool((inner != inner[:, :1]).any())]
        assert ("a checkerboard" in note) == (all(varies) and 0 not in found)
        assert ("in stripes" in note) == (not all(varies) and 0 not in found)
        assert ("with gaps" in note) == (0 in found)
    elif state.stride != (1, 1):
        assert re.search(rf"gets {found[0]} stamps?\. No pattern", note)
    elif state.kernel.size > 1:
        assert f"all {found[0]} stamps" in note


@given(states())
def test_what_is_said_of_the_way_back_is_so(state: TransposedState) -> None:
    note, trip = back_note(state), state.round_trip
    assert ("does not fit" in note) == (not trip.is_possible)
    if trip.is_possible:
        assert ("come back too" in note) == np.array_equal(trip.returned, state.input)


@given(states())
def test_what_is_said_of_the_zeros_is_so(state: TransposedState) -> None:
    note = correlation_notes(state)
    spread, around = state.correlation.spread, state.correlation.around
    (height, width), (s_h, s_w) = state.input.shape, state.stride
    assert spread.shape[0] == (height - 1) * s_h + 1 + around.top + around.bottom
    assert spread.shape[1] == (width - 1) * s_w + 1 + around.left + around.right
    told = [number(text) for text in re.findall(r"[−\d]+", note["input"].split("around")[1])]
    assert told in ([around.top], list(around))
    assert "largest difference: 0" in note["stamps"]


@given(states())
def test_captions_name_padding_where_there_is_some(state: TransposedState) -> None:
    caption = stamps_notes(state, "hint")["output"]
    assert ("hatched" in caption) == any(state.padding)
    assert ("output padding" in caption) == any(state.output_padding)


@given(states(), st.integers(0, 1), st.integers(-3, 200))
def test_refusals_say_why(state: TransposedState, axis: int, value: int) -> None:
    s = state.stamping
    for name in ("input", "kernel", "stride", "padding", "dilation", "output_padding"):
        low, high = (0, s.most_output_padding(axis)) if name == "output_padding" else getattr(s.bounds(axis), name)
        if not low <= value <= high:
            text = why_not(s, name, axis, value)
            assert text.endswith(".") or text
            if name == "padding" and value > high:
                assert number(re.search(r"= ([−\d,]+)\.", text)[1]) == s.whole[axis] - 2 * value <= 0


# ---- PyTorch


@pytest.mark.parametrize("aspect", ["stamps", "correlation", "back"])
@given(state=states())
def test_the_lines_for_pytorch_give_the_same(aspect: str, state: TransposedState) -> None:
    torch = pytest.importorskip("torch")
    state = replace(state, aspect=aspect)
    lines = re.sub(r",\n  ", ", ", torch_code(state)).split("\n")
    known = {"F": torch.nn.functional}
    known |= {
        name: torch.tensor(np.array(array))[None, None]
        for name, array in (("x", state.input), ("w", state.kernel), ("z", state.correlation.spread))
    }
    for line in lines[:-1]:
        exec(line, known)
    result = eval(lines[-1], known)[0, 0].numpy()
    expected = state.round_trip.returned if aspect == "back" and state.round_trip.is_possible else state.output
    assert np.allclose(result, expected)
    assert str((1, 1, *result.shape)) in torch_shapes(state)


def test_scenes_without_their_numbers_say_something_else() -> None:
    for name, scene in SCENES.items():
        shown = replace(TransposedState(), **scene.changes(), scene=name)
        changed = replace(shown, kernel=np.full((2, 3), 2.0))
        assert note_text(changed) != note_text(shown)
