"""Runs compared in the window: curves, table, renaming, deleting, repeating, varying, and two on the same digit."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from convlab.core import softmax
from convlab.gui.labs.lenet.page import LeNetPage
from convlab.gui.labs.lenet.runs.view import RunsView
from convlab.gui.training.run import Phase
from convlab.gui.widgets.run_curves import RunCurves
from convlab.gui.widgets.run_styles import run_stroke
from convlab.labs.common.numbers import percent
from convlab.labs.lenet.runs.comparison import THINGS, Thing, differing_things, options
from convlab.labs.lenet.state import first_comparison
from tests.gui.labs.lenet.training.test_panel import choose, steps_taken, wait_for, wait_for_steps
from tests.gui.matrices import press, type_text
from tests.gui.pages import texts_in

SHORT = {"examples": 1_000, "epochs": 1, "batch_size": 64}  # it is evaluated after each epoch, which takes longest


@pytest.fixture
def view(page: LeNetPage) -> RunsView:
    choose(page, **SHORT)
    QTest.mouseClick(page.view.button("runs"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    shown = page.shown_view
    assert isinstance(shown, RunsView)
    return shown


def train_one(page: LeNetPage, qtbot: QtBot, **changes: object) -> int:
    """Train to the end, and give the run's number."""
    choose(page, **changes)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    return page.run.record.number


def vary(view: RunsView, thing: Thing, value: object) -> None:
    view.run_actions.thing.setCurrentIndex(THINGS.index(thing))
    view.run_actions.thing.activated.emit(view.run_actions.thing.currentIndex())
    view.run_actions.value.setCurrentIndex(options(view.chosen.recipe, thing).index(value))
    QTest.mouseClick(view.run_actions.vary, Qt.MouseButton.LeftButton)


def curves_of(view: RunsView) -> RunCurves:
    return view.findChild(RunCurves)


def cell(view: RunsView, number: int, column: str) -> str:
    return re.sub(r"(?<=\d),(?=\d)", "", view.table.text(number, column))


def test_without_runs_it_says_how_to_get_some_and_compares_the_bundled_networks(view: RunsView) -> None:
    assert "Each run gets a row here" in texts_in(view)
    assert [side.choice.currentText() for side in view.digit.sides] == ["ReLU LeNet", "Sigmoid LeNet"]
    assert all(side.bars.probabilities is not None for side in view.digit.sides)
    assert not view.run_actions.repeat.isEnabled()
    assert not view.run_actions.vary.isEnabled()


def test_a_run_is_kept_with_its_figures(page: LeNetPage, view: RunsView, qtbot: QtBot) -> None:
    number = train_one(page, qtbot)
    log = page.run.runs[number].log
    assert cell(view, number, "loss") == f"{log.smoothed_loss:.3f}"
    assert cell(view, number, "train") == percent(log.train_accuracy, 2)
    assert cell(view, number, "test") == percent(log.test_accuracy, 2)
    assert cell(view, number, "steps") == "16"
    assert cell(view, number, "parameters") == "61706"
    assert cell(view, number, "state") == "done"
    assert np.array_equal(curves_of(view).shown[0].curve[1], log.losses()[1][1])


def test_each_run_has_a_curve_in_its_colour_and_ticks_take_it_away(
    page: LeNetPage, view: RunsView, qtbot: QtBot
) -> None:
    numbers = [train_one(page, qtbot), train_one(page, qtbot, seed=1)]
    assert [curve.number for curve in curves_of(view).shown] == numbers
    colours = [curves_of(view).colour(number).name() for number in numbers]
    assert colours == [run_stroke(view, number)[0].name() for number in numbers]
    assert colours[0] != colours[1]
    row = view.table.visualItemRect(view.table.item(0, 0))
    QTest.mouseClick(
        view.table.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(11, row.height() // 2)
    )
    assert [curve.number for curve in curves_of(view).shown] == numbers[1:]
    page.lab.undo()
    assert [curve.number for curve in curves_of(view).shown] == numbers


def test_the_measure_of_the_curves(page: LeNetPage, view: RunsView, qtbot: QtBot) -> None:
    number = train_one(page, qtbot)
    log = page.run.runs[number].log
    for measure, expected in (("train", log.accuracies()[0]), ("test", log.accuracies()[1])):
        QTest.mouseClick(view.curves.measure.button(measure), Qt.MouseButton.LeftButton)
        assert np.array_equal(curves_of(view).shown[0].curve, expected)


def test_what_sets_runs_apart_is_said_and_nothing_else(page: LeNetPage, view: RunsView, qtbot: QtBot) -> None:
    first = train_one(page, qtbot)
    assert "Adam" in cell(view, first, "differs")
    second = train_one(page, qtbot, learning_rate=0.01)
    assert cell(view, first, "differs") == "learning rate 0.002"
    assert cell(view, second, "differs") == "learning rate 0.01"


def test_a_run_is_renamed_in_its_row(page: LeNetPage, view: RunsView, qtbot: QtBot) -> None:
    number = train_one(page, qtbot)
    view.table.choose(number)
    QTest.mouseClick(view.run_actions.rename, Qt.MouseButton.LeftButton)
    editor = view.table.findChild(QLineEdit)
    editor.selectAll()
    type_text("Mine, the first")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.run.runs[number].name))
    assert page.run.runs[number].name == cell(view, number, "name") == "Mine, the first"
    assert "Mine, the first" in [view.digit.sides[0].choice.itemText(i) for i in range(3)]
    assert page.lab.state.hidden_runs == frozenset()


