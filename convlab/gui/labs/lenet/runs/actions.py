"""What can be done with the chosen run: open, rename, delete, repeat it, or train it again with one thing changed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from convlab.gui.icons import icon
from convlab.gui.labs.lenet.runs.words import thing_name, value_text
from convlab.gui.theme import UNIT
from convlab.gui.widgets.buttons import AccentButton, name_button
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import in_row
from convlab.labs.lenet.runs.comparison import THINGS, options
from convlab.labs.lenet.runs.record import RunRecord
from convlab.labs.lenet.state import Recipe


class RunActions(LanguageAndTheme, QWidget):
    """Buttons, and the choice of the thing that is changed; the view connects them."""

    def __init__(self) -> None:
        super().__init__()
        self.rename, self.delete = QPushButton(), QPushButton()
        self.open, self.repeat, self.vary = QPushButton(), QPushButton(), AccentButton()
        self._vary_label, self._to_label = QLabel(), QLabel("→")
        self.thing, self.value = Choice(THINGS), Choice([])
        self.thing.set_value("activation")
        self.value.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.value.setMinimumWidth(150)
        buttons = self.open, self.rename, self.delete
        variation = self._vary_label, self.thing, self._to_label, self.value, self.vary
        row = in_row(*buttons, self.repeat, 1, *variation, spacing=UNIT // 2, parent=self)
        row.insertSpacing(len(buttons), UNIT)
        self._recipe: Recipe | None = None  # of the chosen run
        self.thing.chosen.connect(self._show_options)
        self.retranslate()

    def show_chosen(
        self, record: RunRecord | None, *, is_shown: bool, is_training: bool, can_train: bool, can_open: bool
    ) -> None:
        """Enable what makes sense for a run; `is_shown` when all views show it already."""
        self._recipe = record.recipe if record is not None else None
        self.rename.setEnabled(record is not None)
        self.delete.setEnabled(record is not None and not is_training)
        self.open.setEnabled(record is not None and can_open and not is_shown)
        self.repeat.setEnabled(record is not None and can_train and record.steps_taken > 0)
        for widget in (self.thing, self.value):
            widget.setEnabled(record is not None and can_train)
        self._show_options()

    @Slot()
    def _show_options(self) -> None:
        thing = self.thing.value
        values = options(self._recipe, thing) if self._recipe is not None else []
        self.value.set_options(values, [value_text(thing, value) for value in values])
        if values and self.value.value is None:
            self.value.set_value(values[0])
        self.vary.setEnabled(bool(values) and self.value.isEnabled())

    # ---- languages, themes

    def retranslate(self) -> None:
        tip = self.tr("Let all views show the chosen run: its curves, its weights, its history")
        name_button(self.open, self.tr("Open"), tip)
        name_button(self.rename, self.tr("Rename"), self.tr("Give the chosen run another name"))
        name_button(
            self.delete, self.tr("Delete"), self.tr("Delete the chosen run and its weights; Ctrl+Z brings it back")
        )
        tip = self.tr(
            "Train once more with the same settings and seed: the curve comes out the same, digit for digit. A"
            " run that was stopped is not stopped again: it goes on to its end"
        )
        name_button(self.repeat, self.tr("Repeat exactly"), tip)
        name_button(self.vary, self.tr("Train"), self.tr("Start a run that differs from the chosen one only in this"))
        self._vary_label.setText(self.tr("Same seed, but"))
        self.thing.set_texts([thing_name(thing) for thing in THINGS])
        for choice, name, tip in (
            (self.thing, self.tr("What is changed"), self.tr("The one thing in which the new run is to differ")),
            (self.value, self.tr("Its new value"), self.tr("The value that the new run has instead")),
        ):
            choice.setAccessibleName(name)
            choice.setToolTip(tip)
        self.restyle()
        self._show_options()

    def restyle(self) -> None:
        for button, name in ((self.delete, "clear"), (self.repeat, "reset")):
            button.setIcon(icon(name, self))
