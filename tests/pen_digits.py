"""An unseen set of pen-drawn digits for checking recognition.

Every hand draws the ten digits as single pen lines of its own; each sample is one of these glyphs, wobbled, stretched,
slanted, turned, sized and placed at random. The pen has no thickness here: the app draws with its own.
"""

from dataclasses import dataclass

import numpy as np

MARGIN = 0.04  # kept free on each side of the canvas
STEP = 0.01  # between two points of a stroke
SIZES = (1 / 3, 4 / 5)  # of a digit's larger side
TURN = np.radians(12)
SHEAR = 0.2
LEAN = 0.36  # at most, of slant, shear and turn together
STRETCH = 0.18  # width to height, as a logarithm


@dataclass(frozen=True)
class PenDigit:
    """One drawn digit: the path of the pen tip, stroke by stroke, on a canvas of [0, 1] x [0, 1] with y down."""

    label: int
    hand: str
    strokes: tuple[np.ndarray, ...]


# Each hand: its slant (how far the top leans to the right, by height) and its digits 0 to 9, about 100 high.
# In a glyph, ';' ends a stroke, ' ' leads a smooth curve through the points, and '-' a straight line; a curve that
# ends where it began is smooth there too, and a point written twice ('a b-b c') is a cusp.
_GLYPHS: dict[str, tuple[float, tuple[str, ...]]] = {
    "schoolbook": (
        0.0,
        (
            "30,0 6,17 0,50 6,83 30,100 54,83 60,50 54,17 30,0",
            "11,22-30,0-30,100",
            "4,24 12,6 30,0 50,8 55,28 44,50 22,76-2,100-60,100",
            "4,14 18,2 36,1 51,12 50,32 38,44 22,47-22,47 42,50 56,64 54,84 38,98 18,99 0,86",
            "40,0-0,66-62,66;44,36-44,100",
            "12,4-8,44 26,38 46,42 58,60 54,84 36,99 16,98 0,86;12,4-56,4",
            "48,4 28,14 10,38 2,66 10,90 30,100 50,90 56,70 46,52 28,48 10,56 3,70",
            "0,0-62,0-20,100",
            "52,16 38,1 18,2 8,16 12,34 30,46 50,58 58,76 48,95 28,100 8,94 0,76 10,58 30,46 48,34 53,17",
            "54,16 40,1 20,2 4,16 3,36 18,50 38,45 54,16-50,100",
        ),
    ),
    "plotter": (
        0.0,
        (
            "16,0-44,0-60,16-60,84-44,100-16,100-0,84-0,16-16,0",
            "8,18-28,0-28,100",
            "0,18-14,0-44,0-58,14-58,36-0,100-60,100",
            "0,14-14,0-44,0-58,14-58,36-46,48-22,48;46,48-60,62-60,86-46,100-14,100-0,86",
            "46,100-46,0-0,70-62,70",
            "54,0-4,0-0,44-40,44-58,60-58,84-42,100-14,100-0,88",
            "54,12-42,0-18,0-0,20-0,84-16,100-42,100-58,84-58,62-44,46-16,46-0,58",
            "0,0-62,0-22,100",
            "16,46-4,34-4,14-18,0-42,0-56,14-56,34-44,46-16,46-0,60-0,86-16,100-44,100-60,86-60,60-44,46",
            "58,42-44,54-14,54-0,40-0,16-14,0-44,0-58,16-58,80-40,100-16,100-4,90",
        ),
    ),
    "drafting": (
        0.0,
        (
            "50,25 43,7 25,0 7,7 0,25-0,75 7,93 25,100 43,93 50,75-50,25",
            "12,16-28,0-28,100",
            "0,25 7,7 25,0 43,7 50,25 44,42-0,100-52,100",
            "0,22 8,6 25,0 42,7 48,24 41,41 25,47-16,47;25,47 44,55 52,74 44,92 26,100 8,94 0,78",
            "36,0-0,72-54,72;40,48-40,100",
            "48,0-4,0-0,46 10,40 24,37 44,46 52,68 44,90 24,100 8,96 0,84",
            "38,0-5,60 0,74 8,92 26,100 44,92 52,74 44,56 26,48 8,56 1,70",
            "0,0-60,0-16,100",
            "26,0 10,7 4,23 10,39 26,46 42,39 48,23 42,7 26,0;26,46 8,54 0,73 8,92 26,100 44,92 52,73 44,54 26,46",
            "14,100-47,40 52,26 44,8 26,0 8,8 0,26 8,44 26,52 44,44 51,30",
        ),
    ),
    "loopy": (
        0.06,
        (
            "38,9 10,15 0,50 8,86 30,100 52,86 60,48 50,13 30,0 8,3",
            "6,26 18,15 28,0-27,88 32,98 43,94",
            "4,24 14,6 32,0 50,10 52,32 38,60 20,84 8,94 0,86 6,76 20,82 38,96 52,98 62,88",
            "4,16 16,2 36,0 50,14 46,34 32,47 18,50 14,43 24,40 42,48 56,68 46,94 24,100 4,92 0,80",
            "16,0 6,30 0,58 10,66 36,62 60,54;48,20 44,60 40,100",
            "58,2 40,8 18,4-8,44 28,36 50,46 56,70 42,94 18,100 2,90 4,78",
            "40,0 20,18 4,48 2,78 20,99 42,96 56,78 48,58 28,54 12,68 14,80",
            "0,16-4,2 20,6 36,8 58,0-58,0 38,36 26,70 22,100",
            "30,46 10,30 12,8 32,0 50,10 48,32 30,46 8,62 0,80 14,98 34,100 54,90 56,70 30,46",
            "52,18 38,1 16,3 2,22 8,44 26,50 44,38 54,12-54,12 56,44 50,78 34,98 14,98 6,86",
        ),
    ),
    "continental": (
        0.0,
        (
            "28,0 5,16 0,50 5,84 26,100 49,84 54,50 49,16 28,0",
            "0,35-27,0-27,100",
            "2,22 12,4 32,0 50,12 50,34 34,60 0,98-0,98 18,91 38,98 60,94",
            "2,10 20,0 42,4 50,22 40,40 20,46-20,46 46,50 58,68 50,92 26,100 0,90",
            "26,0-0,60-58,52;46,30-38,100",
            "10,2-6,42 30,36 52,48 54,76 36,98 12,98 0,88;10,2 30,4 58,0",
            "46,0 22,22 4,54 4,82 22,100 44,92 52,72 40,56 20,56 4,72",
            "2,14-2,2-60,2-24,100;10,52-54,48",
            "46,10 28,0 8,10 10,32 32,48 54,66 50,90 26,100 2,88 4,66 28,46 48,26 46,10",
            "52,8 34,0 10,6 1,28 12,48 34,48 52,26 53,4-54,40 46,76 24,99 2,92",
        ),
    ),
    "american": (
        0.0,
        (
            "32,0 10,10 0,48 10,88 32,100 54,88 62,50 54,10 32,0",
            "0,0-0,100",
            "4,22 16,3 38,1 52,18 44,44 4,98-58,98",
            "6,6 30,0 50,12 46,34 26,46-26,46 50,54 58,76 40,97 2,94",
            "6,0-2,52-56,52;48,2-48,100",
            "54,2-10,2-8,42 36,40 56,58 52,84 30,99 2,92",
            "34,0 14,40 2,74 14,98 40,98 54,80 46,62 24,58 4,72",
            "0,0-64,3-18,100",
            "30,0 10,10 8,32 30,44 52,32 50,10 30,0;30,44 6,54 0,78 14,97 44,97 60,78 54,54 30,44",
            "50,12 32,0 10,6 2,34 20,48 44,38 52,6-52,100",
        ),
    ),
    "italic": (
        0.22,
        (
            "25,0 5,14 0,52 5,88 22,100 42,86 47,48 42,12 25,0",
            "6,20-20,0-20,100",
            "2,20 12,2 30,2 36,20 28,46 0,100-40,100",
            "2,10 18,0 34,10 30,34 14,45-14,45 36,52 40,76 24,98 0,94",
            "28,0-0,64-42,64;32,40-32,100",
            "8,2-4,44 24,38 40,54 38,82 20,99 0,94;8,2-40,2",
            "34,0 12,28 0,68 8,97 28,97 40,74 32,54 14,58 2,74",
            "0,0-48,0-12,100",
            "42,10 24,0 6,8 6,30 24,46 44,64 42,90 21,100 0,90 2,64 24,46 42,30 42,10",
            "38,30 30,50 12,50 2,34 4,10 20,0 36,10 40,36 30,72 8,100",
        ),
    ),
    "squat": (
        0.0,
        (
            "48,0 12,14 0,50 12,86 48,100 84,86 96,50 84,14 48,0",
            "20,26-46,0-46,100;14,100-78,100",
            "4,26 24,2 60,0 86,20 74,50 4,100-96,100",
            "4,14 30,0 70,2 86,22 70,42 36,47-36,47 76,52 96,74 72,97 30,100 0,86",
            "60,0-0,62-100,62;66,30-66,100",
            "14,0-8,44 40,36 80,44 94,70 70,97 30,100 0,86;14,0-90,0",
            "78,2 36,14 6,46 4,78 34,100 74,96 92,72 72,50 34,50 6,70",
            "0,0-94,0-40,100",
            "82,18 66,4 48,0 30,4 16,20 26,37 50,46 78,58 90,74 76,94 48,100 20,94 6,74 22,57 50,46 74,36 82,18",
            "88,22 60,0 20,4 2,28 22,50 62,50 88,22-86,60 70,90 40,100 12,92",
        ),
    ),
    "hasty": (
        0.08,
        (
            "42,6 22,0 5,16 0,48 5,84 26,100 47,86 56,46 48,12 32,1",
            "10,0 9,50 4,100",
            "2,18 20,1 44,6 46,32 24,68 4,92 16,96 40,90 62,94",
            "2,8 24,0 44,10 38,32 22,44 44,54 50,76 30,98 0,96",
            "14,0 2,52 20,56 58,48;44,14 36,100",
            "56,0 16,5-9,34 14,42 34,42 52,62 42,88 20,98 0,92",
            "40,0 14,32 2,70 12,98 36,94 44,72 26,62 6,80",
            "0,2 36,5 66,4 64,14 42,52 18,100",
            "46,14 32,0 12,10 16,32 40,58 44,84 24,100 4,86 14,60 36,34 56,4",
            "48,10 24,0 4,18 6,40 28,42 48,14-44,60 36,100",
        ),
    ),
    "typewriter": (
        0.0,
        (
            "26,0 6,14 0,50 6,86 26,100 46,86 52,50 46,14 26,0",
            "12,17-30,0-30,100;4,100-56,100",
            "4,28 12,6 30,0 50,10 52,32 34,62 4,98-4,100-56,100-56,88",
            "4,0-52,0-24,38 46,42 56,66 48,92 24,100 0,90",
            "42,100-42,0-0,68-58,68;26,100-58,100",
            "50,0-10,0-8,46 28,38 50,46 56,70 44,94 22,100 0,88",
            "50,8 30,0 8,18 0,54 6,88 28,100 50,88 54,66 42,48 22,46 2,62",
            "0,14-0,0-58,0-58,0 34,42 22,100",
            "28,45 8,34 8,10 28,0 48,10 48,34 28,45-28,45 4,58 4,88 28,100 52,88 52,58 28,45",
            "52,38 32,54 12,50 0,30 10,6 30,0 48,12 54,46 46,84 26,100 4,92",
        ),
    ),
    "childish": (
        0.0,
        (
            "50,0 15,15 0,50 15,85 50,100 85,85 100,50 85,15 50,0",
            "6,16-24,0-24,100",
            "0,30 8,6 34,0 56,18 48,50 4,100-70,100",
            "4,6 34,0 54,20 40,42 14,46-14,46 50,52 64,74 44,98 0,96",
            "20,0-0,50-64,50;44,22-44,100",
            "10,6-10,42 40,36 62,56 58,86 30,100 0,88;10,6-58,0",
            "34,0 12,34 0,70 12,95 36,100 58,88 60,64 42,48 18,52 2,68",
            "0,0-64,2-26,100",
            "34,0 16,8 16,34 34,42 52,34 52,8 34,0;34,42 6,52 0,76 18,98 50,98 68,76 62,52 34,42",
            "54,26 46,6 28,0 8,8 0,28 10,48 28,54 46,46 54,26-54,100",
        ),
    ),
    "backhand": (
        -0.12,
        (
            "24,2 46,10 54,46 46,86 26,100 8,86 0,50 8,14 28,0",
            "0,20-20,0-20,100",
            "2,20 20,0 44,8 46,34 24,70 6,92 0,86 8,78 24,88 54,98",
            "2,2-48,0-22,38 48,52 52,78 30,100 0,92",
            "58,65-0,62-46,0-42,100",
            "52,0 8,2-4,40 28,34 50,52 46,84 22,100 0,92",
            "42,6 30,0 10,24 0,62 8,94 30,100 48,84 46,60 28,50 8,60",
            "0,2-54,2 34,50 26,100;12,48-50,52",
            "10,12 28,0 46,10 44,32 24,48 4,66 4,88 24,100 46,90 48,66 26,46 8,28 10,12",
            "48,14 30,0 8,8 0,30 12,48 34,44 48,14-50,60 42,92 22,100 6,88",
        ),
    ),
    "flourish": (
        0.1,
        (
            "44,8 28,0 8,20 0,58 10,92 28,100 48,80 54,42 44,10 26,4",
            "8,28 20,16 31,0-30,98;8,100 30,96 54,100",
            "16,22 6,24 4,10 22,0 46,6 52,28 36,60 0,98-0,98 18,88 40,98 58,98 68,84",
            "14,20 4,18 8,4 28,0 48,10 46,32 20,46-20,46 50,50 60,72 44,96 18,100 2,88 8,78 16,84",
            "24,0 18,30 0,64-0,64 20,58 40,68 64,62;50,24 44,64 42,100",
            "14,8-8,44 28,34 52,46 56,74 38,98 12,98 2,84 12,78;14,8 30,0 44,10 62,0",
            "52,12 44,0 22,10 4,46 2,80 20,100 46,92 54,70 40,52 18,58 6,76",
            "0,18-4,2 20,0 42,9 68,1-68,1 42,42 29,72 26,100",
            "54,14 44,0 20,0 8,16 18,36 42,54 56,76 42,98 16,98 2,78 16,56 40,38 56,14 66,0",
            "54,20 40,0 14,4 2,26 12,48 36,48 54,16-54,16 58,60 44,94 20,104 2,94 8,84",
        ),
    ),
}

