"""The views of the LeNet page, one upon the other: each is made when it is first shown."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QStackedWidget

from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.drawing.view import DrawView
from convlab.gui.labs.lenet.predictor import Predictor
from convlab.gui.labs.lenet.training.curves import CurvesPanel
from convlab.gui.labs.lenet.view import LeNetView
from convlab.labs.lenet.state import LeNetViewName


class ViewStack(QStackedWidget):
    """`status_changed`, `variant_changed`, `headline_changed` and `other_lab_requested` are those of the views."""

    status_changed = Signal(str)
    variant_changed = Signal(object)
    headline_changed = Signal()
    other_lab_requested = Signal(str, object)

    def __init__(self, controller: LeNetController, predictor: Predictor, curves: CurvesPanel) -> None:
        super().__init__()
        self._controller, self._predictor, self._curves = controller, predictor, curves
        self._settings: QSettings | None = None
        self.views: dict[LeNetViewName, LeNetView] = {}  # those that have been shown

    def view(self, name: LeNetViewName) -> LeNetView:
        if name not in self.views:
            view = self.views[name] = self._make(name)
            self.addWidget(view)
            if self._curves.is_ready:
                view.make_plots()
            view.status_changed.connect(self.status_changed)
            view.variant_changed.connect(self.variant_changed)
            view.headline_changed.connect(self.headline_changed)
            view.other_lab_requested.connect(self.other_lab_requested)
            if self._settings is not None:
                view.restore_layout(self._settings)
        return self.views[name]

    def _make(self, name: LeNetViewName) -> LeNetView:
        """Views are imported when they are wanted: the window opens sooner without them."""
        controller = self._controller
        match name:
            case "draw":
                return DrawView(controller, self._curves)
            case "inside":
                from convlab.gui.labs.lenet.inside.view import InsideView

                return InsideView(controller.lab)
            case "errors":
                from convlab.gui.labs.lenet.errors.view import ErrorsView

                return ErrorsView(controller.lab, controller.run)
            case "preprocessing":
                from convlab.gui.labs.lenet.preprocessing.view import PreprocessingView

                return PreprocessingView(controller.lab)
            case "architecture":
                from convlab.gui.labs.lenet.architecture.view import ArchitectureView

                return ArchitectureView(controller)
            case "runs":
                from convlab.gui.labs.lenet.runs.view import RunsView

                return RunsView(controller, lambda: self._predictor.bundled)

    def make_plots(self) -> None:
        """pyqtgraph has been loaded: make what is drawn with it."""
        for view in self.views.values():
            view.make_plots()

    def save_layout(self, settings: QSettings) -> None:
        for view in self.views.values():
            view.save_layout(settings)

    def restore_layout(self, settings: QSettings) -> None:
        self._settings = settings
        for view in self.views.values():
            view.restore_layout(settings)

    def shut_down(self) -> None:
        for view in self.views.values():
            view.shut_down()
