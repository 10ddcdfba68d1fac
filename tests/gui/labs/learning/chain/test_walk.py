"""Random walks through all controls of the chain: nothing raises, what is shown is the core's, undo leads back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from pytestqt.qtbot import QtBot

from convlab.gui.labs.learning.chain.page import ChainPage
from convlab.labs.learning.chain.checks import check_chain
from convlab.labs.learning.chain.scenes import SCENES
from convlab.labs.learning.chain.state import ChainState
from convlab.labs.learning.chain.steps import NODES
from tests.gui.matrices import set_box
from tests.gui.pages import shown_page
from tests.gui.walks import PageWalk, walk


class ChainWalk(PageWalk):
    page: ChainPage
    copied = ("input", "kernel", "d_conv", "weights")
    pasted = ("input", "kernel")

    @rule(name=st.sampled_from(list(SCENES)))
    def show_an_example(self, name: str) -> None:
        self.page.show_scene(name)

    @rule(node=st.sampled_from(NODES))
    def look_closer(self, node: str) -> None:
        self.page.show_close(node)

    @rule(rate=st.sampled_from(["0.01", "0.5", "1000", "0", "1e300"]))
    def choose_a_rate(self, rate: str) -> None:
        set_box(self.page.controls.update_section.rate, rate)

    @rule(count=st.integers(1, 20))
    def update(self, count: int) -> None:
        self.page.update_parameters(count)

    @invariant()
    def what_is_shown_is_the_states(self) -> None:
        check_chain(self.state)
        for name, view in self.page.stage.views.items():
            if view.isVisible():
                assert np.array_equal(view.picture.values, self.state.matrix(name))
        assert self.page.note.text()
        assert self.page.arithmetic.text()


@pytest.mark.qt_log_ignore("does not support")
def test_walks(qtbot: QtBot) -> None:
    with shown_page(qtbot, ChainPage, ChainState()) as page:
        walk(ChainWalk, page)
