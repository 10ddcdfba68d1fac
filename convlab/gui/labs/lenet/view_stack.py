"""The views of the LeNet page, one upon the other: each is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QStackedWidget

from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.drawing.view import DrawView
from convlab.gui.labs.lenet.predictor import Predictor
from convlab.gui.labs.lenet.training.curves import CurvesPanel
from convlab.gui.labs.lenet.view import LeNetView
from convlab.labs.lenet.state import LeNetViewName


class ViewStack(QStackedWidget):
    """`status_changed` carries a text for the status line."""

    status_changed = Signal(str)

    def __init__(self, controller: LeNetController, predictor: Predictor, curves: CurvesPanel) -> None:
        super().__init__()
        self._controller, self._predictor, self._curves = controller, predictor, curves
        self._settings: QSettings | None = None
        self._makers: Mapping[LeNetViewName, Callable[[], LeNetView]] = {
            "draw": lambda: DrawView(controller.lab, curves),
            "inside": self._make_inside,
            "errors": self._make_errors,
            "preprocessing": self._make_preprocessing,
            "architecture": self._make_architecture,
            "runs": self._make_runs,
        }
        self.views: dict[LeNetViewName, LeNetView] = {}  # those that have been shown

    def view(self, name: LeNetViewName) -> LeNetView:
        if name not in self.views:
            view = self.views[name] = self._makers[name]()
            self.addWidget(view)
            if self._curves.is_ready:
                view.make_plots()
            view.status_changed.connect(self.status_changed)
            if self._settings is not None:
                view.restore_layout(self._settings)
        return self.views[name]

    # views are imported when they are wanted: the window opens sooner without them

    def _make_inside(self) -> LeNetView:
        from convlab.gui.labs.lenet.inside.view import InsideView

        return InsideView(self._controller.lab)

    def _make_errors(self) -> LeNetView:
        from convlab.gui.labs.lenet.errors.view import ErrorsView

        return ErrorsView(self._controller.lab, self._controller.run)

    def _make_preprocessing(self) -> LeNetView:
        from convlab.gui.labs.lenet.preprocessing.view import PreprocessingView

        return PreprocessingView(self._controller.lab)

    def _make_architecture(self) -> LeNetView:
        from convlab.gui.labs.lenet.architecture.view import ArchitectureView

        return ArchitectureView(self._controller)

    def _make_runs(self) -> LeNetView:
        from convlab.gui.labs.lenet.runs.view import RunsView

        return RunsView(self._controller, lambda: self._predictor.bundled)

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
