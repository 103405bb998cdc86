import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.engine.design.doubles import PLUS_TWO, RIGHT, SQUARE, Scripted, double_problem

from algorist.engine.design import Gain, Label, finish, finish_program, search
from algorist.engine.design.checking import cross_check
from algorist.engine.design.rivals import Rivals, RivalTerms, run_rivals, samples_budget
from algorist.engine.documents import read_problem
from algorist.engine.terms.design import Budget, Confidence, StepKind, Tier
from algorist.engine.terms.problem import Call, Case, Entry, Generator, Param, Split
from algorist.engine.terms.types import parse

EXAMPLES = Path(__file__).parents[3] / "examples"
BEST_FIT = "def priority(item, gaps):\n    return [-float(gap) for gap in gaps]\n"
FIRST_LOOSE = "def priority(item, gaps):\n    return [float(gap) for gap in gaps]\n"


def with_sealed(count):
    """The doubling problem with so many sealed cases."""
    cases = double_problem().cases_of(Split.EXAMPLE, Split.SELECTION)
    sealed = tuple(Case(f"s{i}", (Call("double", (100 + i,)),), 200 + 2 * i, Split.SEALED) for i in range(count))
    return replace(double_problem(), cases=cases + sealed)


def card_of(problem, judge, *sources: str, rivals: Any = None):
    steps = list(search(problem, [Scripted(sources)], judge, Budget(candidates=len(sources)), strategy="best_of_n"))
    return finish(problem, steps, judge, rivals)


def test_a_program_that_passes_enough_hidden_tests_is_verified(judge):
    card = card_of(with_sealed(10), judge, SQUARE, RIGHT)
    assert (card.label, card.verified, card.best, card.tier) == (Label.VERIFIED, True, 2, Tier.MODEL)
    assert card.statement == ("Right on 3 examples and 2 selection cases and on 10 hidden tests that no designer saw.")
    assert [(row.split, row.passed, row.total) for row in card.splits] == [
        (Split.EXAMPLE, 3, 3),
        (Split.SELECTION, 2, 2),
        (Split.SEALED, 10, 10),
    ]
    assert card.gap == 0
    assert card.usage.input_tokens == 200


def test_too_few_hidden_tests_verify_nothing(judge):
    card = card_of(with_sealed(3), judge, RIGHT)
    assert (card.label, card.verified) == (Label.FITS_EXAMPLES, False)
    assert "too few to call it verified" in card.statement


def test_a_hidden_test_that_was_shown_or_is_there_twice_counts_for_nothing(judge):
    problem = with_sealed(9)
    shown = replace(problem.cases[0], name="again", split=Split.SEALED)
    twice = replace(problem.cases[-1], name="twice")
    card = card_of(replace(problem, cases=(*problem.cases, shown, twice)), judge, RIGHT)
    assert (card.label, card.splits[-1].total) == (Label.FITS_EXAMPLES, 11)


def test_a_fit_alone_is_never_called_verified(judge):
    problem = replace(double_problem(), cases=double_problem().cases_of(Split.EXAMPLE))
    card = card_of(problem, judge, RIGHT)
    assert (card.label, card.verified, card.confidence) == (Label.FITS_EXAMPLES, False, Confidence.LOW)


def test_a_program_that_fits_and_fails_hidden_tests_is_refuted_and_shows_the_gap(judge):
    overfit = "def double(n):\n    return {0: 0, 2: 4, 3: 6, 5: 10, -4: -8}.get(n, 0)\n"
    card = card_of(with_sealed(10), judge, overfit)
    assert (card.label, card.verified, card.gap) == (Label.REFUTED, False, 1.0)
    assert "fails 10 of 10 hidden tests" in card.statement


def test_a_program_that_fails_keeps_the_sealed_cases_closed(judge):
    card = card_of(with_sealed(10), judge, SQUARE)
    assert card.label is Label.PARTIAL
    assert Split.SEALED not in {row.split for row in card.splits}


def test_without_hidden_tests_a_reference_is_asked(judge):
    cases = double_problem().cases_of(Split.EXAMPLE)
    generator = Generator(source="def generate(size, seed):\n    return (size * 1000 + seed % 1000,)\n", smallest=2)
    problem = replace(
        double_problem(), cases=cases, generator=generator, reference="def double(n):\n    return n + n\n"
    )
    card = card_of(problem, judge, RIGHT)
    assert (card.label, card.cross_check.checked, card.cross_check.agreed) == (Label.VERIFIED, 44, 44)
    assert "44 generated inputs of size 1 to 120 answered by the reference" in card.statement
    assert card.cross_check.statement == (
        "The problem has no hidden tests; instead the result was held against its slow reference on 44 inputs made for "
        "this, of size 1 to 120: they agreed on all."
    )
    wrong = "def double(n):\n    return 2 * n if n < 3000 else n\n"
    card = card_of(problem, judge, wrong)
    assert (card.label, card.verified) == (Label.REFUTED, False)
    assert "disagrees with the reference" in card.statement
    assert "they differ on" in card.cross_check.statement


