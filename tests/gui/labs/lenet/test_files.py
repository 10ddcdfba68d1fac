"""Weights and curves of the LeNet lab as files, by the window's menu."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot
from safetensors.numpy import save_file

from convlab.assets import resource
from convlab.core import evaluate, predict
from convlab.core.data.datasets import Dataset
from convlab.files.session_file import load_session
from convlab.files.weights import load_lenet, save_lenet
from convlab.files.weights_problems import WeightsError, WeightsProblem
from convlab.gui.labs.lenet.page import LeNetPage
from convlab.gui.labs.lenet.weights_words import refusal
from convlab.gui.main_window import MainWindow
from convlab.gui.training.run import Phase
from convlab.labs.lenet.architecture import Architecture
from tests.gui.files.test_document import choose_file, message_button
from tests.gui.labs.lenet.training.test_panel import choose, wait_for

PLAN = Architecture((), (30, 20), "relu", "max")


@pytest.fixture
def trained(page: LeNetPage, qtbot: QtBot) -> LeNetPage:
    """A short run of an MLP."""
    choose(page, examples=1_000, epochs=2, architecture=PLAN)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    return page


def say(window: MainWindow) -> str:
    return window.files.message.text.text() if window.files.message.isVisible() else ""


def test_weights_are_saved_with_what_is_told_of_them(
    window: MainWindow, trained: LeNetPage, qtbot: QtBot, tmp_path: Path, dataset: Dataset
) -> None:
    window.extensions["lenet"].actions.save_action.trigger()
    path = tmp_path / "mine.safetensors"
    choose_file(qtbot, path)
    qtbot.waitUntil(lambda: "Saved “mine.safetensors”" in window.status_text)
    network, metadata = load_lenet(path)
    assert np.array_equal(network.parameters, trained.run.shown.network.parameters)
    assert Architecture.from_metadata(metadata) == PLAN
    assert float(metadata["test_accuracy"]) == pytest.approx(trained.run.log.test_accuracy, abs=1e-4)
    assert (metadata["steps"], metadata["seed"]) == ("8", "0")
    torch, torch_files = pytest.importorskip("torch"), pytest.importorskip("safetensors.torch")
    layers = torch.nn
    peer = layers.Sequential(
        *(layers.Flatten(), layers.Linear(784, 30), layers.ReLU()),
        *(layers.Linear(30, 20), layers.ReLU(), layers.Linear(20, 10)),
    )
    peer.load_state_dict(torch_files.load_file(path))
    images = dataset.test.images[:200]
    with torch.no_grad():
        expected = peer(torch.tensor(images[:, None] / np.float32(255))).numpy()
    np.testing.assert_allclose(predict(network, images), expected, atol=1e-5)


def test_opened_weights_judge_the_digit_and_can_be_taken_back(
    window: MainWindow, trained: LeNetPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path, other = tmp_path / "other.safetensors", Architecture((), (5, 4), "tanh", "average")
    network = other.network("xavier", 3)
    save_lenet(path, network, other.metadata())
    mine = trained.run.shown.network.parameters.copy()
    window.show_lab("why")
    window.extensions["lenet"].actions.open_action.trigger()
    choose_file(qtbot, path)
    qtbot.waitUntil(lambda: "Opened “other.safetensors”" in say(window))
    assert window.lab == "lenet"
    assert window.session["lenet"].state.weights == "mine"
    assert np.array_equal(trained.run.shown.network.parameters, network.parameters)
    qtbot.waitUntil(lambda: "other.safetensors" in trained.prediction.note.text())
    message_button(window.files.message, "Back to what you trained").click()
    assert np.array_equal(trained.run.shown.network.parameters, mine)
    assert trained.run.log.last is not None
    assert trained.run.log.last.step == 8


def test_the_way_back_is_not_offered_any_more_when_another_run_has_begun(
    window: MainWindow, trained: LeNetPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path, other = tmp_path / "other.safetensors", Architecture((), (5, 4), "tanh", "average")
    save_lenet(path, other.network("xavier", 3), other.metadata())
    trained.files.open_weights(path)
    qtbot.waitUntil(lambda: "Opened “other.safetensors”" in say(window))
    trained.training.start_button.click()
    assert not window.files.message.isVisible()  # a click on it would have swapped the new run away
    trained.training.stop_button.click()
    qtbot.waitUntil(lambda: not trained.run.is_active)


def test_weights_that_are_refused_change_nothing(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path, before = tmp_path / "odd.safetensors", window.session["lenet"].state
    path.write_bytes(b"\xff" * 100)
    page.files.open_weights(path)
    qtbot.waitUntil(lambda: "“odd.safetensors” was not opened: it is not a .safetensors file" in say(window))
    assert window.session["lenet"].state is before
    assert page.run.phase is Phase.READY


def test_weights_without_metadata_are_asked_about_tried_and_trained_further(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, tmp_path: Path, dataset: Dataset
) -> None:
    path, stated = tmp_path / "net.safetensors", load_lenet(resource("weights", "lenet-modern.safetensors"))
    save_file(stated[0].state_dict(), path)
    page.files.open_weights(path)
    qtbot.waitUntil(lambda: page.files.question is not None and page.files.question.isVisible())
    question = page.files.question
    assert page.run.phase is Phase.READY  # nothing happens before it is answered
    assert [question.plan.itemText(index) for index in range(question.plan.count())] == ["2", "3"]
    correct = int(re.search(r"choice, (\d+) of the first 500 test images of MNIST", question.tried.text())[1])
    assert correct >= 490
    question.activation.setCurrentIndex(0)
    question.activation.activated.emit(0)
    assert int(re.search(r"choice, (\d+) of", question.tried.text())[1]) < correct
    question.activation.setCurrentIndex(1)
    question.activation.activated.emit(1)
    question.buttons.button(QDialogButtonBox.StandardButton.Open).click()
    accuracy = evaluate(stated[0], dataset.test.images, dataset.test.labels)[1]
    qtbot.waitUntil(lambda: "measured now on MNIST" in window.status_text, timeout=20_000)
    assert f"{accuracy * 100:.2f}" in window.status_text
    assert "net.safetensors; test accuracy" in page.prediction.note.text()
    assert page.run.record.recipe.architecture == Architecture.from_metadata(stated[1])
    page.controller.branch()
    qtbot.waitUntil(lambda: page.run.record.steps_taken > 2, timeout=20_000)
    assert page.run.log.losses()[0][1][0] < 0.5  # it begins where those weights were
    page.training.stop_button.click()
    wait_for(page, qtbot, Phase.STOPPED)
    saved = tmp_path / "a.convlab"
    window.document.save(saved)
    qtbot.waitUntil(lambda: not window.document.is_modified)
    assert load_session(saved).runs[0].accuracy_before == pytest.approx(accuracy)


@pytest.mark.parametrize("problem", WeightsProblem)
def test_every_refusal_is_a_sentence_with_its_place(problem: WeightsProblem) -> None:
    text = refusal("a.safetensors", WeightsError(problem, "conv1.weight", "26"))
    assert text.startswith("“a.safetensors” was not opened: ")
    assert text.endswith((".", ")."))
    assert "{" not in text
    for number in (0, 1):
        place = ("conv1.weight", "26")[number]
        assert (place in text) == (f"{{{number}}}" in problem.value) or problem is WeightsProblem.DAMAGED


def test_curves_are_saved_as_a_table(window: MainWindow, trained: LeNetPage, qtbot: QtBot, tmp_path: Path) -> None:
    window.extensions["lenet"].actions.curves_action.trigger()
    path = tmp_path / "curves.csv"
    choose_file(qtbot, path)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: "Saved “curves.csv”" in window.status_text)
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    (_, losses), _ = trained.run.log.losses()
    assert [float(row["loss"]) for row in rows] == losses.tolist()
    assert float(rows[-1]["test_accuracy"]) == trained.run.log.test_accuracy


@pytest.mark.usefixtures("page")
def test_without_a_run_there_are_no_curves(window: MainWindow) -> None:
    window.extensions["lenet"].actions.curves_action.trigger()
    assert "train first" in say(window)


def test_a_folder_that_does_not_exist_is_told(window: MainWindow, trained: LeNetPage, qtbot: QtBot) -> None:
    trained.files.save_curves(Path("/nowhere/at/all/curves.csv"))
    qtbot.waitUntil(lambda: "the folder does not exist" in say(window))


def test_a_session_holds_the_run(window: MainWindow, trained: LeNetPage, qtbot: QtBot, tmp_path: Path) -> None:
    path, log = tmp_path / "mine.convlab", trained.run.log
    assert window.document.is_modified
    window.document.save(path)
    qtbot.waitUntil(lambda: not window.document.is_modified)
    parameters, answer = trained.run.shown.network.parameters.copy(), trained.prediction.bars.probabilities
    kept = trained.run.runs.steps_kept(trained.run.record)
    assert kept == list(range(9))
    window.document.new()
    assert len(trained.run.runs) == 0
    assert trained.run.phase is Phase.READY
    assert trained.run.recipe == trained.lab.state.recipe
    window.files.open(path)
    qtbot.waitUntil(lambda: window.document.path == path)
    assert trained.run.phase is Phase.FINISHED
    assert trained.run.runs.steps_kept(trained.run.record) == kept
    assert trained.run.can_branch
    assert np.array_equal(trained.run.shown.network.parameters, parameters)
    assert trained.run.log.losses()[0][1].tolist() == log.losses()[0][1].tolist()
    assert trained.run.log.accuracies()[1][1].tolist() == log.accuracies()[1][1].tolist()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: trained.prediction.bars.probabilities == answer)
    assert not window.document.is_modified
    assert load_session(path).runs[0].recipe.architecture == PLAN


def test_training_on_makes_unsaved_work(window: MainWindow, page: LeNetPage, qtbot: QtBot) -> None:
    page.weights.button("mine").click()
    window.document.discard_changes()
    assert not window.isWindowModified()
    page.training.step_button.click()
    wait_for(page, qtbot, Phase.PAUSED)
    assert window.isWindowModified()


def test_opening_while_training_ends_the_run(window: MainWindow, page: LeNetPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "mine.convlab"
    choose(page, architecture=PLAN)
    page.training.step_button.click()
    wait_for(page, qtbot, Phase.PAUSED)
    window.document.save(path)
    qtbot.waitUntil(lambda: not window.document.is_modified)
    page.training.start_button.click()
    qtbot.waitUntil(lambda: page.run.record.steps_taken > 5)
    window.document.open(path)
    qtbot.waitUntil(lambda: window.document.path == path and page.run.record.steps_taken == 1)
    assert page.run.phase is Phase.STOPPED
    opened = page.run.record
    page.training.start_button.click()
    qtbot.waitUntil(lambda: page.run.record is not opened and page.run.record.steps_taken > 2)
    assert opened.steps_taken == 1  # what the run before had still to report, which came first, is not its own
