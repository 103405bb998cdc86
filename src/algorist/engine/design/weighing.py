"""Is the child better than what it came from? Decided by a paired test on the same cases, or reported as no gain."""

import ast
from collections.abc import Sequence

from algorist.engine.design.beside import compare_evaluations
from algorist.engine.design.card import Gain
from algorist.engine.design.measure import Measure, measure_for
from algorist.engine.design.timing import Cost, Inputs, measure_costs, timing_inputs
from algorist.engine.evaluation import Judge, paired_test
from algorist.engine.terms.design import Aim, Candidate
from algorist.engine.terms.problem import Direction, Kind, Problem, Split

# A difference that is statistically clear and smaller than this is of no use to anyone.
LEAST_GAIN = 0.05
SIMPLER_BY = 0.1


def weigh_hybrid(problem: Problem, parents: Sequence[Candidate], child: Candidate | None, judge: Judge) -> Gain:
    """The child against its better parent: by score or cases passed on the selection split; if equal, by CPU time."""
    if child is None:
        return Gain(gained=False, statement="No gain: no hybrid was proposed.")
    measure = measure_for(problem)
    parent = max(parents, key=measure)
    found = _by_cases(problem, parent, child, measure)
    if (
        found.gained
        or problem.kind is Kind.OPTIMISATION
        or not (parent.evaluation.accepted and child.evaluation.accepted)
    ):
        return found
    quickest = _quickest(problem, [p for p in parents if p.evaluation.accepted], judge)
    return _by_cost(problem, quickest, child, judge, Aim.FASTER)


def weigh_improvement(problem: Problem, before: Candidate, after: Candidate | None, aim: Aim, judge: Judge) -> Gain:
    """The new version against the old one, by the measure of the aim; a version that lost a case never gains."""
    if after is None:
        return Gain(gained=False, statement="No gain: no version was proposed.")
    measure = measure_for(problem)
    if aim in {Aim.FIX, Aim.BETTER}:
        found = _by_cases(problem, before, after, measure)
        fixed = aim is Aim.FIX and after.evaluation.accepted and not before.evaluation.accepted
        if fixed:
            return Gain(
                gained=True, statement=f"Fixed: {_passed(after)} pass, before {_passed(before)}.", measure="cases"
            )
        if found.gained or aim is Aim.FIX or problem.kind is Kind.OPTIMISATION:
            return found
        aim = Aim.FASTER
    if measure(after) < measure(before):
        worse = (_worth(problem, after), _worth(problem, before))
        return Gain(gained=False, statement=f"No gain: {worse[0]}, before {worse[1]}.")
    if aim is Aim.SIMPLER:
        return _by_size(before, after)
    return _by_cost(problem, before, after, judge, aim)


def _by_cases(problem: Problem, before: Candidate, after: Candidate, measure: Measure) -> Gain:
    test = compare_evaluations(problem, after.evaluation, before.evaluation, (Split.SELECTION,))
    if test is None:
        test = compare_evaluations(problem, after.evaluation, before.evaluation, (Split.EXAMPLE,))
    better = measure(after) > measure(before)
    if test is None:
        return Gain(gained=False, statement="No gain: there is no case on which both could be compared.")
    scored = problem.kind is Kind.OPTIMISATION
    gained = better and test.better
    words = "score" if scored else "cases passed"
    counts = (
        f"better on {test.wins}, worse on {test.losses}, equal on {test.ties} selection cases (p = {test.rank_p:.3g})"
    )
    return Gain(
        gained=gained,
        statement=f"{_gain_words(gained)} in {words}: {counts}.",
        measure=words,
        before=before.evaluation.score if scored else float(before.evaluation.passed),
        after=after.evaluation.score if scored else float(after.evaluation.passed),
        wins=test.wins,
        losses=test.losses,
        ties=test.ties,
        p_value=test.rank_p,
    )


def _quickest(problem: Problem, parents: Sequence[Candidate], judge: Judge) -> Candidate:
    if len(parents) == 1:
        return parents[0]
    inputs = timing_inputs(problem, parents[0].proposal.source, judge)
    costs = measure_costs(problem, [p.proposal.source for p in parents], inputs, judge, repeats=1)
    totals = [sum(cost.seconds) if cost else float("inf") for cost in costs]
    return parents[totals.index(min(totals))]