def test_undo_brings_a_deleted_run_back_and_redo_takes_it_out(page: LeNetPage, view: RunsView, qtbot: QtBot) -> None:
    numbers = [train_one(page, qtbot), train_one(page, qtbot, seed=1)]
    record, recipe = page.run.runs[numbers[1]], page.lab.state.recipe
    QTest.mouseClick(view.run_actions.delete, Qt.MouseButton.LeftButton)  # the one that is shown
    assert [record.number for record in page.run.runs] == numbers[:1]
    assert page.run.phase is Phase.READY
    assert [curve.number for curve in curves_of(view).shown] == numbers[:1]
    assert "is deleted" in page.window().status_text
    page.window().undo_action.trigger()
    assert page.window().status_text == ""
    assert [record.number for record in page.run.runs] == numbers
    assert page.lab.state.recipe == recipe  # nothing else was undone
    assert page.run.record is record  # it is shown again
    page.lab.redo()
    assert [record.number for record in page.run.runs] == numbers[:1]


@pytest.mark.usefixtures("view")
def test_a_new_session_counts_its_runs_from_one(page: LeNetPage, qtbot: QtBot) -> None:
    assert train_one(page, qtbot) == 1
    page.window().document.new()
    choose(page, **SHORT)
    assert train_one(page, qtbot) == 1


@pytest.mark.usefixtures("view")
def test_a_run_after_an_opened_session_gets_no_number_that_was_deleted(page: LeNetPage, qtbot: QtBot) -> None:
    train_one(page, qtbot)
    train_one(page, qtbot, seed=1)
    page.controller.delete_run(2)
    page.controller.restore_runs(page.run.stored())  # as a file brings them, with the state
    assert train_one(page, qtbot, seed=2) == 3
    assert [record.number for record in page.run.runs] == [1, 3]


def test_the_button_of_the_empty_view_trains_both_networks(page: LeNetPage, view: RunsView, qtbot: QtBot) -> None:
    assert view.empty.isVisible()
    QTest.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    assert not view.empty.isVisible()
    qtbot.waitUntil(lambda: page.run.phase is Phase.FINISHED and page.run.record.number == 2, timeout=60_000)
    book, modern = page.run.runs
    assert (book.recipe, modern.recipe) == first_comparison(page.lab.state.recipe)
    assert [record.steps_taken for record in (book, modern)] == [4, 4]  # an epoch of 1000 images
    assert page.controller.awaited is None


def test_a_stop_ends_the_pair(page: LeNetPage, view: RunsView, qtbot: QtBot) -> None:
    choose(page, examples=60_000)
    view.empty.button.click()
    wait_for_steps(page, qtbot, 1)
    assert "After this run comes" in view.message.text()
    page.training.stop_button.click()
    wait_for(page, qtbot, Phase.STOPPED)
    QApplication.processEvents()
    assert page.controller.awaited is None
    assert len(page.run.runs) == 1


def test_a_branch_follows_the_name_of_its_parent(page: LeNetPage, view: RunsView, qtbot: QtBot) -> None:
    first = train_one(page, qtbot)
    page.controller.look_at(3)
    page.controller.branch()
    wait_for(page, qtbot, Phase.FINISHED)
    number = page.run.record.number
    assert cell(view, number, "differs").startswith("branch of Run 1 at step 3")
    page.run.library.rename(first, "Mother")
    assert cell(view, number, "differs").startswith("branch of Mother at step 3")
    page.controller.delete_run(first)
    assert cell(view, number, "differs").startswith("branch of Mother (deleted) at step 3")


