"""Where one unit's matrices lie: inside the room, apart from each other, all channels of them."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from convlab.gui.labs.lenet.inside.blocks import place_blocks

LINE = 17.0
SHAPES = [(1, 28, 28), (1, 5, 5), (6, 5, 5), (16, 5, 5), (32, 5, 5), (16, 3, 3), (6, 11, 11), (1, 2, 2), (1, 10, 12)]


@settings(max_examples=100)
@given(st.sampled_from(SHAPES), st.sampled_from([1, 3]), st.integers(380, 1600), st.integers(190, 700), st.data())
def test_blocks_lie_in_the_room_and_apart(
    shape: tuple[int, int, int], kinds: int, width: int, height: int, data: st.DataObject
) -> None:
    lens = data.draw(st.integers(0, shape[0] - 1))
    room = QRectF(4, 0, width, height)
    blocks = place_blocks(room, kinds, shape, lens, LINE)
    areas = [block.places.rect(0, 0, *shape[1:]) for block in blocks]
    for area in areas:
        assert room.adjusted(-1, -1, 1, 1).contains(area)
    for one, other in itertools.combinations(areas, 2):
        assert not one.intersects(other)
    large = [block for block in blocks if not block.is_small]
    assert {block.kind for block in large} == set(range(kinds))
    assert lens in {block.channel for block in large}
    assert {block.channel for block in blocks} == set(range(shape[0]))
