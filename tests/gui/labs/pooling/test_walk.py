"""Random walks through all controls of the Pooling lab: nothing raises, no shape is impossible, undo leads back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from convlab.core import avg_pool2d, max_pool2d
from convlab.gui.labs.pooling.page import PoolingPage
from convlab.labs.pooling.relu_tree import tree_at
from convlab.labs.pooling.scenes import SCENES
from convlab.labs.pooling.shift import POOLINGS, comparisons, sample_of
from convlab.labs.pooling.state import VIEWS, PoolingState
from tests.gui.matrices import click
from tests.gui.pages import shown_page
from tests.gui.walks import PageWalk, turn, walk

LEFT = Qt.MouseButton.LeftButton


class PoolingWalk(PageWalk):
    page: PoolingPage
    copied = ("input", "output")

    @rule(view=st.sampled_from(VIEWS))
    def look_elsewhere(self, view: str) -> None:
        QTest.mouseClick(self.page.view.button(view), LEFT)

    @rule(name=st.sampled_from(list(SCENES)))
    def show_an_example(self, name: str) -> None:
        self.page.show_scene(name)

    @rule(row=st.integers(0, 3), axis=st.integers(0, 1), share=st.floats(0, 1))
    def turn_a_box(self, row: int, axis: int, share: float) -> None:
        controls = self.page.controls
        rows = (
            controls.input.size_row,
            controls.window_section.size_row,
            controls.geometry_section.padding,
            controls.geometry_section.stride,
        )
        turn(rows[row].boxes[axis], share)

    @rule(name=st.sampled_from(["rows", "columns"]), value=st.integers(-4, 4))
    def move_a_slider(self, name: str, value: int) -> None:
        slider: QSlider = self.page.controls.shift.sliders[name]
        if slider.isVisible():
            slider.setValue(value)

    @rule(axis=st.integers(0, 1), place=st.integers(-5, 5))
    def click_on_a_curve(self, axis: int, place: int) -> None:
        plot = self.page.shift_view.plots.plots[axis]
        if plot.isVisible():
            QTest.mouseClick(plot, LEFT, pos=plot.pixel(place, 20).toPoint())

    @rule(side=st.sampled_from(["input", "output"]), index=st.integers(0, 3), elsewhere=st.booleans())
    def choose_a_channel(self, side: str, index: int, elsewhere: bool) -> None:
        strip = (self.page.identities if elsewhere else self.page.stage).strips[side]
        if strip.isVisible():
            QTest.mouseClick(strip, LEFT, pos=strip.place(index).center().toPoint())

    @rule(row=st.integers(0, 9), column=st.integers(0, 9))
    def click_on_the_input_in_other_words(self, row: int, column: int) -> None:
        plane = self.page.identities.plane
        rows, columns = self.state.sliding.input
        if plane.isVisible() and row < rows and column < columns:
            click(plane, (row, column))

    @invariant()
    def what_is_shown_is_the_cores(self) -> None:
        state, page = self.state, self.page
        p = state.padding
        assert max(p.top, p.bottom) <= state.window[0] // 2
        assert max(p.left, p.right) <= state.window[1] // 2
        assert 0 <= page.transport.position < state.sliding.steps
        assert 0 <= state.channel < state.channels
        if page.stage.isVisible():
            assert np.array_equal(page.stage.output.picture.values, expected(state))
        elif page.shift_view.isVisible():
            found = comparisons(sample_of(state.shift, state.plane), state.shift).comparisons
            side = "difference" if page.shift_view.shown.button("difference").isChecked() else "after"
            for pooling in POOLINGS:
                shown = page.shift_view.maps[pooling, "after"].picture.values
                assert np.array_equal(shown, getattr(found[pooling], side))
        else:
            convolved, averaged = (page.identities.views[name].picture.values for name in ("convolved", "averaged"))
            assert np.allclose(convolved, averaged, atol=1e-9 * max(1.0, float(np.abs(state.input).max())))
            tree = page.identities.tree.tree
            sign = -1 if state.kind == "min" else 1
            assert np.array_equal(tree.window, sign * tree_at(state.plane, page.identities.corner).window)
            assert tree.result == pytest.approx(tree.window.max())


def expected(state: PoolingState) -> np.ndarray:
    """The output of the plane that is stepped through."""
    x, geometry = state.plane[None, None], {"stride": state.sliding.stride, "padding": state.padding}
    if state.kind == "average":
        return avg_pool2d(x, state.window, **geometry, count_include_pad=state.count_include_pad)[0, 0]
    sign = 1 if state.kind == "max" else -1
    return sign * max_pool2d(sign * x, state.window, **geometry)[0, 0]


@pytest.mark.qt_log_ignore("does not support")
def test_walks(qtbot: QtBot) -> None:
    with shown_page(qtbot, PoolingPage, PoolingState()) as page:
        walk(PoolingWalk, page)