def test_a_reference_that_fails_verifies_nothing(judge):
    generator = Generator(source="def generate(size, seed):\n    return (size,)\n", smallest=2, largest=4)
    cases = double_problem().cases_of(Split.EXAMPLE)
    problem = replace(
        double_problem(), cases=cases, generator=generator, reference="def double(n):\n    return 1 // 0\n"
    )
    card = card_of(problem, judge, RIGHT)
    assert (card.label, card.cross_check.checked) == (Label.FITS_EXAMPLES, 0)
    assert "reference failed" in card.cross_check.reason
    assert "which could not be asked: the reference failed" in card.cross_check.statement


def test_an_exponential_reference_is_asked_only_what_it_can_answer(judge):
    generator = Generator(source="def generate(size, seed):\n    return (size,)\n")
    slow = "def double(n):\n    return 2 if n == 1 else double(n - 1) + double(n - 1) - 2 * n + 4 if n > 1 else 0\n"
    problem = replace(
        double_problem(), cases=double_problem().cases_of(Split.EXAMPLE), generator=generator, reference=slow
    )
    began = time.monotonic()
    checked = cross_check(problem, RIGHT, judge)
    assert checked is not None
    assert 20 in checked.sizes or 13 in checked.sizes
    assert 60 not in checked.sizes
    assert "Larger ones could not be tried: the reference failed on an input of size" in checked.statement
    assert time.monotonic() - began < 30


def test_yes_or_no_answers_need_more_hidden_tests(judge):
    entry = Entry("even", (Param("n", parse("int")),), parse("bool"))
    cases = tuple(
        Case(f"{i}", (Call("even", (i,)),), i % 2 == 0, Split.EXAMPLE if i < 4 else Split.SEALED) for i in range(16)
    )
    problem = replace(double_problem(), entry=entry, cases=cases)
    assert card_of(problem, judge, "def even(n):\n    return n % 2 == 0\n").label is Label.FITS_EXAMPLES


def test_a_program_from_anywhere_gets_the_same_card(judge):
    card = finish_program(with_sealed(10), RIGHT, "by hand", judge)
    assert (card.label, card.tier) == (Label.VERIFIED, Tier.PERSON)


def test_no_program_is_nothing(judge):
    assert finish(double_problem(), [], judge).label is Label.NOTHING


@pytest.mark.slow
def test_an_optimisation_result_is_measured_beside_its_baselines_and_under_a_shift(judge):
    problem = read_problem(EXAMPLES / "online-bin-packing.yaml")
    rivals = Rivals(steps={"best_of_n": list(search(problem, [Scripted([FIRST_LOOSE])], judge, Budget(candidates=1)))})
    card = card_of(problem, judge, BEST_FIT, rivals=rivals)
    assert (card.label, card.verified) == (Label.MEASURED, True)
    assert {row.kind for row in card.baselines} == {"textbook", "best_of_n"}
    worst = next(row for row in card.baselines if row.name == "worst fit")
    assert worst.wins > worst.losses
    rival = next(row for row in card.baselines if row.kind == "best_of_n")
    assert rival.note == "1 candidate"
    assert rival.better
    same = next(row for row in card.baselines if row.name == "best fit")
    assert not same.better
    assert "not shown to be better than: best fit" in " ".join(card.warnings)
    assert card.gap is not None
    assert card.shift


def test_what_a_search_itself_holds_of_other_ways_is_shown_beside(judge):
    offline = Scripted([PLUS_TWO], "enumerator", Tier.SYNTHESIS)
    steps = list(search(with_sealed(10), [offline, Scripted([RIGHT])], judge, Budget(), strategy="best_of_n"))
    card = finish(with_sealed(10), steps, judge)
    notes = {row.kind.value: row.note for row in card.baselines}
    assert notes == {
        "without_model": "within this search: 1 candidate",
        "best_of_n": "within this search: 1 candidate; it came to this very program",
    }


def offline_double(_cpu_seconds):
    """What the offline engine would propose, and nothing else."""
    return [Scripted([PLUS_TWO, RIGHT], "enumerator", Tier.SYNTHESIS)]


def terms_of(problem, judge, models=None):
    def again(designers, budget, strategy, seed):
        return search(problem, designers, judge, budget, strategy=strategy, seed=seed)

    return RivalTerms(again=again, offline=offline_double, models=models, ask="; ask for it", strategy="repair")


