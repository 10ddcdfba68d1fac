"""The cost of a layer: the book's numbers, LeNet's, and what doubling does."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from convlab.core import lenet
from convlab.labs.channels.cost import BOOK_LAYER, ConvShape
from convlab.labs.channels.state import ChannelsState


def test_the_books_layer() -> None:
    assert BOOK_LAYER.weights == 128 * 128 * 25
    assert BOOK_LAYER.parameters == 409_728
    assert 2 * BOOK_LAYER.multiply_adds == 53_687_091_200  # the book: more than 53 billion operations
    assert BOOK_LAYER.map_bytes == 2 * 128 * 256 * 256 * 4


def test_lenets_convolutions() -> None:
    first, second = ConvShape(28, 28, (5, 5), 1, 6), ConvShape(14, 14, (5, 5), 6, 16, (10, 10))
    counts = [count for count in lenet().parameter_counts if count]
    assert counts[:2] == [first.parameters, second.parameters] == [156, 2416]
    assert second.multiply_adds == 10 * 10 * 25 * 6 * 16


def test_doubling_the_channels() -> None:
    one, c_i, c_o, both = BOOK_LAYER.doubled()
    assert one is BOOK_LAYER
    assert c_i.multiply_adds == c_o.multiply_adds == 2 * one.multiply_adds
    assert both.multiply_adds == 4 * one.multiply_adds
    assert both.map_bytes == 2 * one.map_bytes
    assert both.weights == 4 * one.weights


def test_the_layer_on_the_screen() -> None:
    assert ChannelsState().size == ConvShape(3, 3, (2, 2), 2, 1, (2, 2))
    assert ChannelsState().size.parameters == 9
    assert ChannelsState().size.multiply_adds == 32


@given(*[st.integers(1, 5)] * 6)
def test_multiply_adds_count_every_product(h: int, w: int, k_h: int, k_w: int, c_i: int, c_o: int) -> None:
    sizes = ConvShape(h, w, (k_h, k_w), c_i, c_o)
    products = product(range(h), range(w), range(k_h), range(k_w), range(c_i), range(c_o))
    assert sizes.multiply_adds == sum(1 for _ in products)
