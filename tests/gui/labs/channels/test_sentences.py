"""What the Channels lab says of a state is true: sentences checked against the numbers."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.gui.labs.channels.cost_bars import MOST, costs
from convlab.gui.labs.channels.words import cost_text, focus_text, note_text, scene_texts
from convlab.gui.labs.matrix.marks import Focus
from convlab.labs.channels.choices import settled
from convlab.labs.channels.cost import ConvShape
from convlab.labs.channels.pixels import POINTWISE_EXAMPLE
from convlab.labs.channels.scenes import SCENES
from convlab.labs.channels.state import VIEWS, ChannelsState
from convlab.labs.common.arrays import frozen
from convlab.labs.common.numbers import format_number
from convlab.labs.common.planes import colour_chart, random_kernels

COLOURS = frozen(np.random.default_rng(0).integers(0, 256, (3, 12, 10)))


def scene_state(name: str) -> ChannelsState:
    scene = SCENES[name]
    photo: dict[str, Any] = {"input": COLOURS, "white": 255.0, "input_name": scene.photo} if scene.photo else {}
    return replace(ChannelsState(), **photo, **scene.changes(), scene=name)


@st.composite
def states(draw: st.DrawFn) -> ChannelsState:
    shape = tuple(draw(st.integers(1, 4)) for _ in range(2)) + tuple(draw(st.integers(1, 3)) for _ in range(2))
    kernel = random_kernels(shape, draw(st.integers(0, 99)))
    state = ChannelsState(scene=draw(st.sampled_from([None, *SCENES])))
    return replace(state, **settled(state, kernel=kernel, stride=(draw(st.integers(1, 2)), 1)))


@given(states(), st.sampled_from(VIEWS[:3]))
@settings(max_examples=150)
def test_what_is_said_of_a_layer(state: ChannelsState, view: str) -> None:
    text = note_text(state, view)
    if view == "pixel" and not state.is_pointwise:
        assert text == scene_texts()[POINTWISE_EXAMPLE][1]
    elif "1 × 1" in text:
        assert state.is_pointwise
    elif "one input channel" in text:
        assert state.channels == 1
    else:
        assert text.count(str(state.channels)) == 2
        assert state.channels > 1


layers = st.builds(
    ConvShape,
    *[st.integers(1, 4096)] * 2,
    st.tuples(st.integers(1, 31), st.integers(1, 31)),
    *[st.integers(1, 2048)] * 2,
)


@given(layers)
def test_what_is_said_of_a_cost(layer: ConvShape) -> None:
    text = cost_text(layer)
    numbers = [int(number.replace(",", "")) for number in re.findall(r"[\d,]*\d", text)]
    slices, (k_h, k_w) = numbers[: -1 if layer.kernel == (1, 1) else -4], layer.kernel
    if layer.c_i == layer.c_o == 1:
        assert slices == [k_h, k_w]
    else:
        assert slices == [layer.c_o, layer.c_i, k_h, k_w]
    assert layer.multiply_adds == layer.c_o * layer.c_i * k_h * k_w * math.prod(layer.output_size)
    assert layer.doubled()[3].multiply_adds == 4 * layer.multiply_adds
    if layer.kernel != (1, 1):
        assert layer.multiply_adds == numbers[-1] * layer.pointwise.multiply_adds


@given(layers)
def test_the_bars_are_as_long_as_the_costs(layer: ConvShape) -> None:
    rows = costs(layer)
    parameters, multiply_adds, size = zip(*rows, strict=True)
    assert [cost.times for cost in multiply_adds[:4]] == [1, 2, 2, 4]
    assert (len(rows) == 4) == (layer.kernel == (1, 1))
    assert parameters[2].times == 2
    for column in (parameters, multiply_adds, size):
        assert all(cost.times == cost.number / column[0].number for cost in column)
        assert max(cost.times for cost in column) <= MOST
    # what the tips of the sizes say
    assert replace(layer, height=2 * layer.height).parameters == layer.parameters
    assert replace(layer, height=2 * layer.height).map_bytes == 2 * layer.map_bytes
    assert replace(layer, c_i=2 * layer.c_i).weights == 2 * layer.weights


@pytest.mark.parametrize("view", VIEWS[:3])
@pytest.mark.parametrize("name", SCENES)
def test_an_example_is_described_only_while_it_is_shown(name: str, view: str) -> None:
    state = scene_state(name)
    if state.is_pointwise or view != "pixel":
        assert note_text(state, view).startswith(scene_texts()[name][1])
    assert ("below" in note_text(state, view)) == (view == "steps" and state.outputs > 1)
    changed = replace(state, bias=frozen(state.bias + 1))
    assert not note_text(changed, view).startswith(scene_texts()[name][1])


def test_what_the_examples_say_holds() -> None:
    assert scene_state("book_three").kernel.shape[:2] == (3, 2)
    red, green, _ = COLOURS
    assert np.array_equal(scene_state("red_green").maps[0] > 0, red > green)
    assert np.array_equal(np.sort(scene_state("swap").maps, axis=0), np.sort(COLOURS, axis=0))
    for out in range(3):
        state = replace(scene_state("edges"), out=out)
        assert [bool(part.any()) for part in state.parts] == [channel == out for channel in range(3)]
    ramp = frozen(np.tile(np.arange(12.0), (3, 9, 1)))
    assert (replace(scene_state("edges"), input=ramp).maps[:, 1:-1, 1:-1] > 0).all()
    brightness, reds, blues = scene_state("opponents").maps
    red, green, blue = colour_chart()
    grey = (red == green) & (green == blue)
    assert grey.sum() == 3
    assert not reds[grey].any()
    assert not blues[grey].any()
    assert np.allclose(reds, red - green)
    assert np.allclose(blues, blue - (red + green) / 2)
    assert np.allclose(brightness, 0.299 * red + 0.587 * green + 0.114 * blue)
    sepia = scene_state("sepia")
    assert sepia.kernel.size == 9
    assert (sepia.kernel.sum(axis=(1, 2, 3)) > 1).any()


@given(states(), st.data())
@settings(max_examples=100)
def test_the_status_line_gives_the_number_that_is_there(state: ChannelsState, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["input", "kernel", "output"]))
    channel = data.draw(st.integers(0, state.channels - 1))
    array = {"input": state.padded[channel], "kernel": state.kernel[state.out, channel], "output": state.map}[kind]
    cell = data.draw(st.sampled_from(sorted(np.ndindex(array.shape))))
    text = focus_text(state, Focus(kind, cell, channel))
    assert text.endswith(format_number(float(array[cell])))
    assert "-" not in text
