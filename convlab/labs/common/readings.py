"""Readings: the named values that a lab can be asked for. They follow from its state alone.

Lessons grade by them, code prints them, exports and descriptions of a page use them. A name means the same in every
lab.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeAlias, TypeVar, Union

import numpy as np
from numpy.typing import NDArray

from convlab.labs.common.numbers import format_number, grouped

S = TypeVar("S")
MOST_NUMBERS = 36  # of an array that is told number by number

ReadingValue: TypeAlias = Union[bool, int, float, str, NDArray[Any], "tuple[ReadingValue, ...]", None]


@dataclass(frozen=True)
class Reading(Generic[S]):
    """`name` is an identifier; `en` and `zh_CN` describe the value in one line.

    A reading of a part of the state is named after the part; it is told while the part's view is open.
    """

    name: str
    read: Callable[[S], ReadingValue]
    en: str
    zh_CN: str  # noqa: N815
    part: str | None = None


def of_part(part: str, readings: Iterable[Reading[Any]]) -> tuple[Reading[Any], ...]:
    """The readings of a part of a state as readings of the whole: `loss` of `learn` becomes `learn_loss`."""
    return tuple(
        Reading(f"{part}_{reading.name}", partial(_read_part, part, reading), reading.en, reading.zh_CN, part)
        for reading in readings
    )


def _read_part(part: str, reading: Reading[Any], state: Any) -> ReadingValue:
    return reading.read(getattr(state, part))


def described(readings: Iterable[Reading[S]], state: S, language: str) -> str:
    """The readings of a state in words, a line for each, without those of parts that are not on the screen.

    `language` is "en" or "zh_CN".
    """
    view = getattr(state, "view", None)
    return "\n".join(
        f"{getattr(reading, language)}: {_in_words(reading.read(state), language)}"
        for reading in readings
        if reading.part in (None, view)
    )


def _in_words(value: ReadingValue, language: str) -> str:
    if isinstance(value, np.ndarray):
        return _array_in_words(value, language)
    if isinstance(value, tuple):
        return ", ".join(_in_words(part, language) for part in value)
    if value is None:
        return "–"
    if isinstance(value, bool):
        return _WORDS[language][value]
    if isinstance(value, int):
        return grouped(value)
    return value if isinstance(value, str) else format_number(float(value))


def _array_in_words(values: NDArray[Any], language: str) -> str:
    """Every number of a small array, row by row; of a large one the size, the least and the largest."""
    if 0 < values.size <= MOST_NUMBERS:
        rows = values.reshape(-1, values.shape[-1] if values.ndim else 1).tolist()
        return "; ".join(", ".join(format_number(number) for number in row) for row in rows)
    size = " × ".join(map(str, values.shape))
    if not values.size:
        return size
    return _WORDS[language][2].format(size, format_number(float(values.min())), format_number(float(values.max())))


_WORDS = {"en": ("no", "yes", "{0} numbers from {1} to {2}"), "zh_CN": ("否", "是", "{0} 个数，从 {1} 到 {2}")}


def common_reading(name: str, read: Callable[[S], ReadingValue]) -> Reading[S]:
    """A reading that several labs have, described in the same words everywhere."""
    return Reading(name, read, *_COMMON[name])


_COMMON: dict[str, tuple[str, str]] = {
    "scene": ("The prepared example that is shown; None once it was edited", "当前的预设示例；修改后为 None"),
    "input": ("The values of the input", "输入的数值"),
    "input_size": ("Rows and columns of the input", "输入的行数和列数"),
    "input_channels": ("How many channels the input has", "输入的通道数"),
    "output_channels": ("How many channels the output has", "输出的通道数"),
    "padding": ("Padding at the top, bottom, left and right", "上、下、左、右各填充多少行或列"),
    "padded_input": ("The input with its padding", "填充后的输入"),
    "kernel": ("The weights of the kernel", "卷积核的权重"),
    "kernel_size": ("Rows and columns of the kernel", "卷积核的行数和列数"),
    "bias": ("The biases that are added to the sums", "加到求和结果上的偏置"),
    "stride": ("Rows and columns from one step to the next", "每一步移动的行数和列数"),
    "output": ("The values of the output", "输出的数值"),
    "output_size": ("Rows and columns of the output", "输出的行数和列数"),
    "dropped": ("Rows and columns of the padded input that no window reaches", "填充后的输入中窗口到不了的行数和列数"),
    "steps": ("How many steps it takes to fill one feature map", "填满一幅特征映射需要的步数"),
    "weights": ("Which weights are used", "使用哪一组权重"),
    "with_relu": ("Whether a ReLU follows", "后面是否接 ReLU"),
    "pooling": ("Which pooling it is: max, average or min", "哪种汇聚：最大、平均或最小"),
    "parameters": ("How many parameters can be learned, biases included", "可学习的参数个数（含偏置）"),
    "multiply_adds": ("How many multiply-adds one input takes", "计算一个输入所需的乘加次数"),
    "layer_sizes": ("The shape of each layer’s output", "每层输出的形状"),
    "receptive_fields": (
        "Rows and columns of the input that a unit of each layer sees",
        "每层的一个单元看到输入的行数和列数",
    ),
    "shift": ("How far the image is moved: rows down, columns to the right", "图像移动多少：向下的行数、向右的列数"),
    "view": ("The view that is open", "当前打开的视图"),
}
