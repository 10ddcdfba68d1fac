"""What the Backward view says is what its numbers are, in any state."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.gui.labs.learning.backward.check_words import (
    AGREES,
    check_text,
    difference_pieces,
    error_text,
    kink_pieces,
)
from convlab.gui.labs.learning.backward.formula import formula_of
from convlab.gui.labs.learning.backward.lights import check_lights, lights_of
from convlab.gui.labs.learning.backward.looking import focus_status, looked_at, output_of, place_of
from convlab.gui.labs.learning.backward.reading import line_of
from convlab.gui.labs.learning.backward.words import equality_text, note_text, plane_titles, rule_text, stage_titles
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.theme import LIGHT
from convlab.labs.common.arrays import frozen
from convlab.labs.common.numbers import format_number
from convlab.labs.learning.backward.differences import check_all, difference, gradient_at, is_kink
from convlab.labs.learning.backward.state import MOST_CHANNELS, BackwardState
from tests.labs.learning.backward.states import states
from tests.labs.learning.backward.test_state import of_scene


@st.composite
def looks(draw: st.DrawFn) -> tuple[BackwardState, Focus]:
    """A state and something on it that can be pointed at."""
    state = draw(states())
    kinds = ["input", "output", "forward", *(["kernel", "bias"] if state.layer.is_convolution else [])]
    kind = draw(st.sampled_from(kinds))
    shape = {
        "input": state.padded.shape,
        "kernel": state.kernel.shape,
        "bias": state.bias.shape,
    }.get(kind, state.upstream.shape)
    index = tuple(draw(st.integers(0, side - 1)) for side in shape)
    if kind == "kernel":
        return state, Focus(kind, index[2:], index[0] * MOST_CHANNELS + index[1])  # type: ignore[arg-type]
    return state, Focus(kind, index[1:] if kind != "bias" else (0, 0), index[0])  # type: ignore[arg-type]


def plain(pieces: list) -> str:
    return "".join(piece.text for piece in pieces)


@given(looks())
def test_a_line_ends_with_the_gradient(look: tuple[BackwardState, Focus]) -> None:
    state, focus = look
    found, outs = looked_at(state, focus, (0, 0))
    assert found == focus
    line = line_of(state, focus, outs)
    place = place_of(state, focus)
    text = plain([*line.before, *(piece for term in line.terms for piece in term.pieces), *line.after])
    if place is not None:
        value = format_number(gradient_at(state, place))
        assert f"= {value}" in text
    elif focus.kind == "forward":
        assert text.endswith(f"= {format_number(float(state.output[(focus.channel, *focus.cell)]))}")
    elif focus.kind == "output":
        assert f"= {format_number(float(state.upstream[(focus.channel, *focus.cell)]))}" in text
    else:
        assert "dropped" in text


@given(looks())
def test_everything_can_be_said_and_lit(look: tuple[BackwardState, Focus]) -> None:
    state, focus = look
    outs = range(focus.channel, focus.channel + 1)
    formula = formula_of(state, focus, LIGHT, 6)
    assert formula.count("<br>") == 1
    assert output_of(state, focus, (0, 0)) in set(np.ndindex(state.sliding.size))
    assert focus_status(state, focus)
    for marks in lights_of(state, focus, outs, None, LIGHT).values():
        assert all(mark.row >= 0 and mark.column >= 0 for plane in marks.values() for mark in plane)


@given(looks())
def test_labels_add_up_to_the_gradient(look: tuple[BackwardState, Focus]) -> None:
    """What stands in the corners of the upstream gradients is what they are multiplied with."""
    state, focus = look
    if (
        focus.kind not in ("input", "kernel")
        or place_of(state, focus) is None
        or not float(state.input.max()).is_integer()
    ):
        return
    lit = lights_of(state, focus, range(state.outputs), None, LIGHT).get("upstream", {})
    total, is_exact = 0.0, True
    for (_, out), marks in lit.items():
        for mark in marks:
            factor = mark.label.removeprefix("×").replace("−", "-")
            is_exact &= factor.lstrip("-").isdigit()
            if is_exact:
                total += float(factor) * state.upstream[out, int(mark.row), int(mark.column)]
    if is_exact:
        assert total == pytest.approx(gradient_at(state, place_of(state, focus)))


@given(states())
def test_a_check_says_how_many_numbers_agree(state: BackwardState) -> None:
    found = check_all(state)
    text = check_text(state, found)
    if found.compared > 1:
        assert f"{found.compared} numbers" in text
        assert ("agree" in text) == (found.error <= AGREES)
    assert ("kink" in text) == bool(found.kinks)
    if len(found.kinks) > 1:
        assert f"{len(found.kinks)} cells" in text
    dots = [
        m for marks in check_lights(state, None, LIGHT).values() for plane in marks.values() for m in plane if m.dot
    ]
    assert len(dots) == len(found.kinks)


@given(looks(), st.sampled_from([1e-1, 1e-3, 1e-5, 1e-12]))
def test_a_difference_is_told_with_its_numbers(look: tuple[BackwardState, Focus], h: float) -> None:
    state, focus = look
    state = replace(state, h=h)
    place = place_of(state, focus)
    if place is None:
        return
    found = difference(state, place)
    if is_kink(state, place):
        text = plain(kink_pieces(found, is_tie=state.layer.picks))
        assert text.endswith(format_number(found.gradient))
        assert f"/ h = {format_number(found.from_right, 4)}," in text
        return
    long, *_, short = map(plain, difference_pieces(found, has_kinks=state.layer.has_kinks))
    for text, digits in ((long, 9), (short, 6)):
        quotient, gradient = (format_number(number, digits) for number in (found.quotient, found.gradient))
        assert f" = {quotient} · backward pass: {gradient} · " in text
    assert len(short) < len(long)
    assert error_text(found, has_kinks=state.layer.has_kinks) in long
    if state.operation in ("convolution", "average"):  # straight lines: nothing but rounding sets the two apart
        assert "bends" not in long
    assert ("no difference" in long or "the same but" in long) == (found.error == 0)


def test_losses_are_told_with_enough_decimals_to_be_told_apart() -> None:
    state = BackwardState()
    found = difference(state, place_of(state, Focus("input", (1, 1))))
    assert plain(difference_pieces(found, has_kinks=False)[0]).startswith(
        "(L(x + h) − L(x − h)) / 2h = (124.000060 − 123.999940) / 2 × 10⁻⁵"
    )


@given(states())
def test_titles_tell_sizes_and_the_loss(state: BackwardState) -> None:
    titles = plane_titles(state)
    assert titles["input"].startswith("Input X")
    assert " × ".join(map(str, state.input.shape[1:])) in titles["input"]
    assert ("padded" in titles["input"]) == any(state.layer.padding)
    assert format_number(state.loss) in stage_titles(state, "forward", 0.0)["backward"]


def test_equality_is_only_said_of_what_is_equal() -> None:
    assert equality_text("∂L/∂X", 0.0) == "Equal to ∂L/∂X below"
    assert "rounding" in equality_text("∂L/∂X", 1e-17)


@given(states())
def test_the_rule_holds(state: BackwardState) -> None:
    text = rule_text(state)
    assert text.endswith(".")
    gradient = state.input_gradient
    if not state.upstream.any():
        assert "every gradient is 0" in text
        assert not gradient.any()
    elif "largest cell" in text or "smallest cell" in text:
        assert state.gradients.padded.sum() == pytest.approx(state.upstream.sum())
    elif "above 0" in text:
        assert np.array_equal(gradient, np.where(state.input > 0, state.upstream, 0))
        stopped = int((state.input <= 0).sum())
        counts = [int(number) for number in re.findall(r"\d+", note_text(state).removeprefix(text))]
        assert counts == ([stopped, state.input.size] if stopped else [])


# ---- what the examples say


def test_the_book() -> None:
    gradient = of_scene("backward_book").input_gradient[0]
    assert gradient[1, 1] == 0 + 1 + 2 + 3
    assert [gradient[0, 0], gradient[0, 2], gradient[2, 0], gradient[2, 2]] == [0, 1, 2, 3]


def test_one_output_matters() -> None:
    state = of_scene("backward_one")
    assert state.input_gradient[0, 1:4, 1:4].tolist() == state.kernel[0, 0].tolist()
    assert state.input_gradient.sum() == state.kernel.sum()
    assert state.gradients.kernel[0, 0].tolist() == state.input[0, 1:4, 1:4].tolist()


def test_with_full_padding() -> None:
    assert (of_scene("backward_padding").input_gradient == 6).all()


def test_a_stride_leaves_multiples_of_the_kernel() -> None:
    state = of_scene("backward_stride")
    gradient = state.input_gradient[0]
    for row, column in np.ndindex(2, 2):
        part = gradient[2 * row : 2 * row + 2, 2 * column : 2 * column + 2]
        assert part.tolist() == (state.upstream[0, row, column] * state.kernel[0, 0]).tolist()
    assert not gradient[4].any()
    assert not gradient[:, 4].any()


def test_the_edge() -> None:
    gradient = of_scene("backward_edge").input_gradient[0]
    assert (gradient[:, 0] == 1).all()
    assert (gradient[:, -1] == -1).all()
    assert not gradient[:, 1:-1].any()


def test_a_blur_cancels() -> None:
    gradient = of_scene("backward_large").input_gradient
    assert np.abs(gradient).max() == pytest.approx(0.04)


def test_poolings() -> None:
    assert of_scene("backward_average").input_gradient[0, 1, 1] == 1
    ties = of_scene("backward_ties")
    tied = [
        int((ties.input[0, 2 * r : 2 * r + 2, 2 * c : 2 * c + 2] == ties.output[0, r, c]).sum())
        for r in (0, 1)
        for c in (0, 1)
    ]
    assert tied == [2, 1, 2, 2]
    padded = of_scene("backward_average_padded")
    assert padded.gradients.padded[0, 0, 0] == pytest.approx(1 / 9)


def test_activations() -> None:
    state = of_scene("backward_sigmoid")
    slopes = dict(zip(state.input.ravel().tolist(), state.slopes.ravel().tolist(), strict=True))
    assert slopes[0] == 0.25
    assert slopes[-5] == pytest.approx(slopes[5])
    assert slopes[5] < 0.01
    relu = of_scene("backward_relu")
    assert relu.slopes[relu.input == 0].tolist() == [0, 0]


def test_nothing_goes_back_where_nothing_comes_in() -> None:
    state = replace(BackwardState(), upstream=frozen(np.zeros((1, 2, 2))), scene=None)
    line = line_of(state, Focus("output", (0, 0)), range(1))
    assert plain([*line.before]) == "G[0, 0] = 0: nothing goes back from here"
