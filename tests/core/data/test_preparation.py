"""The steps from a sheet to an image like MNIST's, each of them left out."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from convlab.core.data.digits import (
    FULL_FIT,
    LIKE_MNIST,
    WHITE,
    Ink,
    Preparation,
    canvas_from_image,
    draw_segment,
    drawn_image,
    empty_canvas,
    prepare,
)

STEPS = [entry.name for entry in fields(Preparation)]
every_way = st.builds(Preparation, *[st.booleans()] * len(STEPS))


@st.composite
def inks(draw: st.DrawFn) -> Ink:
    """A small sheet with a few spots of ink."""
    height, width = draw(st.integers(1, 30)), draw(st.integers(1, 30))
    ink = np.zeros((height, width), np.uint8)
    spots = st.tuples(st.integers(0, height - 1), st.integers(0, width - 1), st.integers(1, 255))
    for row, column, level in draw(st.lists(spots, min_size=1, max_size=12)):
        ink[row : row + draw(st.integers(1, 9)), column : column + draw(st.integers(1, 9))] = level
    return ink


def by_hand(ink: Ink, steps: Preparation) -> np.ndarray:
    """Pixel after pixel, from the description alone; not rounded, ink as 255."""
    height, width = ink.shape
    inked = [(row, column) for row in range(height) for column in range(width) if ink[row, column]]
    rows, columns = [row for row, _ in inked], [column for _, column in inked]
    top, bottom, left, right = min(rows), max(rows) + 1, min(columns), max(columns) + 1
    if not steps.crop:
        top, bottom, left, right = 0, height, 0, width
    sides = bottom - top, right - left
    scale = Fraction(20, max(sides)) if steps.scale else Fraction(28, max(height, width))
    if steps.centre:
        mass = sum(int(ink[place]) for place in inked)
        middle = [
            sum((Fraction(place[axis]) + Fraction(1, 2) - (top, left)[axis]) * int(ink[place]) for place in inked)
            / mass
            for axis in (0, 1)
        ]
        corner = [math.ceil(14 - place * scale) for place in middle]
    else:
        corner = [math.floor((28 - side * scale) / 2 + Fraction(1, 2)) for side in sides]
    parts = [_parts(side, scale, place, smooth=steps.smooth) for side, place in zip(sides, corner, strict=True)]
    result = np.zeros((28, 28))
    for i in range(28):
        for j in range(28):
            for row, down in parts[0][i]:
                for column, across in parts[1][j]:
                    result[i, j] += down * across * ink[top + row, left + column]
    return result


def _parts(side: int, scale: Fraction, corner: int, *, smooth: bool) -> list[list[tuple[int, float]]]:
    """For each of 28 pixels of one axis the source pixels that it takes, and how much of each."""
    result: list[list[tuple[int, float]]] = []
    for pixel in range(28):
        edges = [(source, corner + source * scale, corner + (source + 1) * scale) for source in range(side)]
        if smooth:
            shares = [(source, min(end, pixel + 1) - max(begin, pixel)) for source, begin, end in edges]
        else:
            shares = [(source, int(begin <= pixel + Fraction(1, 2) < end)) for source, begin, end in edges]
        result.append([(source, float(share)) for source, share in shares if share > 0])
    return result


@given(inks(), every_way)
def test_every_choice_of_steps_is_as_described(ink: Ink, steps: Preparation) -> None:
    assume(not is_on_an_edge(ink, steps))
    image = prepare(ink, steps).image
    assert np.abs((image if steps.invert else WHITE - image) - by_hand(ink, steps)).max() <= 0.51


def is_on_an_edge(ink: Ink, steps: Preparation) -> bool:
    """Whether the exact place of anything that is rounded is a whole number, where floats may go either way."""
    prepared = prepare(ink, steps)
    sides = prepared.box.height, prepared.box.width
    longest = max(sides) if steps.scale else max(ink.shape)
    scale = Fraction(20 if steps.scale else 28, longest)
    mass = int(ink.sum())
    for axis, side in enumerate(sides):
        line = ink.sum(axis=1 - axis, dtype=int)
        first = prepared.box[axis]
        middle = (
            sum((Fraction(place) + Fraction(1, 2) - first) * int(amount) for place, amount in enumerate(line)) / mass
        )
        if steps.centre and (14 - middle * scale).denominator == 1:
            return True
        if not steps.centre and ((28 - side * scale) / 2 + Fraction(1, 2)).denominator == 1:
            return True
    return not steps.smooth and any(((i + Fraction(1, 2)) / scale).denominator == 1 for i in range(28))


@given(inks(), every_way)
def test_what_is_no_digit_fills_the_image(ink: Ink, steps: Preparation) -> None:
    prepared = prepare(ink, steps, FULL_FIT)
    box, (top, left) = prepared.box, prepared.corner
    height, width = box.height * prepared.scale, box.width * prepared.scale
    if steps.scale:
        assert max(height, width) == pytest.approx(28)
    if steps.centre:
        assert abs(top + height / 2 - 14) <= 0.5 + 1e-9
        assert abs(left + width / 2 - 14) <= 0.5 + 1e-9
    else:
        assert (top, left) == (0, 0)


def test_an_image_that_is_full_stays_as_it_is() -> None:
    image = np.zeros((28, 28), np.uint8)
    image[:, 9:19] = np.arange(1, 11)
    assert np.array_equal(drawn_image(canvas_from_image(image), FULL_FIT), image)
    assert not np.array_equal(drawn_image(canvas_from_image(image)), image)
    assert drawn_image(empty_canvas(), FULL_FIT) is None


@given(inks())
def test_all_steps_give_the_image_of_a_digit(ink: Ink) -> None:
    assert np.array_equal(prepare(ink).image, drawn_image(ink))
    assert all(getattr(LIKE_MNIST, step) for step in STEPS)


@pytest.mark.parametrize("steps", [LIKE_MNIST, *[replace(LIKE_MNIST, **{step: False}) for step in STEPS]])
def test_an_empty_sheet_has_no_image(steps: Preparation) -> None:
    assert prepare(empty_canvas(), steps) is None


def dot(x: float, y: float) -> Ink:
    ink = empty_canvas()
    draw_segment(ink, (x, y), (x, y + 60), (16, 16))
    return ink


def extent(image: np.ndarray) -> tuple[int, int, int, int]:
    rows, columns = np.flatnonzero(image.any(axis=1)), np.flatnonzero(image.any(axis=0))
    return int(rows[0]), int(rows[-1]), int(columns[0]), int(columns[-1])


def test_without_any_step_the_sheet_is_reduced_as_it_is() -> None:
    nothing = Preparation(crop=False, scale=False, smooth=False, centre=False, invert=False)
    ink = dot(100, 300)
    assert np.array_equal(prepare(ink, nothing).image, WHITE - ink[8::16, 8::16])
    averages = ink.reshape(28, 16, 28, 16).mean(axis=(1, 3))
    smooth = prepare(ink, replace(nothing, smooth=True, invert=True)).image
    assert np.abs(smooth - averages).max() <= 0.51


def test_what_each_step_is_for() -> None:
    ink = dot(60, 330)
    assert extent(prepare(ink).image)[1] - extent(prepare(ink).image)[0] == 19
    small = prepare(ink, replace(LIKE_MNIST, crop=False)).image  # the whole sheet in 20 × 20
    assert extent(small)[1] - extent(small)[0] < 6
    own_size = prepare(ink, replace(LIKE_MNIST, scale=False))
    assert own_size.scale == 28 / 448
    assert set(np.unique(prepare(ink, replace(LIKE_MNIST, smooth=False)).image)) <= set(np.unique(ink))
    assert np.array_equal(prepare(ink, replace(LIKE_MNIST, invert=False)).image, WHITE - drawn_image(ink))
    ink[:, 60:300][340:350] = WHITE  # an arm that pulls the centre of mass to the right
    boxed, centred = prepare(ink, replace(LIKE_MNIST, centre=False)), prepare(ink)
    rows_and_columns = extent(boxed.image)
    assert rows_and_columns[2] + rows_and_columns[3] == 27  # as far from the left as from the right
    assert centred.corner != boxed.corner
    assert max(abs(place - 14) for place in centred.place(*centred.mass)) <= 1


@given(inks(), every_way)
def test_places_go_there_and_back(ink: Ink, steps: Preparation) -> None:
    prepared = prepare(ink, steps)
    box = prepared.box
    assert prepared.place(box.top, box.left) == prepared.corner
    assert prepared.source(*prepared.place(*prepared.mass)) == pytest.approx(prepared.mass)
    assert box.top <= prepared.mass[0] <= box.top + box.height
    assert box.left <= prepared.mass[1] <= box.left + box.width


def test_a_digit_of_mnist_stays_as_it_is_without_centring_and_scaling_to_its_own_size() -> None:
    image = np.zeros((28, 28), np.uint8)
    image[3:9, 20:25] = 200
    as_it_lies = Preparation(crop=False, scale=False, centre=False)
    assert np.array_equal(prepare(canvas_from_image(image), as_it_lies).image, image)
