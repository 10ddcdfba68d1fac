"""The layers of a network beside those of the book's LeNet, as bars."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import Slot

from convlab.gui.labs.lenet.words import layer_title
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.paired_bars import Pair, PairedBars
from convlab.gui.widgets.panel import Panel
from convlab.labs.lenet.architecture import BOOK, Architecture, LayerFacts, Measure, facts_of, total_of

MEASURES: tuple[Measure, ...] = get_args(Measure)


class ComparisonPanel(Panel):
    """Parameters or multiply-adds, as `measure` says."""

    def __init__(self) -> None:
        super().__init__()
        self._architecture = BOOK
        self._measure: Measure = "parameters"
        self.measure, self.bars = Segments(MEASURES), PairedBars()
        self.measure.set_value(self._measure)
        self.heading.addWidget(self.measure)
        self.body.addWidget(self.bars, 1)
        self.measure.chosen.connect(self._choose_measure)
        self.retranslate()

    @Slot(object)
    def _choose_measure(self, measure: Measure) -> None:
        self._measure = measure
        self._show_bars()

    def show_architecture(self, architecture: Architecture) -> None:
        self._architecture = architecture
        self._show_bars()

    def _show_bars(self) -> None:
        plan, measure = self._architecture, self._measure
        pairs = [
            Pair(_label(own, books), None if own is None else getattr(own, measure), getattr(books, measure))
            for own, books in _side_by_side(plan)
        ]
        pairs.append(Pair(self.tr("total"), total_of(plan, measure), total_of(BOOK, measure)))
        self.bars.set_pairs(pairs, (self.tr("this network"), self.tr("LeNet of the book")))

    def retranslate(self) -> None:
        self.set_title(self.tr("Beside LeNet"))
        self.measure.set_texts(
            [
                (self.tr("Parameters"), self.tr("How many weights and biases each layer has")),
                (self.tr("Multiply-adds"), self.tr("How much each layer computes for one image")),
            ]
        )
        self.bars.setAccessibleName(self.tr("Layers beside those of the book's LeNet"))
        self._show_bars()


def _side_by_side(plan: Architecture) -> list[tuple[LayerFacts | None, LayerFacts]]:
    """The layers with parameters, each with the one of the book's LeNet that has its place, from the output back."""
    own, books = ([layer for layer in facts_of(each) if layer.parameters] for each in (plan, BOOK))
    missing: list[LayerFacts | None] = [None] * (len(books) - len(own))
    return list(zip([*missing, *own], books, strict=True))


def _label(own: LayerFacts | None, books: LayerFacts) -> str:
    """The layer's name; both names where they differ."""
    names = [layer.code or layer_title(layer.kind, layer.code) for layer in (own, books) if layer is not None]
    return " / ".join(dict.fromkeys(names))
