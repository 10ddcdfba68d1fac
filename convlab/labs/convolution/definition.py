"""The convolution of two functions: flip one of them, slide it over the other, and add up the product.

The layer has its name from this; what it computes, the cross-correlation, leaves out the flip.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from convlab.labs.common.arrays import frozen

Vector = NDArray[np.float64]
Which = Literal["f", "g"]

SEQUENCES = {  # values at whole numbers from 0 on; they have no continuous counterpart
    "die": (0.0, *[1 / 6] * 6),
    "quadratic": (1.0, 2.0, 3.0),
    "linear": (2.0, 1.0),
}
NAMES = ("box", "triangle", "gaussian", "exponential", "impulses", *SEQUENCES, "drawn")
REACH = 3.0  # the continuous axis that is shown goes from −3 to 3; presets go on beyond it
LAST = 8  # discrete positions go from −8 to 8; beyond them every function is 0
LAST_OF_SUMS = 12  # with a sequence there are positions up to here: two dice show at most 12
CELLS = 100  # of the continuous grid, in one unit
SIGMA = 0.5  # of the Gaussian
TRAIN = 2.5  # between two impulses
DISCRETE_TRAIN = 5
DRAWN_RANGE = (-0.5, 1.0)  # of the heights that can be drawn
DRAWN_SAMPLES = 16 * LAST + 1  # of a drawn function from one end of the axis to the other
_A_POSITION = (DRAWN_SAMPLES - 1) // (2 * LAST)  # samples from one discrete position to the next
_SUMMED = 8  # the integral is taken from −8 to 8: beyond, the exponential is below 0.0004


def _middles(reach: float) -> Vector:
    """The middle of every cell of the continuous grid from −reach to reach."""
    count = round(reach * CELLS)
    return frozen((np.arange(-count, count) + 0.5) / CELLS)


_GRID = _middles(_SUMMED)
_WIDE_GRID = _middles(_SUMMED + REACH)
_PLACES = frozen(np.arange(-round(REACH * CELLS), round(REACH * CELLS) + 1) / CELLS)
_POSITIONS = frozen(np.arange(-LAST, LAST + 1))
_MORE_POSITIONS = frozen(np.arange(-LAST, LAST_OF_SUMS + 1))
_DRAWN_AT = frozen(np.linspace(-REACH, REACH, DRAWN_SAMPLES))
_NO_IMPULSES = frozen(np.zeros((0, 2)))


def _drawn_f() -> Vector:
    """A high and a low hill."""
    t = _DRAWN_AT
    return frozen(np.round(np.exp(-(((t + 0.75) / 0.35) ** 2)) + 0.5 * np.exp(-(((t - 0.75) / 0.45) ** 2)), 2))


def _drawn_g() -> Vector:
    """A ramp that ends with a step: nothing like its mirror image."""
    t = _DRAWN_AT
    return frozen(np.where((t >= -0.75) & (t <= 0.75), np.round((t + 0.75) / 1.5, 2), 0.0))


def _jumping(inside: ArrayLike, at_jump: ArrayLike, values: ArrayLike) -> Vector:
    return np.where(at_jump, 0.5, np.where(inside, values, 0.0))


def _continuous(name: str, drawn: Vector, t: Vector) -> Vector:
    """A function at any places: halfway at a jump, and 0 for the impulses, which have no height."""
    if name == "box":
        return _jumping(np.abs(t) < 0.5, np.abs(np.abs(t) - 0.5) < 1e-9, 1.0)
    if name == "triangle":
        return frozen(np.maximum(1 - np.abs(t), 0.0))
    if name == "gaussian":
        return frozen(np.exp(-((t / SIGMA) ** 2) / 2) / (SIGMA * np.sqrt(2 * np.pi)))
    if name == "exponential":
        return _jumping(t > 0, np.abs(t) < 1e-9, np.exp(-np.maximum(t, 0)))
    if name == "drawn":
        return np.interp(t, _DRAWN_AT, drawn, left=0.0, right=0.0)
    return np.zeros_like(t)


def _impulse_places(name: str) -> Vector:
    return np.array([-TRAIN, 0.0, TRAIN] if name == "impulses" else [])


def _discrete(name: str, drawn: Vector, k: Vector) -> Vector:
    """A function at whole numbers k of any shape; beyond −8 and 8 it is 0."""
    own = _own_values(name, drawn)
    inside = np.abs(k) <= LAST
    return frozen(np.where(inside, own[np.where(inside, k + LAST, 0).astype(np.intp)], 0.0))


def _own_values(name: str, drawn: Vector) -> Vector:
    """A function at the positions from −8 to 8."""
    k = _POSITIONS
    if name == "box":
        return frozen(np.abs(k) <= 2)
    if name == "triangle":
        return frozen(np.maximum(1 - np.abs(k) / 4, 0))
    if name == "gaussian":  # binomial coefficients: its nearest approximation by integers
        return frozen(np.pad(np.array([1, 6, 15, 20, 15, 6, 1]) / 20, LAST - 3))
    if name == "exponential":
        return frozen(np.where(k >= 0, 0.5 ** np.maximum(k, 0), 0.0))
    if name == "impulses":
        return frozen(k % DISCRETE_TRAIN == 0)
    if name in SEQUENCES:
        values = SEQUENCES[name]
        return frozen(np.pad(np.array(values), (LAST, LAST + 1 - len(values))))
    return frozen(drawn[::_A_POSITION])


@dataclass(frozen=True, eq=False)
class Trace:
    """A function: its values (n,) at `t` (n,), which are `step` apart, and its impulses (m, 2), each place and area."""

    t: Vector
    values: Vector
    step: float
    impulses: Vector = field(default_factory=lambda: _NO_IMPULSES)

    @property
    def total(self) -> float:
        """Continuous: the area under it, impulses included. Discrete: its sum."""
        return float(self.values.sum() * self.step + self.impulses[:, 1].sum())


@dataclass(frozen=True, eq=False)
class DefinitionState:
    """What the user chose: f and g by name, the samples of the drawn ones, (129,) across the axis, and x.

    Continuous functions are sampled in the middle of cells of width h = 0.01 and x lies on the cells' borders, so
    that x − τ is a middle again. The integral is the Riemann sum of the middles (the midpoint rule): exact for boxes,
    within h²/24 times the change of slope for smooth functions. All presets have area 1; an impulse is not sampled
    but keeps its place and its area, so that f∗impulses is exactly a sum of shifted copies of f.
    With `correlation`, g is not flipped: ∫ f(x + t) g(t) dt, which is ∫ f(τ) g(τ − x) dτ.

    Raises ValueError for a name that is none of `NAMES`, for a sequence in the continuous case, and for drawn samples
    that are not 129.
    """

    f: str = "box"
    g: str = "exponential"
    f_drawn: Vector = field(default_factory=_drawn_f)
    g_drawn: Vector = field(default_factory=_drawn_g)
    discrete: bool = False
    x: float = 0.3
    correlation: bool = False

    def __post_init__(self) -> None:
        for name in (self.f, self.g):
            if name not in NAMES:
                raise ValueError(f"no function {name!r}; there are {', '.join(NAMES)}")
            if name in SEQUENCES and not self.discrete:
                raise ValueError(f"{name!r} has values at whole numbers only")
        for name in ("f_drawn", "g_drawn"):
            samples = getattr(self, name)
            if np.shape(samples) != (DRAWN_SAMPLES,):
                raise ValueError(f"{name} must have {DRAWN_SAMPLES} samples, not the shape {np.shape(samples)}")
            if not isinstance(samples, np.ndarray) or samples.flags.writeable:
                object.__setattr__(self, name, frozen(samples))

    # ---- the axis

    @property
    def has_sequence(self) -> bool:
        """Whether f or g is one of `SEQUENCES`."""
        return self.f in SEQUENCES or self.g in SEQUENCES

    @property
    def axis(self) -> tuple[float, float]:
        """Where the axis begins and ends."""
        return float(self.places[0]), float(self.places[-1])

    @property
    def _reach(self) -> float:
        """What is drawn by hand goes from −reach to reach."""
        return float(LAST) if self.discrete else REACH

    @property
    def step(self) -> float:
        """The distance between two values of x."""
        return 1.0 if self.discrete else 1 / CELLS

    @property
    def places(self) -> Vector:
        """Every x there is: (17,), with a sequence (21,), or (601,)."""
        if not self.discrete:
            return _PLACES
        return _MORE_POSITIONS if self.has_sequence else _POSITIONS

    def nearest(self, x: float) -> int:
        """The index of the place that is nearest to x."""
        return int(np.clip(round((x - self.axis[0]) / self.step), 0, len(self.places) - 1))

    @property
    def index(self) -> int:
        """The index of the present place; x counts as the nearest place there is."""
        return self.nearest(self.x)

    @property
    def place(self) -> float:
        return float(self.places[self.index])

    # ---- the functions

    @property
    def t(self) -> Vector:
        """Where f, g and the product are sampled: the positions, or the middles of 1600 cells from −8 to 8."""
        return self.places if self.discrete else _GRID

    @cached_property
    def given_f(self) -> Trace:
        return self._given(self.f, self.f_drawn)

    @cached_property
    def given_g(self) -> Trace:
        return self._given(self.g, self.g_drawn)

    def _given(self, name: str, drawn: Vector) -> Trace:
        if self.discrete:
            return Trace(self.t, _discrete(name, drawn, self.t), self.step)
        return self._trace(_continuous(name, drawn, self.t), _impulse_places(name))

    def _trace(self, values: Vector, places: Vector) -> Trace:
        """Sampled values, and impulses of area 1."""
        return Trace(self.t, frozen(values), self.step, _impulses(places, np.ones_like(places)))

    def _kernel(self, t: Vector) -> Vector:
        """What f is convolved with: g; for a cross-correlation its mirror image, which the flip turns back."""
        return _continuous(self.g, self.g_drawn, -t if self.correlation else t)

    @property
    def _kernel_places(self) -> Vector:
        places = _impulse_places(self.g)
        return -places if self.correlation else places

    def _kernel_at(self, k: Vector) -> Vector:
        """Discrete: what f is convolved with, at whole numbers."""
        return _discrete(self.g, self.g_drawn, -k if self.correlation else k)

    @cached_property
    def moved(self) -> Trace:
        """g(x − τ), flipped and moved; for the cross-correlation g(τ − x), only moved."""
        if not self.discrete:
            return self._trace(self._kernel(self.place - self.t), self.place - self._kernel_places)
        return Trace(self.t, self._kernel_at(self.place - self.t), self.step)

    @cached_property
    def product(self) -> Trace:
        """f(τ) times g as it lies there."""
        values = frozen(self.given_f.values * self.moved.values)
        if self.discrete:
            return Trace(self.t, values, self.step)
        own, moved = self.given_f.impulses[:, 0], self.moved.impulses[:, 0]
        places = np.concatenate([own, moved])
        areas = np.concatenate([self._kernel(self.place - own), _continuous(self.f, self.f_drawn, moved)])
        if len(own) and len(moved):  # two trains: an impulse where one meets another
            places, areas = own, (np.abs(own[:, None] - moved) < 1e-9).sum(axis=1).astype(np.float64)
        return Trace(self.t, values, self.step, _impulses(places[areas != 0], areas[areas != 0]))

    # ---- the result

    @property
    def value(self) -> float:
        """(f∗g)(x): the sum or the integral of the product. Of two impulse trains, the area of the impulse at x."""
        return self.product.total

    @cached_property
    def result(self) -> Trace:
        """(f∗g)(x) at every place."""
        if self.discrete:
            sums = self._kernel_at(self.places[:, None] - self.t) @ self.given_f.values
            return Trace(self.places, frozen(sums), self.step)
        f_train, g_train = _impulse_places(self.f), self._kernel_places
        if len(f_train) and len(g_train):
            places, areas = np.unique(f_train[:, None] + g_train, return_counts=True)
            none = frozen(np.zeros(len(self.places)))
            return Trace(self.places, none, self.step, _impulses(places, areas))
        return Trace(self.places, self._integrals(f_train, g_train), self.step)

    def _integrals(self, f_train: Vector, g_train: Vector) -> Vector:
        x = self.places
        if len(f_train):
            return frozen(sum(self._kernel(x - place) for place in f_train))
        if len(g_train):
            return frozen(sum(_continuous(self.f, self.f_drawn, x - place) for place in g_train))
        return frozen(np.convolve(self._kernel(_WIDE_GRID), self.given_f.values, mode="valid") / CELLS)

    # ---- prepared examples

    @property
    def scene(self) -> str | None:
        """The prepared example that is shown, wherever x is, flipped or not."""
        own = {"f": self.f, "g": self.g, "discrete": self.discrete}
        return next((name for name, scene in SCENES.items() if own.items() <= scene.items()), None)

    # ---- what can be done

    def terms(self) -> list[tuple[float, float]]:
        """Discrete: f[k] and g[n − k] of every product that is not 0, from left to right."""
        pairs = zip(self.given_f.values.tolist(), self.moved.values.tolist(), strict=True)
        return [(a, b) for a, b in pairs if a and b]

    def switched(self, discrete: bool) -> dict[str, Any]:
        """The changes that make it discrete or continuous, with x at the same part of the axis."""
        if discrete == self.discrete or self.has_sequence:
            return {}
        x = self.place / self._reach
        return {"discrete": discrete, "x": float(round(x * LAST)) if discrete else round(x * REACH, 2)}

    def chosen(self, which: Which, name: str) -> dict[str, Any]:
        """The changes that make f or g another function: a sequence is discrete, and x stays on the axis."""
        makes_discrete = self.switched(True) if name in SEQUENCES else {}
        changes: dict[str, Any] = {**makes_discrete, which: name}
        new = replace(self, **changes)
        return changes | ({"x": new.place} if new.x != new.place else {})

    def drawn_over(self, which: Which, start: tuple[float, float], end: tuple[float, float]) -> dict[str, Any]:
        """The changes that a straight pen line from one (τ, height) to another makes; a preset is copied first.

        Heights are cut to `DRAWN_RANGE`. In the discrete case every position on the way gets a height of its own.
        """
        samples = self._samples(which).copy()
        per = _A_POSITION if self.discrete else 1
        last = (DRAWN_SAMPLES - 1) // per
        (a, low), (b, high) = sorted([start, end])
        if a > self._reach + self.step / 2:  # beyond what is drawn by hand
            return {}
        first, final = (int(np.clip(round((v / self._reach + 1) / 2 * last), 0, last)) for v in (a, b))
        touched = np.arange(first, final + 1)
        heights = np.interp(touched, [first, final], [low, high]) if final > first else np.array([end[1]])
        heights = np.clip(heights, *DRAWN_RANGE)
        samples[touched * per] = np.round(heights * 20) / 20 if per > 1 else heights
        if per > 1:  # between the positions it is straight
            around = slice(max(first - 1, 0) * per, (final + 1) * per + 1)
            every = np.arange(DRAWN_SAMPLES)
            samples[around] = np.interp(every[around], every[::per], samples[::per])
        return {**self.chosen(which, "drawn"), f"{which}_drawn": frozen(samples)}

    def _samples(self, which: Which) -> Vector:
        """The function as it would be drawn by hand."""
        name, drawn = (self.f, self.f_drawn) if which == "f" else (self.g, self.g_drawn)
        if name == "drawn":
            return drawn
        if self.discrete:
            return np.interp(_DRAWN_AT / REACH * LAST, _POSITIONS, _own_values(name, drawn))
        samples = _continuous(name, drawn, _DRAWN_AT)
        for place in _impulse_places(name):
            samples[np.abs(_DRAWN_AT - place).argmin()] = 1.0
        return samples


def _impulses(places: Vector, areas: ArrayLike) -> Vector:
    return frozen(np.stack([places, areas], axis=1)) if len(places) else _NO_IMPULSES


SCENES: dict[str, dict[str, Any]] = {  # what each prepared example changes
    name: {"f": f, "g": g, "discrete": discrete, "x": x, "correlation": False}
    for name, f, g, discrete, x in (
        ("decay", "box", "exponential", False, 0.3),
        ("boxes", "box", "box", False, 0.3),
        ("dice", "die", "die", True, 7.0),
        ("polynomials", "quadratic", "linear", True, 2.0),
    )
}