def _by_cost(problem: Problem, before: Candidate, after: Candidate, judge: Judge, aim: Aim) -> Gain:
    inputs = timing_inputs(problem, before.proposal.source, judge)
    if inputs.calls:
        costs = measure_costs(problem, [before.proposal.source, after.proposal.source], inputs, judge)
    else:
        inputs, costs = _instance_costs(before, after)
    if costs[0] is None or costs[1] is None:
        loser = "the version before" if costs[0] is None else "the new version"
        # An old version that cannot finish what the new one finishes is slower without any test.
        gained = costs[0] is None and costs[1] is not None
        return Gain(gained=gained, statement=f"{_gain_words(gained)}: {loser} did not finish a timed input.")
    seconds = aim is not Aim.LESS_MEMORY
    old, new = (c.seconds if seconds else c.memory for c in (costs[0], costs[1]))
    test = paired_test([float(x) for x in new], [float(x) for x in old], Direction.MINIMISE)
    saved = 1 - sum(new) / sum(old) if sum(old) else 0.0
    gained = test.better and saved >= LEAST_GAIN
    words = "CPU seconds" if seconds else "bytes of memory"
    return Gain(
        gained=gained,
        statement=_cost_words(gained, words, saved, test.rank_p, inputs),
        measure=words,
        before=sum(old) / len(old),
        after=sum(new) / len(new),
        wins=test.wins,
        losses=test.losses,
        ties=test.ties,
        p_value=test.rank_p,
    )


def _instance_costs(before: Candidate, after: Candidate) -> tuple[Inputs, list[Cost | None]]:
    """What both spent on the instances that they were scored on."""
    columns = [{r.name: r for r in c.evaluation.results if not r.verdict.is_programs_fault} for c in (before, after)]
    shared = [name for name in columns[0] if name in columns[1]]
    if not shared:
        return Inputs(calls=()), [None, None]
    costs: list[Cost | None] = [
        Cost(
            seconds=tuple(column[name].cpu_seconds for name in shared),
            memory=tuple(column[name].memory_bytes for name in shared),
        )
        for column in columns
    ]
    return Inputs(calls=((),) * len(shared)), costs


def _cost_words(gained: bool, words: str, saved: float, p_value: float, inputs: Inputs) -> str:  # noqa: FBT001
    sizes = f" of size {inputs.sizes[0]} to {inputs.sizes[-1]}" if inputs.sizes else ""
    change = f"{abs(saved):.0%} {'fewer' if saved >= 0 else 'more'} {words}"
    return f"{_gain_words(gained)}: {change} on {len(inputs.calls)} inputs{sizes} (p = {p_value:.3g})."


def _gain_words(gained: bool) -> str:  # noqa: FBT001 - the one thing it says
    return "Gain" if gained else "No gain"


def _by_size(before: Candidate, after: Candidate) -> Gain:
    old, new = simplicity(before.proposal.source), simplicity(after.proposal.source)
    gained = new <= (1 - SIMPLER_BY) * old
    words = f"{_gain_words(gained)}: {new} syntax elements and branches, before {old}."
    return Gain(gained=gained, statement=words, measure="syntax elements", before=float(old), after=float(new))


def simplicity(source: str) -> int:
    """How much there is to read: nodes of the syntax tree without docstrings, branches and loops counted five times.

    A source that cannot be parsed counts as very large.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return 1_000_000
    branching = (ast.If, ast.For, ast.While, ast.Try, ast.IfExp, ast.BoolOp, ast.comprehension, ast.Match)
    skipped = (ast.expr_context, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)
    bodies = (getattr(node, "body", None) for node in ast.walk(tree))
    texts = [body[0] for body in bodies if isinstance(body, list) and body and _is_text(body[0])]
    docstrings = {id(node) for text in texts for node in ast.walk(text)}
    nodes = [node for node in ast.walk(tree) if not isinstance(node, skipped) and id(node) not in docstrings]
    return len(nodes) + 4 * sum(isinstance(node, branching) for node in nodes)


def _is_text(statement: object) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def _worth(problem: Problem, candidate: Candidate) -> str:
    if problem.kind is Kind.OPTIMISATION and candidate.evaluation.score is not None:
        return f"its score is {candidate.evaluation.score:.6g}"
    return f"{_passed(candidate)} cases pass"


def _passed(candidate: Candidate) -> str:
    return f"{candidate.evaluation.passed} of {candidate.evaluation.total}"
