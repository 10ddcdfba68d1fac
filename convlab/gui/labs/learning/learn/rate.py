"""The learning rate: a number to type, and a slider on which is marked what a rate does."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from convlab.gui.labs.learning.learn.rate_words import (
    best_text,
    course_text,
    limit_text,
    limit_tip,
    share_text,
    why_not_rate,
)
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import in_column, in_row
from convlab.gui.widgets.log_slider import LogSlider, Mark, Zone
from convlab.gui.widgets.number_field import NumberField
from convlab.gui.widgets.still_label import StillLabel
from convlab.labs.learning.learn.curvature import curvature
from convlab.labs.learning.learn.rates import Limits, limits_of
from convlab.labs.learning.learn.state import LearnState

BELOW, ABOVE = 100.0, 5.0  # the limit divided and multiplied by them: the slider's ends
WITHOUT_LIMIT = 1e-4, 1.0  # the ends where there is no limit
FIELD = 10 * UNIT  # pixels


class RateSlider(LanguageAndTheme, QWidget):
    """`chosen` carries a rate, and what the edits of one drag have in common; None for a rate that was typed."""

    chosen = Signal(float, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: LearnState | None = None
        self.label, self.share = QLabel(), StillLabel()
        self.field, self.slider = NumberField(), LogSlider()
        self.field.setFixedWidth(FIELD)
        self.field.why = why_not_rate
        self.label.setBuddy(self.field)
        self.share.setFont(font("caption"))
        self.field.entered.connect(lambda rate: self.chosen.emit(rate, None))
        self.slider.moved.connect(lambda rate, drag: self.chosen.emit(rate, ("rate", drag)))
        row = in_row(self.label, self.field, (self.share, 1))
        in_column(row, self.slider, spacing=UNIT // 2, parent=self)
        self.retranslate()

    def show_state(self, state: LearnState) -> None:
        """Show the rate of a state, among the marks of its problem."""
        self._state = state
        self.field.set_value(state.rate)
        self._show_marks()
        self.slider.set_exact(state.rate)

    @Slot()
    def _show_marks(self) -> None:
        state = self._state
        if state is None:
            return
        bent = curvature(state.problem)
        limits = limits_of(bent, state.optimiser, state.momentum)
        if limits is None or not math.isfinite(limits.diverges):
            self.slider.set_scale(*WITHOUT_LIMIT)
        else:
            low, high = limits.diverges / BELOW, limits.diverges * ABOVE
            marks = [Mark(limits.diverges, limit_text(limits.diverges), "warning")]
            if state.optimiser == "sgd":
                marks.append(Mark(bent.best_rate, best_text(bent.best_rate), "output"))
            self.slider.set_scale(
                low,
                high,
                zones_of(limits, low, high, has_momentum=state.optimiser == "momentum" and state.momentum > 0),
                marks,
            )
        self.share.setText(share_text(state.rate, limits))
        self.slider.setToolTip(limit_tip(state))

    def retranslate(self) -> None:
        self.label.setText(self.tr("Learning rate η"))
        self.field.setAccessibleName(self.tr("Learning rate"))
        self.field.setToolTip(self.tr("How far a step goes: K ← K − η·∂L/∂K. A fraction such as 1/36 may be typed"))
        self.slider.setAccessibleName(self.tr("Learning rate, on a logarithmic scale"))
        self._show_marks()


def zones_of(limits: Limits, low: float, high: float, *, has_momentum: bool) -> list[Zone]:
    """What the rates from `low` to `high` do along the steepest direction."""
    to_and_fro = course_text("swings" if has_momentum else "zigzag")
    zones = [
        Zone(limits.turns, course_text("shrinks"), "output"),
        Zone(limits.diverges, to_and_fro, "window"),
        Zone(high, course_text("diverges"), "warning"),
    ]
    return [zone for zone in zones if zone.end > low]
