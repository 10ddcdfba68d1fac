"""What the Inside view says: of the maps, of stages and units, and a unit's sum with its numbers put in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from convlab.gui.labs.lenet.words import activation_name, layer_title, short_layer_title
from convlab.gui.labs.matrix.marks import bracketed, product_term
from convlab.gui.language import translate
from convlab.gui.widgets.term_line import Piece, Term
from convlab.labs.common.numbers import format_number, percent
from convlab.labs.lenet.inside.maps import InsideChoice, KernelWeight, NetworkSnapshot, NetworkUnit, Stage, Target
from convlab.labs.lenet.inside.terms import Terms, field_of

_CLASSES = {"conv": "Conv2d", "pool": "Pool2d", "dense": "Linear"}


def stage_title(stages: Sequence[Stage], index: int, *, short: bool = False) -> str:
    """What a stage is called: the input, or its layer's title."""
    stage = stages[index]
    if stage.kind == "input":
        return translate("Inside", "input")
    kind = _CLASSES.get(stage.kind) or {"sigmoid": "Sigmoid", "relu": "ReLU", "tanh": "Tanh"}[stage.activation or ""]
    return (short_layer_title if short else layer_title)(kind, stage.code)


def unit_title(snapshot: NetworkSnapshot, unit: NetworkUnit) -> str:
    """A unit's place in words."""
    title = stage_title(snapshot.stages, unit.stage)
    if not unit.stage:
        return translate("Inside", "input, row {0}, column {1}").format(unit.row, unit.column)
    if snapshot.stages[unit.stage].shape[1:] == (1, 1):
        return translate("Inside", "{0}, unit {1}").format(title, unit.channel)
    return translate("Inside", "{0}, map {1}, row {2}, column {3}").format(title, unit.channel, unit.row, unit.column)


def unit_status(snapshot: NetworkSnapshot, unit: NetworkUnit, classes: Sequence[str]) -> str:
    """Its place, its value, its derivative if it is known, and what it sees of the image."""
    parts = [f"{unit_title(snapshot, unit)} = {format_number(snapshot.value(unit))}"]
    if snapshot.gradients and snapshot.target is not None:
        slope = format_number(float(snapshot.gradients[unit.stage][unit.place]))
        parts.append(f"∂ {target_title(snapshot.target, classes)} = {slope}")
    if unit.stage:
        field = field_of(snapshot.stages, unit)
        parts.append(
            translate("Inside", "sees rows {0} to {1}, columns {2} to {3} of the image").format(
                field.top, field.top + field.rows - 1, field.left, field.left + field.columns - 1
            )
        )
    return " · ".join(parts)


def weight_status(snapshot: NetworkSnapshot, weight: KernelWeight, classes: Sequence[str]) -> str:
    """A weight's place and value, and its derivative if it is known."""
    held = snapshot.held.weights[weight.stage]
    if held is None:
        return ""
    text = translate("Inside", "{0}, kernel of map {1}, slice {2}, row {3}, column {4} = {5}").format(
        stage_title(snapshot.stages, weight.stage), *weight.place, format_number(float(held[weight.place]))
    )
    gradient = snapshot.weight_gradients[weight.stage] if snapshot.weight_gradients else None
    if gradient is None or snapshot.target is None:
        return text
    slope = format_number(float(gradient[weight.place]))
    return f"{text} · ∂ {target_title(snapshot.target, classes)} = {slope}"


def target_title(target: Target, classes: Sequence[str]) -> str:
    """What is differentiated, in a few words. `classes` are their names."""
    if target.of == "loss":
        return translate("Inside", "loss ({0})").format(classes[target.digit])
    return translate("Inside", "score of {0}").format(classes[target.digit])


def maps_text(snapshot: NetworkSnapshot, choice: InsideChoice, classes: Sequence[str], *, has_label: bool) -> str:
    """What the maps show, and for gradients of what."""
    target = snapshot.target
    if choice.quantity == "value":
        return translate("Inside", "What every layer makes of the image. Point at any cell; a click opens it.")
    if choice.quantity == "sum" or target is None:
        return translate("Inside", "Sums with the bias, before the activation.")
    name = classes[target.digit]
    if choice.quantity == "score":
        text = translate("Inside", "How the score of {0} grows with each value: orange raises it.")
        return text.format(name)
    if has_label:
        whose = translate("Inside", "its label")
    elif choice.digit is None:
        whose = translate("Inside", "the answer")
    else:
        whose = translate("Inside", "chosen")
    text = translate("Inside", "How the loss grows with each value, if the class is {0} ({1}).")
    return text.format(name, whose)


class TermsLine(NamedTuple):
    """The terms of a sum, what comes after them, and the sign between them."""

    terms: Sequence[Term | list[Piece]]
    after: list[Piece]
    between: str = " + "


def product_line(terms: Terms) -> TermsLine:
    """The terms of a unit's sum; of a max pooling what it takes the largest of. What counts most stays longest."""
    if terms.winner is not None:
        largest = terms.winner[0] * terms.values.shape[2] + terms.winner[1]
        values = [
            Term([Piece(format_number(value), "window", bold=index == largest)], kept=index == largest)
            for index, value in enumerate(terms.values.ravel().tolist())
        ]
        return TermsLine(values, [Piece(") = "), Piece(format_number(terms.total), "output", bold=True)], ", ")
    if terms.weights is None:
        return TermsLine([[Piece(format_number(terms.total), "window", bold=True)]], [], "")
    after = [Piece(" = "), Piece(format_number(float(terms.channel_sums.sum())), bold=True)]
    pairs = zip(terms.values.ravel().tolist(), terms.weights.ravel().tolist(), strict=True)
    return TermsLine([product_term(value, weight) for value, weight in pairs], after)


def sum_line(snapshot: NetworkSnapshot, terms: Terms) -> TermsLine:
    """The channel sums, and what follows: bias and activation, to the unit's value; of a class also its probability."""
    sums: list[Term] = []
    pieces: list[Piece] = []
    if terms.weights is not None and terms.bias is not None:
        sums = [Term([Piece(bracketed(format_number(value)), bold=True)], abs(value)) for value in _channel_sums(terms)]
        pieces += [Piece(" + "), Piece(bracketed(format_number(terms.bias)), "kernel", bold=True)]
        pieces += [Piece(" = "), Piece(format_number(terms.total), bold=True)]
    if terms.stage.activation is not None:
        pieces.append(Piece("   →   " if pieces else ""))
        pieces.append(Piece(f"{activation_name(terms.stage.activation)}({format_number(terms.total)}) = "))
        pieces.append(Piece(format_number(terms.value), "output", bold=True))
    elif pieces:
        pieces[-1] = Piece(pieces[-1].text, "output", bold=True)
    if terms.unit.stage == len(snapshot.stages) - 1:
        share = float(snapshot.probabilities[terms.unit.channel])
        power = f"exp({format_number(terms.value)}) / Σ exp(…)"
        pieces += [Piece(f"   →   softmax: {power} = "), Piece(percent(share, 1), "output", bold=True)]
    return TermsLine(sums, pieces)


def _channel_sums(terms: Terms) -> list[float]:
    """Of a dense unit, whose channels are single products, the sum of all: it says as much."""
    if terms.values.shape[1:] == (1, 1):
        return [float(terms.channel_sums.sum())]
    sums: list[float] = terms.channel_sums.tolist()
    return sums
