"""How matrices get into a lab and out of it: by name, from files, by dropping, and through the clipboard."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from convlab.core.data.datasets import Dataset
from convlab.gui.data.loader import Loader
from convlab.gui.files.dialog import file_dialog
from convlab.gui.files.images import ImageReader, holds_image, image_suffixes
from convlab.gui.labs.page import LabPage
from convlab.gui.session import LabHandle
from convlab.labs.common.inputs import INPUTS, NUMBERED, NUMBERS
from convlab.labs.common.matrices import format_matrix, parse_matrix
from convlab.labs.common.photos import PHOTOS, SIZE_LIMIT, photo_file


class Exchange(LabPage):
    """`status_changed` carries a text for the status line.

    A page says by the methods below that raise NotImplementedError what it does with a matrix or an image.
    """

    photo_limit = SIZE_LIMIT  # pixels on the longer side of a photograph

    def __init__(self, lab: LabHandle[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self._dataset: Dataset | None = None
        self._rng = np.random.default_rng(0)
        self._number = 0  # of the random numbers or the digit that are being chosen
        self._photo: str | None = None  # the bundled one that is being read
        self.reader = ImageReader(self, self.photo_limit)
        self.reader.loaded.connect(self._take_image)
        self.reader.failed.connect(self.say)
        self.setAcceptDrops(True)
        for keys, slot in ((QKeySequence.StandardKey.Copy, self.copy), (QKeySequence.StandardKey.Paste, self.paste)):
            shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda slot=slot: slot(self.focused_matrix()))

    @property
    def state(self) -> Any:
        return self.lab.state

    # ---- what is a lab's own

    def say(self, problem: str) -> None:
        """Tell the user what went wrong."""
        raise NotImplementedError

    def show_state(self, old: Any, new: Any) -> None:
        """Show what differs; `old` is None at first."""
        raise NotImplementedError

    def focused_matrix(self) -> str:
        """The matrix that is copied from or pasted into by keys."""
        raise NotImplementedError

    def matrix(self, kind: str) -> NDArray[np.float64]:
        """A matrix by its kind, as it is copied."""
        raise NotImplementedError

    def take_matrix(self, kind: str, matrix: NDArray[np.float64]) -> None:
        """A matrix was pasted."""
        raise NotImplementedError

    def take_plane(self, values: NDArray[np.float64], white: float, name: str | None) -> None:
        """Use a grey image (h, w) as the input."""
        raise NotImplementedError

    def take_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        """Use a photograph (h, w, 3) as the input."""
        raise NotImplementedError

    # ---- inputs by name

    @Slot(object, object)
    def choose_input(self, name: str, number: int | None = None) -> None:
        """Put an input by name into the lab.

        `number` is the seed of random numbers, or a digit's place in the test set; without it, it is another each time.
        """
        self._number = int(self._rng.integers(NUMBERS)) if number is None else number
        self.forget_image()
        if name in PHOTOS:
            self._photo = name
            self.reader.read_file(photo_file(name))
        elif name == "digit":
            self._choose_digit()
        else:
            preset = INPUTS[name]
            parameters = {"seed": self._number} if name == "random" else {}
            if name == "random" and self.state.input_name == "random":
                parameters |= dict(zip(("height", "width"), self.state.sliding.input, strict=True))
            self.take_plane(preset.make(**parameters), preset.white, name)

    def forget_image(self) -> None:
        """One that is still being read is not wanted any more."""
        self._photo = None
        self.reader.cancel()

    def _choose_digit(self) -> None:
        if self._dataset is None:
            self.show_state(self.state, self.state)  # the list of inputs shows what there is
            self.say(self.tr("MNIST is not loaded yet."))
            return
        digit = self._dataset.test.images[self._number]
        self.take_plane(digit.astype(np.float64), 255.0, "digit")

    def new_input(self, values: NDArray[np.float64], white: float, name: str | None) -> dict[str, Any]:
        """The changes that a new input makes."""
        own = {"input": values, "white": white, "pen": white, "input_name": name, "scene": None}
        return {**own, "number": self._number} if name in NUMBERED else own

    def listen_to(self, loader: Loader) -> None:
        """Take what is loaded, now and later."""
        loader.dataset_loaded.connect(self.take_dataset)
        if loader.dataset is not None:
            self.take_dataset(loader.dataset)

    @Slot(object)
    def take_dataset(self, dataset: Dataset) -> None:
        self._dataset = dataset

    # ---- images and the clipboard

    @Slot(object, str)
    def _take_image(self, rgb: NDArray[np.uint8], name: str) -> None:
        photo, self._photo = self._photo, None
        self.take_pixels(rgb, photo)

    @Slot()
    def open_image(self) -> None:
        """Ask for an image file."""
        endings = " ".join(f"*.{suffix}" for suffix in image_suffixes())
        images = self.tr("Images")
        dialog = file_dialog(self, self.tr("Open an image"), [f"{images} ({endings})"])
        dialog.fileSelected.connect(self.open_file)
        dialog.open()

    @Slot(str)
    def open_file(self, path: str) -> None:
        """Make an image file the input; until it is decoded, and if it cannot be, the input stays as it is."""
        self._photo = None
        self.reader.read_file(path)

    @Slot(str)
    def copy(self, kind: str) -> None:
        """Put a matrix on the clipboard, as a spreadsheet takes it."""
        matrix = self.matrix(kind)
        QGuiApplication.clipboard().setText(format_matrix(matrix))
        text = self.tr("Copied one number.") if matrix.size == 1 else self.tr("Copied {0} × {1} numbers.")
        self.status_changed.emit(text.format(*matrix.shape))

    @Slot(str)
    def paste(self, kind: str) -> None:
        """Take a matrix, or for the input an image, from the clipboard."""
        mime = QGuiApplication.clipboard().mimeData() or QMimeData()  # there is none where nothing was ever copied
        try:  # a spreadsheet offers a picture of its cells too: the numbers come first
            matrix = parse_matrix(mime.text())
        except ValueError:
            if kind != "kernel" and holds_image(mime):
                self._photo = None
                self.reader.read_mime(mime, self.tr("the pasted image"))
            else:
                what = self.tr("The clipboard holds no matrix: copy rows of numbers, all of the same length.")
                self.say(what)
            return
        self.take_matrix(kind, matrix)

    def fits_as_kernel(self, matrix: NDArray[np.float64], most: int) -> bool:
        """Whether a pasted matrix has no side longer than `most`; says so if it has."""
        fits = max(matrix.shape) <= most
        if not fits:
            text = self.tr("A kernel may have at most {0} × {0} weights, this one has {1} × {2}.")
            self.say(text.format(most, *matrix.shape))
        return fits

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_image(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._photo = None
        if self.reader.read_mime(event.mimeData(), self.tr("the dropped image")):
            event.acceptProposedAction()
