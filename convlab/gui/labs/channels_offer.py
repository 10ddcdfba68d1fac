"""What 1 × 1 kernels would be while the kernels are larger: each the sum of its slice, with so many fewer weights."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from convlab.gui.labs.channels_views import MapView, centred_caption, framed_slices, slice_gaps
from convlab.gui.labs.section import sign
from convlab.gui.theme import UNIT, Colours, colours_of, font
from convlab.gui.widgets.buttons import AccentButton, name_button
from convlab.gui.widgets.matrix_painting import Mark
from convlab.gui.widgets.panel import Panel
from convlab.labs.channels import ChannelsState

CELL = 72  # pixels that a weight gets at most
LEAST_HEIGHT, MOST_HEIGHT = 60, 240  # of the matrices


class PointwiseOffer(Panel):
    """The kernels of the chosen output as they are, as 1 × 1 kernels, and what either costs.

    `accepted` tells that the kernels are to be made 1 × 1.
    """

    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state: ChannelsState | None = None
        self.slices, self.matrix = MapView(), MapView()
        self.captions = [centred_caption() for _ in range(2)]
        self.counts = [QLabel() for _ in range(2)]
        self.sentence, self.button = QLabel(), AccentButton()
        self.button.clicked.connect(self.accepted)
        self.sentence.setWordWrap(True)
        for label in (self.sentence, *self.counts):
            label.setFont(font("text"))
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in self.counts:
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setWordWrap(True)
        self.body.addWidget(self.sentence)
        self.body.addStretch(1)
        self.body.addWidget(self._build_comparison(), 6)
        self.body.addStretch(1)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.retranslate()

    def _build_comparison(self) -> QWidget:
        comparison = QWidget()
        comparison.setMaximumHeight(MOST_HEIGHT + 8 * UNIT)
        grid = QGridLayout(comparison)
        grid.setVerticalSpacing(UNIT)
        grid.setHorizontalSpacing(2 * UNIT)
        grid.addWidget(sign("→"), 1, 1)
        for column, caption, view, counts in zip(
            (0, 2), self.captions, (self.slices, self.matrix), self.counts, strict=True
        ):
            view.setMinimumHeight(LEAST_HEIGHT)
            view.setMaximumHeight(MOST_HEIGHT)
            view.set_largest_cell(CELL)
            view.resized.connect(self._mark)
            counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(caption, 0, column)
            grid.addWidget(view, 1, column)
            grid.addWidget(counts, 2, column)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(2, 3)
        grid.setRowStretch(1, 1)
        return comparison

    # ---- showing

    def show_state(self, state: ChannelsState) -> None:
        self._state = state
        self.slices.show_map(state.shown_kernel_rows, state.out)
        self.matrix.show_map(state.shown_pointwise, 0)
        self._mark()
        self._write()

    def _mark(self) -> None:
        state, colours = self._state, colours_of(self)
        if state is None:
            return
        size = state.sliding.kernel
        self.slices.set_marks(
            [
                *slice_gaps(state.channels, size, colours.base),
                *framed_slices(state.channels, size, colours.kernel, width=2),
            ]
        )
        self.matrix.set_marks([Mark(state.out, 0, colours.kernel, 1, state.channels, width=3)])

    def _write(self) -> None:
        state = self._state
        if state is None:
            return
        k_h, k_w = state.sliding.kernel
        self.captions[0].setText(self.tr("now: the slices {0} × {1} of output {2}").format(k_h, k_w, state.out))
        self.captions[1].setText(self.tr("at 1 × 1: their sums, {0} × {1}").format(state.outputs, state.channels))
        now, then = state.size, replace(state.size, kernel=(1, 1))
        colours = colours_of(self)
        now_text = self.tr("<i>c</i><sub>o</sub> · <i>c</i><sub>i</sub> · {0} + <i>c</i><sub>o</sub> = {1} parameters")
        then_text = self.tr("<i>c</i><sub>o</sub> · <i>c</i><sub>i</sub> + <i>c</i><sub>o</sub> = {0} parameters")
        kernel = _coloured("<i>k</i><sub>h</sub> · <i>k</i><sub>w</sub>", colours)
        products = f"{now.c_o} · {now.c_i} · {_coloured(f'{k_h} · {k_w}', colours)} + {now.c_o}"
        self.counts[0].setText(now_text.format(kernel, f"{products} = <b>{now.parameters}</b>"))
        products = f"{then.c_o} · {then.c_i} + {then.c_o}"
        self.counts[1].setText(then_text.format(f"{products} = <b>{then.parameters}</b>"))

    def retranslate(self) -> None:
        self.set_title(self.tr("1 × 1 kernels: a dense layer at every pixel"))
        self.sentence.setText(
            self.tr(
                "A 1 × 1 kernel sees one pixel, and all channels of it. It mixes channels, looks at no neighbour,"
                " and needs far fewer parameters."
            )
        )
        name_button(
            self.button,
            self.tr("Make the kernels 1 × 1"),
            self.tr("Each becomes the sum of its weights; undo brings the old ones back"),
        )
        self.slices.setAccessibleName(self.tr("The chosen output's kernel slices"))
        self.matrix.setAccessibleName(self.tr("Their sums as 1 × 1 kernels"))
        self._write()

    def restyle(self) -> None:
        """Take the colours of the theme."""
        self._mark()
        self._write()


def _coloured(text: str, colours: Colours) -> str:
    return f'<span style="color:{colours.kernel.name()}">{text}</span>'
