"""The prepared examples of the Backward view: their names, and what there is to notice."""

from __future__ import annotations

from convlab.gui.language import translate


def scene_texts() -> dict[str, tuple[str, str]]:
    """For each prepared example its name and what there is to notice."""
    return _of_convolutions() | _of_others()


def _of_convolutions() -> dict[str, tuple[str, str]]:
    return {
        "backward_book": (
            translate("BackwardPage", "1  The book’s 3 × 3 and 2 × 2"),
            translate(
                "BackwardPage",
                "All outputs count alike: the middle cell went into all four and gets 0 + 1 + 2 + 3 = 6,"
                " each corner a single weight.",
            ),
        ),
        "backward_one": (
            translate("BackwardPage", "2  One output matters"),
            translate(
                "BackwardPage",
                "A single upstream 1 stamps the kernel onto ∂L/∂X, and its window of the input onto ∂L/∂K.",
            ),
        ),
        "backward_counting": (
            translate("BackwardPage", "3  Upstream 1, 2, 3, 4"),
            translate(
                "BackwardPage",
                "Play it: each upstream gradient adds itself times the kernel to its window;"
                " where windows overlap, the gradients add up.",
            ),
        ),
        "backward_padding": (
            translate("BackwardPage", "4  Padding"),
            translate(
                "BackwardPage",
                "With full padding every cell meets every weight: each gets 0 + 1 + 2 + 3 = 6."
                " What falls on the padding is dropped.",
            ),
        ),
        "backward_stride": (
            translate("BackwardPage", "5  Stride 2"),
            translate(
                "BackwardPage",
                "The windows do not overlap: each upstream gradient leaves its own multiple of the kernel."
                " Cells in no window get 0.",
            ),
        ),
        "backward_dilation": (
            translate("BackwardPage", "6  Dilation 2"),
            translate(
                "BackwardPage", "The gradient goes back to every second cell of the window: to where the weights lay."
            ),
        ),
        "backward_channels": (
            translate("BackwardPage", "7  Two channels in, two out"),
            translate(
                "BackwardPage",
                "A cell of the input gathers from both outputs, through a slice of its own for each;"
                " a slice gathers from its own output alone.",
            ),
        ),
        "backward_edge": (
            translate("BackwardPage", "8  The book’s edges"),
            translate(
                "BackwardPage",
                "Every inner cell is added once and subtracted once, so its gradient is 0:"
                " only the first and the last column change the sum of the outputs.",
            ),
        ),
        "backward_large": (
            translate("BackwardPage", "9  A 5 × 5 blur"),
            translate(
                "BackwardPage",
                "Upstream gradients of changing sign through a 5 × 5 blur: what they send back cancels,"
                " and no cell gets more than 0.04.",
            ),
        ),
    }


def _of_others() -> dict[str, tuple[str, str]]:
    return {
        "backward_max": (
            translate("BackwardPage", "10  Max pooling"),
            translate(
                "BackwardPage",
                "The largest cell of each window gets its whole gradient:"
                " 4, 5, 7 and 8 get 1 each, the others nothing.",
            ),
        ),
        "backward_ties": (
            translate("BackwardPage", "11  Max pooling with ties"),
            translate(
                "BackwardPage",
                "In three windows two cells are the largest: there is no derivative, and the first in reading order"
                " gets everything. Point at one to see both slopes.",
            ),
        ),
        "backward_average": (
            translate("BackwardPage", "12  Average pooling"),
            translate(
                "BackwardPage",
                "Each of the four cells of a window gets a quarter of its gradient;"
                " the middle cell lies in all four windows and gets 1.",
            ),
        ),
        "backward_average_padded": (
            translate("BackwardPage", "13  Average pooling, padded"),
            translate(
                "BackwardPage",
                "Padding counts in the average: a ninth of each gradient falls on every pad cell in its window,"
                " and is lost.",
            ),
        ),
        "backward_relu": (
            translate("BackwardPage", "14  ReLU at 0"),
            translate(
                "BackwardPage",
                "At 0 the curve has a corner: slope 1 to the right, 0 to the left."
                " The backward pass takes 0, as in PyTorch.",
            ),
        ),
        "backward_sigmoid": (
            translate("BackwardPage", "15  Sigmoid, saturated"),
            translate(
                "BackwardPage",
                "At 0 a quarter of the gradient passes, at −5 and 5 less than a hundredth: so gradients vanish.",
            ),
        ),
    }
