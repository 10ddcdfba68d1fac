"""The view of errors, by real events: every number is the labs', every image the test set's."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from convlab.core.data.datasets import Dataset
from convlab.gui import theme
from convlab.gui.labs.lenet.errors import evaluations as errors_evaluations
from convlab.gui.labs.lenet.errors.view import ErrorsView
from convlab.gui.labs.lenet.errors.words import image_status, percentage
from convlab.gui.labs.lenet.page import LeNetPage
from convlab.gui.main_window import MainWindow
from convlab.gui.theme import colours_of
from convlab.gui.training.run import Phase
from convlab.gui.widgets.confusion_layout import Place
from convlab.labs.common.numbers import format_number, percent
from convlab.labs.lenet import errors
from convlab.labs.lenet.architecture import BOOK
from convlab.labs.lenet.errors import ErrorsChoice, Evaluation, evaluate
from tests.gui.labs.lenet.training.test_panel import choose, wait_for
from tests.gui.matrices import turn_wheel
from tests.gui.test_main_window import action
from tests.steps import result_of

LEFT = Qt.MouseButton.LeftButton
CLOTHES = ("T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")


@pytest.fixture
def view(page: LeNetPage, qtbot: QtBot) -> ErrorsView:
    page.weights.button("book").click()  # it errs more often than the modern one
    QTest.mouseClick(page.view.button("errors"), LEFT)
    shown = page.shown_view
    assert isinstance(shown, ErrorsView)
    wait_until_known(shown, qtbot)
    return shown


def wait_until_known(view: ErrorsView, qtbot: QtBot, step: int = 0) -> None:
    """Until the network has been evaluated, as it was after a step of its training."""

    def is_known() -> bool:
        return view.is_ready and view.evaluation is not None and view.evaluations.requested_step == step

    qtbot.waitUntil(is_known, timeout=30_000)
    QApplication.processEvents()


def expected(page: LeNetPage, dataset: Dataset) -> Evaluation:
    """What the labs say of the network that is shown."""
    network = page.predictor.network
    assert network is not None
    return result_of(evaluate(network, dataset.test))


def choice_of(page: LeNetPage) -> ErrorsChoice:
    return page.lab.state.errors


def place_point(view: ErrorsView, place: Place) -> QPoint:
    """A point in a cell; of a row or column one in its head."""
    rect, (row, column) = view.table.rect_of(place), place
    x = rect.left() + 8 if column is None else rect.center().x()
    y = rect.top() + 6 if row is None else rect.center().y()
    return QPoint(round(x), round(y))


def click_place(view: ErrorsView, place: Place) -> None:
    QTest.mouseClick(view.table, LEFT, pos=place_point(view, place))


def click_image(view: ErrorsView, position: int) -> None:
    QTest.mouseClick(view.gallery.viewport(), LEFT, pos=view.gallery.tile(position).center().toPoint())


# ---- numbers


def test_every_number_is_the_labs(page: LeNetPage, view: ErrorsView, dataset: Dataset) -> None:
    known, table = expected(page, dataset), view.table.confusion
    assert table is not None
    assert np.array_equal([[int(text.replace(",", "")) for text in row] for row in table.numbers], known.counts)
    assert table.ends == [percent(share, 1) for share in known.recall]
    assert table.feet == [percentage(share) for share in known.precision.tolist()]
    assert table.bars == pytest.approx(((known.recall - known.recall_floor) / (1 - known.recall_floor)).tolist())
    assert f"Accuracy {percent(known.accuracy, 2)}" in view.summary.total.text()
    assert f"mean loss {format_number(known.loss)}" in view.summary.total.text()
    assert view.summary.total.text().startswith(f"Misclassified: {known.wrong_count} of 1,000")
    QTest.mouseClick(view.matrix.figures.button("shares"), LEFT)
    shown = view.table.confusion
    assert shown is not None
    for row, texts in enumerate(shown.numbers):
        assert texts == [percentage(share) for share in known.shares[row].tolist()]
    assert np.array_equal(shown.strengths, known.strengths("shares"))
    page.lab.undo()
    assert view.table.confusion.numbers == table.numbers
    assert view.matrix.figures.button("counts").isChecked()


def test_percentages_do_not_claim_too_much() -> None:
    texts = [percentage(share) for share in (0.0, 1e-6, 0.0123, 0.5, 0.99999, 1.0, float("nan"))]
    assert texts == ["0", "<0.01", "1.2", "50.0", ">99.99", "100", "–"]


def test_errors_are_coloured_and_what_is_right_is_quiet(view: ErrorsView) -> None:
    picture = view.table.grab().toImage()
    colours, worst = colours_of(view), view.evaluation.most_frequent_errors("counts")

    def colour(place: Place) -> QColor:
        rect = view.table.rect_of(place)
        return picture.pixelColor(round(rect.left()) + 3, round(rect.top()) + 3)

    assert all(colour(place) == colours.warning for place in worst)
    assert colour((3, 3)) == colours.track
    none = np.argwhere(view.evaluation.counts == 0)[0].tolist()
    assert colour((none[0], none[1])) == colours.base


def test_pointing_tells_the_cell_the_row_and_the_column(
    view: ErrorsView, window: MainWindow, page: LeNetPage, dataset: Dataset
) -> None:
    known = expected(page, dataset)
    total, four_nine = int(known.counts[4].sum()), int(known.counts[4, 9])
    QTest.mouseMove(view.table, place_point(view, (4, 9)))
    assert window.status_text.startswith(f"Labelled 4, predicted 9: {four_nine} of the {total} images")
    QTest.mouseMove(view.table, place_point(view, (4, 4)))
    assert window.status_text.startswith(f"Recall of 4: predicted in {known.counts[4, 4]} of its {total} images")
    QTest.mouseMove(view.table, place_point(view, (4, None)))
    assert window.status_text.startswith(f"Recall of 4: predicted in {known.counts[4, 4]} of its {total} images")
    QTest.mouseMove(view.table, place_point(view, (None, 9)))
    assert window.status_text.endswith(f"({percent(float(known.precision[9]), 1)})")
    QTest.mouseMove(view.table, QPoint(1, view.table.height() - 1))
    assert window.status_text == ""


# ---- images


@pytest.mark.parametrize("place", [(4, 9), (4, 4), (4, None), (None, 9)])
def test_a_click_shows_the_images(page: LeNetPage, view: ErrorsView, dataset: Dataset, place: Place) -> None:
    click_place(view, place)
    known = expected(page, dataset)
    assert (choice_of(page).truth, choice_of(page).answer) == place
    assert view.table.selected == place
    assert not view.images.all_button.isChecked()
    assert view.gallery.indices.tolist() == known.indices(choice_of(page)).tolist()
    assert len(view.gallery.indices) == (
        known.counts[slice(None) if place[0] is None else place[0], slice(None) if place[1] is None else place[1]].sum()
    )
    page.lab.undo()
    assert view.images.all_button.isChecked()
    assert len(view.gallery.indices) == known.wrong_count


def test_a_row_s_end_and_a_column_s_foot_belong_to_it(page: LeNetPage, view: ErrorsView) -> None:
    cell = view.table.rect_of((9, 9))
    QTest.mouseClick(view.table, LEFT, pos=cell.center().toPoint() + QPoint(round(cell.width()) + 20, 0))
    assert (choice_of(page).truth, choice_of(page).answer) == (9, None)
    QTest.mouseClick(view.table, LEFT, pos=cell.center().toPoint() + QPoint(0, round(cell.height() / 2) + 8))
    assert (choice_of(page).truth, choice_of(page).answer) == (None, 9)
    QTest.mouseClick(view.images.all_button, LEFT)
    assert (choice_of(page).truth, choice_of(page).answer) == (None, None)
    QTest.mouseClick(view.images.all_button, LEFT)
    assert view.images.all_button.isChecked()


def test_the_orders(page: LeNetPage, view: ErrorsView, dataset: Dataset) -> None:
    known = expected(page, dataset)
    assert np.all(np.diff(known.losses[view.gallery.indices]) <= 0)
    for index, order in enumerate(errors.ORDERS):
        view.images.order.setCurrentIndex(index)
        view.images.order.activated.emit(index)
        assert choice_of(page).order == order
        assert view.gallery.indices.tolist() == known.indices(ErrorsChoice(order=order)).tolist()


def test_images_are_painted_with_what_the_labs_know(page: LeNetPage, view: ErrorsView, dataset: Dataset) -> None:
    known = expected(page, dataset)
    index = int(view.gallery.indices[2])
    truth, answer = known.labels[index], known.predictions[index]
    caption = view.gallery.caption(int(view.gallery.indices[2]))
    sure = percent(float(known.confidences[index]), 1, most=1)
    assert caption.lines == (f"{truth} → {answer}", sure, f"loss {known.losses[index]:.2f}")
    assert caption.is_error
    tile, picture = view.gallery.tile(2), view.gallery.viewport().grab().toImage()
    left, top = round(tile.center().x() - 28), round(tile.top() + 4)
    grey = colours_of(view).grey_table
    for row, column in ((10, 10), (14, 14), (20, 12), (3, 3)):
        pixel = picture.pixelColor(left + 2 * column + 1, top + 2 * row + 1)
        assert pixel.rgb() == grey[dataset.test.images[index][row, column]]


def test_an_image_becomes_the_digit_in_one_step(
    page: LeNetPage, view: ErrorsView, window: MainWindow, dataset: Dataset
) -> None:
    before = page.lab.state
    QTest.mouseMove(view.gallery.viewport(), view.gallery.tile(3).center().toPoint())
    index = int(view.gallery.indices[3])
    assert window.status_text == image_status(view.evaluation, tuple("0123456789"), index)
    click_image(view, 3)
    QTest.mouseDClick(view.gallery.viewport(), LEFT, pos=view.gallery.tile(3).center().toPoint())
    state = page.lab.state
    assert np.array_equal(state.image, dataset.test.images[index])
    assert np.array_equal(page.drawing.canvas.ink, state.ink)
    assert state.label == dataset.test.labels[index]
    assert (
        page.prediction.sentence.text() == f"Predicted {view.evaluation.predictions[index]}, but labelled {state.label}"
    )
    assert max(page.bars.probabilities) == pytest.approx(float(view.evaluation.confidences[index]), rel=1e-3)
    assert window.status_text.startswith(f"Test image {index}, labelled {state.label}, is on the sheet")
    assert len(view.gallery.indices) == view.evaluation.wrong_count
    page.drawing.undo_button.click()
    assert page.lab.state is before


def test_more_images_than_fit_are_scrolled_through_and_only_some_are_made(view: ErrorsView) -> None:
    click_place(view, (1, 1))
    gallery = view.gallery
    assert len(gallery.indices) > 100
    assert len(gallery.visible_positions()) < 100
    assert gallery.visible_positions().start == 0
    turn_wheel(gallery.viewport(), QPoint(20, 20), -30)
    assert gallery.visible_positions().start > 10
    bar = gallery.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert gallery.visible_positions().stop == len(gallery.indices)
    assert gallery.tile(len(gallery.indices) - 1).bottom() <= gallery.viewport().height()
    click_place(view, (2, 2))
    assert bar.value() == 0


# ---- keys


def test_all_by_keyboard(page: LeNetPage, view: ErrorsView, window: MainWindow, dataset: Dataset) -> None:
    view.table.setFocus()
    view.table.cursor_place = (0, 0)
    for key in (*[Qt.Key.Key_Down] * 4, *[Qt.Key.Key_Right] * 9):
        QTest.keyClick(view.table, key)
    assert view.table.cursor_place == (4, 9)
    assert window.status_text.startswith("Labelled 4, predicted 9")
    assert view.table.accessibleDescription() == window.status_text
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert (choice_of(page).truth, choice_of(page).answer) == (4, 9)
    for _ in range(12):
        QTest.keyClick(view.table, Qt.Key.Key_Left)
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert (choice_of(page).truth, choice_of(page).answer) == (4, None)
    gallery = view.gallery
    gallery.setFocus()
    QTest.keyClick(gallery, Qt.Key.Key_End)
    assert gallery.cursor_position == len(gallery.indices) - 1
    assert gallery.visible_positions().stop == len(gallery.indices)
    QTest.keyClick(gallery, Qt.Key.Key_Home)
    QTest.keyClick(gallery, Qt.Key.Key_Down)
    QTest.keyClick(gallery, Qt.Key.Key_Right)
    assert gallery.cursor_position == gallery.columns + 1
    assert f"Test image {gallery.indices[gallery.cursor_position]}:" in gallery.accessibleDescription()
    QTest.keyClick(gallery, Qt.Key.Key_Enter)
    assert np.array_equal(page.lab.state.image, dataset.test.images[gallery.indices[gallery.columns + 1]])


def test_all_have_names_and_a_place_in_the_tab_order(view: ErrorsView) -> None:
    controls = (
        view.table,
        view.gallery,
        view.images.all_button,
        view.images.order,
        view.matrix.figures.button("counts"),  # arrows go on to the other one
    )
    for control in controls:
        assert control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert all(control.toolTip() for control in controls[2:])
    assert view.table.accessibleDescription()
    assert view.gallery.accessibleDescription()


# ---- when it is evaluated


def test_it_is_evaluated_once_and_remembered(
    page: LeNetPage, view: ErrorsView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = view.evaluation
    page.weights.button("modern").click()
    wait_until_known(view, qtbot)
    modern = view.evaluation
    assert modern is not books
    monkeypatch.setattr(errors_evaluations, "evaluate", lambda *_: pytest.fail("it is known"))
    for weights, known in (("book", books), ("modern", modern)):
        page.weights.button(weights).click()
        assert view.evaluation is known
    page.drawing.random_button.click()
    QTest.mouseClick(page.view.button("draw"), LEFT)
    QTest.mouseClick(page.view.button("errors"), LEFT)
    assert view.is_ready
    assert view.evaluation is modern


def test_progress_is_shown_and_it_can_be_cancelled(
    page: LeNetPage, view: ErrorsView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errors, "BATCH", 1)
    page.weights.button("modern").click()
    assert view.summary.total.text() == "Evaluating on the test set…"
    assert not len(view.gallery.indices)
    qtbot.waitUntil(lambda: view.summary.cancel_button.isVisible() and view.summary.progress.value() > 0)
    QTest.mouseClick(view.summary.cancel_button, LEFT)
    assert view.is_ready
    assert view.summary.total.text() == "Not evaluated"
    assert not view.summary.progress.isVisible()
    monkeypatch.undo()
    QTest.mouseClick(view.summary.retry_button, LEFT)
    wait_until_known(view, qtbot)
    assert "99." in view.summary.total.text()
    assert not view.summary.retry_button.isVisible()


def test_a_network_without_finite_outputs(page: LeNetPage, view: ErrorsView, qtbot: QtBot) -> None:
    page.predictor.bundled["modern"].parameters[...] = 1e30
    page.weights.button("modern").click()
    qtbot.waitUntil(lambda: view.is_ready)
    assert "weights are too large" in view.summary.total.text()
    page.weights.button("book").click()
    assert "Accuracy" in view.summary.total.text()


def test_in_training_it_is_evaluated_after_each_epoch_and_at_the_end(
    page: LeNetPage, view: ErrorsView, qtbot: QtBot, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, examples=1_000, batch_size=128, epochs=3)  # 8 steps each
    page.weights.button("mine").click()
    wait_until_known(view, qtbot)
    asked: list[int] = []
    submit = view.evaluations.worker.submit

    def noted(*task: object, **how: object) -> None:
        asked.append(page.run.shown.step)
        submit(*task, **how)

    monkeypatch.setattr(view.evaluations.worker, "submit", noted)
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    wait_until_known(view, qtbot, 24)
    assert asked[-1] == 24
    epochs = [step // 8 for step in asked]  # on a busy machine some are left out
    assert epochs == sorted(set(epochs))
    assert set(epochs) <= {1, 2, 3}
    known = expected(page, dataset)
    assert np.array_equal(view.evaluation.counts, known.counts)
    assert view.evaluation.accuracy == page.run.log.test_accuracy


def test_a_checkpoint_has_its_own_errors(page: LeNetPage, view: ErrorsView, qtbot: QtBot, dataset: Dataset) -> None:
    choose(page, examples=1_000, batch_size=128, epochs=1)
    page.weights.button("mine").click()
    page.training.start_button.click()
    wait_for(page, qtbot, Phase.FINISHED)
    wait_until_known(view, qtbot, 8)
    at_end = view.evaluation
    page.controller.look_at(2)
    assert view.table.is_outdated
    assert view.summary.total.text() == "Evaluating on the test set…"
    wait_until_known(view, qtbot, 2)
    assert np.array_equal(view.evaluation.counts, expected(page, dataset).counts)
    assert not view.table.is_outdated
    page.controller.look_at_present()
    assert view.evaluation is at_end


def test_nothing_is_evaluated_while_another_view_is_shown(page: LeNetPage, view: ErrorsView, qtbot: QtBot) -> None:
    QTest.mouseClick(page.view.button("draw"), LEFT)
    before = view.evaluation
    page.weights.button("modern").click()
    assert view.is_ready
    assert view.evaluation is before
    QTest.mouseClick(page.view.button("errors"), LEFT)
    wait_until_known(view, qtbot)
    assert view.evaluation is not before


# ---- other data, languages, themes, sizes


def test_another_data_set_brings_its_names(
    page: LeNetPage, view: ErrorsView, qtbot: QtBot, dataset: Dataset, window: MainWindow
) -> None:
    clothes = replace(dataset, source=replace(dataset.source, name="clothes", class_names=CLOTHES))
    page.set_dataset(clothes)
    page.controller.choose_data(clothes)
    page.controller.show_weights(BOOK, clothes.source, BOOK.network("xavier", 1).parameters, "mine")
    wait_until_known(view, qtbot)
    assert view.table.confusion.names == CLOTHES
    QTest.mouseMove(view.table, place_point(view, (4, 9)))
    assert "Coat" in window.status_text
    assert "Ankle boot" in window.status_text
    click_place(view, (4, 9))
    page.weights.button("modern").click()
    qtbot.waitUntil(lambda: view.evaluation is None)
    assert "trained on MNIST, whose classes are not those of clothes" in view.summary.total.text()
    assert view.table.confusion.names == tuple("0123456789")


def test_languages_and_themes(view: ErrorsView, window: MainWindow) -> None:
    numbers, light = view.table.confusion.numbers, view.table.grab().toImage()
    window.view_menu.use_language("zh_CN")
    QApplication.processEvents()
    assert view.matrix.accessibleName() == QCoreApplication.translate("ConfusionPanel", "Confusion matrix")
    assert view.table.confusion.titles[0] == QCoreApplication.translate("LeNetErrors", "label ↓")
    assert view.table.confusion.numbers == numbers
    window.view_menu.use_language("en")
    action(window, theme.Mode.DARK).trigger()
    QApplication.processEvents()
    assert view.table.grab().toImage() != light


def test_the_images_stand_below_where_there_is_little_room(page: LeNetPage, view: ErrorsView) -> None:
    assert view.findChild(QSplitter).orientation() is Qt.Orientation.Horizontal
    QTest.mouseClick(page.training_button, LEFT)
    QApplication.processEvents()
    assert view.findChild(QSplitter).orientation() is Qt.Orientation.Vertical
    table = view.table
    for place in ((0, 0), (9, 9), (9, None), (None, 9)):
        assert table.rect().contains(table.rect_of(place).toRect())
    assert len(view.gallery.visible_positions()) >= 5
    QTest.mouseClick(page.training_button, LEFT)
    QApplication.processEvents()
    assert view.findChild(QSplitter).orientation() is Qt.Orientation.Horizontal
