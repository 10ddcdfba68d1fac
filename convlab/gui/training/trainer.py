"""The window's end of the training process: sends requests, and hands on what comes back."""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

import convlab
from convlab.labs.lenet.state import Tuning
from convlab.labs.lenet.training.process import PICKLE_PROTOCOL, Begin, Go, Pause, Request, Tune

if TYPE_CHECKING:
    import subprocess

COMMAND = "from convlab.labs.lenet.training.process import main; main()"


class Trainer(QThread):
    """Starts the process with the first run, and waits for its answers in a thread.

    `updated` carries an Update. `lost` tells that the process has ended by itself.
    """

    updated = Signal(object)
    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: subprocess.Popen[bytes] | None = None

    def begin(self, request: Begin) -> None:
        """Set up a run. Raises OSError when the process cannot be started."""
        if not self.isRunning():
            self._process = _start_process()
            self.start()
        self._send(request)

    def go(self, most_steps: int | None = None) -> None:
        """Take steps of the run."""
        self._send(Go(most_steps))

    def tune(self, tuning: Tuning) -> None:
        """Change the tuning before the next step."""
        self._send(Tune(tuning))

    def pause(self) -> None:
        """Stop after the present step; the last Update tells so."""
        self._send(Pause())

    def shut_down(self) -> None:
        """End process and thread, at once."""
        if self._process is not None:
            self.requestInterruption()
            self._process.terminate()
            self.wait()
            self._process.wait()

    def run(self) -> None:
        process = self._process
        assert process is not None
        assert process.stdout is not None
        assert process.stdin is not None
        with process.stdout, suppress(EOFError, OSError, pickle.UnpicklingError):  # cut short: the process was ended
            while True:
                self.updated.emit(pickle.load(process.stdout))
        with suppress(OSError):
            process.stdin.close()
        process.wait()
        if not self.isInterruptionRequested():
            self.lost.emit()

    def _send(self, request: Request) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        with suppress(OSError, ValueError):  # the process has ended: the thread that reads from it tells
            pickle.dump(request, self._process.stdin, PICKLE_PROTOCOL)
            self._process.stdin.flush()


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
