"""Random walks through all controls of "Learn a kernel": nothing raises, no shape is impossible, undo leads back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from pytestqt.qtbot import QtBot

from convlab.core import conv2d
from convlab.gui.labs.learning.learn.page import LearnPage
from convlab.labs.learning.learn.checks import check_learn
from convlab.labs.learning.learn.scenes import SCENES
from convlab.labs.learning.learn.state import LearnState
from tests.gui.pages import shown_page
from tests.gui.walks import PageWalk, turn, walk


class LearnWalk(PageWalk):
    page: LearnPage
    copied = ("input", "kernel", "target", "hidden", "gradient", "prediction")
    pasted = ("input", "kernel", "target", "hidden")

    @rule(row=st.integers(0, 3), axis=st.integers(0, 1), share=st.floats(0, 1))
    def turn_a_box(self, row: int, axis: int, share: float) -> None:
        controls = self.page.controls
        kernel = controls.kernel
        rows = (controls.input.size_row, kernel.size_row, kernel.padding, kernel.stride)
        turn(rows[row].boxes[axis], share)

    @rule(rate=st.sampled_from([1e-6, 0.01, 0.03, 0.5, 100.0, 1e3]))
    def choose_a_rate(self, rate: float) -> None:
        self.page.controls.descent.rate.chosen.emit(rate, None)

    @rule(share=st.floats(0, 1))
    def scrub(self, share: float) -> None:
        self.page.transport.slider.setValue(int(share * self.page.transport.slider.maximum()))

    @rule(name=st.sampled_from([name for name, scene in SCENES.items() if scene.photo is None]))
    def show_an_example(self, name: str) -> None:
        self.page.show_scene(name)

    @invariant()
    def what_is_shown_is_the_cores(self) -> None:
        state, views = self.state, self.page.stage.views
        check_learn(state)
        assert self.page.transport.position == state.now <= state.path.steps
        weights, bias = state.problem.split(state.path.thetas[state.now])
        prediction = conv2d(state.padded[None, None], weights, bias, stride=state.stride)[0]
        tolerance = 1e-9 * max(1.0, float(np.abs(prediction).max()))
        np.testing.assert_allclose(views["prediction"].picture.values, prediction[state.output], atol=tolerance)
        np.testing.assert_allclose(
            views["error"].picture.values, (prediction - state.y)[state.output], atol=2 * tolerance
        )


@pytest.mark.qt_log_ignore("does not support")
def test_walks(qtbot: QtBot) -> None:
    with shown_page(qtbot, LearnPage, LearnState()) as page:
        walk(LearnWalk, page)
