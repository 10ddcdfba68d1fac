"""Parts that the pages of labs with matrices are built from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from convlab.core import Padding
from convlab.gui.language import translate
from convlab.gui.theme import font
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.matrix.painting import Picture
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption
from convlab.labs.common.scales import ScaledMatrix
from convlab.labs.common.sliding import NO_PADDING

DOT = " · "  # between the parts of a caption
NO_BREAK = "\u00a0"  # a space at which no line ends


def spaced_grid(horizontal: int, vertical: int, parent: QWidget | None = None) -> QGridLayout:
    """A grid without margins, with so many pixels between its columns and its rows."""
    grid = QGridLayout(parent)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(horizontal)
    grid.setVerticalSpacing(vertical)
    return grid


def column(*widgets: QWidget, large: QWidget) -> QWidget:
    """Widgets below each other; the large one takes the room that is left."""
    whole = QWidget()
    arranged(QVBoxLayout(whole), *((widget, int(widget is large)) for widget in widgets))
    return whole


def framed(content: QWidget) -> Panel:
    """A panel without a heading."""
    panel = Panel()
    panel.body.takeAt(0)
    panel.body.addWidget(content)
    return panel


def scene_choice(names: list[str], least_width: int = 150) -> Choice:
    """The list of a lab's prepared examples."""
    choice = Choice(names)
    choice.setMinimumWidth(least_width)
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
    choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return choice


def choose_pen(draws: bool, *views: MatrixView) -> None:
    """Whether a click on the views draws."""
    for view in views:
        view.pen_down_draws = draws
        view.setCursor(Qt.CursorShape.CrossCursor if draws else Qt.CursorShape.ArrowCursor)


def name_scenes(choice: Choice, names: Sequence[str]) -> None:
    """Say what the prepared examples are."""
    choice.set_texts(list(names))
    choice.setPlaceholderText(translate("MatrixPage", "your own"))
    name_control(
        choice, translate("MatrixPage", "Example"), translate("MatrixPage", "Prepared examples, with what to look for")
    )


def name_control(control: QWidget, name: str, tip: str) -> None:
    """The accessible name of a control that shows no text of its own, and what it does."""
    control.setAccessibleName(name)
    control.setToolTip(tip)


def write_on(labels: Iterable[QLabel], *texts: str) -> None:
    """Put a text on each label."""
    for label, text in zip(labels, texts, strict=True):
        label.setText(text)


def wrapped_caption() -> QLabel:
    label = caption()
    label.setWordWrap(True)
    return label


class DottedLabel(QLabel):
    """A line ends at a dot between two parts of the text, wherever that fits.

    It is as large whatever it says: a new text is painted, but nothing is laid out anew.
    """

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:  # noqa: N802
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        together = [part.replace(" ", NO_BREAK) for part in self.text().split(DOT)]
        text, wrapped = (NO_BREAK + DOT.lstrip()).join(together), Qt.TextFlag.TextWordWrap.value
        room, how = QRectF(self.contentsRect()), self.alignment().value | wrapped
        painter = QPainter(self)
        if not room.contains(painter.boundingRect(room, how, text)):
            text = self.text()
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, how, text)


def matrix_caption() -> QLabel:
    """A caption of two lines in the middle below a matrix, as high whatever it says: so nothing jumps."""
    label = DottedLabel()
    label.setFont(font("caption"))
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    label.setFixedHeight(2 * label.fontMetrics().lineSpacing())
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return label


def picture(
    shown: ScaledMatrix,
    padding: Padding = NO_PADDING,
    covered: tuple[int, int] | None = None,
    revealed: int | None = None,
) -> Picture:
    """A matrix on its scale, as a MatrixView shows it."""
    return Picture(shown.values, shown.levels, shown.signed, padding, covered, revealed)


def scrolled(content: QWidget) -> QScrollArea:
    """A widget that is scrolled when there is no room for it."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    for part in (content, area.viewport()):
        part.setAutoFillBackground(False)
    return area
