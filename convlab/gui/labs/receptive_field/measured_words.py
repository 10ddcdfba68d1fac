"""What is told of a measured field: how it compares with the theory, and why it is smaller."""

from __future__ import annotations

from convlab.gui.labs.matrix.words import coloured
from convlab.gui.language import translate
from convlab.gui.theme import Colours
from convlab.labs.common.numbers import percent
from convlab.labs.receptive_field.measure import Measured, Stops


def check_text(result: Measured) -> str:
    """How what was measured compares with the theory, and why where it is less."""
    if not result.possible:
        return translate("Field", "All that this unit sees is padding: it depends on no cell.")
    size = "{} × {}".format(*result.spread)
    if result.is_equal:
        text = translate(
            "Field", "✓ Support {0} = theory: all {1} cells that the unit can depend on have a gradient, no others."
        )
        return text.format(size, result.possible)
    if not result.is_inside:
        return translate("Field", "The gradient leaves the theoretical field. This must not happen.")
    if result.count:
        text = translate(
            "Field",
            "✓ Inside the theoretical field, but smaller: {0} of its {1} cells have a gradient (they span {2}).",
        )
    else:
        text = translate("Field", "No gradient arrives, though the unit could depend on {1} cells.")
    return text.format(result.count, result.possible, size) + " " + _stops_text(result.stops)


def frames_text(result: Measured, colours: Colours) -> str:
    """What the frames on the heat map are, and which part of the image it shows, as rich text."""
    field, middle = (coloured(colour, "■") for colour in (colours.field, colours.window))
    names = (
        translate("Field", "theoretical field"),
        translate("Field", "its middle half"),
    )
    part = translate("Field", "input rows {0} to {1}, columns {2} to {3}").format(*result.shown.ends)
    return f"{field} {names[0]} &nbsp; {middle} {names[1]}<br>{part}"


def _stops_text(stops: Stops) -> str:
    """What makes a measured field smaller than the theoretical one."""
    reasons = []
    if stops.relu:
        reasons.append(translate("Field", "ReLU is off at {0} of the units on the way").format(stops.relu))
    if stops.is_max:
        reasons.append(translate("Field", "max pooling passes the gradient on only to the largest cell of a window"))
    if stops.zeros:
        reasons.append(translate("Field", "{0} weights are 0").format(stops.zeros))
    if not reasons:
        reasons.append(translate("Field", "what comes over several paths cancels"))
    joined = translate("Field", ", and ").join(reasons)
    return translate("Field", "Why: {0}.").format(joined)


def share_text(result: Measured) -> str:
    """How much of the gradient is in the middle, and why; nothing when there is none."""
    if not result.count:
        return ""
    text = translate("Field", "The middle {0} × {1} cells hold {2} of the gradient; they are {3} of the field.")
    if result.central_share > result.central_cells:
        text += " " + translate(
            "Field",
            "More paths lead from the middle to the unit than from the rim: the effective field is smaller than the"
            " theoretical one.",
        )
    area = result.central
    shares = (percent(float(share)) for share in (result.central_share, result.central_cells))
    return text.format(area.rows, area.columns, *shares)
