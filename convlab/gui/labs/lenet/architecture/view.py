"""The architecture view of the LeNet page: the network as a plan to be changed, and beside it the book's LeNet."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QStackedWidget

from convlab.gui.labs.lenet.architecture.notes import NotesPanel
from convlab.gui.labs.lenet.architecture.table import PlanTable
from convlab.gui.labs.lenet.architecture.words import headline
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.view import LeNetView
from convlab.gui.labs.lenet.words import activation_name
from convlab.gui.widgets.choice import Choice, Segments, name_field
from convlab.gui.widgets.layouts import in_column
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.pending_input import discard_pending_input
from convlab.labs.lenet.architecture import PRESETS, Architecture, PlanField, mlp_like, preset_of
from convlab.labs.lenet.runs.comparison import ACTIVATIONS, POOLINGS
from convlab.labs.lenet.state import LeNetState


class ArchitectureView(LeNetView):
    """Every change is one edit of the recipe in the session: the next run trains what is shown here."""

    shows_sheet = False

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
        self.notes.reset_button.clicked.connect(controller.reset)
        self._run.phase_changed.connect(self._show_notes)
        self.retranslate()

    @property
    def _architecture(self) -> Architecture:
        return self._state.recipe.architecture

    @property
    def table(self) -> PlanTable:
        """The one that is shown."""
        return self.tables[self._architecture.is_mlp]

    @property
    def headline(self) -> str:
        return headline(self._architecture)

    # ---- building

    def _build(self) -> None:
        self.notes = NotesPanel()
        in_column((self._build_plan(), 1), self.notes, parent=self)

    def _build_plan(self) -> Panel:
        self.plan = Panel()
        self.preset = Segments([*PRESETS, "mlp"])
        self.activation, self.pooling = Choice(ACTIVATIONS), Choice(POOLINGS)
        self._labels = QLabel(), QLabel()
        for label, choice in zip(self._labels, (self.activation, self.pooling), strict=True):
            label.setBuddy(choice)
            self.plan.heading.addWidget(label)
            self.plan.heading.addWidget(choice)
        self.plan.heading.insertWidget(1, self.preset)
        self.tables = [PlanTable(is_mlp=is_mlp) for is_mlp in (False, True)]
        self._stack = QStackedWidget()
        for table in self.tables:
            self._stack.addWidget(table)
        self.plan.body.addWidget(self._stack, 1)
        return self.plan

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
                self.table.input.set_image(new.image)
            return
        self.preset.set_value(preset_of(plan))
        self.activation.set_value(plan.activation)
        self.pooling.set_value(plan.pooling)
        self.pooling.setEnabled(not plan.is_mlp)
        discard_pending_input(self)  # it belongs to the network before, whose table may go
        self._stack.setCurrentWidget(self.table)
        self.table.show_architecture(plan, new.image)
        self._show_notes()

    @Slot()
    def _show_notes(self) -> None:
        self.notes.show_architecture(self._architecture, self._run.phase, self._run.recipe.architecture)

    # ---- languages

    def retranslate(self) -> None:
        self.plan.set_title(self.tr("Network"))
        self.preset.set_texts(
            [
                (self.tr("Book’s LeNet"), self.tr("The book’s LeNet: sigmoid and average pooling")),
                (self.tr("LeNet-5"), self.tr("LeNet-5 (1998), as far as these layers allow: tanh and average pooling")),
                (self.tr("ReLU + max"), self.tr("The layers of the book’s LeNet with ReLU and max pooling")),
                (
                    self.tr("MLP"),
                    self.tr("Dense layers only, with about as many parameters as the current network"),
                ),
            ]
        )
        texts = (
            (self.tr("Activation"), self.tr("The function after each convolution and dense layer")),
            (self.tr("Pooling"), self.tr("What each 2 × 2 window is reduced to")),
        )
        choices = zip(self._labels, (self.activation, self.pooling), strict=True)
        for (label, choice), (text, tip) in zip(choices, texts, strict=True):
            name_field(choice, label, text, tip)
        self.activation.set_texts([activation_name(name) for name in ACTIVATIONS])
        self.pooling.set_texts([self.tr("average"), self.tr("maximum")])
        self._show_notes()
