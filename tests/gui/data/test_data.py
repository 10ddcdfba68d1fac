"""Other data than MNIST: opened, fetched, trained on, remembered and refused, by menus, drops and dialogs."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QSettings, QUrl
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from convlab.core.data.class_names import FASHION
from convlab.core.data.data_source import DIGITS, MNIST, DataSource
from convlab.core.data.datasets import Dataset
from convlab.core.data.digits import canvas_from_image
from convlab.files.session_file import load_session
from convlab.files.weights import data_of, load_lenet, save_lenet
from convlab.files.weights_problems import WeightsError
from convlab.gui.app import make_window, open_window, show_and_load
from convlab.gui.data import library
from convlab.gui.data.actions import DataActions
from convlab.gui.data.folders import FOLDERS_KEY, RememberedFolders
from convlab.gui.labs.lenet.page import LeNetPage
from convlab.gui.labs.lenet.preprocessing.words import NO_BREAK_SPACE
from convlab.gui.main_window import MainWindow
from convlab.gui.training.run import Phase
from convlab.gui.work.task_queue import TaskQueue
from convlab.labs.common.arrays import sealed
from convlab.labs.common.numbers import percent
from convlab.labs.lenet.architecture import Architecture
from tests.core.data.idx_files import data_files, write_data
from tests.files.server import Server, serving
from tests.gui.files.test_document import choose_file, drop, message_button
from tests.gui.labs.lenet.training.test_panel import choose, wait_for
from tests.gui.pages import texts_in

NAMES = "circle\nsquare\ntriangle"
PLAN = Architecture((), (12, 8), "relu", "max")


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    return write_data(tmp_path / "shapes", NAMES, classes=3)


@pytest.fixture
def fashion(tmp_path: Path) -> Path:
    return write_data(tmp_path / "fashion-mnist")


def shown(label: QLabel) -> str:
    return label.text().replace(NO_BREAK_SPACE, " ")


def data_actions(window: MainWindow) -> DataActions:
    return window.extensions["lenet"].data


def said(window: MainWindow) -> str:
    message = data_actions(window).message
    return message.text.text() if message.isVisible() else ""


def open_folder(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    data_actions(window).open_action.trigger()
    choose_file(qtbot, folder)


def open_data(window: MainWindow, qtbot: QtBot, folder: Path, name: str) -> None:
    open_folder(window, qtbot, folder)
    qtbot.waitUntil(lambda: window.status_text.startswith(f"{name}: "))


def train(page: LeNetPage, qtbot: QtBot, epochs: int = 3) -> None:
    choose(page, architecture=PLAN, epochs=epochs, batch_size=32)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    qtbot.waitUntil(lambda: page.predictor.is_up_to_date)  # what it learnt last is shown


# ---- opening


def test_a_folder_is_opened_and_everything_follows(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path, settings: QSettings
) -> None:
    window.show_lab("why")
    open_data(window, qtbot, shapes, "shapes")
    assert window.status_text == "shapes: 600 training images, 50 test images."
    state = window.session["lenet"].state
    assert window.lab == "lenet"
    assert state.recipe.data.class_names[:4] == ("circle", "square", "triangle", "3")
    assert (state.recipe.examples, page.training.form.examples.currentText()) == (600, "shapes, 600")
    first = page.run.dataset.test.images[0]
    assert np.array_equal(state.image, first)  # as it is, neither scaled nor moved
    assert np.array_equal(state.ink, canvas_from_image(first))
    assert "labelled circle" in page.drawing.canvas.hint
    assert page.drawing.random_button.text() == "Random image"
    assert list(page.bars.labels) == list(DIGITS)  # the bundled network is MNIST's
    assert "MNIST" in page.prediction.note.text()
    assert RememberedFolders(settings).read() == {state.recipe.data: shapes}
    assert not window.isWindowModified()


def test_what_is_trained_on_it_has_its_classes(window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path) -> None:
    open_data(window, qtbot, shapes, "shapes")
    train(page, qtbot)
    assert page.run.recipe.data.name == "shapes"
    assert page.run.log.test_accuracy > 0.9
    assert list(page.bars.labels)[:3] == ["circle", "square", "triangle"]
    qtbot.waitUntil(
        lambda: page.prediction.sentence.text().startswith(("circle", "Predicted: circle"))
    )  # a moment after the last step
    assert page.prediction.note.text().endswith("trained on shapes")
    page.view.button("inside").click()
    inside = page.views["inside"]
    assert [inside.controls.digit.itemText(index) for index in range(4)] == [
        "the prediction",
        "circle",
        "square",
        "triangle",
    ]
    inside.controls.quantity.button("loss").click()
    assert "the loss for circle" in inside.headline
    page.view.button("runs").click()
    runs = page.views["runs"]
    assert "circle" in runs.digit.sides[1].prediction.text()
    assert list(runs.digit.sides[0].bars.labels) == list(DIGITS)
    assert runs.table.text(page.run.record.number, "differs").startswith("shapes")


def test_a_drawing_fills_the_image_as_those_of_the_data_do(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path
) -> None:
    from tests.gui.drawing import draw_strokes

    open_data(window, qtbot, shapes, "shapes")
    draw_strokes(page.drawing.canvas, [np.array([[0.3, 0.3], [0.3, 0.6]])])
    state = window.session["lenet"].state
    assert state.label is None
    assert state.image.any(axis=1).all()
    assert "like the images of shapes" in texts_in(page.shown_view)
    data_actions(window).mnist_action.trigger()
    digit = window.session["lenet"].state.image
    assert digit.any(axis=1).sum() == 20  # scaled and moved like a digit of MNIST
    assert np.array_equal(page.shown_view.input_view.levels, digit)
    page.drawing.undo_button.click()
    qtbot.waitUntil(lambda: page.run.dataset.name == "shapes")
    assert np.array_equal(page.shown_view.input_view.levels, state.image)
    page.drawing.random_button.click()
    state = window.session["lenet"].state
    assert any(np.array_equal(state.image, image) for image in page.run.dataset.test.images)


def test_preprocessing_with_other_data(window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path) -> None:
    open_data(window, qtbot, shapes, "shapes")
    page.view.button("preprocessing").click()
    view = page.views["preprocessing"]
    qtbot.waitUntil(lambda: view.is_ready)
    sides = view.shifts.sides
    predicted = page.predictor.observation.prediction
    assert sides[0].count.text().startswith(f"a {predicted} at ")  # a label of shapes is no digit
    assert sides[1].shifts is not None
    train(page, qtbot)
    page.weights.button("mine").click()
    qtbot.waitUntil(lambda: view.is_ready)
    assert list(page.bars.labels)[:3] == ["circle", "square", "triangle"]
    assert sides[0].count.text().startswith("circle at ")
    assert sides[1].shifts is None
    assert "trained on MNIST’s digits, not on shapes" in sides[1].map.message
    qtbot.waitUntil(lambda: shown(view.steps.result) == "Leave a step out to see its effect")
    assert "already preprocessed" in texts_in(view.steps)
    view.steps.switches["invert"].click()
    sure = percent(float(page.predictor.observation.probabilities.max()), 1)
    assert f"instead of circle at {sure}" in shown(view.steps.result)
    page.weights.button("modern").click()
    qtbot.waitUntil(lambda: view.is_ready)
    assert list(page.bars.labels) == list(DIGITS)
    assert sides[1].shifts is not None


def test_a_test_image_that_steps_change_is_told(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path
) -> None:
    open_data(window, qtbot, shapes, "shapes")
    page.view.button("preprocessing").click()
    small = np.zeros((28, 28), np.uint8)
    small[3:9, 3:9] = 200
    window.session["lenet"].edit(ink=sealed(canvas_from_image(small)), label=0)
    view = page.views["preprocessing"]
    assert np.array_equal(window.session["lenet"].state.image, small)
    assert view.input.picture.levels.all()  # the square fills it
    text = shown(view.steps.result)
    assert text.startswith("Prepared once more: ")
    predicted = page.predictor.observation.prediction
    sure = float(page.predictor.observation.probabilities.max())
    assert text.endswith(f" instead of {predicted} at {percent(sure, 1)}")


def test_known_sets_have_their_names(window: MainWindow, page: LeNetPage, qtbot: QtBot, fashion: Path) -> None:
    open_data(window, qtbot, fashion, "Fashion-MNIST")
    page.weights.button("mine").click()
    assert list(page.bars.labels) == list(FASHION)
    assert page.training.preset.button("modern").isChecked()


def test_back_to_mnist_and_undo(window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path) -> None:
    assert not data_actions(window).mnist_action.isEnabled()
    before = window.session["lenet"].state
    open_data(window, qtbot, shapes, "shapes")
    data_actions(window).mnist_action.trigger()
    assert page.run.dataset.source == MNIST
    assert window.session["lenet"].state.recipe.data == MNIST
    assert window.session["lenet"].state.recipe.examples == 60_000
    page.drawing.undo_button.click()  # to the shapes
    qtbot.waitUntil(lambda: page.run.dataset.name == "shapes")
    page.drawing.undo_button.click()
    qtbot.waitUntil(lambda: page.run.dataset.source == MNIST)
    assert window.session["lenet"].state.ink is before.ink
    assert page.training.start_button.isEnabled()


def test_a_new_session_is_about_mnist(window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path) -> None:
    open_data(window, qtbot, shapes, "shapes")
    window.files.new_action.trigger()
    assert page.run.dataset.source == window.session["lenet"].state.recipe.data == MNIST
    assert page.training.start_button.isEnabled()
    assert not window.isWindowModified()


def test_long_names_are_cut_short(window: MainWindow, page: LeNetPage, qtbot: QtBot, tmp_path: Path) -> None:
    names = [f"a class of a rather lengthy name, no. {number}" for number in range(3)]
    assert max(map(len, names)) <= 40
    open_data(window, qtbot, write_data(tmp_path / ("x" * 60), "\n".join(names), classes=3), "x" * 40)
    page.weights.button("mine").click()
    QApplication.processEvents()
    assert list(page.bars.labels[:3]) == names
    assert "a class of a rather…" in page.prediction.sentence.text()
    assert page.bars.height() >= page.bars.minimumHeight()
    page.view.button("inside").click()
    QApplication.processEvents()
    assert page.views["inside"].picture.minimumWidth() < 1000


def test_a_folder_dropped_on_the_window(page: LeNetPage, qtbot: QtBot, shapes: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(shapes))])
    drop(page.bars, mime)
    qtbot.waitUntil(lambda: page.run.dataset.name == "shapes")


def test_a_run_in_training_goes_on_with_its_own_data(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path
) -> None:
    choose(page, architecture=PLAN, epochs=100)
    page.training.start_button.click()
    qtbot.waitUntil(lambda: page.run.log.last is not None, timeout=20_000)
    open_data(window, qtbot, shapes, "shapes")
    steps = page.run.record.steps_taken
    qtbot.waitUntil(lambda: page.run.record.steps_taken > steps + 20, timeout=20_000)
    assert page.run.phase is Phase.RUNNING
    assert page.run.recipe.data == MNIST
    page.training.stop_button.click()
    wait_for(page, qtbot, Phase.STOPPED)
    assert page.run.log.smoothed_loss < 2


# ---- what takes long


@pytest.fixture
def slow_reading(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Reading stands still when it first tells how far it is, until this event."""
    may_go_on, report = Event(), TaskQueue.report

    def stand_still(queue: TaskQueue, share: float) -> None:
        report(queue, share)
        may_go_on.wait(20)

    monkeypatch.setattr(TaskQueue, "report", stand_still)
    monkeypatch.setattr("convlab.gui.files.progress.PATIENCE_MILLISECONDS", 0)
    yield may_go_on
    may_go_on.set()
    data_actions(window).shut_down()


