"""The cost of a convolutional layer in numbers: of the one on the screen, and of one with sizes typed in."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from convlab.gui.labs.channels.cost_bars import CostBars
from convlab.gui.labs.channels.words import cost_text
from convlab.gui.labs.matrix.parts import name_control, scrolled, spaced_grid, wrapped_caption, write_on
from convlab.gui.labs.matrix.words import coloured
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.choice import Segments, set_quietly
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.number_box import NumberBox
from convlab.gui.widgets.panel import Panel
from convlab.labs.channels.cost import BOOK_LAYER, LARGEST, LARGEST_KERNEL, ConvShape
from convlab.labs.channels.ready import Ready
from convlab.labs.common.numbers import format_number, grouped
from convlab.labs.common.sliding import with_axis

KERNEL_SIDES = ("kernel_height", "kernel_width")
WORD_JOINER = "\u2060"
_C_I, _C_O = "<i>c</i><sub>i</sub>", "<i>c</i><sub>o</sub>"


class CostView(LanguageAndTheme, QWidget):
    """`layer_edited` carries the sizes that were typed in. `headline_changed`: another layer is shown."""

    layer_edited = Signal(object)
    headline_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._typed = BOOK_LAYER
        self.here, self.typed = CostPanel(), CostPanel()
        self.boxes: dict[str, NumberBox] = {}
        self._labels: dict[str, QLabel] = {}
        row = arranged(QHBoxLayout(), spacing=UNIT // 2)
        for name in ("height", "width", "kernel_height", "kernel_width", "c_i", "c_o"):
            row.addSpacing(UNIT // 2 if row.count() else 0)
            row.addWidget(self._labels.setdefault(name, QLabel()))
            row.addWidget(self._add_box(name))
        row.addStretch(1)
        self.typed.body.insertLayout(1, row)
        self._same = wrapped_caption()
        self.typed.body.insertWidget(2, self._same)
        self.is_typed = Segments([False, True])
        self.is_typed.chosen.connect(self.show_typed)
        choice = arranged(QHBoxLayout(), (self.is_typed, 0))
        choice.addStretch(1)
        content = QWidget()
        arranged(QVBoxLayout(content), (self.here, 1), (self.typed, 1))
        arranged(QVBoxLayout(self), (choice, 0), (scrolled(content), 1))
        self.show_typed(False)
        self.retranslate()

    @Slot(object)
    def show_typed(self, is_typed: bool) -> None:
        """Show the layer whose sizes are typed, or the one on the screen."""
        self.is_typed.set_value(is_typed)
        self.here.setVisible(not is_typed)
        self.typed.setVisible(is_typed)
        self.headline_changed.emit()

    @property
    def shows_typed(self) -> bool:
        return self.is_typed.button(True).isChecked()

    @property
    def headline(self) -> str:
        """What there is to notice of the layer that is shown."""
        layer = (self.typed if self.shows_typed else self.here).layer
        return "" if layer is None else cost_text(layer)

    def _add_box(self, name: str) -> NumberBox:
        box = NumberBox(1, LARGEST_KERNEL if name in KERNEL_SIDES else LARGEST)
        box.valueChanged.connect(lambda value: self._edit(name, value))
        self.boxes[name] = box
        self._labels[name].setBuddy(box)
        return box

    def _edit(self, name: str, value: int) -> None:
        sizes: dict[str, Any] = {name: value}
        if name in KERNEL_SIDES:
            sizes = {"kernel": with_axis(self._typed.kernel, KERNEL_SIDES.index(name), value)}
        self.layer_edited.emit(replace(self._typed, **sizes))

    def show_state(self, shown: Ready) -> None:
        """Show the cost of the lab's layer, and of the typed one."""
        typed = self._typed = shown.state.layer
        self.here.show_layer(shown.state.size)
        self.typed.show_layer(typed)
        for name, box in self.boxes.items():
            is_side = name in KERNEL_SIDES
            set_quietly(box, typed.kernel[KERNEL_SIDES.index(name)] if is_side else getattr(typed, name))

    def retranslate(self) -> None:
        here, typed = self.tr("This layer"), self.tr("A layer with the sizes you type")
        self.here.set_title(here)
        self.typed.set_title(typed)
        self.is_typed.set_texts(
            [
                (here, self.tr("The cost of the layer in the other views")),
                (self.tr("Other sizes"), self.tr("The cost of a layer of any size; it starts with the book’s")),
            ]
        )
        for name, text, tip in (
            ("height", self.tr("Rows"), self._tip_of_maps(self.tr("Rows of the maps"))),
            ("width", self.tr("Columns"), self._tip_of_maps(self.tr("Columns of the maps"))),
            ("kernel_height", self.tr("Kernel"), self._tip_of_weights(self.tr("Rows of the kernels"))),
            ("kernel_width", "×", self._tip_of_weights(self.tr("Columns of the kernels"))),
            ("c_i", self.tr("Input channels"), self._tip_of_weights(self.tr("Input channels"))),
            (
                "c_o",
                self.tr("Output channels"),
                self.tr("Output channels: parameters and multiply-adds grow in proportion"),
            ),
        ):
            self._labels[name].setText(text)
            name_control(self.boxes[name], text, tip)
        self._labels["c_i"].setText(_C_I)  # as in the formulas
        self._labels["c_o"].setText(_C_O)
        self.boxes["kernel_height"].setAccessibleName(self.tr("Rows of the kernels"))
        self.boxes["kernel_width"].setAccessibleName(self.tr("Columns of the kernels"))
        self._same.setText(
            self.tr("With stride 1 and padding “same”: the output maps are as large as the input maps, h′ = h, w′ = w.")
        )

    def _tip_of_maps(self, what: str) -> str:
        tip = self.tr("{0}: multiply-adds and the memory of the maps grow in proportion, the parameters stay")
        return tip.format(what)

    def _tip_of_weights(self, what: str) -> str:
        return self.tr("{0}: weights and multiply-adds grow in proportion, the biases stay").format(what)


