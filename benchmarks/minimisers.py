"""Composed minimisers against scipy's differential evolution, pycma and random search.

    python benchmarks/minimisers.py [--cpu 40] [--seed 0] [--instances 3]

The offline designer races its compositions on its own landscapes for so many CPU seconds, in five dimensions with 2,000
values; its first proposal then runs, as everybody else does, on the functions of `minimiser_functions.py`, which the
race does not know, moved and turned anew for each instance. ECDF is the share of 51 targets from 100 to 1e-8 that the
least value reaches. A win is a smaller least value; both at 1e-8 or below is a tie. Needs the bench packages.
"""

import argparse
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import cma
import numpy as np
from minimiser_functions import RELATED, UNSEEN, Counted, Setting
from scipy.optimize import differential_evolution

from algorist.engine.documents import read_problem
from algorist.engine.proposers.offline import offline_designers
from algorist.engine.sandbox import Sandbox, SandboxOptions
from algorist.engine.terms.design import Brief, Proposal

EXAMPLE = Path(__file__).parent.parent / "examples" / "black-box-minimisation.yaml"
SIZE, BUDGET, SOLVED = 5, 2000, 1e-8
TARGETS = 10.0 ** (2 - 0.2 * np.arange(51))
BOX = [(-5.0, 5.0)] * SIZE
Run = Callable[[Counted, int], object]


def designed(cpu_seconds: float, seed: int) -> tuple[Run, Proposal]:
    """The designer's first proposal for the example with our budget."""
    problem = read_problem(EXAMPLE)
    assert problem.evaluator is not None
    source = problem.evaluator.source.replace(
        "make(f.__name__, 5, 500, rng)", f"make(f.__name__, {SIZE}, {BUDGET}, rng)"
    )
    problem = replace(problem, evaluator=replace(problem.evaluator, source=source))
    with Sandbox(SandboxOptions(parallel=1)) as sandbox:
        terms: dict[str, Any] = {"cpu_seconds": cpu_seconds, "seed": seed, "cancelled": lambda: False}
        (designer,) = offline_designers(problem, sandbox, **terms)
        proposal = designer.propose(Brief(problem=problem))
    assert isinstance(proposal, Proposal)
    space: dict[str, Any] = {"Callable": Callable}
    exec(proposal.source, space)
    return lambda f, n: space["minimise_in_box"](f, [-5.0] * SIZE, [5.0] * SIZE, BUDGET, n), proposal


def run_random(f: Counted, number: int) -> None:
    rng = np.random.default_rng(number)
    for _ in range(BUDGET):
        f(rng.uniform(-5, 5, SIZE))


def run_evolution(f: Counted, number: int, *, polish: bool) -> None:
    """Begun again until the budget is spent; where it polishes, a sixth of the budget is left for that."""
    rounds = BUDGET // (15 * SIZE) - (4 if polish else 0)
    while f.asked < BUDGET:
        differential_evolution(f, BOX, maxiter=rounds, polish=polish, seed=number + f.asked)


def run_cma(f: Counted, number: int) -> None:
    """With restarts of growing populations, from a random point."""
    options = {"bounds": [-5, 5], "maxfevals": BUDGET, "seed": number + 1, "verbose": -9}
    start = np.random.default_rng(number)
    while f.asked < BUDGET:
        cma.fmin2(f, lambda: start.uniform(-4, 4, SIZE), 2.0, options | {"maxfevals": BUDGET - f.asked}, restarts=9)


def share_of_targets(value: float) -> float:
    return float((value <= TARGETS).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cpu", type=float, default=40.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--instances", type=int, default=3)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    ours, proposal = designed(options.cpu, options.seed)
    print(proposal.explanation, flush=True)
    runs: dict[str, Run] = {
        "designed": ours,
        "pycma": run_cma,
        "scipy DE": lambda f, n: run_evolution(f, n, polish=False),
        "scipy DE, polished": lambda f, n: run_evolution(f, n, polish=True),
        "random": run_random,
    }
    found = {
        kind: _compare(runs, makers, options.instances) for kind, makers in (("related", RELATED), ("unseen", UNSEEN))
    }
    for kind, least in found.items():
        print(
            f"\n{kind} functions, {len(least['designed'])} runs each\n{'':20}{'ECDF':>7}  designed wins, ties, losses"
        )
        for name, values in least.items():
            share = np.mean([share_of_targets(v) for v in values])
            print(f"{name:20}{share:7.3f}  {_record(least['designed'], values) if name != 'designed' else ''}")
    shares = {name: np.mean([share_of_targets(v) for v in values]) for name, values in found["unseen"].items()}
    print(f"\nunseen: designed has {shares['designed'] / shares['pycma']:.2f} of pycma's ECDF")


def _compare(runs: dict[str, Run], makers: tuple[Any, ...], instances: int) -> dict[str, list[float]]:
    least: dict[str, list[float]] = {name: [] for name in runs}
    seconds = dict.fromkeys(runs, 0.0)
    for at, maker in enumerate(makers):
        for instance in range(instances):
            number = 1000 * at + instance
            for name, run in runs.items():
                f = Counted(maker(Setting(SIZE, number)), BUDGET)
                began = time.process_time()
                run(f, number)
                seconds[name] += time.process_time() - began
                least[name].append(f.least)
        print(
            f"  {maker.__name__:22}" + "".join(f"{np.median(v[-instances:]):12.2e}" for v in least.values()), flush=True
        )
    print("  CPU-s                 " + "".join(f"{s:12.1f}" for s in seconds.values()))
    return least


def _record(ours: list[float], others: list[float]) -> str:
    pairs = [(max(a, SOLVED), max(b, SOLVED)) for a, b in zip(ours, others, strict=True)]
    wins, losses = sum(a < b for a, b in pairs), sum(a > b for a, b in pairs)
    ties = len(pairs) - wins - losses
    differing = 100 * wins / max(1, wins + losses)
    return (
        f"{wins:3} {ties:3} {losses:3}   {differing:.0f} % of those that differ, {100 * wins / len(pairs):.0f} % of all"
    )


if __name__ == "__main__":
    main()
