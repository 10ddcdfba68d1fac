"""Readings: every lab can be asked for every one of its values, in every prepared example."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from convlab.labs.channels import scenes as channel_scenes
from convlab.labs.channels.choices import pointwise, settled
from convlab.labs.channels.pixels import Pixels
from convlab.labs.common.inputs import INPUTS
from convlab.labs.common.readings import Reading, ReadingValue, described
from convlab.labs.convolution import state as convolution_state
from convlab.labs.learning import scenes as learning_scenes
from convlab.labs.lenet.state import BOOK
from convlab.labs.pooling import scenes as pooling_scenes
from convlab.labs.receptive_field import state as field_state
from convlab.labs.registry import LABS, load_lab
from convlab.labs.why import scenes as why_scenes

READINGS: dict[str, tuple[Reading[Any], ...]] = {
    lab: import_module(f"convlab.labs.{lab}.readings").READINGS for lab in LABS
}
FIRST: dict[str, Any] = {lab: load_lab(lab).state() for lab in LABS}
SCENES: dict[str, dict[str, Any]] = {
    "why": why_scenes.SCENES,
    "convolution": convolution_state.SCENES,
    "channels": {name: scene for name, scene in channel_scenes.SCENES.items() if scene.photo is None},
    "pooling": pooling_scenes.SCENES,
    "receptive_field": field_state.SCENES,
    "learning": {name: scene for name, scene in learning_scenes.SCENES.items() if scene.photo is None},
}


def reading(lab: str, name: str, state: Any = None) -> Any:
    (found,) = (entry for entry in READINGS[lab] if entry.name == name)
    return found.read(FIRST[lab] if state is None else state)


def in_scene(lab: str, name: str) -> Any:
    return replace(FIRST[lab], **SCENES[lab][name].changes())


def is_plain(value: ReadingValue) -> bool:
    """Whether it is made of what JSON knows and of arrays of numbers."""
    if isinstance(value, tuple):
        return type(value) is tuple and all(map(is_plain, value))
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "biuf"
    return value is None or type(value) in (bool, int, float, str)


def read_all(lab: str, state: Any) -> dict[str, ReadingValue]:
    """The value of every reading of a lab for a state, by name."""
    return {reading.name: reading.read(state) for reading in READINGS[lab]}


@pytest.mark.parametrize("lab", READINGS)
def test_every_reading_has_a_value_on_the_first_state(lab: str) -> None:
    values = read_all(lab, FIRST[lab])
    assert [name for name, value in values.items() if not is_plain(value)] == []


@pytest.mark.parametrize(("lab", "scene"), [(lab, scene) for lab, scenes in SCENES.items() for scene in scenes])
def test_every_reading_has_a_value_on_every_scene(lab: str, scene: str) -> None:
    values = read_all(lab, in_scene(lab, scene))
    assert [name for name, value in values.items() if not is_plain(value)] == []


@pytest.mark.parametrize("lab", READINGS)
def test_names_are_identifiers_and_descriptions_are_lines(lab: str) -> None:
    names = [entry.name for entry in READINGS[lab]]
    assert len(names) == len(set(names))
    assert all(name.isidentifier() and name == name.lower() for name in names)
    for entry in READINGS[lab]:
        assert entry.en
        assert entry.zh_CN
        assert "\n" not in entry.en + entry.zh_CN
        assert not entry.zh_CN.isascii()


def test_a_name_means_the_same_in_every_lab() -> None:
    described: dict[str, set[tuple[str, str]]] = {}
    for table in READINGS.values():
        for entry in table:
            described.setdefault(entry.name, set()).add((entry.en, entry.zh_CN))
    assert [name for name, words in described.items() if len(words) > 1] == []


# ---- worked numbers


@pytest.mark.parametrize(
    ("scene", "expected"),
    [
        ("book", [[19, 25], [37, 43]]),
        ("turned", [[5, 11], [23, 29]]),
        ("padded", [[0, 3, 8, 4], [9, 19, 25, 10], [21, 37, 43, 16], [6, 7, 8, 0]]),
        ("strided", [[0, 8], [6, 8]]),
        ("edge", [[0, 1, 0, 0, 0, -1, 0]] * 6),
        ("edge_missed", [[0] * 5] * 8),
    ],
)
def test_outputs_of_the_convolution_lab(scene: str, expected: list[list[float]]) -> None:
    state = in_scene("convolution", scene)
    assert reading("convolution", "output", state).tolist() == expected
    assert reading("convolution", "output_size", state) == (len(expected), len(expected[0]))
    assert reading("convolution", "is_convolution", state) is (scene == "turned")


def test_costs_of_the_convolution_lab() -> None:
    assert reading("convolution", "parameters") == 4
    assert reading("convolution", "multiply_adds") == 16
    assert reading("convolution", "padding", in_scene("convolution", "padded")) == (1, 1, 1, 1)


def test_outputs_of_the_channels_lab() -> None:
    first = [[56, 72], [104, 120]]
    assert reading("channels", "output").tolist() == [first]
    three = in_scene("channels", "book_three")
    assert reading("channels", "output", three).tolist() == [first, [[76, 100], [148, 172]], [[96, 128], [192, 224]]]
    assert reading("channels", "partial_maps", three).sum(axis=0).tolist() == first
    assert reading("channels", "parameters", three) == 3 * 2 * 4 + 3


@pytest.mark.parametrize(
    ("scene", "expected"),
    [
        ("book", [[4, 5], [7, 8]]),
        ("average", [[2, 3], [5, 6]]),
        ("sixteen", [[10]]),
        ("strided", [[5, 7], [13, 15]]),
    ],
)
def test_outputs_of_the_pooling_lab(scene: str, expected: list[list[float]]) -> None:
    state = in_scene("pooling", scene)
    assert reading("pooling", "output", state).tolist() == [expected]
    assert reading("pooling", "channel_output", state).tolist() == expected
    assert reading("pooling", "parameters", state) == 0


def test_sizes_of_the_receptive_field_lab() -> None:
    ten = in_scene("receptive_field", "ten")
    assert reading("receptive_field", "input_size", ten) == (240, 240)
    assert reading("receptive_field", "output_size", ten) == (200, 200)
    sides = reading("receptive_field", "receptive_fields", in_scene("receptive_field", "lenet"))
    assert sides == ((5, 5), (6, 6), (14, 14), (16, 16))
    assert reading("receptive_field", "receptive_field") == (16, 16)


def test_weights_of_the_why_lab() -> None:
    assert reading("why", "weight_count") == 6**4
    assert reading("why", "weight_count", in_scene("why", "local")) == 9
    local = in_scene("why", "local")
    assert np.array_equal(reading("why", "output", local), reading("why", "convolution_output", local))
    assert reading("why", "is_equivariant", in_scene("why", "other_weights")) is False
    assert reading("why", "found") == (True, True, True)


def test_the_book_s_lenet() -> None:
    state = replace(FIRST["lenet"], recipe=BOOK)
    sizes = ((6, 28, 28), (6, 14, 14), (16, 10, 10), (16, 5, 5), (120,), (84,), (10,))
    assert reading("lenet", "layer_sizes", state) == sizes
    assert reading("lenet", "parameters", state) == 61_706
    assert reading("lenet", "layer_parameters", state) == (156, 0, 2_416, 0, 48_120, 10_164, 850)
    assert reading("lenet", "receptive_fields", state)[:4] == ((5, 5), (6, 6), (14, 14), (16, 16))


@pytest.mark.parametrize("weights", ["modern", "book"])
def test_bundled_weights_predict_the_drawn_3(weights: str) -> None:
    state = replace(FIRST["lenet"], weights=weights)
    assert reading("lenet", "prediction", state) == 3
    assert reading("lenet", "probabilities", state).argmax() == 3


def test_weights_that_are_not_in_the_state_predict_nothing() -> None:
    assert reading("lenet", "prediction", replace(FIRST["lenet"], weights="mine")) is None
    blank = replace(FIRST["lenet"], ink=np.zeros_like(FIRST["lenet"].ink))
    assert reading("lenet", "prediction", blank) is None
    assert reading("lenet", "image", blank) is None


def test_a_pixel_of_1_by_1_kernels() -> None:
    first = replace(FIRST["channels"], pixel=(1, 1))
    state = replace(first, **settled(first, **pointwise(first)))
    values, weight = (reading("channels", name, state) for name in ("pixel_input", "pixel_weight"))
    book = INPUTS["book"].make()
    assert values.tolist() == [book[1, 1], book[1, 1] + 1]
    assert reading("channels", "pixel_output", state).tolist() == (weight @ values).tolist()
    shown = Pixels(first)  # larger kernels are left alone: an example is looked at
    assert np.array_equal(reading("channels", "pixel_weight", first), shown.state.kernel[:, :, 0, 0])


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("name", LABS)
def test_readings_can_be_told_in_words(name: str, language: str) -> None:
    lab = load_lab(name)
    lines = described(lab.readings, lab.state(), language).splitlines()
    told = [reading for reading in lab.readings if reading.part in (None, getattr(lab.state(), "view", None))]
    assert len(lines) == len(told)
    for line, reading in zip(lines, told, strict=True):
        assert line.startswith(f"{getattr(reading, language)}: ")
        assert len(line) < 400
        assert "array" not in line
        assert "None" not in line.removeprefix(getattr(reading, language))
