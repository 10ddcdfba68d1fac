"""What is said of a learning rate, and of how the loss bends: chosen by the numbers, and with the numbers in them."""

from __future__ import annotations

import math

from convlab.gui.language import in_sequence, translate
from convlab.gui.widgets.number_box import beyond
from convlab.labs.common.numbers import fixed_number, format_number, grouped
from convlab.labs.learning.learn.curvature import Curvature, curvature
from convlab.labs.learning.learn.problem import Problem
from convlab.labs.learning.learn.rates import Course, Direction, Limits, directions_of, limits_of, slowest, steps_to
from convlab.labs.learning.learn.state import RATES, LearnState
from convlab.labs.learning.learn.surface import bowl_of, plane_of

WHOLE_FROM = 10  # times: so long ellipses are told without decimals
LEFT = 0.01  # the share of an error at which it counts as gone
_BELOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def parameter_names(problem: Problem) -> list[str]:
    """Of θ in its order: "w₀₁", with two outputs "w₁,₀₁", and "b"."""
    outputs, _, rows, columns = problem.weight_shape
    names = []
    for output in range(outputs):
        first = f"{output}".translate(_BELOW) + "," if outputs > 1 else ""
        for row in range(rows):
            names += ["w" + first + f"{row}{column}".translate(_BELOW) for column in range(columns)]
    if problem.has_bias:
        names += ["b" + (f"{output}".translate(_BELOW) if outputs > 1 else "") for output in range(outputs)]
    return names


def axis_names(problem: Problem, out: int = 0) -> tuple[list[str], list[str]]:
    """Of the plane on which the loss is drawn: for each axis names from the longest to the shortest."""
    plane = plane_of(problem, out)
    if plane.is_whole:
        first, second = parameter_names(problem)
        return [first], [second]
    if problem.parameters == 1:
        return parameter_names(problem), [translate("Rates", "loss")]
    along = translate("Rates", "along the eigenvector of λ = {0}"), "λ = {0}"
    steep, shallow = (format_number(float(eigenvalue)) for eigenvalue in plane.eigenvalues)
    return [name.format(steep) for name in along], [name.format(shallow) for name in along]


def course_text(course: Course) -> str:
    """What happens to the error along a direction, in a word or two."""
    texts: dict[Course, str] = {
        "flat": translate("Rates", "flat: stays"),
        "shrinks": translate("Rates", "shrinks"),
        "at once": translate("Rates", "gone at once"),
        "zigzag": translate("Rates", "zigzag"),
        "swings": translate("Rates", "swings"),
        "for ever": translate("Rates", "never shrinks"),
        "diverges": translate("Rates", "diverges"),
    }
    return texts[course]


def factor_text(direction: Direction) -> str:
    """By what a step multiplies the error along a direction: "× −0.8"."""
    return f"× {format_number(direction.factor)}"


def direction_tip(direction: Direction, momentum: float) -> str:
    """What a step does along a direction, in a sentence. `momentum` is 0 without one."""
    eigenvalue, factor = format_number(direction.eigenvalue), format_number(direction.factor)
    if direction.course == "flat":
        return translate("Rates", "Along this direction no output changes: what the start has of it stays for ever.")
    if not momentum:
        text = translate("Rates", "Each step multiplies the error along this direction by 1 − ηλ = {0}.").format(factor)
    elif direction.course == "swings":
        text = translate(
            "Rates", "The error along this direction swings to and fro; its swing is multiplied by √μ = {0} a step."
        ).format(factor)
    else:
        text = translate("Rates", "In the long run each step multiplies the error along this direction by {0}.").format(
            factor
        )
    count = steps_to(direction.factor, LEFT)
    if count is not None and count > 1:
        rest = translate("Rates", "After about {0} steps at most 1% of it is left.").format(grouped(count))
        text = in_sequence(text, rest)
    return in_sequence(translate("Rates", "λ = {0}.").format(eigenvalue), text)


