"""The steps from a window to its maximum, drawn node by node: subtraction, ReLU, addition."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.labs.pooling.tree_words import column_titles, node_text
from convlab.gui.theme import Colours, colours_of, font
from convlab.labs.common.numbers import format_number
from convlab.labs.pooling.relu_tree import Node, ReluTree

HEADING = 40  # pixels above the nodes
LARGEST_NODE = 88.0  # pixels wide
LEAST_HEIGHT, MOST_HEIGHT, HEIGHT_SHARE = 20.0, 40.0, 0.125
FORMULA = 16  # pixels below a node
WEIGHTS = {1: QSizeF(9, 13), -1: QSizeF(17, 13)}  # pixels around the weight of a line
FAINT = 0.22  # opacity of what does not belong to the node that is pointed at


class TreeView(QWidget):
    """`hovered` carries the number of the node under the pointer, or None."""

    hovered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tree: ReluTree | None = None
        self.pointed: int | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(360, 150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(640, 260)

    def show_tree(self, tree: ReluTree) -> None:
        self.tree = tree
        if self.pointed is not None and self.pointed >= len(tree.nodes):
            self.pointed = None
        self.update()

    # ---- places

    def place_of(self, node: Node) -> QRectF:
        """Where a node's box is."""
        assert self.tree is not None
        column = self.width() / (self.tree.nodes[-1].column + 1)
        width = min(LARGEST_NODE, column * 0.68)
        room = self.height() - HEADING - FORMULA
        middle = QPointF((node.column + 0.5) * column, HEADING + node.height * room)
        height = min(max(LEAST_HEIGHT, HEIGHT_SHARE * room), MOST_HEIGHT)
        return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)

    def _node_at(self, position: QPointF) -> int | None:
        nodes = self.tree.nodes if self.tree else ()
        at = [number for number, node in enumerate(nodes) if self.place_of(node).contains(position)]
        return at[0] if at else None

    # ---- mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._node_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)

    def _point_at(self, number: int | None) -> None:
        if number != self.pointed:
            self.pointed = number
            self.update()
            self.hovered.emit(number)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if self.tree is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        nodes = self.tree.nodes
        lit = self.tree.behind(len(nodes) - 1 if self.pointed is None else self.pointed)
        for number, node in enumerate(nodes):
            for source, sign in node.sources:
                painter.setOpacity(1 if number in lit else FAINT)
                self._paint_edge(painter, nodes[source], node, sign, colours)
        for number, node in enumerate(nodes):
            painter.setOpacity(1 if number in lit else FAINT)
            self._paint_weights(painter, node, colours)
        for number, node in enumerate(nodes):
            painter.setOpacity(1 if number in lit else FAINT)
            self._paint_node(painter, node, number == self.pointed, colours)
        painter.setOpacity(1)
        self._paint_titles(painter, self.tree)

    def _paint_edge(self, painter: QPainter, source: Node, target: Node, sign: int, colours: Colours) -> None:
        """From a node to one that it is a part of; past those in between it goes level, and rises at the end."""
        start, end = self.place_of(source), self.place_of(target)
        first, last = QPointF(start.right(), start.center().y()), QPointF(end.left(), end.center().y())
        painter.setPen(QPen(_colour(sign, colours), 1.5 if self.pointed is None else 2.5))
        points = [first, last]
        if target.column - source.column > 1:
            turn = end.center().x() - (end.center().x() - start.center().x()) / (target.column - source.column) * 0.8
            last = QPointF(end.left(), end.center().y() + end.height() * 0.3)
            points = [first, QPointF(turn, first.y()), last]
        painter.drawPolyline(QPolygonF(points))

    def weight_area(self, source: Node, target: Node, sign: int) -> QRectF:
        """Where a line's weight stands: about its middle; of a line that passes other nodes, in the second gap."""
        start, end = self.place_of(source), self.place_of(target)
        first, last = QPointF(start.right(), start.center().y()), QPointF(end.left(), end.center().y())
        middle = first + (last - first) * (0.5 if sign > 0 else 0.44)  # a minus is farther from the weight above it
        if target.column - source.column > 1:
            column = start.center().x() + 1.5 * (end.center().x() - start.center().x()) / (
                target.column - source.column
            )
            middle = QPointF(column, start.center().y())
        area = QRectF(QPointF(), WEIGHTS[sign])
        area.moveCenter(middle)
        return area

    def _paint_weights(self, painter: QPainter, node: Node, colours: Colours) -> None:
        assert self.tree is not None
        painter.setFont(font("caption", bold=True))
        for number, sign in node.sources:
            source = self.tree.nodes[number]
            if source.kind != "difference":  # into ReLU nothing is weighted
                area = self.weight_area(source, node, sign)
                painter.fillRect(area, self.palette().color(QPalette.ColorRole.Base))
                painter.setPen(_colour(sign, colours))
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "1" if sign > 0 else "−1")

    def _paint_node(self, painter: QPainter, node: Node, is_pointed: bool, colours: Colours) -> None:
        assert self.tree is not None
        box, frame = self.place_of(node), self._frame(node, colours)
        painter.setPen(QPen(frame, 4 if is_pointed or frame == colours.output else 2))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 6, 6)
        is_off = node.kind == "relu" and not node.value
        painter.setPen(colours.muted if is_off else self.palette().text().color())
        painter.setFont(font("text", bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, format_number(node.value))
        if self._has_formulas:
            self._write_formula(painter, node, box, colours)

    @property
    def _has_formulas(self) -> bool:
        """Whether there is room for them between a node and the line that passes below it."""
        assert self.tree is not None
        first = self.tree.nodes[0].height
        room = (self.height() - HEADING - FORMULA) * 1.6 * first
        return room - self.place_of(self.tree.nodes[0]).height() / 2 > FORMULA

    def _write_formula(self, painter: QPainter, node: Node, box: QRectF, colours: Colours) -> None:
        assert self.tree is not None
        below = QRectF(box.center().x() - box.width(), box.bottom() + 1, 2 * box.width(), FORMULA)
        painter.setFont(font("caption"))
        painter.setPen(colours.muted)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, node_text(self.tree, node))

    def _frame(self, node: Node, colours: Colours) -> QColor:
        """The maximum, on its way from the input to the end, in the colour of outputs."""
        assert self.tree is not None
        if node.kind in ("input", "sum") and node.value == self.tree.result:
            return colours.output
        return colours.window if node.kind == "input" else colours.muted

    def _paint_titles(self, painter: QPainter, tree: ReluTree) -> None:
        """What is done in each column, and by which kernel."""
        column = self.width() / (tree.nodes[-1].column + 1)
        for number, (title, kernel) in enumerate(column_titles(tree)):
            painter.setFont(font("text", bold=True))
            painter.setPen(self.palette().text().color())
            area = QRectF(number * column, 0, column, HEADING / 2)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, title)
            painter.setFont(font("caption"))
            painter.setPen(colours_of(self).kernel)
            painter.drawText(area.translated(0, HEADING / 2 - 2), Qt.AlignmentFlag.AlignCenter, kernel)


def _colour(sign: int, colours: Colours) -> QColor:
    return colours.kernel if sign > 0 else colours.warning
