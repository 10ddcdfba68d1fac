"""Random walks through all controls of the Why-convolution lab: nothing raises, and undo leads back."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from convlab.core import conv2d
from convlab.gui.labs.why.page import WhyPage
from convlab.labs.why.state import SHARED, SIDES, VIEWS, WhyState
from tests.gui.pages import shown_page
from tests.gui.walks import PageWalk, shares, walk


class WhyWalk(PageWalk):
    page: WhyPage

    @rule(name=st.sampled_from(VIEWS))
    def show(self, name: str) -> None:
        QTest.mouseClick(self.page.view.button(name), Qt.MouseButton.LeftButton)

    @rule(share=shares, value=shares)
    def turn_a_box(self, share: float, value: float) -> None:
        boxes = [box for box in self.page.findChildren(QSpinBox) if box.isVisible() and box.isEnabled()]
        if boxes:
            box = boxes[int(share * len(boxes))]
            box.setValue(box.minimum() + int(value * (box.maximum() - box.minimum() + 1)))

    @invariant()
    def what_is_shown_is_the_cores(self) -> None:
        state: WhyState = self.page.state
        assert SIDES[0] <= state.side <= SIDES[1]
        assert state.delta < state.side
        view = self.page.open_view
        if view is self.page.ladder:
            self.the_ladder_is_the_cores(state)
        if view is self.page.shift:
            assert view.views["difference"].picture is not None
        else:
            assert view.transport.position == view.step < view.transport.count

    def the_ladder_is_the_cores(self, state: WhyState) -> None:
        stage = self.page.ladder.stage
        assert np.array_equal(stage.kernel.picture.values, state.shared)
        assert np.array_equal(stage.input.picture.values, state.plane)
        assert stage.output.picture.values.shape == (state.side, state.side)
        if state.rung >= SHARED:
            kernels = state.pair_weights((0, 0))[state.pair[0]]
            expected = conv2d(state.planes[None], kernels[None], padding=kernels.shape[-1] // 2)[0, 0]
            size = max(1.0, float(np.abs(state.input).max()) * float(np.abs(kernels).sum()))
            assert np.allclose(stage.output.picture.values, expected + state.biases, atol=1e-9 * size)


def test_walks(qtbot: QtBot) -> None:
    with shown_page(qtbot, WhyPage, WhyState()) as page:
        walk(WhyWalk, page)
