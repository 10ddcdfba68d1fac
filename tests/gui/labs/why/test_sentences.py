"""Every sentence of the Why-convolution lab says what the numbers beside it say, whatever the state is."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.why.arithmetic import focus_status, focus_sum, stage_texts
from convlab.gui.labs.why.controls import memory_text
from convlab.gui.labs.why.shift_diagram import ShiftDiagram
from convlab.gui.labs.why.shift_words import verdict, what_follows
from convlab.gui.labs.why.words import check_text, rung_note, scene_texts, search_note
from convlab.gui.widgets.term_line import TermLine
from convlab.labs.common.numbers import format_number
from convlab.labs.why.scenes import SCENES
from convlab.labs.why.search import SearchState
from convlab.labs.why.shift import EquivarianceCheck
from convlab.labs.why.state import DENSE, LOCAL, REINDEXED, SHARED, WhyState
from tests.labs.why.random_states import search_states, shift_states, shifts, states

MANY = settings(max_examples=150, deadline=None)


def number(pattern: str, text: str) -> int:
    """The whole number that a pattern finds in a text."""
    found = re.search(pattern, text)
    assert found, text
    return int(found[1].replace(",", ""))


def words(state: WhyState, focus: Focus, output: tuple[int, int]) -> str:
    before, groups, after = focus_sum(state, focus, output)
    return "".join(piece.text for piece in (*before, *(p for g in groups for t in g.terms for p in t.pieces), *after))


# ---- the ladder


@given(states(), st.data())
@MANY
def test_what_is_said_of_an_input_and_of_a_weight(state: WhyState, data: st.DataObject) -> None:
    n = state.side
    cells = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))
    output, cell = data.draw(cells), data.draw(cells)
    looking = [one for one in np.ndindex(n, n) if state.source(cell, one) is not None]
    text = words(state, Focus("input", cell), output)
    assert number(r"by (\d+) outputs?", text) == len(looking)
    assert ("1 output" in text and "outputs" not in text) == (len(looking) == 1)
    text = words(state, Focus("weights", cell), output)
    if state.source(cell, output) is None:
        assert text == f"removed: this input is farther away than Δ = {state.delta}"
        assert max(abs(cell[0] - output[0]), abs(cell[1] - output[1])) > state.delta
        assert state.tensor[(*output, *cell)] == 0
    else:
        product = state.plane[cell] * state.tensor[(*output, *cell)]
        assert text.endswith(f" = {format_number(float(product))} is what it adds to output {output}")
    assert focus_status(state, Focus("weights", cell), output).endswith(
        f" = {format_number(float(state.tensor[(*output, *cell)]))}"
    )


@given(states((SHARED, LOCAL)), st.data())
@MANY
def test_how_often_a_weight_of_v_is_used(state: WhyState, data: st.DataObject) -> None:
    n = state.side
    a, b = data.draw(st.integers(1 - n, n - 1)), data.draw(st.integers(1 - n, n - 1))
    text = words(state, Focus("kernel", (a + n - 1, b + n - 1)), (0, 0))
    if max(abs(a), abs(b)) > state.reach:
        assert text == f"removed: this offset is farther away than Δ = {state.delta}"
        return
    uses = sum(0 <= i + a < n and 0 <= j + b < n for i, j in np.ndindex(n, n))
    assert ("used once" in text) if uses == 1 else number(r"used (\d+) times", text) == uses


def test_a_sum_counts_its_zero_terms_and_comes_to_its_output(qtbot: QtBot) -> None:
    line = TermLine()
    qtbot.addWidget(line)

    @given(states(), st.integers(200, 1400), st.data())
    @MANY
    def check(state: WhyState, width: int, data: st.DataObject) -> None:
        output = data.draw(st.integers(0, state.side - 1)), data.draw(st.integers(0, state.side - 1))
        before, groups, after = focus_sum(state, Focus("output", output), output)
        terms, bias = state.terms(output), state.biases[output]
        assert sum(len(group.terms) for group in groups) == len(terms)
        assert bias + sum(term.value * term.weight for term in terms) == pytest.approx(state.output[output], abs=1e-9)
        assert bool(before) == bool(bias)
        assert "".join(piece.text for piece in after) == f" = {format_number(float(state.output[output]))}"
        if len(groups) == 1:
            line.resize(width, 40)
            line.set_terms(groups[0].terms, before=before, after=after)
            told = re.search(r"… (\d+) zero terms?", line.shown_text())
            if told:
                assert int(told[1]) == sum(term.value * term.weight == 0 for term in terms)

    check()


@given(states(), st.data())
@MANY
def test_panels_and_notes_of_the_ladder(state: WhyState, data: st.DataObject) -> None:
    output = data.draw(st.integers(0, state.side - 1)), data.draw(st.integers(0, state.side - 1))
    texts, n = stage_texts(state, output), state.side
    outputs, inputs = state.channels
    held = {DENSE: n**4, REINDEXED: n**4, SHARED: (2 * n - 1) ** 2, LOCAL: (2 * state.delta + 1) ** 2}
    assert texts.number == f"{held[state.rung] * outputs * inputs:,}"
    is_all = state.delta == n - 1
    assert texts.is_less == (state.rung == SHARED or (state.rung == LOCAL and not is_all))
    if state.rung == LOCAL:
        assert number(r"(\d+) × \d+ left", texts.titles["all"]) == len(state.kernel)
        removed = held[SHARED] - held[LOCAL]
        if removed:
            assert number(r"hatched: ([\d,]+) weights removed", texts.notes["all"]) == removed
        assert ("nothing is removed" in texts.notes["all"]) == (removed == 0) == is_all
        assert ("still reaches everywhere" in rung_note(state)) == is_all
        assert ("one weight is left" in rung_note(state)) == (state.kernel.size == 1)
    if state.with_channels:
        assert texts.notes["count"] == f"{inputs} in × {outputs} out: {texts.number} weights"
        assert texts.titles["input"] == f"Image X, c = {state.pair[1]}"
        assert texts.notes["weights"] == "for d = {}, c = {}".format(*state.pair)


@given(states())
@MANY
def test_the_check_says_what_is_compared(state: WhyState) -> None:
    text = check_text(state)
    if state.rung == DENSE:
        assert number(r"[=:] ([\d,]+) weights", text) == state.layer.size
        return
    assert state.check is not None
    assert text.endswith(f" {format_number(state.check.largest)}")
    if state.rung == REINDEXED:
        assert number(r"all ([\d,]+) ", text) == state.dense.size
        assert ("of this pair" in text) == state.with_channels


@pytest.mark.parametrize(
    ("size", "text"), [(36, "36 B"), (999, "999 B"), (15_984_004, "16 MB"), (4 * 10**12, "4 TB"), (10**20, "100000 PB")]
)
def test_memory_is_told_in_units(size: int, text: str) -> None:
    assert memory_text(size) == text


def test_what_the_examples_of_the_ladder_claim() -> None:
    shown = {name: replace(WhyState(), **scene.changes()) for name, scene in SCENES.items() if scene.view == "ladder"}
    assert "Nine weights" in scene_texts()["local"][1]
    local = shown["local"]
    assert local.kernel.size == 9
    stroke = [(3, 3)]  # of the seven, where a line rises through the whole kernel
    assert [tuple(cell) for cell in np.argwhere(local.output == local.output.max())] == stroke
    assert "One weight" in scene_texts()["pixel"][1]
    assert shown["pixel"].kernel.size == 1
    assert "3 channels, an output of 4" in scene_texts()["channels"][1]
    assert shown["channels"].channels == (4, 3)


# ---- shift and compare


def stays_inside(state: WhyState, margin: int) -> bool:
    """Whether the shifted image is so many cells away from the border."""
    x = state.comparison.x
    for step, axis in zip(state.shift.shift, (1, 0), strict=True):
        places = np.flatnonzero(x.any(axis=axis))
        if places.size and not margin <= places[0] + step <= places[-1] + step < x.shape[0] - margin:
            return False
    return True


@given(st.sampled_from([name for name, scene in SCENES.items() if scene.view == "shift"]), shifts)
@MANY
def test_what_an_example_says_holds_wherever_the_image_is_shifted(name: str, shift: tuple[int, int]) -> None:
    """An example keeps its sentence while the image is shifted, and loses it with any other change."""
    state = replace(WhyState(), **SCENES[name].changes())
    state = replace(state, shift=replace(state.shift, shift=shift))
    text, result = scene_texts()[name][1], state.comparison
    is_even = not any(step % 2 for step in shift)
    if "one cell away from the border" in text:
        assert not stays_inside(state, 1) or result.is_equal
    if "can differ only there" in text:
        assert result.inside == 0 or result.inside is None
        assert replace(state, shift=replace(state.shift, border="circular")).comparison.is_equal
    if "even shifts alone" in text:
        assert is_even or not stays_inside(state, 1) or not result.is_equal
        assert not (is_even and stays_inside(state, 2)) or result.is_equal
    if "even number of rows and columns, and no others" in text:
        assert result.is_equal == is_even
    if "not the old output" in text:
        assert result.is_equal == (shift == (0, 0))
    assert re.search("one cell away|only there|even|not the old", text)


@given(shift_states())
@MANY
def test_the_verdict_is_what_is_measured(state: WhyState) -> None:
    result, shift = state.comparison, state.shift
    text, is_equal = verdict(shift, result), result.largest == 0
    assert verdict_holds(text, state, result), text
    claims = {"same map": True, "agree": True, "does not change it": True, "not equivariant": False,
              "differ:": False, "cannot follow": False, "Only the border": False, "has changed": False}  # fmt: skip
    for phrase, equal in claims.items():
        if phrase in text:
            assert is_equal == equal, (text, result.largest)


def verdict_holds(text: str, state: WhyState, result: EquivarianceCheck) -> bool:
    """What the sentence says beyond equal or not."""
    shift = state.shift
    if "empty" in text:
        return (not state.input.any() and result.is_equal) or not state.input.any()
    if "Nothing is shifted" in text:
        return shift.shift == (0, 0) and result.is_equal
    if "whole cells" in text:
        return all(step % shift.factor == 0 for step in shift.shift) and shift.factor > 1
    if "cannot follow" in text or "no multiple" in text:
        return any(step % shift.factor for step in shift.shift)
    if "Only the border" in text:
        return shift.border == "zeros" and result.inside == 0
    if "out of reach of the border" in text:
        return shift.border == "zeros" and result.inside is None
    if "beyond the border" in text:
        return shift.border == "zeros" and shift.function == "global"
    return True


def test_the_largest_number_is_that_of_the_maps_on_the_screen(qtbot: QtBot) -> None:
    diagram = ShiftDiagram()
    qtbot.addWidget(diagram)

    @given(shift_states())
    @settings(max_examples=40, deadline=None)
    def check(state: WhyState) -> None:
        diagram.show_state(state)
        maps = [diagram.views[name].picture.values for name in ("f", "of_moved", "moved_f")]
        largest = max(float(np.abs(values).max()) for values in maps)
        text = f"the largest number in the maps is {format_number(largest)}"
        assert diagram.reference.text().splitlines()[0] == text
        difference = float(np.abs(diagram.views["difference"].picture.values).max())
        assert diagram.largest.text() == format_number(difference)
        assert what_follows(state.shift)
        assert ("away from the border" in diagram.reference.text()) == (state.comparison.inside is not None)

    check()


# ---- where is it?


@given(search_states())
@MANY
def test_what_is_said_of_the_copies(state: SearchState) -> None:
    text = search_note(state)
    highest = float(state.response.max())
    at_copies = [float(state.response[copy]) for copy in state.copies]
    if not state.template.any():
        assert text.startswith("The pattern is empty")
        assert highest <= 0
    elif highest <= 0:
        assert text == "Nowhere is the response above 0: nothing is found."
    elif text.startswith(("Each of the", "The copy gives")):
        assert all(response == highest == state.full_response for response in at_copies)
        assert text.startswith("Each of the") == (len(state.copies) > 1)
        assert format_number(highest) in text
        if len(state.copies) > 1:
            assert number(r"the (\d+) copies", text) == len(state.copies)
        others = {tuple(cell) for cell in np.argwhere(state.response == highest)} - set(state.copies)
        assert ("as well" in text) == bool(others)
        if others:
            assert number(r"in (\d+) more", text) == len(others)
    elif not state.copies:
        assert text.startswith("There is no copy")
        assert f"highest response, {format_number(highest)}, is" in text
        assert text.endswith(f"gives {format_number(state.full_response)}.")
    else:
        assert number(r"^(\d+) of", text) == sum(response == highest for response in at_copies)
        assert number(r"of (\d+) cop", text) == len(state.copies)
        assert f"highest response, {format_number(highest)}." in text
