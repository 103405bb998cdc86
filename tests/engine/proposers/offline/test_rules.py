from pathlib import Path
from random import Random
from typing import Any

import pytest

from algorist.engine.documents import read_problem
from algorist.engine.evaluation import Judge
from algorist.engine.proposers.offline import offline_designers
from algorist.engine.proposers.offline.heuristics.building.orders import Shop
from algorist.engine.proposers.offline.heuristics.building.tours import Map, measure_distances
from algorist.engine.proposers.offline.heuristics.practice import Layout, find_layout, open_practice
from algorist.engine.proposers.offline.heuristics.reading import read_rules
from algorist.engine.proposers.offline.heuristics.rule_designer import RuleDesigner
from algorist.engine.proposers.offline.heuristics.rules import (
    TOUR_LEAVES,
    Result,
    order_known,
    order_leaves,
    write_order_rule,
    write_tour_rule,
)
from algorist.engine.proposers.offline.heuristics.trees import compute, draw_tree, write_formula
from algorist.engine.terms.design import Brief, Budget, Candidate, Nothing, Proposal, StepKind, Tier
from algorist.engine.terms.outcome import Evaluation
from algorist.engine.terms.problem import Direction, Entry, Evaluator, Kind, Param, Problem, Split
from algorist.engine.terms.types import parse
from algorist.engine.terms.verdicts import Verdict

EXAMPLES = Path(__file__).parents[4] / "examples"
ROWS = "list[tuple[int, int]]"
# Jobs of a time and a day on which they are due; the number of late ones counts.
LATE = """
import random
def instances(split, seed):
    rng = random.Random(seed)
    return [[(rng.randint(1, 20), rng.randint(1, 90)) for _ in range(12)] for _ in range(4)]
def score(instance, answer):
    if sorted(answer) != list(range(len(instance))):
        raise Invalid("no order")
    clock = late = 0
    for i in answer:
        clock += instance[i][0]
        late += clock > instance[i][1]
    return late
"""


def make_problem(source: str, rows: str = ROWS, direction: Direction = Direction.MINIMISE) -> Problem:
    """A problem that says nothing of itself but its types."""
    entry = Entry("f", (Param("a", parse(rows)),), parse("list[int]"))
    return Problem(
        title="?",
        statement="?",
        kind=Kind.OPTIMISATION,
        entry=entry,
        evaluator=Evaluator(source=source, direction=direction),
    )


def layout_of(problem: Problem) -> Layout:
    layout = find_layout(problem)
    assert layout is not None
    return layout


def load(source: str, name: str) -> Any:
    space: dict[str, Any] = {}
    exec(source, space)
    return space[name]


def test_a_written_order_rule_orders_as_the_evolution_saw_it():
    problem = make_problem(LATE)
    layout = layout_of(problem)
    rng = Random(5)
    lists = [[(rng.randint(1, 40), rng.randint(1, 99)) for _ in range(n)] for n in (9, 14)]
    for _ in range(25):
        tree = draw_tree(3, order_leaves(2, layout), rng)
        source = write_order_rule(problem, layout, 2, Result(tree, 1.0, (("known", 2.0),), 3), 4)
        rule = load(source, "f")
        assert [rule(rows) for rows in lists] == Shop(lists, [{}, {}]).build(compute, tree), write_formula(tree)


def test_a_written_tour_rule_tours_as_the_evolution_saw_it():
    problem = make_problem(LATE)
    layout = layout_of(problem)
    rng = Random(6)
    points = [[(rng.randint(0, 999), rng.randint(0, 999)) for _ in range(13)] for _ in range(2)]
    for _ in range(25):
        tree = draw_tree(3, TOUR_LEAVES, rng)
        rule = load(write_tour_rule(problem, layout, Result(tree, 1.0, (), 3), 4), "f")
        assert [rule(rows) for rows in points] == Map([measure_distances(p) for p in points]).build(compute, tree)


def test_a_table_of_distances_is_toured_too():
    table = [[abs(i - j) for j in range(7)] for i in range(7)]
    rule = load(write_tour_rule(make_problem(LATE), Layout(("a",), 0), Result("near", 1.0, (), 3), 4), "f")
    tour = rule(table)
    assert sum(table[tour[i - 1]][tour[i]] for i in range(7)) == 12
    assert [rule([]), rule([(1, 2)])] == [[], [0]]


def test_a_formula_is_read_back_from_its_module():
    rng = Random(7)
    terms = {"value_1": 3.0, "value_2": -4.5, "left": 0.25}
    for _ in range(200):
        tree = draw_tree(4, tuple(terms), rng)
        (back,) = read_rules(
            [f"def urgency():\n    answer = {write_formula(tree)}\n    return answer\n"], "urgency", terms
        )
        assert float(compute(back, terms)) == pytest.approx(float(compute(tree, terms)), rel=1e-4)
    assert read_rules(["def urgency():\n    answer = open(1)\n", "not python ("], "urgency", terms) == []


