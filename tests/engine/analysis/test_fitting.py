"""Fits on made-up points whose growth is known."""

import math
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorist.engine.analysis.classes import CLASSES, EXPONENTIAL, claimed_class
from algorist.engine.analysis.fitting import (
    COUNTS,
    counts_explain_times,
    fit_growth,
    is_exponential,
    rank_correlation,
    solve,
)

SIZES = [round(16 * 1.5**i) for i in range(20)]


def points(
    of: Callable[[float], float], *, noise: float = 0.0, offset: float = 0.0, seed: int = 0, sizes: list[int] = SIZES
) -> list[tuple[int, float]]:
    """Points of a class in seconds, each the smallest of three readings with one-sided noise."""
    rng = random.Random(seed)
    scale = 0.3 / of(sizes[-1])
    return [(n, min((offset + scale * of(n)) * (1 + abs(rng.gauss(0, noise))) for _ in range(3))) for n in sizes]


def power(exponent: float) -> Callable[[float], float]:
    return lambda n: n**exponent


def product(left: Callable[[float], float], right: Callable[[float], float]) -> Callable[[float], float]:
    return lambda n: left(n) * right(n)


@pytest.mark.parametrize("growth", CLASSES, ids=lambda c: c.name)
def test_the_true_class_is_allowed_without_noise(growth):
    found = fit_growth(points(growth.of))
    assert found is not None
    assert growth.name in found.allowed
    assert len(found.allowed) <= 2


@pytest.mark.parametrize("growth", CLASSES, ids=lambda c: c.name)
def test_the_true_class_is_allowed_under_noise_in_nearly_every_run(growth):
    kept, members = 0, 0
    for seed in range(40):
        found = fit_growth(points(growth.of, noise=0.08, seed=seed))
        assert found is not None
        kept += growth.name in found.allowed
        members += len(found.allowed)
    assert kept >= 38
    assert members / 40 <= 2


@pytest.mark.parametrize("drift", [0.03, 0.06])
def test_a_cost_that_creeps_up_as_caches_overflow_does_not_hide_the_class(drift: float):
    for growth in CLASSES[2:]:
        found = fit_growth(points(product(growth.of, power(drift)), noise=0.03))
        assert found is not None
        assert growth.name in found.allowed, growth.name


def test_a_constant_part_is_told_from_growth():
    found = fit_growth(points(lambda n: n**2, offset=2e-5, noise=0.02))
    assert found is not None
    assert found.low < 2 < found.high
    assert "n^2" in found.allowed


def test_the_interval_holds_the_exponent_that_made_the_points():
    for exponent in (0.5, 1.0, 1.5, 2.0, 2.37, 3.0):
        found = fit_growth(points(power(exponent), noise=0.05))
        assert found is not None
        assert found.low <= exponent <= found.high
        assert found.high - found.low < 0.5


def test_too_few_points_or_too_narrow_a_range_say_nothing():
    assert fit_growth([(10, 0.1), (20, 0.2), (40, 0.4), (80, 0.8)]) is None
    assert fit_growth([(100 + i, 0.1 + i / 1000) for i in range(10)]) is None
    assert fit_growth([]) is None


@pytest.mark.parametrize("base", [1.27, 1.62, 2.0, 3.0])
def test_an_exponential_is_found_and_nothing_else_is_allowed(base: float):
    made = [(n, 1e-5 * base**n) for n in range(8, 22)]
    found = fit_growth(made)
    assert found is not None
    assert found.allowed == ((EXPONENTIAL,) if base**2 >= 1.5 else found.allowed)
    assert is_exponential(made)


def test_a_power_at_small_sizes_is_no_exponential():
    for exponent in (2, 3, 4):
        assert not is_exponential([(n, 1e-6 * n**exponent) for n in range(4, 40, 2)])
        assert not is_exponential([(n, 1e-6 * n**exponent) for n in SIZES])


def test_a_factorial_is_called_exponential():
    assert is_exponential([(n, 1e-7 * math.factorial(n)) for n in range(3, 11)])


def test_constant_counts_are_constant_and_nothing_else():
    found = fit_growth([(n, 3001.0) for n in SIZES], COUNTS)
    assert found is not None
    assert found.allowed == ("1",)


def test_counts_with_lower_order_terms_keep_their_class():
    found = fit_growth([(n, n * n / 2 + 3 * n + 7) for n in SIZES], COUNTS)
    assert found is not None
    assert found.allowed == ("n^2",)


def test_counts_explain_times_only_where_an_operation_takes_the_same_time():
    counts = [round(100 * 1.6**i) for i in range(12)]
    assert counts_explain_times([(c, 1e-5 + c * 1e-8 * (1 + 0.1 * (-1) ** i)) for i, c in enumerate(counts)])
    assert not counts_explain_times([(c, c**1.3 * 1e-8) for c in counts])
    assert not counts_explain_times([(5, 0.1 * (i + 1)) for i in range(12)])


def test_rank_correlation_is_one_for_equal_orders_and_minus_one_for_opposite_ones():
    assert rank_correlation([1, 2, 3, 4], [10, 20, 40, 80]) == 1
    assert rank_correlation([1, 2, 3, 4], [9, 7, 5, 1]) == -1


@given(
    offset=st.floats(0, 1e-3),
    factor=st.floats(1e-9, 1e-3),
    exponent=st.sampled_from([0.5, 1.0, 2.0]),
)
@settings(max_examples=100, deadline=None)
def test_coefficients_are_never_negative(offset: float, factor: float, exponent: float):
    made = [(n, offset + factor * n**exponent) for n in SIZES]
    found = solve(made, power(exponent))
    assert found[0] >= 0
    assert found[1] >= 0


@pytest.mark.parametrize(
    ("claim", "name"),
    [
        ("O(n log n)", "n log n"),
        ("Θ(n²)", "n^2"),
        ("O(n * log n) time, O(n) space", "n log n"),
        ("O(1)", "1"),
        ("O(log n)", "log n"),
        ("O(n**3)", "n^3"),
        ("O(n·2ⁿ)", EXPONENTIAL),
        ("O(n!)", EXPONENTIAL),
        ("O(N√N)", "n sqrt n"),
        ("$O(n \\log n)$", "n log n"),
        ("O(k log(k))", "n log n"),
        ("quadratic time", "n^2"),
        ("O(V + E)", None),
        ("O(n*m)", None),
        ("O(n log² n)", None),
        ("fast", None),
        ("", None),
    ],
)
def test_claims_are_read_as_people_write_them(claim: str, name: str | None):
    assert claimed_class(claim) == name
