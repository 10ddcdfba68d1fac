"""Reading image files: the right array or one sentence, whatever the file is."""

from __future__ import annotations

import gzip
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QThread, QUrl
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageWriter, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.gui.files.decoding import image_suffixes
from convlab.gui.files.images import ImageReader, holds_image, image_from_mime
from convlab.labs.common.photos import PHOTOS, photo_file, to_grey
from tests.files.damage import cut, flipped, spliced

PNG = b"\x89PNG\r\n\x1a\n"
GREYS = range(0, 256, 51)


class Reading:
    """A reader, and what it has signalled."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.reader = ImageReader()
        self.loaded: list[tuple[np.ndarray, str]] = []
        self.failed: list[str] = []
        self.reader.loaded.connect(lambda rgb, name: self.loaded.append((rgb, name)))
        self.reader.failed.connect(self.failed.append)

    def settle(self) -> None:
        """Wait until every request has been dealt with: one signal, and no second one."""
        self._qtbot.waitUntil(
            lambda: bool(self.loaded or self.failed) and not self.reader.worker.is_busy, timeout=20_000
        )
        assert len(self.loaded) + len(self.failed) == 1

    def clear(self) -> None:
        self.loaded.clear()
        self.failed.clear()

    def array(self) -> np.ndarray:
        self.settle()
        assert not self.failed
        rgb = self.loaded[0][0]
        assert rgb.dtype == np.uint8
        assert rgb.ndim == 3
        assert rgb.shape[2] == 3
        assert max(rgb.shape) <= 1024
        assert rgb.base is None
        assert not rgb.flags.writeable
        return rgb

    def sentence(self) -> str:
        self.settle()
        assert not self.loaded
        return self.failed[0]

    def file(self, path: Path) -> np.ndarray:
        self.reader.read_file(path)
        rgb = self.array()
        assert self.loaded[0][1] == path.name
        return rgb

    def paste(self, image: QImage) -> None:
        mime = QMimeData()
        mime.setImageData(image)
        assert self.reader.read_mime(mime, "pasted image")

    def failure(self, path: Path) -> str:
        self.reader.read_file(path)
        sentence = self.sentence()
        assert f"“{path.name}”" in sentence
        return sentence


@pytest.fixture
def reading(qtbot: QtBot) -> Iterator[Reading]:
    reading = Reading(qtbot)
    yield reading
    reading.reader.worker.shut_down()


def picture(width: int, height: int, kind: QImage.Format = QImage.Format.Format_RGB32) -> tuple[QImage, np.ndarray]:
    """An opaque image of random colours, and the same as an array."""
    rgb = np.random.default_rng(0).integers(0, 256, (height, width, 3)).astype(np.uint8)
    image = QImage(rgb.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).convertToFormat(kind)
    return image, rgb


def plain(width: int, height: int, colour: str) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def saved(image: QImage, path: Path, quality: int = -1) -> Path:
    assert image.save(str(path), quality=quality)
    return path


def encoded(image: QImage, kind: str = "PNG") -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_declaring(width: int, height: int, bits: int = 8, colour: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return PNG + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("width", [1, 2, 3, 5, 8])  # rows of an image are padded
@pytest.mark.parametrize(
    "kind", [QImage.Format.Format_RGB32, QImage.Format.Format_RGB888, QImage.Format.Format_ARGB32_Premultiplied]
)
def test_a_png_gives_its_pixels(reading: Reading, tmp_path: Path, width: int, kind: QImage.Format) -> None:
    image, rgb = picture(width, 4, kind)
    assert np.array_equal(reading.file(saved(image, tmp_path / "a.png")), rgb)


@pytest.mark.parametrize("suffix", ["bmp", "ppm", "tiff", "webp"])
def test_other_formats_give_their_pixels(reading: Reading, tmp_path: Path, suffix: str) -> None:
    image, rgb = picture(7, 4)
    assert np.array_equal(reading.file(saved(image, tmp_path / f"a.{suffix}", quality=100)), rgb)


def test_a_jpeg_gives_about_its_pixels(reading: Reading, tmp_path: Path) -> None:
    rgb = reading.file(saved(plain(40, 30, "#c86432"), tmp_path / "a.jpg"))
    assert rgb.shape == (30, 40, 3)
    assert np.abs(rgb.astype(int) - [0xC8, 0x64, 0x32]).max() <= 3


def test_the_content_decides_and_not_the_suffix(reading: Reading, tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    image, rgb = picture(3, 2)
    path.write_bytes(encoded(image))
    assert np.array_equal(reading.file(path), rgb)


@pytest.mark.parametrize("kind", [QImage.Format.Format_Grayscale8, QImage.Format.Format_Grayscale16])
def test_grey_images_have_three_equal_channels(reading: Reading, tmp_path: Path, kind: QImage.Format) -> None:
    levels = np.array([GREYS], np.uint8)
    if kind is QImage.Format.Format_Grayscale16:
        image = QImage((levels.astype(np.uint16) * 257).tobytes(), 6, 1, 12, kind)
    else:
        image = QImage(levels.tobytes(), 6, 1, 6, kind)
    rgb = reading.file(saved(image, tmp_path / "a.png"))
    assert np.array_equal(rgb, np.stack([levels] * 3, axis=2))
    assert np.array_equal(to_grey(rgb), levels)


def test_sixteen_bits_a_channel(reading: Reading, tmp_path: Path) -> None:
    image, rgb = picture(5, 4)
    path = saved(image.convertToFormat(QImage.Format.Format_RGBX64), tmp_path / "a.png")
    assert path.read_bytes()[24] == 16
    assert np.array_equal(reading.file(path), rgb)


def test_black_and_white(reading: Reading, tmp_path: Path) -> None:
    image = QImage(9, 1, QImage.Format.Format_Mono)
    image.setColorTable([0xFF000000, 0xFFFFFFFF])
    image.fill(0)
    image.setPixel(8, 0, 1)
    assert reading.file(saved(image, tmp_path / "a.png"))[0, :, 1].tolist() == [0] * 8 + [255]


@pytest.mark.parametrize("ratio", [1, 2])
def test_what_is_transparent_becomes_white(reading: Reading, tmp_path: Path, ratio: int) -> None:
    image = QImage(3, 1, QImage.Format.Format_ARGB32)
    for x, alpha in enumerate((0, 128, 255)):
        image.setPixelColor(x, 0, QColor(255, 0, 0, alpha))
    path = saved(image, tmp_path / f"a{'@2x' if ratio == 2 else ''}.png")
    assert reading.file(path).tolist() == [[[255, 255, 255], [255, 127, 127], [255, 0, 0]]]


def test_what_is_transparent_becomes_white_in_a_reduced_image_too(reading: Reading, tmp_path: Path) -> None:
    image = QImage(2048, 4, QImage.Format.Format_ARGB32)
    image.fill(QColor(255, 0, 0, 0))  # the hidden red must not shine through
    assert (reading.file(saved(image, tmp_path / "a.png")) == 255).all()


@pytest.mark.parametrize("suffix", ["png", "jpg", "bmp"])
@pytest.mark.parametrize(("width", "height", "shape"), [(3000, 10, (3, 1024, 3)), (10, 3000, (1024, 3, 3))])
def test_a_large_image_is_reduced(
    reading: Reading, tmp_path: Path, suffix: str, width: int, height: int, shape: tuple[int, int, int]
) -> None:
    rgb = reading.file(saved(plain(width, height, "#808080"), tmp_path / f"a.{suffix}"))
    assert rgb.shape == shape
    assert np.abs(rgb.astype(int) - 128).max() <= 1


def test_a_reduced_image_is_smooth(reading: Reading, tmp_path: Path) -> None:
    stripes = plain(2048, 8, "black")
    for x in range(0, 2048, 2):
        for y in range(8):
            stripes.setPixel(x, y, 0xFFFFFFFF)
    rgb = reading.file(saved(stripes, tmp_path / "a.png"))
    assert np.abs(rgb.astype(int) - 127).max() <= 1


@pytest.mark.parametrize("large", [False, True])
def test_a_photograph_is_turned_upright(reading: Reading, tmp_path: Path, large: bool) -> None:
    size = 2000 if large else 64
    image = plain(size, size // 2, "black")
    for y in range(size // 2):
        for x in range(size // 2):
            image.setPixel(x, y, 0xFFFFFFFF)  # white on the left
    writer = QImageWriter(str(tmp_path / "a.jpg"))
    writer.setTransformation(QImageIOHandler.Transformation.TransformationRotate90)  # to be turned clockwise
    assert writer.write(image)
    rgb = reading.file(tmp_path / "a.jpg").astype(int)
    height = min(size, 1024)
    assert rgb.shape == (height, height // 2, 3)
    assert rgb[: height // 2 - 8].min() > 240  # the left side is on top now
    assert rgb[height // 2 + 8 :].max() < 15


def test_the_first_image_of_an_animation(reading: Reading, tmp_path: Path) -> None:
    colours = bytes([255, 0, 0, 0, 0, 255])
    frames = [b",\0\0\0\0\1\0\1\0\0\2\2" + pixel + b"\0" for pixel in (b"D\1", b"L\1")]
    path = tmp_path / "a.gif"
    path.write_bytes(b"GIF89a\1\0\1\0\x80\0\0" + colours + b"".join(frames) + b";")
    assert reading.file(path).tolist() == [[[255, 0, 0]]]


@pytest.mark.parametrize("name", PHOTOS)
def test_the_bundled_photographs(reading: Reading, name: str) -> None:
    rgb = reading.file(photo_file(name))
    assert 300 <= min(rgb.shape[:2]) <= max(rgb.shape[:2]) <= 512
    assert rgb.std() > 10
    is_grey = bool((rgb[..., 0] == rgb[..., 1]).all() and (rgb[..., 1] == rgb[..., 2]).all())
    assert is_grey == (name in ("camera", "bricks"))


def test_missing_file(reading: Reading, tmp_path: Path) -> None:
    assert "no such file" in reading.failure(tmp_path / "gone {1}.png")


def test_impossible_file_name(reading: Reading, tmp_path: Path) -> None:
    assert "no such file" in reading.failure(tmp_path / "a\0b.png")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(reading: Reading, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    assert "cannot be opened" in reading.failure(tmp_path / "a.png")


def test_folder(reading: Reading, tmp_path: Path) -> None:
    assert "is a folder" in reading.failure(tmp_path)


def test_empty_file(reading: Reading, tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    assert "is empty" in reading.failure(tmp_path / "a.png")


@pytest.mark.parametrize(
    ("name", "words"),
    [("a.png", "damaged, or not"), ("a.JPG", "damaged, or not"), ("a.txt", "format"), ("a", "format")],
)
def test_a_text_is_not_an_image(reading: Reading, tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / name).write_text("no image at all\n" * 100)
    assert words in reading.failure(tmp_path / name)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.99])
def test_truncated_png(reading: Reading, tmp_path: Path, share: float) -> None:
    whole = encoded(picture(200, 100)[0])
    (tmp_path / "a.png").write_bytes(whole[: int(len(whole) * share)])
    assert "damaged" in reading.failure(tmp_path / "a.png")


@pytest.mark.parametrize("length", [8, 20, 33, 40])
def test_png_without_pixels(reading: Reading, tmp_path: Path, length: int) -> None:
    (tmp_path / "a.png").write_bytes(encoded(picture(200, 100)[0])[:length])
    assert "damaged" in reading.failure(tmp_path / "a.png")


@pytest.mark.qt_log_ignore("JPEG datastream contains no image")  # a note for the log, beside the sentence for the user
def test_jpeg_without_pixels(reading: Reading, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(encoded(picture(200, 100)[0], "JPG")[:100])
    assert "damaged" in reading.failure(tmp_path / "a.jpg")


@pytest.mark.qt_log_ignore("Corrupt JPEG data")
def test_of_a_truncated_jpeg_the_beginning_is_shown(reading: Reading, tmp_path: Path) -> None:
    whole = encoded(plain(400, 300, "red"), "JPG")
    (tmp_path / "a.jpg").write_bytes(whole[:-100])
    rgb = reading.file(tmp_path / "a.jpg")
    assert rgb.shape == (300, 400, 3)
    assert np.abs(rgb[0].astype(int) - [255, 0, 0]).max() <= 3


@pytest.mark.parametrize(
    ("width", "height", "bits", "colour"),
    [(60_000, 60_000, 8, 2), (60_000, 60_000, 1, 0), (8001, 8000, 8, 0), (7000, 7000, 16, 6)],
)
def test_what_declares_too_many_pixels_is_refused_before_qt_sets_about_it(
    reading: Reading, tmp_path: Path, width: int, height: int, bits: int, colour: int
) -> None:
    (tmp_path / "a.png").write_bytes(png_declaring(width, height, bits, colour))
    # Qt would warn in the log, which fails a test
    assert f"too large to be opened: {width} × {height} pixels" in reading.failure(tmp_path / "a.png")


def test_64_megapixels_are_not_too_many(reading: Reading, tmp_path: Path) -> None:
    image = QImage(8000, 8000, QImage.Format.Format_Grayscale8)
    image.fill(100)
    rgb = reading.file(saved(image, tmp_path / "a.png"))
    assert rgb.shape == (1024, 1024, 3)
    assert (rgb == 100).all()


@pytest.mark.qt_log_ignore(".")  # the decoders note what they find in the log
@pytest.mark.parametrize("damage", [flipped, cut, spliced])
@pytest.mark.parametrize("kind", ["png", "jpg", "bmp", "webp", "tiff", "ppm", "ico", "tga", "xbm"])
def test_damage_anywhere_gives_an_image_or_a_sentence(
    reading: Reading, tmp_path: Path, kind: str, damage: Callable[[bytes, np.random.Generator], bytes]
) -> None:
    if kind == "tga":  # Qt reads it and does not write it
        whole = struct.pack("<BBB5sHHHHBB", 0, 0, 2, bytes(5), 0, 0, 40, 30, 24, 0) + bytes(40 * 30 * 3)
    else:
        whole = encoded(picture(40, 30)[0], kind)
    rng = np.random.default_rng(0)
    for _ in range(20):
        reading.clear()
        (tmp_path / f"a.{kind}").write_bytes(damage(whole, rng))
        reading.reader.read_file(tmp_path / f"a.{kind}")
        reading.settle()
        if reading.failed:
            assert f"“a.{kind}”" in reading.failed[0]
        else:
            assert reading.array().size


def test_drawings_that_unpack_to_anything_are_refused_unread(reading: Reading, tmp_path: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">' + b" " * 10_000_000 + b"</svg>"
    for name, data in (("a.svgz", gzip.compress(svg)), ("a.svg", svg), ("a.png", gzip.compress(svg))):
        reading.clear()
        (tmp_path / name).write_bytes(data)
        assert "format" in reading.failure(tmp_path / name)
    assert not {"svg", "svgz"} & set(image_suffixes())


@pytest.mark.parametrize("width", [5, 3000])
def test_a_decoded_image(reading: Reading, width: int) -> None:
    image = plain(width, 10, "red")
    reading.paste(image)
    image.fill(QColor("blue"))  # the reader has its own
    assert (reading.array() == [255, 0, 0]).all()
    assert reading.loaded[0][1] == "pasted image"


def test_a_decoded_image_for_a_high_resolution_screen(reading: Reading) -> None:
    image = QImage(4, 4, QImage.Format.Format_ARGB32)
    image.fill(QColor("red"))
    image.setDevicePixelRatio(2)
    reading.paste(image)
    assert (reading.array() == [255, 0, 0]).all()
    assert image.devicePixelRatio() == 2


def test_a_null_image(reading: Reading) -> None:
    reading.paste(QImage())
    assert "is empty" in reading.sentence()


def test_the_newest_request_wins(reading: Reading, tmp_path: Path) -> None:
    slow = saved(plain(6000, 6000, "red"), tmp_path / "slow.png")
    quick = saved(plain(2, 2, "blue"), tmp_path / "quick.png")
    for path in (slow, tmp_path / "gone.png", slow, quick):
        reading.reader.read_file(path)
    assert reading.array().tolist() == [[[0, 0, 255]] * 2] * 2
    assert reading.loaded[0][1] == "quick.png"


def test_a_result_that_is_on_its_way_is_dropped_too(reading: Reading, tmp_path: Path) -> None:
    reading.reader.read_file(tmp_path / "gone.png")
    reading.reader.findChild(QThread).wait()  # its signal waits in the queue
    assert reading.reader.worker.is_busy
    assert reading.file(saved(plain(2, 2, "blue"), tmp_path / "quick.png")).tolist() == [[[0, 0, 255]] * 2] * 2


def test_a_request_from_a_receiver(reading: Reading, qtbot: QtBot, tmp_path: Path) -> None:
    path = saved(plain(2, 2, "blue"), tmp_path / "a.png")
    reading.reader.failed.connect(lambda: reading.reader.read_file(path))
    reading.reader.read_file(tmp_path / "gone.png")
    qtbot.waitUntil(lambda: bool(reading.loaded))
    assert len(reading.failed) == 1


def test_nothing_comes_after_the_end(reading: Reading, tmp_path: Path) -> None:
    path = saved(plain(3000, 3000, "red"), tmp_path / "a.png")
    reading.reader.read_file(path)
    reading.reader.read_file(path)
    reading.reader.worker.shut_down()
    assert not reading.reader.worker.is_busy
    QApplication.processEvents()  # delivers whatever the thread, which has ended, has sent
    assert not reading.loaded
    assert not reading.failed


def test_a_dropped_file(reading: Reading, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls(
        [QUrl("https://example.org/b.png"), QUrl.fromLocalFile(saved(plain(2, 3, "blue"), tmp_path / "é ü.png"))]
    )
    mime.setImageData(plain(9, 9, "red"))
    assert holds_image(mime)
    assert image_from_mime(mime) == tmp_path / "é ü.png"
    assert reading.reader.read_mime(mime, "pasted image")
    assert reading.array().shape == (3, 2, 3)
    assert reading.loaded[0][1] == "é ü.png"


@pytest.mark.parametrize("kind", ["image", "pixmap", "png", "jpeg"])
def test_a_pasted_image(reading: Reading, kind: str) -> None:
    mime, image = QMimeData(), plain(16, 8, "black")
    if kind == "image":
        mime.setImageData(image)
    elif kind == "pixmap":
        mime.setImageData(QPixmap.fromImage(image))
    else:
        mime.setData(f"image/{kind}", encoded(image, kind))
    assert holds_image(mime)
    assert reading.reader.read_mime(mime, "pasted image")
    rgb = reading.array()
    assert rgb.shape == (8, 16, 3)
    assert rgb.max() <= 3
    assert reading.loaded[0][1] == "pasted image"


def test_data_without_an_image(reading: Reading) -> None:
    mime = QMimeData()
    mime.setText("0 1 2")
    mime.setUrls([QUrl("https://example.org/b.png")])
    assert not holds_image(mime)
    assert image_from_mime(mime) is None
    assert not reading.reader.read_mime(mime, "pasted image")


@pytest.mark.usefixtures("qapp")
def test_suffixes_for_a_file_dialog() -> None:
    assert {"png", "jpg", "jpeg", "bmp", "gif"} <= set(image_suffixes())
    assert list(image_suffixes()) == sorted(image_suffixes())
