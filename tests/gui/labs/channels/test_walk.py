"""Random walks through all controls of the Channels lab: nothing raises, no shape is impossible, undo leads back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.core import conv2d
from convlab.gui.labs.channels import preparer as channels_preparer
from convlab.gui.labs.channels.page import ChannelsPage
from convlab.labs.channels.scenes import SCENES
from convlab.labs.channels.state import ChannelsState
from convlab.labs.common.planes import MOST_CHANNELS
from convlab.labs.common.viewing import is_same_work
from tests.gui.pages import shown_page
from tests.gui.walks import PageWalk, turn, walk


class ChannelsWalk(PageWalk):
    page: ChannelsPage
    copied = ("input", "output")
    pasted = ("kernel",)

    @rule(row=st.integers(0, 4), axis=st.integers(0, 1), share=st.floats(0, 1))
    def turn_a_box(self, row: int, axis: int, share: float) -> None:
        controls = self.page.controls
        geometry, kernel = controls.geometry_section, controls.kernel
        rows = (controls.input.size_row, kernel.channels, kernel.size_row, geometry.padding, geometry.stride)
        turn(rows[row].boxes[axis], share)

    @rule(
        name=st.sampled_from(["height", "width", "kernel_height", "kernel_width", "c_i", "c_o"]), share=st.floats(0, 1)
    )
    def turn_a_box_of_the_cost(self, name: str, share: float) -> None:
        if self.page.cost.isVisible():
            turn(self.page.cost.boxes[name], share)

    @rule(name=st.sampled_from(["steps", "kernels", "pixel", "cost"]))
    def show_view(self, name: str) -> None:
        self.page.view.button(name).click()

    @rule(name=st.sampled_from([name for name, scene in SCENES.items() if scene.photo is None]))
    def show_an_example(self, name: str) -> None:
        self.page.show_scene(name)

    @rule()
    def wait(self) -> None:
        while not self.page.is_ready:
            QApplication.processEvents()

    @invariant()
    def what_is_shown_is_the_cores(self) -> None:
        """All of it is that of one state, though it may take a while until that is the present one."""
        page, state = self.page, self.page.seen
        if page.is_ready:
            assert is_same_work(state, self.state)
        assert 1 <= state.channels <= MOST_CHANNELS
        assert 1 <= state.outputs <= MOST_CHANNELS
        maps = conv2d(state.padded[None], state.kernel, state.bias, stride=state.stride)[0]
        assert 0 <= page.transport.position < state.sliding.steps
        tolerance = 1e-9 * max(1.0, float(np.abs(state.padded).max()) * float(np.abs(state.kernel).sum()))
        if page.stage.isVisible():
            rows = page.stage.rows[: state.channels]
            parts = np.stack([row.partial.picture.values for row in rows])
            assert np.allclose(page.stage.output.picture.values, maps[state.out], atol=tolerance)
            assert np.allclose(parts.sum(axis=0) + state.bias[state.out], maps[state.out], atol=tolerance)
        elif page.table.isVisible():
            for row, expected in zip(page.table.rows, maps, strict=False):
                assert np.allclose(row.output.picture.values, expected, atol=tolerance)
        elif page.pixel.isVisible() and state.is_pointwise:
            step = state.sliding.step(page.pixel.pixel)
            result = page.pixel.result.picture.values[:, 0]
            assert np.allclose(result, maps.reshape(len(maps), -1)[:, step], atol=tolerance)


@pytest.mark.qt_log_ignore("does not support")
def test_walks(qtbot: QtBot) -> None:
    with shown_page(qtbot, ChannelsPage, ChannelsState()) as page:
        walk(ChannelsWalk, page)


@pytest.mark.qt_log_ignore("does not support")
def test_walks_while_everything_is_computed_in_a_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels_preparer, "QUICK", -1.0)
    with shown_page(qtbot, ChannelsPage, ChannelsState()) as page:
        qtbot.waitUntil(lambda: page.is_ready)
        walk(ChannelsWalk, page, walks=12)
