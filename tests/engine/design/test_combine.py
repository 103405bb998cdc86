from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.engine.design.doubles import CRASH, PLUS_TWO, RIGHT, SQUARE, Scripted, double_problem, judged

from algorist.engine.design import Controls, as_parent, combine, improve, search, weigh_hybrid, weigh_improvement
from algorist.engine.design.crossing import cross_programs
from algorist.engine.design.hybrids import HybridDesigner
from algorist.engine.design.modules import joined_module
from algorist.engine.design.weighing import simplicity
from algorist.engine.documents import read_problem
from algorist.engine.terms.design import Aim, Brief, Budget, StepKind, Stop
from algorist.engine.terms.problem import Call, Case, Direction, Entry, Evaluator, Generator, Kind, Method, Param, Split
from algorist.engine.terms.types import parse

EXAMPLES = Path(__file__).parents[3] / "examples"
ENTRY = Entry("total", (Param("xs", parse("list[int]")),), parse("int"))
QUICK = "def total(xs):\n    return sum(xs)\n"
SLOW = "def total(xs):\n    return sum(sum(xs[i : i + 1]) + 0 * sum(xs) for i in range(len(xs)))\n"
SMALL_ONLY = "def total(xs):\n    return sum(xs) if len(xs) < 20 else 0\n"
LARGE_ONLY = "LIMIT = 20\ndef helper(xs):\n    return sum(xs)\ndef total(xs):\n    return helper(xs) if len(xs) >= LIMIT else 0\n"


def summing():
    """Sum a list, with cases of two sizes and a generator."""
    sizes = [3, 30] * 8
    cases = tuple(
        Case(f"{i}", (Call("total", (list(range(i + 1, i + size)),)),), sum(range(i + 1, i + size)), split)
        for i, size in enumerate(sizes)
        for split in [Split.EXAMPLE if i < 4 else Split.SELECTION]
    )
    generator = Generator(
        source="def generate(size, seed):\n    return (list(range(seed % 7, size)),)\n", smallest=64, largest=4096
    )
    return replace(double_problem(), entry=ENTRY, cases=cases, generator=generator)


def scored():
    """Name a number; its distance from the instance counts, once for small instances and twice for large ones."""
    source = (
        "def instances(split, seed):\n    return list(range(1, 25))\n"
        "def score(instance, answer):\n    return abs(answer - (1 if instance < 12 else 100))\n"
    )
    entry = Entry("guess", (Param("n", parse("int")),), parse("float"))
    evaluator = Evaluator(source=source, direction=Direction.MINIMISE)
    return replace(double_problem(), kind=Kind.OPTIMISATION, entry=entry, cases=(), evaluator=evaluator)


def last_best(steps):
    number = steps[-1].best
    return next(step.candidate for step in steps if step.candidate and step.candidate.number == number)


def parents_of(problem, judge, *sources: str):
    return [as_parent(problem, source, f"parent {i}", judge) for i, source in enumerate(sources)]


def test_two_specialists_make_a_hybrid_that_is_right_on_all(judge):
    problem = summing()
    parents = parents_of(problem, judge, SMALL_ONLY, LARGE_ONLY)
    steps = list(combine(problem, parents, [], judge, Budget(candidates=5)))
    child = last_best(steps)
    assert child.evaluation.accepted
    assert child.parents == (0, -1)
    assert "number of elements of xs" in child.proposal.idea
    gain = weigh_hybrid(problem, parents, child, judge)
    assert gain.gained
    assert gain.wins >= 5
    assert gain.losses == 0


def test_a_hybrid_of_an_optimisation_problem_uses_each_where_it_scores(judge):
    problem = scored()
    parents = parents_of(problem, judge, "def guess(n):\n    return 1.0\n", "def guess(n):\n    return 100.0\n")
    steps = list(combine(problem, parents, [], judge, Budget(candidates=8)))
    child = last_best(steps)
    assert child.evaluation.score == 0
    assert {step.kind for step in steps} == {StepKind.COMBINE}
    assert any("blend" in judged(step).proposal.designer for step in steps if step.candidate)
    assert weigh_hybrid(problem, parents, child, judge).gained


def test_a_hybrid_that_is_no_better_is_reported_as_no_gain(judge):
    problem = double_problem()
    parents = parents_of(problem, judge, RIGHT, RIGHT.replace("2 * n", "n + n"))
    steps = list(combine(problem, parents, [Scripted([RIGHT + "\nX = 1\n"])], judge, Budget(candidates=3)))
    gain = weigh_hybrid(problem, parents, last_best(steps), judge)
    assert not gain.gained
    assert gain.statement.startswith("No gain")
    assert not weigh_hybrid(problem, parents, None, judge).gained


