"""What the Help menu tells: the keys, by where they work, and what convlab is."""

from __future__ import annotations

from convlab import __version__
from convlab.gui.language import translate
from convlab.gui.registry import LABS

KeyGroup = tuple[str, list[tuple[str, str]]]  # where the keys work; the keys, and what they do


def about_text() -> str:
    return translate(
        "Help",
        "<h3>convlab {0}</h3><p>A laboratory for convolutional neural networks. It follows the chapter on them in"
        " <i>Dive into Deep Learning</i>. Every number on the screen is computed by convlab’s own NumPy core.</p>"
        "<p>Code under the MIT licence. MNIST: © Yann LeCun and Corinna Cortes, CC BY-SA 3.0.</p>",
    ).format(__version__)


def key_groups() -> list[KeyGroup]:
    """All keys: those that work everywhere, those of matrices, then each lab's."""
    return [
        (translate("Help", "Everywhere"), _everywhere()),
        (translate("Help", "Matrix"), _matrix()),
        (translate("Help", "Input of a lab"), _input()),
        (translate("Help", "Convolution, Channels, Pooling: step by step"), _steps()),
        (LABS["why"].title(), _why()),
        (LABS["pooling"].title(), [("← → ↑ ↓", translate("Help", "“What it is for”: move the image"))]),
        (LABS["receptive_field"].title(), _field()),
        (LABS["lenet"].title(), _lenet()),
    ]


def _everywhere() -> list[tuple[str, str]]:
    return [
        (f"Ctrl+1 … Ctrl+{len(LABS)}", translate("Help", "Go to a lab, in the order of the rail")),
        ("Ctrl+N, Ctrl+O", translate("Help", "New session, open a session")),
        ("Ctrl+S, Ctrl+Shift+S", translate("Help", "Save the session, save it elsewhere")),
        ("Ctrl+Z", translate("Help", "Undo")),
        ("Ctrl+Y, Ctrl+Shift+Z", translate("Help", "Redo")),
        ("Tab, Shift+Tab", translate("Help", "Next and previous control")),
        ("F11", translate("Help", "Full screen")),
        ("F1", translate("Help", "This list")),
        ("Ctrl+Q", translate("Help", "Quit")),
    ]


def _matrix() -> list[tuple[str, str]]:
    return [
        (translate("Help", "Arrow keys"), translate("Help", "From cell to cell")),
        (
            translate("Help", "Digits, Enter, F2"),
            translate("Help", "Type a number into the chosen cell; Enter goes on to the next"),
        ),
        ("Delete", translate("Help", "Set the chosen cell to 0")),
        ("Ctrl+C, Ctrl+V", translate("Help", "Copy all of it, paste a matrix or an image")),
        (translate("Help", "Wheel"), translate("Help", "Change the number under the pointer; zoom an image")),
        (translate("Help", "Ctrl+Wheel, Ctrl+ +, Ctrl+ −"), translate("Help", "Zoom")),
        ("Ctrl+0", translate("Help", "Show all of it")),
        ("Esc", translate("Help", "Leave the cell, unpin, show the whole output")),
    ]


def _input() -> list[tuple[str, str]]:
    return [
        ("Ctrl+Shift+O", translate("Help", "Open an image")),
        ("Ctrl+← → ↑ ↓", translate("Help", "Move the content by a row or a column")),
        ("Ctrl+I", translate("Help", "Invert")),
        ("Ctrl+P", translate("Help", "Fill with the pen’s value")),
        ("Ctrl+Delete", translate("Help", "Clear")),
    ]


def _steps() -> list[tuple[str, str]]:
    return [
        (translate("Help", "Space"), translate("Help", "Play and pause")),
        ("← →", translate("Help", "Previous and next position")),
        ("Home, End", translate("Help", "First and last position")),
    ]


def _why() -> list[tuple[str, str]]:
    return [
        (translate("Help", "Page Up, Page Down"), translate("Help", "The ladder: one rung back or forward")),
        ("← → ↑ ↓", translate("Help", "Shift and compare: move the image")),
        ("Home", translate("Help", "Shift and compare: back to where it was")),
        (
            translate("Help", "Space, ← →"),
            translate("Help", "The ladder, Where is it?: play, previous and next position"),
        ),
    ]


def _field() -> list[tuple[str, str]]:
    return [
        ("← → ↑ ↓", translate("Help", "Go to the next unit")),
        (translate("Help", "Page Up, Page Down"), translate("Help", "Go to the layer before, to the next layer")),
        ("Home, End", translate("Help", "First and last unit of the map")),
        (translate("Help", "Space"), translate("Help", "Pin or unpin the unit")),
        ("Esc", translate("Help", "Unpin all units")),
        ("Alt+↑, Alt+↓", translate("Help", "Move the chosen layer up or down in the stack")),
    ]


def _lenet() -> list[tuple[str, str]]:
    return [
        (translate("Help", "Arrow keys"), translate("Help", "Canvas: move the pen (with Shift in larger steps)")),
        (translate("Help", "Space"), translate("Help", "Canvas: put the pen down, lift it")),
        ("Delete", translate("Help", "Canvas: clear")),
        ("← →", translate("Help", "Curves: go back in time, from one checkpoint to the next")),
        (
            translate("Help", "Arrow keys, Enter"),
            translate("Help", "Errors: go from cell to cell to show its images, and from image to image to take one"),
        ),
        (
            translate("Help", "Arrow keys, Page Up, Page Down"),
            translate("Help", "Inside: from unit to unit, from layer to layer"),
        ),
        ("Esc", translate("Help", "Inside: unpin the unit")),
    ]
