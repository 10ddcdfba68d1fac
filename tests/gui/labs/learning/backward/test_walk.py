"""Random walks through the controls of the Backward view: nothing raises, numbers are the core's, undo leads back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convlab.core import avg_pool2d_backward, conv2d_backward, max_pool2d_backward, relu_backward, sigmoid_backward
from convlab.gui.labs.learning.backward.page import BackwardPage
from convlab.labs.learning.backward.checks import check_backward
from convlab.labs.learning.backward.layer import OPERATIONS
from convlab.labs.learning.backward.scenes import SCENES
from convlab.labs.learning.backward.state import ABOVES, BackwardState
from tests.gui.pages import shown_page
from tests.gui.walks import PageWalk, turn, walk

LEFT = Qt.MouseButton.LeftButton


class BackwardWalk(PageWalk):
    page: BackwardPage
    copied = ("input", "output", "upstream", "input_gradient")
    pasted = ("input", "kernel", "upstream")

    @rule(name=st.sampled_from(list(SCENES)))
    def show_an_example(self, name: str) -> None:
        self.page.show_scene(name)

    @rule(name=st.sampled_from(OPERATIONS))
    def choose_an_operation(self, name: str) -> None:
        self.page.operation.chosen.emit(name)

    @rule(name=st.sampled_from(ABOVES))
    def look_at_a_cross_correlation(self, name: str) -> None:
        button = self.page.stage.above.button(name)
        if button.isVisible():
            QTest.mouseClick(button, LEFT)

    @rule(row=st.integers(0, 6), axis=st.integers(0, 1), share=st.floats(0, 1))
    def turn_a_box(self, row: int, axis: int, share: float) -> None:
        controls = self.page.controls
        rows = (
            controls.input.size_row,
            controls.kernel.size_row,
            controls.kernel.channels,
            controls.window_section.size_row,
            controls.geometry_section.padding,
            controls.geometry_section.stride,
            controls.geometry_section.dilation,
        )
        box = rows[row].boxes[axis]
        if box.isVisible():
            turn(box, share)

    @invariant()
    def what_is_shown_is_the_cores(self) -> None:
        state, page = self.state, self.page
        check_backward(state)
        shown = np.stack([view.picture.values for view in page.stage.planes["input_gradient"].shown.values()])
        if not page.transport.is_building:
            p = state.layer.padding
            rows, columns = state.sliding.input
            inner = shown[:, p.top : p.top + rows, p.left : p.left + columns]
            assert np.allclose(inner, expected(state), atol=1e-9 * max(1.0, float(np.abs(shown).max())))
        assert 0 <= page.transport.position < state.sliding.steps


def expected(state: BackwardState) -> np.ndarray:
    x, upstream = state.input[None], state.upstream[None]
    where = {"stride": state.stride, "padding": state.padding}
    if state.operation == "convolution":
        return conv2d_backward(upstream, x, state.kernel, state.bias, **where, dilation=state.dilation)[0][0]
    if state.operation == "average":
        return avg_pool2d_backward(upstream, x, state.window, **where, count_include_pad=state.counts_padding)[0]
    if state.operation in ("max", "min"):
        return max_pool2d_backward(upstream, x if state.operation == "max" else -x, state.window, **where)[0]
    return (relu_backward if state.operation == "relu" else sigmoid_backward)(upstream, x)[0]


@pytest.mark.qt_log_ignore("does not support")
def test_walks(qtbot: QtBot) -> None:
    with shown_page(qtbot, BackwardPage, BackwardState()) as page:
        walk(BackwardWalk, page)
