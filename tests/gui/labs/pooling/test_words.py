"""What the Pooling lab says, checked against the numbers beside it, for states at random."""

from __future__ import annotations

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from convlab.gui.labs.pooling.tree_words import node_text, tree_note, tree_pieces
from convlab.gui.labs.pooling.words import moved_text, numbers_text, shift_note, verdict_text, window_text
from convlab.gui.theme import LIGHT
from convlab.labs.common.arrays import frozen
from convlab.labs.common.numbers import format_number
from convlab.labs.pooling.relu_tree import ReluTree
from convlab.labs.pooling.shift import POOLINGS, PoolingShiftState, comparisons, sample_of, windows_on
from convlab.labs.pooling.state import PoolingState
from tests.labs.pooling.test_state import shifts, states


def counts_in(text: str) -> list[int]:
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", text)]


@given(states(), shifts)
def test_what_is_said_of_a_shift_is_what_happened(state: PoolingState, shift: PoolingShiftState) -> None:
    state = PoolingState(input=state.input, channel=state.channel, shift=shift)
    found = comparisons(sample_of(shift, state.plane), shift)
    note, none, pooled = shift_note(state), found.comparisons["none"], found.comparisons["max"]
    if shift.shift == (0, 0):
        assert note.startswith("Move the image")
    elif "same as before" in note:
        assert all(not comparison.changed for comparison in found.comparisons.values())
    elif "none of those that max pooling" in note:
        assert np.array_equal(pooled.before, pooled.after)
        assert f"{none.changed} of the map’s {none.before.size} numbers" in note.replace(",", "")
        assert none.changed
    elif "move along" in note:
        assert shift.rows % shift.window == shift.columns % shift.window == 0
        assert pooled.changed
    else:
        assert "not every value stays within its window" in note
        assert f"{pooled.changed} of {pooled.before.size} max-pooled numbers" in note.replace(",", "")
        assert pooled.changed
    assert "less sensitive" not in note


@given(states(), shifts)
def test_verdicts_and_counts(state: PoolingState, shift: PoolingShiftState) -> None:
    found = comparisons(sample_of(shift, state.plane), shift)
    for pooling in POOLINGS:
        comparison = found.comparisons[pooling]
        verdict = verdict_text(comparison, found.moves_along(shift, pooling))
        assert (verdict == "stays as it was") == np.array_equal(comparison.before, comparison.after)
        changed, size = counts_in(numbers_text(comparison, LIGHT).split("</span>")[1])[:2]
        assert changed == (comparison.before != comparison.after).sum()
        assert size == comparison.after.size
    windows = windows_on(found.comparisons["none"].before, shift.window)
    text = window_text(windows, LIGHT)
    assert ("hatched" in text) == (windows.covered != windows.input)
    assert ("column" in text) == (windows.covered[1] < windows.input[1])
    assert ("row" in text) == (windows.covered[0] < windows.input[0])


def test_the_books_edges_by_each_shift() -> None:
    notes = {}
    for columns in range(-4, 5):
        notes[columns] = shift_note(PoolingState(shift=PoolingShiftState(columns=columns)))
    assert "24 of the map’s 42 numbers change, and none of those that max pooling" in notes[-1]
    assert "by whole windows of 2 × 2: the pooled maps move along (1 to the right)" in notes[2]
    assert "not every value stays" in notes[1]
    assert "same as before" in notes[4]


@given(st.integers(-4, 4), st.integers(-4, 4))
def test_where_to(rows: int, columns: int) -> None:
    text = moved_text(rows, columns)
    assert ("down" in text, "up" in text) == (rows > 0, rows < 0)
    assert ("right" in text, "left" in text) == (columns > 0, columns < 0)
    assert counts_in(text) == [abs(steps) for steps in (rows, columns) if steps]


@given(st.lists(st.integers(-99, 99), min_size=4, max_size=4))
def test_nodes_tell_what_they_are_made_of(values: list[int]) -> None:
    tree = ReluTree(frozen(np.reshape(values, (2, 2))))
    for number, node in enumerate(tree.nodes):
        text = node_text(tree, node).replace("−", "-")
        if node.sources:
            assert eval(text, {"relu": lambda x: max(x, 0)}) == node.value
            assert "".join(p.text for p in tree_pieces("max", tree, number)).endswith(f"= {format_number(node.value)}")
    assert "".join(p.text for p in tree_pieces("max", tree, None)).endswith(f") = {format_number(max(values))}")
    of_negatives = "".join(p.text for p in tree_pieces("min", tree, None)).replace("−", "-").split(" = ")
    least, by_maximum, result = (eval(part, {"max": max, "min": min}) for part in of_negatives)
    assert least == by_maximum == result == min(-value for value in values)


def test_a_larger_window_takes_more_steps() -> None:
    assert "instead" not in tree_note("max", (2, 2), (2, 2), 0)
    assert "3 × 3 takes 8 such steps instead of 3" in tree_note("max", (2, 2), (3, 3), 0)
    assert "1 × 3 takes 2 such steps instead of 1" in tree_note("max", (1, 2), (1, 3), 0)
