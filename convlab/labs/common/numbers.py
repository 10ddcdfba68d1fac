"""Numbers as people type and read them.

A cell takes "1/9" and "sqrt(2)/2" as readily as "0.5", and shows what it holds in few characters.

Every number on the screen is written by a function of this module, in all languages alike: commas between groups of
three digits, which readers of English and of Chinese both know, a power of ten as "2.94 × 10⁻⁵", and "−" (U+2212).
"""

from __future__ import annotations

import ast
import math
import operator
import re
import warnings
from collections.abc import Callable, Sequence
from functools import lru_cache

LONGEST = 100  # characters of a typed number
EXACT_BELOW = 10**9  # where room is short, larger counts are written with a power of ten
MOST_DECIMALS = 2  # that a percentage gets before it is only said to be below or above

# what keyboards, input methods and this app's own formulas write for Python's signs
_SIGNS = str.maketrans(
    {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
    | {"−": "-", "–": "-", "×": "*", "·": "*", "⋅": "*", "÷": "/", "π": "pi", "\u3000": " ", "\u00a0": " "}
)
_ALLOWED = re.compile(r"[0-9A-Za-z.+\-*/() \t]+")

_NAMES = {"pi": math.pi, "e": math.e}
_FUNCTIONS: dict[str, Callable[[float], float]] = {
    function.__name__: function for function in (math.sqrt, math.exp, math.log, math.sin, math.cos, math.tan, abs)
}
_UNARY: dict[type[ast.unaryop], Callable[[float], float]] = {ast.UAdd: operator.pos, ast.USub: operator.neg}
_BINARY: dict[type[ast.operator], Callable[[float, float], float | complex]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


# three digits after a comma are a group, as this module writes them; any other comma is decimal
_GROUPS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])")
_RAISED = re.compile("([⁺⁻]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_RAISE = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_LOWER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")


def parse_number(text: str) -> float:
    """The number that a text stands for: "3", "-1.5", "1e-3", "0,5", "1/9", "2×(1−0.3)", "sqrt(2)/2", "pi".

    A comma with three digits after it sets thousands apart: "1,296" is what `format_number` writes for 1296. Any other
    comma is decimal: "0,5", "1,29", "0,125". Raised digits are a power: "2.94 × 10⁻⁵". There are + − × ÷, powers (** or
    ^), brackets, pi, e, and sqrt, exp, log, sin, cos, tan and abs of one number. Everything is computed in floating
    point, so that no text takes long.

    Raises ValueError, with a sentence for the person who typed it, when the text is no such number, has more than
    `LONGEST` characters, or stands for a value that is not real or not finite.
    """
    if len(text) > LONGEST:
        raise ValueError(f"a number may have at most {LONGEST} characters, this one has {len(text)}")
    plain = text if text.isascii() else _RAISED.sub(_as_power, text.translate(_SIGNS))
    plain = _GROUPS.sub(lambda group: group[0].replace(",", ""), plain)
    plain = plain.replace(",", ".").replace("^", "**").strip()
    if not plain:
        raise ValueError("an empty cell is not a number")
    try:
        return _evaluated(plain)
    except ZeroDivisionError:
        problem = "divides by zero"
    except OverflowError:
        problem = "is too large"
    except _NotRealError:
        problem = "has no real value"
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        problem = "is not a number"
    raise ValueError(f"“{' '.join(text.split())}” {problem}")


def _as_power(raised: re.Match[str]) -> str:
    return f"**({raised[0].translate(_LOWER)})"


class _NotRealError(Exception):
    """A root or a logarithm that no real number is."""


def _evaluated(text: str) -> float:
    if not _ALLOWED.fullmatch(text):
        raise ValueError
    try:
        value = float(text)  # quick, and takes "007", which Python's own grammar forbids
    except ValueError:
        return _value(_parsed(text))
    if text[-1].isalpha():  # "nan", "infinity"
        raise ValueError
    return _real(value)


def _parsed(text: str) -> ast.expr:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "1if" is a warning to Python and no number here
        return ast.parse(text, mode="eval").body


def _value(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return _real(float(number))
        case ast.Name(id=name) if name in _NAMES:
            return _NAMES[name]
        case ast.UnaryOp(op=sign, operand=operand) if type(sign) in _UNARY:
            return _UNARY[type(sign)](_value(operand))
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _BINARY:
            return _real(_BINARY[type(sign)](_value(left), _value(right)))
        case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]) if name in _FUNCTIONS:
            return _called(_FUNCTIONS[name], _value(argument))
        case _:
            raise ValueError


def _called(function: Callable[[float], float], argument: float) -> float:
    try:
        return function(argument)
    except ValueError:
        raise _NotRealError from None


def _real(value: float | complex) -> float:
    if isinstance(value, complex):
        raise _NotRealError
    if math.isinf(value):
        raise OverflowError  # at once: 1e300*1e300 must not become 0 again by 1/∞
    return value


def format_number(value: float, digits: int = 3) -> str:
    """A value for a sentence, a label or a formula: "0.333", "−1.5", "12,346", "1.23 × 10⁶", "4 × 10⁻⁵".

    Below 1000 it has at most `digits` decimals, from there on none; below 0.1 it has `digits` significant ones. From a
    million on, and below 0.0001, it is written with a power of ten. There is no −0.
    """
    return _formatted(value, digits, "{:,}", " × ")


