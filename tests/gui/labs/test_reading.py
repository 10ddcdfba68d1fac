"""What the arithmetic line says of a cell of the input and of a weight follows from where the window lies."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from convlab.core import Padding
from convlab.gui.labs.matrix.reading import ReadingPanel
from convlab.labs.common.sliding import Sliding

SIDES = st.integers(1, 6)
PADS = st.integers(0, 2)
ANY_TIME = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


@ANY_TIME
@given(
    st.tuples(SIDES, SIDES), st.tuples(SIDES, SIDES), st.tuples(PADS, PADS, PADS, PADS), st.integers(1, 3), st.data()
)
def test_counts_are_those_of_the_windows(
    qtbot: QtBot,
    size: tuple[int, int],
    kernel: tuple[int, int],
    padding: tuple[int, int, int, int],
    stride: int,
    data: st.DataObject,
) -> None:
    sliding = Sliding(size, kernel, Padding(*padding), (stride, stride))
    assume(all(k <= n for k, n in zip(sliding.extent, sliding.padded, strict=True)))
    windows = [set(sliding.cells(row, column)) for row in range(sliding.size[0]) for column in range(sliding.size[1])]
    panel = ReadingPanel()
    qtbot.addWidget(panel)
    cell = tuple(data.draw(st.integers(0, n - 1)) for n in sliding.padded)
    count = sum(cell in window for window in windows)
    panel.show_reach(1.0, len(sliding.reached(*cell)))
    said = re.search(r"contributes to (no|\d+) output(s?)", panel.arithmetic.text())
    assert said is not None
    assert (0 if said[1] == "no" else int(said[1])) == count
    assert (said[2] == "s") == (count > 1)
    rows, columns = sliding.multiplied(0, 0)
    panel.show_multiplied(1.0, len(rows) * len(columns), is_padded=any(padding))
    text = panel.arithmetic.text()
    assert f"multiplies {sliding.steps} cell" in text
    assert ("cells" in text) == (sliding.steps > 1)
    assert ("padded" in text) == (any(padding) and sliding.steps > 1)
