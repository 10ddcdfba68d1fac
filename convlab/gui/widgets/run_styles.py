"""How the curves of runs are stroked: in a run's colour, and differently when there are more runs than colours."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from convlab.gui.theme import RUN_COLOURS, colours_of, run_colour

STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


def run_stroke(widget: QWidget, number: int) -> tuple[QColor, Qt.PenStyle]:
    """The colour of training run `number`, counted from 1, in a widget's theme, and the kind of line."""
    colour: QColor = getattr(colours_of(widget), run_colour(number))
    return colour, STYLES[(number - 1) // len(RUN_COLOURS) % len(STYLES)]
