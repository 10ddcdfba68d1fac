"""Distorted training images are still the same digits."""

from __future__ import annotations

import numpy as np
import pytest

from convlab.core.data.datasets import Dataset
from convlab.core.training.augmentation import distort


@pytest.fixture
def images(dataset: Dataset) -> np.ndarray:
    return dataset.train.images[:300]


def distorted(images: np.ndarray, seed: int = 0) -> np.ndarray:
    return distort(images, np.random.default_rng(seed))


def centres(images: np.ndarray) -> np.ndarray:
    """The centres of mass (n, 2)."""
    _, height, width = images.shape
    mass = images.sum(axis=(1, 2), dtype=float)
    return (
        np.stack([images.sum(axis=2) @ np.arange(height), images.sum(axis=1) @ np.arange(width)], axis=1)
        / mass[:, None]
    )


@pytest.mark.parametrize("shape", [(3, 28, 28), (1, 28, 28), (4, 20, 13)])
def test_shape_and_type_stay(shape: tuple[int, ...]) -> None:
    images = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    assert distorted(images).shape == shape
    assert distorted(images).dtype == np.uint8


def test_the_seed_decides(images: np.ndarray) -> None:
    assert np.array_equal(distorted(images), distorted(images))
    assert not np.array_equal(distorted(images), distorted(images, seed=1))


def test_each_image_is_changed_in_its_own_way(images: np.ndarray) -> None:
    copies = distorted(np.repeat(images[:1], 50, axis=0))
    assert len(np.unique(copies.reshape(50, -1), axis=0)) == 50


def test_the_originals_stay_as_they_are(images: np.ndarray) -> None:
    original = images.copy()
    distorted(images)
    assert np.array_equal(images, original)


def test_ink_stays_roughly_where_and_as_much_as_it_is(images: np.ndarray) -> None:
    changed = distorted(images)
    assert np.abs(centres(changed) - centres(images)).max() < 4
    ratio = changed.sum(axis=(1, 2)) / images.sum(axis=(1, 2))
    assert 0.2 < ratio.min() < 0.7
    assert 1.3 < ratio.max() < 2.5
    assert np.median(ratio) == pytest.approx(1, abs=0.2)


def test_blank_paper_stays_blank() -> None:
    assert not distorted(np.zeros((20, 28, 28), np.uint8)).any()
