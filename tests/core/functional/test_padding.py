"""What each padding mode puts around an image."""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.core import Padding, conv2d, reference
from convlab.core.functional.padding import PadMode, crop, largest_padding, pad

MODES = get_args(PadMode)
BOOK = np.arange(9, dtype=np.float32).reshape(3, 3)


@pytest.mark.parametrize(
    ("mode", "row"),
    [
        ("zeros", [0, 0, 1, 2, 3, 0, 0]),
        ("reflect", [3, 2, 1, 2, 3, 2, 1]),
        ("replicate", [1, 1, 1, 2, 3, 3, 3]),
        ("circular", [2, 3, 1, 2, 3, 1, 2]),
    ],
)
def test_a_row_and_a_column(mode: PadMode, row: list[float]) -> None:
    assert pad([[1, 2, 3]], Padding(left=2, right=2), mode).tolist() == [row]
    assert pad([[1], [2], [3]], Padding(top=2, bottom=2), mode)[:, 0].tolist() == row


@pytest.mark.parametrize(
    ("mode", "image"),
    [
        ("zeros", [[0, 0, 0, 0], [0, 0, 1, 2], [0, 3, 4, 5], [0, 6, 7, 8]]),
        ("reflect", [[4, 3, 4, 5], [1, 0, 1, 2], [4, 3, 4, 5], [7, 6, 7, 8]]),
        ("replicate", [[0, 0, 1, 2], [0, 0, 1, 2], [3, 3, 4, 5], [6, 6, 7, 8]]),
        ("circular", [[8, 6, 7, 8], [2, 0, 1, 2], [5, 3, 4, 5], [8, 6, 7, 8]]),
    ],
)
def test_a_corner(mode: PadMode, image: list[list[float]]) -> None:
    padded = pad(BOOK, Padding(top=1, left=1), mode)
    assert padded.tolist() == image
    assert padded.dtype == BOOK.dtype


@pytest.mark.parametrize("mode", MODES)
def test_other_axes_stay_as_they_are(mode: PadMode) -> None:
    images = np.random.default_rng(0).standard_normal((2, 3, 4, 5))
    padded = pad(images, Padding(1, 2, 3, 0), mode)
    assert padded.shape == (2, 3, 7, 8)
    assert np.array_equal(padded[1, 2], pad(images[1, 2], Padding(1, 2, 3, 0), mode))


@pytest.mark.parametrize("mode", MODES)
def test_without_padding_it_is_the_image_itself(mode: PadMode) -> None:
    assert pad(BOOK, Padding(), mode) is BOOK


def test_something_else_can_stand_in_for_the_zeros() -> None:
    padding = Padding(1, 0, 0, 2)
    padded = pad(BOOK.astype(np.float32), padding, fill=-np.inf)
    assert padded.dtype == np.float32
    assert np.isneginf(padded[0]).all()
    assert np.isneginf(padded[:, 3:]).all()
    assert np.array_equal(crop(padded, padding), BOOK)


@pytest.mark.parametrize(("mode", "largest"), [("zeros", None), ("reflect", 3), ("replicate", None), ("circular", 4)])
def test_the_largest_padding(mode: PadMode, largest: int | None) -> None:
    assert largest_padding(4, mode) == largest


@pytest.mark.parametrize(("mode", "largest"), [("zeros", None), ("reflect", 0), ("replicate", 0), ("circular", 0)])
def test_nothing_can_only_be_padded_with_zeros(mode: PadMode, largest: int | None) -> None:
    assert largest_padding(0, mode) == largest


def test_a_single_cell_cannot_be_mirrored() -> None:
    assert largest_padding(1, "reflect") == 0
    assert largest_padding(1, "circular") == 1


@pytest.mark.parametrize(
    ("padding", "mode", "message"),
    [
        (Padding(left=3), "reflect", "reflect padding of 3 columns can add at most 2 on a side, got 3"),
        (Padding(bottom=5), "reflect", "reflect padding of 3 rows can add at most 2 on a side, got 5"),
        (Padding(top=4), "circular", "circular padding of 3 rows can add at most 3 on a side, got 4"),
        (Padding(top=-1), "zeros", "at least 0"),
        (Padding(), "mirror", "must be one of zeros, reflect, replicate, circular, got 'mirror'"),
    ],
)
def test_impossible_paddings(padding: Padding, mode: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        pad(BOOK, padding, mode)


def test_errors_about_what_is_padded_and_how() -> None:
    with pytest.raises(ValueError, match="two axes"):
        pad([1, 2, 3], Padding(left=1))
    with pytest.raises(ValueError, match="got 'constant'"):
        largest_padding(3, "constant")


def test_zeros_are_what_a_convolution_pads_with() -> None:
    kernel = np.array([[0.0, 1], [2, 3]])[None, None]
    image = BOOK.astype(np.float64)[None, None]
    padding = Padding(1, 1, 1, 1)
    assert np.array_equal(conv2d(pad(image, padding), kernel), conv2d(image, kernel, padding=padding))


@st.composite
def paddings(draw: st.DrawFn) -> tuple[tuple[int, int], Padding, PadMode]:
    mode, shape = draw(st.sampled_from(MODES)), draw(st.tuples(st.integers(1, 6), st.integers(1, 6)))
    amounts = []
    for side in shape:
        largest = largest_padding(side, mode)
        amount = st.integers(0, 9 if largest is None else largest)
        amounts += [draw(amount), draw(amount)]
    return shape, Padding(*amounts), mode


@given(paddings())
def test_the_same_as_cell_by_cell(case: tuple[tuple[int, int], Padding, PadMode]) -> None:
    shape, padding, mode = case
    image = np.random.default_rng(0).standard_normal((1, 2, *shape))
    padded = pad(image, padding, mode)
    assert np.array_equal(padded, reference.pad(image, padding, mode))
    assert np.array_equal(crop(padded, padding), reference.crop(padded, padding))


@given(paddings())
def test_the_same_as_pytorch(case: tuple[tuple[int, int], Padding, PadMode]) -> None:
    torch = pytest.importorskip("torch")
    shape, padding, mode = case
    image = np.random.default_rng(0).standard_normal((1, 2, *shape)).astype(np.float32)
    sides = (padding.left, padding.right, padding.top, padding.bottom)
    theirs = torch.nn.functional.pad(torch.from_numpy(image), sides, "constant" if mode == "zeros" else mode)
    ours = pad(image, padding, mode)
    assert ours.dtype == np.float32
    assert np.array_equal(ours, theirs.numpy())


@pytest.mark.parametrize("mode", ["reflect", "circular"])
def test_pytorch_refuses_what_we_refuse(mode: PadMode) -> None:
    torch = pytest.importorskip("torch")
    largest = largest_padding(3, mode)
    image = torch.zeros(1, 1, 3, 3)
    torch.nn.functional.pad(image, (largest, 0, 0, 0), mode)
    with pytest.raises(RuntimeError):
        torch.nn.functional.pad(image, (largest + 1, 0, 0, 0), mode)