def test_a_model_gets_both_parents_and_where_they_differ(judge):
    problem = summing()
    model = Scripted([QUICK])
    parents = parents_of(problem, judge, SMALL_ONLY, LARGE_ONLY)
    list(combine(problem, parents, [model], judge, Budget(candidates=4)))
    brief = model.briefs[0]
    assert [parent.number for parent in brief.parents] == [0, -1]
    assert "program 0: right, program -1: wrong" in brief.differences


def test_one_parent_is_no_pair(judge):
    with pytest.raises(ValueError, match="two parents"):
        combine(double_problem(), parents_of(double_problem(), judge, RIGHT), [], judge, Budget())


def test_a_fallback_is_proposed_where_a_parent_raises(judge):
    problem = double_problem()
    parents = parents_of(problem, judge, CRASH, SQUARE)
    designer = HybridDesigner(problem, parents, judge)
    names = []
    while (proposal := designer.propose(Brief(problem=problem, kind=StepKind.COMBINE))) is not None:
        names.append(proposal.designer)
    assert "hybrids: fallback" in names
    assert designer.propose(Brief(problem=problem)) is None


def test_programs_with_helpers_of_one_name_live_in_one_module():
    first = "from __future__ import annotations\ncount = 0\ndef helper(x):\n    global count\n    count += 1\n    return x + count\ndef double(n):\n    return helper(n)\n"
    second = "import math\ndef helper(x):\n    return math.floor(x) * 10\ndouble = lambda n: helper(n)\n"
    source = joined_module(double_problem().entry, [first, second], "Both.", ["return {0}, {1}"])
    assert source is not None
    space: dict[str, object] = {}
    exec(source, space)
    assert space["double"](4) == (5, 40)  # type: ignore[operator]
    assert joined_module(double_problem().entry, ["def (", second], "Both.", ["return {0}"]) is None


@pytest.mark.slow
def test_a_faster_version_is_a_gain_and_a_slower_one_is_not(judge):
    problem = summing()
    (slow,) = parents_of(problem, judge, SLOW)
    steps = list(
        improve(
            problem, slow, Aim.FASTER, [Scripted([SLOW + "\nX = 1\n", QUICK, SMALL_ONLY])], judge, Budget(candidates=3)
        )
    )
    child = last_best(steps)
    assert child.proposal.source == QUICK
    assert child.parents == (0,)
    assert steps[-1].stop is Stop.BUDGET
    gain = weigh_improvement(problem, slow, child, Aim.FASTER, judge)
    assert gain.gained
    assert "fewer CPU seconds" in gain.statement
    assert not weigh_improvement(problem, child, slow, Aim.FASTER, judge).gained
    broken = parents_of(problem, judge, SMALL_ONLY)[0]
    assert not weigh_improvement(problem, slow, broken, Aim.FASTER, judge).gained


def test_a_quicker_way_to_the_same_score_is_a_gain(judge):
    problem = scored()
    idle = "def guess(n):\n    for _ in range(400_000):\n        pass\n    return 1.0\n"
    (slow,) = parents_of(problem, judge, idle)
    quick = "def guess(n):\n    return 1.0\n"
    worse = "def guess(n):\n    return 0.0\n"
    steps = list(improve(problem, slow, Aim.FASTER, [Scripted([worse, quick])], judge, Budget(candidates=2)))
    child = last_best(steps)
    assert child.proposal.source == quick
    assert weigh_improvement(problem, slow, child, Aim.FASTER, judge).gained
    gain = weigh_improvement(problem, slow, judged(steps[0]), Aim.FASTER, judge)
    assert not gain.gained
    assert "its score is" in gain.statement


def test_a_fix_ends_at_the_first_program_that_is_right(judge):
    problem = double_problem()
    (broken,) = parents_of(problem, judge, SQUARE)
    steps = list(improve(problem, broken, Aim.FIX, [Scripted([PLUS_TWO, RIGHT, CRASH])], judge, Budget()))
    assert steps[-1].stop is Stop.SOLVED
    assert weigh_improvement(problem, broken, last_best(steps), Aim.FIX, judge).gained


def test_a_simpler_version_is_smaller_and_still_right(judge):
    problem = double_problem()
    long = "def double(n):\n    total = 0\n    for _ in range(2):\n        if True:\n            total += n\n    return total\n"
    (version,) = parents_of(problem, judge, long)
    steps = list(improve(problem, version, Aim.SIMPLER, [Scripted([SQUARE, RIGHT])], judge, Budget(candidates=2)))
    child = last_best(steps)
    assert child.proposal.source == RIGHT
    assert weigh_improvement(problem, version, child, Aim.SIMPLER, judge).gained
    assert simplicity('def f():\n    """Words.\n\n    More."""\n    return 1\n') == simplicity(
        "def f():\n    return 1\n"
    )


