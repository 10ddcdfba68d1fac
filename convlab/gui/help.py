"""What the Help menu tells: the keys, and what convlab is. Both are rich text."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from convlab import __version__


def about_text() -> str:
    text: str = QCoreApplication.translate(
        "Help",
        "<h3>convlab {0}</h3><p>A laboratory for convolutional neural networks. It follows the chapter on them in"
        " <i>Dive into Deep Learning</i>. Every number on the screen is computed by convlab's own NumPy core.</p>"
        "<p>Code under the MIT licence. MNIST: © Yann LeCun and Corinna Cortes, CC BY-SA 3.0.</p>",
    ).format(__version__)
    return text


def keys_text() -> str:
    """A table: a row for each key, or group of keys, with what it does."""
    rows = [
        ("Ctrl+N, Ctrl+O", QCoreApplication.translate("Help", "New session, open a session")),
        ("Ctrl+S, Ctrl+Shift+S", QCoreApplication.translate("Help", "Save the session, save it elsewhere")),
        ("Ctrl+Z", QCoreApplication.translate("Help", "Undo")),
        ("Ctrl+Y, Ctrl+Shift+Z", QCoreApplication.translate("Help", "Redo")),
        ("F11", QCoreApplication.translate("Help", "Full screen")),
        ("F1", QCoreApplication.translate("Help", "This list")),
        ("Ctrl+Q", QCoreApplication.translate("Help", "Quit")),
        ("Tab, Shift+Tab", QCoreApplication.translate("Help", "Next and previous control")),
        (
            QCoreApplication.translate("Help", "Space"),
            QCoreApplication.translate("Help", "Convolution: play and pause"),
        ),
        ("←, →, Home, End", QCoreApplication.translate("Help", "Convolution: previous, next, first and last position")),
        (
            QCoreApplication.translate("Help", "Digits, Enter, F2"),
            QCoreApplication.translate("Help", "Matrix: type a number into the chosen cell; arrows and Tab move on"),
        ),
        (
            QCoreApplication.translate("Help", "Page Up, Page Down"),
            QCoreApplication.translate("Help", "Why convolution: one rung back or on"),
        ),
        (
            QCoreApplication.translate("Help", "Arrow keys"),
            QCoreApplication.translate("Help", "Why convolution, shift and compare: move the image"),
        ),
        (
            "↑, ↓, PgUp, PgDown",
            QCoreApplication.translate("Help", "Receptive field: go to the next unit, to the next layer; Space pins"),
        ),
        (
            "Alt+↑, Alt+↓",
            QCoreApplication.translate("Help", "Receptive field: move the chosen layer up or down in the stack"),
        ),
        ("Delete", QCoreApplication.translate("Help", "Matrix: set the chosen cell to 0")),
        ("Ctrl+C, Ctrl+V", QCoreApplication.translate("Help", "Matrix: copy all of it, paste a matrix or an image")),
        (
            QCoreApplication.translate("Help", "Wheel, Ctrl+Wheel"),
            QCoreApplication.translate("Help", "Matrix: change the number under the pointer; zoom"),
        ),
        ("Esc", QCoreApplication.translate("Help", "Let go of what is pinned, show the whole output")),
        ("←, →, ↑, ↓", QCoreApplication.translate("Help", "Pooling, “What it is for”: move the image")),
        ("← →", QCoreApplication.translate("Help", "LeNet, curves: go back in time, from one kept state to the next")),
        (
            QCoreApplication.translate("Help", "Arrow keys, Enter"),
            QCoreApplication.translate(
                "Help", "LeNet, errors: go from cell to cell and show its images, from image to image and take one"
            ),
        ),
        (
            QCoreApplication.translate("Help", "Arrow keys"),
            QCoreApplication.translate("Help", "Canvas: move the pen (with Shift in larger steps)"),
        ),
        (
            QCoreApplication.translate("Help", "Space"),
            QCoreApplication.translate("Help", "Canvas: put the pen down, lift it"),
        ),
        ("Delete", QCoreApplication.translate("Help", "Canvas: clear")),
    ]
    cells = "".join(f"<tr><td><b>{key}</b></td><td>&nbsp;&nbsp;{what}</td></tr>" for key, what in rows)
    return f"<table cellpadding=4>{cells}</table>"