def test_opening_that_takes_long_tells_how_far_it_is_and_can_be_cancelled(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path, slow_reading: Event
) -> None:
    state, bar = window.session["lenet"].state, data_actions(window).reading
    open_folder(window, qtbot, shapes)
    qtbot.waitUntil(bar.isVisible)
    assert bar.text.text().startswith("Opening “shapes”: ")
    assert window.isEnabled()
    message_button(bar, "Cancel").click()
    slow_reading.set()
    qtbot.waitUntil(lambda: window.status_text == "Opening was cancelled.")
    assert not bar.isVisible()
    assert window.session["lenet"].state is state
    assert page.run.dataset.source == MNIST
    assert RememberedFolders(window.settings).read() == {}
    open_data(window, qtbot, shapes, "shapes")
    assert not bar.isVisible()


# ---- refused


def damaged(folder: Path) -> Path:
    (folder / "train-images-idx3-ubyte.gz").write_bytes(b"\x1f\x8b not what it says")
    return folder


def lacking(folder: Path) -> Path:
    (folder / "t10k-labels-idx1-ubyte.gz").unlink()
    return folder


@pytest.mark.parametrize(
    ("how", "spoil", "sentence"),
    [
        ({"side": 20}, None, "“set” cannot be opened: its images have 20 × 20 pixels; the networks here take 28 × 28."),
        ({"classes": 11}, None, "“set” cannot be opened: its labels go up to 10; the networks here tell 10 classes"),
        ({}, damaged, "“set” cannot be opened: “train-images-idx3-ubyte.gz” is damaged or cut short"),
        ({}, lacking, "“set” is not a data set like MNIST: t10k-labels-idx1-ubyte is missing (or the same with .gz)."),
        (
            {"names": "one\ntwo"},
            None,
            "“set” cannot be opened: “classes.txt” should have a line with a name for each class. Names: 2",
        ),
    ],
)
def test_what_is_no_data_set_is_refused_with_a_sentence(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, tmp_path: Path, how: dict, spoil: object, sentence: str
) -> None:
    state, dataset = window.session["lenet"].state, page.run.dataset
    folder = write_data(tmp_path / "set", **how)
    if spoil:
        spoil(folder)
    open_folder(window, qtbot, folder)
    qtbot.waitUntil(lambda: said(window).startswith(sentence))
    assert window.session["lenet"].state is state
    assert page.run.dataset is dataset
    assert RememberedFolders(window.settings).read() == {}
    assert page.training.start_button.isEnabled()