def test_repeating_gives_the_same_curve_and_says_so(page: LeNetPage, view: RunsView, qtbot: QtBot) -> None:
    first = train_one(page, qtbot)
    view.table.choose(first)
    QTest.mouseClick(view.run_actions.repeat, Qt.MouseButton.LeftButton)
    wait_for(page, qtbot, Phase.FINISHED)
    again = page.run.record
    assert again.number != first
    assert np.array_equal(again.log.step_losses, page.run.runs[first].log.step_losses)
    assert np.array_equal(again.parameters, page.run.runs[first].parameters)
    assert view.table.chosen == again.number
    assert "all 16 steps that both have taken are equal" in view.message.text()
    assert cell(view, again.number, "differs").startswith("= Run 1")


@pytest.mark.parametrize(("thing", "value"), [("activation", "tanh"), ("batch_size", 128)])
def test_one_thing_changed_starts_a_run_that_differs_there_alone(
    page: LeNetPage, view: RunsView, qtbot: QtBot, thing: Thing, value: object
) -> None:
    first = page.run.runs[train_one(page, qtbot)]
    vary(view, thing, value)
    wait_for(page, qtbot, Phase.FINISHED)
    other = page.run.record
    assert differing_things([first.recipe, other.recipe]) == [thing]
    assert other.recipe.seed == first.recipe.seed
    assert page.lab.state.recipe == other.recipe


def test_opened_weights_stand_in_the_table_with_their_accuracy(page: LeNetPage, view: RunsView) -> None:
    recipe = page.lab.state.recipe
    page.controller.show_weights(
        recipe.architecture, recipe.data, recipe.architecture.network().parameters, "theirs.safetensors", 0.9871
    )
    number = page.run.record.number
    assert (cell(view, number, "state"), cell(view, number, "test")) == ("from a file", "98.71%")


def test_a_run_with_a_name_is_not_taken_for_opened_weights_at_its_first_step(page: LeNetPage, qtbot: QtBot) -> None:
    page.run.library.rename(train_one(page, qtbot, **SHORT), "mine too")
    page.controller.look_at(0)
    page.view.button("draw").click()
    qtbot.waitUntil(lambda: any("not trained yet" in text for text in texts_in(page.prediction).splitlines()))


def test_the_headline_tells_when_the_accuracy_of_a_run_in_training_comes(
    page: LeNetPage, view: RunsView, qtbot: QtBot
) -> None:
    train_one(page, qtbot)
    assert view.headline.endswith("Change one thing and train again.")
    choose(page, examples=60_000, seed=1)
    page.training.start_button.click()
    wait_for_steps(page, qtbot, 2)
    qtbot.waitUntil(lambda: view.headline.endswith("That of Run 2 comes after a whole epoch."))
    page.training.stop_button.click()
    wait_for(page, qtbot, Phase.STOPPED)
    qtbot.waitUntil(lambda: view.headline.endswith("Change one thing and train again."))


def test_the_curve_grows_while_a_run_trains(page: LeNetPage, view: RunsView, qtbot: QtBot) -> None:
    choose(page, examples=60_000)
    page.training.start_button.click()
    wait_for_steps(page, qtbot, 2)
    qtbot.waitUntil(lambda: len(curves_of(view).shown) == 1)
    assert cell(view, page.run.record.number, "state") == "in training"
    qtbot.waitUntil(lambda: view.digit.sides[1].choice.currentText() == "Run 1")  # it has weights, and is compared
    before = len(curves_of(view).shown[0].curve[0])
    qtbot.waitUntil(lambda: len(curves_of(view).shown[0].curve[0]) > before)
    assert not view.run_actions.delete.isEnabled()
    assert not view.run_actions.vary.isEnabled()
    page.training.start_button.click()
    qtbot.waitUntil(lambda: cell(view, page.run.record.number, "state") == "paused")
    page.training.stop_button.click()
    wait_for(page, qtbot, Phase.STOPPED)
    assert steps_taken(page)
    wait_for(page, qtbot, Phase.STOPPED)
    assert cell(view, page.run.record.number, "state") == "stopped"
    assert view.run_actions.delete.isEnabled()