WAY = """
def score(instance, answer):
    if sorted(answer) != list(range(len(instance))):
        raise Invalid("no order")
    return sum(abs(instance[answer[i - 1]][0] - instance[answer[i]][0]) + abs(instance[answer[i - 1]][1] - instance[answer[i]][1]) for i in range(len(answer)))
"""


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (LATE, "order"),
        (LATE[: LATE.index("def score")] + WAY, "tour"),
        (LATE.replace("late += clock > instance[i][1]", "late += 1"), ""),  # the order does not matter
        (LATE.replace('raise Invalid("no order")', "return 99"), ""),  # any list is an answer
    ],
)
def test_a_problem_is_recognised_by_what_its_evaluator_does(source, kind, sandbox):
    problem = make_problem(source)
    with open_practice(problem, layout_of(problem), sandbox, 5.0, lambda: False) as practice:
        practice.open(0)
        assert practice.ask("recognise") == kind


def test_what_is_no_order_of_rows_has_no_layout():
    assert find_layout(make_problem(LATE, "list[int]")) is None
    assert find_layout(make_problem(LATE + "\ndef play(instance, candidate):\n    return 1\n")) is None
    assert find_layout(read_problem(EXAMPLES / "online-bin-packing.yaml")) is None


def design(problem: Problem, sandbox: Any, seconds: float, **brief: Any) -> Any:
    designer = RuleDesigner(layout_of(problem), sandbox, cpu_seconds=seconds, seed=1, cancelled=lambda: False)
    first = designer.propose(Brief(problem=problem, **brief))
    assert designer.propose(Brief(problem=problem, **brief)) is None
    return first


def test_a_rule_evolves_from_the_scores_alone_and_tells_its_baselines(sandbox):
    problem = make_problem(LATE)
    proposal = design(problem, sandbox, 3.0)
    assert proposal.tier is Tier.HEURISTIC_SEARCH
    assert proposal.usage.cpu_seconds <= 1.3 * 3.0
    known = proposal.details["known"]
    assert "value_2 rising" in known or len(known) == 5
    assert all(name in proposal.source for name in known)
    evaluation = Judge(sandbox).evaluate(problem, proposal.source, [Split.SELECTION])
    assert evaluation.accepted
    rising: Any = Judge(sandbox).evaluate(problem, "def f(a): return sorted(range(len(a)), key=lambda i: a[i][1])")
    assert evaluation.score is not None
    assert evaluation.score <= rising.score


def test_a_larger_score_may_be_the_better_one(sandbox):
    problem = make_problem(LATE.replace("return late", "return -late"), direction=Direction.MAXIMISE)
    proposal = design(problem, sandbox, 1.5)
    assert all(-12 <= score <= 0 for score in proposal.details["known"].values())
    assert proposal.details["score"] >= max(proposal.details["known"].values()) - 1


def test_the_rules_of_parents_are_where_the_evolution_begins(sandbox):
    problem = make_problem(LATE)
    tree = ("neg", ("+", "value_2", ("*", 0.5, "value_1")))
    source = write_order_rule(problem, layout_of(problem), 2, Result(tree, 1.0, (), 3), 4)
    proposal = Proposal(source=source, name="mine", tier=Tier.PERSON, designer="me")
    parent = Candidate(number=0, proposal=proposal, evaluation=Evaluation(verdict=Verdict.ACCEPTED, score=1.0))
    child = design(problem, sandbox, 1.5, kind=StepKind.COMBINE, parents=(parent,))
    assert child.details["parents"] == 1


@pytest.mark.parametrize("trap", ["late = 0\n    while True: pass", "late = 0\n    raise ValueError"])
def test_an_evaluator_that_hangs_or_fails_ends_in_time_and_proposes_nothing(trap, sandbox):
    problem = make_problem(LATE.replace("late = 0", trap))
    nothing = design(problem, sandbox, 1.0)
    assert isinstance(nothing, Nothing)
    assert 0 < nothing.usage.cpu_seconds <= 1.3


def test_no_more_time_is_taken_than_the_search_has_left(sandbox):
    proposal = design(make_problem(LATE), sandbox, 60.0, left=Budget(cpu_seconds=1.0))
    assert proposal.usage.cpu_seconds <= 1.3


def test_every_textbook_rule_reads_only_what_there_is():
    layout = Layout(("a", "b"), 0)
    leaves = {*order_leaves(3, layout)}
    for tree in order_known(3).values():
        compute(tree, dict.fromkeys(leaves, 1.0))


@pytest.mark.parametrize(("example", "count"), [("job-scheduling", 2), ("tsp-construction", 2), ("knapsack", 0)])
def test_examples_get_an_evolved_rule_beside_their_search_template(example, count, sandbox):
    problem = read_problem(EXAMPLES / f"{example}.yaml")
    designers = offline_designers(problem, sandbox, cpu_seconds=1.0, seed=0, cancelled=lambda: False)
    assert [d.name for d in designers][-2:] == ["search template", "evolved construction rule"][:count] or not count
