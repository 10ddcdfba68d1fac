"""The first view of the LeNet page: the sheet, what the network sees, its prediction, all maps, and the curves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from convlab.core import Network
from convlab.core.data.digits import IMAGE_SIZE
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.data_words import class_texts
from convlab.gui.labs.lenet.drawing.prediction import wrapped_caption
from convlab.gui.labs.lenet.drawing.sheet import DrawingPanel
from convlab.gui.labs.lenet.parts import EnlargeButton, SplitView, input_numbers_text, pixel_status, range_text
from convlab.gui.labs.lenet.training.curves import CurvesPanel
from convlab.gui.labs.lenet.words import layer_title, short_layer_title
from convlab.gui.theme import UNIT
from convlab.gui.training.run import Phase
from convlab.gui.widgets.choice import Choice, name_field
from convlab.gui.widgets.colour_bar import ColourBar
from convlab.gui.widgets.feature_maps import FeatureMaps, MapGroup
from convlab.gui.widgets.layouts import in_row
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.pixel_grid import PixelGrid
from convlab.gui.widgets.remembered_splitter import RememberedSplitter
from convlab.labs.common.numbers import format_number, grouped
from convlab.labs.lenet.state import LayerMaps, LeNetState, Observation

# of the first row: ten bars, the prediction above and two lines below; and of the curves with their legends
LEAST_HEIGHT, LEAST_CURVES = 254, 186
LEAST_MAPS = 96
LOW_TOP = 270  # what the first row gets where there is room for one more
NARROW = 760  # pixels of the width: the sheet's title gives way
ENLARGED = 90  # the share of the width that the enlarged input has, beside a sheet with 9
ROW_HEIGHTS = [40, 26, 34]  # shares of the stage: drawing and prediction, maps, curves


class DrawView(SplitView):
    """It places the sheet and the prediction itself: here they are what it is about."""

    places_sheet = True
    has_large_sheet = True
    shows_training = True

    def __init__(self, controller: LeNetController, curves: CurvesPanel) -> None:
        lab = controller.lab
        super().__init__(lab)
        self._run = controller.run
        for signal in (self._run.phase_changed, self._run.shown.changed):
            signal.connect(self.headline_changed)
        for signal in (self._run.phase_changed, self._run.progressed):
            signal.connect(self._arrange)
        self._curves = curves
        self._drawing: DrawingPanel | None = None
        self._prediction: QWidget | None = None
        self._is_high = True
        self._shares: list[int] = []  # of the height, while there is not room for all
        self._observation: Observation | None = None
        self._build(curves)
        self.scale.chosen.connect(lambda mode: lab.edit(scale_mode=mode))
        self.enlarge_button.toggled.connect(self._enlarge)
        self.input_view.clicked.connect(self.enlarge_button.toggle)
        self.input_view.resized.connect(lambda: self._show_note(self._state))
        self.input_view.hovered.connect(self._show_pixel_in_status)
        self.maps.hovered.connect(self._show_unit_in_status)
        self.retranslate()

    def _build(self, curves: CurvesPanel) -> None:
        top = QWidget()
        top.setMinimumHeight(LEAST_HEIGHT)
        curves.setMinimumHeight(LEAST_CURVES)
        self._top = in_row((self._build_input(), 6), parent=top)
        self.set_splitter(RememberedSplitter("lenet/splitter", [top, self._build_maps(), curves], ROW_HEIGHTS))

    def _build_input(self) -> QWidget:
        self._input_panel = Panel()
        self.input_view = PixelGrid(IMAGE_SIZE, IMAGE_SIZE, numbered=True)
        self.enlarge_button = EnlargeButton()
        self._input_panel.heading.addWidget(self.enlarge_button)
        self._input_note = wrapped_caption()
        self._input_panel.body.addWidget(self.input_view, 1)
        self._input_panel.body.addWidget(self._input_note)
        return self._input_panel

    def _build_maps(self) -> QWidget:
        self._maps_panel = Panel()
        self.maps = FeatureMaps()
        self.maps.setMinimumHeight(LEAST_MAPS)
        self._scale_label = QLabel()
        self.scale = Choice(["layer", "shared"])
        self._scale_label.setBuddy(self.scale)
        self._maps_panel.heading.addWidget(ColourBar())
        self._maps_panel.heading.addSpacing(UNIT)
        self._maps_panel.heading.addWidget(self._scale_label)
        self._maps_panel.heading.addWidget(self.scale)
        self._maps_panel.body.addWidget(self.maps, 1)
        return self._maps_panel

    @property
    def headline(self) -> str:
        run, last = self._run, self._run.log.last
        if self.enlarge_button.isChecked():
            return self.tr("All that the network sees: 28 × 28 numbers, from 0 where there is no ink to 1.")
        if self._state.weights == "mine" and run.shown.checkpoint is not None and last is not None:
            text = self.tr("Back at step {0} of {1}: maps and prediction are those of that moment.")
            return text.format(grouped(run.shown.step), grouped(last.step))
        if self._state.weights == "mine" and run.phase is Phase.RUNNING:
            return self.tr("Training: maps and prediction follow the weights. You can keep drawing.")
        if self._state.weights == "mine" and last is None and run.phase is Phase.READY:
            return self.tr("These weights are random: train, and watch the prediction begin to make sense.")
        if self._state.weights == "mine" and last is not None:
            return self.tr("Drag along the curves to see the prediction of any moment of this run.")
        return self.tr("Draw a digit: each layer turns it into maps, until ten probabilities are left.")

    def place_sheet(self, drawing: DrawingPanel, prediction: QWidget) -> None:
        self._drawing, self._prediction = drawing, prediction
        self._top.insertWidget(0, drawing, 9)
        self._top.addWidget(prediction, 9)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """In a low view there is room for either the maps or the curves: for these when there are some."""
        if not self.isVisible():
            return  # its height is not known yet
        least = LEAST_HEIGHT + LEAST_CURVES + self._maps_panel.minimumSizeHint().height() + 2 * UNIT
        was_high, self._is_high = self._is_high, self.height() >= least
        if was_high and not self._is_high:
            self._shares = self.splitter.sizes()
            self.splitter.setSizes([LOW_TOP, *[self.height() - LOW_TOP] * 2])
        has_curves, is_large = self._run.log.last is not None, self.enlarge_button.isChecked()
        self._maps_panel.setVisible(not is_large and (self._is_high or not has_curves))
        self._curves.setVisible(not is_large and (self._is_high or has_curves))
        if self._is_high and not was_high:
            self.splitter.setSizes(self._shares)
        if self._drawing is not None and self.isAncestorOf(self._drawing):  # not while it is in another view
            self._drawing.setVisible(not is_large or self.width() >= NARROW)
            self._drawing.show_title(self.width() >= NARROW)

    @Slot(bool)
    def _enlarge(self, enlarged: bool) -> None:
        """Give the input all the room, or its old place. Where the view is wide the sheet stays, to draw on."""
        if self._prediction is not None:
            self._prediction.setVisible(not enlarged)
        self._top.setStretchFactor(self._input_panel, ENLARGED if enlarged else 6)
        self._arrange()
        self._show_note(self._state)
        self.headline_changed.emit()

    def leave(self) -> bool:
        was_large = self.enlarge_button.isChecked()
        self.enlarge_button.setChecked(False)
        return was_large

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.leave()
        if self._drawing is not None:
            self._drawing.show()  # in another view

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def save_layout(self, settings: QSettings) -> None:
        if self._is_high:  # else the shares are not the user's
            super().save_layout(settings)

    # ---- showing

    def show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        if old is None or old.scale_mode != new.scale_mode:
            self.scale.set_value(new.scale_mode)
        if old is None or not new.has_image_of(old):
            self.input_view.set_levels(new.image)
            self._show_note(new)

    def _show_note(self, state: LeNetState) -> None:
        """How the image came about that the network sees."""
        if state.label is not None:
            text = self.tr("28 × 28: an image of the test set, as it is")
        elif state.fit.by_mass:
            text = self.tr("28 × 28: scaled to fit 20 × 20, centred by its centre of mass")
        else:
            text = self.tr("28 × 28: scaled to fill the image and centred, like the images of {0}")
            text = text.format(state.recipe.data.name)
        self._input_note.setText(self._numbers_text() or text)

    def _numbers_text(self) -> str:
        return input_numbers_text(self.input_view.decimals) if self.enlarge_button.isChecked() else ""

    def show_network(self, network: Network | None, observation: Observation | None) -> None:
        self._observation = observation
        if network is None or observation is None:
            self.maps.set_groups(())
        else:
            classes = class_texts(self._learnt_from)
            self.maps.set_groups([_map_group(layer, network, classes) for layer in observation.layers])

    # ---- the status line

    @Slot(int, int)
    def _show_pixel_in_status(self, row: int, column: int) -> None:
        self.status_changed.emit(pixel_status(self.lab.state.image, row, column))

    @Slot(int, int, int, int)
    def _show_unit_in_status(self, layer: int, index: int, row: int, column: int) -> None:
        if layer < 0 or self._observation is None:
            self.status_changed.emit("")
            return
        shown = self._observation.layers[layer]
        title, value = layer_title(shown.kind, shown.code), format_number(float(shown.values[index, row, column]))
        if len(shown.shape) == 3:
            text = self.tr("{0}, map {1}, row {2}, column {3}: {4}").format(title, index, row, column, value)
        else:
            text = self.tr("{0}, unit {1}: {2}").format(title, column * shown.values.shape[1] + row, value)
        self.status_changed.emit(text)

    # ---- languages

    def retranslate(self) -> None:
        self._input_panel.set_title(self.tr("Input"))
        self._maps_panel.set_title(self.tr("The output of every layer"))
        self._show_note(self.lab.state)
        self.input_view.setAccessibleName(self.tr("What the network sees"))
        self.maps.setAccessibleName(self.tr("Feature maps"))
        self.scale.set_texts([self.tr("each layer its own"), self.tr("one for all layers")])
        tip = self.tr("Which values get the darkest and the brightest colour")
        name_field(self.scale, self._scale_label, self.tr("Scale"), tip)
        self.maps.set_message(self.tr("The feature maps of your digit appear here"))


def _map_group(layer: LayerMaps, network: Network, classes: Sequence[str]) -> MapGroup:
    scale = layer.scale
    is_output = layer.index == len(network.layers) - 1
    return MapGroup(
        title=layer_title(layer.kind, layer.code),
        short_title=short_layer_title(layer.kind, layer.code),
        shape="×".join(map(str, layer.shape)),
        range=range_text(scale, layer.values),
        levels=layer.levels,
        signed=scale.signed,
        labels=tuple(classes) if is_output else (),
    )