def test_a_resumed_combination_goes_on(judge):
    problem = scored()
    parents = parents_of(problem, judge, "def guess(n):\n    return 1.0\n", "def guess(n):\n    return 100.0\n")

    def run(resume=()):
        return list(
            combine(problem, parents, [], judge, Budget(candidates=6), resume=resume, controls=Controls(patience=None))
        )

    whole = run()
    again = run(whole[:2])
    assert [judged(s).proposal.source for s in again if s.candidate] == [
        judged(s).proposal.source for s in whole[2:] if s.candidate
    ]


@pytest.mark.slow
def test_real_heuristics_are_blended_and_weighed(judge):
    problem = read_problem(EXAMPLES / "online-bin-packing.yaml")
    best_fit = "def priority(item, gaps):\n    return [-float(gap) for gap in gaps]\n"
    other = "def priority(item, gaps):\n    return [0.0 if gap - item > 4 or gap == item else -float(gap) for gap in gaps]\n"
    parents = parents_of(problem, judge, best_fit, other)
    steps = list(combine(problem, parents, [], judge, Budget(candidates=3)))
    assert all(step.candidate is None or step.candidate.evaluation.score is not None for step in steps)
    assert isinstance(weigh_hybrid(problem, parents, last_best(steps), judge).gained, bool)
    list(search(problem, [], judge, Budget()))


def test_formulas_of_two_parents_are_crossed():
    first = 'import math\n\n\ndef rate(a, b):\n    """Words."""\n    return a + 2 * b if a < 3 else math.sqrt(b)\n\n\ndef solve(a, b):\n    return rate(a, b)\n'
    second = first.replace("a + 2 * b", "a * (b - 6)").replace("sqrt(b)", "sqrt(a + b)")
    children = list(cross_programs(first, second, "solve", Random(1), 8))
    assert len(children) >= 5
    assert len({source for source, _ in children}) == len(children)
    for source, crossed in children:
        assert crossed == ("rate",)
        space: dict[str, Any] = {}
        exec(source, space)
        space["solve"](1, 20)
        assert source not in (first, second)


def test_a_number_in_both_parents_becomes_one_between_them():
    first, second = (f"LIMIT = {n}\n\n\ndef solve(x):\n    return x > LIMIT\n" for n in (10, 20))
    (child, *_), *_ = cross_programs(first, second, "solve", Random(4), 3)
    space: dict[str, Any] = {}
    exec(child, space)
    assert 10 < space["LIMIT"] < 20


def test_components_are_exchanged_with_what_they_need():
    first = "def measure(xs):\n    return sum(xs)\n\n\ndef solve(xs):\n    return measure(xs), max(xs)\n"
    second = "import math\n\nBASE = 2\n\n\ndef measure(xs):\n    for x in xs:\n        return math.log(x, BASE)\n\n\ndef solve(xs):\n    return measure(xs), min(xs)\n"
    children = [source for source, _ in cross_programs(first, second, "solve", Random(2), 6)]
    answers = set()
    for source in children:
        space: dict[str, Any] = {}
        exec(source, space)
        answers.add(space["solve"]([8, 2]))
    assert (3.0, 8) in answers
    assert (10, 2) in answers
    assert all(("import math" in source) == ("log" in source) for source in children)


def test_methods_of_classes_are_crossed():
    first = "class Counter:\n    def __init__(self, step):\n        self.n = step\n\n    def up(self):\n        self.n += 1\n        return self.n\n"
    second = first.replace("+= 1", "+= 3").replace("= step", "= step + 10")
    children = [source for source, _ in cross_programs(first, second, "Counter", Random(3), 6)]
    found = set()
    for source in children:
        space: dict[str, Any] = {}
        exec(source, space)
        found.add(space["Counter"](0).up())
    assert found - {1, 13}


def test_two_classes_become_one_that_chooses_by_what_it_is_made_with(judge):
    """One parent is right for few steps, the other for many: the object is made by the one that suits."""
    entry = Entry(
        "Counter", (Param("step", parse("int")),), parse("None"), (Method("up", (), parse("int")),), is_class=True
    )
    cases = tuple(
        Case(f"{step}", (Call("Counter", (step,)), Call("up", ()), Call("up", ())), [step, 2 * step], split)
        for step in range(1, 21)
        for split in [Split.EXAMPLE if step % 5 == 0 else Split.SELECTION]
    )
    problem = replace(double_problem(), entry=entry, cases=cases)
    body = "class Counter:\n    def __init__(self, step):\n        self.step, self.n = step, 0\n    def up(self):\n        self.n += {}\n        return self.n\n"
    small, large = body.format("min(self.step, 9)"), body.format("max(self.step, 10)")
    parents = parents_of(problem, judge, small, large)
    steps = list(combine(problem, parents, [], judge, Budget(candidates=4)))
    child = last_best(steps)
    assert child.evaluation.accepted
    assert "value of step is" in child.proposal.idea
    assert weigh_hybrid(problem, parents, child, judge).gained
