"""Matrices from the clipboard and back."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from convlab.labs.common.matrices import format_matrix, parse_matrix

BOOK = [[0.0, 1.0], [2.0, 3.0]]


@pytest.mark.parametrize(
    "text",
    [
        "0\t1\n2\t3",
        "0\t1\r\n2\t3\r\n",
        "0,1\n2,3\n",
        "0, 1\n2, 3",
        "0,1,\n2,3,",
        "0;1\n2;3",
        "0 1\n2 3",
        "  0   1\n\n  2   3  ",
        "[[0. 1.]\n [2. 3.]]",
        "[[ 0.  1.]\n [ 2.  3.]]\n",
        "[[0, 1], [2, 3]]",
        "[[0,1],[2,3],]",
        "[0, 1]\n[2, 3]",
        "array([[0, 1], [2, 3]], dtype=float32)",
        "array([[0., 1.],\n       [2., 3.]])",
        "K = np.array([[0, 1], [2, 3]], dtype=np.float64)",
        "K = torch.tensor([[0.0, 1.0], [2.0, 3.0]])",
        "tensor([[0., 1.],\n        [2., 3.]], device='cuda:0', grad_fn=<AddBackward0>)",
    ],
)
def test_the_books_kernel_in_every_hand(text: str) -> None:
    matrix = parse_matrix(text)
    assert matrix.tolist() == BOOK
    assert matrix.dtype == np.float64


@pytest.mark.parametrize(
    ("text", "matrix"),
    [
        ("5", [[5]]),
        ("[5]", [[5]]),
        ("1 -1", [[1, -1]]),
        ("[1. -1.]", [[1, -1]]),
        ("1,-1", [[1, -1]]),
        ("array([1, -1])", [[1, -1]]),
        ("1\n-1", [[1], [-1]]),
        ("[[1],[−1]]", [[1], [-1]]),
        ("0,5", [[0, 5]]),
        ("0,5\t1,5", [[0.5, 1.5]]),
        ("0,5;1,5\n2;3", [[0.5, 1.5], [2, 3]]),
        ("0,5 -1,5\n2 3", [[0.5, -1.5], [2, 3]]),
        ("1/4\tsqrt(4)", [[0.25, 2]]),
        ("[1/4, 2*(1 - 0.5)]", [[0.25, 1]]),
        ("[[1.e-02 1.e+02]]", [[0.01, 100]]),
    ],
)
def test_rows_columns_and_how_numbers_are_written(text: str, matrix: list[list[float]]) -> None:
    assert parse_matrix(text).tolist() == matrix


def test_a_long_row_that_numpy_breaks_into_lines() -> None:
    row = np.arange(100.0)
    assert parse_matrix(str(row)).tolist() == [row.tolist()]
    rows = np.arange(120.0).reshape(2, 60)
    for text in (str(rows), repr(rows)):
        assert parse_matrix(text).tolist() == rows.tolist()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "there are no numbers in the text"),
        (" \n\t\n", "there are no numbers in the text"),
        ("[]", "there are no numbers in the text"),
        ("[[], []]", "there are no numbers in the text"),
        ("1 2\n3", "every row must be as long as the first: row 1 has 2 numbers, row 2 has 1"),
        ("[[1], [2], [3, 4]]", "every row must be as long as the first: row 1 has 1 number, row 3 has 2"),
        ("[[[1, 2]]]", "a matrix has two axes, this one has 3"),
        ("tensor([[[[1.]]]])", "a matrix has two axes, this one has 4"),
        ("1 x\n3 4", "row 1, column 2: “x” is not a number"),
        ("1\t2\n\t4", "row 2, column 1: an empty cell is not a number"),
        ("[1,,2]", "row 1, column 2: an empty cell is not a number"),
        ("[[1, 2], [3, nan]]", "row 2, column 2: “nan” is not a number"),
        ("[[1, 2]", "the brackets of the matrix do not match"),
        ("1, 2]", "the brackets of the matrix do not match"),
        ("]1[", "the brackets of the matrix do not match"),
        ("[1]]", "the brackets of the matrix do not match"),
        ("[[1, 2], 3]", "the text is not a list of rows"),
        ("[[1]] + 2", "the text is not one matrix: there is more than its brackets"),
        ("[[0. 0. ... 0. 0.]]", "the text leaves numbers out: it has “...” in the place of some"),
        (str(np.zeros((2000, 2))), "the text leaves numbers out: it has “...” in the place of some"),
        ("1\n" * 1025, "a matrix may be at most 1024 × 1024, this one is 1025 × 1"),
        ("1 " * 1025, "a matrix may be at most 1024 × 1024, this one is 1 × 1025"),
    ],
)
def test_what_is_no_matrix_is_said_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        parse_matrix(text)


@given(st.text(st.sampled_from("0123.,;-[]() \t\narray="), max_size=40) | st.text(max_size=20))
def test_any_text_is_a_matrix_or_a_sentence(text: str) -> None:
    try:
        matrix = parse_matrix(text)
    except ValueError as error:
        assert " " in str(error)  # noqa: PT017
    else:
        assert matrix.ndim == 2
        assert matrix.size
        assert np.isfinite(matrix).all()


def test_a_matrix_as_text() -> None:
    assert format_matrix(np.array([[0, -1.5], [1 / 3, 1e-7]])) == "0\t-1.5\n0.3333333333333333\t1e-07"


@given(hnp.arrays(np.float64, hnp.array_shapes(min_dims=2, max_dims=2, max_side=6), elements={"allow_nan": False}))
def test_nothing_is_lost_on_the_way(matrix: np.ndarray) -> None:
    matrix = np.nan_to_num(matrix)
    again = parse_matrix(format_matrix(matrix))
    assert again.tobytes() == matrix.tobytes()


@given(hnp.arrays(np.float64, (3, 4), elements=st.floats(-1e6, 1e6)))
def test_other_programs_full_prints_are_read_exactly(matrix: np.ndarray) -> None:
    assert parse_matrix(str(matrix.tolist())).tolist() == matrix.tolist()
    with np.printoptions(floatmode="unique"):
        assert parse_matrix(repr(matrix)).tolist() == parse_matrix(str(matrix)).tolist()
        np.testing.assert_allclose(parse_matrix(str(matrix)), matrix, rtol=1e-6)


def test_the_largest_matrix() -> None:
    matrix = np.eye(1024)
    assert np.array_equal(parse_matrix(format_matrix(matrix)), matrix)
