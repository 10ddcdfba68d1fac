"""The convolution of two functions, against closed forms and against NumPy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.labs.convolution.definition import (
    DRAWN_RANGE,
    DRAWN_SAMPLES,
    LAST,
    NAMES,
    REACH,
    SCENES,
    SEQUENCES,
    SIGMA,
    TRAIN,
    DefinitionState,
)

A_POSITION = (DRAWN_SAMPLES - 1) // (2 * LAST)


def result_at(state: DefinitionState) -> float:
    """What the traced result has at x, its impulses included."""
    result = state.result
    here = np.abs(result.impulses[:, 0] - state.place) < 1e-9
    return float(result.values[state.index] + result.impulses[here, 1].sum())


def heights(values: list[float]) -> np.ndarray:
    """Drawn samples that have these values at the discrete positions."""
    return np.repeat(values, A_POSITION)[:DRAWN_SAMPLES]


# ---- continuous


def test_two_boxes_make_a_triangle() -> None:
    state = DefinitionState(f="box", g="box")
    assert state.result.values == pytest.approx(np.maximum(1 - np.abs(state.places), 0), abs=1e-12)


def test_two_gaussians_make_a_gaussian_with_the_sum_of_their_variances() -> None:
    state = DefinitionState(f="gaussian", g="gaussian")
    variance = 2 * SIGMA**2
    expected = np.exp(-(state.places**2) / (2 * variance)) / np.sqrt(2 * np.pi * variance)
    assert state.result.values == pytest.approx(expected, abs=1e-5)


def test_a_box_through_an_exponential_charges_and_discharges() -> None:
    state = DefinitionState(f="box", g="exponential")
    x = state.places
    since = [1 - np.exp(-np.maximum(x + shift, 0)) for shift in (0.5, -0.5)]
    assert state.result.values == pytest.approx(since[0] - since[1], abs=1e-5)


def test_two_exponentials() -> None:
    state = DefinitionState(f="exponential", g="exponential")
    x = np.maximum(state.places, 0)
    assert state.result.values == pytest.approx(x * np.exp(-x), abs=1e-5)


def test_the_correlation_of_an_exponential_with_itself_is_even() -> None:
    state = DefinitionState(f="exponential", g="exponential", correlation=True)
    assert state.result.values == pytest.approx(np.exp(-np.abs(state.places)) / 2, abs=1e-4)


@pytest.mark.parametrize("swapped", [False, True])
def test_impulses_make_shifted_copies_exactly(swapped: bool) -> None:
    names = {"f": "impulses", "g": "triangle"}
    state = DefinitionState(**({"f": names["g"], "g": names["f"]} if swapped else names))
    copies = [np.maximum(1 - np.abs(state.places - at), 0) for at in (-TRAIN, 0, TRAIN)]
    assert state.result.values == pytest.approx(sum(copies), abs=1e-12)


def test_two_impulse_trains_make_a_train_whose_areas_count_the_meetings() -> None:
    state = DefinitionState(f="impulses", g="impulses", x=0.0)
    assert state.result.impulses.tolist() == [[-5, 1], [-2.5, 2], [0, 3], [2.5, 2], [5, 1]]
    assert state.value == 3
    assert replace(state, x=0.01).value == 0


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("drawn", *SEQUENCES)])
def test_every_preset_has_area_one(name: str) -> None:
    state = DefinitionState(f=name)
    areas = len(state.given_f.impulses) or 1
    assert state.given_f.total == pytest.approx(areas, abs=5e-4)


# ---- either


@pytest.mark.parametrize("f", NAMES)
@pytest.mark.parametrize("g", NAMES)
@pytest.mark.parametrize("correlation", [False, True])
@pytest.mark.parametrize("discrete", [False, True])
def test_the_shaded_area_is_the_result_at_x(f: str, g: str, correlation: bool, discrete: bool) -> None:
    if not discrete and {f, g} & set(SEQUENCES):
        return  # there is none
    for x in (-TRAIN, -0.5, 0.0, 0.31, 1.0, TRAIN):
        state = DefinitionState(f, g, correlation=correlation, discrete=discrete, x=x)
        assert state.value == pytest.approx(result_at(state), abs=1e-12)


@pytest.mark.parametrize("discrete", [False, True])
def test_the_flip_is_what_the_correlation_leaves_out(discrete: bool) -> None:
    state = DefinitionState(g="drawn", discrete=discrete, x=1.0)
    turned = replace(state, g_drawn=state.g_drawn[::-1], correlation=True)
    assert turned.result.values == pytest.approx(state.result.values, abs=1e-12)
    assert turned.moved.values == pytest.approx(state.moved.values, abs=1e-12)
    assert not np.allclose(replace(state, correlation=True).result.values, state.result.values)


def test_g_is_flipped_and_moved() -> None:
    state = DefinitionState(discrete=True, x=2.0)
    assert state.moved.values[LAST : LAST + 4].tolist() == [0.25, 0.5, 1, 0]  # at 0, 1, 2, 3
    assert replace(state, correlation=True).moved.values[LAST : LAST + 5].tolist() == [0, 0, 1, 0.5, 0.25]


# ---- discrete

whole = st.lists(st.integers(-9, 9).map(float), min_size=2 * LAST + 1, max_size=2 * LAST + 1)


@settings(max_examples=40, deadline=None)
@given(f=whole, g=whole, x=st.integers(-LAST, LAST))
def test_the_sum_is_numpys(f: list[float], g: list[float], x: int) -> None:
    state = DefinitionState("drawn", "drawn", heights(f), heights(g), discrete=True, x=float(x))
    assert state.given_f.values.tolist() == f
    assert np.array_equal(state.result.values, np.convolve(f, g)[LAST:-LAST])
    assert state.value == np.convolve(f, g)[x + 2 * LAST] == sum(a * b for a, b in state.terms())
    correlation = replace(state, correlation=True)
    assert np.array_equal(correlation.result.values, np.correlate(f, g, "full")[LAST:-LAST])
    assert correlation.value == np.correlate(f, g, "full")[x + 2 * LAST]


def test_the_boxes_of_five_ones() -> None:
    state = DefinitionState("box", "box", discrete=True, x=2.0)
    assert state.result.values[LAST - 5 : LAST + 6].tolist() == [0, 1, 2, 3, 4, 5, 4, 3, 2, 1, 0]
    assert state.terms() == [(1, 1)] * 3


@pytest.mark.parametrize("correlation", [False, True])
def test_two_dice(correlation: bool) -> None:
    state = replace(DefinitionState(**SCENES["dice"]), correlation=correlation)
    faces = range(1, 7)
    for index, n in enumerate(state.places.tolist()):
        ways = sum((a - b if correlation else a + b) == n for a in faces for b in faces)
        assert state.result.values[index] == pytest.approx(ways / 36)
        assert replace(state, x=n).value == pytest.approx(ways / 36)


def test_two_polynomials() -> None:
    state = DefinitionState(**SCENES["polynomials"])
    product = np.polynomial.polynomial.polymul(SEQUENCES["quadratic"], SEQUENCES["linear"])
    assert state.result.values[LAST : LAST + len(product)].tolist() == product.tolist()
    assert state.result.values.sum() == product.sum()
    assert state.value == product[2]


# ---- what can be done


def test_the_examples_are_told_by_their_functions() -> None:
    for name, changes in SCENES.items():
        assert DefinitionState(**changes).scene == name
        assert replace(DefinitionState(**changes), x=0.0, correlation=True).scene == name
    assert DefinitionState(f="triangle").scene is None
    assert DefinitionState().scene == "decay"


@pytest.mark.parametrize("which", ["f", "g"])
def test_a_sequence_is_discrete_and_x_stays_on_the_axis(which: str) -> None:
    state = DefinitionState(x=1.5)
    dice = replace(state, **state.chosen(which, "die"))
    assert dice.discrete
    assert dice.switched(False) == {}
    at_the_end = replace(dice, x=dice.axis[1])
    assert at_the_end.chosen(which, "box") == {which: "box", "x": float(LAST)}
    assert dice.drawn_over("f", (11.0, 0.5), (11.0, 0.5)) == {}  # beyond what is drawn by hand


def test_switching_keeps_the_part_of_the_axis() -> None:
    state = DefinitionState(x=1.5)
    discrete = replace(state, **state.switched(True))
    assert (discrete.discrete, discrete.x) == (True, 4.0)
    assert replace(discrete, **discrete.switched(False)).x == 1.5
    assert state.switched(False) == {}


def test_a_pen_line_is_drawn_straight() -> None:
    state = DefinitionState(f="drawn", f_drawn=np.zeros(DRAWN_SAMPLES))
    drawn = replace(state, **state.drawn_over("f", (1.5, 0.0), (-1.5, 1.0)))
    at = np.linspace(-REACH, REACH, DRAWN_SAMPLES)
    inside = np.abs(at) <= 1.5
    assert drawn.f_drawn[inside] == pytest.approx((1.5 - at[inside]) / 3)
    assert not drawn.f_drawn[~inside].any()


def test_a_pen_line_beyond_the_sheet_is_cut() -> None:
    state = DefinitionState(f="drawn")
    drawn = replace(state, **state.drawn_over("f", (-9.0, 7.0), (9.0, -7.0)))
    assert (drawn.f_drawn.max(), drawn.f_drawn.min()) == DRAWN_RANGE[::-1]


def test_drawing_on_a_preset_starts_with_a_copy_of_it() -> None:
    state = DefinitionState(g="triangle")
    changes = state.drawn_over("g", (2.0, 0.5), (2.0, 0.5))
    drawn = replace(state, **changes)
    assert changes["g"] == "drawn"
    assert drawn.given_g.values[790:810] == pytest.approx(state.given_g.values[790:810], abs=0.03)
    assert drawn.given_g.values.max() > 0.9


@pytest.mark.parametrize("name", NAMES)
def test_a_discrete_position_is_drawn_alone(name: str) -> None:
    state = DefinitionState(f=name, discrete=True)
    drawn = replace(state, **state.drawn_over("f", (6.8, 0.52), (7.2, 0.52)))
    expected = state.given_f.values[: 2 * LAST + 1].copy()
    expected[LAST + 7] = 0.5
    assert drawn.given_f.values == pytest.approx(expected)


@pytest.mark.parametrize(
    "changes", [{"f": "die"}, {"f": "sine"}, {"g": ""}, {"f_drawn": np.zeros(5)}, {"g_drawn": np.zeros((1, 129))}]
)
def test_impossible_states_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"no function|must have 129 samples|whole numbers only"):
        DefinitionState(**changes)


def test_drawn_samples_are_copied_and_cannot_be_written_to() -> None:
    own = np.zeros(DRAWN_SAMPLES)
    state = DefinitionState(f_drawn=own)
    own[:] = 1
    assert not state.f_drawn.any()
    with pytest.raises(ValueError, match="read-only"):
        state.f_drawn[0] = 1
    assert replace(state, x=1.0).f_drawn is state.f_drawn
