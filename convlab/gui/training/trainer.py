"""The window's end of the training process: sends requests, and hands on what comes back."""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

import convlab
from convlab.labs.lenet.runs.record import RunRecord
from convlab.labs.lenet.state import Tuning
from convlab.labs.lenet.training.process import PICKLE_PROTOCOL, Begin, Go, Pause, Request, Tune, Update

if TYPE_CHECKING:
    import subprocess

COMMAND = "from convlab.labs.lenet.training.process import main; main()"


class Trainer(QThread):
    """Starts the process with the first run, and reads its updates in a thread.

    `updated` carries a RunRecord and an Update of it. `lost` is emitted when the process has ended by itself.
    """

    updated = Signal(object, object)
    lost = Signal()
    _received = Signal(object)  # from the thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.process: subprocess.Popen[bytes] | None = None
        self._begun = 0  # how many runs; by these numbers the process knows them
        self._records: dict[int, RunRecord] = {}  # of which there may still be updates
        self._received.connect(self._on_received)

    def begin(self, record: RunRecord, folder: Path) -> None:
        """Set up a run on the data in `folder`. Raises OSError when the process cannot be started."""
        if not self.isRunning():
            self.process = _start_process()
            self.start()
        self._begun += 1
        self._records[self._begun] = record
        self._send(Begin(self._begun, record.recipe, record.start, record.planned, folder))

    def go(self, most_steps: int | None = None) -> None:
        """Take steps of the run."""
        self._send(Go(most_steps))

    def tune(self, tuning: Tuning) -> None:
        """Change the tuning before the next step."""
        self._send(Tune(tuning))

    def pause(self) -> None:
        """Stop after the present step; in the last Update `has_stopped` is True."""
        self._send(Pause())

    def shut_down(self) -> None:
        """End process and thread, at once."""
        if self.process is not None:
            self.requestInterruption()
            self.process.terminate()
            self.wait()
            self.process.wait()

    def run(self) -> None:
        process = self.process
        assert process is not None
        assert process.stdout is not None
        assert process.stdin is not None
        with process.stdout, suppress(EOFError, OSError, pickle.UnpicklingError):  # cut short: the process was ended
            while True:
                self._received.emit(pickle.load(process.stdout))
        with suppress(OSError):
            process.stdin.close()
        process.wait()
        if not self.isInterruptionRequested():
            self.lost.emit()

    @Slot(object)
    def _on_received(self, update: Update) -> None:
        for number in [number for number in self._records if number < update.run]:
            del self._records[number]  # the process has gone on to another run
        self.updated.emit(self._records[update.run], update)

    def _send(self, request: Request) -> None:
        assert self.process is not None
        assert self.process.stdin is not None
        with suppress(OSError, ValueError):  # the process has ended: the thread that reads from it reports that
            pickle.dump(request, self.process.stdin, PICKLE_PROTOCOL)
            self.process.stdin.flush()


def _start_process() -> subprocess.Popen[bytes]:
    import subprocess  # here: the window opens sooner without it

    package_folder = str(Path(convlab.__file__).parent.parent)
    path = os.pathsep.join(filter(None, [package_folder, os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