def rate_sentence(state: LearnState) -> str:
    """What the present rate does on the present problem: one or two sentences."""
    bent = curvature(state.problem)
    if not bent.steepest:
        return translate("Rates", "The input is 0 wherever the kernel meets it: no weight changes anything.")
    if state.optimiser == "adam":
        return _of_adam(state)
    directions = directions_of(bent, state.rate, state.optimiser, state.momentum)
    worst = slowest(directions)
    assert worst is not None  # the steepest one is not flat
    if state.optimiser == "momentum" and state.momentum:
        return _of_momentum(state, bent, worst)
    return _of_descent(bent, state.rate, directions, worst)


def _of_descent(bent: Curvature, rate: float, directions: list[Direction], worst: Direction) -> str:
    steepest = directions[0]
    if steepest.course == "diverges":
        text = translate(
            "Rates",
            "η = {0} is above the limit 2/λ = {1}: each step multiplies the error along λ = {2} by {3}, and it"
            " diverges.",
        )
        return text.format(*map(format_number, (rate, bent.limit, steepest.eigenvalue, steepest.factor)))
    if steepest.course == "for ever":
        text = translate(
            "Rates", "η = {0} is the limit 2/λ itself: along λ = {1} the error jumps from side to side for ever."
        )
        return text.format(format_number(rate), format_number(steepest.eigenvalue))
    opening = _course_of_steepest(rate, steepest)
    if worst is steepest:
        return opening
    text = translate("Rates", "Slowest is λ = {0}, where {1} of the error is left after a step.")
    return in_sequence(opening, text.format(format_number(worst.eigenvalue), format_number(worst.factor)))


def _course_of_steepest(rate: float, steepest: Direction) -> str:
    if steepest.course == "zigzag":
        text = translate(
            "Rates", "At η = {0} each step multiplies the error along λ = {1} by {2}: a zigzag that shrinks."
        )
    elif steepest.course == "at once":
        text = translate("Rates", "At η = {0} the error along λ = {1} is gone after one step.")
    else:
        text = translate("Rates", "At η = {0} each step multiplies the error along λ = {1} by {2}, without a zigzag.")
    return text.format(*map(format_number, (rate, steepest.eigenvalue, steepest.factor)))


def _of_momentum(state: LearnState, bent: Curvature, worst: Direction) -> str:
    limits = limits_of(bent, state.optimiser, state.momentum)
    assert limits is not None
    rate, momentum, limit, factor = map(format_number, (state.rate, state.momentum, limits.diverges, abs(worst.factor)))
    if worst.course == "diverges":
        text = translate(
            "Rates",
            "With momentum μ = {0} the limit is 2(1 + μ)/λ = {1}: η = {2} is above it: the error grows by a factor"
            " of {3} a step, it diverges.",
        )
        return text.format(momentum, limit, rate, factor)
    if worst.course == "for ever":
        text = translate("Rates", "With momentum μ = {0}, η = {1} is the limit 2(1 + μ)/λ itself: the error stays.")
        return text.format(momentum, rate)
    text = translate(
        "Rates",
        "With momentum μ = {0} the limit is 2(1 + μ)/λ = {1}; at η = {2} a step multiplies the slowest error by {3}.",
    )
    if worst.course == "swings":
        text = translate(
            "Rates",
            "With momentum μ = {0} the limit is 2(1 + μ)/λ = {1}; at η = {2} the error swings, and its swing"
            " is multiplied by √μ = {3} a step.",
        )
    return text.format(momentum, limit, rate, factor)


def _of_adam(state: LearnState) -> str:
    text = translate(
        "Rates",
        "Adam divides by the size of the gradients: in its first step each weight moves by about η = {0}, however steep"
        " the loss is. No limit 2/λ holds.",
    )
    return text.format(format_number(state.rate))


