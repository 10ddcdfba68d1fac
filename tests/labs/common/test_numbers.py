"""What a person may type into a cell, and what a cell shows."""

from __future__ import annotations

import math
import re
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.labs.common.numbers import format_number, grouped, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("-1.5", -1.5),
        ("+2", 2),
        (" 4 ", 4),
        ("007", 7),
        (".5", 0.5),
        ("5.", 5),
        ("0,5", 0.5),
        ("-,25", -0.25),
        ("1e-3", 0.001),
        ("1/9", 1 / 9),
        ("2*(1-0.3)", 1.4),
        ("2*(1-0,3)", 1.4),
        ("sqrt(2)/2", math.sqrt(2) / 2),
        ("pi", math.pi),
        ("e", math.e),
        ("exp(-1)", math.exp(-1)),
        ("abs(-3)", 3),
        ("cos(0)", 1),
        ("2**3", 8),
        ("2^-1", 0.5),
        ("-2^2", -4),
        ("1 / 9", 1 / 9),
    ],
)
def test_a_typed_number(text: str, value: float) -> None:
    assert parse_number(text) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "value"),
    [("−2", -2), ("–2", -2), ("3×4", 12), ("3·4", 12), ("3⋅4", 12), ("6÷4", 1.5), ("4e−5", 4e-5), ("π", math.pi)],
)
def test_typographic_signs(text: str, value: float) -> None:
    assert parse_number(text) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(("text", "value"), [("１２", 12), ("－０．５", -0.5), ("０，５", 0.5), ("（1＋2）／４", 0.75)])
def test_signs_of_chinese_input_methods(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("abc", "“abc” is not a number"),
        ("", "an empty cell is not a number"),
        ("  ", "an empty cell is not a number"),
        ("1/0", "“1/0” divides by zero"),
        ("1/(1-1)", "“1/(1-1)” divides by zero"),
        ("0**-1", "“0**-1” divides by zero"),
        ("9**9**9", "“9**9**9” is too large"),
        ("9**9**9**9**9**9", "“9**9**9**9**9**9” is too large"),
        ("1e400", "“1e400” is too large"),
        ("-1e400", "“-1e400” is too large"),
        ("1/1e400", "“1/1e400” is too large"),
        ("1/(1e300*1e300)", "“1/(1e300*1e300)” is too large"),
        ("exp(1000)", "“exp(1000)” is too large"),
        ("(-8)^(1/3)", "“(-8)^(1/3)” has no real value"),
        ("sqrt(-1)", "“sqrt(-1)” has no real value"),
        ("log(0)", "“log(0)” has no real value"),
        ("nan", "“nan” is not a number"),
        ("inf", "“inf” is not a number"),
        ("-Infinity", "“-Infinity” is not a number"),
        ("1\n2", "“1 2” is not a number"),
        ("1" * 101, "a number may have at most 100 characters, this one has 101"),
    ],
)
def test_what_is_no_number_is_said_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        parse_number(text)


@pytest.mark.parametrize(
    "text",
    [
        *("True", "1j", "'1'", "[1]", "()", "1 2", "1_000", "0x", "1,000.5", "1.2.3", "sqrt", "sqrt()", "f(1)", "2pi"),
        *(
            "1if 1else 2",
            "x:=1",
            "lambda: 1",
            "3 # three",
            "1//2",
            "5%3",
            "1<2",
            "(1).real",
            "__import__('os')",
            "exit()",
        ),
        *("exp(x=1)", "sqrt(*1)", "½", "3²", "(" * 100, "\0", "1;2", "1\t2"),
    ],
)
def test_nothing_else_is_run_or_read(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a number$"):
        parse_number(text)


def test_many_signs_are_one_number() -> None:
    assert parse_number("-" * 99 + "1") == -1


@given(st.text(st.sampled_from("0123456789.,+-−*/^()e pisqrtx_'\"\\#j"), max_size=30) | st.text(max_size=110))
def test_any_text_is_a_finite_number_or_a_sentence(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            value = parse_number(text)
        except ValueError as error:
            assert "number" in str(error) or "“" in str(error)  # noqa: PT017
        else:
            assert math.isfinite(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_digit_is_read(value: float) -> None:
    assert parse_number(repr(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (3.0, "3"),
        (100, "100"),
        (1 / 3, "0.333"),
        (-1.5, "−1.5"),
        (12.3456, "12.346"),
        (-0.001, "−0.001"),
        (0.0005, "0.0005"),
        (0.0004999, "0.0005"),
        (0.00114, "0.00114"),
        (-0.0123456, "−0.0123"),
        (4e-5, "4e−5"),
        (-4.2e-5, "−4.2e−5"),
        (999.9996, "1000"),
        (12345.6, "12346"),
        (-1234.5678, "−1235"),
        (999_999.4, "999999"),
        (999_999.7, "1e6"),
        (1e6, "1e6"),
        (1_234_567, "1.23e6"),
        (-1e22, "−1e22"),
        (1e-300, "1e−300"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "nan"),
    ],
)
def test_a_shown_number(value: float, text: str) -> None:
    assert format_number(value) == text


def test_fewer_or_more_digits() -> None:
    assert [format_number(2 / 3, digits) for digits in range(5)] == ["1", "0.7", "0.67", "0.667", "0.6667"]
    assert [format_number(1_234_567, digits) for digits in (0, 1, 2, 4)] == ["1e6", "1e6", "1.2e6", "1.235e6"]
    assert format_number(0.004, 2) == "0.004"
    assert [format_number(0.01149, digits) for digits in (1, 2, 3)] == ["0.01", "0.011", "0.0115"]


@given(st.floats(allow_nan=False, allow_infinity=False, max_value=1e300, min_value=-1e300))
def test_what_is_shown_is_near_what_is_meant_and_short(value: float) -> None:
    text = format_number(value)
    assert len(text) <= 11
    assert "-" not in text
    assert parse_number(text) == pytest.approx(value, rel=0.06, abs=0.0005 if abs(value) >= 0.0005 else 0)
    assert (parse_number(text) == 0) == (value == 0)


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (999, "999"), (61_706, "61\u202f706"), (1234567.6, "1\u202f234\u202f568")]
)
def test_thousands_are_set_apart(number: float, text: str) -> None:
    assert grouped(number) == text
