"""Images from files, drops and the clipboard: decoded in a thread and emitted as arrays.

A photograph takes up to a second to decode, for which the window must not wait.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from convlab.files import SESSION_SUFFIX
from convlab.gui.files.decoding import RGB, ImageError, ImageProblem, ImageSource, decode_image
from convlab.gui.work.worker import Worker
from convlab.labs.common.photos import SIZE_LIMIT

ENCODED = ("image/png", "image/jpeg", "image/webp")  # what a clipboard may hold that is better decoded in the thread


def holds_image(mime: QMimeData) -> bool:
    """True if dropped or pasted data hold an image, or a local file other than a session. Nothing is opened."""
    file = _local_file(mime)
    if file is not None and file.suffix.lower() == SESSION_SUFFIX:
        return False  # for the window to open
    return file is not None or mime.hasImage() or any(mime.hasFormat(kind) for kind in ENCODED)


def image_from_mime(mime: QMimeData) -> ImageSource | None:
    """The source of an image in dropped or pasted data, None if there is none.

    The first local file has precedence, then an encoded image, as Qt would decode any other here and now.
    """
    file = _local_file(mime)
    if file is not None:
        return file
    for kind in ENCODED:
        data = bytes(mime.data(kind).data()) if mime.hasFormat(kind) else b""
        if data:
            return data
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QPixmap):
        image = image.toImage()
    return image if isinstance(image, QImage) else None


def _local_file(mime: QMimeData) -> Path | None:
    return next((Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()), None)


class ImageReader(QObject):
    """Reads one image at a time, in a thread; a new request supersedes the older ones.

    Every request that is not superseded ends in one signal: `loaded` carries an array as from `decode_image`, at most
    `limit` pixels on the longer side, and the name; `failed` carries a sentence for the user. Shut the `worker` down
    before the reader is deleted.
    """

    loaded = Signal(object, str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None, limit: int = SIZE_LIMIT) -> None:
        super().__init__(parent)
        self._limit = limit
        self._name = ""  # of the newest request
        self.worker = Worker(self, expected=(ImageError,))
        self.worker.finished.connect(self._on_finished)
        self.worker.failed.connect(self._on_failed)

    def read_file(self, path: Path) -> None:
        """Read a file. Its name in the signals is the last part of the path."""
        self._submit(path, path.name or str(path))

    def read_mime(self, mime: QMimeData, name: str) -> bool:
        """Read a dropped or pasted image; `name` is used if it has no file. False when there is no image."""
        source = image_from_mime(mime)
        if source is not None:
            self._submit(source, source.name if isinstance(source, Path) else name)
        return source is not None

    def _submit(self, source: ImageSource, name: str) -> None:
        self._name = name
        self.worker.cancel()
        self.worker.submit(partial(decode_image, source, name, self._limit))

    @Slot(object)
    def _on_finished(self, rgb: RGB) -> None:
        self.loaded.emit(rgb, self._name)

    @Slot(object)
    def _on_failed(self, error: ImageError) -> None:
        sentence = self._sentence(error.problem)
        self.failed.emit(sentence.format(self._name, error.size.width(), error.size.height()))

    def _sentence(self, problem: ImageProblem) -> str:
        match problem:
            case ImageProblem.NO_FILE:
                return self.tr("“{0}” cannot be opened: there is no such file, or it may not be read.")
            case ImageProblem.FOLDER:
                return self.tr("“{0}” is a folder. Choose an image in it.")
            case ImageProblem.EMPTY:
                return self.tr("“{0}” is empty.")
            case ImageProblem.UNSUPPORTED:
                return self.tr("“{0}” is not in a format that can be read. PNG and JPEG can.")
            case ImageProblem.DAMAGED:
                return self.tr("“{0}” is damaged, or not an image.")
            case ImageProblem.TOO_LARGE:
                return self.tr("“{0}” is too large to be opened: {1} × {2} pixels.")
