"""The cost of a program on large inputs, measured beside another's: both run in turn, the smallest figure counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from algorist.engine.evaluation import GeneratorFault, Judge, generate_calls
from algorist.engine.sandbox import CallMode, Program
from algorist.engine.terms.problem import Call, Problem, Split

REPEATS = 3
SEEDS = 3
SIZES_KEPT = 3
# The first program sets the sizes: large enough that its work outweighs the start of a process.
ENOUGH_SECONDS = 0.25
TIMING_SEED = 700_000_001


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Calls of growing size; `sizes` is empty where they are the problem's own cases."""

    calls: tuple[tuple[Call, ...], ...]
    sizes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """CPU seconds and bytes of one program, one figure an input."""

    seconds: tuple[float, ...]
    memory: tuple[int, ...]


def timing_inputs(problem: Problem, source: str, judge: Judge, sizes: Sequence[int] = ()) -> Inputs:
    """Inputs on which a program takes long enough to be timed; its own cases where the problem generates none.

    An optimisation problem without a generator has no input of its own: then there are none. `sizes` repeats an earlier
    choice, so that a search that is resumed measures the same.
    """
    if problem.generator is None:
        cases = judge.complete(problem).cases_of(Split.EXAMPLE, Split.SELECTION)
        return Inputs(calls=tuple(case.calls for case in cases))
    chosen = tuple(sizes) or _climb(problem, source, judge)
    asked = [(size, TIMING_SEED + i) for size in chosen for i in range(SEEDS)]
    return Inputs(calls=tuple(generate_calls(judge.sandbox, problem, asked)), sizes=chosen)


def _climb(problem: Problem, source: str, judge: Judge) -> tuple[int, ...]:
    """The last sizes of a doubling row that ends where a call takes long enough, or fails."""
    assert problem.generator is not None
    size, sizes = max(1, problem.generator.smallest), []
    while size <= problem.generator.largest:
        try:
            calls = generate_calls(judge.sandbox, problem, [(size, TIMING_SEED)])
        except GeneratorFault:
            break
        cost = measure_cost(problem, source, Inputs(calls=tuple(calls)), judge, repeats=1)
        if cost is None:
            break
        sizes.append(size)
        if cost.seconds[0] >= ENOUGH_SECONDS:
            break
        size *= 2
    return tuple(sizes[-SIZES_KEPT:]) or (max(1, problem.generator.smallest),)


def measure_cost(problem: Problem, source: str, inputs: Inputs, judge: Judge, repeats: int = REPEATS) -> Cost | None:
    """The smallest cost of several fresh processes, for each input; None when the program does not finish one."""
    found = measure_costs(problem, [source], inputs, judge, repeats)
    return found[0]


def measure_costs(
    problem: Problem, sources: Sequence[str], inputs: Inputs, judge: Judge, repeats: int = REPEATS
) -> list[Cost | None]:
    """The cost of several programs on the same inputs, run in turn so that a busy minute falls on all of them."""
    programs = [Program(s, problem.entry.name, is_class=problem.entry.is_class) for s in sources]
    limits = replace(problem.limits, cpu_seconds=max(problem.limits.cpu_seconds, 10 * ENOUGH_SECONDS))
    mode = CallMode(judged=problem.checker.judged)
    seconds: list[list[float]] = [[] for _ in sources]
    memory: list[list[int]] = [[] for _ in sources]
    failed: set[int] = set()
    for calls in inputs.calls:
        runs: list[list[tuple[float, int]]] = [[] for _ in sources]
        for _ in range(repeats):
            for i, program in enumerate(programs):
                if i in failed:
                    continue
                outcome = judge.sandbox.run(program, calls, limits, mode=mode)
                if not outcome.finished:
                    failed.add(i)
                    continue
                spent = outcome.cpu_seconds if outcome.inner_cpu_seconds is None else outcome.inner_cpu_seconds
                runs[i].append((spent, outcome.memory_bytes))
        for i, figures in enumerate(runs):
            if i not in failed:
                seconds[i].append(min(figure[0] for figure in figures))
                memory[i].append(min(figure[1] for figure in figures))
    return [
        None if i in failed else Cost(seconds=tuple(seconds[i]), memory=tuple(memory[i])) for i in range(len(sources))
    ]
