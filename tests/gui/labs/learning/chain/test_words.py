"""Every sentence and every line of arithmetic about the chain holds for the numbers beside it, whatever they are."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from convlab.gui import theme
from convlab.gui.labs.learning.chain.arithmetic import Line, line_of, pooling_reason
from convlab.gui.labs.learning.chain.formulas import chain_formula, formula_of
from convlab.gui.labs.learning.chain.numbers import small_numbers
from convlab.gui.labs.learning.chain.words import headline, scene_note, step_note, update_note
from convlab.labs.common.numbers import format_number, parse_number
from convlab.labs.learning.chain.links import cells, pool_of, pool_window
from convlab.labs.learning.chain.passes import PARAMETERS, SHAPES
from convlab.labs.learning.chain.scenes import SCENES
from convlab.labs.learning.chain.state import ChainState
from convlab.labs.learning.chain.steps import STEPS
from tests.labs.learning.chain.states import in_scene, made, made_states, states

NAMES = (*SHAPES, *(f"d_{name}" for name in SHAPES if name not in ("probabilities", "loss")))


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Fonts measure texts."""


def text_of(line: Line) -> str:
    plain = ["".join(piece.text for piece in pieces) for pieces in (line.before, line.after)]
    terms = line.between.join("".join(piece.text for piece in term.pieces) for term in line.terms)
    return plain[0] + terms + plain[1]


def with_step(state: ChainState, phase: str, node: str) -> ChainState:
    number = next(i for i, step in enumerate(STEPS) if (step.phase, step.node) == (phase, node))
    return replace(state, step=number, scene=None)


# ---- sentences


@given(states)
def test_every_step_of_every_state_has_a_sentence(state: ChainState) -> None:
    for number in range(len(STEPS)):
        text = headline(replace(state, step=number))
        assert text.endswith(".")
        assert "{" not in text
        assert len(text) <= 190
        assert not re.search(r"\bnan\b", text)


@given(made_states)
def test_what_is_said_of_relu_is_so(state: ChainState) -> None:
    state = replace(state, activation="relu")
    text = step_note(with_step(state, "forward", "activated"))
    assert f"{int((state.values['activated'] == 0).sum())} of 16" in text
    text = step_note(with_step(state, "backward", "activated"))
    arrived, passed = (np.count_nonzero(state.gradients[name]) for name in ("d_activated", "d_conv"))
    if "every gradient that arrives passes" in text:
        assert arrived == passed > 0
    elif "no gradient gets through" in text:
        assert passed == 0 < arrived
    elif "there is no gradient" in text:
        assert arrived == 0
    else:
        assert f"{passed} of {arrived} pass" in text
        assert 0 < passed < arrived


@given(made_states)
def test_what_is_said_of_pooling_is_so(state: ChainState) -> None:
    text = step_note(with_step(replace(state, pooling="max"), "backward", "pooled"))
    zeros = int((replace(state, pooling="max").gradients["d_activated"] == 0).sum())
    assert f"{zeros} of 16" in text or zeros == 16


@given(states, st.integers(0, 3), st.integers(0, 3))
def test_why_a_cell_gets_its_windows_gradient_is_so(state: ChainState, row: int, column: int) -> None:
    state = replace(state, pooling="max")
    values, cell = state.values["activated"], (row, column)
    window = [float(values[place]) for place in pool_window(pool_of(cell))]
    reason = pooling_reason(state, cell)
    if "holds the maximum" in reason:
        assert values[cell] == max(window)
    elif "larger" in reason:
        assert values[cell] < max(window)
    else:
        assert values[cell] == max(window)
        assert window.count(max(window)) > 1


@given(states)
def test_what_is_said_of_the_update_comes_true(state: ChainState) -> None:
    text, after = update_note(state), state.next_loss
    assert after is not None
    numbers = format_number(state.loss), format_number(after)
    if "rises" in text:
        assert after > state.loss
        assert text.endswith("from {} to {}.".format(*numbers))
    elif "hardly" in text:
        assert numbers[0] == numbers[1]
    else:
        assert after < state.loss
        assert text.endswith("from {} to {}.".format(*numbers))


