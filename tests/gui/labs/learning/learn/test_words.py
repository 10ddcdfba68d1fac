"""What "Learn a kernel" says of a state is true: sentences checked against the numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.gui.labs.learning.learn.marks import KERNEL_KINDS, MAPS, marks_of
from convlab.gui.labs.learning.learn.reading import focus_text, show_reading, show_update
from convlab.gui.labs.learning.learn.words import distance, note, scene_names, titles
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.reading import ReadingPanel
from convlab.gui.theme import LIGHT
from convlab.gui.widgets.term_line import TermLine
from convlab.labs.common.arrays import frozen
from convlab.labs.common.kernels import KERNELS, KernelRecipe
from convlab.labs.common.numbers import format_number, grouped
from convlab.labs.learning.learn.choices import settled, with_hidden, with_kernel_size, with_outputs
from convlab.labs.learning.learn.curvature import curvature
from convlab.labs.learning.learn.scenes import OWN_INPUTS, SCENES
from convlab.labs.learning.learn.state import OPTIMISERS, TARGETS, LearnState, drawn

LONGEST = 190


def changed(state: LearnState, **changes: Any) -> LearnState:
    return replace(state, **settled(state, **changes))


def of_scene(name: str) -> LearnState:
    photo: dict[str, Any] = {}
    if SCENES[name].photo:
        photo = {"input": frozen(np.random.default_rng(0).random((20, 30))), "input_name": SCENES[name].photo}
    return changed(LearnState(), **photo, **SCENES[name].changes(), scene=name)


@st.composite
def states(draw: st.DrawFn) -> LearnState:
    state = of_scene(draw(st.sampled_from(sorted(SCENES))))
    if draw(st.booleans()):
        return replace(state, step=draw(st.integers(0, 1000)))
    inputs = {name: make() for name, make in OWN_INPUTS.items()} | {
        "zeros": frozen(np.zeros((6, 8))),
        "random": frozen(np.random.default_rng(1).integers(0, 9, (7, 7))),
    }
    state = changed(state, input=inputs[draw(st.sampled_from(sorted(inputs)))], scene=None)
    state = changed(state, **with_hidden(state, KernelRecipe(draw(st.sampled_from(sorted(KERNELS))))))
    size = draw(st.tuples(st.integers(1, 4), st.integers(1, 4)))
    state = changed(state, **with_kernel_size(state, size))
    state = changed(state, **with_outputs(state, draw(st.integers(1, 2))))
    state = changed(state, target=draw(st.sampled_from(TARGETS)), has_bias=draw(st.booleans()))
    if draw(st.booleans()):
        state = changed(state, start=drawn(state.start.shape, draw(st.integers(0, 9))))
    limit = curvature(state.problem).limit
    share = draw(st.sampled_from([0.01, 0.5, 0.97, 1.02, 1.5, 300.0]))
    return replace(
        state,
        loss=draw(st.sampled_from(["sum", "mean"])),
        optimiser=draw(st.sampled_from(OPTIMISERS)),
        rate=min(max(share * (limit if np.isfinite(limit) else 0.1), 1e-9), 1e3),
        steps=draw(st.sampled_from([1, 20, 1000])),
        step=draw(st.sampled_from([0, 1, 1000])),
    )


@given(states())
@settings(max_examples=150, deadline=None)
def test_the_note_is_true(state: LearnState) -> None:
    text, path, bent = note(state), state.path, curvature(state.problem)
    first, last = float(path.losses[0]), float(path.losses[-1])
    assert text.endswith(".")
    assert len(text) <= 2 * LONGEST
    if "not finite" in text:
        assert path.stopped is not None
        assert grouped(path.stopped) in text
        if "above the limit" in text:
            assert state.optimiser != "adam"
            assert state.rate > bent.limit
    else:
        assert path.stopped is None
    if path.stopped is None and not state.is_at_end and state.optimiser == "sgd" and state.rate > bent.limit:
        assert "diverges" in text
    if "Update" in text:
        assert f"loss {format_number(first)} → {format_number(float(path.losses[state.now]))}" in text
        assert 0 < state.now < path.steps
    if "grown" in text:
        assert last > first
    if "the kernel that made Y" in text and "Another" not in text and state.is_at_end:
        assert state.is_at_end
        assert distance(state) <= 0.1 * np.abs(state.hidden).max()
    if "Another kernel" in text:
        assert bent.flat
        assert last <= 1e-3 * first
        assert distance(state) > 0.1 * np.abs(state.hidden).max() or state.hidden.shape != state.start.shape
    if "No kernel" in text or "can only come near" in text or "no kernel makes" in text:
        assert bent.least_loss > 0
    if "kernel makes too" in text or "alone makes too" in text:
        assert bent.least_loss == 0
    if "can still come down" in text:
        assert bent.least_loss <= last * (1 + 1e-6)
    if "not identifiable" in text:
        assert bent.flat


@given(states())
@settings(max_examples=60, deadline=None)
def test_titles_tell_the_loss_and_the_rate(state: LearnState) -> None:
    texts = titles(state)
    assert texts["error"].endswith(format_number(float(state.path.losses[state.now])))
    walked = texts["gradient"] if state.optimiser == "sgd" else texts["velocity"]
    assert walked.endswith(f" (× −{format_number(state.rate)})")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", SCENES)
def test_every_example_has_a_name_and_every_cell_can_be_looked_at(name: str) -> None:
    assert scene_names()[name]
    state, reading, line = of_scene(name), ReadingPanel(), TermLine()
    shapes = dict.fromkeys(MAPS, state.sliding.size) | dict.fromkeys(KERNEL_KINDS, state.kernel_size)
    shapes |= {"input": state.sliding.padded, "hidden": state.hidden.shape[1:]}
    for step in (0, state.path.steps):
        shown = replace(state, step=step, revealed=True)
        for kind, (rows, columns) in shapes.items():
            for cell in ((0, 0), (rows - 1, columns - 1)):
                focus = Focus(kind, cell)
                assert marks_of(shown, focus, LIGHT)[kind]
                show_reading(reading, shown, focus)
                assert reading.arithmetic.text()
                show_update(line, shown, focus)
                assert line.text()
                assert focus_text(shown, focus)
    reading.deleteLater()
    line.deleteLater()


def test_the_sentences_that_the_book_example_says() -> None:
    state = LearnState()
    assert note(state) == (
        "A hidden kernel made Y from X; gradient descent looks for it, step by step. Update 2 of 10: loss 27 → 8.157."
    )
    assert note(replace(state, step=0)).endswith("It begins with a loss of 27.")
    assert note(replace(state, step=10)) == (
        "After 10 updates K is [1.042, −0.935]; the kernel that made Y is [1, −1]."
    )
