"""The Chain page by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convlab.gui.labs.learning.chain.page import ChainPage
from convlab.gui.widgets.refusal import refusal_of
from convlab.labs.learning.chain.passes import PARAMETERS
from convlab.labs.learning.chain.scenes import SCENES
from convlab.labs.learning.chain.state import ChainState
from convlab.labs.learning.chain.steps import STEPS
from tests.gui.matrices import click, drag, hover, leave, press, set_box, turn_wheel, type_text
from tests.gui.motion import is_still, pass_time, play
from tests.gui.pages import shown_page

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[ChainPage]:
    with shown_page(qtbot, ChainPage, ChainState()) as page:
        yield page


def seen(page: ChainPage) -> set[str]:
    """The matrices whose numbers can be read."""
    return {
        name
        for name, view in page.stage.views.items()
        if view.isVisible() and view.picture is not None and view.picture.revealed is None
    }


def marked(page: ChainPage, name: str) -> int:
    """How many cells of a matrix are lit."""
    return round(sum(mark.rows * mark.columns for mark in page.stage.views[name].marks))


# ---- both passes


def test_every_number_of_both_passes_is_there_at_first(page: ChainPage) -> None:
    assert seen(page) == set(page.stage.views)
    for name, view in page.stage.views.items():
        np.testing.assert_array_equal(view.picture.values, page.state.matrix(name))


def test_it_is_built_up_forward_and_then_backward(page: ChainPage) -> None:
    page.transport.build_button.click()
    page.transport.go_to(0)
    given = {"input", *PARAMETERS}
    for number, step in enumerate(STEPS):
        assert page.transport.position == number
        pass_time(page.transport, 0.2)
        page.transport.slider.setValue(number)
        assert page.state.step == number
        assert given <= seen(page)
        if step.phase != "update":
            given |= set(step.gives)
        page.stepper.show_step(number)
        page._show_computed()
        assert seen(page) == given
        QTest.keyClick(page, Qt.Key.Key_Right)
        pass_time(page.transport, 0.5)
        page.transport._slide.invalidate()
    assert seen(page) == set(page.stage.views)


def test_playing_goes_through_all_steps_and_stops(page: ChainPage) -> None:
    play(page.transport)
    pass_time(page.transport, 0.5)
    assert "d_logits" not in seen(page)
    assert page.motion.overlay.texts  # numbers fly
    pass_time(page.transport, 14)
    assert page.state.step == len(STEPS) - 1
    assert seen(page) == set(page.stage.views)
    assert is_still(page.transport)


def test_the_arithmetic_is_that_of_the_step(page: ChainPage) -> None:
    assert page.arithmetic.text().endswith(" + 1×1 + 1×(−0.3) + 0×(−0.5) + 0×0.8 + 0×(−0.4) = 0.7")
    page.transport.slider.setValue(6)
    assert page.arithmetic.text() == "∂L/∂o₀ = 0.5449 − 0 = 0.5449"
    page.transport.slider.setValue(8)
    assert page.arithmetic.text() == "∂L/∂a₁₃ = (−0.272)×1 = −0.272    it holds the maximum of its window"
    page.transport.slider.setValue(11)
    assert page.arithmetic.text() == "K₁₀ ← −0.6 − 0.1×(−0.272) = −0.573"


# ---- looking at a cell


def test_a_cell_shows_what_it_comes_from_and_what_it_reaches(page: ChainPage) -> None:
    hover(page.stage.views["conv"], (2, 1))
    assert marked(page, "input") == marked(page, "kernel") == 9
    assert marked(page, "conv") == marked(page, "activated") == 1
    assert page.arithmetic.text().startswith("z₂₁ = ")
    assert page.reading.formula_label.text() == "Forward: Convolution"
    hover(page.stage.views["d_kernel"], (0, 0))
    assert marked(page, "input") == marked(page, "d_conv") == 16
    assert marked(page, "kernel") == 1
    hover(page.stage.views["d_conv"], (1, 0))
    assert marked(page, "d_input") == marked(page, "d_kernel") == 9
    assert marked(page, "d_activated") == 1
    assert page.formula.text().startswith("∂<i>L</i>/∂")
    assert page.reading.formula_label.text() == "Backward: ReLU"  # of what is pointed at, not of the step
    leave(page.stage.views["d_conv"])
    assert page.arithmetic.text().startswith("z₁₀ = ")


def test_a_click_keeps_a_cell_until_it_is_clicked_again(page: ChainPage) -> None:
    view = page.stage.views["d_weights"]
    click(view, (1, 2))
    leave(view)
    assert page.arithmetic.text().startswith("∂L/∂W₁₂ = ")
    click(view, (1, 2))
    leave(view)
    assert page.arithmetic.text().startswith("z₁₀ = ")


def test_what_is_not_computed_yet_tells_nothing(page: ChainPage) -> None:
    page.transport.set_building(True)
    hover(page.stage.views["d_conv"], (1, 0))
    assert page.arithmetic.text().startswith("z₁₀ = ")
    assert marked(page, "d_conv") == 0


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_a_step_alone_shows_its_operation_large(page: ChainPage, step: int) -> None:
    page.transport.slider.setValue(step)
    before = {name: view.places.cell for name, view in page.stage.views.items()}
    present = page.state.present
    node = "probabilities" if present.node == "loss" else present.node
    page.stage.nodes[node].click()
    assert page.state.is_close
    shown = seen(page)
    assert set(page.state.present.gives) <= shown
    assert len(shown) < len(page.stage.views)
    name = page.state.present.gives[0]
    assert page.stage.views[name].places.cell > before[name]
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.state.is_close
    assert seen(page) == set(page.stage.views)
    assert not page.lab.can_undo


def test_a_node_is_opened_in_the_direction_that_is_being_followed(page: ChainPage) -> None:
    page.stage.nodes["pooled"].click()
    assert page.state.present.phase == "forward"
    page.stage.back.click()
    page.transport.slider.setValue(10)
    page.stage.nodes["pooled"].click()
    assert (page.state.present.phase, page.state.present.node) == ("backward", "pooled")


# ---- editing


def test_drawing_and_typing_change_every_number_after_it(page: ChainPage) -> None:
    loss = page.state.loss
    drag(page.stage.views["input"], [(0, 0), (1, 1), (2, 2)])
    assert page.state.input[0, 0] == page.state.input[1, 1] == 1
    assert page.state.loss != loss
    assert page.state.scene is None
    page.lab.undo()
    assert page.state.loss == loss
    click(page.stage.views["kernel"], (0, 1))
    type_text("1/2")
    press(Qt.Key.Key_Return)
    assert page.state.kernel[0, 1] == 0.5
    np.testing.assert_array_equal(page.stage.views["d_kernel"].picture.values, page.state.gradients["d_kernel"])
    view = page.stage.views["biases"]
    turn_wheel(view, view.places.rect(1, 0).center().toPoint(), 2)
    assert page.state.biases[1, 0] == pytest.approx(0.2)


def test_the_label_the_activation_and_the_pooling_are_chosen(page: ChainPage) -> None:
    page.controls.input.label.button(0).click()
    page.controls.network.activation.button("sigmoid").click()
    page.controls.network.pooling.button("average").click()
    state = page.state
    assert (state.label, state.activation, state.pooling) == (0, "sigmoid", "average")
    assert page.stage.nodes["activated"].text() == "Sigmoid"
    assert state.scene is None


def test_matrices_go_through_the_clipboard(page: ChainPage) -> None:
    QGuiApplication.clipboard().setText("1 2 3\n4 5 6\n7 8 9")
    page.clipboard.paste("kernel")
    assert page.state.kernel.ravel().tolist() == list(range(1, 10))
    page.clipboard.paste("input")
    assert page.note.text() == "This needs 6 × 6 numbers; what was pasted has 3 × 3."
    page.clipboard.copy("d_kernel")
    assert len(QGuiApplication.clipboard().text().split()) == 9


def test_random_drawings_and_weights_can_be_undone(page: ChainPage) -> None:
    page.controls.input.buttons["again"].click()
    assert page.state.input_name == "random"
    page.controls.network.buttons["again"].click()
    page.lab.undo()
    page.lab.undo()
    assert page.state.scene == "lying"


# ---- updates


def test_an_update_lowers_the_loss_as_it_was_said(page: ChainPage) -> None:
    expected = page.state.next_loss
    section = page.controls.update_section
    assert section.result.text() == "Loss 0.787, after an update 0.658"
    section.once.click()
    assert page.state.loss == expected
    assert page.state.updates == 1
    section.often.click()
    assert page.state.updates == 11
    assert len(section.plot.points()) == 13  # and the next
    page.lab.undo()
    page.lab.undo()
    assert page.state.updates == 0
    assert page.state.scene == "lying"


def test_another_rate_keeps_the_curve_but_another_label_begins_it_anew(page: ChainPage) -> None:
    section = page.controls.update_section
    section.once.click()
    set_box(section.rate, "0.5")
    assert (page.state.rate, page.state.updates) == (0.5, 1)
    page.controls.input.label.button(0).click()
    assert page.state.updates == 0


@pytest.mark.parametrize("text", ["0", "-1", "1e300", "x"])
def test_an_impossible_learning_rate_is_refused_with_a_reason(page: ChainPage, text: str) -> None:
    rate = page.controls.update_section.rate
    set_box(rate, text)
    assert refusal_of(rate)
    assert page.state.rate == 0.1


def test_updates_stop_where_numbers_get_too_large(page: ChainPage) -> None:
    page.edit({"rate": 1000.0, "label": 0})
    page.set_cell("weights", (1, 0), 1e12)
    page.set_cell("weights", (0, 0), -1e12)
    page.update_parameters(10)
    assert page.note.text().startswith("Stopped after")
    assert not page.controls.update_section.once.isEnabled()


# ---- examples and sizes


@pytest.mark.parametrize("scene", SCENES)
def test_an_example_begins_at_its_step(page: ChainPage, scene: str) -> None:
    page.show_scene(scene)
    assert page.state.scene == scene
    assert page.state.step == SCENES[scene].step == page.transport.position
    note = page.note.text()
    page.stepper.go_to(2)
    assert page.note.text() != note


@pytest.mark.parametrize("size", [(960, 530), (1140, 610), (1460, 890)])
@pytest.mark.parametrize("is_close", [False, True])
def test_everything_has_its_place_and_numbers_are_legible(
    page: ChainPage, size: tuple[int, int], is_close: bool
) -> None:
    page.resize(QSize(*size))
    for step in range(len(STEPS)):
        page.lab.look(step=step, is_close=is_close)
        places = page.stage._places
        area = page.stage.rect()
        for name in (*places.matrices, *places.cards):
            rect = places.matrices.get(name) or places.cards[name]
            assert area.contains(rect.toAlignedRect()), (name, rect)
        cards = list(places.cards.values())
        assert not any(a.intersects(b) for i, a in enumerate(cards) for b in cards[i + 1 :])
        for name in places.matrices:
            assert page.stage.views[name].places.cell >= 17, name
        if not is_close:
            break