def test_two_runs_classify_the_same_digit(page: LeNetPage, view: RunsView, qtbot: QtBot) -> None:
    numbers = [train_one(page, qtbot), train_one(page, qtbot, seed=1)]
    page.drawing.random_button.click()
    image = page.lab.state.image
    for side, number in zip(view.digit.sides, numbers, strict=True):
        record = page.run.runs[number]
        network = record.recipe.network()
        network.parameters[...] = record.parameters
        expected = softmax(network.forward(image[None, None] / np.float32(255)))[0]
        assert side.bars.probabilities == pytest.approx(expected.tolist())
        assert side.prediction.text() == f"Predicted {expected.argmax()}"
    left = view.digit.sides[0].choice
    left.setCurrentIndex(0)
    left.activated.emit(0)
    assert page.lab.state.compared == ("modern", numbers[1])
    QTest.mouseClick(view.digit.content.button("kernels"), Qt.MouseButton.LeftButton)
    assert [side.kernels.groups[0].shape for side in view.digit.sides] == ["6×5×5", "6×5×5"]


def test_an_opened_run_is_what_the_other_views_show(page: LeNetPage, view: RunsView, qtbot: QtBot) -> None:
    numbers = [train_one(page, qtbot), train_one(page, qtbot, seed=1)]
    assert not view.run_actions.open.isEnabled()
    view.table.choose(numbers[0])
    QTest.mouseClick(view.run_actions.open, Qt.MouseButton.LeftButton)
    assert page.run.record.number == numbers[0]
    assert np.array_equal(page.predictor.network.parameters, page.run.runs[numbers[0]].parameters)


def test_runs_of_other_networks_are_compared_too(page: LeNetPage, view: RunsView, qtbot: QtBot) -> None:
    first = page.run.runs[train_one(page, qtbot)]
    view.run_actions.thing.setCurrentIndex(THINGS.index("layers"))
    view.run_actions.thing.activated.emit(view.run_actions.thing.currentIndex())
    mlp = next(value for value in options(view.chosen.recipe, "layers") if value.is_mlp)
    vary(view, "layers", mlp)
    wait_for(page, qtbot, Phase.FINISHED)
    assert replace(page.run.record.recipe, architecture=first.recipe.architecture) == first.recipe
    assert cell(view, page.run.record.number, "parameters") == "61599"
    assert cell(view, page.run.record.number, "differs") == "MLP 73-51"
    assert all(side.bars.probabilities is not None for side in view.digit.sides)


def test_a_run_that_was_stopped_is_repeated_and_goes_on_beyond(page: LeNetPage, view: RunsView, qtbot: QtBot) -> None:
    choose(page, examples=60_000, batch_size=64)
    page.training.start_button.click()
    wait_for_steps(page, qtbot, 2)
    page.training.form.learning_rate.setValue(0.004)  # changed on the way, at some step
    qtbot.waitUntil(lambda: bool(page.run.record.changes), timeout=10_000)
    wait_for_steps(page, qtbot, page.run.record.changes[0].step + 3)
    page.training.stop_button.click()
    wait_for(page, qtbot, Phase.STOPPED)
    first = page.run.record
    stopped_at, parameters = first.steps_taken, first.parameters.copy()
    view.table.choose(first.number)
    QTest.mouseClick(view.run_actions.repeat, Qt.MouseButton.LeftButton)
    wait_for_steps(page, qtbot, stopped_at + 3)
    again = page.run.record
    assert np.array_equal(again.log.step_losses[:stopped_at], first.log.step_losses)
    assert [(change.step, change.tuning) for change in again.changes] == [
        (change.step, change.tuning) for change in first.changes
    ]
    assert (first.steps_taken, np.array_equal(first.parameters, parameters)) == (stopped_at, True)
    qtbot.waitUntil(lambda: "was stopped there" in view.message.text(), timeout=5_000)  # while it trains
    assert f"all {stopped_at} steps that both have taken are equal" in view.message.text()
    assert "Run 1 was stopped there; Run 2 shows how it would have gone on." in view.message.text()
    page.training.stop_button.click()
    wait_for(page, qtbot, Phase.STOPPED)
    step = first.changes[0].step + 1
    assert f"η 0.002 → 0.004 from step {step} on" in cell(view, first.number, "differs")


def test_weights_from_elsewhere_have_no_curve_to_repeat(page: LeNetPage, view: RunsView) -> None:
    recipe = page.lab.state.recipe
    page.run.add_weights(recipe, recipe.network().parameters, "from a file")
    view.table.choose(page.run.record.number)
    assert not view.run_actions.repeat.isEnabled()
    assert view.run_actions.vary.isEnabled()
