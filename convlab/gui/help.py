"""What the Help menu tells: the keys, and what convlab is. Both are rich text."""

from __future__ import annotations

from convlab import __version__
from convlab.gui.language import translate


def about_text() -> str:
    return translate(
        "Help",
        "<h3>convlab {0}</h3><p>A laboratory for convolutional neural networks. It follows the chapter on them in"
        " <i>Dive into Deep Learning</i>. Every number on the screen is computed by convlab's own NumPy core.</p>"
        "<p>Code under the MIT licence. MNIST: © Yann LeCun and Corinna Cortes, CC BY-SA 3.0.</p>",
    ).format(__version__)


def keys_text() -> str:
    """A table: a row for each key, or group of keys, with what it does."""
    rows = [
        ("Ctrl+N, Ctrl+O", translate("Help", "New session, open a session")),
        ("Ctrl+S, Ctrl+Shift+S", translate("Help", "Save the session, save it elsewhere")),
        ("Ctrl+Z", translate("Help", "Undo")),
        ("Ctrl+Y, Ctrl+Shift+Z", translate("Help", "Redo")),
        ("F11", translate("Help", "Full screen")),
        ("F1", translate("Help", "This list")),
        ("Ctrl+Q", translate("Help", "Quit")),
        ("Tab, Shift+Tab", translate("Help", "Next and previous control")),
        (
            translate("Help", "Space"),
            translate("Help", "Convolution: play and pause"),
        ),
        ("←, →, Home, End", translate("Help", "Convolution: previous, next, first and last position")),
        (
            translate("Help", "Digits, Enter, F2"),
            translate("Help", "Matrix: type a number into the chosen cell; arrows and Tab move on"),
        ),
        (
            translate("Help", "Page Up, Page Down"),
            translate("Help", "Why convolution: one rung back or on"),
        ),
        (
            translate("Help", "Arrow keys"),
            translate("Help", "Why convolution, shift and compare: move the image"),
        ),
        (
            "↑, ↓, PgUp, PgDown",
            translate("Help", "Receptive field: go to the next unit, to the next layer; Space pins"),
        ),
        (
            "Alt+↑, Alt+↓",
            translate("Help", "Receptive field: move the chosen layer up or down in the stack"),
        ),
        ("Delete", translate("Help", "Matrix: set the chosen cell to 0")),
        ("Ctrl+C, Ctrl+V", translate("Help", "Matrix: copy all of it, paste a matrix or an image")),
        (
            translate("Help", "Wheel, Ctrl+Wheel"),
            translate("Help", "Matrix: change the number under the pointer; zoom"),
        ),
        ("Esc", translate("Help", "Let go of what is pinned, show the whole output")),
        ("←, →, ↑, ↓", translate("Help", "Pooling, “What it is for”: move the image")),
        ("← →", translate("Help", "LeNet, curves: go back in time, from one kept state to the next")),
        (
            translate("Help", "Arrow keys, Enter"),
            translate(
                "Help", "LeNet, errors: go from cell to cell and show its images, from image to image and take one"
            ),
        ),
        (
            translate("Help", "Arrow keys"),
            translate("Help", "Canvas: move the pen (with Shift in larger steps)"),
        ),
        (
            translate("Help", "Space"),
            translate("Help", "Canvas: put the pen down, lift it"),
        ),
        ("Delete", translate("Help", "Canvas: clear")),
    ]
    cells = "".join(f"<tr><td><b>{key}</b></td><td>&nbsp;&nbsp;{what}</td></tr>" for key, what in rows)
    return f"<table cellpadding=4>{cells}</table>"
