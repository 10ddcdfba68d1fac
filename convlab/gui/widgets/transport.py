"""The transport bar: first, previous, play, next, last, a slider and the speed, as on a media player."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from convlab.gui.icons import icon
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.buttons import AccentButton, name_button
from convlab.gui.widgets.choice import Choice, set_quietly
from convlab.gui.widgets.frames import Frames, PlayButton
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.motion import eased
from convlab.gui.widgets.reduced_motion import is_reduced
from convlab.labs.common.numbers import format_number, grouped

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)  # positions a second
MOST_ONE_BY_ONE = 2000  # positions
SLIDE_MILLISECONDS = 180  # from one position to the next, or what the speed leaves
STEP_MILLISECONDS = 120  # the same when stepping by hand
FASTEST_EXPLAINED = 1.0  # positions a second: when playing faster there is no time to explain
ARRIVED, COMPUTED = 0.2, 0.93  # shares of an explanation: the window is there, the result is there


class Transport(LanguageAndTheme, QWidget):
    """`moved` is emitted when `position` changes and while the window slides, `touched` before the user moves anything.

    `stepped` carries a position that was gone to, `explaining` tells that an explanation goes on or has ended.

    While it is building, positions after the present one do not count as computed. `place` is where the sliding
    window is: a position, or between two.

    If positions `can_be_explained`, each takes its whole time when they are played one by one and not fast: first the
    window slides there, then whoever listens shows how the result comes about, then it counts as computed. Whatever the
    user does ends that: the result is there at once.
    """

    moved = Signal()
    stepped = Signal(int)
    explaining = Signal()
    building_changed = Signal()
    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = 1
        self.position = 0
        self.is_building = False
        self.is_held = False  # playing waits while the user looks at something
        self.can_be_explained = False
        self._is_explaining = False  # the present position
        self._told = (0.0, 0)  # of it: the place, and how many positions were computed
        self._stride = 1
        self._from = 0.0
        self._slide = QElapsedTimer()
        self._since_step = 0.0
        self.is_playing = False
        self._frames = Frames(self)
        self._frames.passed.connect(self._frame)
        self._build()
        self.retranslate()
        self._show()

    def _build(self) -> None:
        self.first_button, self.previous_button = QPushButton(), QPushButton()
        self.play_button = PlayButton()
        self.next_button, self.last_button = QPushButton(), QPushButton()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setMinimumWidth(80)
        self.where = QLabel()
        self.where.setFont(font("text"))
        self.speed = Choice(SPEEDS)
        self.speed.set_value(1.0)
        self.build_button = AccentButton()
        self.build_button.setCheckable(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        for button in (
            self.first_button,
            self.previous_button,
            self.play_button,
            self.next_button,
            self.last_button,
        ):
            button.setIconSize(QSize(18, 18))
            button.setFixedWidth(38)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the lab
            button.clicked.connect(self.touched)
            layout.addWidget(button)
        layout.addSpacing(UNIT)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.where)
        layout.addSpacing(UNIT)
        layout.addWidget(self.build_button)
        layout.addWidget(self.speed)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.build_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.valueChanged.connect(self.touched)
        self.first_button.clicked.connect(lambda: self.go_to(0))
        self.previous_button.clicked.connect(lambda: self.go_to(self.position - 1))
        self.play_button.clicked.connect(self.toggle)
        self.next_button.clicked.connect(lambda: self.go_to(self.position + 1))
        self.last_button.clicked.connect(lambda: self.go_to(self.count - 1))
        self.slider.valueChanged.connect(lambda value: self.go_to(value, slide=False))
        self.build_button.clicked.connect(self.set_building)

    # ---- where it is

    @property
    def place(self) -> float:
        if self._is_explaining:
            share = self._since_step / ARRIVED
        elif self._slide.isValid():
            share = self._slide.elapsed() / self._slide_milliseconds
        else:
            return float(self.position)
        return self._from + (self.position - self._from) * eased(share)

    @property
    def _slide_milliseconds(self) -> float:
        if not self.is_playing:
            return STEP_MILLISECONDS
        return min(SLIDE_MILLISECONDS, 1000 / SPEEDS[self.speed.currentIndex()])

    @property
    def arrived(self) -> int:
        """The position; while the window is sliding there, the one it comes from."""
        place = self.place
        return math.floor(place) if place < self.position else math.ceil(place)

    @property
    def explained(self) -> float:
        """How much of the present position has been explained, from 0 to 1."""
        return min(self._since_step, 1.0) if self._is_explaining else 1.0

    @property
    def computed(self) -> int:
        """How many positions count as computed while it is building."""
        return self.arrived + 1 if self.explained >= COMPUTED else self.position

    def set_count(self, count: int, row: int = 1) -> None:
        """How many positions there are, and how many in a row. A position that is no more becomes the last.

        Of very many positions, playing takes a row at a time.
        """
        self._stride = row if count > MOST_ONE_BY_ONE else 1
        if count == self.count:
            return
        self.count = count
        self.position = min(self.position, count - 1)
        self._slide.invalidate()
        self.end_explanation()
        self._show()

    def go_to(self, position: int, *, slide: bool = True) -> None:
        """Move to a position, clamped to the count; to a neighbouring one the window slides."""
        position = min(max(position, 0), self.count - 1)
        if position != self.position:
            self._from = self.place
            self.end_explanation()
            self._move_to(position, slide)

    def end_explanation(self) -> None:
        """The result of the present position is there; to show it is up to the caller."""
        if self._is_explaining:
            self._is_explaining = False
            self.explaining.emit()

    def _move_to(self, position: int, slide: bool) -> None:
        self.position = position
        if slide and abs(position - self._from) < 2 and not is_reduced() and not self._is_explaining:
            self._slide.start()
            self._frames.start()
        else:
            self._slide.invalidate()
        self._show()
        self.stepped.emit(position)
        self.moved.emit()

    def show_position(self, position: int) -> None:
        """Be at a position, one that there is, without telling so."""
        if position != self.position:
            self.position = position
            self._slide.invalidate()
            self.end_explanation()
            self._show()

    @Slot(bool)
    def set_building(self, on: bool) -> None:
        """True to show the result only up to the position, False to show all of it."""
        if on != self.is_building:
            self.is_building = on
            self.build_button.setChecked(on)
            self.building_changed.emit()

    # ---- playing

    @Slot()
    def toggle(self) -> None:
        """Play or pause. Playing starts over from the last position."""
        if self.is_playing:
            self.pause()
            self.moved.emit()
            return
        if self.position >= self.count - 1:
            self.go_to(0, slide=False)
        self.is_playing = True
        self._from = float(self.position)
        self._is_explaining = self._shall_explain
        self._since_step = ARRIVED if self._is_explaining else 0.0
        self._frames.start()
        self.set_building(True)
        self.restyle()
        self.moved.emit()

    def pause(self) -> None:
        """Stop playing; a result that was being explained is there at the next frame."""
        self.is_playing = False
        self.end_explanation()
        self.restyle()

    @Slot(float)
    def _frame(self, elapsed: float) -> None:
        if self.is_playing:
            if not self.is_held:
                self._since_step += elapsed * SPEEDS[self.speed.currentIndex()]
            if self._since_step >= 1:
                steps = int(self._since_step)
                self._since_step -= steps
                self._play_on(steps)
            if self.position >= self.count - 1 and not self._slides and self.explained >= COMPUTED:
                self.pause()
                self.set_building(False)
        if self._is_explaining:
            self._explain()
        elif self._slides:
            self.moved.emit()
        elif self._slide.isValid():
            self._slide.invalidate()
            self.moved.emit()
        if not self.is_playing and not self._slide.isValid():
            self._frames.stop()
            self.moved.emit()  # what was being explained is there

    def _play_on(self, steps: int) -> None:
        position = min(self.position + steps * self._stride, self.count - 1)
        if position == self.position:
            return
        self._is_explaining = False
        self._from = self.place
        self._is_explaining = self._shall_explain
        self._move_to(position, slide=True)

    def _explain(self) -> None:
        """The window slides, or the result is there: that is told as any move is. What lies between goes on."""
        told, self._told = self._told, (self.place, self.computed)
        if self._told != told:
            self.moved.emit()
        self.explaining.emit()

    @property
    def _shall_explain(self) -> bool:
        is_slow = SPEEDS[self.speed.currentIndex()] <= FASTEST_EXPLAINED and self._stride == 1
        return self.can_be_explained and is_slow and not is_reduced()

    def hideEvent(self, event: QHideEvent) -> None:
        if self.is_playing and not event.spontaneous():  # another page is opened: nothing goes on unseen
            self.pause()

    @property
    def _slides(self) -> bool:
        return self._slide.isValid() and self._slide.elapsed() < self._slide_milliseconds

    # ---- showing

    def _show(self) -> None:
        self.slider.setEnabled(self.count > 1)
        if self.slider.maximum() != self.count - 1:
            with QSignalBlocker(self.slider):
                self.slider.setRange(0, self.count - 1)
        set_quietly(self.slider, self.position)
        count = grouped(self.count)
        self.where.setMinimumWidth(self.where.fontMetrics().horizontalAdvance(f"{count} / {count}"))  # nothing jumps
        self.where.setText(f"{grouped(self.position + 1)} / {count}")

    def restyle(self) -> None:
        for button, name in (
            (self.first_button, "first"),
            (self.previous_button, "previous"),
            (self.next_button, "next"),
            (self.last_button, "last"),
        ):
            button.setIcon(icon(name, self))
        self.play_button.show_playing(
            self.is_playing,
            self.tr("Compute the outputs one after the other (Space); at 1× and slower each step is shown in detail"),
            self.tr("Stop at the current output (Space)"),
        )

    def retranslate(self) -> None:
        name_button(self.first_button, "", self.tr("Go to the first position (Home)"))
        name_button(self.previous_button, "", self.tr("Go one position back (←)"))
        name_button(self.next_button, "", self.tr("Go one position forward (→)"))
        name_button(self.last_button, "", self.tr("Go to the last position (End)"))
        name_button(
            self.build_button,
            self.tr("Build up"),
            self.tr("Show the output only up to the current position, instead of all of it"),
        )
        self.slider.setAccessibleName(self.tr("Position"))
        self.slider.setToolTip(self.tr("Which output is being computed"))
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.setToolTip(self.tr("Positions per second when playing; rows per second for a large output"))
        self.speed.set_texts([f"{format_number(speed)}×" for speed in SPEEDS])
        self.restyle()
