"""Random walks over networks, runs and the past of a run: nothing raises, no network is impossible, undo leads back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.gui.labs.lenet.page import LeNetPage
from convlab.gui.training.run import Phase
from convlab.labs.lenet.architecture import Architecture, PlanField, facts_of
from convlab.labs.lenet.runs.comparison import THINGS, options
from convlab.labs.lenet.state import VIEWS
from tests.gui.curves import place_on_curves
from tests.gui.labs.lenet.architecture.test_view import assert_the_table_says_what_the_core_says, table_of, type_number
from tests.gui.labs.lenet.runs.test_view import curves_of, train_one
from tests.gui.labs.lenet.training.test_panel import choose
from tests.gui.walks import Walk, shares, walk

LEFT = Qt.MouseButton.LeftButton


class LeNetWalk(Walk):
    page: LeNetPage
    lab = "lenet"

    def press_segment(self, segments: Any, share: float) -> None:
        buttons = [button for button in segments.buttons if button.isVisible() and button.isEnabled()]
        if buttons:
            QTest.mouseClick(buttons[int(share * len(buttons))], LEFT)

    def pick(self, choice: Any, share: float) -> None:
        if choice.isVisible() and choice.isEnabled() and choice.count():
            choice.setCurrentIndex(int(share * choice.count()))
            choice.activated.emit(choice.currentIndex())

    @invariant()
    def what_is_shown_is_the_cores(self) -> None:
        page, state = self.page, self.state
        assert page.view.button(state.view).isChecked()
        network = page.predictor.network
        seen = page.predictor.observation
        if network is not None and seen is not None and page.predictor.is_up_to_date:
            expected = network.forward(state.image[None, None] / np.float32(255))[0]
            assert seen.prediction == expected.argmax()


class ArchitectureWalk(LeNetWalk):
    """Over the plan of a network, and the views that follow it."""

    def prepare(self) -> None:
        self.page.view.button("architecture").click()

    @rule(share=shares)
    def choose_a_preset(self, share: float) -> None:
        if self.page.views["architecture"].isVisible():
            self.press_segment(self.page.views["architecture"].preset, share)

    @rule(share=shares, steps=st.integers(-3, 3))
    def step_a_number(self, share: float, steps: int) -> None:
        box = self._box(share)
        if box.isVisible():
            box.setFocus()
            for _ in range(abs(steps)):
                QTest.keyClick(box, Qt.Key.Key_Up if steps > 0 else Qt.Key.Key_Down)

    @rule(share=shares, number=st.sampled_from([0, 1, 2, 5, 9, 10, 11, 33, 99]))
    def type_a_number(self, share: float, number: int) -> None:
        if self._box(share).isVisible():
            type_number(self._box(share), number)

    def _box(self, share: float) -> Any:
        boxes = list(table_of(self.page.views["architecture"]).boxes.values())
        return boxes[int(share * len(boxes))]

    @rule(which=st.sampled_from(["activation", "pooling"]), share=shares)
    def choose_a_function(self, which: str, share: float) -> None:
        self.pick(getattr(self.page.views["architecture"], which), share)

    @rule(view=st.sampled_from(VIEWS))
    def look_elsewhere(self, view: str) -> None:
        QTest.mouseClick(self.page.view.button(view), LEFT)

    @rule(weights=st.sampled_from(["modern", "book", "mine"]))
    def choose_weights(self, weights: str) -> None:
        QTest.mouseClick(self.page.weights.button(weights), LEFT)

    @rule(stage=shares, channel=shares)
    def open_a_unit(self, stage: float, channel: float) -> None:
        inside = self.page.views.get("inside")
        if inside is None or not inside.isVisible() or inside.snapshot is None:
            return
        columns = inside.picture.placed.layout.columns
        maps = columns[int(stage * len(columns))].maps
        cell = maps[int(channel * len(maps))]
        place = QPoint(cell.left + cell.width // 2, cell.top + cell.height // 2)
        QTest.mouseMove(inside.picture, place)
        QTest.mouseClick(inside.picture, LEFT, pos=place)

    @invariant()
    def the_plan_is_possible(self) -> None:
        plan: Architecture = self.state.recipe.architecture
        view, run = self.page.views["architecture"], self.page.run
        assert run.phase is Phase.READY
        assert run.recipe == self.state.recipe
        if view.isVisible():
            assert_the_table_says_what_the_core_says(view, plan)
            for field, box in table_of(view).boxes.items():
                assert (box.minimum(), box.value(), box.maximum()) == (
                    plan.bounds(field)[0],
                    plan.value(field),
                    plan.bounds(field)[1],
                )
        assert len(facts_of(plan)) == (3 if plan.is_mlp else 7)
        assert plan.is_mlp or plan.value(PlanField("padding", 0)) < plan.value(PlanField("kernel", 0))


class RunsWalk(LeNetWalk):
    """Over a few runs that have ended, and along their pasts."""

    records: list[Any]

    def prepare(self) -> None:
        self.page.lab.edit(deleted_runs=frozenset())
        self.page.view.button("runs").click()

    @property
    def runs_view(self) -> Any:
        return self.page.views["runs"]

    @rule(view=st.sampled_from(["draw", "inside", "runs", "runs"]))
    def look_elsewhere(self, view: str) -> None:
        QTest.mouseClick(self.page.view.button(view), LEFT)

    @rule(share=shares)
    def choose_a_row(self, share: float) -> None:
        table = self.runs_view.table
        if table.isVisible() and table.rowCount():
            table.selectRow(int(share * table.rowCount()))

    @rule(share=shares)
    def tick(self, share: float) -> None:
        table = self.runs_view.table
        if table.isVisible() and table.rowCount():
            item = table.item(int(share * table.rowCount()), 0)
            ticked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    @rule(share=shares, name=st.sampled_from(["", "  a ", "Run 1", "<b>x", "名字"]))
    def rename(self, share: float, name: str) -> None:
        table = self.runs_view.table
        if table.isVisible() and table.rowCount():
            table.item(int(share * table.rowCount()), 0).setText(name)

    @rule(name=st.sampled_from(["open", "delete"]))
    def press_a_button(self, name: str) -> None:
        button = getattr(self.runs_view.run_actions, name)
        if button.isVisible() and button.isEnabled():
            QTest.mouseClick(button, LEFT)

    @rule()
    def undo_a_deletion(self) -> None:
        if self.state.deleted_runs:
            self.page.lab.edit(deleted_runs=frozenset(sorted(self.state.deleted_runs)[1:]))

    @rule(share=shares)
    def choose_the_measure(self, share: float) -> None:
        self.press_segment(self.runs_view.curves.measure, share)

    @rule(share=shares, value=shares)
    def choose_what_to_change(self, share: float, value: float) -> None:
        self.pick(self.runs_view.run_actions.thing, share)
        self.pick(self.runs_view.run_actions.value, value)

    @rule(side=st.integers(0, 1), share=shares)
    def compare(self, side: int, share: float) -> None:
        self.pick(self.runs_view.digit.sides[side].choice, share)

    @rule(plot=st.integers(0, 2), share=st.floats(-0.2, 1.2))
    def press_on_a_curve(self, plot: int, share: float) -> None:
        curve, last = self.page.training.curves.plots[plot], self.page.run.log.last
        if curve.isVisible() and last is not None:
            place = place_on_curves(curve, share * last.epoch)
            QTest.mouseClick(curve.viewport(), LEFT, pos=place)

    @rule(key=st.sampled_from([Qt.Key.Key_Left, Qt.Key.Key_Right]))
    def go_along(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page.training.curves.plots[0], key)

    @rule(name=st.sampled_from(["back_button", "on_button", "present_button"]))
    def go_by_button(self, name: str) -> None:
        getattr(self.page.training.curves.time, name).click()

    @rule(share=shares)
    def look_at_other_layers(self, share: float) -> None:
        self.pick(self.page.training.curves.quantity, share)

    @invariant()
    def the_runs_are_what_is_shown(self) -> None:
        run, view = self.page.run, self.runs_view
        there = [record.number for record in run.runs]
        if view.isVisible():
            table = view.table
            assert [table.item(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(table.rowCount())] == there
            shown = [number for number in there if number not in self.state.hidden_runs]
            assert [curve.number for curve in curves_of(view).shown] == shown
            chosen = view.chosen
            if chosen is not None:
                possible = options(chosen.recipe, view.run_actions.thing.value)
                assert view.run_actions.value.count() == len(possible)
                assert view.run_actions.value.value in possible or not possible
                assert view.run_actions.thing.value in THINGS
        step = run.shown.step
        if run.shown.checkpoint is not None:
            owner, state = run.runs.nearest(run.record, step)
            assert state is run.shown.checkpoint
            assert np.array_equal(run.shown.network.parameters, state.parameters)
            assert owner in run.runs.line(run.record)
        assert 0 <= step <= run.record.steps_taken


@pytest.mark.qt_log_ignore("does not support")
def test_walks_over_the_architecture(page: LeNetPage) -> None:
    page.view.button("architecture").click()
    QApplication.processEvents()
    walk(ArchitectureWalk, page, 8)


def test_walks_over_runs_and_their_past(page: LeNetPage, qtbot: QtBot) -> None:
    choose(page, examples=1_000, epochs=2, batch_size=256)
    train_one(page, qtbot)
    train_one(page, qtbot, seed=1)
    page.controller.look_at(3)
    page.controller.branch()
    qtbot.waitUntil(lambda: page.run.phase is Phase.FINISHED, timeout=20_000)
    RunsWalk.records = list(page.run.runs)
    walk(RunsWalk, page, 6)
