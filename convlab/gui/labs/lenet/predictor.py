"""The network that is chosen on the LeNet page, and its prediction for the digit."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from convlab.core import Network
from convlab.core.data.data_source import MNIST, DataSource
from convlab.gui.data.loader import BUNDLED_WEIGHTS, Loader
from convlab.gui.labs.lenet.weights_words import bundled_problem
from convlab.gui.session import LabHandle
from convlab.gui.training.run import TrainingRun
from convlab.gui.work.single_shot import SingleShot
from convlab.labs.lenet.runs.stored import metadata_of
from convlab.labs.lenet.state import LeNetState, Observation, observe

SOON_MILLISECONDS = 30  # from new weights in training to the prediction they give, if no stroke comes first


class Predictor(QObject):
    """`observation` is what the network makes of the digit, None for an empty canvas and without finite outputs.

    `updated` is emitted when there may be something new to show. It may come often; the network is only run again when
    the image, the weights or the scale of the maps has changed.
    """

    updated = Signal()

    def __init__(self, lab: LabHandle[LeNetState], run: TrainingRun, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lab, self._run = lab, run
        self._loader: Loader | None = None
        self.observation: Observation | None = None
        self._observed: tuple[object, ...] = ()  # what the observation follows from
        self._soon = SingleShot(self, SOON_MILLISECONDS, self.update)
        run.progressed.connect(self._update_soon)
        run.phase_changed.connect(self._update_soon)
        run.shown.changed.connect(self.update)

    def listen_to(self, loader: Loader) -> None:
        """Use the bundled weights that it loads."""
        self._loader = loader
        loader.weights_loaded.connect(self.update)
        loader.weights_failed.connect(self.update)

    # ---- the chosen network

    @property
    def is_own(self) -> bool:
        """True if the user's own weights are chosen."""
        return self._lab.state.weights == "mine"

    @property
    def weights(self) -> tuple[Network, dict[str, str]] | None:
        """The chosen network, and what a file says of it; None while it is being loaded."""
        if self.is_own:
            return self._run.shown.network, metadata_of(self._run.record, self._run.shown.step)
        return self._loader.weights.get(self._lab.state.weights) if self._loader else None

    @property
    def network(self) -> Network | None:
        return self._run.shown.network if self.is_own else self.bundled.get(self._lab.state.weights)

    @property
    def data(self) -> DataSource:
        """What the chosen network was trained on."""
        return self._run.recipe.data if self.is_own else MNIST

    @property
    def bundled(self) -> dict[str, Network]:
        """The bundled networks that have been loaded."""
        return {name: network for name, (network, _) in self._loader.weights.items()} if self._loader else {}

    @property
    def problem(self) -> str | None:
        """Why the chosen weights could not be loaded, if so."""
        name = self._lab.state.weights
        error = self._loader.weights_problems.get(name) if self._loader else None
        return None if error is None else bundled_problem(name, error)

    # ---- what it makes of the digit

    @property
    def is_ready(self) -> bool:
        """True if all bundled weights have been loaded, or have turned out not to be usable."""
        loader = self._loader
        return loader is not None and len(loader.weights) + len(loader.weights_problems) == len(BUNDLED_WEIGHTS)

    @property
    def is_up_to_date(self) -> bool:
        """False while newer weights wait for their prediction."""
        return not self._soon.isActive()

    @Slot()
    def _update_soon(self) -> None:
        """A stroke in the meantime updates it anyway. A checkpoint of the past stays as it is."""
        if self.is_own and self._run.shown.checkpoint is None:
            self._soon.start_if_idle()

    @Slot()
    def update(self) -> None:
        """Run the digit through the network, unless it is known what comes of it."""
        self._soon.stop()
        state, network, run = self._lab.state, self.network, self._run
        weights = (run.record, run.record.parameters, run.shown.checkpoint) if self.is_own else (network,)
        observed = (*weights, state.ink, state.label is None, state.fit, state.scale_mode)
        if not _same(observed, self._observed):
            self._observed, image = observed, state.image
            self.observation = observe(network, image, state.scale_mode) if network and image is not None else None
        self.updated.emit()


def _same(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    return len(old) == len(new) and all(a is b for a, b in zip(old, new, strict=True))
