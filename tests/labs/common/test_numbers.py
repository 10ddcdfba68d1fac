"""What a person may type into a cell, and what a cell shows."""

from __future__ import annotations

import math
import re
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.labs.common.numbers import (
    cell_number,
    class_percents,
    fixed_number,
    format_number,
    grouped,
    parse_number,
    percent,
    short_count,
    short_number,
    signed,
    typed_number,
)


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
        ("1,296", 1296),
        ("-1,296", -1296),
        ("3,996,001", 3_996_001),
        ("1,296.5", 1296.5),
        ("sqrt(1,296)", 36),
        ("1,29", 1.29),
        ("1,2965", 1.2965),
        ("0,125", 0.125),
        ("1234,567", 1234.567),
        ("3²", 9),
        ("2⁻¹", 0.5),
        ("-2²", -4),
        ("10¹²", 1e12),
    ],
)
def test_a_typed_number(text: str, value: float) -> None:
    assert parse_number(text) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("−2", -2),
        ("–2", -2),
        ("3×4", 12),
        ("3·4", 12),
        ("3⋅4", 12),
        ("6÷4", 1.5),
        ("4e−5", 4e-05),
        ("π", math.pi),
        ("2.94 × 10⁻⁵", 2.94e-05),
        ("−1.2×10⁶", -1200000.0),
    ],
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
        *(
            "True",
            "1j",
            "'1'",
            "[1]",
            "()",
            "1 2",
            "1_000",
            "0x",
            "1,00.5",
            "1,000,5",
            "1.2.3",
            "sqrt",
            "sqrt()",
            "f(1)",
            "2pi",
        ),
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
        *("exp(x=1)", "sqrt(*1)", "½", "²", "(" * 100, "\0", "1;2", "1\t2"),
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
        (4e-5, "4 × 10⁻⁵"),
        (-4.2e-5, "−4.2 × 10⁻⁵"),
        (999.9996, "1,000"),
        (12345.6, "12,346"),
        (-1234.5678, "−1,235"),
        (999_999.4, "999,999"),
        (999_999.7, "10⁶"),
        (1e6, "10⁶"),
        (1_234_567, "1.23 × 10⁶"),
        (-1e22, "−10²²"),
        (1e-300, "10⁻³⁰⁰"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "nan"),
    ],
)
def test_a_shown_number(value: float, text: str) -> None:
    assert format_number(value) == text
    assert cell_number(value) == text.replace(" ", "").replace(",", "")


def test_fewer_or_more_digits() -> None:
    assert [format_number(2 / 3, digits) for digits in range(5)] == ["1", "0.7", "0.67", "0.667", "0.6667"]
    assert [cell_number(1_234_567, digits) for digits in (0, 1, 2, 4)] == ["10⁶", "10⁶", "1.2×10⁶", "1.235×10⁶"]
    assert format_number(0.004, 2) == "0.004"
    assert [format_number(0.01149, digits) for digits in (1, 2, 3)] == ["0.01", "0.011", "0.0115"]
    assert [fixed_number(value, 2) for value in (0, -0.001, -1.5, 1234)] == ["0.00", "0.00", "−1.50", "1,234.00"]
    assert [short_number(value) for value in (16.5583, -3.7714, 0.5, 0.0123456, 1234.5, 2e7, 0)] == [
        *("16.6", "−3.77", "0.5", "0.0123", "1234", "2×10⁷", "0")
    ]
    assert [short_number(value, 2) for value in (0.888, 12.34, 0.00088)] == ["0.89", "12", "0.00088"]
    assert [signed(value) for value in (3, 0, -1)] == ["+3", "0", "−1"]


numbers = st.floats(-1e300, 1e300).filter(lambda value: value == 0 or abs(value) > 1e-300)


@given(numbers)
def test_what_is_shown_is_near_what_is_meant_and_short(value: float) -> None:
    for text in (format_number(value), cell_number(value)):
        assert len(text) <= 15
        assert "-" not in text
        assert parse_number(text) == pytest.approx(value, rel=0.06, abs=0.0005 if abs(value) >= 0.0005 else 0)
        assert (parse_number(text) == 0) == (value == 0)


@given(numbers, numbers)
def test_the_larger_number_never_reads_as_the_smaller(one: float, other: float) -> None:
    less, more = (parse_number(format_number(value)) for value in sorted((one, other)))
    assert less <= more or less == pytest.approx(more, rel=1e-12)  # powers of ten are computed


@given(numbers)
def test_what_stands_in_a_box_is_the_same_number_when_it_is_entered_again(value: float) -> None:
    text = typed_number(value)
    assert not {"-", ",", "e"} & set(text)
    assert parse_number(text) == pytest.approx(value, rel=1e-11)


@given(st.integers(-(10**15), 10**15))
def test_counts_show_every_digit(count: int) -> None:
    text = grouped(count)
    assert "-" not in text
    assert parse_number(text) == count
    assert all(len(group) == 3 for group in text.split(",")[1:])


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (999, "999"), (61_706, "61,706"), (1234567.6, "1,234,568")])
def test_thousands_are_set_apart(number: float, text: str) -> None:
    assert grouped(number) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [(61_706, "61,706"), (10**9 - 1, "999,999,999"), (10**12, "10¹²"), (191_888_888_888_888, "1.92 × 10¹⁴")],
)
def test_a_count_where_room_is_short(count: int, text: str) -> None:
    assert short_count(count) == text


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        (0, 2, "0%"),
        (1, 2, "100%"),
        (0.9942, 2, "99.42%"),
        (0.989, 2, "98.90%"),
        (0.5, 0, "50%"),
        (0.0025, 0, "0.25%"),
        (0.004, 0, "0.4%"),
        (0.996, 0, "99.6%"),
        (0.99996, 1, ">99.99%"),
        (0.99994, 1, "99.99%"),
        (1e-9, 0, "<0.01%"),
        (-1e-9, 0, "<−0.01%"),
        (-0.12, 0, "−12%"),
        (1.5, 0, "150%"),
        (12.5, 0, "1,250%"),
        (math.inf, 0, "∞"),
        (math.nan, 0, "–"),
    ],
)
def test_a_share(share: float, decimals: int, text: str) -> None:
    assert percent(share, decimals) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0%"), (1, "100%"), (0.0004, "<0.1%"), (0.001, "0.1%"), (0.9996, ">99.9%"), (0.999, "99.9%")],
)
def test_a_share_where_room_is_short(share: float, text: str) -> None:
    assert percent(share, 1, most=1) == text


@given(st.floats(0, 1), st.integers(0, 2), st.integers(0, 3))
def test_only_nothing_is_0_and_only_all_is_100_per_cent(share: float, decimals: int, most: int) -> None:
    text = percent(share, decimals, most)
    assert (parse_number(text.strip("<>%")) == 0) == (share == 0)
    assert (parse_number(text.strip("<>%")) == 100) == (share == 1)
    assert abs(parse_number(text.strip("<>%")) / 100 - share) <= 10.0 ** (-decimals - 2)


def test_a_class_has_all_only_where_the_others_have_nothing() -> None:
    assert class_percents([1.0, 0.0]) == ["100%", "0%"]
    assert class_percents([1.0, 1e-9, 0.0]) == [">99.9%", "<0.1%", "0%"]
    assert class_percents([0.75, 0.25]) == ["75.0%", "25.0%"]