# ---- the next start


@pytest.fixture
def next_window(qtbot: QtBot, settings: QSettings, dataset: object, monkeypatch: pytest.MonkeyPatch) -> Iterator:
    windows = []
    monkeypatch.setattr("convlab.gui.data.loader.load_dataset", lambda _: dataset)

    def start() -> MainWindow:
        window = make_window(settings)
        windows.append(window)
        show_and_load(window)
        qtbot.waitUntil(lambda: window.pages["lenet"].is_ready, timeout=20_000)
        window.show_lab("lenet")
        QApplication.processEvents()
        return window

    yield start
    for window in windows:
        window.close()
        window.deleteLater()


def saved(window: MainWindow, qtbot: QtBot, path: Path) -> Path:
    window.document.save(path)
    qtbot.waitUntil(lambda: window.document.path == path)
    return path


def test_the_next_start_is_about_mnist_whatever_was_open(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path, next_window: object
) -> None:
    open_data(window, qtbot, shapes, "shapes")
    other = next_window()
    page = other.pages["lenet"]
    assert page.run.dataset.source == other.session["lenet"].state.recipe.data == MNIST
    assert "3" in page.prediction.sentence.text()
    assert said(other) == ""


@pytest.mark.parametrize("is_slow", [False, True])
def test_a_session_brings_its_own_data_from_the_command_line(
    window: MainWindow,
    page: LeNetPage,
    qtbot: QtBot,
    shapes: Path,
    tmp_path: Path,
    settings: QSettings,
    dataset: Dataset,
    monkeypatch: pytest.MonkeyPatch,
    is_slow: bool,
) -> None:
    """Whatever is loaded first, and whatever was open before."""
    about_mnist = saved(window, qtbot, tmp_path / "mnist.convlab")
    open_data(window, qtbot, shapes, "shapes")
    about_shapes = saved(window, qtbot, tmp_path / "shapes.convlab")
    load = library.load_dataset
    if is_slow:
        monkeypatch.setattr(library, "load_dataset", lambda *what: (time.sleep(0.5), load(*what))[1])
    else:
        monkeypatch.setattr("convlab.gui.data.loader.load_dataset", lambda _: (time.sleep(0.5), dataset)[1])
    for path, name in ((about_mnist, "MNIST"), (about_shapes, "shapes"), (about_mnist, "MNIST")):
        other = make_window(settings)
        open_window(other, path)
        qtbot.waitUntil(lambda: other.document.path == path)  # noqa: B023
        other.show_lab("lenet")
        page = other.pages["lenet"]
        qtbot.waitUntil(lambda: page.run.dataset is not None and page.run.dataset.name == name)  # noqa: B023
        qtbot.wait(600 if is_slow else 10)  # what is still being read
        assert other.session["lenet"].state.recipe.data.name == page.run.dataset.name == name
        assert page.training.start_button.isEnabled()
        assert not other.isWindowModified()
        assert said(other) == ""
        other.close()
        other.deleteLater()


