"""The architecture view of the LeNet page: the network as a plan to be changed, and beside it the book's LeNet."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from convlab.gui.labs.lenet.architecture.table import PlanTable
from convlab.gui.labs.lenet.architecture.words import run_note, what_it_is
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.view import LeNetView
from convlab.gui.labs.lenet.words import activation_name, layer_title
from convlab.gui.labs.matrix.parts import scrolled
from convlab.gui.theme import UNIT, font
from convlab.gui.training.run import Phase
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.paired_bars import Pair, PairedBars
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.pending_input import discard_pending_input
from convlab.labs.lenet.architecture import (
    BOOK,
    PRESETS,
    Architecture,
    LayerFacts,
    PlanField,
    facts_of,
    mlp_like,
    preset_of,
)
from convlab.labs.lenet.state import LeNetState


class ArchitectureView(LeNetView):
    """Every change is one edit of the recipe in the session: the next run trains what is shown here."""

    def __init__(self, controller: LeNetController) -> None:
        super().__init__(controller.lab)
        self._controller, self._run = controller, controller.run
        self._build()
        self.preset.chosen.connect(self._choose_preset)
        edit = controller.edit_architecture
        self.activation.chosen.connect(lambda name: edit(replace(self._architecture, activation=name)))
        self.pooling.chosen.connect(lambda name: edit(replace(self._architecture, pooling=name)))
        for table in self.tables:
            table.changed.connect(self._change)
        self.measure.chosen.connect(self._show_bars)
        self.reset_button.clicked.connect(controller.reset)
        self._run.phase_changed.connect(self._show_note)
        self.retranslate()

    @property
    def _architecture(self) -> Architecture:
        state: LeNetState = self.lab.state
        return state.recipe.architecture

    # ---- building

    def _build(self) -> None:
        self.plan, self.comparison, self.notes = Panel(), Panel(), Panel()
        self.preset = Segments([*PRESETS, "mlp"])
        self.activation, self.pooling = Choice(["sigmoid", "relu", "tanh"]), Choice(["average", "max"])
        self._labels = [QLabel(), QLabel()]
        for label, choice in zip(self._labels, (self.activation, self.pooling), strict=True):
            label.setBuddy(choice)
            self.plan.heading.addWidget(label)
            self.plan.heading.addWidget(choice)
        self.plan.heading.addWidget(self.preset)
        self.tables = [PlanTable(is_mlp=is_mlp) for is_mlp in (False, True)]
        self._stack = QStackedWidget()
        for table in self.tables:
            self._stack.addWidget(table)
        self.plan.body.addWidget(self._stack)
        self.measure = Segments(["parameters", "multiply_adds"])
        self.measure.set_value("parameters")
        self._measure = "parameters"
        self.comparison.heading.addWidget(self.measure)
        self.bars = PairedBars()
        self.comparison.body.addWidget(self.bars, 1)
        self._build_notes()
        below = QHBoxLayout()
        below.setSpacing(UNIT)
        below.addWidget(self.comparison, 1)
        below.addWidget(self.notes, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.plan, 1)
        column.addLayout(below, 1)

    def _build_notes(self) -> None:
        self.reset_button = QPushButton()
        kept = self.reset_button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # nothing jumps when it comes
        self.reset_button.setSizePolicy(kept)
        self.notes.heading.addWidget(self.reset_button)
        self.note, self.what = _paragraphs(), _paragraphs()
        self.note.setFont(font("text", bold=True))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, UNIT, 0)
        column.addWidget(self.note)
        column.addWidget(self.what)
        column.addStretch(1)
        self.notes.body.addWidget(scrolled(content), 1)

    # ---- what the user does

    @Slot(object, int)
    def _change(self, field: PlanField, value: int) -> None:
        plan = self._architecture.with_value(field, value)
        self._controller.edit_architecture(plan, merge=("architecture", field))

    @Slot(object)
    def _choose_preset(self, name: str) -> None:
        if name != "mlp":
            self._controller.edit_architecture(PRESETS[name])
        elif not self._architecture.is_mlp:
            self._controller.edit_architecture(mlp_like(self._architecture))
        self.preset.set_value(preset_of(self._architecture))  # pressed again, it stays down

    # ---- showing

    def show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        plan = new.recipe.architecture
        if old is not None and old.recipe.architecture == plan:
            if not new.has_image_of(old):
                self._table.input.set_image(new.image)
            return
        self.preset.set_value(preset_of(plan))
        self.activation.set_value(plan.activation)
        self.pooling.set_value(plan.pooling)
        self.pooling.setEnabled(not plan.is_mlp)
        discard_pending_input(self)  # it belongs to the network before, whose table may go
        self._stack.setCurrentWidget(self._table)
        self._table.show_architecture(plan, new.image)
        self._show_what()
        self._show_bars(self._measure)
        self._show_note()

    @property
    def _table(self) -> PlanTable:
        return self.tables[self._architecture.is_mlp]

    def _show_what(self) -> None:
        self.what.setText(what_it_is(self._architecture))

    @Slot(object)
    def _show_bars(self, measure: str) -> None:
        self._measure = measure
        pairs = [
            Pair(_label(own, books), own and getattr(own, measure), books and getattr(books, measure))
            for own, books in _side_by_side(self._architecture)
        ]
        totals = [sum(getattr(layer, measure) for layer in facts_of(plan)) for plan in (self._architecture, BOOK)]
        pairs.append(Pair(self.tr("total"), *totals))
        self.bars.set_pairs(pairs, (self.tr("this network"), self.tr("LeNet of the book")))

    @Slot()
    def _show_note(self) -> None:
        own = self._run.recipe.architecture
        differs = own != self._architecture
        self.note.setText(run_note(self._run.phase, own if differs else None))
        self.reset_button.setVisible(differs and self._run.phase is not Phase.READY)

    # ---- texts

    def retranslate(self) -> None:
        self.plan.set_title(self.tr("The network, from input to output"))
        self.comparison.set_title(self.tr("Beside LeNet"))
        self.notes.set_title(self.tr("What it is"))
        self.preset.set_texts(
            [
                (self.tr("Book's"), self.tr("LeNet of the book: sigmoid and average pooling")),
                (self.tr("1998"), self.tr("LeNet-5 of 1998, as far as these layers go: tanh and average pooling")),
                (self.tr("Modern"), self.tr("The book's layers with ReLU and max pooling")),
                (
                    self.tr("MLP"),
                    self.tr("Dense layers alone, with about as many parameters as the present network has"),
                ),
            ]
        )
        for label, choice, text, tip in (
            (
                self._labels[0],
                self.activation,
                self.tr("Activation"),
                self.tr("The function after each convolution and dense layer"),
            ),
            (self._labels[1], self.pooling, self.tr("Pooling"), self.tr("What each 2 × 2 window is reduced to")),
        ):
            label.setText(text)
            choice.setToolTip(tip)
            choice.setAccessibleName(text)
        self.activation.set_texts([activation_name(name) for name in ("sigmoid", "relu", "tanh")])
        self.pooling.set_texts([self.tr("average"), self.tr("maximum")])
        self.measure.set_texts(
            [
                (self.tr("Parameters"), self.tr("How many weights and biases each layer has")),
                (self.tr("Multiply-adds"), self.tr("How much each layer computes for one image")),
            ]
        )
        self.bars.setAccessibleName(self.tr("Layers beside those of the book's LeNet"))
        name_button(
            self.reset_button,
            self.tr("Reset to this network"),
            self.tr("End the present run, and go to the first weights of the network shown here"),
        )
        self._show_what()
        self._show_bars(self._measure)
        self._show_note()


def _paragraphs() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _side_by_side(plan: Architecture) -> list[tuple[LayerFacts | None, LayerFacts]]:
    """The layers with parameters, each with the one of the book's LeNet that has its place, from the output back."""
    own, books = ([layer for layer in facts_of(each) if layer.parameters] for each in (plan, BOOK))
    missing: list[LayerFacts | None] = [None] * (len(books) - len(own))
    return list(zip([*missing, *own], books, strict=True))


def _label(own: LayerFacts | None, books: LayerFacts) -> str:
    """The layer's name; both names where they differ."""
    names = [layer.code or layer_title(layer.kind, layer.code) for layer in (own, books) if layer is not None]
    return " / ".join(dict.fromkeys(names))
