"""Two trained networks side by side on the same drawn digit: their answers, or the kernels they have learnt."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from convlab.core import Network
from convlab.core.data.data_source import MNIST, DataSource
from convlab.gui.labs.lenet.data_words import class_texts, recognised
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.feature_maps import FeatureMaps, MapGroup
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.probability_bars import ProbabilityBars
from convlab.labs.common.scales import scale_for
from convlab.labs.lenet.runs.comparison import first_kernels
from convlab.labs.lenet.state import Observation, observe


class Side(QWidget):
    """One of the two: which network it is, what it reads, and how sure it is."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Observation | None = None
        self.data = MNIST  # what the network was trained on
        self.choice, self.answer = Choice([]), QLabel()
        self.choice.setMinimumWidth(60)
        self.answer.setFont(font("text", bold=True))
        self.bars, self.kernels = ProbabilityBars(MNIST.class_names), FeatureMaps()
        self.bars.setMinimumWidth(110)
        self.pages = QStackedWidget()
        for page in (self.bars, self.kernels):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        for widget, stretch in ((self.choice, 0), (self.answer, 0), (self.pages, 1)):
            column.addWidget(widget, stretch)


class DigitComparison(Panel):
    """`chosen` carries the keys of the two networks when the user picks another one."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._networks: list[Network | None] = [None, None]
        self.what = Segments(["answers", "kernels"])
        self.what.set_value("answers")
        self.heading.addWidget(self.what)
        self.sides = (Side(), Side())
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        for side in self.sides:
            row.addWidget(side, 1)
            side.choice.chosen.connect(lambda _: self.chosen.emit(tuple(each.choice.value for each in self.sides)))
        self.body.addLayout(row, 1)
        self.what.chosen.connect(self._show_what)
        self.retranslate()

    def set_options(self, keys: Sequence[Hashable], names: Sequence[str], chosen: tuple[Hashable, Hashable]) -> None:
        """All networks there are, and the two that are shown."""
        for side, key in zip(self.sides, chosen, strict=True):
            side.choice.set_options(keys, names)
            side.choice.set_value(key)

    def show_networks(
        self, networks: Sequence[Network | None], image: NDArray[np.uint8] | None, data: Sequence[DataSource]
    ) -> None:
        """What the two make of the image, and their first kernels, on one scale. Each learnt from its own `data`."""
        self._networks = list(networks)
        for side, network, source in zip(self.sides, networks, data, strict=True):
            side.data = source
            side.bars.set_labels(class_texts(source))
            side.seen = observe(network, image) if network is not None and image is not None else None
            side.bars.set_probabilities(side.seen.probabilities.tolist() if side.seen else None)
            side.answer.setText(self._answer(side, has_image=image is not None, has_network=network is not None))
        if self.sides[0].pages.currentIndex() == 1:
            self._show_kernels()

    def _answer(self, side: Side, *, has_image: bool, has_network: bool) -> str:
        if side.seen is not None:
            return recognised(side.data, side.seen.prediction)
        if not has_network:
            return ""
        return self.tr("No finite answer") if has_image else self.tr("Nothing to recognise yet")

    def _show_kernels(self) -> None:
        kernels = [first_kernels(network) if network is not None else None for network in self._networks]
        there = [values for values in kernels if values is not None]
        scale = scale_for(np.full(1, -1e-9), *there) if there else None
        for side, values in zip(self.sides, kernels, strict=True):
            if values is None or scale is None:
                side.kernels.set_groups(())
                continue
            title = self.tr("weights of F1") if values.shape[-1] == 28 else self.tr("kernels of C1")
            shape = "×".join(map(str, values.shape))
            group = MapGroup(title, title, shape, f"±{scale.high:.3g}", scale.levels(values), signed=True)
            side.kernels.set_groups([group])

    @Slot(object)
    def _show_what(self, what: str) -> None:
        for side in self.sides:
            side.pages.setCurrentIndex(int(what == "kernels"))
        if what == "kernels":
            self._show_kernels()

    def retranslate(self) -> None:
        self.set_title(self.tr("Two networks, one image"))
        self.what.set_texts(
            [
                (self.tr("Answers"), self.tr("What either network reads, and how sure it is")),
                (self.tr("Kernels"), self.tr("The first layer’s weights of either network, on one scale")),
            ]
        )
        for side, name in zip(self.sides, (self.tr("Left network"), self.tr("Right network")), strict=True):
            side.choice.setAccessibleName(name)
            side.choice.setToolTip(self.tr("Which network judges the image on this side"))
            side.bars.setAccessibleName(self.tr("Probability of each class"))
            side.kernels.setAccessibleName(self.tr("Kernels"))
        if self.sides[0].pages.currentIndex() == 1:
            self._show_kernels()