def test_a_models_result_stands_beside_a_search_without_one_and_the_card_says_what_was_not_run(judge):
    problem, budget = with_sealed(10), Budget(candidates=4, cpu_seconds=30)
    steps = list(search(problem, [Scripted([SQUARE, RIGHT])], judge, budget, strategy="repair"))
    rivals = run_rivals(steps, budget, terms_of(problem, judge))
    card = finish(problem, steps, judge, rivals)
    rows = {row.kind.value: row for row in card.baselines}
    assert (rows["without_model"].ran, rows["without_model"].note) == (
        True,
        "2 candidates; it came to this very program",
    )
    assert rows["textbook"].note == "not run: the problem names no textbook program"
    within = (
        "within this search: 1 candidate; not run by itself: it would ask the model about 2 more times, for about $"
    )
    assert rows["best_of_n"].note.startswith(within)
    assert rows["best_of_n"].note.endswith("; ask for it")
    assert rows["textbook"].ran is False


def test_a_search_that_asked_no_model_or_left_no_time_says_why_there_is_no_rival(judge):
    problem = with_sealed(10)
    terms = terms_of(problem, judge, models=lambda: [Scripted([RIGHT])])
    steps = list(search(problem, offline_double(1.0), judge, Budget(candidates=4)))
    none = run_rivals(steps, Budget(), terms).not_run
    assert none["without_model"] == "the search itself asked no model"
    assert none["best_of_n"].startswith("designers that compute give no independent samples")
    steps = list(search(problem, [Scripted([RIGHT])], judge, Budget(candidates=1)))
    rivals = run_rivals(steps, Budget(cpu_seconds=1.0), terms)
    assert rivals.steps == {}
    assert "no CPU seconds left" in rivals.not_run["without_model"]
    assert rivals.not_run["best_of_n"] == "the search itself drew independent samples"


def test_independent_samples_get_as_many_tokens_as_the_search_used_and_are_shown_beside_it(judge):
    problem, budget = with_sealed(10), Budget(candidates=9)
    steps = list(search(problem, [Scripted([SQUARE, PLUS_TWO, RIGHT])], judge, budget, strategy="repair"))
    sampler = Scripted([SQUARE] * 9, "sampler")
    rivals = run_rivals(steps, budget, terms_of(problem, judge, models=lambda: [sampler]))
    card = finish(problem, steps, judge, rivals)
    row = next(row for row in card.baselines if row.kind == "best_of_n")
    told = (True, 2, 0, "3 candidates; 330 tokens, the search 330")
    assert (row.ran, row.wins, row.losses, row.note) == told
    assert [brief.kind for brief in sampler.briefs] == [StepKind.SAMPLE] * 3
    same = run_rivals(steps, budget, terms_of(problem, judge, models=lambda: [Scripted([RIGHT], "sampler")]))
    shown = next(row for row in finish(problem, steps, judge, same).baselines if row.kind == "best_of_n")
    assert shown.better is False
    assert "best of n" in " ".join(finish(problem, steps, judge, same).warnings)


def test_samples_keep_within_what_the_persons_budget_has_left(judge):
    problem = with_sealed(10)
    steps = list(search(problem, [Scripted([SQUARE, RIGHT])], judge, Budget(), strategy="repair"))  # 200 + 20, $0.002

    def allowed(**limits):
        return samples_budget(steps, (), Budget(**limits))

    assert allowed().input_tokens == 200
    assert (allowed(input_tokens=250).input_tokens, allowed(input_tokens=250).output_tokens) == (50, 20)
    assert allowed(dollars=0.005).dollars == pytest.approx(0.003)
    assert allowed(dollars=0.002) is None
    assert allowed(output_tokens=20) is None
    none_left = run_rivals(steps, Budget(dollars=0.002), terms_of(problem, judge, models=lambda: [Scripted([RIGHT])]))
    assert none_left.not_run["best_of_n"] == "the budget has nothing left for it"


def test_an_improvement_is_held_against_its_rivals_by_its_aim(judge):
    problem = with_sealed(10)
    steps = list(search(problem, [Scripted([SQUARE, RIGHT])], judge, Budget(), strategy="repair"))
    asked = []

    def weigh(other, best):
        asked.append((other.proposal.source, best.proposal.source))
        return Gain(gained=True, statement="Gain: 40% fewer CPU seconds.", wins=9, p_value=0.01)

    terms = replace(terms_of(problem, judge, models=lambda: [Scripted([PLUS_TWO])]), weigh=weigh)
    card = finish(problem, steps, judge, run_rivals(steps, Budget(), terms))
    row = next(row for row in card.baselines if row.kind == "best_of_n")
    assert (row.better, row.wins, row.p_value) == (True, 9, 0.01)
    assert "Gain: 40% fewer CPU seconds." in row.note
    assert asked == [(PLUS_TWO, RIGHT)]
