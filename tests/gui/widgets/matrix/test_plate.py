"""A matrix with its captions."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Picture
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from tests.gui.widgets.looking import shown


def test_captions_stand_right_below_their_matrix_and_in_its_middle(qtbot: QtBot) -> None:
    view, legend, note = MatrixView(), Legend(), QLabel("3 × 6")
    note.setAlignment(Qt.AlignmentFlag.AlignCenter)
    plate = Plate(view, legend, note)
    shown(plate, qtbot)
    for size, shape in (((300, 500), (3, 6)), ((500, 300), (3, 6)), ((500, 300), (6, 3))):
        plate.resize(*size)
        view.set_picture(Picture(np.zeros(shape), np.zeros(shape, np.uint8)))
        QApplication.processEvents()
        below = view.matrix_rect().bottom()
        assert 0 <= legend.y() - below <= 8
        assert 0 <= note.y() - legend.geometry().bottom() <= 8
        assert note.geometry().bottom() <= plate.height()
        assert abs(legend.geometry().center().x() - view.matrix_rect().center().x()) <= 1
    legend.hide()
    QApplication.processEvents()
    assert 0 <= note.y() - view.matrix_rect().bottom() <= 8
