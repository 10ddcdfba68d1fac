"""What is told of a measured field: how it compares with the theory, and why it is smaller."""

from __future__ import annotations

from convlab.gui.labs.matrix.words import coloured
from convlab.gui.language import in_sequence, translate
from convlab.gui.theme import Colours
from convlab.labs.common.numbers import format_number, grouped, percent
from convlab.labs.common.stack import Cells
from convlab.labs.receptive_field.measure import Measured, Stops


def check_text(result: Measured) -> str:
    """How what was measured compares with the theory, and why where it is less."""
    if not result.possible:
        return translate("Field", "All that this unit sees is padding: it depends on no element of the image.")
    if result.is_equal:
        if result.possible == 1:
            return translate("Field", "✓ As in theory: the only element that the unit can depend on has a gradient.")
        return translate(
            "Field", "✓ As in theory: all {0} elements that the unit can depend on have a gradient, and no others."
        ).format(grouped(result.possible))
    if not result.is_inside:
        return translate("Field", "The gradient leaves the theoretical field. This must not happen.")
    numbers = grouped(result.count), grouped(result.possible), "{} × {}".format(*result.spread)
    if result.count:
        text = translate(
            "Field", "✓ Inside the theoretical field, but less: a gradient at {0} of {1} elements, within {2}."
        )
    else:
        text = translate("Field", "No gradient arrives. Elements that the unit can depend on, by sizes alone: {1}.")
    return in_sequence(text.format(*numbers), _stops_text(result.stops))


def frames_text(result: Measured, colours: Colours) -> str:
    """What the frames are and where they lie, and which part of the image is shown, as rich text."""
    lines = []
    for name, area, colour in (
        (translate("Field", "field"), result.box, colours.field),
        (translate("Field", "its middle"), result.central, colours.window),
    ):
        lines.append(f"{coloured(colour, '■')} {name} {area.rows} × {area.columns}: {place_text(area)}")
    if result.shown != Cells(0, 0, *result.gradient.shape):
        lines.append(translate("Field", "shown: {0}").format(place_text(result.shown)))
    return "<br>".join(lines)


def place_text(area: Cells) -> str:
    """Which rows and columns of the input an area spans, those beyond the border too."""
    top, bottom, left, right = (format_number(float(end)) for end in area.ends)
    rows, columns = translate("Field", "rows {0} to {1}"), translate("Field", "columns {0} to {1}")
    if top == bottom:
        rows = translate("Field", "row {0}")
    if left == right:
        columns = translate("Field", "column {0}")
    return translate("Field", "{0}, {1}").format(rows.format(top, bottom), columns.format(left, right))


def _stops_text(stops: Stops) -> str:
    """What makes a measured field smaller than the theoretical one."""
    reasons = []
    if stops.relu:
        reasons.append(translate("Field", "ReLU switches off {0} of the units on the way").format(grouped(stops.relu)))
    if stops.is_max:
        reasons.append(translate("Field", "max pooling passes the gradient on only to the largest element of a window"))
    if stops.zeros:
        reasons.append(translate("Field", "weights that are 0: {0}").format(grouped(stops.zeros)))
    if not reasons:
        reasons.append(translate("Field", "gradients over several paths cancel out"))
    joined = translate("Field", ", and ").join(reasons)
    return translate("Field", "Why: {0}.").format(joined)


def share_text(result: Measured) -> str:
    """How much of the gradient is in the middle of the field, and why; nothing where there is no middle to speak of."""
    if not result.count or result.central == result.box or not result.central_cells:
        return ""
    area = result.central
    text = translate(
        "Field", "The middle {0} × {1} holds {2} of the gradient; it is {3} of what the unit can depend on."
    )
    shares = (percent(share) for share in (result.central_share, result.central_cells))
    return in_sequence(text.format(area.rows, area.columns, *shares), _reason_text(result))


def _reason_text(result: Measured) -> str:
    """Whether paths, or only weights, make the middle what it is."""
    if result.has_even_paths:
        if result.paths.max() == 1:
            return translate(
                "Field",
                "Only one path leads from each element to the unit: no place is favoured, weights alone decide.",
            )
        return translate(
            "Field",
            "From each element as many paths lead to the unit, {0}: no place is favoured, weights alone decide.",
        ).format(grouped(float(result.paths.max())))
    share = percent(result.central_paths)
    if result.central_paths <= result.central_cells:
        return translate("Field", "Paths do not favour it here: {0} of them begin there.").format(share)
    if result.central_share > result.central_cells:
        return translate(
            "Field",
            "Why: {0} of all paths to the unit begin there. The effective field is smaller than the theoretical one.",
        ).format(share)
    return translate(
        "Field", "Yet {0} of all paths to the unit begin there: weights, and what is switched off, outweigh that here."
    ).format(share)
