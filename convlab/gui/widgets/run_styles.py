"""How the curves of runs are stroked: each in a colour and a kind of line of its own, so that either tells it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from convlab.gui.theme import colours_of, run_colour

# five kinds of line and six colours: no two of thirty runs that follow each other are alike
STYLES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)


def run_stroke(widget: QWidget, number: int) -> tuple[QColor, Qt.PenStyle]:
    """The colour of training run `number`, counted from 1, in a widget's theme, and the kind of line."""
    colour: QColor = getattr(colours_of(widget), run_colour(number))
    return colour, STYLES[(number - 1) % len(STYLES)]
