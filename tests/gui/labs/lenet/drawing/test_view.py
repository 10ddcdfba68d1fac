"""Drawing a digit and seeing it recognised, by real mouse and key events."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.core import Network, softmax
from convlab.core.data.class_names import FASHION
from convlab.core.data.data_source import DataSource
from convlab.core.data.digits import CANVAS_SIZE, draw_segment, drawn_image, empty_canvas
from convlab.gui.labs.lenet.page import LeNetPage
from convlab.gui.main_window import MainWindow
from convlab.gui.theme import Mode, apply, colours_of
from convlab.labs.lenet.state import with_data
from tests.gui.drawing import draw_strokes, sheet_point
from tests.gui.widgets.looking import count_of
from tests.pen_digits import pen_digits

DOWN = np.array([(0.5, 0.2), (0.5, 0.4), (0.5, 0.6), (0.5, 0.8)])
ACROSS = np.array([(0.25, 0.5), (0.5, 0.5), (0.75, 0.5)])


def ink_of(page: LeNetPage) -> np.ndarray:
    return page.lab.state.ink


def test_the_lab_opens_with_an_example_that_is_recognised(page: LeNetPage) -> None:
    assert page.prediction.sentence.text() == "Predicted 3"
    assert max(page.bars.probabilities) == page.bars.probabilities[3] > 0.9


def test_a_stroke_leaves_the_ink_that_the_core_draws(page: LeNetPage) -> None:
    draw_strokes(page.drawing.canvas, [DOWN])
    expected = empty_canvas()
    sheet = page.drawing.canvas.sheet()
    scale = CANVAS_SIZE / sheet.width()
    points = [sheet_point(page.drawing.canvas, x, y) for x, y in DOWN]
    on_canvas = [((p.x() - sheet.x()) * scale, (p.y() - sheet.y()) * scale) for p in points]
    radius = page.drawing.pen_size.value() / 2
    for start, end in itertools.pairwise(on_canvas):
        draw_segment(expected, start, end, (radius, radius))
    assert np.array_equal(ink_of(page), expected)


def test_the_first_stroke_replaces_the_example_and_the_second_adds(page: LeNetPage) -> None:
    draw_strokes(page.drawing.canvas, [DOWN])
    first = ink_of(page)
    draw_strokes(page.drawing.canvas, [ACROSS])
    assert np.all(ink_of(page) >= first)
    assert ink_of(page).sum() > first.sum()


def test_undo_takes_back_a_stroke_at_a_time_and_ends_at_the_first_state(page: LeNetPage, window: MainWindow) -> None:
    at_first = window.session["lenet"].state
    draw_strokes(page.drawing.canvas, [DOWN])
    after_one = ink_of(page)
    draw_strokes(page.drawing.canvas, [ACROSS])
    after_two = ink_of(page)
    page.drawing.undo_button.click()
    assert ink_of(page) is after_one
    page.drawing.redo_button.click()
    assert ink_of(page) is after_two
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.drawing.undo_button.click()
    assert window.session["lenet"].state is at_first
    assert not page.drawing.undo_button.isEnabled()


@pytest.mark.parametrize("weights", ["modern", "book", "mine"])
def test_the_bars_show_what_the_core_computes(page: LeNetPage, weights: str) -> None:
    page.weights.button(weights).click()
    draw_strokes(page.drawing.canvas, [DOWN, ACROSS])
    image = drawn_image(ink_of(page))
    assert image is not None
    logits = page.predictor.network.forward(image[None, None] / np.float32(255))
    assert page.bars.probabilities == pytest.approx(softmax(logits)[0].tolist())


def test_an_empty_canvas_says_so_instead_of_predicting(page: LeNetPage) -> None:
    page.drawing.clear_button.click()
    assert page.prediction.sentence.text() == "Nothing to predict yet"
    assert page.bars.probabilities is None
    page.drawing.undo_button.click()
    assert page.bars.probabilities is not None


def test_eraser_and_right_button_take_ink_away(page: LeNetPage) -> None:
    draw_strokes(page.drawing.canvas, [DOWN])
    drawn = ink_of(page)
    draw_strokes(page.drawing.canvas, [ACROSS], Qt.MouseButton.RightButton)
    rubbed = ink_of(page)
    assert rubbed.sum() < drawn.sum()
    page.drawing.tool.button(True).click()
    draw_strokes(page.drawing.canvas, [DOWN])
    assert not ink_of(page).any()


def test_a_thicker_pen_leaves_more_ink(page: LeNetPage) -> None:
    page.drawing.pen_size.setValue(16)
    draw_strokes(page.drawing.canvas, [DOWN])
    thin = ink_of(page).sum(dtype=float)
    page.drawing.clear_button.click()
    page.drawing.pen_size.setValue(48)
    draw_strokes(page.drawing.canvas, [DOWN])
    assert ink_of(page).sum(dtype=float) > 2 * thin


def test_drawing_by_keyboard_is_one_stroke(page: LeNetPage) -> None:
    canvas = page.drawing.canvas
    page.drawing.clear_button.click()
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    for _ in range(8):
        QTest.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert ink_of(page).any()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    page.drawing.undo_button.click()
    assert not ink_of(page).any()


def test_delete_clears(page: LeNetPage) -> None:
    QTest.keyClick(page.drawing.canvas, Qt.Key.Key_Delete)
    assert not ink_of(page).any()


def test_a_random_test_digit_comes_with_its_label_and_as_mnist_has_it(page: LeNetPage) -> None:
    page.drawing.random_button.click()
    state = page.lab.state
    test = page.run.dataset.test
    same = (test.images == state.image).all(axis=(1, 2))
    assert state.label in test.labels[same]
    assert str(state.label) in page.prediction.sentence.text() or "right" in page.prediction.sentence.text()


def test_strokes_outside_the_sheet_do_no_harm(page: LeNetPage) -> None:
    draw_strokes(page.drawing.canvas, [np.array([(-0.5, -0.5), (0.5, 0.5), (1.6, 1.4)])])
    assert page.bars.probabilities is not None


def test_a_stroke_goes_on_after_an_undo_without_bringing_ink_back(page: LeNetPage) -> None:
    canvas = page.drawing.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=sheet_point(canvas, 0.3, 0.3))
    QTest.mouseMove(canvas, sheet_point(canvas, 0.4, 0.4))
    page.drawing.undo_button.click()
    before = ink_of(page)
    QTest.mouseMove(canvas, sheet_point(canvas, 0.6, 0.6))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=sheet_point(canvas, 0.6, 0.6))
    assert ink_of(page) is before


def test_pen_drawn_digits_are_recognised(page: LeNetPage) -> None:
    digits = pen_digits(60, seed=5)
    right = 0
    for digit in digits:
        page.drawing.clear_button.click()
        # a mouse tells fewer points than the digits have
        draw_strokes(page.drawing.canvas, [stroke[np.r_[0 : len(stroke) : 4, -1]] for stroke in digit.strokes])
        right += page.bars.probabilities.index(max(page.bars.probabilities)) == digit.label
    assert right >= 0.95 * len(digits)


def test_hovering_tells_pixels_and_units(page: LeNetPage, window: MainWindow) -> None:
    window.grab()  # lays the maps out
    inside = QPoint(1, 1)  # the middle itself lies between two pixels
    QTest.mouseMove(page.views["draw"].input_view, page.views["draw"].input_view.area().center().toPoint() + inside)
    assert window.status_text.startswith("Input, row 14, column 14")
    cell = page.views["draw"].maps.cell(0, 4)
    QTest.mouseMove(page.views["draw"].maps, cell.center().toPoint() + inside)
    told = re.fullmatch(r"C1 convolution, map 4, row (\d+), column (\d+): (.+)", window.status_text)
    row, column = int(told[1]), int(told[2])
    assert max(abs(row - 14), abs(column - 14)) <= 2  # a small map has less than a pixel for each unit
    assert told[3] == f"{page.predictor.observation.layers[0].values[4, row, column]:.3f}"
    QTest.mouseMove(page.views["draw"].maps, QPoint(1, 1))
    assert window.status_text == ""


def test_the_network_runs_once_for_each_change_that_matters(
    page: LeNetPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    passes, forward = [], Network.forward

    def counted(network: Network, x: np.ndarray) -> np.ndarray:
        passes.append(network)
        return forward(network, x)

    monkeypatch.setattr(Network, "forward", counted)
    page.drawing.pen_size.setValue(50)
    page.drawing.tool.button(True).click()
    page.view.button("architecture").click()
    page.view.button("draw").click()
    page.training.preset.button("book").click()
    page.drawing.undo_button.click()
    qtbot.waitUntil(lambda: page.predictor.is_up_to_date)
    assert not passes
    page.weights.button("book").click()
    assert len(passes) == 1
    page.drawing.clear_button.click()
    assert len(passes) == 1
    page.drawing.random_button.click()
    assert len(passes) == 2
    page.views["draw"].scale.setCurrentIndex(1)
    page.views["draw"].scale.activated.emit(1)
    assert len(passes) == 3
    page.drawing.undo_button.click()
    assert len(passes) == 4


def test_a_change_of_view_is_no_step_of_undo(page: LeNetPage) -> None:
    page.view.button("architecture").click()
    assert page.lab.state.view == "architecture"
    assert not page.drawing.undo_button.isEnabled()
    page.view.button("draw").click()
    draw_strokes(page.drawing.canvas, [DOWN])
    page.view.button("runs").click()
    page.lab.undo()
    assert page.lab.state.view == "runs"
    assert page.lab.state.is_example


def test_one_scale_for_all_layers(page: LeNetPage) -> None:
    page.views["draw"].scale.setCurrentIndex(1)
    page.views["draw"].scale.activated.emit(1)
    scales = {(layer.scale.low, layer.scale.high) for layer in page.predictor.observation.layers}
    assert len(scales) == 1


def test_an_image_of_other_data_is_not_judged_without_saying_so(page: LeNetPage) -> None:
    fashion = DataSource("Fashion-MNIST", FASHION, 60_000, "f")
    page.lab.edit(recipe=with_data(page.lab.state.recipe, fashion), label=9)
    predicted = page.predictor.observation.prediction
    assert page.prediction.sentence.text() == f"Predicted {predicted}: no class of this image"
    assert "It was trained on MNIST and can only predict its classes" in page.prediction.note.text()
    assert "Fashion-MNIST labels this image Ankle boot" in page.prediction.note.text()
    assert not count_of(page.bars.grab().toImage(), colours_of(page.bars).output)


def test_a_misclassified_image_has_no_green_prediction(page: LeNetPage) -> None:
    page.lab.edit(label=5)  # of a 3
    assert page.prediction.sentence.text() == "Predicted 3, but labelled 5"
    assert page.bars.role(3) == "warning"
    page.lab.edit(label=3)
    assert page.prediction.sentence.text() == "Predicted 3, as labelled"
    assert page.bars.role(3) == "output"


def test_in_a_low_window_the_maps_stand_until_there_are_curves(page: LeNetPage, qtbot: QtBot) -> None:
    window, view = page.window(), page.shown_view
    view.splitter.setSizes([300, 140, 230])
    shares = view.splitter.sizes()
    window.resize(1100, 640)
    QApplication.processEvents()
    assert view.maps.isVisible()
    assert not page.training.curves.isVisible()
    page.training.step_button.click()
    qtbot.waitUntil(lambda: page.training.curves.isVisible(), timeout=30_000)
    assert not view.maps.isVisible()
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: view.maps.isVisible() and page.training.curves.isVisible())
    assert view.splitter.sizes() == pytest.approx(shares, abs=25)


def test_the_headline_follows_the_theme_and_the_view(page: LeNetPage, qtbot: QtBot) -> None:
    try:
        apply(Mode.DARK)
        dark = QApplication.palette().color(QPalette.ColorRole.WindowText)
        qtbot.waitUntil(lambda: page.note.palette().color(QPalette.ColorRole.WindowText) == dark)
    finally:
        apply(Mode.LIGHT)
    seen = set()
    for name in ("draw", "preprocessing", "architecture", "runs"):
        page.view.button(name).click()
        seen.add(page.note.text())
    assert len(seen) == 4
    assert "" not in seen
