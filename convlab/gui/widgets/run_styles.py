"""How the curves of runs are stroked when there are more runs than colours; known without loading pyqtgraph."""

from PySide6.QtCore import Qt

STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
