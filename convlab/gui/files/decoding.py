"""Decoding of image files into arrays, without a thread or a window."""

from __future__ import annotations

import logging
from enum import Enum, auto
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QFile, QFileInfo, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from convlab.labs.common.photos import fitted_size

MOST_PIXELS = 64_000_000  # that a file may declare
DRAWINGS = {"svg", "svgz"}  # programs rather than pixels: a short one can ask for any amount of work and memory

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


class ImageError(Exception):
    """A source that cannot be decoded; `size` is that of an image that is too large."""

    def __init__(self, problem: ImageProblem, size: QSize | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.size = size or QSize()


@cache
def image_suffixes() -> tuple[str, ...]:
    """The file name suffixes of the formats that can be decoded, without a dot, sorted."""
    known = {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
    return tuple(sorted(known - DRAWINGS))


def decode_image(source: Source, name: str, limit: int) -> RGB:
    """A read-only uint8 array (h, w, 3), at most `limit` pixels on the longer side. Raises ImageError.

    Photographs are turned upright, transparent pixels become white, of an animation the first image is taken, and of a
    JPEG that ends too early as much as can be decoded.
    """
    try:
        return _rgb(_decoded(source, name, limit), limit)
    except ImageError:
        raise
    except Exception as error:  # whatever it is, there is no image
        logging.getLogger("convlab").exception("an image could not be read")
        raise ImageError(ImageProblem.DAMAGED) from error


def _decoded(source: Source, name: str, limit: int) -> QImage:
    if isinstance(source, QImage):
        if source.isNull():
            raise ImageError(ImageProblem.EMPTY)
        return source
    device = _opened(source) if isinstance(source, Path) else _buffer(source)
    if device.size() == 0:
        raise ImageError(ImageProblem.EMPTY)
    return _read(device, Path(name).suffix[1:].lower(), limit)


def _opened(path: Path) -> QFile:
    place = str(path.absolute())
    if "\0" in place:  # Qt would warn in the log
        raise ImageError(ImageProblem.NO_FILE)
    info = QFileInfo(place)
    if info.isDir():
        raise ImageError(ImageProblem.FOLDER)
    file = QFile(place)
    # a pipe or a device would never end
    if not info.isFile() or not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise ImageError(ImageProblem.NO_FILE)
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
        raise ImageError(ImageProblem.DAMAGED if suffix in image_suffixes() else ImageProblem.UNSUPPORTED)
    if bytes(reader.format().data()).decode() in DRAWINGS:
        raise ImageError(ImageProblem.UNSUPPORTED)
    size = reader.size()
    if not size.isEmpty():  # few formats do not tell it before; their images are small
        _check_size(size, reader.imageFormat())
        # reduced by Qt while it reads: a JPEG ten times as fast, and the interpreter lock is free meanwhile
        reader.setScaledSize(_fitted(size, limit))
    image = reader.read()
    if image.isNull():
        raise ImageError(ImageProblem.DAMAGED)
    return image


def _check_size(size: QSize, pixel_format: QImage.Format) -> None:
    """Refuse what Qt would refuse too, but only after a warning in the log."""
    known = pixel_format is not QImage.Format.Format_Invalid
    bits = QImage.toPixelFormat(pixel_format).bitsPerPixel() if known else 32
    pixels = size.width() * size.height()
    limit = QImageReader.allocationLimit() << 20  # 0 for none
    if pixels > MOST_PIXELS or 0 < limit < pixels * bits // 8:
        raise ImageError(ImageProblem.TOO_LARGE, size)


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
