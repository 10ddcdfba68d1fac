"""What the stepper, which knows windows that slide over an input, calls the matrices of the stamps.

A stamp is a window on the output: so the cells that are stepped through, its "output", are those of the input here, and
what the window lies on, its "input", is the output with the border that padding takes away.
"""

STEPPED, WHOLE = "output", "input"
