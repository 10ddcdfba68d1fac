"""Going back in time along the curves, branches, and changes during a run: real clicks, real MNIST."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.core import StopRules, Training
from convlab.core.data.datasets import Dataset
from convlab.gui.labs.lenet.page import LeNetPage
from convlab.gui.labs.lenet.training.insight import describe_insight
from convlab.gui.theme import run_colour
from convlab.gui.training.run import Phase
from convlab.labs.common.numbers import format_number
from convlab.labs.lenet.architecture import Architecture
from convlab.labs.lenet.inside.attribution import attribution
from convlab.labs.lenet.inside.maps import Target, snapshot_of
from convlab.labs.lenet.state import BOOK, MODERN, observe
from convlab.labs.lenet.training.insight import SAMPLE, look_inside
from tests.gui.curves import place_on_curves
from tests.gui.labs.lenet.training.test_panel import choose, steps_taken, train_some, wait_for


@pytest.fixture
def trained(page: LeNetPage, qtbot: QtBot) -> LeNetPage:
    """A page whose run has taken its eight steps."""
    choose(page, examples=1_000, epochs=2)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    page.training.curves.show_now()
    return page


def press_at_step(page: LeNetPage, step: int, plot: int = 0) -> None:
    """Press the mouse on the curve above a step."""
    curve = page.training.curves.plots[plot]
    place = place_on_curves(curve, step / page.run.log.last.steps_per_epoch)
    QTest.mousePress(curve.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(curve.viewport(), Qt.MouseButton.LeftButton, pos=place)


def core_weights(dataset: Dataset, steps: int, **changes: object) -> np.ndarray:
    recipe = replace(MODERN, **{"examples": 1_000, "epochs": 2, **changes})
    examples, network = recipe.used(dataset.train), recipe.network()
    training = Training(network, examples.images, examples.labels, recipe.settings())
    for _ in range(steps):
        training.step()
    return network.parameters


def test_a_press_on_the_curve_shows_the_weights_of_that_step(trained: LeNetPage, dataset: Dataset) -> None:
    page = trained
    for step in (5, 2):
        press_at_step(page, step)
        assert page.run.shown.step == step
        assert np.array_equal(page.run.shown.network.parameters, core_weights(dataset, step))
        seen = observe(page.run.shown.network, page.lab.state.image)
        assert page.bars.probabilities == seen.probabilities.tolist()
        assert f"after {step} steps" in page.prediction.note.text()
        for plot in page.training.curves.plots:
            assert plot.marker == pytest.approx(step / 4)
    assert page.training.curves.time.text.text() == "step 2 of 8"


def test_a_drag_goes_through_the_steps(trained: LeNetPage) -> None:
    curve = trained.training.curves.plots[0]
    moments = []
    trained.run.shown.changed.connect(lambda: moments.append(trained.run.shown.step))
    begin, end = (place_on_curves(curve, step / 4) for step in (7, 1))
    QTest.mousePress(curve.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    for x in range(begin.x(), end.x() - 1, -4):
        QTest.mouseMove(curve.viewport(), QPoint(x, begin.y()))
    QTest.mouseRelease(curve.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert moments[0] == 7
    assert moments == sorted(moments, reverse=True)
    assert set(moments) >= {2, 3, 4, 5, 6, 7}


def test_looking_back_from_the_bundled_weights_shows_ones_own(trained: LeNetPage) -> None:
    trained.weights.button("modern").click()
    press_at_step(trained, 3)
    assert trained.lab.state.weights == "mine"


def test_arrow_keys_go_from_state_to_state_and_the_buttons_too(trained: LeNetPage) -> None:
    page, time = trained, trained.training.curves.time
    press_at_step(page, 5)
    plot = page.training.curves.plots[0]
    assert plot.hasFocus()
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert page.run.shown.step == 4
    QTest.keyClick(plot, Qt.Key.Key_Right)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert page.run.shown.step == 6
    time.back_button.click()
    time.back_button.click()
    assert page.run.shown.step == 4
    time.present_button.click()
    assert page.run.shown.checkpoint is None
    assert page.training.curves.plots[0].marker is None
    assert not time.present_button.isEnabled()
    assert page.run.shown.step == 8


def test_before_the_first_state_there_is_nothing(trained: LeNetPage) -> None:
    press_at_step(trained, 0)
    assert trained.run.shown.step == 0
    assert np.array_equal(trained.run.shown.network.parameters, trained.run.recipe.network().parameters)
    trained.controller.look_further(-1)
    assert trained.run.shown.step == 0
    assert not trained.training.curves.time.back_button.isEnabled()


def test_training_goes_on_while_one_looks_back(page: LeNetPage, qtbot: QtBot) -> None:
    train_some(page, qtbot, 6)
    page.training.curves.show_now()
    press_at_step(page, 2)
    shown = page.bars.probabilities
    before = steps_taken(page)
    qtbot.waitUntil(lambda: steps_taken(page) >= before + 4, timeout=20_000)
    assert page.run.phase is Phase.RUNNING
    assert page.run.shown.step == 2
    assert page.bars.probabilities == shown
    page.training.curves.time.present_button.click()
    assert page.run.shown.step == steps_taken(page)


def test_a_branch_goes_on_from_the_shown_step(trained: LeNetPage, qtbot: QtBot, dataset: Dataset) -> None:
    page = trained
    parent = page.run.record
    press_at_step(page, 3)
    page.training.curves.time.branch_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    branch = page.run.record
    assert (branch.parent, branch.first_step, branch.steps_taken) == (parent.number, 3, 8)
    assert np.array_equal(
        page.run.shown.network.parameters, core_weights(dataset, 8)
    )  # with nothing changed it is the same
    assert branch.log.losses()[0][1].tolist() == parent.log.losses()[0][1].tolist()
    press_at_step(page, 2)  # before the branch: its parent's weights
    assert np.array_equal(page.run.shown.network.parameters, core_weights(dataset, 2))
    plot = page.training.curves.plots[0]
    page.training.curves.show_now()
    assert [(other.colour, other.name) for other in plot.others] == [(run_colour(parent.number), "Run 1")]
    assert plot.curve_colours[1] == run_colour(branch.number) != run_colour(parent.number)
    assert [text for _, text in plot.notes] == ["branch"]


def test_a_branch_with_another_learning_rate_and_back_to_its_parent(trained: LeNetPage, qtbot: QtBot) -> None:
    page = trained
    parent, final = page.run.record, page.run.shown.network.parameters.copy()
    press_at_step(page, 4)
    page.training.form.learning_rate.setValue(0.01)
    page.training.curves.time.branch_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    assert page.lab.state.recipe.learning_rate == 0.01
    assert not np.array_equal(page.run.shown.network.parameters, final)
    page.run.open(parent.number)
    assert np.array_equal(page.run.shown.network.parameters, final)
    assert page.run.phase is Phase.FINISHED


def test_continuing_from_the_end_adds_an_epoch(trained: LeNetPage, qtbot: QtBot, dataset: Dataset) -> None:
    page = trained
    assert page.training.curves.time.branch_button.isEnabled()
    page.training.curves.time.branch_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    assert steps_taken(page) == 12
    assert page.training.form.epochs.value() == 3
    assert np.array_equal(page.run.shown.network.parameters, core_weights(dataset, 12, epochs=3))


def test_a_learning_rate_changed_on_the_way_is_marked_and_can_be_repeated(page: LeNetPage, qtbot: QtBot) -> None:
    page.training.step_button.click()
    wait_for(page, qtbot, Phase.PAUSED)
    page.training.form.learning_rate.setValue(0.0005)
    page.training.form.epochs.setValue(4)
    for steps in (2, 3):
        page.training.step_button.click()
        qtbot.waitUntil(lambda steps=steps: steps_taken(page) == steps, timeout=20_000)
        wait_for(page, qtbot, Phase.PAUSED)
    record = page.run.record
    assert record.changes[-1].step == 1
    assert (record.tuning.learning_rate, record.tuning.epochs) == (0.0005, 4)
    page.training.curves.show_now()
    notes = {text for _, text in page.training.curves.plots[0].notes}
    assert "η 0.002 → 0.0005" in notes
    assert page.training.figures[0].text().endswith("/ 4")
    losses = record.log.losses()[0][1].tolist()
    page.run.repeat(record)
    qtbot.waitUntil(lambda: steps_taken(page) >= 3, timeout=20_000)
    assert page.run.record is not record
    assert page.run.log.losses()[0][1].tolist()[:3] == losses


def test_undo_during_a_run_takes_the_change_back(page: LeNetPage, qtbot: QtBot) -> None:
    train_some(page, qtbot)
    page.training.form.learning_rate.setValue(0.01)
    qtbot.waitUntil(lambda: page.run.record.tuning.learning_rate == 0.01, timeout=20_000)
    assert page.run.phase is Phase.RUNNING
    page.drawing.undo_button.click()
    qtbot.waitUntil(lambda: page.run.record.tuning.learning_rate == MODERN.learning_rate, timeout=20_000)


def test_a_stop_rule_from_the_form_ends_the_run_and_says_so(page: LeNetPage, qtbot: QtBot) -> None:
    rules = page.training.form.rules
    assert not rules.accuracy.isVisible()
    page.training.form.more.button.click()
    rules.by_accuracy.click()
    rules.accuracy.setValue(5)
    assert page.lab.state.recipe.stop == StopRules(accuracy=0.05)
    choose(page, examples=1_000, epochs=9)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    assert steps_taken(page) == 4
    assert "has reached" in page.training.message.text()
    rules.by_accuracy.click()
    rules.by_patience.click()
    assert page.lab.state.recipe.stop == StopRules(patience=rules.patience.value())


def test_a_divergence_is_explained_with_its_numbers(page: LeNetPage, qtbot: QtBot) -> None:
    choose(page, optimiser="sgd", learning_rate=100.0)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FAILED)
    account, text = page.run.record.divergence, page.training.message.text()
    finite = [loss for loss in account.losses if math.isfinite(loss)]
    assert f"grew from {format_number(finite[0])} to {format_number(max(finite))}" in text
    assert f"at step {account.layer_step}" in text
    assert f"{page.run.record.safer_learning_rate:g} makes the loss fall" in text
    diverged, stored = page.run.record.number, page.run.stored()
    page.training.reset_button.click()
    page.run.open(diverged)  # later, it still explains itself
    assert page.training.message.text() == text
    page.controller.restore_runs(stored)  # in a file its step is kept, not its account
    assert page.training.message.text() == f"Diverged at step {account.step}. The last finite weights are kept."


def test_the_sentence_on_a_moment_holds_the_cores_numbers(page: LeNetPage, qtbot: QtBot, dataset: Dataset) -> None:
    page.lab.edit(recipe=replace(BOOK, examples=1_000, epochs=5))
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    page.training.curves.show_now()
    press_at_step(page, 17)
    qtbot.waitUntil(lambda: "At step 17 " in page.training.curves.sentence.text())
    train = dataset.train
    insight = look_inside(page.run.shown.network, train.images[:SAMPLE], train.labels[:SAMPLE])
    text = page.training.curves.sentence.text()
    assert insight.is_guessing
    assert insight.predicts_alike
    assert "still guesses: every image gets nearly the same probabilities" in text
    assert (
        f"between {format_number(insight.activations[-1].low)} and {format_number(insight.activations[-1].high)}"
        in text
    )
    assert f"C1 are {format_number(insight.reach, 1)} times smaller" in text


def test_the_third_plot_shows_one_quantity_of_all_layers(trained: LeNetPage) -> None:
    curves = trained.training.curves
    for index, (quantity, count) in enumerate((("gradients", 5), ("weights", 5), ("spreads", 4), ("saturated", 4))):
        curves.quantity.setCurrentIndex(index)
        curves.quantity.activated.emit(index)
        expected = trained.run.log.layer_curves(quantity)
        assert len(expected) == count
        plot, other = curves.plots[2:]
        if quantity == "saturated":
            plot, other = other, plot
        assert plot.isVisible()
        assert not other.isVisible()
        for item, (x, y) in zip(plot.curve_items, expected, strict=False):
            assert np.array_equal(item.getOriginalDataset()[0], x)
            drawn = item.getOriginalDataset()[1]
            assert (drawn if plot is curves.plots[3] else 10**drawn) == pytest.approx(y)
        assert plot.titles[1] == ["C1", "C3", "F5", "F6", "Out"][:count]


def test_the_third_plot_names_the_layers_of_the_present_network(page: LeNetPage) -> None:
    layers = page.training.curves.plots[2]
    assert list(layers.titles[1]) == ["C1", "C3", "F5", "F6", "Out"]
    choose(page, architecture=Architecture((), (12, 8), "relu", "max"))
    assert list(layers.titles[1]) == ["F1", "F2", "Out"]


def test_a_deleted_run_is_gone_and_a_renamed_one_keeps_its_name(trained: LeNetPage) -> None:
    run = trained.run
    run.library.rename(run.record.number, " first ")
    assert run.record.name == "first"
    run.delete(run.record.number)
    assert len(run.runs) == 0
    assert run.phase is Phase.READY


def test_the_wheel_over_a_control_that_was_not_chosen_changes_no_run(page: LeNetPage, qtbot: QtBot) -> None:
    train_some(page, qtbot)
    box = page.training.form.learning_rate
    page.drawing.canvas.setFocus()
    place, screen = QPointF(box.rect().center()), QPointF(box.mapToGlobal(box.rect().center()))
    options = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(box, QWheelEvent(place, screen, QPoint(0, 0), QPoint(0, 120), *options))
    assert page.lab.state.recipe == MODERN


def test_the_whole_network_goes_back_in_time_with_its_gradients(
    trained: LeNetPage, dataset: Dataset, qtbot: QtBot
) -> None:
    page = trained
    page.view.button("inside").click()
    inside = page.shown_view
    inside.controls.quantity.button("loss").click()
    press_at_step_of(page, 3)
    network = MODERN.network()
    network.parameters[...] = core_weights(dataset, 3)
    image = page.lab.state.image
    answer = observe(network, image).prediction
    expected = snapshot_of(network, image, Target("loss", answer))
    for shown, gradient in zip(inside.snapshot.shown("loss"), expected.gradients, strict=True):
        assert np.array_equal(shown, gradient)
    assert np.array_equal(inside.snapshot.held.weights[3], network.layers[3].parameters["weight"])
    assert page.bars.probabilities == pytest.approx(expected.probabilities.tolist())
    why_then = attribution(network, image, answer, 5, 2)
    attributor = inside.attributor
    qtbot.waitUntil(
        lambda: (
            attributor.attribution is not None and np.array_equal(attributor.attribution.saliency, why_then.saliency)
        )
    )
    assert np.array_equal(attributor.attribution.occlusion, why_then.occlusion)


def press_at_step_of(page: LeNetPage, step: int) -> None:
    """Where the curves are, then back to the view that was on the screen."""
    view = page.lab.state.view
    page.view.button("draw").click()
    QApplication.processEvents()
    press_at_step(page, step)
    page.view.button(view).click()
    QApplication.processEvents()


def test_the_sentence_below_the_curves_is_about_the_moment_that_is_shown(page: LeNetPage, qtbot: QtBot) -> None:
    choose(page, examples=1_000, batch_size=64, epochs=1)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    insight = page.training.curves.sentence
    for step in (3, 9, 12, 1):
        page.controller.look_at(step)
        qtbot.waitUntil(lambda: f"tep {page.run.shown.step} " in insight.text().replace(".", " "))
    for step in range(14, 1, -1):  # a drag
        page.controller.look_at(step)
    shown = page.run.shown
    qtbot.waitUntil(lambda: f"tep {shown.step} " in insight.text().replace(".", " "))
    network, train = shown.network, page.run.dataset.train
    facts = look_inside(network, train.images[:SAMPLE], train.labels[:SAMPLE])
    assert insight.text() == describe_insight(facts, shown.step)
    page.controller.look_at_present()
    qtbot.waitUntil(lambda: f"tep {page.run.log.last.step} " in insight.text().replace(".", " "))