def valley_sentence(problem: Problem) -> str:
    """Why the kernel is not identifiable; empty if it is."""
    bent = curvature(problem)
    if not bent.flat:
        return ""
    if not bent.steepest:
        return translate("Rates", "Every eigenvalue is 0: the kernel cannot be identified, as no output depends on it.")
    if problem.parameters == 2:
        names, along = parameter_names(problem), bent.vectors[:, -1]
        text = translate(
            "Rates",
            "A valley: λ = 0 along ({0}, {1}). Any multiple of it can be added to ({2}, {3}) and no output changes: the"
            " kernel is not identifiable.",
        )
        return text.format(*(fixed_number(float(value), 2) for value in along), *names)
    text = translate(
        "Rates",
        "One of {1} eigenvalues is 0: along this direction no output changes, the loss has a valley, and the kernel is"
        " not identifiable.",
    )
    if bent.flat > 1:
        text = translate(
            "Rates",
            "{0} of {1} eigenvalues are 0: along these directions no output changes, the loss has a valley, and the"
            " kernel is not identifiable.",
        )
    return text.format(bent.flat, problem.parameters)


def plane_sentence(problem: Problem) -> str:
    """What the loss surface is a picture of."""
    plane = plane_of(problem)
    if problem.parameters == 1:
        return translate("Rates", "The loss over the only weight: a parabola.")
    length = bowl_of(problem).length
    if math.isinf(length):
        shape = translate("Rates", "Its contours are parallel lines: a valley.")
    else:
        shape = translate("Rates", "Its contours are ellipses, {0} times as long as wide: √(λ_max/λ_min).")
        shape = shape.format(length_text(length))
    if plane.is_whole:
        return in_sequence(translate("Rates", "The loss over both parameters."), shape)
    text = translate(
        "Rates",
        "There are {0} parameters: this is the plane through the minimum along the eigenvectors of the largest and of"
        " the smallest eigenvalue of the Hessian. The path is projected on it.",
    )
    return in_sequence(text.format(problem.parameters), shape)


def length_text(length: float) -> str:
    """How many times as long as wide ellipses are: with a decimal where that counts."""
    return fixed_number(length, 1) if length < WHOLE_FROM else grouped(length)


def limit_text(limit: float) -> str:
    """A mark on the slider."""
    return translate("Rates", "limit {0}").format(format_number(limit))


def best_text(rate: float) -> str:
    return translate("Rates", "best {0}").format(format_number(rate))


def share_text(rate: float, limits: Limits | None) -> str:
    """How a rate stands to the limit; empty where there is none."""
    if limits is None or not math.isfinite(limits.diverges):
        return ""
    return translate("Rates", "= {0} × limit").format(format_number(rate / limits.diverges))


def limit_tip(state: LearnState) -> str:
    """What the marks on the slider are."""
    bent = curvature(state.problem)
    limits = limits_of(bent, state.optimiser, state.momentum)
    if limits is None:
        return translate("Rates", "How large a step is. With Adam no limit follows from the eigenvalues.")
    if not math.isfinite(limits.diverges):
        return translate("Rates", "How large a step is. No rate changes anything here: every eigenvalue is 0.")
    steepest, limit = format_number(bent.steepest), format_number(limits.diverges)
    if state.optimiser == "momentum":
        text = translate(
            "Rates", "Above 2(1 + μ)/λ = {0} the error along the steepest direction, λ = {1}, grows from step to step."
        )
        return text.format(limit, steepest)
    text = translate(
        "Rates",
        "Above 2/λ = {0} the error along the steepest direction, λ = {1}, grows from step to step; above half of it,"
        " it zigzags. The best fixed rate is 2/(λ_max + λ_min) = {2}, of the eigenvalues that are not 0. Click on a"
        " mark to choose it.",
    )
    return text.format(limit, steepest, format_number(bent.best_rate))


def why_not_rate(rate: float) -> str:
    """A sentence against a rate that is not possible; empty for one that is."""
    low, high = RATES
    return "" if low <= rate <= high else beyond(rate, low, high)