def test_other_data_are_a_change_of_a_session_that_has_a_file(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path, tmp_path: Path
) -> None:
    saved(window, qtbot, tmp_path / "a.convlab")
    open_data(window, qtbot, shapes, "shapes")
    assert window.isWindowModified()
    page.lab.undo()
    qtbot.waitUntil(lambda: page.run.dataset.name == "MNIST")
    assert not window.isWindowModified()


def test_a_session_finds_its_data_where_the_user_says(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path, tmp_path: Path, next_window: object
) -> None:
    open_data(window, qtbot, shapes, "shapes")
    path = saved(window, qtbot, tmp_path / "a.convlab")
    elsewhere = shapes.rename(tmp_path / "moved and renamed")
    wrong = write_data(tmp_path / "wrong", counts=(300, 30))
    other = next_window()
    other.files.open(path)
    qtbot.waitUntil(lambda: "This session uses “shapes” (600 training images)" in said(other))
    page = other.pages["lenet"]
    assert not page.drawing.random_button.isEnabled()
    page.view.button("errors").click()
    assert "“shapes”, the data set of this session, is not open" in page.shown_view.summary.total.text()
    message_button(data_actions(other).message, "Open data folder…").click()
    choose_file(qtbot, wrong)
    sentence = "“wrong” holds other data (300 training images), not the “shapes” of this session (600 training images)."
    qtbot.waitUntil(lambda: said(other) == sentence)
    assert other.session["lenet"].state.recipe.data.name == "shapes"
    message_button(data_actions(other).message, "Open data folder…").click()
    choose_file(qtbot, elsewhere)
    qtbot.waitUntil(lambda: page.run.dataset.name == "shapes")
    assert said(other) == ""
    assert page.drawing.random_button.isEnabled()
    assert not other.isWindowModified()
    train(page, qtbot, epochs=1)
    assert page.run.recipe.data.class_names[:3] == ("circle", "square", "triangle")


