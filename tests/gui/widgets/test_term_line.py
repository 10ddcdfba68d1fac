"""The arithmetic line: what it leaves out of a long sum, and what it never does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from convlab.gui.labs.matrix.marks import product_term
from convlab.gui.widgets.term_folding import FoldTexts, Group, Piece, Sum, Term
from convlab.gui.widgets.term_line import TermLine

TEXTS = FoldTexts("… {0} more".format, "… {0} zeros".format, "… {0} terms".format, "… {0} sums".format)


def width(pieces: list[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def fitted(whole: Sum, room: int) -> str:
    return "".join(piece.text for piece in whole.fitting(width, room, TEXTS))


def products(values: list[int], weights: list[int]) -> list[Term]:
    return [product_term(value, weight) for value, weight in zip(values, weights, strict=True)]


def flat(terms: list[Term], total: int) -> Sum:
    return Sum([Group(terms, Piece(""))], after=[Piece(f" = {total}")])


def channels(*sums: list[Term]) -> Sum:
    groups = [Group(terms, Piece(str(round(sum(term.size for term in terms))))) for terms in sums]
    return Sum(groups, after=[Piece(" = total")], is_grouped=True)


def test_zero_terms_go_first_and_are_counted() -> None:
    whole = flat(products([5, 1, 0, 7, 3, 0, 2], [0, 2, 3, 0, 4, 9, 1]), 16)
    assert fitted(whole, 100) == "5×0 + 1×2 + 0×3 + 7×0 + 3×4 + 0×9 + 2×1 = 16"
    assert fitted(whole, 35) == "1×2 + 3×4 + 2×1 + … 4 zeros = 16"


def test_then_the_smallest_terms() -> None:
    whole = flat(products([1, 9, 2, 8, 3], [1, 9, 1, 8, 1]), 151)
    assert fitted(whole, 28) == "9×9 + 8×8 + … 3 more = 151"


def test_what_is_kept_stays_however_small() -> None:
    terms = [Term([Piece(str(value))], 1.0, kept=value == 4) for value in range(10)]
    whole = Sum([Group(terms, Piece(""))], [Piece("max(")], [Piece(") = 9")], ", ")
    assert "4" in fitted(whole, 1)
    assert fitted(whole, 22) == "max(4, … 9 more) = 9"


def test_groups_become_their_sums_one_by_one() -> None:
    whole = channels(products([0, 1, 3, 4], [0, 1, 2, 3]), products([1, 2, 4, 5], [1, 2, 3, 4]))
    assert fitted(whole, 80) == "(0×0 + 1×1 + 3×2 + 4×3) + (1×1 + 2×2 + 4×3 + 5×4) = 19 + 37 = total"
    assert fitted(whole, 60) == "(0×0 + 1×1 + 3×2 + 4×3 = 19) + (… 4 terms = 37) = total"
    assert fitted(whole, 45) == "(0×0 + 1×1 + 3×2 + 4×3 = 19) + 37 = total"


def test_of_a_colour_only_what_counts_is_written() -> None:
    edge = products([10, 20, 30, 40], [1, 0, 0, -1])
    whole = channels(products([9, 9, 9, 9], [0, 0, 0, 0]), edge, products([8, 8, 8, 8], [0, 0, 0, 0]))
    assert fitted(whole, 85) == "(… 4 zeros) + (10×1 + 40×(−1) + … 2 zeros = 50) + (… 4 zeros) = total"
    assert fitted(whole, 52) == "0 + (10×1 + 40×(−1) + … 2 zeros = 50) + 0 = total"


def test_sixteen_channels_are_counted() -> None:
    whole = channels(*(products([1, 2, 3, 4], [5, 6, 7, 8]) for _ in range(16)))
    assert fitted(whole, 70) == "(1×5 + 2×6 + 3×7 + 4×8 = 70) + 70 + 70 + 70 + 70 + … 11 sums = total"


@given(st.lists(st.lists(st.integers(-9, 9), min_size=4, max_size=4), min_size=2, max_size=16), st.integers(60, 900))
def test_it_always_fits_and_says_its_total(values: list[list[int]], room: int) -> None:
    whole = channels(*(products(own, [1, -2, 3, 0]) for own in values))
    shown = fitted(whole, room)
    assert len(shown) <= room
    assert shown.endswith(" = total")


@pytest.fixture
def line(qtbot: QtBot) -> TermLine:
    line = TermLine()
    qtbot.addWidget(line)
    line.resize(400, 30)
    line.show()
    return line


def test_a_wider_line_shows_more_and_pointing_shows_all(line: TermLine, qtbot: QtBot) -> None:
    line.set_terms(products(list(range(1, 26)), [3] * 25), after=[Piece(" = 975")])
    narrow = line.shown_text()
    assert narrow.endswith(" more = 975")
    line.resize(700, 30)
    assert len(narrow) < len(line.shown_text()) < len(line.text())
    QApplication.sendEvent(line, QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), line.mapToGlobal(QPoint(5, 5))))
    qtbot.waitUntil(lambda: QToolTip.text().replace("\n", " ") == line.text())
    QToolTip.hideText()
