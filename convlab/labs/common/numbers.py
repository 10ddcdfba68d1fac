"""Numbers as people type and read them.

A cell takes "1/9" and "sqrt(2)/2" as readily as "0.5", and shows what it holds in few characters.
"""

from __future__ import annotations

import ast
import math
import operator
import re
import warnings
from collections.abc import Callable

LONGEST = 100  # characters of a typed number

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


def grouped(number: float) -> str:
    """ "61 706": a whole number, rounded if need be, with a narrow space between the thousands."""
    return f"{number:,.0f}".replace(",", "\u202f")


def parse_number(text: str) -> float:
    """The number that a text stands for: "3", "-1.5", "1e-3", "0,5", "1/9", "2×(1−0.3)", "sqrt(2)/2", "pi".

    A comma is a decimal comma. There are + − × ÷, powers (** or ^), brackets, pi, e, and sqrt, exp, log, sin, cos,
    tan and abs of one number. Everything is computed in floating point, so that no text takes long.

    Raises ValueError, with a sentence for the person who typed it, when the text is no such number, has more than
    `LONGEST` characters, or stands for a value that is not real or not finite.
    """
    if len(text) > LONGEST:
        raise ValueError(f"a number may have at most {LONGEST} characters, this one has {len(text)}")
    plain = (text if text.isascii() else text.translate(_SIGNS)).replace(",", ".").replace("^", "**").strip()
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
    """A value for a cell or a formula: "0.333", "−1.5", "12346", "1.23e6", "4e−5".

    Below 1000 it has at most `digits` decimals, from there on none; below 0.1 it has `digits` significant ones. From a
    million on, and below 0.0001, they come with an exponent. The minus is U+2212; there is no −0.
    """
    if not math.isfinite(value):
        return "nan" if math.isnan(value) else "∞" if value > 0 else "−∞"
    size = abs(float(value))
    decimals = digits if size < 1000 else 0
    if 1e-4 <= size < 0.1:
        decimals = digits - 1 - math.floor(math.log10(size))
    text = f"{size:.{decimals}f}"
    if (size and not 0 < float(text) < 1e6) or 0 < size < 1e-4:
        mantissa, exponent = f"{size:.{max(digits - 1, 0)}e}".split("e")
        text = f"{_without_zeros(mantissa)}e{int(exponent)}".replace("-", "−")
    else:
        text = _without_zeros(text)
    return f"−{text}" if value < 0 else text


def _without_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