def test_data_that_have_changed_are_not_the_session_s(
    window: MainWindow, qtbot: QtBot, shapes: Path, tmp_path: Path, next_window: object
) -> None:
    open_data(window, qtbot, shapes, "shapes")
    path = saved(window, qtbot, tmp_path / "a.convlab")
    write_data(shapes, NAMES, classes=3, counts=(300, 30))
    other = next_window()
    other.files.open(path)
    qtbot.waitUntil(lambda: "This session uses “shapes”" in said(other))
    assert not other.pages["lenet"].training.start_button.isEnabled()


def test_bundled_networks_are_not_evaluated_on_other_classes(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path
) -> None:
    open_data(window, qtbot, shapes, "shapes")
    page.view.button("errors").click()
    errors = page.shown_view
    qtbot.waitUntil(lambda: errors.is_ready)
    assert errors.evaluation is None
    assert "trained on MNIST, whose classes are not those of shapes" in errors.summary.total.text()
    data_actions(window).mnist_action.trigger()
    qtbot.waitUntil(lambda: errors.evaluation is not None, timeout=20_000)
    assert "Not evaluated" not in errors.summary.total.text()


@pytest.mark.parametrize("text", ["[", "[3]", '[{"folder": "/tmp"}]', '{"a": 1}', '[{"folder": 3, "class_names": []}]'])
def test_edited_settings_do_no_harm(settings: QSettings, text: str) -> None:
    settings.setValue("data folders", text)
    assert RememberedFolders(settings).read() == {}


