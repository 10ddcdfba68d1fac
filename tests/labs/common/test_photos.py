"""The bundled photographs, their reduction and their grey."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.assets import resource
from convlab.labs.common.photos import PHOTOS, fitted_size, photo_file, to_grey


def test_there_are_four_photographs_and_no_other_file_beside_them() -> None:
    folder = resource("images", "photos")
    assert len(PHOTOS) == 4
    assert sorted(folder.iterdir()) == sorted(photo_file(name) for name in PHOTOS)
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 1_200_000


@pytest.mark.parametrize("name", PHOTOS)
def test_source_and_licence_of_every_photograph_are_written_down(name: str) -> None:
    lines = resource("README.md").read_text("utf-8").splitlines()
    (line,) = (line for line in lines if line.startswith(f"| `{name}.png` |"))
    assert "CC0" in line or "public domain" in line
    assert "`skimage.data." in line


def test_an_unknown_photograph() -> None:
    with pytest.raises(ValueError, match=r"no photograph '\.\./README', only camera"):
        photo_file("../README")


@pytest.mark.parametrize(
    ("rgb", "grey"),
    [
        ((0, 0, 0), 0),
        ((255, 255, 255), 255),
        ((255, 0, 0), 76),  # 76.245
        ((0, 255, 0), 150),  # 149.685
        ((0, 0, 255), 29),  # 29.07
        ((1, 2, 3), 2),  # 1.815
        ((0, 0, 250), 29),  # 28.5
        ((0, 250, 0), 147),  # 146.75
    ],
)
def test_grey_by_hand(rgb: tuple[int, int, int], grey: int) -> None:
    result = to_grey(np.array([[rgb]], np.uint8))
    assert result.dtype == np.float64
    assert result.tolist() == [[grey]]


def test_grey_stays_as_it_is() -> None:
    levels = np.arange(256, dtype=np.uint8).reshape(2, 128)
    assert np.array_equal(to_grey(np.stack([levels] * 3, axis=2)), levels)


def test_grey_is_the_nearest_whole_number_to_the_weighted_sum() -> None:
    rgb = np.random.default_rng(0).integers(0, 256, (50, 40, 3)).astype(np.uint8)
    grey = to_grey(rgb)
    assert grey.shape == (50, 40)
    assert np.abs(grey - rgb @ np.array([0.299, 0.587, 0.114])).max() <= 0.5 + 1e-9
    assert np.array_equal(grey, grey.round())


@pytest.mark.parametrize(
    "wrong", [np.zeros((2, 2), np.uint8), np.zeros((2, 2, 4), np.uint8), np.zeros((2, 2, 3)), np.zeros((3, 2, 2))]
)
def test_what_is_not_a_colour_image(wrong: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"uint8 of shape \(h, w, 3\)"):
        to_grey(wrong)


@pytest.mark.parametrize(
    ("size", "fitted"),
    [
        ((1, 1), (1, 1)),
        ((1024, 1024), (1024, 1024)),
        ((1025, 1025), (1024, 1024)),
        ((2048, 1024), (1024, 512)),
        ((600, 2048), (300, 1024)),
        ((10, 3000), (3, 1024)),  # 3.41
        ((5, 2048), (3, 1024)),  # 2.5
        ((1, 60_000), (1, 1024)),
    ],
)
def test_fitted_size_by_hand(size: tuple[int, int], fitted: tuple[int, int]) -> None:
    assert fitted_size(*size) == fitted


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 5000))
def test_a_fitted_size_fits_and_is_in_proportion(height: int, width: int, limit: int) -> None:
    fitted = fitted_size(height, width, limit)
    factor = min(1, limit / max(height, width))
    assert max(fitted) == min(limit, max(height, width))
    for side, result in zip((height, width), fitted, strict=True):
        assert result >= 1
        assert result == 1 or abs(result - side * factor) <= 0.5 + 1e-6


@pytest.mark.parametrize("wrong", [(0, 5, 10), (5, -1, 10), (5, 5, 0)])
def test_sizes_below_one(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        fitted_size(*wrong)
