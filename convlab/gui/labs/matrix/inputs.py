"""Where a lab's input comes from: a name in the list, MNIST, a photograph, an image file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from convlab.core.data.datasets import Dataset
from convlab.gui.files.decoding import image_suffixes
from convlab.gui.files.dialog import ask_for_path
from convlab.gui.files.images import ImageReader
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.inputs import INPUTS, NUMBERED, NUMBERS
from convlab.labs.common.photos import PHOTOS, photo_file


class InputSource(QObject):
    """`plane_found` carries a grey image (h, w), its white and its name; `pixels_found` a photograph (h, w, 3) and its
    name or None. `failed` carries a sentence.
    """

    plane_found = Signal(object, float, object)
    pixels_found = Signal(object, object)
    failed = Signal(str)

    def __init__(self, photo_limit: int, parent: QWidget) -> None:
        """Photographs are reduced to at most `photo_limit` pixels on the longer side."""
        super().__init__(parent)
        self._widget = parent
        self._dataset: Dataset | None = None
        self._rng = np.random.default_rng(0)
        self._numbers: dict[str, int] = {}  # of the random numbers and the digit that were chosen last
        self.number = 0  # of what was chosen last
        self._photo: str | None = None  # the bundled one that is being read
        self.reader = ImageReader(self, photo_limit)
        self.reader.loaded.connect(self._on_image)
        self.reader.failed.connect(self.failed)

    @Slot(object)
    def set_dataset(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def choose(self, name: str, number: int | None, size: tuple[int, int] | None = None) -> None:
        """Find an input by its name.

        `number` is the seed of random numbers, or a digit's place in the test set; without it, it is that of the last
        time. `size` says how many rows and columns of random numbers there are to be.
        """
        self.number = self._numbers.get(name, 0) if number is None else number
        self._numbers[name] = self.number
        self.forget_image()
        if name in PHOTOS:
            self._photo = name
            self.reader.read_file(photo_file(name))
        elif name == "digit":
            self._choose_digit()
        else:
            parameters: dict[str, int] = {"seed": self.number} if name == "random" else {}
            if name == "random" and size is not None:
                parameters |= {"height": size[0], "width": size[1]}
            self.plane_found.emit(INPUTS[name].make(**parameters), INPUTS[name].white, name)

    def another_number(self) -> int:
        """A number that was not asked for."""
        return int(self._rng.integers(NUMBERS))

    def _choose_digit(self) -> None:
        if self._dataset is None:
            self.failed.emit(self.tr("MNIST is not loaded yet."))
        else:
            digit = self._dataset.test.images[self.number]
            self.plane_found.emit(digit.astype(np.float64), 255.0, "digit")

    def changes(self, values: Matrix, white: float, name: str | None) -> dict[str, Any]:
        """The changes of a state that a new input makes."""
        own = {"input": values, "white": white, "pen": white, "input_name": name, "scene": None}
        return {**own, "number": self.number} if name in NUMBERED else own

    # ---- images

    @Slot()
    def open_image(self) -> None:
        """Ask for an image file."""
        endings = " ".join(f"*.{suffix}" for suffix in image_suffixes())
        images = self.tr("Images")
        ask_for_path(self._widget, self.tr("Open an image"), [f"{images} ({endings})"], self.open_file, kind="image")

    def open_file(self, path: Path) -> None:
        """Make an image file the input; until it is decoded, and if it cannot be, the input stays as it is."""
        self._photo = None
        self.reader.read_file(path)

    @Slot(object, str)
    def read_mime(self, mime: QMimeData, name: str) -> bool:
        """Make a dropped or pasted image the input; returns whether there is one."""
        self._photo = None
        return self.reader.read_mime(mime, name)

    def forget_image(self) -> None:
        """Drop an image that is still being read."""
        self._photo = None
        self.reader.worker.cancel()

    @Slot(object, str)
    def _on_image(self, rgb: NDArray[np.uint8], _: str) -> None:
        photo, self._photo = self._photo, None
        self.pixels_found.emit(rgb, photo)

    def shut_down(self) -> None:
        self.reader.worker.shut_down()
