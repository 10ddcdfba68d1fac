"""Which terms of a long sum are shown when there is no room for all of them.

Terms that add nothing are left out first, then whole groups are folded into their subtotals, one by one, then the
smallest terms are left out. The line always says what is left out. Nothing is drawn here: a sum becomes pieces of text,
and a function passed in measures their width.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

MOST_SHOWN = 60  # terms; no line holds more
SUBTOTALS = 4  # of folded groups, that stay before terms of the open group are left out


@dataclass(frozen=True)
class Piece:
    """Some text and the role its colour stands for: "window", "kernel", "output", "muted" or "text"."""

    text: str
    role: str = "text"
    bold: bool = False


@dataclass(frozen=True)
class Term:
    """A term of a sum, or of a list. Terms of the smallest `size` are left out first; size 0 adds nothing.

    A `kept` term is left out last.
    """

    pieces: Sequence[Piece]
    size: float = 1.0
    kept: bool = False


@dataclass(frozen=True)
class Group:
    """Terms in brackets, and their sum."""

    terms: Sequence[Term]
    subtotal: Piece


class FoldTexts(NamedTuple):
    """The texts for things left out; each takes their number."""

    more: Callable[[int], str]
    zeros: Callable[[int], str]
    terms: Callable[[int], str]
    sums: Callable[[int], str]


class _Step(NamedTuple):
    """One thing to leave out: "zeros" of all groups, some "terms", a "group" (its subtotal stays) or a group's "sum".

    "short" shows the groups folded so far as their subtotals alone.
    """

    what: str
    group: int = 0
    terms: tuple[int, ...] = ()


@dataclass(frozen=True)
class Sum:
    """`before`, the terms with `between` them, `after`. Terms without groups are a single group with no subtotal."""

    groups: Sequence[Group]
    before: Sequence[Piece] = ()
    after: Sequence[Piece] = ()
    between: str = " + "
    is_grouped: bool = False

    def whole(self) -> list[Piece]:
        """All of it."""
        return _Layout(self, None).pieces()

    def fitting(self, width: Callable[[Sequence[Piece]], float], room: float, texts: FoldTexts) -> list[Piece]:
        """As much of it as fits, folded as little as possible."""
        steps = self._steps()
        low, high = 0, len(steps)
        while low < high:  # the fewest steps after which it fits
            middle = (low + high) // 2
            layout = _Layout(self, texts, steps[:middle])
            if layout.shown <= MOST_SHOWN and width(layout.pieces()) <= room:
                high = middle
            else:
                low = middle + 1
        return _Layout(self, texts, steps[:high]).pieces()

    def _steps(self) -> list[_Step]:
        """What to leave out, in order."""
        steps = [_Step("zeros")]
        folded = self._folding_order()
        steps += [_Step("group", group) for group in folded]
        if folded:
            steps.append(_Step("short"))
        steps += [_Step("sum", group) for group in folded[: max(0, len(folded) - SUBTOTALS)]]
        (still_open,) = set(range(len(self.groups))) - set(folded) or {0}
        terms = self._dropping_order(still_open)
        last = terms.pop() if len(terms) > 1 else None
        steps += terms
        steps += [_Step("sum", group) for group in folded[max(0, len(folded) - SUBTOTALS) :]]
        return steps if last is None else [*steps, last]

    def _folding_order(self) -> list[int]:
        """All groups but one: first those whose terms are all zero, then from the last to the first."""
        idle = [not any(term.size for term in group.terms) for group in self.groups]
        order = sorted(range(len(self.groups)), key=lambda group: (not idle[group], -group))
        return order[:-1]

    def _dropping_order(self, group: int) -> list[_Step]:
        """All terms of a group but one, the smallest first, kept ones last.

        The first two go together: to say that one is left out would take as much room as the term itself.
        """
        terms = self.groups[group].terms if self.groups else ()
        order = sorted(range(len(terms)), key=lambda index: (terms[index].kept, terms[index].size, -index))
        chunks = [order[:2], *([index] for index in order[2:-1])] if len(order) > 2 else [order[:1]] * (len(order) > 1)
        return [_Step("terms", group, tuple(chunk)) for chunk in chunks]


class _Layout:
    """A sum after some steps of folding."""

    def __init__(self, whole: Sum, texts: FoldTexts | None, steps: Sequence[_Step] = ()) -> None:
        self._sum, self._texts = whole, texts
        self._dropped: list[set[int]] = [set() for _ in whole.groups]
        self._folded: set[int] = set()
        self._without_sum: set[int] = set()
        self._is_short = False
        self._is_folded = bool(steps)
        for step in steps:
            self._apply(step)

    def _apply(self, step: _Step) -> None:
        if step.what == "zeros":
            for dropped, group in zip(self._dropped, self._sum.groups, strict=True):
                zeros = {index for index, term in enumerate(group.terms) if term.size == 0 and not term.kept}
                dropped |= zeros if len(zeros) > 1 else set()
        elif step.what == "terms":
            self._dropped[step.group].update(step.terms)
        elif step.what == "group":
            self._folded.add(step.group)
        elif step.what == "sum":
            self._without_sum.add(step.group)
        else:
            self._is_short = True

    @property
    def shown(self) -> int:
        """Terms that are written out."""
        return sum(
            len(group.terms) - len(self._dropped[index])
            for index, group in enumerate(self._sum.groups)
            if index not in self._folded
        )

    def pieces(self) -> list[Piece]:
        whole = self._sum
        shown = [index for index in range(len(whole.groups)) if index not in self._without_sum]
        parts = [self._folded_group(index) if index in self._folded else self._open_group(index) for index in shown]
        if self._without_sum:
            parts.append([self._left_out("sums", len(self._without_sum))])
        result = [*whole.before, *self._joined(parts)]
        if whole.is_grouped and not self._is_folded:
            result.append(Piece(" = "))
            result += self._joined([[group.subtotal] for group in whole.groups], bold=True)
        return result + list(whole.after)

    def _open_group(self, index: int) -> list[Piece]:
        group, dropped = self._sum.groups[index], self._dropped[index]
        parts = [term.pieces for place, term in enumerate(group.terms) if place not in dropped]
        if dropped:
            zeros = all(group.terms[place].size == 0 for place in dropped)
            parts.append([self._left_out("zeros" if zeros else "more", len(dropped))])
        joined = self._joined(parts)
        if not self._sum.is_grouped:
            return joined
        comes_to = [Piece(" = "), group.subtotal] if self._is_folded and len(dropped) < len(group.terms) else []
        return [Piece("("), *joined, *comes_to, Piece(")")]

    def _folded_group(self, index: int) -> list[Piece]:
        group = self._sum.groups[index]
        if self._is_short:
            return [group.subtotal]
        if not any(term.size for term in group.terms):
            return [Piece("("), self._left_out("zeros", len(group.terms)), Piece(")")]
        return [Piece("("), self._left_out("terms", len(group.terms)), Piece(" = "), group.subtotal, Piece(")")]

    def _joined(self, parts: Sequence[Sequence[Piece]], bold: bool = False) -> list[Piece]:
        pieces: list[Piece] = []
        for index, part in enumerate(parts):
            pieces += [Piece(self._sum.between, bold=bold)] if index else []
            pieces += part
        return pieces

    def _left_out(self, what: str, count: int) -> Piece:
        assert self._texts is not None  # nothing is left out of the whole sum
        say: Callable[[int], str] = getattr(self._texts, what)
        return Piece(say(count), "muted")
