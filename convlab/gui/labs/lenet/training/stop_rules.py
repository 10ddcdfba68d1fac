"""When the LeNet page's training stops before its epochs are over."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from convlab.core import StopRules
from convlab.gui.theme import UNIT
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.check_box import CheckBox
from convlab.gui.widgets.choice import set_quietly
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.number_box import DecimalBox, NumberBox
from convlab.gui.widgets.section import caption

FIRST_ACCURACY = 0.98  # what is offered when the rule is switched on
FIRST_PATIENCE = 3
FIELD_WIDTH = 96


class StopRulesForm(LanguageAndTheme, QWidget):
    """`chosen` carries the new rules."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._title = caption()
        self.by_accuracy, self.by_patience = CheckBox(), CheckBox()
        self.accuracy, self.patience = DecimalBox(1, 100), NumberBox(1, 50)
        self.accuracy.setSingleStep(0.5)
        self.accuracy.setValue(FIRST_ACCURACY * 100)
        self.patience.setValue(FIRST_PATIENCE)
        self.accuracy.why, self.patience.why = self._why_not_accuracy, self._why_not_patience
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(UNIT // 2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._title, 0, 0, 1, 2)
        for row, (box, field) in enumerate(((self.by_accuracy, self.accuracy), (self.by_patience, self.patience)), 1):
            grid.addWidget(box, row, 0)
            grid.addWidget(field, row, 1)
            field.setFixedWidth(FIELD_WIDTH)
            box.clicked.connect(self._emit_chosen)
        self.accuracy.valueChanged.connect(self._emit_chosen)
        self.patience.valueChanged.connect(self._emit_chosen)
        self.show_rules(StopRules())
        self.retranslate()

    @Slot()
    def _emit_chosen(self) -> None:
        self.chosen.emit(
            StopRules(
                round(self.accuracy.value() / 100, 4) if self.by_accuracy.isChecked() else None,
                self.patience.value() if self.by_patience.isChecked() else None,
            )
        )

    def show_rules(self, rules: StopRules) -> None:
        self._show_rule(self.by_accuracy, self.accuracy, rules.accuracy and rules.accuracy * 100)
        self._show_rule(self.by_patience, self.patience, rules.patience)

    def _why_not_accuracy(self, accuracy: float) -> str:
        if accuracy > self.accuracy.maximum():
            return self.tr("No accuracy is above 100%: then every test image is classified correctly.")
        return self.tr("At least 1%: guessing alone is right about one time in ten, so a lower limit stops at once.")

    def _why_not_patience(self, epochs: float) -> str:
        if epochs < 1:
            return self.tr("At least 1 epoch: whether training stalls shows only after an epoch.")
        text = self.tr("At most {0} epochs: with more, the rule would hardly ever stop a run.")
        return text.format(self.patience.maximum())

    def _show_rule(self, box: CheckBox, field: NumberBox | DecimalBox, value: float | None) -> None:
        """A rule that is off, with the value None, keeps its number. What is half typed there is dropped."""
        set_quietly(field, field.value() if value is None else value)
        box.setChecked(value is not None)
        field.setEnabled(value is not None)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Stop before the last epoch"))
        self.accuracy.setSuffix("%")
        self.patience.setSuffix(" " + self.tr("epochs"))
        tip = self.tr("Training ends after the first epoch with this accuracy on the test set")
        self._name_rule(self.by_accuracy, self.accuracy, self.tr("at test accuracy"), tip)
        tip = self.tr("Training ends when this many epochs in a row bring no better accuracy on the test set")
        self._name_rule(self.by_patience, self.patience, self.tr("if it stalls for"), tip)

    def _name_rule(self, box: CheckBox, field: QWidget, text: str, tip: str) -> None:
        name_button(box, text, tip)
        field.setAccessibleName(text)
        field.setToolTip(tip)
