"""Two lines below the network: the products of a unit, and what becomes of their sum."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from convlab.gui.labs.lenet.inside.words import product_line, sum_line, unit_title
from convlab.gui.widgets.layouts import in_column
from convlab.gui.widgets.term_line import Piece, TermLine
from convlab.labs.lenet.inside.maps import NetworkSnapshot
from convlab.labs.lenet.inside.terms import Terms


class UnitArithmetic(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.products, self.sums = TermLine("text"), TermLine("text")
        in_column(self.products, self.sums, parent=self)

    def show_terms(self, snapshot: NetworkSnapshot | None, terms: Terms | None) -> None:
        if terms is None or snapshot is None:
            hint = self.tr("Point at a cell of any map: here is the sum it comes from.")
            self.products.set_terms([], before=[Piece(hint, "muted")])
            self.sums.set_terms([])
            return
        line = product_line(terms)
        before = [Piece(unit_title(snapshot, terms.unit) + "   ", "muted")]
        if terms.winner is not None:
            before.append(Piece("max("))
        self.products.set_terms(line.terms, before=before, after=line.after, between=line.between)
        line = sum_line(snapshot, terms)
        self.sums.set_terms(line.terms, after=line.after)
