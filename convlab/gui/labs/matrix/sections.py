"""What the controls of labs with matrices share: they edit the state and ask for copies of matrices."""

from __future__ import annotations

from PySide6.QtCore import Signal

from convlab.gui.widgets.section import Section, Sections


class MatrixSection(Section):
    """`edited` carries changes of the state and what they merge with, `problem` a sentence.

    `attempted` carries what was typed and refused of where the window lies, by the names of Sliding's fields, and is
    empty when that is gone. `copy_requested` and `paste_requested` ask for the matrix that the section is about.
    """

    edited = Signal(dict, object)
    attempted = Signal(dict)
    problem = Signal(str)
    copy_requested = Signal()
    paste_requested = Signal()


class MatrixControls(Sections):
    """`edited` carries changes of the state and what they merge with."""

    edited = Signal(dict, object)

    def __init__(self, *sections: MatrixSection) -> None:
        super().__init__(*sections)
        for section in sections:
            section.edited.connect(self.edited)
