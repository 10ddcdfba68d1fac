"""Names at the ends of curves do not lie over each other."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from convlab.gui.widgets.label_places import spread_apart

ROOM = 200.0
labels = st.lists(
    st.builds(QRectF, st.integers(0, 90), st.integers(-20, 220), st.integers(5, 40), st.just(16)), max_size=8
)


@given(labels)
def test_no_label_covers_another_and_all_are_in_the_room(given_labels: list[QRectF]) -> None:
    placed = spread_apart(given_labels, 0, ROOM)
    for one, other in itertools.combinations(placed, 2):
        assert not one.adjusted(0, 0.01, 0, -0.01).intersects(other)
    assert all(label.top() >= 0 and label.bottom() <= ROOM for label in placed)
    assert [label.left() for label in placed] == [label.left() for label in given_labels]


@given(labels)
def test_labels_that_are_apart_stay(given_labels: list[QRectF]) -> None:
    apart = spread_apart(given_labels, 0, ROOM)
    assert spread_apart(apart, 0, ROOM) == apart
