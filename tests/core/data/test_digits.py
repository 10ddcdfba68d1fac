"""The pen, and the way from its ink to an image like MNIST's."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import pytest

from convlab.assets import resource
from convlab.core import predict
from convlab.core.data.datasets import Dataset
from convlab.core.data.digits import CANVAS_SIZE, Ink, canvas_from_image, draw_segment, drawn_image, empty_canvas
from convlab.files.weights import load_lenet
from convlab.labs.common.example_digit import PEN_DIAMETER
from tests.pen_digits import PenDigit, pen_digits

FULL = 255


def canvas() -> Ink:
    return np.zeros((60, 100), np.uint8)


def segment(start: tuple[float, float], end: tuple[float, float], radii: tuple[float, float] = (8, 8)) -> Ink:
    ink = canvas()
    draw_segment(ink, start, end, radii)
    return ink


def written(strokes: Iterable[np.ndarray], *, zoom: float = 1, shift: float = 0) -> Ink:
    """Strokes on [0, 1] × [0, 1] drawn on a whole canvas, pen and all zoomed about its corner and then moved."""
    ink, radius = empty_canvas(), PEN_DIAMETER / 2 * zoom
    for stroke in strokes:
        points = (stroke * zoom * CANVAS_SIZE + shift).tolist()
        for start, end in pairwise(points):
            draw_segment(ink, start, end, (radius, radius))
    return ink


def middle_of(digit: PenDigit) -> tuple[np.ndarray, ...]:
    """The strokes of a digit, in the middle half of [0, 1] × [0, 1]."""
    points = np.concatenate(digit.strokes)
    low, extent = points.min(axis=0), np.ptp(points, axis=0)
    return tuple((stroke - low - extent / 2) / extent.max() / 2 + 0.5 for stroke in digit.strokes)


# ---- the pen


def test_a_dot_is_a_disc() -> None:
    ink = segment((50, 30), (50, 30))
    y, x = np.mgrid[:60, :100] + 0.5
    distance = np.hypot(x - 50, y - 30)
    assert (ink[distance < 7.4] == FULL).all()
    assert not ink[distance > 8.6].any()
    assert ink.sum() / FULL == pytest.approx(math.pi * 8**2, rel=0.01)


@pytest.mark.parametrize("end", [(70, 30), (60, 40), (40, 45)])
def test_a_line_covers_its_length_and_two_half_discs(end: tuple[float, float]) -> None:
    length = math.dist((40, 30), end)
    assert segment((40, 30), end).sum() / FULL == pytest.approx(2 * 8 * length + math.pi * 8**2, rel=0.01)


def test_ends_are_round() -> None:
    ink = segment((30, 30), (60, 30))
    assert ink[30, 66] == FULL  # straight on from the end
    assert ink[36, 59] == FULL  # beside the end
    assert ink[36, 66] == 0  # the corner that a square end would have
    assert ink[36, 23] == 0


def test_edges_are_smooth() -> None:
    assert segment((20, 20.5), (80, 20.5), (3, 3))[15:26, 50].tolist() == [
        0,
        0,
        128,
        255,
        255,
        255,
        255,
        255,
        128,
        0,
        0,
    ]


def test_pressure_makes_the_line_thicker_on_its_way() -> None:
    thickness = segment((20, 30), (80, 30), (3, 12)).sum(axis=0) / FULL
    assert thickness[[20, 50, 79]] == pytest.approx([6, 15, 24], abs=0.5)


def test_mirrored_points_give_mirrored_ink() -> None:
    ink = segment((20.25, 12), (71, 41.5), (4, 7)).astype(int)
    upside_down = segment((20.25, 60 - 12), (71, 60 - 41.5), (4, 7))
    left_to_right = segment((100 - 20.25, 12), (100 - 71, 41.5), (4, 7))
    backwards = segment((71, 41.5), (20.25, 12), (7, 4))
    for other in (upside_down[::-1], left_to_right[:, ::-1], backwards):
        assert np.abs(ink - other).max() <= 1  # of 255: the rounding


def test_ink_is_added_in_place_and_stays() -> None:
    ink = canvas()
    ink[:30] = 100
    draw_segment(ink, (30, 30), (60, 30), (8, 8))
    assert (ink[:20] == 100).all()
    assert np.array_equal(ink >= 100, (segment((30, 30), (60, 30)) >= 100) | (np.arange(60) < 30)[:, None])
    before = ink.copy()
    draw_segment(ink, (30, 30), (60, 30), (8, 8))
    assert np.array_equal(ink, before)


def test_erasing_is_drawing_with_paper() -> None:
    ink, drawn = np.full((60, 100), FULL, np.uint8), segment((30, 30), (60, 30))
    draw_segment(ink, (30, 30), (60, 30), (8, 8), erase=True)
    assert np.array_equal(ink, FULL - drawn)
    blank = canvas()
    draw_segment(blank, (30, 30), (60, 30), (8, 8), erase=True)
    assert not blank.any()


@pytest.mark.parametrize("end", [(-30.0, 20.0), (50.0, -8.0), (140.0, 90.0), (99.5, 59.5), (-500.0, 900.0), (0.0, 0.0)])
@pytest.mark.parametrize("erase", [False, True])
def test_what_falls_outside_is_lost(end: tuple[float, float], erase: bool) -> None:
    large = np.full((2060, 2100), FULL * erase, np.uint8)
    small = large[1000:1060, 1000:1100].copy()
    draw_segment(small, (45.5, 30), end, (5, 9), erase=erase)
    draw_segment(large, (1045.5, 1030), (1000 + end[0], 1000 + end[1]), (5, 9), erase=erase)
    assert np.abs(small.astype(int) - large[1000:1060, 1000:1100]).max() <= 1


@pytest.mark.parametrize("x", [-200, -9, 109, 1e6])
def test_a_line_outside_leaves_no_trace(x: float) -> None:
    assert not segment((x, -50), (x, 110)).any()


# ---- from the canvas to the image


def test_an_empty_canvas_has_no_image() -> None:
    assert drawn_image(empty_canvas()) is None


def test_one_spot_of_ink_is_enough() -> None:
    ink = empty_canvas()
    ink[3, 440] = 7
    assert drawn_image(ink).max() == 7


def test_any_shape_of_canvas() -> None:
    assert drawn_image(segment((30, 30), (60, 30))).shape == (28, 28)


@pytest.mark.parametrize("digit", pen_digits(10, seed=1), ids=lambda digit: str(digit.label))
def test_size_and_place_do_not_matter(digit: PenDigit) -> None:
    strokes = middle_of(digit)
    image = drawn_image(written(strokes)).astype(int)
    for zoom, shift in [(1, 70), (1, -40.5), (0.5, 0), (0.5, 200), (0.5, 123.4), (1.2, -50)]:
        other = drawn_image(written(strokes, zoom=zoom, shift=shift))
        assert np.abs(image - other).mean() < 4  # of 255


def test_a_digit_fits_twenty_pixels_and_lies_in_the_middle() -> None:
    for digit in pen_digits(50, seed=2):
        image = drawn_image(written(digit.strokes))
        assert image.dtype == np.uint8
        rows, columns = np.flatnonzero(image.any(axis=1)), np.flatnonzero(image.any(axis=0))
        assert max(np.ptp(rows), np.ptp(columns)) + 1 == 20
        mass = image.sum()
        centre = np.array([image.sum(axis=1) @ np.arange(28), image.sum(axis=0) @ np.arange(28)]) / mass + 0.5
        assert ((centre > 13.95) & (centre < 15.05)).all()


def test_mnists_digits_come_back_as_they_were(dataset: Dataset) -> None:
    for image in dataset.test.images[:500]:
        ink = canvas_from_image(image)
        assert ink.shape == (CANVAS_SIZE, CANVAS_SIZE)
        assert np.array_equal(drawn_image(ink), image)


def test_digits_drawn_by_hand_are_recognised() -> None:
    digits = pen_digits(260, seed=3)
    images = np.array([drawn_image(written(digit.strokes)) for digit in digits])
    network, _ = load_lenet(resource("weights", "lenet-modern.safetensors"))
    answers = predict(network, images).argmax(axis=1)
    assert np.mean(answers == [digit.label for digit in digits]) >= 0.95
