"""Random walks through all controls of transposed convolution: nothing raises, and what is shown is the core's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convlab.core import conv_transpose2d
from convlab.gui.labs.learning.transposed.page import TransposedPage
from convlab.labs.learning.transposed.checks import check_transposed
from convlab.labs.learning.transposed.scenes import SCENES
from convlab.labs.learning.transposed.state import ASPECTS, TransposedState
from tests.gui.pages import shown_page
from tests.gui.walks import PageWalk, turn, walk


class TransposedWalk(PageWalk):
    page: TransposedPage
    copied = ("input", "kernel", "output")
    pasted = ("input", "kernel")

    @rule(aspect=st.sampled_from(ASPECTS))
    def look_at_another_aspect(self, aspect: str) -> None:
        QTest.mouseClick(self.page.aspect.button(aspect), Qt.MouseButton.LeftButton)

    @rule(name=st.sampled_from(list(SCENES)))
    def show_an_example(self, name: str) -> None:
        self.page.show_scene(name)

    @rule(
        name=st.sampled_from(["input", "kernel", "stride", "padding", "output_padding", "dilation"]),
        axis=st.integers(0, 1),
        share=st.floats(0, 1),
    )
    def turn_a_box(self, name: str, axis: int, share: float) -> None:
        controls = self.page.controls
        sizes = {"input": controls.input.size_row, "kernel": controls.kernel.size_row}
        turn((sizes | controls.geometry_section.rows)[name].boxes[axis], share)

    @rule()
    def use_the_output_as_input(self) -> None:
        self.page.controls.output.used.emit()

    @invariant()
    def what_is_shown_is_the_cores(self) -> None:
        state, page = self.state, self.page
        check_transposed(state)
        geometry = {name: getattr(state, name) for name in ("stride", "padding", "output_padding", "dilation")}
        expected = conv_transpose2d(state.input[None, None], state.kernel[None, None], **geometry)[0, 0]
        atol = 1e-9 * max(1.0, float(np.abs(expected).max()))
        assert np.allclose(state.output, expected, atol=atol)
        assert page.aspect.button(state.aspect).isChecked()
        assert 0 <= page.transport.position < state.sliding.steps
        if state.aspect == "stamps":
            shown = page.stamps.output.picture
            assert shown.shape == state.stamping.whole
            if not page.transport.is_building:
                assert np.array_equal(shown.values, state.whole)
        elif state.aspect == "correlation":
            assert np.allclose(page.correlation.output.picture.values, expected, atol=atol)
        elif state.aspect == "matrix" and state.matrix_form.is_drawn:
            shown = page.matrix_form.views["product"].picture.values
            assert np.allclose(shown.ravel(), expected.ravel(), atol=atol)
        elif state.aspect == "back" and state.round_trip.is_possible:
            assert page.back.views["difference"].picture.shape == state.input.shape


@pytest.mark.qt_log_ignore("does not support")
def test_walks(qtbot: QtBot) -> None:
    with shown_page(qtbot, TransposedPage, TransposedState()) as page:
        walk(TransposedWalk, page)
