"""Numbers that fly over other widgets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convlab.gui.theme import LIGHT
from convlab.gui.widgets.motion import Flight, MotionOverlay, Spot
from convlab.gui.widgets.term_line import Piece, Term, TermLine
from tests.gui.widgets.looking import columns_of, count_of, painted, shown


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    ground = QWidget()
    ground.resize(400, 100)
    shown(ground, qtbot)
    return ground


def flight(ground: QWidget) -> Flight:
    start, end = Spot(ground, lambda: QRectF(0, 0, 40, 40)), Spot(ground, lambda: QRectF(300, 0, 40, 40))
    return Flight("25", "output", start, end, 0.2, 0.5, 0.9)


def test_a_number_appears_flies_and_is_gone(ground: QWidget) -> None:
    overlay, flights = MotionOverlay(ground), [flight(ground)]
    middles = []
    for share in (0.1, 0.3, 0.7, 0.89, 0.95):
        overlay.show_at(share, flights)
        columns = columns_of(painted(ground), LIGHT.output)
        middles.append(sum(columns) / len(columns) if columns else None)
    assert middles[0] is middles[-1] is None
    assert middles[1] == pytest.approx(20, abs=3)
    assert middles[2] == pytest.approx(170, abs=8)
    assert middles[3] == pytest.approx(320, abs=6)
    overlay.clear()
    assert overlay.isHidden()


def test_in_a_small_cell_it_is_a_dot_and_beyond_what_is_seen_it_is_nowhere(ground: QWidget) -> None:
    overlay = MotionOverlay(ground)
    small = Spot(ground, lambda: QRectF(10, 10, 6, 6))
    overlay.show_at(0.3, [Flight("7", "output", small, small, 0, 0.5, 1)])
    assert overlay.texts == ["7"]
    assert 10 < count_of(painted(ground), LIGHT.output) < 60
    away = Spot(ground, lambda: QRectF(1000, 10, 60, 60))
    overlay.show_at(0.3, [Flight("7", "output", away, small, 0, 0.5, 1)])
    assert overlay.texts == []


def test_a_sum_is_built_up_term_by_term_where_each_term_stands(qtbot: QtBot) -> None:
    line = TermLine()
    qtbot.addWidget(line)
    terms = [Term([Piece("1", "window"), Piece("×", "muted"), Piece("2", "kernel")]) for _ in range(4)]
    line.set_terms(terms, after=[Piece(" = "), Piece("8", "output", bold=True)])
    whole = columns_of(painted(line, 500, 40), LIGHT.kernel)
    ends = []
    for share in (0.0, 0.1, 0.3, 0.6, 1.0):
        line.build_up(share)
        columns = columns_of(painted(line), LIGHT.kernel)
        assert columns == whole[: len(columns)]
        assert not columns_of(painted(line), LIGHT.output)
        ends.append(len(columns))
    assert ends == sorted(set(ends))
    line.build_up(None)
    columns = columns_of(painted(line), LIGHT.output)
    assert line.result_rect().left() <= columns[0] <= columns[-1] <= line.result_rect().right()
