"""The transport over the steps of a descent: it is counted how many updates have been made."""

from __future__ import annotations

from convlab.gui.language import translate
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.transport import Transport
from convlab.labs.common.numbers import grouped


class DescentTransport(Transport):
    """All of the way is there from the beginning: nothing is built up."""

    def __init__(self) -> None:
        super().__init__()
        self.build_button.hide()

    def _show(self) -> None:
        super()._show()
        last = grouped(self.count - 1)
        self.where.setMinimumWidth(self.where.fontMetrics().horizontalAdvance(f"{last} / {last}"))
        self.where.setText(f"{grouped(self.position)} / {last}")

    def restyle(self) -> None:
        super().restyle()
        self.play_button.show_playing(
            self.is_playing,
            translate("LearnPage", "Make one update after the other (Space)"),
            translate("LearnPage", "Stop at the present update (Space)"),
        )

    def retranslate(self) -> None:
        super().retranslate()
        name_button(self.first_button, "", translate("LearnPage", "Back to the first kernel, before any update (Home)"))
        name_button(self.previous_button, "", translate("LearnPage", "Take one update back (←)"))
        name_button(self.next_button, "", translate("LearnPage", "Make one update (→)"))
        name_button(self.last_button, "", translate("LearnPage", "Run to the end (End)"))
        self.slider.setAccessibleName(translate("LearnPage", "Updates made"))
        self.slider.setToolTip(translate("LearnPage", "How many updates have been made"))
        self.speed.setToolTip(translate("LearnPage", "Updates a second when playing"))
