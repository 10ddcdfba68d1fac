"""Two trained networks side by side on the same drawn digit: their predictions, or the kernels they have learnt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from convlab.core import Network
from convlab.core.data.data_source import MNIST, DataSource
from convlab.core.data.digits import IMAGE_SIZE
from convlab.gui.labs.lenet.data_words import class_texts
from convlab.gui.labs.lenet.drawing.words import predicted
from convlab.gui.labs.lenet.runs.comparable import Key, Pair
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.feature_maps import FeatureMaps, MapGroup
from convlab.gui.widgets.layouts import in_column, in_row
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.probability_bars import ProbabilityBars
from convlab.labs.common.numbers import short_number
from convlab.labs.common.scales import Scale, scale_for
from convlab.labs.lenet.runs.comparison import first_kernels
from convlab.labs.lenet.state import observe

SHEET_WIDTH = 232


class NetworkOnDigit(QWidget):
    """One of the two: which network it is, what it predicts, and how probable each class is; or its first kernels."""

    def __init__(self) -> None:
        super().__init__()
        self.network: Network | None = None
        self.choice, self.prediction = Choice([]), QLabel()
        self.choice.setMinimumWidth(60)
        self.prediction.setFont(font("text", bold=True))
        self.bars, self.kernels = ProbabilityBars(MNIST.class_names), FeatureMaps()
        self.bars.setMinimumWidth(110)
        self.pages = QStackedWidget()
        for page in (self.bars, self.kernels):
            self.pages.addWidget(page)
        in_column(self.choice, self.prediction, (self.pages, 1), spacing=UNIT // 2, parent=self)

    def show_network(self, network: Network | None, data: DataSource, image: NDArray[np.uint8] | None) -> None:
        """Its prediction for an image; it learnt `data`, whose classes are its own."""
        self.network = network
        observation = observe(network, image) if network is not None and image is not None else None
        self.bars.set_labels(class_texts(data))
        self.bars.set_probabilities(observation.probabilities.tolist() if observation else None)
        if observation is not None:
            self.prediction.setText(predicted(data, observation.prediction))
        elif network is None:
            self.prediction.setText("")
        else:
            nothing = self.tr("Nothing to predict yet")
            self.prediction.setText(nothing if image is None else self.tr("No finite prediction"))


class DigitComparison(Panel):
    """`chosen` carries the keys of the two networks when the user picks another one."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.content = Segments(["predictions", "kernels"])
        self.content.set_value("predictions")
        self.heading.addWidget(self.content)
        self.sides = (NetworkOnDigit(), NetworkOnDigit())
        for side in self.sides:
            side.choice.chosen.connect(lambda _: self.chosen.emit(tuple(each.choice.value for each in self.sides)))
        holder = QWidget()
        holder.setFixedWidth(SHEET_WIDTH)
        self._sheet_place = in_column(1, parent=holder)
        self.body.addLayout(in_row(holder, *((side, 1) for side in self.sides), spacing=2 * UNIT), 1)
        self.content.chosen.connect(self._show_content)
        self.retranslate()

    def place_sheet(self, sheet: QWidget) -> None:
        """The image that both get, on their left."""
        self._sheet_place.insertWidget(0, sheet)

    def set_options(self, names: Mapping[Key, str], chosen: Pair | None) -> None:
        """All networks there are, and the two that are shown."""
        for side, key in zip(self.sides, chosen or (None, None), strict=True):
            side.choice.set_options(list(names), list(names.values()))
            side.choice.set_value(key)

    def show_networks(
        self, networks: Sequence[tuple[Network | None, DataSource]], image: NDArray[np.uint8] | None
    ) -> None:
        """What the two make of the image, and their first kernels. Each comes with the data that it learnt."""
        for side, (network, data) in zip(self.sides, networks or [(None, MNIST)] * 2, strict=True):
            side.show_network(network, data, image)
        self._show_kernels()

    @property
    def _shows_kernels(self) -> bool:
        return self.sides[0].pages.currentWidget() is self.sides[0].kernels

    def _show_kernels(self) -> None:
        """On one scale, if they are on the screen."""
        if not self._shows_kernels:
            return
        kernels = [first_kernels(side.network) if side.network is not None else None for side in self.sides]
        scale = scale_for(np.full(1, -1e-9), *(values for values in kernels if values is not None))
        for side, values in zip(self.sides, kernels, strict=True):
            side.kernels.set_groups([self._group(values, scale)] if values is not None else ())

    def _group(self, kernels: NDArray[np.floating[Any]], scale: Scale) -> MapGroup:
        title = self.tr("weights of F1") if kernels.shape[-1] == IMAGE_SIZE else self.tr("kernels of C1")
        shape = "×".join(map(str, kernels.shape))
        return MapGroup(title, title, shape, f"±{short_number(scale.high)}", scale.levels(kernels), signed=True)

    @Slot(object)
    def _show_content(self, content: str) -> None:
        for side in self.sides:
            side.pages.setCurrentIndex(int(content == "kernels"))
        self._show_kernels()

    def retranslate(self) -> None:
        self.set_title(self.tr("Two networks, one image"))
        self.content.set_texts(
            [
                (self.tr("Predictions"), self.tr("What either network predicts, and how probable each class is")),
                (self.tr("Kernels"), self.tr("The first layer’s weights of either network, on one scale")),
            ]
        )
        for side, name in zip(self.sides, (self.tr("Left network"), self.tr("Right network")), strict=True):
            side.choice.setAccessibleName(name)
            side.choice.setToolTip(self.tr("Which network judges the image on this side"))
            side.bars.setAccessibleName(self.tr("Probability of each class"))
            side.kernels.setAccessibleName(self.tr("Kernels"))
        self._show_kernels()