@lru_cache(maxsize=2**14)  # a stroke changes a few numbers of the hundreds that are written again
def cell_number(value: float, digits: int = 3) -> str:
    """The same where room is short, in a cell or as a factor: no commas and no spaces ("12346", "1.23×10⁶")."""
    return _formatted(value, digits, "{}", "×")


def longest_numbers(values: Sequence[float], digits: Sequence[int]) -> tuple[str, ...]:
    """Of some cells' numbers the longest, for each count of decimals."""
    return tuple(max((cell_number(value, count) for value in values), key=len) for count in digits)


def short_number(value: float, digits: int = 3) -> str:
    """As in a cell, with so many significant digits and no more, but for whole numbers: "16.6", "0.53", "1235"."""
    size = abs(float(value))
    if not 0.1 <= size < 1e6:
        return cell_number(value, digits)
    return cell_number(value, max(0, digits - 1 - math.floor(math.log10(size))))


def _formatted(value: float, digits: int, whole: str, times: str) -> str:
    if not math.isfinite(value):
        return "nan" if math.isnan(value) else "∞" if value > 0 else "−∞"
    size = abs(float(value))
    text = "" if 0 < size < 1e-4 or size >= 1e6 else _in_figures(size, digits)
    if size and text in ("", "0", "1000000"):
        text = _as_product(size, max(digits - 1, 0), times)
    elif "." not in text:
        text = whole.format(int(text))
    return f"−{text}" if value < 0 else text


def _in_figures(size: float, digits: int) -> str:
    decimals = digits if size < 1000 else 0
    if 1e-4 <= size < 0.1:
        decimals = digits - 1 - math.floor(math.log10(size))
    return _without_zeros(f"{size:.{decimals}f}")


def _as_product(size: float, decimals: int, times: str) -> str:
    """ "2.94 × 10⁻⁵", and "10⁶" where the factor is 1."""
    factor, exponent = f"{size:.{decimals}e}".split("e")
    factor, power = _without_zeros(factor), "10" + str(int(exponent)).translate(_RAISE)
    return power if factor == "1" else f"{factor}{times}{power}"


def _without_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def typed_number(value: float) -> str:
    """A value as it stands in a box in which it can be changed: 12 digits, no commas, nothing that reads as another."""
    text = f"{value:.12g}"
    if "e" in text:
        factor, exponent = text.split("e")
        text = f"{factor}×10{str(int(exponent)).translate(_RAISE)}"
    return "0" if text == "-0" else text.replace("-", "−")


def grouped(number: float) -> str:
    """A whole number, every digit of it, rounded if need be: "3,996,001"."""
    text = f"{number:,.0f}"
    return "0" if text == "-0" else text.replace("-", "−")


def short_count(number: int) -> str:
    """A count where room is short: exact below a thousand million, then "1.92 × 10¹⁴"."""
    return grouped(number) if abs(number) < EXACT_BELOW else format_number(number)


def fixed_number(value: float, decimals: int) -> str:
    """With so many decimals, zeros too, so that a figure that changes keeps its width: "0.250"."""
    text = f"{value:,.{decimals}f}"
    return text.replace("-", "−") if float(text.replace(",", "")) else text.lstrip("-")


def signed(number: float) -> str:
    """A change, with its sign: "+3", "−1", "0"."""
    text = format_number(number)
    return f"+{text}" if number > 0 else text


def percent(share: float, decimals: int = 0, most: int = MOST_DECIMALS) -> str:
    """A share of one as "99.42%": with `decimals` decimals, but with `most` before it reads as nothing or as all.

    Only 0 is "0%" and only 1 is "100%"; what two decimals cannot tell from them is "<0.01%" or ">99.99%".
    """
    if not math.isfinite(share):
        return "–" if math.isnan(share) else "∞" if share > 0 else "−∞"
    if share in (0, 1):
        return f"{share * 100:.0f}%"
    sign, number = "−" if share < 0 else "", abs(float(share)) * 100
    if text := _told_apart(number, decimals):
        return f"{sign}{text}%"
    decimals = max(decimals, most)
    if text := _told_apart(number, decimals):
        return f"{sign}{_without_zeros(text)}%"
    edge = 10.0**-decimals
    return f"<{sign}{edge:.{decimals}f}%" if number < 50 else f">{sign}{100 - edge:.{decimals}f}%"


def class_percents(shares: Sequence[float]) -> list[str]:
    """The probabilities of several classes, a decimal each. Beside any that is not 0, a 1 has been rounded up."""
    is_alone = sum(share > 0 for share in shares) == 1
    return [percent(share if share < 1 or is_alone else math.nextafter(1, 0), 1, most=1) for share in shares]


def _told_apart(number: float, decimals: int) -> str:
    """A percentage with so many decimals; empty if it reads as 0 or 100 and is neither."""
    text = f"{number:,.{decimals}f}"
    return text if float(text.replace(",", "")) not in (0, 100) or number > 100 else ""
