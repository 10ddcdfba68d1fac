"""From the sheet to the network's input: a picture of what each step makes, and above it the switch of the step."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy

from convlab.core.data.digits import CANVAS_SIZE, DIGIT_FIT, IMAGE_SIZE, Fit, Prepared
from convlab.gui.labs.lenet.preprocessing.words import shift_text, step_tip, step_title
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.check_box import CheckBox
from convlab.gui.widgets.layouts import in_row
from convlab.gui.widgets.marked_pixels import Frame, MarkedPixels, Spot
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption, sign
from convlab.gui.widgets.term_line import Piece, TermLine
from convlab.labs.common.numbers import fixed_number, format_number
from convlab.labs.lenet.preprocessing import STEPS, PreprocessingStep, Shift, as_ink, before_centring, left_out
from convlab.labs.lenet.state import LeNetState

PICTURE_GAPS = 4 * 3 * UNIT + 3 * UNIT  # arrows with the spaces beside them, and the panel's margins
MIDDLE = Spot(QPointF(IMAGE_SIZE / 2, IMAGE_SIZE / 2), "kernel", ring=True)


class StepsPanel(Panel):
    """`switched` carries a step and whether it is taken, `all_wanted` nothing, `status_changed` a text."""

    switched = Signal(str, bool)
    all_wanted = Signal()
    status_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._prepared: Prepared | None = None  # with the steps that are taken
        self._boxed: Prepared | None = None  # the same before it was centred
        self._fit: Fit = DIGIT_FIT
        self._is_prepared = False  # the image on the sheet, already
        self.switches: dict[PreprocessingStep, CheckBox] = {}
        self.pictures: dict[PreprocessingStep, MarkedPixels] = {}
        self.notes: dict[PreprocessingStep, QLabel] = {}
        self.all_button, self.result, self.legend = QPushButton(), QLabel(), TermLine("caption")
        self._only_here = ElidedLabel()
        self._build()
        self.all_button.clicked.connect(self.all_wanted)
        self.retranslate()

    def _build(self) -> None:
        self.legend.setMinimumWidth(1)
        self.heading.insertWidget(1, self.legend, 100)
        self.heading.addWidget(self.all_button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(UNIT // 2)
        grid.setVerticalSpacing(UNIT // 2)
        for index, step in enumerate(STEPS):
            self._add_step(grid, 2 * index, step)
        grid.setRowStretch(1, 1)
        self.body.addLayout(grid, 1)
        self.result.setFont(font("text", bold=True))
        self.result.setMinimumWidth(1)
        self.result.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.body.addLayout(in_row(self.result, (self._only_here, 1), spacing=2 * UNIT))

    def _add_step(self, grid: QGridLayout, column: int, step: PreprocessingStep) -> None:
        side = CANVAS_SIZE if step == "crop" else IMAGE_SIZE
        switch, picture, note = CheckBox(), MarkedPixels(side, side, as_light=step == "invert"), caption()
        self.switches[step], self.pictures[step], self.notes[step] = switch, picture, note
        switch.setMinimumWidth(1)
        if column:
            grid.addWidget(sign("→"), 1, column - 1)
        for row, widget in enumerate((switch, picture, note)):
            grid.addWidget(widget, row, column)
        grid.setColumnStretch(column, 1)
        switch.clicked.connect(lambda on: self.switched.emit(step, on))
        picture.hovered.connect(lambda row, column: self.status_changed.emit(self._pixel_text(step, row, column)))

    def height_for(self, width: int) -> int:
        """The height at which the pictures are as large as a width allows."""
        picture = (width - PICTURE_GAPS) // len(STEPS)
        return self.minimumSizeHint().height() - self.pictures["crop"].minimumHeight() + picture

    # ---- showing

    def show_steps(self, state: LeNetState) -> None:
        """The switches as they are, and what the steps make of the sheet."""
        steps = state.preprocessing.steps
        for step, switch in self.switches.items():
            switch.setChecked(getattr(steps, step))
        self.all_button.setEnabled(bool(left_out(steps)))
        if (self._fit, self._is_prepared) != (state.fit, state.label is not None):
            self._fit, self._is_prepared = state.fit, state.label is not None
            self._name_steps()
        self._prepared, self._boxed = state.prepared, before_centring(state.ink, steps, state.fit)
        if self._prepared is None or self._boxed is None:
            for step in STEPS:
                self.pictures[step].show_picture(None)
                self.notes[step].setText("")
        else:
            self._show_pictures(state, self._prepared, self._boxed)
            self._show_notes(state, self._prepared, self._boxed)

    def _show_pictures(self, state: LeNetState, prepared: Prepared, boxed: Prepared) -> None:
        steps, box = state.preprocessing.steps, prepared.box
        piece = state.ink[box.top : box.top + box.height, box.left : box.left + box.width]
        by_mass, box_of_fit = self._fit.by_mass, _frame_of(self._fit)
        mass = (Spot(_point(prepared.mass), "warning"),) if by_mass else ()
        frame = Frame(QRectF(box.left, box.top, box.width, box.height), "window", veils=True)
        self.pictures["crop"].show_picture(state.ink, (frame, *mass))
        place = _placed(boxed)
        self.pictures["scale"].show_picture(piece, (box_of_fit, Frame(place, "window")), place)
        self.pictures["smooth"].show_picture(boxed.image, (box_of_fit,))
        lands = (MIDDLE, Spot(_point(prepared.place(*prepared.mass)), "warning")) if by_mass else ()
        self.pictures["centre"].show_picture(
            as_ink(prepared.image, steps), (Frame(_placed(prepared), "window"), *lands)
        )
        self.pictures["invert"].show_picture(prepared.image)

    def _show_notes(self, state: LeNetState, prepared: Prepared, boxed: Prepared) -> None:
        steps, box, scale = state.preprocessing.steps, prepared.box, prepared.scale
        down, right = (now - before for now, before in zip(prepared.corner, boxed.corner, strict=True))
        texts: dict[PreprocessingStep, str] = {
            "crop": f"{box.height} × {box.width}",
            "scale": f"{fixed_number(box.height * scale, 1)} × {fixed_number(box.width * scale, 1)}",
            "smooth": self.tr("area averages") if steps.smooth else self.tr("nearest pixels"),
            "centre": shift_text(Shift(down, right)),
            "invert": self.tr("white on black") if steps.invert else self.tr("black on white"),
        }
        for step, text in texts.items():
            self.notes[step].setText(text)
        self.notes["scale"].setToolTip(
            self.tr("The resulting rows and columns, scaled by {0}").format(format_number(scale))
        )

    def _pixel_text(self, step: PreprocessingStep, row: int, column: int) -> str:
        """A pixel after a step; "" for none, which has a negative row."""
        levels = self.pictures[step].levels
        if row < 0 or levels is None or self._boxed is None:
            return ""
        if step != "scale":
            text = self.tr("{0}, row {1}, column {2}: {3}")
            return text.format(step_title(step), row, column, levels[row, column])
        top, left = self._boxed.source(row, column)
        bottom, right = self._boxed.source(row + 1, column + 1)
        text = self.tr("Row {0}, column {1} covers rows {2} to {3}, columns {4} to {5} of the sheet")
        return text.format(row, column, *(fixed_number(edge, 1) for edge in (top, bottom, left, right)))

    # ---- languages

    def retranslate(self) -> None:
        self.set_title(self.tr("Preprocessing steps"))
        name_button(self.all_button, self.tr("All steps"), self.tr("Take all steps, as the other views do"))
        for step in STEPS:
            self.pictures[step].setAccessibleName(self.tr("After the step: {0}").format(step_title(step)))
        self.notes["crop"].setToolTip(self.tr("Rows and columns of the sheet that are taken"))
        self.notes["centre"].setToolTip(self.tr("How many pixels the box was moved by"))
        self._name_steps()

    def _name_steps(self) -> None:
        """What depends on the data set, and on what is on the sheet."""
        for step in STEPS:
            name_button(self.switches[step], step_title(step), step_tip(step, self._fit))
        if self._is_prepared:
            text = self.tr("A test image is already preprocessed; here it goes through the steps once more.")
        else:
            text = self.tr("The other views always take every step.")
        self._only_here.setText(text)
        self._only_here.setToolTip(text)
        self.legend.set_terms([], before=self._legend_pieces())

    def _legend_pieces(self) -> list[Piece]:
        """What the marks in the pictures stand for."""
        marks = [("□ ", "window", self.tr("taken")), ("┄ ", "kernel", f"{self._fit.side} × {self._fit.side}")]
        if self._fit.by_mass:
            marks += [("+ ", "warning", self.tr("centre of mass")), ("○ ", "kernel", self.tr("middle"))]
        pieces = []
        for index, (mark, role, text) in enumerate(marks):
            pieces += [Piece("  " * bool(index) + mark, role, bold=True), Piece(text, "muted")]
        return pieces


class ElidedLabel(QLabel):
    """Quiet text that is cut short, with an ellipsis, where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font("caption"))
        self.setMinimumWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = QPainter(self), self.contentsRect()
        painter.setPen(colours_of(self).muted)
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


def _frame_of(fit: Fit) -> Frame:
    """What the larger side is scaled to, in the middle of the image."""
    edge = (IMAGE_SIZE - fit.side) / 2
    return Frame(QRectF(edge, edge, fit.side, fit.side), "kernel", dashed=True)


def _point(place: tuple[float, float]) -> QPointF:
    row, column = place
    return QPointF(column, row)


def _placed(prepared: Prepared) -> QRectF:
    """Where the box lies in the image."""
    box, scale, (row, column) = prepared.box, prepared.scale, prepared.corner
    return QRectF(column, row, box.width * scale, box.height * scale)
