"""Random walks through all controls of the Convolution lab: nothing raises, no shape is impossible, undo leads back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from pytestqt.qtbot import QtBot

from convlab.core import conv2d, convolve2d
from convlab.gui.labs.convolution.page import ConvolutionPage
from convlab.labs.convolution.state import ConvolutionState
from tests.gui.pages import shown_page
from tests.gui.walks import PageWalk, turn, walk


class ConvolutionWalk(PageWalk):
    page: ConvolutionPage
    copied = ("input", "output")
    pasted = ("kernel",)

    @rule(row=st.integers(0, 4), axis=st.integers(0, 1), share=st.floats(0, 1))
    def turn_a_box(self, row: int, axis: int, share: float) -> None:
        controls = self.page.controls
        geometry = controls.geometry_section
        rows = (controls.input.size_row, controls.kernel.size_row, geometry.padding, geometry.stride, geometry.dilation)
        turn(rows[row].boxes[axis], share)

    @rule(value=st.integers(0, 345))
    def turn_the_direction(self, value: int) -> None:
        if not self.page.controls.kernel.angle.isHidden():
            self.page.controls.kernel.angle.setValue(value)

    @invariant()
    def what_is_shown_is_the_cores(self) -> None:
        state = self.state
        operation, options = (
            convolve2d if state.flipped else conv2d,
            {"stride": state.stride, "dilation": state.dilation},
        )
        expected = operation(state.padded[None, None], state.kernel[None, None], **options)[0, 0]
        shown = self.page.stage.output.picture.values
        assert shown.shape == state.sliding.size
        if not state.shows_difference:
            assert np.allclose(shown, np.maximum(expected, 0) if state.with_relu else expected, atol=1e-9 * state.white)
        assert 0 <= self.page.transport.position < state.sliding.steps


@pytest.mark.qt_log_ignore("does not support")
def test_walks(qtbot: QtBot) -> None:
    with shown_page(qtbot, ConvolutionPage, ConvolutionState()) as page:
        walk(ConvolutionWalk, page)
