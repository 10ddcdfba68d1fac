"""The Preprocessing view: switches, shifts and keys, and that every picture and number shown is the core's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from convlab.core import Network, softmax
from convlab.core.data.digits import LIKE_MNIST, Preparation, prepare
from convlab.files.weights import load_lenet
from convlab.gui.labs.lenet.page import LeNetPage
from convlab.gui.labs.lenet.preprocessing import mapper
from convlab.gui.labs.lenet.preprocessing.view import PreprocessingView
from convlab.gui.labs.lenet.preprocessing.words import NO_BREAK_SPACE
from convlab.gui.main_window import MainWindow
from convlab.gui.theme import CLASS_SHADES, DARK, LIGHT, Mode, apply
from convlab.gui.widgets.class_map import ClassMap
from convlab.labs.common.numbers import percent
from convlab.labs.lenet.preprocessing import STEPS, PreprocessingStep, Shift
from convlab.labs.lenet.state import LeNetState
from tests.gui.drawing import draw_strokes
from tests.gui.pages import texts_in

CORNER = np.array([(0.15, 0.7), (0.2, 0.65), (0.3, 0.75), (0.25, 0.9), (0.15, 0.92)])


@pytest.fixture
def view(page: LeNetPage, qtbot: QtBot) -> PreprocessingView:
    page.view.button("preprocessing").click()
    QApplication.processEvents()
    shown = page.shown_view
    qtbot.waitUntil(lambda: shown.is_ready, timeout=10_000)
    return shown


def state_of(page: LeNetPage) -> LeNetState:
    return page.lab.state


def probabilities(network: Network, image: np.ndarray) -> np.ndarray:
    """By a network in one forward pass."""
    return softmax(network.forward(image[None, None] / np.float32(255)))[0]


def told(values: np.ndarray) -> str:
    return f"{values.argmax()} at {percent(float(values.max()), 1)}".replace(" ", NO_BREAK_SPACE)


def switch(view: PreprocessingView, steps: Sequence[PreprocessingStep]) -> None:
    for step in steps:
        box = view.steps.switches[step]
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))


def point_at(view: PreprocessingView, shift: Shift, side: int = 0) -> QPoint:
    shown = view.shifts.sides[side].map
    point = shown.rect_of(shift.down + 10, shift.right + 10).center()
    QTest.mouseMove(shown, point)
    return point


def click(view: PreprocessingView, shift: Shift, side: int = 0) -> None:
    point = point_at(view, shift, side)
    QTest.mouseClick(view.shifts.sides[side].map, Qt.MouseButton.LeftButton, pos=point)


def moved(image: np.ndarray, shift: Shift, paper: int = 0) -> np.ndarray:
    """The image on a large sheet of paper, and the part of it that is seen."""
    sheet = np.full((68, 68), paper, np.uint8)
    sheet[20 + shift.down : 48 + shift.down, 20 + shift.right : 48 + shift.right] = image
    return sheet[20:48, 20:48]


# ---- the steps


@pytest.mark.parametrize("missing", [(), *[(step,) for step in STEPS], ("crop", "scale", "centre"), STEPS])
def test_switches_make_the_input_that_the_core_makes(
    page: LeNetPage, view: PreprocessingView, missing: tuple[PreprocessingStep, ...]
) -> None:
    draw_strokes(page.drawing.canvas, [CORNER])
    switch(view, missing)
    steps = Preparation(**dict.fromkeys(missing, False))
    assert state_of(page).preprocessing.steps == steps
    image, usual = prepare(state_of(page).ink, steps).image, prepare(state_of(page).ink).image
    assert np.array_equal(view.input.picture.levels, image)
    assert np.array_equal(view.steps.pictures["invert"].levels, image)
    assert np.array_equal(view.steps.pictures["centre"].levels, image if steps.invert else 255 - image)
    now, then = probabilities(page.predictor.network, image), probabilities(page.predictor.network, usual)
    np.testing.assert_allclose(page.bars.probabilities, now, rtol=0, atol=2e-5)
    np.testing.assert_allclose(page.bars.reference, then, rtol=0, atol=2e-5)
    text = view.steps.result.text()
    if np.array_equal(image, usual):
        assert text == ("Leave a step out to see its effect" if not missing else text)
        assert not missing or text.endswith(": the same input")
    else:
        assert f"{told(now)} instead of {told(then)}" in text
    assert view.steps.all_button.isEnabled() is bool(missing)
    page.view.button("draw").click()
    np.testing.assert_allclose(page.bars.probabilities, then, rtol=0, atol=2e-5)  # elsewhere nothing changes
    assert page.bars.reference is None


def test_all_steps_again_and_undo(page: LeNetPage, view: PreprocessingView, window: MainWindow) -> None:
    switch(view, ("crop", "invert"))
    view.steps.all_button.click()
    assert state_of(page).preprocessing.steps == LIKE_MNIST
    assert all(box.isChecked() for box in view.steps.switches.values())
    window.session["lenet"].undo()
    window.session["lenet"].undo()
    assert state_of(page).preprocessing.steps == Preparation(crop=False)
    assert [step for step, box in view.steps.switches.items() if not box.isChecked()] == ["crop"]
    page.view.button("draw").click()
    assert np.array_equal(page.shown_view.input_view.levels, state_of(page).image)
    assert np.array_equal(state_of(page).image, prepare(state_of(page).ink).image)


def test_the_marks_lie_where_the_core_says(page: LeNetPage, view: PreprocessingView) -> None:
    draw_strokes(page.drawing.canvas, [CORNER])
    prepared = prepare(state_of(page).ink)
    frame, mass = view.steps.pictures["crop"].marks
    assert (frame.area.y(), frame.area.x(), frame.area.height(), frame.area.width()) == prepared.box
    assert (mass.place.y(), mass.place.x()) == pytest.approx(prepared.mass)
    _, ring, lands = view.steps.pictures["centre"].marks
    assert (ring.place.x(), ring.place.y()) == (14, 14)
    assert (lands.place.y(), lands.place.x()) == pytest.approx(prepared.place(*prepared.mass))
    assert (lands.place - ring.place).manhattanLength() <= 2
    assert f"{prepared.box.height} × {prepared.box.width}" == view.steps.notes["crop"].text()


@pytest.mark.parametrize("step", ["crop", "smooth", "centre", "invert"])
def test_pointing_at_a_pixel_tells_its_value(
    view: PreprocessingView, window: MainWindow, page: LeNetPage, step: PreprocessingStep
) -> None:
    picture = view.steps.pictures[step]
    area = picture.area()
    QTest.mouseMove(picture, (area.topLeft() + (area.bottomRight() - area.topLeft()) * 0.52).toPoint())
    row, column, value = map(int, re.findall(r"\d+", window.status_text))
    levels = {"crop": state_of(page).ink, "invert": state_of(page).image}.get(step)
    if levels is not None:
        assert value == levels[row, column]
    assert value == picture.levels[row, column]
    assert abs(row / len(picture.levels) - 0.52) < 0.05


def test_a_pixel_of_the_scaled_digit_tells_what_it_covers(
    view: PreprocessingView, window: MainWindow, page: LeNetPage
) -> None:
    picture = view.steps.pictures["scale"]
    QTest.mouseMove(picture, picture.area().center().toPoint() + QPoint(3, 3))
    row, column, top, bottom, left, right = map(float, re.findall(r"\d+\.?\d*", window.status_text))
    boxed = prepare(state_of(page).ink, Preparation(centre=False))
    assert (top, left) == pytest.approx(boxed.source(row, column), abs=0.051)
    assert (bottom, right) == pytest.approx(boxed.source(row + 1, column + 1), abs=0.051)


def test_an_empty_sheet(page: LeNetPage, view: PreprocessingView) -> None:
    page.drawing.clear_button.click()
    assert view.input.picture.levels is None
    assert page.bars.probabilities is None
    assert all(side.map.shares is None for side in view.shifts.sides)
    assert "Draw, and see" in view.steps.result.text()
    point_at(view, Shift(3, 3))
    assert view.shown_shift == Shift()
    page.drawing.undo_button.click()
    assert view.input.picture.levels is not None


# ---- the shifts


@pytest.mark.parametrize("shift", [Shift(), Shift(-10, -10), Shift(4, -7), Shift(10, 2)])
def test_a_cell_shows_the_prediction_for_its_shift(
    page: LeNetPage, view: PreprocessingView, window: MainWindow, shift: Shift
) -> None:
    image = moved(state_of(page).image, shift)
    networks = page.predictor.network, view.mapper.mlp.network
    cell = shift.down + 10, shift.right + 10
    point_at(view, shift)
    assert np.array_equal(view.input.picture.levels, image)
    np.testing.assert_allclose(page.bars.probabilities, probabilities(networks[0], image), rtol=0, atol=2e-5)
    for side, network in zip(view.shifts.sides, networks, strict=True):
        expected = probabilities(network, image)
        assert side.map.classes[cell] == expected.argmax()
        assert side.map.shares[cell] == pytest.approx(expected.max(), abs=2e-5)
        for text in (window.status_text, view.shifts.note.text()):
            assert told(expected) in text


def test_how_often_the_digit_is_read(page: LeNetPage, view: PreprocessingView) -> None:
    image = state_of(page).image
    for side, network in zip(view.shifts.sides, (page.predictor.network, view.mapper.mlp.network), strict=True):
        predictions = [
            int(probabilities(network, moved(image, Shift(down, right))).argmax())
            for down in range(-10, 11)
            for right in range(-10, 11)
        ]
        assert side.count.text() == f"a 3 at {predictions.count(3)} of 441 shifts"
        assert side.share.text() == percent(predictions.count(3) / 441, 1)


def test_a_test_image_of_mnist_is_the_same_with_all_steps(page: LeNetPage, view: PreprocessingView) -> None:
    for _ in range(3):
        page.drawing.random_button.click()
        assert np.array_equal(view.input.picture.levels, state_of(page).image)
        assert list(page.bars.probabilities) == pytest.approx(list(page.bars.reference), abs=2e-5)
        assert view.steps.result.text() == "Leave a step out to see its effect"
        assert "already preprocessed" in texts_in(view.steps)


def test_the_label_is_what_should_be_read(page: LeNetPage, view: PreprocessingView, qtbot: QtBot) -> None:
    page.drawing.random_button.click()
    qtbot.waitUntil(lambda: view.is_ready, timeout=10_000)
    assert view.shifts.sides[1].count.text().startswith(f"a {state_of(page).label} at ")


def test_the_probability_of_the_digit(page: LeNetPage, view: PreprocessingView) -> None:
    view.shifts.shows.button("probability").click()
    shown, shift = view.shifts.sides[0].map, Shift(-3, 6)
    assert shown.classes is None
    expected = probabilities(page.predictor.network, moved(state_of(page).image, shift))[3]
    assert shown.shares[shift.down + 10, shift.right + 10] == pytest.approx(expected, abs=2e-5)
    page.lab.undo()
    assert view.shifts.sides[0].map.classes is not None


def test_paper_comes_in_where_the_ink_is_dark(page: LeNetPage, view: PreprocessingView, qtbot: QtBot) -> None:
    switch(view, ("invert",))
    qtbot.waitUntil(lambda: view.is_ready, timeout=10_000)
    shift = Shift(9, 9)
    image = moved(255 - state_of(page).image, shift, paper=255)
    point_at(view, shift)
    assert np.array_equal(view.input.picture.levels, image)
    assert view.shifts.sides[0].map.classes[19, 19] == probabilities(page.predictor.network, image).argmax()


def test_a_click_keeps_a_shift_until_it_is_unpinned(page: LeNetPage, view: PreprocessingView) -> None:
    click(view, Shift(2, -5), side=1)
    assert state_of(page).preprocessing.pinned == Shift(2, -5)
    shown = view.shifts.sides[0].map
    QTest.mouseMove(shown, QPoint(shown.width() - 1, shown.height() - 1))
    assert view.shown_shift == Shift(2, -5)
    assert "2 down, 5 left" in view.input.accessibleName()
    click(view, Shift(2, -5))
    assert state_of(page).preprocessing.pinned is None
    click(view, Shift(1, 1))
    view.shifts.back_button.click()
    assert view.shown_shift == Shift()
    assert np.array_equal(view.input.picture.levels, state_of(page).image)
    page.lab.undo()
    assert view.shown_shift == Shift(1, 1)


def test_keys_go_from_shift_to_shift(page: LeNetPage, view: PreprocessingView) -> None:
    shown = view.shifts.sides[0].map
    shown.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(shown, key)
    assert view.shown_shift == Shift(-1, 2)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert state_of(page).preprocessing.pinned == Shift(-1, 2)
    for _ in range(12):
        QTest.keyClick(shown, Qt.Key.Key_Left)
    assert view.shown_shift == Shift(-1, -10)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert state_of(page).preprocessing.pinned is None
    assert view.shown_shift == Shift()


def test_maps_follow_pen_and_weights(page: LeNetPage, view: PreprocessingView, qtbot: QtBot) -> None:
    def is_current() -> bool:
        image = moved(state_of(page).image, Shift(3, 0))
        expected = probabilities(page.predictor.network, image)
        return bool(np.allclose(view.shifts.sides[0].shifts.at(Shift(3, 0)), expected, rtol=0, atol=2e-5))

    draw_strokes(page.drawing.canvas, [CORNER])
    qtbot.waitUntil(lambda: view.is_ready, timeout=10_000)
    assert is_current()
    page.weights.button("book").click()
    qtbot.waitUntil(lambda: view.is_ready, timeout=10_000)
    assert is_current()
    assert view.shifts.sides[0].name.text() == "LeNet, sigmoid"
    page.weights.button("mine").click()
    qtbot.waitUntil(lambda: view.is_ready, timeout=10_000)
    assert is_current()
    assert view.shifts.sides[0].name.text() == "Your network"


def test_an_mlp_that_cannot_be_loaded_is_told(
    page: LeNetPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mlp.safetensors").write_bytes(b"damaged")
    monkeypatch.setattr(mapper, "resource", lambda *_: tmp_path / "mlp.safetensors")
    page.view.button("preprocessing").click()
    view = page.shown_view
    qtbot.waitUntil(lambda: view.is_ready, timeout=10_000)
    assert view.shifts.sides[0].map.shares is not None
    assert view.shifts.sides[1].map.shares is None
    assert "mlp.safetensors" in view.shifts.sides[1].map.message


def test_the_bundled_mlp_is_the_one_that_is_compared(view: PreprocessingView) -> None:
    network, _ = load_lenet(mapper.resource("weights", "mlp.safetensors"))
    assert np.array_equal(view.mapper.mlp.network.parameters, network.parameters)
    assert view.shifts.sides[1].name.text() == "MLP 73-51, ReLU"


# ---- looks


@pytest.fixture
def back_to_light() -> Iterator[None]:
    yield
    apply(Mode.LIGHT)


@pytest.mark.usefixtures("back_to_light")
def test_cells_have_the_colours_of_their_class(view: PreprocessingView) -> None:
    """In both themes: the surer, the nearer to the class's own colour."""
    shown = view.shifts.sides[0].map
    places = [np.unravel_index(at, shown.shares.shape) for at in (shown.shares.argmax(), shown.shares.argmin())]
    for mode, colours in ((Mode.LIGHT, LIGHT), (Mode.DARK, DARK)):
        apply(mode)
        QApplication.processEvents()
        picture = shown.grab().toImage()
        for row, column in places:
            corner = shown.rect_of(int(row), int(column)).topLeft()
            shade = round(float(shown.shares[row, column]) * (CLASS_SHADES - 1))
            wanted = colours.class_tables[shown.classes[row, column]][shade]
            assert picture.pixelColor(corner + QPoint(0, 0)) == wanted


class Marking(QTranslator):
    """Puts a sign before every text."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str:
        return f"¤{source}"


@pytest.fixture
def marked_language(view: PreprocessingView) -> Iterator[None]:
    view.pin(Shift(3, -4))
    translator = Marking()
    QApplication.installTranslator(translator)
    QApplication.processEvents()
    yield
    QApplication.removeTranslator(translator)
    QApplication.processEvents()


@pytest.mark.usefixtures("marked_language")
def test_every_text_follows_the_language(view: PreprocessingView) -> None:
    shown = [widget for kind in (QLabel, QAbstractButton) for widget in view.findChildren(kind)]
    texts = [widget.text() for widget in shown] + [widget.accessibleName() for widget in view.findChildren(ClassMap)]
    assert len(texts) > 20
    for text in texts:
        assert "¤" in text or not re.search("[A-Za-z]{2}", text) or text == "MLP 73-51, ReLU"


def test_the_class_colours_are_told_apart() -> None:
    for colours in (LIGHT, DARK):
        values = np.array([colour.getRgb()[:3] for colour in (*colours.classes, colours.base)], float)
        distances = np.linalg.norm(values[:, None] - values[None], axis=-1) + 1e9 * np.eye(len(values))
        assert distances.min() > 55
