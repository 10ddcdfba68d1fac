"""The stage of the chain: its nodes from left to right, values above and gradients below, or one operation alone."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from convlab.gui.labs.learning.chain.flow import draw_card, draw_lanes, draw_wire
from convlab.gui.labs.learning.chain.layout import COLUMNS, HANGING, Places, close, whole
from convlab.gui.labs.learning.chain.marks import marks
from convlab.gui.labs.learning.chain.numbers import small_numbers
from convlab.gui.labs.learning.chain.symbols import letter, node_name, size_text
from convlab.gui.labs.matrix.parts import name_control
from convlab.gui.labs.matrix.views import MatrixViews
from convlab.gui.theme import colours_of, font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.matrix.painting import Picture
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import RADIUS
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.scales import ScaledMatrix
from convlab.labs.common.sliding import Cell
from convlab.labs.learning.chain.passes import PARAMETERS, SHAPES
from convlab.labs.learning.chain.state import ChainState
from convlab.labs.learning.chain.steps import GIVEN_BY, NODES, STEPS, Step

SMALLEST_DOTTED = 28  # pixels of a cell that has room for a dot beside its number
GRADIENTS = tuple(f"d_{name}" for name in SHAPES if name not in ("probabilities", "loss"))
NAMES = (*SHAPES, *GRADIENTS)
BIASES = {weights: biases for names in HANGING.values() for weights, biases in (names[:2], names[2:])}
COLUMN_NODES = tuple(names[0] for names in COLUMNS)


class NodeButton(QPushButton):
    """The title of a node's card; a click shows its cells large."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setFont(font("text", bold=True))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class ChainStage(MatrixViews):
    """`node_chosen` carries a node whose cells are to be shown large, `whole_chosen` asks for the whole chain again."""

    node_chosen = Signal(str)
    whole_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ChainState | None = None
        self._revealed: int | None = None  # how many steps are there; None for all
        self._painted: int | None = None  # how many steps are there in the picture behind the matrices
        self._places = Places()
        self._looks: dict[str, tuple[Matrix, object]] = {}  # what of each matrix is on the screen
        self._names = {"forward": "", "backward": ""}
        self.views = {name: self._view(name) for name in NAMES}
        self.nodes = {node: NodeButton(self) for node in NODES if node != "loss"}
        for node, button in self.nodes.items():
            button.clicked.connect(partial(self.node_chosen.emit, node))
        self.back = QPushButton(self)
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.clicked.connect(self.whole_chosen)
        self.setMinimumSize(600, 340)

    def _view(self, name: str) -> MatrixView:
        view = MatrixView(drag={"input": "draw"}.get(name, "scrub" if name in PARAMETERS else ""), parent=self)
        view.setMinimumSize(1, 1)
        self.report_pointer(view, name)
        if view.is_editable:
            self.report_edits(view, name)
        return view

    @property
    def is_close(self) -> bool:
        return self._state is not None and self._state.is_close

    @property
    def _step(self) -> Step:
        return STEPS[0] if self._state is None else self._state.present

    # ---- showing

    def show_state(self, state: ChainState, revealed: int | None) -> None:
        """Show a state; of its numbers those that the first `revealed` steps give, or all."""
        before = self._state
        self._state, self._revealed = state, revealed
        for name, matrix in state.shown.items():
            if before is None or name in self._places.matrices:
                self._show_matrix(name, self.views[name], matrix)
        if before is None or self._look_of(before) != self._look_of(state):
            self.retranslate()
        elif before.present != state.present or revealed != self._painted:
            self.update()
        self._painted = revealed

    @staticmethod
    def _look_of(state: ChainState) -> tuple[object, ...]:
        """What titles and places depend on."""
        return state.is_close, state.present if state.is_close else None, state.activation, state.pooling

    def _show_matrix(self, name: str, view: MatrixView, shown: ScaledMatrix) -> None:
        """Show a matrix, if anything about it differs from what is on the screen: to paint it takes a while."""
        is_there, cell = self.is_there(name), view.places.cell
        look = (shown.scale, is_there, cell)
        known = self._looks.get(name)
        if known is None or known[1] != look or not np.array_equal(known[0], shown.values):
            self._looks[name] = shown.values, look
            revealed, numbers = None if is_there else 0, small_numbers(shown.values, cell)
            view.set_picture(Picture(shown.values, shown.levels, shown.signed, revealed=revealed, numbers=numbers))

    def is_there(self, name: str) -> bool:
        """Whether a matrix is computed already."""
        return self._revealed is None or GIVEN_BY.get(name, -1) < self._revealed

    def mark(self, name: str, cell: Cell) -> None:
        """Light what belongs to a cell."""
        assert self._state is not None
        found = marks(self._state, name, cell, colours_of(self))
        for matrix, view in self.views.items():
            own = found.get(matrix, []) if self.is_there(matrix) else []
            view.set_marks([mark for mark in own if not mark.dot or view.places.cell >= SMALLEST_DOTTED])

    def retranslate(self) -> None:
        """Names and tooltips; titles have another width then, and all gets its place anew."""
        if self._state is None:
            return
        self._names = {"forward": self.tr("forward"), "backward": self.tr("backward")}
        for node, button in self.nodes.items():
            title = self._title(node)
            name_button(button, title, self.tr("{0}: show the cells of this step large").format(title))
        name_button(self.back, self.tr("Whole chain"), self.tr("Show all nodes of the chain again (Esc)"))
        for name, view in self.views.items():
            self._name_view(name, view)
        self._lay_out()

    def _title(self, node: str) -> str:
        assert self._state is not None
        if node == "pooled":
            return self.tr("Pooling")
        return node_name(self._state, node)

    def _name_view(self, name: str, view: MatrixView) -> None:
        if name == "input":
            tip = self.tr("Click a cell and type, or drag to draw: every number after it follows")
        elif name in PARAMETERS:
            tip = self.tr("Click a number and type another, or drag it up and down: every number after it follows")
        elif name == "probabilities":
            tip = self.tr("The probability of each class; the dot marks the right one")
        else:
            tip = self.tr("Point at a number to see what it comes from and what it reaches; a click keeps it")
        assert self._state is not None
        if name.startswith("d_"):
            own = self.tr("Gradient {0}").format(letter(name))
        else:
            own = f"{node_name(self._state, name)} {letter(name)}"
        name_control(view, own, tip)

    # ---- places

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        if self._state is None:
            return
        captions = QFontMetricsF(font("caption"))
        caption = captions.horizontalAdvance("∂L/∂W") + 4
        if self.is_close:
            self._places = close(self.width(), self.height(), self._step, caption)
        else:
            metrics = QFontMetricsF(font("text", bold=True))
            titles = [metrics.horizontalAdvance(self._column_title(node)) for node in COLUMN_NODES]
            self._places = whole(self.width(), self.height(), titles, caption)
        for name, view in self.views.items():
            area = self._places.matrices.get(name)
            view.setVisible(area is not None)
            if area is not None:
                view.setGeometry(area.toRect())
                self._show_matrix(name, view, self._state.shown[name])
        for node, button in self.nodes.items():
            button.setVisible(not self.is_close)
            if not self.is_close:
                button.setGeometry(self._places.titles[node].toRect())
        self.back.setVisible(self.is_close)
        self.back.adjustSize()
        self.back.move(6, 6)
        self.update()

    def _column_title(self, node: str) -> str:
        return self._title(node) if node in self.nodes else self.tr("Input")

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state is None:
            return
        painter, colours = QPainter(self), colours_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        draw_lanes(painter, self._places, self._names, colours)
        present = self._present_cards()
        for name, card in self._places.cards.items():
            draw_card(painter, card, self, is_present=name in present)
        self._draw_wires(painter)
        self._draw_texts(painter)

    def _present_cards(self) -> set[str]:
        """The cards that the present step is about."""
        step = self._step
        if self.is_close:
            return set()
        if step.phase == "update":
            return {"kernel", "weights"}
        return {"probabilities" if step.node == "loss" else step.node}

    def _draw_wires(self, painter: QPainter) -> None:
        step, colours = self._step, colours_of(self)
        for wire in self._places.wires:
            is_lit = (wire.node, wire.phase) == (step.node, step.phase)
            number = next(index for index, one in enumerate(STEPS) if (one.node, one.phase) == (wire.node, wire.phase))
            is_there = self._revealed is None or number < self._revealed
            draw_wire(painter, wire, colours, is_lit=is_lit and not self.is_close, is_there=is_there)

    def _draw_texts(self, painter: QPainter) -> None:
        """The titles that are no buttons, and what each matrix is."""
        assert self._state is not None
        palette, colours = self.palette(), colours_of(self)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(font("text", bold=True))
        middle = Qt.AlignmentFlag.AlignCenter
        for name, area in self._places.titles.items():
            if self.is_close or name not in self.nodes:
                painter.drawText(area, middle | Qt.TextFlag.TextDontClip, node_name(self._state, name))
        painter.setFont(font("caption"))
        painter.setPen(colours.muted)
        for name, area in self._places.captions.items():
            text = letter(name)
            if not self.is_close and (bias := BIASES.get(name)):
                text += ", " + letter(bias)
            elif not name.startswith("d_") and size_text(name):
                text += "  " + size_text(name)
            painter.drawText(area, middle | Qt.TextFlag.TextDontClip, text)
