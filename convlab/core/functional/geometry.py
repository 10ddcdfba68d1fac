"""Where windows go: output sizes, padding and receptive fields.

Convolution and pooling slide a window over an image. Everything that follows from sizes alone, before any
number is multiplied, is here. One axis at a time unless a name says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from numbers import Integral
from typing import NamedTuple

Pair = int | tuple[int, int]


def pair(value: Pair, name: str, *, least: int = 1) -> tuple[int, int]:
    """(h, w) from an int or a pair.

    Raises ValueError when an entry is not an integer or is smaller than `least`.
    """
    entries = value if isinstance(value, Sequence) else (value, value)
    if len(entries) != 2 or not all(_is_whole(entry) for entry in entries):
        raise ValueError(f"{name} must be a whole number or a pair of them, got {value!r}")
    height, width = (int(entry) for entry in entries)
    if min(height, width) < least:
        raise ValueError(f"{name} must be at least {least}, got {height} × {width}")
    return height, width


def _is_whole(value: object) -> bool:
    # NumPy integers count, booleans do not
    return isinstance(value, Integral) and not isinstance(value, bool)


class Padding(NamedTuple):
    """Rows and columns added on each side of an image."""

    top: int = 0
    bottom: int = 0
    left: int = 0
    right: int = 0

    @classmethod
    def total(cls, height: int, width: int) -> Padding:
        """From the book's totals p_h, p_w: ⌈p/2⌉ on top and left, ⌊p/2⌋ on the bottom and right (D2L, section 7.3)."""
        height, width = pair((height, width), "padding", least=0)
        return cls(height - height // 2, height // 2, width - width // 2, width // 2)

    @classmethod
    def of(cls, value: Pair | Padding) -> Padding:
        """From PyTorch's convention: an int or (h, w), added on *each* side. A Padding passes through.

        Raises ValueError for a negative or fractional amount.
        """
        if isinstance(value, Padding):
            if not all(_is_whole(side) for side in value) or min(value) < 0:
                raise ValueError(f"padding must be whole numbers of at least 0, got {tuple(value)}")
            return value
        height, width = pair(value, "padding", least=0)
        return cls(height, height, width, width)

    @property
    def height(self) -> int:
        """Total rows added: the book's p_h."""
        return self.top + self.bottom

    @property
    def width(self) -> int:
        """Total columns added: the book's p_w."""
        return self.left + self.right


def output_size(n: int, k: int, p: int = 0, s: int = 1, d: int = 1) -> int:
    """⌊(n − d(k−1) − 1 + p + s)/s⌋: how many positions a window has along one axis.

    `n` input size, `k` window size, `p` total padding (both sides together), `s` stride, `d` dilation.
    At d = 1 this is ⌊(n − k + p + s)/s⌋ of D2L, section 7.3.

    Raises ValueError when a size is out of range, or when the window is larger than the padded input.
    """
    for name, value, least in (("input size", n, 1), ("kernel size", k, 1), ("padding", p, 0)):
        if value < least:
            raise ValueError(f"{name} must be at least {least}, got {value}")
    for name, value in (("stride", s), ("dilation", d)):
        if value < 1:
            raise ValueError(f"{name} must be at least 1, got {value}")
    extent = d * (k - 1) + 1
    if extent > n + p:
        reach = f"spans {extent} with dilation {d}" if d > 1 else "is larger"
        raise ValueError(f"the kernel of {k} {reach}: it does not fit the padded input of {n} + {p} = {n + p}")
    return (n - extent + p + s) // s


def transposed_output_size(n: int, k: int, p: int = 0, s: int = 1, d: int = 1, extra: int = 0) -> int:
    """(n − 1)·s + d(k−1) + 1 − p + extra: along one axis, the size of a transposed convolution's output.

    `n` input size, `k` kernel size, `p` total padding, taken away from both ends together, `s` stride, `d` dilation,
    `extra` the output padding. As `torch.nn.ConvTranspose2d` has it, where p is 2·padding.

    Raises ValueError when a size is out of range, when nothing is left of the output, or when `extra` is smaller
    neither than the stride nor than the dilation (as in PyTorch).
    """
    for name, value, least in (("input size", n, 1), ("kernel size", k, 1), ("padding", p, 0), ("stride", s, 1)):
        if value < least:
            raise ValueError(f"{name} must be at least {least}, got {value}")
    if d < 1:
        raise ValueError(f"dilation must be at least 1, got {d}")
    if not 0 <= extra < max(s, d):
        raise ValueError(
            f"output padding must be at least 0 and smaller than the stride or the dilation ({max(s, d)}), got {extra}"
        )
    whole = (n - 1) * s + d * (k - 1) + 1 + extra
    if p >= whole:
        raise ValueError(f"nothing is left of the output: the stamps cover {whole}, and padding takes {p} away")
    return whole - p


class Geometry(NamedTuple):
    """Where a window lies on an image: pairs (h, w), and the padding of each side. `size` is that of the output."""

    kernel: tuple[int, int]
    stride: tuple[int, int]
    padding: Padding
    dilation: tuple[int, int]
    size: tuple[int, int]

    @classmethod
    def of(
        cls, shape: Sequence[int], kernel: Pair, stride: Pair, padding: Pair | Padding, dilation: Pair = 1
    ) -> Geometry:
        """For images (…, h, w) of this shape. Raises ValueError when an argument is out of range or does not fit."""
        kernel, stride = pair(kernel, "kernel size"), pair(stride, "stride")
        padding, dilation = Padding.of(padding), pair(dilation, "dilation")
        height, width = map(output_size, shape[-2:], kernel, (padding.height, padding.width), stride, dilation)
        return cls(kernel, stride, padding, dilation, (height, width))


class Window(NamedTuple):
    """One layer's window along one axis. `padding` is what lies before the first input element."""

    kernel: int
    stride: int = 1
    padding: int = 0
    dilation: int = 1


class ReceptiveField(NamedTuple):
    """What unit i of a layer sees of the input: elements start + i·jump … start + i·jump + size − 1.

    `size` is the theoretical receptive field, `jump` the distance between the fields of neighbouring units and
    `start` the first input element of unit 0 (negative where the field begins on padding).
    """

    size: int
    jump: int
    start: int


def receptive_field(layers: Iterable[Window]) -> list[ReceptiveField]:
    """The receptive field after each layer of a stack, first layer first.

    size_l = size_{l−1} + d(k−1)·jump_{l−1}, jump_l = s·jump_{l−1}, start_l = start_{l−1} − p·jump_{l−1}
    (Araujo, Norris and Sim, "Computing receptive fields of convolutional neural networks", Distill 2019).

    Raises ValueError when a window is out of range.
    """
    field = ReceptiveField(size=1, jump=1, start=0)
    fields: list[ReceptiveField] = []
    for window in layers:
        if window.kernel < 1 or window.stride < 1 or window.dilation < 1 or window.padding < 0:
            raise ValueError(f"kernel, stride and dilation must be at least 1 and padding at least 0, got {window}")
        field = ReceptiveField(
            size=field.size + window.dilation * (window.kernel - 1) * field.jump,
            jump=field.jump * window.stride,
            start=field.start - window.padding * field.jump,
        )
        fields.append(field)
    return fields