class CostPanel(Panel):
    """Three formulas with their numbers put in, and what more channels and smaller kernels do."""

    def __init__(self) -> None:
        super().__init__()
        self.layer: ConvShape | None = None
        self.names = [QLabel() for _ in range(3)]
        self.formulas = [QLabel() for _ in range(3)]
        grid = spaced_grid(2 * UNIT, UNIT)
        grid.setColumnStretch(1, 1)
        for row, (name, text) in enumerate(zip(self.names, self.formulas, strict=True)):
            name.setFont(font("text", bold=True))
            name.setMinimumHeight(QFontMetrics(font("title")).height())  # level with the formula
            text.setFont(font("title"))
            text.setTextFormat(Qt.TextFormat.RichText)
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)
        self.body.addLayout(grid)
        self._remark = wrapped_caption()
        self.body.addWidget(self._remark)
        self.bars = CostBars()
        self.body.addWidget(self.bars, 1)

    def show_layer(self, layer: ConvShape) -> None:
        if layer == self.layer:
            return
        self.layer = layer
        self._write()

    def _write(self) -> None:
        layer = self.layer
        if layer is None:
            return
        self._write_formulas(layer)
        self._remark.setText(
            self.tr(
                "One multiply-add is two operations, as the book counts: {0}. In float32, the maps take {1} bytes, the"
                " parameters {2}."
            ).format(grouped(2 * layer.multiply_adds), grouped(layer.map_bytes), grouped(layer.parameter_bytes))
        )
        write_on(self.names, self.tr("Parameters"), self.tr("Multiply-adds"), self.tr("Memory"))
        self.bars.show_layer(layer)

    def _write_formulas(self, layer: ConvShape) -> None:
        h, w, c_i, c_o = layer.height, layer.width, str(layer.c_i), str(layer.c_o)
        (o_h, o_w), (k_h, k_w) = layer.output_size, layer.kernel
        colours = colours_of(self)
        i, o, k = (partial(coloured, colour) for colour in (colours.window, colours.output, colours.kernel))
        symbols = i(_C_I), o(_C_O), k("<i>k</i><sub>h</sub> · <i>k</i><sub>w</sub>")
        out = o("<i>h</i>′ · <i>w</i>′")
        self.formulas[0].setText(
            _whole(f"{symbols[1]} · {symbols[0]} · {symbols[2]} + {symbols[1]} =")
            + _whole(f"{o(c_o)} · {i(c_i)} · {k(f'{k_h} · {k_w}')} + {o(c_o)} =")
            + _whole(f"<b>{grouped(layer.parameters)}</b>")
        )
        self.formulas[1].setText(
            _whole(f"{out} · {symbols[1]} · {symbols[0]} · {symbols[2]} =")
            + _whole(f"{o(f'{o_h} · {o_w}')} · {o(c_o)} · {i(c_i)} · {k(f'{k_h} · {k_w}')} =")
            + _whole(f"<b>{grouped(layer.multiply_adds)}</b>")
        )
        parameters = self.tr("parameters")
        unit = WORD_JOINER.join(self.tr("bytes"))  # Chinese may be broken anywhere, even within <nobr>
        self.formulas[2].setText(
            _whole(f"4 · ({symbols[0]} · {i('<i>h</i> · <i>w</i>')} +")
            + _whole(f"{symbols[1]} · {out} +")
            + _whole(f"{k(parameters)}) =")
            + _whole(f"4 · ({i(f'{c_i} · {h} · {w}')} +")
            + _whole(f"{o(f'{c_o} · {o_h} · {o_w}')} +")
            + _whole(f"{k(grouped(layer.parameters))}) =")
            + _whole(f"<b>{grouped(layer.total_bytes)}</b> {unit}{_readable(layer.total_bytes)}")
        )

    def retranslate(self) -> None:
        self._write()

    restyle = retranslate


def _whole(text: str) -> str:
    """A part of a formula that stays on one line; a break may come after it."""
    return f"<nobr>{text}</nobr> "


def _readable(size: int) -> str:
    """Bytes in the largest unit of which there is at least one; nothing below 1 kB."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            return f" = {format_number(size / factor)} {unit}"
    return ""
