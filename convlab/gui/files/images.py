"""Image files, dropped and pasted images: decoded in a thread of their own and handed on as arrays.

A photograph takes up to a second to decode, which the window must not wait for.
"""

from __future__ import annotations

import logging
from enum import Enum, auto
from functools import cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QFile, QFileInfo, QIODevice, QMimeData, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap

from convlab.files import SESSION_SUFFIX
from convlab.gui.work.worker import Worker
from convlab.labs.common.photos import SIZE_LIMIT, fitted_size

MOST_PIXELS = 64_000_000  # that a file may declare
DRAWINGS = {"svg", "svgz"}  # programs rather than pixels: a short one can ask for any amount of work and memory
ENCODED = ("image/png", "image/jpeg", "image/webp")  # what a clipboard may hold that is better decoded in the thread

RGB = NDArray[np.uint8]
Source = Path | bytes | QImage


class ImageProblem(Enum):
    """Why there is no image."""

    NO_FILE = auto()
    FOLDER = auto()
    EMPTY = auto()
    UNSUPPORTED = auto()
    DAMAGED = auto()
    TOO_LARGE = auto()


@cache
def image_suffixes() -> tuple[str, ...]:
    """The file name endings of the formats that can be read, without a dot, in order."""
    known = {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
    return tuple(sorted(known - DRAWINGS))


def holds_image(mime: QMimeData) -> bool:
    """Whether dropped or pasted data has a local file, but not a session, or an image. Nothing is decoded or opened."""
    file = _local_file(mime)
    if file is not None and file.suffix.lower() == SESSION_SUFFIX:
        return False  # the window opens it
    return file is not None or mime.hasImage() or any(mime.hasFormat(kind) for kind in ENCODED)


def image_from_mime(mime: QMimeData) -> Source | None:
    """What an ImageReader can read in dropped or pasted data, None when there is nothing.

    The first local file goes before an image, and an encoded image before one that Qt would decode here and now.
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
    """Reads one image at a time; the newest request wins, and nothing comes of older ones.

    Every request that is not overtaken ends in one signal: `loaded` carries a uint8 array (h, w, 3), read-only, at most
    `limit` pixels on the longer side, and the name; `failed` carries a sentence for the user. Photographs are turned
    upright, what is transparent becomes white, an animation gives its first image, and of a JPEG that ends too
    early there is what could be read. Call `shut_down` before the reader goes.
    """

    loaded = Signal(object, str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None, limit: int = SIZE_LIMIT) -> None:
        super().__init__(parent)
        self._limit = limit
        self._name = ""  # of what was requested last
        self._worker = Worker(self, expected=(_NoImageError,))
        self._worker.finished.connect(self._on_finished)
        self._worker.failed.connect(self._on_failed)

    @property
    def is_busy(self) -> bool:
        return self._worker.is_busy

    def read_file(self, path: Path | str) -> None:
        """Read a file. Its name in the signals is the last part of the path."""
        self._begin(Path(path), Path(path).name or str(path))

    def read_bytes(self, data: bytes, name: str) -> None:
        """Read what a file would contain."""
        self._begin(bytes(data), name)

    def read_image(self, image: QImage, name: str) -> None:
        """Read an image that is decoded already, such as a pasted one."""
        self._begin(QImage(image), name)  # a copy as soon as somebody writes to either

    def read_mime(self, mime: QMimeData, name: str) -> bool:
        """Read what was dropped or pasted. `name` is for an image without a file. False when there is no image."""
        source = image_from_mime(mime)
        if source is not None:
            self._begin(source, source.name if isinstance(source, Path) else name)
        return source is not None

    def cancel(self) -> None:
        """Nothing comes of what was requested so far."""
        self._worker.cancel()

    def shut_down(self) -> None:
        """Cancel all requests and wait until the thread has ended."""
        self._worker.shut_down()

    def _begin(self, source: Source, name: str) -> None:
        self._name = name
        self._worker.cancel()
        self._worker.submit(partial(_load, source, name, self._limit))

    @Slot(object)
    def _on_finished(self, rgb: RGB) -> None:
        self.loaded.emit(rgb, self._name)

    @Slot(object)
    def _on_failed(self, error: _NoImageError) -> None:
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


class _NoImageError(Exception):
    def __init__(self, problem: ImageProblem, size: QSize | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.size = size or QSize()


def _load(source: Source, name: str, limit: int) -> RGB:
    """Decode an image, at most `limit` pixels on the longer side."""
    try:
        return _rgb(_decoded(source, name, limit), limit)
    except _NoImageError:
        raise
    except Exception as error:  # whatever it is, there is no image
        logging.getLogger("convlab").exception("an image could not be read")
        raise _NoImageError(ImageProblem.DAMAGED) from error


def _decoded(source: Source, name: str, limit: int) -> QImage:
    if isinstance(source, QImage):
        if source.isNull():
            raise _NoImageError(ImageProblem.EMPTY)
        return source
    device = _opened(source) if isinstance(source, Path) else _buffer(source)
    if device.size() == 0:
        raise _NoImageError(ImageProblem.EMPTY)
    return _read(device, Path(name).suffix[1:].lower(), limit)


def _opened(path: Path) -> QFile:
    place = str(path.absolute())
    if "\0" in place:  # Qt would warn in the log
        raise _NoImageError(ImageProblem.NO_FILE)
    info = QFileInfo(place)
    if info.isDir():
        raise _NoImageError(ImageProblem.FOLDER)
    file = QFile(place)
    # a pipe or a device would never end
    if not info.isFile() or not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise _NoImageError(ImageProblem.NO_FILE)
    return file


def _buffer(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _read(device: QIODevice, suffix: str, limit: int) -> QImage:
    reader = QImageReader(device)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if not reader.canRead():
        raise _NoImageError(ImageProblem.DAMAGED if suffix in image_suffixes() else ImageProblem.UNSUPPORTED)
    if bytes(reader.format().data()).decode() in DRAWINGS:
        raise _NoImageError(ImageProblem.UNSUPPORTED)
    size = reader.size()
    if not size.isEmpty():  # few formats do not tell it before; their images are small
        _check_size(size, reader.imageFormat())
        # reduced by Qt while it reads: a JPEG ten times as fast, and the interpreter lock is free meanwhile
        reader.setScaledSize(_fitted(size, limit))
    image = reader.read()
    if image.isNull():
        raise _NoImageError(ImageProblem.DAMAGED)
    return image


def _check_size(size: QSize, pixel_format: QImage.Format) -> None:
    """Refuse what Qt would refuse too, but only after a warning in the log."""
    known = pixel_format is not QImage.Format.Format_Invalid
    bits = QImage.toPixelFormat(pixel_format).bitsPerPixel() if known else 32
    pixels = size.width() * size.height()
    limit = QImageReader.allocationLimit() << 20  # 0 for none
    if pixels > MOST_PIXELS or 0 < limit < pixels * bits // 8:
        raise _NoImageError(ImageProblem.TOO_LARGE, size)


def _fitted(size: QSize, limit: int) -> QSize:
    height, width = fitted_size(size.height(), size.width(), limit)
    return QSize(width, height)


def _rgb(image: QImage, limit: int) -> RGB:
    """A read-only array (h, w, 3) of an image, reduced and on white."""
    size = _fitted(image.size(), limit)
    if size != image.size():
        image = image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
    if image.hasAlphaChannel():
        image = _on_white(image)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    rgb = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()
    rgb.flags.writeable = False
    return rgb


def _on_white(image: QImage) -> QImage:
    image.setDevicePixelRatio(1)  # or an image for high resolutions is drawn smaller
    sheet = QImage(image.size(), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, image)
    painter.end()
    return sheet
