"""One lab opens another and hands something over to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from convlab.gui.main_window import MainWindow
from convlab.labs.common.arrays import frozen


def test_the_other_lab_is_shown_with_what_was_handed_over(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[Mapping[str, Any]] = []
    monkeypatch.setattr(window.pages["channels"], "take_over", taken.append)
    window.show_lab("pooling")
    window.pages["pooling"].other_lab_requested.emit("channels", {"step": 1})
    assert window.lab == "channels"
    assert taken == [{"step": 1}]


@pytest.mark.parametrize("lab", ["convolution", "pooling"])
def test_gradients_are_those_of_the_matrices_that_are_shown(window: MainWindow, lab: str) -> None:
    window.show_lab(lab)
    page = window.pages[lab]
    page.lab.look(step=3)
    page.gradients.click()
    assert window.lab == "learning"
    learning = window.pages["learning"]
    shown, state = learning.state.backward, page.state
    assert learning.state.view == "backward"
    assert shown.input[0].tolist() == (state.input if lab == "convolution" else state.plane).tolist()
    assert shown.output[0].tolist() == state.output.tolist()
    assert shown.step == 3
    learning.lab.undo()
    assert not learning.lab.can_undo


def test_of_a_large_input_the_cells_around_the_step_are_taken_over_and_that_is_said(window: MainWindow) -> None:
    window.show_lab("convolution")
    page = window.pages["convolution"]
    page.choose_input("digit")
    page.lab.look(step=300)
    page.gradients.click()
    shown = window.pages["learning"]
    assert shown.state.backward.input.shape == (1, 8, 8)
    assert "Of the 28 × 28 input the 8 × 8 cells" in shown.note.text()


def test_a_kernel_that_is_too_large_to_follow_is_refused_with_a_sentence(window: MainWindow) -> None:
    window.show_lab("convolution")
    page = window.pages["convolution"]
    page.choose_input("digit")
    page.edit({"kernel": frozen(np.ones((7, 7))), "recipe": None})
    page.gradients.click()
    shown = window.pages["learning"]
    assert "at most 5 × 5" in shown.note.text()
    assert shown.state.backward.scene == "backward_book"
