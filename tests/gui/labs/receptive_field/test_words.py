"""What the Receptive field lab says, checked against loops over connections, for stacks at random."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocumentFragment

from convlab.gui.labs.receptive_field.measured_words import check_text, frames_text, place_text, share_text
from convlab.gui.labs.receptive_field.reading import input_pieces, unit_pieces
from convlab.gui.labs.receptive_field.use_words import path_total_text, use_formula, use_note, window_total_text
from convlab.gui.labs.receptive_field.words import scene_note
from convlab.gui.theme import LIGHT
from convlab.gui.widgets.term_line import Piece
from convlab.labs.common.stack import Cells, Unit
from convlab.labs.receptive_field.measure import Measured, maps_of, measured
from convlab.labs.receptive_field.state import SCENES, FieldState
from tests.labs.common.test_stack import traced
from tests.labs.receptive_field.test_pixel_use import counted
from tests.labs.receptive_field.test_state import states


def said(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def numbers_in(text: str) -> list[int]:
    plain = text.replace("−", "-").replace("\u202f", "").replace(",", "")
    return [int(number) for number in re.findall(r"-?\d+", plain)]


def distinct(area: Cells) -> list[int]:
    """First and last row, first and last column; of one alone its number."""
    ends = list(area.ends)
    return [*dict.fromkeys(ends[:2]), *dict.fromkeys(ends[2:])]


def paths_of(state: FieldState, unit: Unit) -> np.ndarray:
    ends = np.zeros(state.stack.sizes[unit.layer])
    ends[unit.cell] = 1
    return counted(state.stack, ends, unit.layer)


@given(states())
@settings(max_examples=120)
def test_why_the_middle_has_more_is_said_only_where_it_has_more_paths(pair: tuple[FieldState, Unit]) -> None:
    state, unit = pair
    result = measured(maps_of(state), unit)
    text = share_text(result)
    if not text:
        assert not result.count or result.central == result.box or not result.central_cells
        return
    paths = paths_of(state, unit)
    area = result.central.clipped(state.stack.size)
    inside = np.zeros(state.stack.size, bool)
    inside[area.top : area.top + area.rows, area.left : area.left + area.columns] = True
    share = paths[inside].sum() / paths.sum()
    cells = (paths[inside] > 0).sum() / (paths > 0).sum()
    assert text.startswith(f"The middle {result.central.rows} × {result.central.columns} holds")
    if "Only one path" in text:
        assert set(paths.ravel()) <= {0, 1}
    elif "as many paths" in text:
        assert len(set(paths[paths > 0])) == 1
    elif "do not favour" in text:
        assert share <= cells + 1e-9
    else:
        assert share > cells
        assert ("effective field is smaller" in text) == (result.central_share > result.central_cells)
    if len(state.layers) == 1:
        assert "Only one path" in text or unit.layer > 1


@given(states())
@settings(max_examples=120)
def test_how_it_compares_with_the_theory(pair: tuple[FieldState, Unit]) -> None:
    state, unit = pair
    result = measured(maps_of(state), unit)
    text, possible = check_text(result), len(traced(state.stack, unit))
    reached = int((result.gradient > 0).sum())
    if not possible:
        assert "All that this unit sees is padding" in text
    elif "As in theory" in text:
        assert reached == possible
        assert ("only element" in text) == (possible == 1)
        assert possible == 1 or numbers_in(text) == [possible]
    elif "but less" in text:
        assert 0 < reached < possible
        assert numbers_in(text)[:2] == [reached, possible]
    else:
        assert reached == 0
        assert numbers_in(text)[0] == possible
    for reason, is_there in (
        ("ReLU", state.with_relu),
        ("max pooling", any(layer.kind == "max" for layer in state.layers)),
    ):
        assert is_there or reason not in text


@given(states())
def test_frames_have_their_true_places(pair: tuple[FieldState, Unit]) -> None:
    state, unit = pair
    result = measured(maps_of(state), unit)
    lines = [QTextDocumentFragment.fromHtml(line).toPlainText() for line in frames_text(result, LIGHT).split("<br>")]
    for line, area in zip(lines, (state.field(unit), result.central), strict=False):
        assert numbers_in(line) == [area.rows, area.columns, *distinct(area)]
    assert (len(lines) == 3) == (result.shown.area < state.stack.size[0] * state.stack.size[1])
    assert numbers_in(place_text(result.shown)) == distinct(result.shown)
    assert ("rows" in place_text(result.shown)) == (result.shown.rows > 1)
    assert ("columns" in place_text(result.shown)) == (result.shown.columns > 1)


@given(states())
def test_what_is_read_of_a_unit_and_of_an_element(pair: tuple[FieldState, Unit]) -> None:
    state, unit = pair
    text, area = said(unit_pieces(state, unit)), state.field(unit)
    on_image, used = area.clipped(state.stack.size).area, len(traced(state.stack, unit))
    assert text.startswith(f"field {area.rows} × {area.columns}")
    assert ("all of it lies on the image" in text) == (on_image == area.area)
    assert ("without the gaps" in text) == (used < on_image)
    if used < on_image:
        assert numbers_in(text)[-1] == used
    cell = state.stack.size[0] // 2, state.stack.size[1] // 2
    last = len(state.layers)
    users = sum(
        cell in traced(state.stack, Unit(last, row, column)) for row, column in np.ndindex(*state.stack.sizes[last])
    )
    assert numbers_in(said(input_pieces(state, Unit(0, *cell))))[-1] == users


@given(states())
def test_what_is_said_of_the_use_of_pixels(pair: tuple[FieldState, Unit]) -> None:
    state, _ = pair
    paths = counted(state.stack, np.ones(state.stack.sizes[-1]), len(state.layers))
    note, middle = use_note(state), paths[state.stack.size[0] // 2, state.stack.size[1] // 2]
    if "no path leads" in note:
        assert numbers_in(note)[0] == (paths == 0).sum() > 0
    elif "the same influence" in note:
        assert len(set(paths.ravel())) == 1
    else:
        assert ("less influence than the middle. Paths" in note and "no less" not in note) == (paths[0, 0] < middle)
        assert (paths > 0).all()


@given(states(), st.data())
def test_the_sums_and_products_are_right(pair: tuple[FieldState, Unit], data: st.DataObject) -> None:
    state, _ = pair
    for text, use in ((window_total_text(state), state.use_of_windows), (path_total_text(state), state.use_of_paths)):
        product, *rest = text.removeprefix("sum over all pixels: ").split(" = ")
        numbers = numbers_in(rest[0])
        if "…" not in product:
            assert eval(product.replace("²", "**2").replace("·", "*")) == numbers[0]
        assert numbers[-1] == use.sum()
        assert len(numbers) == 1 or numbers[0] - numbers[1] == numbers[2]
    cell = data.draw(st.tuples(*(st.integers(0, n - 1) for n in state.stack.size)))
    lines = QTextDocumentFragment.fromHtml(use_formula(state, cell, LIGHT)).toPlainText().split("\n")
    *axes, product = [" ".join(line.split()) for line in lines]
    assert numbers_in(product)[-1] == state.use_of_windows[cell]
    for line in axes:
        if "number of" not in line:
            assert evaluated(line) == numbers_in(line)[-1]


def evaluated(line: str) -> int:
    """The closed form's value; "i = 3: min(…) − … = 5"."""
    rule = line.split(":", 1)[1].rsplit("=", 1)[0]
    python = rule.replace("−", "-")
    python = re.sub(r"⌊(.*?)/(\d+)⌋", r"((\1)//\2)", python)
    python = re.sub(r"⌈(.*?)/(\d+)⌉", r"(-(-(\1)//\2))", python)
    return int(eval(python))


@pytest.mark.parametrize("name", SCENES)
def test_the_numbers_in_an_examples_note_are_those_of_its_stack(name: str) -> None:
    state = replace(FieldState(), **SCENES[name].changes(), scene=name)
    note, fields = scene_note(state), [rows.size for rows, _ in state.stack.fields[1:]]
    if len(fields) > 2 and name not in ("ten", "vgg16"):
        assert ", ".join(map(str, fields)) in note
    else:
        assert str(fields[-1]) in note
    weights = sum(layer.area for layer in state.layers)
    if name == "two":
        assert f"{weights} weights instead of {fields[-1] ** 2}" in note
    if name == "dilated":
        gaps = [layer.dilation[0] - 1 for layer in state.layers]
        assert "gaps of {}, {} and {}".format(*gaps) in note
        assert np.diff([1, *fields]).tolist() == [2, 4, 8]
    if name == "vgg16":
        assert sum(layer.kind == "conv" for layer in state.layers) == 13


def test_one_layer_has_one_path_to_each_element() -> None:
    state = replace(FieldState(), **SCENES["one"].changes())
    result: Measured = measured(maps_of(state), state.unit)
    assert "Only one path leads from each element" in share_text(result)
    assert (result.central.rows, result.central.columns) == (1, 1)
