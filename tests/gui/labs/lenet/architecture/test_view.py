"""Changing the network by mouse and keys, and what becomes of it in training."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox
from pytestqt.qtbot import QtBot

from convlab.core import softmax
from convlab.gui.labs.lenet.architecture.table import PlanTable
from convlab.gui.labs.lenet.architecture.view import ArchitectureView
from convlab.gui.labs.lenet.page import LeNetPage
from convlab.gui.main_window import MainWindow
from convlab.gui.training.run import Phase
from convlab.gui.widgets.refusal import refusal_of
from convlab.labs.lenet.architecture import BOOK, LENET_5, MODERN, Architecture, PlanField, facts_of, mlp_like
from tests.gui.labs.lenet.training.test_panel import train_some, wait_for
from tests.gui.matrices import press, set_box, type_text


@pytest.fixture
def view(page: LeNetPage) -> ArchitectureView:
    QTest.mouseClick(page.view.button("architecture"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    shown = page.shown_view
    assert isinstance(shown, ArchitectureView)
    return shown


def plan_of(page: LeNetPage) -> Architecture:
    return page.lab.state.recipe.architecture


def box_of(view: ArchitectureView, name: str, place: int = 0) -> QSpinBox:
    return table_of(view).boxes[PlanField(name, place)]


def table_of(view: ArchitectureView) -> PlanTable:
    return next(table for table in view.tables if not table.isHidden())


def type_number(box: QSpinBox, number: int) -> None:
    box.setFocus()
    box.selectAll()
    type_text(str(number))
    press(Qt.Key.Key_Return)


def texts(view: ArchitectureView, row: str) -> list[str]:
    columns = range(1, len(table_of(view).pictures) + 1)
    return [table_of(view).cells[row, column].text().replace(",", "") for column in columns]


def assert_the_table_says_what_the_core_says(view: ArchitectureView, plan: Architecture) -> None:
    network = plan.network()
    for column, layer in enumerate(facts_of(plan)):
        assert texts(view, "shape")[column] == "×".join(map(str, network.shapes[layer.index]))
        assert texts(view, "parameters")[column] == str(network.parameter_counts[layer.index])
        assert texts(view, "multiply_adds")[column] == str(network.multiply_adds[layer.index])
        assert texts(view, "field")[column] == f"{layer.field}×{layer.field}"
    total = table_of(view).cells["parameters", len(facts_of(plan)) + 1].text()
    assert total.replace(",", "") == str(network.parameters.size)


def test_it_opens_with_the_network_of_the_recipe(view: ArchitectureView) -> None:
    assert view.preset.button("modern").isChecked()
    assert texts(view, "parameters") == ["156", "0", "2416", "0", "48120", "10164", "850"]
    assert texts(view, "field")[:4] == ["5×5", "6×6", "14×14", "16×16"]
    assert texts(view, "jump")[:4] == ["1", "2", "2", "4"]
    assert_the_table_says_what_the_core_says(view, MODERN)


def test_a_number_typed_changes_the_network_and_all_that_follows(page: LeNetPage, view: ArchitectureView) -> None:
    for name, place, number in (
        *(("channels", 0, 10), ("kernel", 0, 7), ("padding", 0, 3), ("channels", 1, 12)),
        *(("kernel", 1, 3), ("dense", 0, 64), ("dense", 1, 32)),
    ):
        before = plan_of(page)
        type_number(box_of(view, name, place), number)
        assert plan_of(page) == before.with_value(PlanField(name, place), number)
        assert_the_table_says_what_the_core_says(view, plan_of(page))
        page.lab.undo()
        assert plan_of(page) == before
        page.lab.redo()
    counts = [layer.parameters for layer in facts_of(plan_of(page))]
    assert [bar.number for bar in table_of(view).bars["parameters"]] == counts
    assert not any(view.preset.button(name).isChecked() for name in ("book", "1998", "modern", "mlp"))


def test_no_impossible_network_can_be_typed(page: LeNetPage, view: ArchitectureView) -> None:
    type_number(box_of(view, "kernel"), 11)
    assert box_of(view, "kernel", 1).maximum() == 10  # 32 − 10 = 22 rows, 11 after pooling, of which 2 must be left
    type_number(box_of(view, "kernel", 1), 99)
    assert plan_of(page).value(PlanField("kernel", 1)) == 5
    assert refusal_of(box_of(view, "kernel", 1)) == "In C3 a kernel of 99 rows does not fit into 11: 11 − 99 + 1 = −87."
    rng = np.random.default_rng(0)
    for _ in range(60):
        boxes = list(table_of(view).boxes.values())
        box = boxes[rng.integers(len(boxes))]
        box.setFocus()
        press(Qt.Key.Key_PageUp if rng.random() < 0.6 else Qt.Key.Key_PageDown)
        plan_of(page).network()
        for field, other in table_of(view).boxes.items():
            assert (other.minimum(), other.maximum()) == plan_of(page).bounds(field)
            assert other.value() == plan_of(page).value(field)


def half_type(box: QSpinBox, number: int) -> None:
    box.setFocus()
    box.selectAll()
    type_text(str(number))


def test_a_half_typed_number_counts_when_another_action_follows(page: LeNetPage, view: ArchitectureView) -> None:
    half_type(box_of(view, "dense"), 30)
    assert plan_of(page) == MODERN
    view.activation.setFocus()
    assert plan_of(page) == MODERN.with_value(PlanField("dense", 0), 30)
    half_type(box_of(view, "dense"), 40)
    QTest.mouseClick(page.view.button("draw"), Qt.MouseButton.LeftButton)
    assert plan_of(page) == MODERN.with_value(PlanField("dense", 0), 40)


def test_a_half_typed_number_goes_when_another_network_comes(page: LeNetPage, view: ArchitectureView) -> None:
    QTest.mouseClick(view.preset.button("mlp"), Qt.MouseButton.LeftButton)
    mlp = plan_of(page)
    half_type(box_of(view, "dense"), 30)
    page.lab.undo()
    assert plan_of(page) == MODERN
    page.lab.redo()
    assert plan_of(page) == mlp
    assert_the_table_says_what_the_core_says(view, mlp)
    assert box_of(view, "dense").value() == mlp.value(PlanField("dense", 0))


def test_presets(page: LeNetPage, view: ArchitectureView) -> None:
    QTest.mouseClick(view.preset.button("1998"), Qt.MouseButton.LeftButton)
    assert plan_of(page) == LENET_5
    assert "1516" in view.notes.description.text()
    QTest.mouseClick(view.preset.button("book"), Qt.MouseButton.LeftButton)
    assert plan_of(page) == BOOK
    QTest.mouseClick(view.preset.button("mlp"), Qt.MouseButton.LeftButton)
    assert plan_of(page) == mlp_like(BOOK)
    assert_the_table_says_what_the_core_says(view, mlp_like(BOOK))
    assert not view.pooling.isEnabled()
    QTest.mouseClick(view.preset.button("mlp"), Qt.MouseButton.LeftButton)
    assert plan_of(page) == mlp_like(BOOK)
    assert view.preset.button("mlp").isChecked()
    for _ in range(3):
        page.lab.undo()
    assert plan_of(page) == MODERN
    assert view.pooling.isEnabled()


def test_activation_and_pooling_are_the_training_panels_too(page: LeNetPage, view: ArchitectureView) -> None:
    view.activation.setCurrentIndex(2)
    view.activation.activated.emit(2)
    view.pooling.setCurrentIndex(0)
    view.pooling.activated.emit(0)
    assert plan_of(page) == LENET_5
    assert (page.training.form.activation.currentText(), page.training.form.pooling.currentText()) == (
        "tanh",
        "average",
    )


def test_pointing_at_a_layer_shows_its_field_on_the_input(view: ArchitectureView, window: MainWindow) -> None:
    table = table_of(view)
    window.grab()  # lays it out
    QTest.mouseMove(window, QPoint(1, 1))
    QTest.mouseMove(table.pictures[3], QPoint(20, 20))
    assert table.input.field == 16
    box_of(view, "kernel", 1).setFocus()
    assert table.input.field == 14


def test_the_prediction_is_the_new_networks(page: LeNetPage, view: ArchitectureView) -> None:
    page.weights.button("mine").click()
    type_number(box_of(view, "channels", 0), 9)
    network = replace(page.lab.state.recipe).network()
    logits = network.forward(page.lab.state.image[None, None] / np.float32(255))
    assert page.bars.probabilities == pytest.approx(softmax(logits)[0].tolist())
    assert "LeNet 9-16-120-84" in page.prediction.note.text()


def test_a_run_keeps_its_network_until_it_is_reset(page: LeNetPage, view: ArchitectureView, qtbot: QtBot) -> None:
    assert "Train begins with this network" in view.notes.note.text()
    train_some(page, qtbot)
    assert view.notes.note.text() == "This is the network of the current run."
    type_number(box_of(view, "dense", 0), 30)
    assert "keeps its own network: LeNet, ReLU, max pooling" in view.notes.note.text()
    assert page.run.recipe.architecture == MODERN
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.PAUSED)
    assert page.predictor.network.parameters.size == 61_706
    assert page.bars.probabilities is not None
    QTest.mouseClick(view.notes.reset_button, Qt.MouseButton.LeftButton)
    assert page.run.phase is Phase.READY
    assert page.run.recipe.architecture == plan_of(page)
    assert not view.notes.reset_button.isVisible()


@pytest.mark.parametrize("preset", ["mlp", "own"])
def test_any_network_trains_and_shows_its_layers(
    page: LeNetPage, view: ArchitectureView, qtbot: QtBot, preset: str
) -> None:
    if preset == "mlp":
        QTest.mouseClick(view.preset.button("mlp"), Qt.MouseButton.LeftButton)
    else:
        type_number(box_of(view, "kernel", 0), 4)
        type_number(box_of(view, "channels", 1), 5)
    train_some(page, qtbot)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.PAUSED)
    assert page.predictor.network.parameters.size == plan_of(page).network().parameters.size
    QTest.mouseClick(page.view.button("draw"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    maps = page.shown_view.maps
    assert [group.shape for group in maps.groups] == [
        "×".join(map(str, x.shape)) for x in page.predictor.observation.layers
    ]
    assert maps.groups[0].title == ("F1 dense" if preset == "mlp" else "C1 convolution")


def test_an_mlp_has_no_pooling_to_be_chosen(page: LeNetPage, view: ArchitectureView) -> None:
    for name, can_pool in (("mlp", False), ("book", True)):
        QTest.mouseClick(view.preset.button(name), Qt.MouseButton.LeftButton)
        assert view.pooling.isEnabled() == can_pool
        assert page.training.form.pooling.isEnabled() == can_pool


@pytest.mark.parametrize("size", [(1100, 640), (1280, 720), (1600, 1000)])
def test_maps_are_drawn_to_one_scale(view: ArchitectureView, window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    set_box(view.table.boxes[PlanField("channels", 0)], "64")  # as many sheets as are drawn
    QApplication.processEvents()
    for picture in view.table.pictures[:4]:
        assert all(picture.rect().toRectF().contains(sheet) for sheet in picture._sheets())
    c1, s2, c3, s4 = (picture._sheets()[-1].width() for picture in view.table.pictures[:4])
    assert (s2, c3, s4) == pytest.approx((c1 * 14 / 28, c1 * 10 / 28, c1 * 5 / 28), abs=0.8)


def test_below_a_message_in_a_small_window_nothing_lies_over_anything(
    view: ArchitectureView, window: MainWindow
) -> None:
    window.resize(1100, 640)
    window.files.message.say("“broken.convlab” is damaged or cut short.")
    QApplication.processEvents()
    for column, picture in enumerate(view.table.pictures, 1):
        assert picture.geometry().bottom() < view.table.cells["name", column].geometry().top()