@pytest.mark.parametrize("scene", SCENES)
def test_what_an_example_says_is_what_it_shows(scene: str) -> None:
    state = in_scene(scene)
    text = scene_note(state, scene)
    q = 100 * float(state.values["probabilities"][state.label, 0])
    gradients = {name: float(np.abs(values).max()) for name, values in state.gradients.items()}
    match scene:
        case "lying":
            assert format_number(state.loss) in text
        case "upright":
            assert f"{q:.1f}%" in text
            assert state.kernel[:, 1].min() > 0 > state.kernel[:, [0, 2]].max()  # it answers to upright lines
        case "dead_relu":
            assert state.values["conv"].max() < 0
            assert gradients["d_kernel"] == gradients["d_bias"] == gradients["d_weights"] == 0 < gradients["d_biases"]
        case "sure_and_wrong":
            assert q < 1
            assert gradients["d_logits"] > 0.99
        case "sure_and_right":
            assert q > 99
            assert max(gradients.values()) < 0.01
        case "shared_gradient":
            d_activated, d_pooled = state.gradients["d_activated"], state.gradients["d_pooled"]
            np.testing.assert_allclose(d_activated, np.kron(d_pooled, np.full((2, 2), 0.25)))
        case "fading_sigmoid":
            assert gradients["d_conv"] <= gradients["d_activated"] / 4
            assert all(format_number(gradients[name]) in text for name in ("d_activated", "d_conv"))
        case _:
            near = replace(state, rate=0.1).next_loss
            assert state.next_loss is not None
            assert near is not None
            assert state.next_loss > state.loss > near
            assert all(format_number(number) in text for number in (state.loss, state.next_loss, near))


# ---- arithmetic and formulas


@given(states, st.sampled_from(NAMES))
def test_the_arithmetic_ends_in_the_number_that_is_looked_at(state: ChainState, name: str) -> None:
    for cell in cells(name):
        text = text_of(line_of(state, name, cell, is_update=False)).split("    ")[0]
        digits = 4 if name == "d_logits" else 3
        value = format_number(float(state.matrix(name)[cell]), digits)
        assert text.endswith(f"= {value}") or f"= {value} " in text, text
        assert formula_of(state, name, cell, theme.LIGHT, is_update=False) or name in ("input", *PARAMETERS)


def test_the_formula_of_the_whole_chain_has_the_steps_part_in_bold() -> None:
    bold = [
        re.sub(r"<.*?>", "", "".join(re.findall(r"<b>(.*?)</b>", chain_formula(state, theme.LIGHT))))
        for state in (replace(ChainState(), step=number) for number in range(len(STEPS)))
    ]
    assert bold[:6] == ["x ⋆ K + b", "ReLU()", "maxpool()", "W ·  + c", "softmax()", "−ln 1"]
    assert bold[6:11] == ["∂L/∂o", "∂o/∂p", "∂p/∂a", "∂a/∂z", "∂z/∂K"]
    assert bold[11].startswith("θ ← θ − η")


@given(made_states, st.sampled_from(["conv", "logits", "d_kernel", "d_input", "d_pooled", "d_bias", "d_weights"]))
def test_a_sum_is_what_its_terms_come_to(state: ChainState, name: str) -> None:
    for cell in cells(name):
        total = 0.0
        for term in line_of(state, name, cell, is_update=False).terms:
            factors = "".join(piece.text for piece in term.pieces)
            if "10" in factors and "⁻" in factors:  # a factor that is written as a product
                return
            product = 1.0
            for factor in factors.split("×"):
                product *= parse_number(factor.strip("()"))
            total += product
        value = float(state.matrix(name)[cell])
        assert total == pytest.approx(value, rel=0.02, abs=0.02 * max(1.0, abs(value)))


@given(states, st.sampled_from(PARAMETERS))
def test_a_parameter_is_updated_to_what_is_said(state: ChainState, name: str) -> None:
    after = state.next_chain
    assert after is not None
    for cell in cells(name):
        text = text_of(line_of(state, f"d_{name}", cell, is_update=True))
        assert text.endswith(f" = {format_number(float(getattr(after, name)[cell]))}")


def test_a_probability_too_small_for_a_float_still_has_its_loss() -> None:
    state = replace(made(0), weights=made(0).weights * 1e6, label=0)
    state = state if not state.values["probabilities"][0, 0] else replace(state, label=1)
    text = text_of(line_of(state, "loss", (0, 0), is_update=False))
    assert text.startswith("L = ln(e^")
    assert text.endswith(f" = {format_number(state.loss)}")


# ---- numbers in small cells


@given(states, st.floats(17, 60))
def test_numbers_in_cells_are_those_of_the_matrix_rounded(state: ChainState, cell: float) -> None:
    for name in NAMES:
        values = state.matrix(name)
        found = small_numbers(values, cell)
        if found is None:
            continue
        for text, value in zip(found[0], values.ravel().tolist(), strict=True):
            if "×" not in text:
                assert parse_number(text) == pytest.approx(value, abs=max(0.051, 0.06 * abs(value)))
            assert (text == "0") == (value == 0)
        assert found[1] >= 8