# ---- runs, sessions and weights remember what they learnt from


def test_a_session_knows_its_data_and_asks_for_them(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path, tmp_path: Path, next_window: object
) -> None:
    open_data(window, qtbot, shapes, "shapes")
    train(page, qtbot)
    path = tmp_path / "a.convlab"
    window.document.save(path)
    qtbot.waitUntil(path.exists)
    assert load_session(path).runs[0].recipe.data.class_names[:3] == ("circle", "square", "triangle")
    window.settings.remove(FOLDERS_KEY)  # as on another machine
    other = next_window()
    other.files.open(path)
    qtbot.waitUntil(lambda: "This session uses “shapes” (600 training images), which was not found" in said(other))
    page = other.pages["lenet"]
    assert page.prediction.sentence.text().startswith(("circle", "Predicted: circle"))
    assert list(page.bars.labels)[:3] == ["circle", "square", "triangle"]
    assert not page.training.start_button.isEnabled()
    assert "“shapes” is not open" in page.training.message.text()
    page.view.button("runs").click()
    runs = page.views["runs"]
    assert not runs.run_actions.repeat.isEnabled()
    assert "was trained on shapes, which is not open" in runs.message.text()
    message_button(data_actions(other).message, "Open data folder…").click()
    choose_file(qtbot, shapes)
    qtbot.waitUntil(page.training.start_button.isEnabled)
    assert runs.run_actions.repeat.isEnabled()
    runs.run_actions.repeat.click()
    wait_for(page, qtbot, Phase.FINISHED)
    assert "digit for digit" in runs.message.text()


def test_a_run_is_repeated_with_its_own_data(window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path) -> None:
    open_data(window, qtbot, shapes, "shapes")
    train(page, qtbot)
    data_actions(window).mnist_action.trigger()
    page.view.button("runs").click()
    runs = page.views["runs"]
    runs.run_actions.repeat.click()
    wait_for(page, qtbot, Phase.FINISHED)
    assert page.run.recipe.data.name == "shapes"
    assert page.run.dataset.name == "shapes"
    assert "digit for digit" in runs.message.text()


def test_files_that_have_changed_are_not_trained_on(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path
) -> None:
    open_data(window, qtbot, shapes, "shapes")
    write_data(shapes, NAMES, classes=3, counts=(300, 30))
    choose(page, architecture=PLAN)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FAILED)
    assert "images of “shapes” can no longer be read, or have changed" in page.training.message.text()


def test_weights_tell_what_they_learnt_from(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, shapes: Path, tmp_path: Path
) -> None:
    open_data(window, qtbot, shapes, "shapes")
    train(page, qtbot)
    path = tmp_path / "mine.safetensors"
    page.files.save_weights(path)
    qtbot.waitUntil(path.exists)
    metadata = load_lenet(path)[1]
    assert metadata["dataset"] == "shapes, 600 training images"
    assert data_of(metadata) == page.run.recipe.data
    data_actions(window).mnist_action.trigger()
    page.files.open_weights(path)
    qtbot.waitUntil(lambda: page.run.record.name == "mine.safetensors")
    assert list(page.bars.labels)[:3] == ["circle", "square", "triangle"]
    assert "It was trained on shapes" in page.prediction.note.text()
    assert window.session["lenet"].state.recipe.data == MNIST  # what the next run learns from is open as before


@pytest.mark.parametrize("text", ["{", "[]", '{"class_names": ["a"]}', '{"name": 3}', '{"examples": -1}'])
def test_weights_that_tell_nonsense_of_their_data_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "w.safetensors"
    save_lenet(path, PLAN.network("xavier", 0), PLAN.metadata() | {"data": text})
    with pytest.raises(WeightsError) as error:
        load_lenet(path)
    assert error.value.details == ("data",)


# ---- fetching


