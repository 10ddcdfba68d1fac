"""Training in the window: real clicks, real MNIST."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from convlab.core import train
from convlab.core.data.datasets import Dataset
from convlab.gui.labs.lenet.page import LeNetPage
from convlab.gui.labs.lenet.training.layer_table import LayerTable
from convlab.gui.main_window import MainWindow
from convlab.gui.training.run import Phase
from convlab.labs.common.numbers import percent
from convlab.labs.lenet.architecture import Architecture
from convlab.labs.lenet.state import BOOK, MODERN, Recipe
from tests.gui.pages import texts_in
from tests.gui.test_panels import MOST, open_controls


def steps_taken(page: LeNetPage) -> int:
    return page.run.log.last.step if page.run.log.last else 0


def train_some(page: LeNetPage, qtbot: QtBot, steps: int = 3) -> None:
    page.training.start_button.click()
    wait_for_steps(page, qtbot, steps)


def wait_for_steps(page: LeNetPage, qtbot: QtBot, steps: int) -> None:
    qtbot.waitUntil(lambda: steps_taken(page) >= steps, timeout=60_000)


def wait_for(page: LeNetPage, qtbot: QtBot, phase: Phase) -> None:
    qtbot.waitUntil(lambda: page.run.phase is phase, timeout=60_000)


def choose(page: LeNetPage, **changes: object) -> None:
    page.lab.edit(recipe=replace(page.lab.state.recipe, **changes))


def test_the_prediction_follows_the_weights_in_training(page: LeNetPage, qtbot: QtBot) -> None:
    page.weights.button("mine").click()
    before = page.bars.probabilities
    train_some(page, qtbot)
    assert page.lab.state.weights == "mine"
    assert page.bars.probabilities != before
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.PAUSED)
    assert page.training.figures[3].text() == str(steps_taken(page))


def test_pause_step_resume_stop(page: LeNetPage, qtbot: QtBot) -> None:
    buttons = page.training
    train_some(page, qtbot)
    buttons.start_button.click()
    wait_for(page, qtbot, Phase.PAUSED)
    paused_at = steps_taken(page)
    buttons.step_button.click()
    wait_for(page, qtbot, Phase.PAUSED)
    assert steps_taken(page) == paused_at + 1
    assert buttons.start_button.text() == "Resume"
    buttons.start_button.click()
    wait_for_steps(page, qtbot, paused_at + 3)
    buttons.stop_button.click()
    wait_for(page, qtbot, Phase.STOPPED)
    stopped, steps = page.run.record, steps_taken(page)
    kept = stopped.parameters.copy()
    buttons.step_button.click()  # of a run that begins anew: what is reported of the first one comes before
    qtbot.waitUntil(lambda: page.run.record is not stopped and steps_taken(page) == 1, timeout=60_000)
    assert stopped.steps_taken == steps
    assert np.array_equal(stopped.parameters, kept)


def test_a_step_from_rest_is_the_first(page: LeNetPage, qtbot: QtBot) -> None:
    page.training.step_button.click()
    wait_for(page, qtbot, Phase.PAUSED)
    assert steps_taken(page) == 1


def test_reset_goes_back_to_the_first_weights(page: LeNetPage, qtbot: QtBot) -> None:
    train_some(page, qtbot)
    page.training.reset_button.click()
    assert page.run.phase is Phase.READY
    assert steps_taken(page) == 0
    assert np.array_equal(page.run.shown.network.parameters, MODERN.network().parameters)


def test_a_new_seed_gives_other_weights(page: LeNetPage) -> None:
    before = page.run.shown.network.parameters.copy()
    page.training.form.new_seed.click()
    assert page.training.form.seed.value() == page.lab.state.recipe.seed
    assert not np.array_equal(page.run.shown.network.parameters, before)


def test_the_window_trains_exactly_as_the_core_does(page: LeNetPage, qtbot: QtBot, dataset: Dataset) -> None:
    train_some(page, qtbot, 5)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.PAUSED)
    count = steps_taken(page)
    network = MODERN.network()
    steps = train(network, dataset.train.images, dataset.train.labels, MODERN.settings(), threads=1)
    losses = [report.loss for report in itertools.islice(steps, count)]
    (_, shown), _ = page.run.log.losses(10**6)
    assert shown.tolist() == losses
    assert np.array_equal(page.run.shown.network.parameters, network.parameters)


def test_a_short_run_finishes_and_shows_its_accuracies(page: LeNetPage, qtbot: QtBot) -> None:
    choose(page, examples=1_000, epochs=2)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    (epochs, train_accuracy), (_, test_accuracy) = page.run.log.accuracies()
    assert epochs.tolist() == [1, 2]
    assert page.training.figures[2].text() == percent(test_accuracy[-1], 2)
    assert 0 < train_accuracy[0] < 1
    assert page.training.start_button.text() == "Train"
    assert "Done" in page.training.message.text()


def test_a_run_that_diverges_says_why_and_keeps_finite_weights(page: LeNetPage, qtbot: QtBot) -> None:
    choose(page, optimiser="sgd", learning_rate=100.0)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FAILED)
    assert "learning rate 100" in page.training.message.text()
    assert np.isfinite(page.run.shown.network.parameters).all()
    assert page.prediction.sentence.text()
    page.training.reset_button.click()
    assert page.run.phase is Phase.READY
    qtbot.waitUntil(lambda: page.bars.probabilities is not None)


def test_presets_fill_the_form_and_the_form_shows_the_recipe(page: LeNetPage) -> None:
    page.training.preset.button("book").click()
    assert page.lab.state.recipe == BOOK
    assert page.training.form.learning_rate.value() == 0.9
    assert page.training.form.activation.currentText() == "sigmoid"
    assert page.training.preset.button("book").isChecked()
    page.training.form.epochs.setValue(3)
    assert not page.training.preset.button("book").isChecked()
    page.drawing.undo_button.click()
    assert page.training.preset.button("book").isChecked()
    page.drawing.undo_button.click()
    assert page.lab.state.recipe == MODERN


def test_every_choice_of_the_form_reaches_the_recipe(page: LeNetPage) -> None:
    form = page.training.form
    for choice, index, expected in (
        (form.examples, 2, Recipe(examples=1_000)),
        (form.activation, 2, Recipe(replace(MODERN.architecture, activation="tanh"))),
        (form.pooling, 0, Recipe(replace(MODERN.architecture, pooling="average"))),
        (form.initialiser, 2, Recipe(initialiser="normal")),
        (form.optimiser, 1, Recipe(optimiser="momentum")),
        (form.batch_size, 1, Recipe(batch_size=32)),
    ):
        choice.setCurrentIndex(index)
        choice.activated.emit(index)
        assert page.lab.state.recipe == expected
        page.drawing.undo_button.click()
    form.learning_rate.setValue(0.05)
    assert page.lab.state.recipe == Recipe(learning_rate=0.05)


def test_the_plateau_of_the_books_settings_is_explained(page: LeNetPage, qtbot: QtBot) -> None:
    page.training.preset.button("book").click()
    train_some(page, qtbot, 40)
    qtbot.waitUntil(lambda: "plateau" in page.training.message.text())


def test_during_a_run_the_form_is_closed_but_for_the_tuning(page: LeNetPage, qtbot: QtBot) -> None:
    train_some(page, qtbot)
    form = page.training.form
    for closed in (form.optimiser, form.batch_size, form.activation, form.seed, page.training.preset.button("book")):
        assert not closed.isEnabled()
    assert form.learning_rate.isEnabled()
    assert form.epochs.isEnabled()
    page.training.stop_button.click()
    wait_for(page, qtbot, Phase.STOPPED)
    assert form.optimiser.isEnabled()


def test_starting_again_after_the_end_begins_from_the_seed(page: LeNetPage, qtbot: QtBot) -> None:
    losses = []
    for _ in range(2):
        train_some(page, qtbot, 2)
        (_, shown), _ = page.run.log.losses(10**6)
        losses.append(shown[0])
        page.training.stop_button.click()
        wait_for(page, qtbot, Phase.STOPPED)
    assert losses[0] == losses[1]


def test_drawing_goes_on_while_it_trains(page: LeNetPage, qtbot: QtBot) -> None:
    from tests.gui.drawing import draw_strokes
    from tests.gui.labs.lenet.drawing.test_view import DOWN

    train_some(page, qtbot)
    draw_strokes(page.drawing.canvas, [DOWN])
    taken = steps_taken(page)
    wait_for_steps(page, qtbot, taken + 2)
    page.drawing.undo_button.click()
    assert page.run.phase is Phase.RUNNING


def test_closing_while_it_trains_is_clean_and_quick(page: LeNetPage, window: MainWindow, qtbot: QtBot) -> None:
    train_some(page, qtbot)
    (process,) = psutil.Process().children()
    window.close()
    assert not process.is_running()


def test_a_training_process_that_dies_is_told_and_training_can_start_again(page: LeNetPage, qtbot: QtBot) -> None:
    train_some(page, qtbot)
    psutil.Process().children()[0].kill()
    wait_for(page, qtbot, Phase.FAILED)
    assert "closed from outside" in page.training.message.text()
    qtbot.waitUntil(lambda: page.bars.probabilities is not None)
    train_some(page, qtbot)


def test_the_curves_show_what_the_log_holds(page: LeNetPage, qtbot: QtBot) -> None:
    train_some(page, qtbot, 5)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.PAUSED)
    page.training.curves.show_now()
    raw, smooth = page.run.log.losses()
    shown = [curve.getData() for curve in page.training.curves.plots[0].curve_items]
    for (x, y), (expected_x, expected_y) in zip(shown, (raw, smooth), strict=True):
        assert np.array_equal(x, expected_x)
        assert np.array_equal(y, expected_y)


def test_quick_clicks_on_every_button_leave_a_run_that_works(page: LeNetPage, qtbot: QtBot) -> None:
    form = page.training
    buttons = [form.start_button, form.step_button, form.stop_button, form.reset_button, form.form.new_seed]
    rng = np.random.default_rng(0)
    for index in rng.integers(len(buttons), size=150):
        buttons[index].click()
        QApplication.processEvents()
    form.reset_button.click()
    train_some(page, qtbot)
    assert page.run.phase is Phase.RUNNING


def half_type(page: LeNetPage, text: str) -> None:
    epochs = page.training.form.epochs
    epochs.setFocus()
    epochs.selectAll()
    QTest.keyClicks(epochs, text)


def test_a_number_that_is_half_typed_is_not_lost_with_the_panel(page: LeNetPage) -> None:
    half_type(page, "23")
    page.view.button("errors").click()  # where the panel is folded
    assert not page.training.isVisible()
    assert page.lab.state.recipe.epochs == 23
    page.training_button.click()
    half_type(page, "17")
    page.training_button.click()
    assert page.lab.state.recipe.epochs == 17


def test_a_number_that_is_half_typed_goes_when_another_state_comes(page: LeNetPage, window: MainWindow) -> None:
    half_type(page, "23")
    window.session.restore({"lenet": replace(page.lab.state, view="errors")})
    assert not page.training.isVisible()
    assert page.lab.state.recipe == MODERN
    assert not page.lab.can_undo
    page.view.button("draw").click()
    assert page.training.form.epochs.text() == str(MODERN.epochs)


def test_a_run_that_has_not_begun_follows_undo_and_other_sessions(page: LeNetPage, window: MainWindow) -> None:
    page.training.preset.button("book").click()
    assert page.run.recipe == BOOK
    page.drawing.undo_button.click()
    assert page.run.recipe == MODERN
    page.drawing.redo_button.click()
    assert page.run.recipe == BOOK
    window.session.restore({"lenet": replace(page.lab.state, recipe=replace(MODERN, seed=4))})
    assert page.run.recipe.seed == 4
    assert np.array_equal(page.run.shown.network.parameters, replace(MODERN, seed=4).network().parameters)


def test_showing_a_state_commands_nothing(page: LeNetPage) -> None:
    """The training follows when all have been shown the state."""
    during = []
    page.lab.changed.connect(lambda *_: during.append(page.run.recipe))
    page.training.preset.button("book").click()
    assert during == [MODERN]
    assert page.run.recipe == BOOK


def test_the_table_of_layers_has_no_rows_of_the_network_before(page: LeNetPage) -> None:
    table = page.training.findChild(LayerTable)

    def rows() -> list[str]:
        labels = [label for label in table.findChildren(QLabel) if not label.isHidden()]
        shown = sorted((label for label in labels if label.alignment() & Qt.AlignmentFlag.AlignLeft), key=QLabel.y)
        assert [label.font().bold() for label in shown] == [True, *[False] * (len(shown) - 2), True]
        return [label.text() for label in shown]

    before = rows()
    choose(page, architecture=Architecture((), (12, 8), "relu", "max"))
    assert rows() == ["layer", "F1 dense", "F2 dense", "Output", "total"]
    choose(page, architecture=MODERN.architecture)
    assert rows() == before


def pause(page: LeNetPage, qtbot: QtBot) -> None:
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.PAUSED)


def test_a_paused_run_and_the_next_one_are_told_apart(page: LeNetPage, qtbot: QtBot) -> None:
    train_some(page, qtbot)
    pause(page, qtbot)
    panel = page.training
    assert panel.accessibleName() == "This run"
    assert panel.run_title.text() == "Run 1, paused"
    choose(page, architecture=Architecture((), (12, 8), "tanh", "max"))  # in the view of the architecture
    assert panel.form.activation.currentText() == "ReLU"
    assert "C1 convolution" in texts_in(panel)
    assert "The next run will differ: tanh, MLP 12-8." in texts_in(panel)
    panel.stop_button.click()
    wait_for(page, qtbot, Phase.STOPPED)
    assert panel.accessibleName() == "Next run"
    assert panel.run_title.text() == "Run 1, stopped"
    assert panel.form.activation.currentText() == "tanh"
    assert "C1 convolution" not in texts_in(panel)
    assert "will differ" not in texts_in(panel)


def test_the_next_run_says_in_what_it_differs(page: LeNetPage, qtbot: QtBot) -> None:
    train_some(page, qtbot)
    pause(page, qtbot)
    choose(page, seed=7)
    assert "The next run will differ: seed 7." in texts_in(page.training)


def test_an_opened_run_is_trained_on_with_its_own_recipe(page: LeNetPage, qtbot: QtBot) -> None:
    train_some(page, qtbot)
    page.training.stop_button.click()
    wait_for(page, qtbot, Phase.STOPPED)
    number, first = page.run.record.number, page.lab.state.recipe
    page.controller.choose_preset("book")
    train_some(page, qtbot)
    page.training.stop_button.click()
    wait_for(page, qtbot, Phase.STOPPED)
    page.controller.open_run(number)
    assert page.lab.state.recipe == first
    assert page.training.form.activation.currentText() == "ReLU"
    page.controller.branch()
    assert page.run.record.tuning == first.tuning
    page.training.stop_button.click()
    wait_for(page, qtbot, Phase.STOPPED)


def test_the_figures_are_those_of_the_moment_that_is_shown(page: LeNetPage, qtbot: QtBot) -> None:
    choose(page, examples=1_000, epochs=2)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    page.controller.look_at(3)
    now = page.run.log.at(3)
    shown = [label.text() for label in page.training.figures]
    assert shown == ["0.75 / 2", f"{now.loss:.3f}", "–", "3", "–", "–"]
    assert page.training.run_title.text() == "Run 1, at step 3"
    page.training_button.click()
    qtbot.waitUntil(lambda: "step 3" in page.strip.figures.text())
    assert f"mean loss {now.loss:.3f}" in page.strip.figures.text()


def test_in_a_narrow_window_figures_give_way_and_not_the_names_of_the_views(
    page: LeNetPage, window: MainWindow, qtbot: QtBot
) -> None:
    choose(page, examples=1_000, epochs=1)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    page.choose_view("runs")
    for width, count in ((1600, 3), (1100, 1)):
        window.resize(width, 640)
        qtbot.waitUntil(lambda count=count: len(page.strip.figures.text().split("  ")) == count)
        assert page.strip.figures.text().split("  ")[-1].startswith("test accuracy")
        for button in page.view.buttons:
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())


def test_a_recipe_leaves_the_layers_as_they_are(page: LeNetPage) -> None:
    own = replace(MODERN.architecture, dense=(30, 20))
    choose(page, architecture=own)
    page.training.preset.button("book").click()
    assert page.lab.state.recipe == replace(BOOK, architecture=replace(own, activation="sigmoid", pooling="average"))
    assert page.training.preset.button("book").isChecked()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_of_the_panel_is_cut(page: LeNetPage, window: MainWindow, language: str) -> None:
    window.view_menu.use_language(language)
    form = page.training.form
    choose(page, optimiser="momentum")
    form.more.button.click()
    QApplication.processEvents()
    area = page.training.findChild(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
    for child in form.findChildren(QWidget):
        if child.isVisible():
            assert child.mapTo(area.viewport(), child.rect().topRight()).x() <= area.viewport().width(), child
    for label in page.training.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap() and label.text():
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text()), label.text()


@pytest.mark.parametrize("optimiser", ["adam", "momentum"])
def test_at_most_seven_controls_stand_open(page: LeNetPage, optimiser: str) -> None:
    choose(page, optimiser=optimiser)
    names = [type(control).__name__ + " " + control.accessibleName() for control in open_controls(page.training)]
    assert 0 < len(names) <= MOST, names


def test_after_a_reset_the_axes_are_those_of_the_beginning(page: LeNetPage, qtbot: QtBot) -> None:
    page.training.curves.show_now()
    before = [plot.getPlotItem().viewRange() for plot in page.training.curves.plots]
    choose(page, examples=1_000, epochs=3)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    page.training.curves.show_now()
    page.training.reset_button.click()
    page.training.curves.show_now()
    for plot, ranges in zip(page.training.curves.plots, before, strict=True):
        assert np.allclose(plot.getPlotItem().viewRange(), ranges)
