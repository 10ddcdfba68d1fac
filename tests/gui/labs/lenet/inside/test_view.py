"""Inside the network: pointing, clicking and keys, and that every number shown is the core's."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.core import conv2d, linear, max_pool2d, relu
from convlab.gui.labs.lenet.inside.view import InsideView
from convlab.gui.labs.lenet.inside.words import layers_text
from convlab.gui.labs.lenet.page import LeNetPage
from convlab.gui.main_window import MainWindow
from convlab.gui.theme import colours_of
from convlab.gui.training.run import Phase
from convlab.labs.common.numbers import format_number
from convlab.labs.lenet.architecture import BOOK, LENET_5, Architecture, ConvolutionPlan, PlanField, mlp_like
from convlab.labs.lenet.inside.attribution import attribution
from convlab.labs.lenet.inside.maps import NetworkUnit, Target, snapshot_of
from tests.gui.drawing import draw_strokes
from tests.gui.labs.lenet.training.test_panel import choose, train_some, wait_for, wait_for_steps

DOWN = np.array([(0.5, 0.2), (0.5, 0.4), (0.5, 0.6), (0.5, 0.8)])


@pytest.fixture
def inside(page: LeNetPage, qtbot: QtBot) -> InsideView:
    page.view.button("inside").click()
    QApplication.processEvents()
    view = page.shown_view
    qtbot.waitUntil(lambda: view.is_ready, timeout=10_000)
    return view


def point_at(view: InsideView, unit: NetworkUnit) -> QPoint:
    point = view.picture.placed.rect_of(unit).center().toPoint()
    QTest.mouseMove(view.picture, point)
    return point


def click(view: InsideView, unit: NetworkUnit) -> None:
    point = point_at(view, unit)
    QTest.mouseClick(view.picture, Qt.MouseButton.LeftButton, pos=point)
    QApplication.processEvents()


def core_values(page: LeNetPage) -> dict[int, np.ndarray]:
    """The outputs of C1, S2, C3 and F5 of the bundled modern LeNet, by the functions of the core alone."""
    network = page.predictor.network
    weights = network.state_dict()
    x = page.lab.state.image[None, None] / np.float32(255)
    c1 = relu(conv2d(x, weights["0.weight"], weights["0.bias"], padding=2))
    s2 = max_pool2d(c1, 2)
    c3 = relu(conv2d(s2, weights["3.weight"], weights["3.bias"]))
    s4 = max_pool2d(c3, 2)
    f5 = relu(linear(s4.reshape(1, -1), weights["7.weight"], weights["7.bias"]))
    return {1: c1[0], 2: s2[0], 3: c3[0], 4: s4[0], 5: f5.reshape(-1, 1, 1)}


def numbers(text: str) -> list[float]:
    return [float(number.replace("−", "-")) for number in re.findall(r"−?\d+\.?\d*(?:e−?\d+)?", text)]


@pytest.mark.parametrize(
    "unit",
    [
        NetworkUnit(1, 4, 12, 13),
        NetworkUnit(2, 1, 6, 7),
        NetworkUnit(3, 5, 4, 6),
        NetworkUnit(4, 3, 2, 2),
        NetworkUnit(5, 8),
    ],
)
def test_pointing_tells_the_cores_numbers(
    page: LeNetPage, inside: InsideView, window: MainWindow, unit: NetworkUnit
) -> None:
    point_at(inside, unit)
    focus = inside.shown_unit
    assert focus.stage == unit.stage
    assert focus.channel == unit.channel
    assert max(abs(focus.row - unit.row), abs(focus.column - unit.column)) <= 1  # cells may be a pixel large
    value = float(core_values(page)[unit.stage][focus.place])
    told = window.status_text.split(" · ")[0].split(" = ")[1]
    assert numbers(told)[0] == pytest.approx(value, rel=2e-3, abs=1e-3)
    line = inside.arithmetic.products if unit.stage in (2, 4) else inside.arithmetic.sums
    assert numbers(line.text())[-1] == pytest.approx(value, rel=2e-3, abs=1e-3)


def test_the_arithmetic_is_all_there(page: LeNetPage, inside: InsideView) -> None:
    point_at(inside, NetworkUnit(3, 5, 4, 6))
    unit = inside.shown_unit
    weights = page.predictor.network.state_dict()
    window = core_values(page)[2][:, unit.row : unit.row + 5, unit.column : unit.column + 5]
    kernel = weights["3.weight"][unit.channel]
    text = inside.arithmetic.products.text()
    assert text.count("×") == 150
    first = f"{format_number(float(window[0, 0, 0]))}×"
    assert first in text
    sums = (window.astype(float) * kernel).sum(axis=(1, 2))
    told = inside.arithmetic.sums.text()
    for value in sums:
        assert format_number(float(value)) in told
    assert format_number(float(weights["3.bias"][unit.channel])) in told


def test_a_pooling_names_its_cells_and_the_largest(page: LeNetPage, inside: InsideView) -> None:
    point_at(inside, NetworkUnit(2, 1, 6, 7))
    row, column = inside.shown_unit.row, inside.shown_unit.column
    cells = core_values(page)[1][1, 2 * row : 2 * row + 2, 2 * column : 2 * column + 2]
    assert "max(" + ", ".join(format_number(float(v)) for v in cells.ravel()) + ")" in inside.arithmetic.products.text()


def test_pointing_at_a_kernel_tells_its_weight(page: LeNetPage, inside: InsideView, window: MainWindow) -> None:
    point_at(inside, NetworkUnit(3, 5, 4, 6))
    cell = inside.picture.placed.layout.columns[3].kernels[7][2]
    position = QPoint(cell.left + cell.width * 7 // 10, cell.top + cell.height // 2)
    QTest.mouseMove(inside.picture, position)
    weight = inside.picture.weight_at(position.toPointF())
    assert (weight.channel, weight.source, weight.column) == (7, 2, 3)
    value = float(page.predictor.network.state_dict()["3.weight"][weight.place])
    expected = f"slice 2, row {weight.row}, column 3 = {format_number(value)}"
    assert expected in window.status_text
    assert inside.shown_unit is None


def test_a_click_opens_a_unit_large_and_escape_unpins_it(inside: InsideView, window: MainWindow) -> None:
    assert not inside.detail.isVisible()
    click(inside, NetworkUnit(3, 5, 4, 6))
    pinned = window.session["lenet"].state.looking.pinned
    assert pinned[:2] == (3, 5)
    assert inside.detail.isVisible()
    QTest.mouseMove(inside.picture, QPoint(2, 2))
    assert inside.shown_unit == pinned
    QTest.keyClick(inside.picture, Qt.Key.Key_Escape)
    assert not inside.detail.isVisible()
    assert inside.shown_unit is None


def test_pointing_elsewhere_shows_that_unit_until_the_pointer_leaves(inside: InsideView) -> None:
    click(inside, NetworkUnit(3, 5, 4, 6))
    pinned = inside.shown_unit
    point_at(inside, NetworkUnit(5, 8))
    assert inside.shown_unit == NetworkUnit(5, 8)
    assert inside.detail.terms.unit == NetworkUnit(5, 8)
    QTest.mouseMove(inside.picture, QPoint(2, 2))
    assert inside.shown_unit == pinned


def test_the_large_unit_tells_each_product(page: LeNetPage, inside: InsideView, window: MainWindow) -> None:
    click(inside, NetworkUnit(1, 2, 12, 13))
    window.grab()
    unit = window.session["lenet"].state.looking.pinned
    block = next(block for block in inside.detail.blocks if block.kind == 2)
    QTest.mouseMove(inside.detail, block.places.rect(3, 1).center().toPoint())
    padded = np.pad(page.lab.state.image / np.float32(255), 2)
    value = float(padded[unit.row + 3, unit.column + 1])
    weight = float(page.predictor.network.state_dict()["0.weight"][unit.channel, 0, 3, 1])
    expected = f"{format_number(value)} × {format_number(weight)} = {format_number(value * weight)}"
    assert window.status_text == f"channel 0, row 3, column 1: {expected}"


def test_pointing_at_a_small_channel_makes_it_large(inside: InsideView, window: MainWindow) -> None:
    click(inside, NetworkUnit(3, 5, 4, 6))
    window.grab()
    detail = inside.detail
    other = next(block for block in detail.blocks if block.is_small and block.channel != detail.lens_channel)
    QTest.mouseMove(detail, other.places.rect(2, 2).center().toPoint())
    assert detail.lens_channel == other.channel
    assert {block.channel for block in detail.blocks if not block.is_small} == {other.channel}


def test_the_small_matrices_have_the_colours_of_their_values(inside: InsideView) -> None:
    click(inside, NetworkUnit(3, 5, 4, 6))
    detail = inside.detail
    picture = detail.grab().toImage()
    small = [block for block in detail.blocks if block.is_small and block.channel != detail.lens_channel]
    assert {block.kind for block in small} == {0, 1, 2}
    colours = colours_of(detail)
    for kind, channel, places, *_ in small:
        scale = detail.scales[kind]
        table = colours.diverging_table if scale.signed else colours.grey_table
        levels = scale.levels(detail.matrices[kind])[channel]
        for row, column in np.ndindex(*levels.shape):
            if row in (0, 4) or column in (0, 4):
                continue  # beside the line around it
            at = places.rect(row, column).center().toPoint()
            assert picture.pixelColor(at).rgb() == int(table[levels[row, column]]) | 0xFF000000


def test_keys_go_from_unit_to_unit_and_from_layer_to_layer(inside: InsideView, window: MainWindow) -> None:
    picture = inside.picture
    picture.setFocus()
    QTest.keyClick(picture, Qt.Key.Key_PageDown)
    assert inside.shown_unit.stage == 1
    before = inside.shown_unit
    QTest.keyClick(picture, Qt.Key.Key_Right)
    QTest.keyClick(picture, Qt.Key.Key_Down)
    assert inside.shown_unit == NetworkUnit(1, before.channel, before.row + 1, before.column + 1)
    QTest.keyClick(picture, Qt.Key.Key_Tab)
    assert inside.shown_unit.stage == 2
    QTest.keyClick(picture, Qt.Key.Key_Return)
    assert window.session["lenet"].state.looking.pinned == inside.shown_unit
    QTest.keyClick(picture, Qt.Key.Key_PageDown)
    assert window.session["lenet"].state.looking.pinned.stage == 3
    QTest.keyClick(picture, Qt.Key.Key_Backtab)
    assert inside.shown_unit.stage == 2
    QTest.keyClick(picture, Qt.Key.Key_Escape)
    assert inside.shown_unit is None
    QTest.keyClick(picture, Qt.Key.Key_Tab)  # nothing is lit: on to the next control
    assert QApplication.focusWidget() is not picture


def test_maps_show_gradients_of_loss_and_score(page: LeNetPage, inside: InsideView, window: MainWindow) -> None:
    image = page.lab.state.image
    inside.controls.quantity.button("loss").click()
    expected = snapshot_of(page.predictor.network, image, Target("loss", 3))
    for shown, gradient in zip(inside.snapshot.shown("loss"), expected.gradients, strict=True):
        assert np.array_equal(shown, gradient)
    assert "3 (the prediction)" in inside.headline
    assert page.note.text() == inside.headline
    inside.controls.digit.setCurrentIndex(8)
    inside.controls.digit.activated.emit(8)
    assert "7 (chosen)" in inside.headline
    assert inside.snapshot.target == Target("loss", 7)
    inside.controls.quantity.button("score").click()
    assert inside.snapshot.target == Target("score", 7)
    assert "the score of 7" in inside.headline
    point_at(inside, NetworkUnit(5, 8))
    slope = float(snapshot_of(page.predictor.network, image, Target("score", 7)).gradients[5][8, 0, 0])
    assert f"∂ score of 7 = {format_number(slope)}" in window.status_text


def test_the_loss_takes_the_label_of_a_digit_from_the_test_set(page: LeNetPage, inside: InsideView) -> None:
    page.drawing.random_button.click()
    inside.controls.quantity.button("loss").click()
    label = page.lab.state.label
    assert inside.snapshot.target == Target("loss", label)
    assert f"{label} (its label)" in inside.headline


def test_saliency_and_occlusion_come_from_the_core(page: LeNetPage, inside: InsideView, qtbot: QtBot) -> None:
    def is_current(patch: int) -> bool:
        expected = attribution(page.predictor.network, page.lab.state.image, 3, patch, 2)
        shown = inside.attributor.attribution
        return np.array_equal(shown.saliency, expected.saliency) and np.array_equal(shown.occlusion, expected.occlusion)

    assert is_current(5)
    inside.controls.patch.setCurrentIndex(2)
    inside.controls.patch.activated.emit(2)
    assert inside.attributor.attribution is not None  # the older one stays until the new one is there
    qtbot.waitUntil(lambda: is_current(7), timeout=10_000)


def test_the_view_follows_the_pen_and_an_empty_sheet(page: LeNetPage, inside: InsideView) -> None:
    before = inside.snapshot
    draw_strokes(page.drawing.canvas, [DOWN])
    assert inside.snapshot is not before
    assert np.array_equal(inside.snapshot.values[0][0], page.lab.state.image / np.float32(255))
    page.drawing.clear_button.click()
    assert inside.snapshot is None
    QTest.mouseMove(inside.picture, QPoint(200, 200))
    assert inside.shown_unit is None
    page.drawing.undo_button.click()
    assert inside.snapshot is not None


def test_the_view_follows_the_training_with_a_unit_open(page: LeNetPage, inside: InsideView, qtbot: QtBot) -> None:
    click(inside, NetworkUnit(3, 5, 4, 6))
    page.weights.button("mine").click()
    before = inside.snapshot
    page.strip.start_button.click()
    wait_for_steps(page, qtbot, 3)
    page.strip.start_button.click()
    wait_for(page, qtbot, Phase.PAUSED)
    qtbot.waitUntil(lambda: page.predictor.is_up_to_date, timeout=5_000)
    assert inside.snapshot is not before
    assert np.array_equal(inside.snapshot.held.weights[3], page.run.shown.network.layers[3].parameters["weight"])
    qtbot.waitUntil(lambda: "step" in page.strip.figures.text())  # as soon as it has its room


def test_the_sheet_goes_along_and_the_training_panel_folds(page: LeNetPage, qtbot: QtBot) -> None:
    assert page.training.isVisible()
    page.view.button("inside").click()
    assert page.drawing.canvas.isVisible()
    assert page.bars.isVisible()
    assert not page.training.isVisible()
    page.training_button.click()
    assert page.training.isVisible()
    page.view.button("draw").click()
    assert page.training.isVisible()
    assert page.drawing.pen_size.isVisible()
    page.view.button("inside").click()
    assert page.training.isVisible()  # as it was left
    train_some(page, qtbot)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.PAUSED)


def test_undo_leads_back_out(page: LeNetPage, inside: InsideView, window: MainWindow) -> None:
    click(inside, NetworkUnit(3, 5, 4, 6))
    window.session["lenet"].undo()
    assert window.session["lenet"].state.looking.pinned is None
    assert not inside.detail.isVisible()
    window.session["lenet"].undo()
    assert page.view.button("inside").isChecked()  # to open a view is no step


def test_all_of_it_fits_beside_the_training_panel(page: LeNetPage, inside: InsideView, window: MainWindow) -> None:
    window.resize(1280, 720)
    click(inside, NetworkUnit(5, 40))
    for opened in (False, True):
        page.training_button.setChecked(not opened)
        page.training_button.click()
        QApplication.processEvents()
        window.grab()
        columns = inside.picture.placed.layout.columns
        assert columns[-1].right <= inside.picture.visibleRegion().boundingRect().right()
        assert inside.controls.is_narrow == opened
        for control in (
            *inside.controls.quantity.buttons,
            inside.controls.digit,
            inside.controls.scale,
            inside.controls.patch,
            inside.controls.stride,
        ):
            assert control.width() >= control.sizeHint().width()
            assert control.visibleRegion().boundingRect().size() == control.size()
        room = inside.detail.rect()
        for block in inside.detail.blocks:
            rows, columns_ = inside.detail.matrices[block.kind].shape[1:]
            assert room.toRectF().contains(block.places.rect(0, 0, rows, columns_))
        assert inside.arithmetic.sums.shown_text().endswith(
            f"ReLU({numbers(inside.arithmetic.sums.text())[-2]}) = 4.64"
        )


@pytest.mark.parametrize(
    ("plan", "titles"),
    [
        (LENET_5, ["input", "C1", "S2", "C3", "S4", "F5", "F6", "Out"]),
        (mlp_like(BOOK), ["input", "F1", "F2", "Out"]),
        (BOOK.with_value(PlanField("padding", 0), 0).with_value(PlanField("kernel", 0), 3), None),
    ],
)
def test_any_network_is_called_by_its_layers_and_told_with_its_own_numbers(
    page: LeNetPage, inside: InsideView, window: MainWindow, plan: Architecture, titles: list[str] | None
) -> None:
    choose(page, architecture=plan)
    page.weights.button("mine").click()
    shown = inside.picture.pictures
    if titles is not None:
        assert [picture.short_title for picture in shown] == titles
    look = snapshot_of(page.predictor.network, page.lab.state.image)
    for stage, (picture, maps) in enumerate(zip(shown, look.values, strict=True)):
        assert picture.shape == ("×".join(map(str, maps.shape)) if maps.shape[1:] != (1, 1) else str(len(maps)))
        if not stage:
            continue
        middle = NetworkUnit(stage, len(maps) // 2, maps.shape[1] // 2, maps.shape[2] // 2)
        window.session["lenet"].edit(looking=replace(window.session["lenet"].state.looking, pinned=middle))
        told = window.status_text
        assert told.startswith(f"{picture.title}, ")
        assert numbers(told.split(" = ")[1])[0] == pytest.approx(look.value(middle), rel=2e-3, abs=1e-3)
        weight = page.predictor.network.layers[look.stages[stage].layer].parameters.get("weight")
        if weight is not None:  # of a dense layer a connection map, shaped like the maps below
            shape = weight.shape[1:] if weight.ndim == 4 else look.values[stage - 1].shape
            terms = inside.detail.terms
            assert np.array_equal(terms.weights, weight[middle.channel].reshape(shape))
            assert sum(matrix.size for matrix in inside.detail.matrices) == 3 * weight[0].size


def test_the_status_line_tells_nothing_of_the_view_before(
    page: LeNetPage, inside: InsideView, window: MainWindow
) -> None:
    inside.pin(NetworkUnit(1, 2, 10, 8))
    assert "map 2" in window.status_text
    page.view.button("preprocessing").click()
    assert window.status_text == ""


# ---- what is said, what is opened and closed


@given(
    channels=st.tuples(st.sampled_from([1, 2, 64]), st.sampled_from([1, 3])),
    dense=st.tuples(st.sampled_from([1, 7]), st.sampled_from([1, 84])),
    kernels=st.tuples(st.sampled_from([2, 5]), st.sampled_from([1, 4])),
    is_mlp=st.booleans(),
    seed=st.integers(0, 100),
)
@settings(max_examples=30, deadline=None)
def test_the_headline_follows_the_layers(channels: Any, dense: Any, kernels: Any, is_mlp: bool, seed: int) -> None:
    layers = () if is_mlp else tuple(ConvolutionPlan(*pair) for pair in zip(channels, kernels, strict=True))
    network = Architecture(layers, dense, "relu", "max").network("xavier", seed)
    image = np.random.default_rng(seed).integers(0, 256, (28, 28), dtype=np.uint8)
    parts = layers_text(snapshot_of(network, image, None, None), tuple("0123456789")).split(" → ")
    assert parts[0] == "28 × 28 pixels"
    expected = []
    for layer, shape in zip(network.layers[:-1], network.shapes, strict=False):
        kind = type(layer).__name__
        if kind == "Conv2d":
            expected.append("1 map" if shape[0] == 1 else f"{shape[0]} maps")
        elif kind == "Pool2d":
            expected.append(f"pooled to {shape[1]} × {shape[2]}")
        elif kind == "Linear":
            expected.append("1 number" if shape[0] == 1 else f"{shape[0]} numbers")
    assert parts[1:-1] == expected
    best = int(network.forward(image.reshape(1, 1, 28, 28) / np.float32(255)).argmax())
    assert parts[-1] == f"10 scores, the highest for {best}"


def test_maps_of_zeros_have_no_range(page: LeNetPage, inside: InsideView) -> None:
    plan = Architecture((), (5, 4), "relu", "max")
    page.controller.show_weights(plan, page.lab.state.recipe.data, plan.network("zeros").parameters, "zeros")
    assert [picture.range for picture in inside.picture.pictures] == ["0 … 1", "all 0", "all 0", "all 0"]


def test_escape_and_the_cross_close_a_unit_whatever_has_the_focus(page: LeNetPage, inside: InsideView) -> None:
    unit = NetworkUnit(3, 4, 5, 5)
    for close in (
        lambda: QTest.keyClick(page.view.button("inside"), Qt.Key.Key_Escape),
        lambda: QTest.keyClick(inside.controls.quantity.button("value"), Qt.Key.Key_Escape),
        lambda: QTest.keyClick(inside.picture, Qt.Key.Key_Escape),
        lambda: QTest.mouseClick(inside.detail.close_button, Qt.MouseButton.LeftButton),
    ):
        inside.pin(unit)
        QApplication.processEvents()
        assert inside.detail.isVisible()
        close()
        assert page.lab.state.looking.pinned is None
        assert not inside.detail.isVisible()


@pytest.mark.parametrize("size", [(1100, 640), (1280, 720)])
def test_nothing_overlaps_where_there_is_little_room(
    page: LeNetPage, inside: InsideView, window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    page.training_button.click()
    inside.pin(NetworkUnit(3, 4, 5, 5))
    QApplication.processEvents()
    parts = [inside.controls, inside.splitter.widget(0), inside.detail, inside.arithmetic]
    areas = [QRect(part.mapTo(page, QPoint(0, 0)), part.size()) for part in parts]
    for above, below in itertools.pairwise(areas):
        assert above.bottom() < below.top()
    assert page.rect().contains(areas[-1])


def test_small_maps_are_magnified(inside: InsideView) -> None:
    picture, unit = inside.picture, NetworkUnit(3, 4, 5, 5)
    before = picture.placed.rect_of(unit)
    picture.magnify(2)
    QApplication.processEvents()
    place = picture.placed.rect_of(unit).center() * picture.zoom
    assert picture.unit_at(place) == unit
    assert picture.width() >= 1.9 * inside.width() * 0.9
    assert picture.placed.rect_of(unit).width() * picture.zoom > 1.5 * before.width()
    picture.magnify(0.1)
    QApplication.processEvents()
    assert picture.zoom == 1
    assert picture.placed.rect_of(unit).width() == pytest.approx(before.width(), abs=0.5)