HANDS: tuple[str, ...] = tuple(_GLYPHS)


def pen_digits(count: int, seed: int) -> list[PenDigit]:
    """`count` digits, balanced over labels and hands; the same seed gives the same digits."""
    rng = np.random.default_rng(seed)
    labels, hands = rng.permutation(10), rng.permutation(HANDS)
    digits = []
    for index in range(count):
        label, hand = int(labels[index % 10]), str(hands[(index // 10 + index % 10) % len(hands)])
        digits.append(PenDigit(label, hand, _draw(hand, label, rng)))
    return digits


def _draw(hand: str, label: int, rng: np.random.Generator) -> tuple[np.ndarray, ...]:
    """A glyph of `hand`, varied at random and placed on the canvas."""
    slant, glyphs = _GLYPHS[hand]
    turn, shear, stretch = rng.uniform(-1, 1, 3) * (TURN, SHEAR, STRETCH)
    lean = np.clip(slant + shear, -LEAN - turn, LEAN - turn)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    matrix = rotation @ [[1, -lean], [0, 1]] @ np.diag([np.exp(stretch / 2), np.exp(-stretch / 2)])
    wobble = _Wobble(rng)
    strokes = [_stroke(text, wobble) @ matrix.T for text in glyphs[label].split(";")]

    points = np.concatenate(strokes)
    low, extent = points.min(axis=0), np.ptp(points, axis=0)
    scale = rng.uniform(*SIZES) / extent.max()
    corner = rng.uniform(MARGIN, 1 - MARGIN - extent * scale)
    return tuple(_evenly_spaced((stroke - low) * scale + corner) for stroke in strokes)


class _Wobble:
    """Moves points a little: all of them by one smooth field, and each control point by itself."""

    def __init__(self, rng: np.random.Generator, field: float = 0.025, own: float = 0.01) -> None:
        self.rng, self.own = rng, own
        self.waves = rng.normal(0, 3, (2, 3))  # radians per digit height, for three waves
        self.phases = rng.uniform(0, 2 * np.pi, 3)
        self.amplitudes = rng.uniform(-field, field, (3, 2))

    def control(self, points: np.ndarray) -> np.ndarray:
        shift = self.own * self.rng.normal(size=points.shape).clip(-2, 2)
        if np.array_equal(points[0], points[-1]):
            shift[-1] = shift[0]
        return points + shift

    def path(self, points: np.ndarray) -> np.ndarray:
        return points + np.sin(points @ self.waves + self.phases) @ self.amplitudes


def _stroke(text: str, wobble: _Wobble) -> np.ndarray:
    """The path of one stroke: its curves, joined by straight lines."""
    path = np.empty((0, 2))
    for curve in text.split("-"):
        points = np.array([point.split(",") for point in curve.split()], dtype=float) / 100
        path = np.concatenate([path, _curve(wobble.control(points) if len(points) > 1 else points)])
    return wobble.path(_evenly_spaced(path))


def _curve(points: np.ndarray, steps: int = 16) -> np.ndarray:
    """A smooth (C2 cubic) curve through the points."""
    if len(points) < 3:
        return points
    last = len(points) - 1
    gaps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    chords = np.diff(points, axis=0) / gaps[:, None]
    closed = np.array_equal(points[0], points[-1])

    system, target = np.zeros((last + 1, last + 1)), np.zeros((last + 1, 2))
    for i in range(0 if closed else 1, last):
        before, after = 1 / gaps[i - 1], 1 / gaps[i]
        system[i, i] = 2 * (before + after)
        system[i, (i - 1) % last if closed else i - 1] += before
        system[i, i + 1] += after
        target[i] = 3 * (before * chords[i - 1] + after * chords[i])
    if closed:
        system[last, [0, last]] = 1, -1
    else:
        system[0, :2] = system[last, -2:] = 1
        target[0], target[last] = 2 * chords[0], 2 * chords[-1]
    tangents = np.linalg.solve(system, target)

    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = [
        (1 + 2 * t) * (1 - t) ** 2 * points[i]
        + t * (1 - t) ** 2 * gaps[i] * tangents[i]
        + t**2 * (3 - 2 * t) * points[i + 1]
        + t**2 * (t - 1) * gaps[i] * tangents[i + 1]
        for i in range(last)
    ]
    return np.concatenate([*pieces, points[-1:]])


def _evenly_spaced(path: np.ndarray) -> np.ndarray:
    """The same path with a point about every `STEP`."""
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    at = np.linspace(0, along[-1], max(2, round(along[-1] / STEP) + 1))
    return np.stack([np.interp(at, along, path[:, axis]) for axis in range(2)], axis=1)
