"""Exact paired tests, held against textbook values and against scipy's definition by brute force."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorist.engine.evaluation.paired import doubled_ranks, paired_test, rank_test, sign_test
from algorist.engine.terms.problem import Direction


def test_the_sign_test_is_the_binomial_tail():
    assert sign_test(5, 0) == 1 / 32
    assert sign_test(8, 2) == 56 / 1024
    assert sign_test(0, 0) == 1.0


def test_the_rank_test_has_the_textbooks_values():
    assert rank_test([Fraction(g) for g in (1, 2, 3, 4, 5)]) == 1 / 32
    assert rank_test([Fraction(g) for g in (-1, 2, 3, 4, 5)]) == 2 / 32
    assert rank_test([Fraction(g) for g in (8, 2, 4, -1, 5, 3, 7, 6, 9, 10)]) == 2 / 1024


@given(st.lists(st.integers(-4, 4).filter(bool), min_size=1, max_size=9))
@settings(max_examples=100, deadline=None)
def test_the_rank_test_counts_all_signs(gaps: list[int]):
    exact = [Fraction(g) for g in gaps]
    ranks = doubled_ranks([abs(g) for g in exact])
    observed = sum(r for r, g in zip(ranks, exact, strict=True) if g > 0)
    ways = [
        sum(r for r, s in zip(ranks, signs, strict=True) if s) for signs in itertools.product((0, 1), repeat=len(gaps))
    ]
    assert rank_test(exact) == sum(w >= observed for w in ways) / len(ways)


def test_equal_sizes_share_the_middle_of_their_ranks():
    assert doubled_ranks([Fraction(v) for v in (3, 1, 3, 7)]) == [5, 2, 5, 8]


def test_many_pairs_go_by_the_normal_approximation():
    gaps = [Fraction((-1) ** (i % 3 == 0) * (i + 1)) for i in range(119)]
    assert abs(rank_test(gaps) - rank_test([*gaps, Fraction(1, 2), Fraction(-1, 3)])) < 0.02


def test_better_needs_a_gain_and_enough_instances():
    assert paired_test([2, 3, 4, 5, 6], [1, 2, 3, 4, 5]).better
    assert not paired_test([2, 3, 4, 5], [1, 2, 3, 4]).better
    assert not paired_test([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]).better
    assert paired_test([1, 2, 3, 4, 5], [2, 3, 4, 5, 6], Direction.MINIMISE).better
    assert not paired_test([1, 2, 3, 4, 5], [2, 3, 4, 5, 6]).better


def test_the_result_says_wins_losses_and_ties():
    found = paired_test([1.0, 2.0, 3.0], [1.0, 1.0, 4.0])
    assert (found.wins, found.losses, found.ties) == (1, 1, 1)
    assert found.gain == 0


def test_scores_that_cannot_be_paired_are_refused():
    with pytest.raises(ValueError, match="cannot be paired"):
        paired_test([1.0], [])
    with pytest.raises((ValueError, OverflowError)):
        paired_test([float("nan")], [1.0])
