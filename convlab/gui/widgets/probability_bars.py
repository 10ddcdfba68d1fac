"""One horizontal bar for each class, as long as its probability."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import colours_of, font
from convlab.labs.common.numbers import class_percents

LONGEST_ROW = 40  # pixels
BAR_WITH_REFERENCE = 0.68  # the share of the height that a bar keeps when another one is below it
WIDEST_LABEL = 0.45  # of the width: what is longer is cut short


class ProbabilityBars(QWidget):
    """Label, bar and percentage for each class; the most probable stands out.

    Reference probabilities, if given, are thin bars below. Where the true class is known, it is green, and another one
    that is predicted has the colour of warnings. What cannot be judged stays grey.
    """

    def __init__(self, labels: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels = list(labels)
        self.probabilities: Sequence[float] | None = None
        self.reference: Sequence[float] | None = None
        self.truth: int | None = None
        self.can_be_judged = True
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(140, 10 * 11)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(260, 10 * 26)

    def set_labels(self, labels: Sequence[str]) -> None:
        """Other names for the classes, as many as before."""
        self.labels = list(labels)
        self.update()

    def set_probabilities(
        self, probabilities: Sequence[float] | None, reference: Sequence[float] | None = None
    ) -> None:
        """Show probabilities, None for no prediction, and those they are compared with."""
        self.probabilities, self.reference = probabilities, reference
        self.update()

    def set_truth(self, truth: int | None, *, can_be_judged: bool = True) -> None:
        """The true class, None for none; without classes in common a prediction is neither right nor wrong."""
        self.truth, self.can_be_judged = truth, can_be_judged
        self.update()

    def role(self, index: int) -> str:
        """The name of the colour of a class's bar."""
        values = self.probabilities
        is_best = values is not None and index == max(range(len(values)), key=values.__getitem__)
        if not self.can_be_judged:
            return "muted"
        if self.truth is None:
            return "output" if is_best else "muted"
        if index == self.truth:
            return "output"
        return "warning" if is_best else "muted"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        colours, text = colours_of(self), self.palette().color(QPalette.ColorRole.Text)
        row = min(LONGEST_ROW, self.height() / len(self.labels))
        plain, strong = font("text"), font("text", bold=True)
        metrics = QFontMetricsF(strong)
        widest = max(metrics.horizontalAdvance(label) for label in self.labels)
        label_width = min(widest, self.width() * WIDEST_LABEL) + 14
        value_width = max(metrics.horizontalAdvance(value) for value in ("<0.1%", ">99.9%")) + 12
        track_width = self.width() - label_width - value_width
        values = self.probabilities
        figures = class_percents([float(value) for value in values]) if values is not None else []
        best = max(range(len(values)), key=values.__getitem__) if values is not None else None
        for index, label in enumerate(self.labels):
            y = index * row
            painter.setFont(strong if index == best else plain)
            is_misclassified = values is not None and index == self.truth != best and self.can_be_judged
            painter.setPen(colours.output if is_misclassified else text if index == best else colours.muted)
            centre = Qt.AlignmentFlag.AlignVCenter
            shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, label_width - 10)
            painter.drawText(QRectF(0, y, label_width - 10, row), centre | Qt.AlignmentFlag.AlignRight, shown)
            track = QRectF(label_width, y + row * 0.2, track_width, row * 0.6)
            painter.fillRect(track, colours.track)
            if values is None:
                continue
            bar = QRectF(track)
            bar.setWidth(track.width() * values[index])
            if self.reference is not None:
                bar.setHeight(bar.height() * BAR_WITH_REFERENCE)
                below = QRectF(track.left(), bar.bottom(), track.width() * self.reference[index], 0)
                below.setBottom(track.bottom())
                painter.fillRect(below, colours.kernel)
            painter.fillRect(bar, getattr(colours, self.role(index)))
            painter.setPen(text if index == best else colours.muted)
            value = QRectF(self.width() - value_width, y, value_width - 2, row)
            painter.drawText(value, centre | Qt.AlignmentFlag.AlignRight, figures[index])