CONTENT = data_files(counts=(300, 30))


@pytest.fixture
def server(window: MainWindow, tmp_path: Path) -> Iterator[Server]:
    with serving(CONTENT) as server:
        data_actions(window).download.mirrors = (server.address,)
        data_actions(window).download.files = {
            name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in CONTENT.items()
        }
        data_actions(window).download.folder = tmp_path / "app" / "fashion-mnist"
        yield server


def test_fashion_mnist_is_fetched_and_opened(window: MainWindow, page: LeNetPage, qtbot: QtBot, server: Server) -> None:
    data_actions(window).get_action.trigger()
    assert data_actions(window).download.bar.text.text().startswith("Downloading Fashion-MNIST: 0.0 of ")
    assert data_actions(window).download.bar.isVisible()
    assert not data_actions(window).get_action.isEnabled()
    qtbot.waitUntil(lambda: page.run.dataset.name == "Fashion-MNIST")
    assert window.session["lenet"].state.recipe.data.class_names == FASHION
    assert not data_actions(window).download.bar.isVisible()
    assert data_actions(window).get_action.isEnabled()
    asked = len(server.asked)
    data_actions(window).mnist_action.trigger()
    data_actions(window).get_action.trigger()
    qtbot.waitUntil(lambda: page.run.dataset.name == "Fashion-MNIST")
    assert len(server.asked) == asked  # it is there


def test_a_download_is_cancelled(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("convlab.files.download.TIMEOUT_SECONDS", 0.5)
    server.manner = "slow"
    data_actions(window).get_action.trigger()
    qtbot.waitUntil(server.is_dripping.is_set)
    message_button(data_actions(window).download.bar, "Cancel").click()
    assert not data_actions(window).download.bar.isVisible()
    assert window.status_text == "The download was cancelled."
    assert page.run.dataset.source == MNIST
    qtbot.waitUntil(lambda: not list(data_actions(window).download.folder.iterdir()))
    server.manner = "good"
    data_actions(window).get_action.trigger()
    qtbot.waitUntil(lambda: page.run.dataset.name == "Fashion-MNIST")


@pytest.mark.parametrize(
    ("manner", "sentence"),
    [
        ("missing", "“t10k-images-idx3-ubyte.gz” was not downloaded: the server does not have it. (404)"),
        ("wrong", "“t10k-images-idx3-ubyte.gz” was not kept: it is not the expected file"),
        ("breaks off", "“t10k-images-idx3-ubyte.gz” was not downloaded: the connection broke off."),
    ],
)
def test_a_download_that_fails_says_why_and_can_be_tried_again(
    window: MainWindow, page: LeNetPage, qtbot: QtBot, server: Server, manner: str, sentence: str
) -> None:
    server.manner, server.only = manner, "t10k-images-idx3-ubyte.gz"
    data_actions(window).get_action.trigger()
    qtbot.waitUntil(lambda: said(window).startswith(sentence))
    assert page.run.dataset.source == MNIST
    assert not (data_actions(window).download.folder / server.only).exists()
    server.manner = "good"
    message_button(data_actions(window).message, "Try again").click()
    qtbot.waitUntil(lambda: page.run.dataset.name == "Fashion-MNIST")


def test_a_place_that_cannot_be_written_to(window: MainWindow, qtbot: QtBot, server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    data_actions(window).download.folder = tmp_path / "file" / "fashion-mnist"
    data_actions(window).get_action.trigger()
    qtbot.waitUntil(lambda: "“fashion-mnist” was not saved" in said(window))
    assert server.asked == []


def test_closing_the_window_ends_a_download(next_window: object, qtbot: QtBot, tmp_path: Path) -> None:
    window = next_window()
    with serving(CONTENT) as server:
        server.manner = "silent"
        data_actions(window).download.mirrors, data_actions(window).download.folder = (
            (server.address,),
            tmp_path / "app",
        )
        data_actions(window).get_action.trigger()
        qtbot.waitUntil(lambda: bool(server.asked))
        assert window.close()


def test_sets_are_the_same_when_they_say_the_same() -> None:
    assert DataSource() == MNIST
