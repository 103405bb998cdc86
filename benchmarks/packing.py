"""Evolved rules for online bin packing on Weibull items: `python benchmarks/packing.py [--seeds 3] [--cpu 60]`.

The problem is the example's with 5,000 items from a Weibull distribution (45, 3) in bins of 100, five instances a
split (Castineiras, De Cauwer and O'Sullivan 2012; the setting of FunSearch). A rule is evolved for so many CPU seconds
by the offline designer as it is, and judged on ten instances of a seed that neither the designer nor the problem uses:
bins over the bound of the sizes' sum, in per cent, the mean over the instances. `--instances FILE` judges on the
instances of a JSON file too: a list of {"capacity": ..., "items": [...]}.
"""

import argparse
import json
import time
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from algorist.engine.documents import read_problem
from algorist.engine.proposers.offline import offline_designers
from algorist.engine.sandbox import Sandbox, SandboxOptions
from algorist.engine.terms.design import Brief, Proposal
from algorist.engine.terms.problem import Problem

EXAMPLE = Path(__file__).parent.parent / "examples" / "online-bin-packing.yaml"
ITEMS, CAPACITY, HELD_OUT = 5000, 100, 555_000_000
OWN = """

def instances(split, seed):
    rng = random.Random(seed)
    return [weibull(5000, rng) for _ in range(5)]
"""


def weibull_problem() -> Problem:
    """The example with instances of the benchmark's kind."""
    problem = read_problem(EXAMPLE)
    assert problem.evaluator is not None
    return replace(problem, evaluator=replace(problem.evaluator, source=problem.evaluator.source + OWN))


def held_out() -> list[dict[str, Any]]:
    rng = Random(HELD_OUT)
    sizes = ([round(rng.weibullvariate(45, 3)) for _ in range(ITEMS)] for _ in range(10))
    return [{"capacity": CAPACITY, "items": [min(max(1, size), CAPACITY) for size in row]} for row in sizes]


def excess(rule: Any, instance: dict[str, Any]) -> float:
    """In per cent; bins of equal gap are alike, and a rating depends on item and gap alone."""
    capacity, items = instance["capacity"], instance["items"]
    bins = [0] * (capacity + 1)
    chosen: dict[tuple[int, tuple[int, ...]], int] = {}
    used = 0
    for item in items:
        gaps = (*tuple(g for g in range(item, capacity) if bins[g]), capacity)
        gap = chosen.get((item, gaps))
        if gap is None:
            ratings = rule(item, list(gaps))
            gap = chosen[item, gaps] = gaps[max(range(len(gaps)), key=lambda i: ratings[i])]
        if bins[gap]:
            bins[gap] -= 1
        else:
            used += 1
        if gap > item:
            bins[gap - item] += 1
    bound = -(-sum(items) // capacity)
    return 100 * (used - bound) / bound


def mean_excess(source: str, instances: list[dict[str, Any]]) -> float:
    space: dict[str, Any] = {}
    exec(source, space)
    return sum(excess(space["priority"], instance) for instance in instances) / len(instances)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--cpu", type=float, default=60.0)
    parser.add_argument("--instances", type=Path)
    options = parser.parse_args()
    problem, sets = weibull_problem(), {"held out": held_out()}
    if options.instances:
        sets["given"] = json.loads(options.instances.read_text())
    best_fit = "def priority(item, gaps): return [-gap for gap in gaps]"
    print("best fit " + "".join(f"  {name} {mean_excess(best_fit, rows):.2f} %" for name, rows in sets.items()))
    with Sandbox(SandboxOptions(parallel=1)) as sandbox:
        for seed in range(options.first, options.first + options.seeds):
            began = time.monotonic()
            terms: dict[str, Any] = {"cpu_seconds": options.cpu, "seed": seed, "cancelled": lambda: False}
            (designer,) = offline_designers(problem, sandbox, **terms)
            proposal = designer.propose(Brief(problem=problem))
            assert isinstance(proposal, Proposal)
            told = "".join(f"  {name} {mean_excess(proposal.source, rows):.3f} %" for name, rows in sets.items())
            took = f"{proposal.usage.cpu_seconds:.0f} CPU-s in each of two runs, {time.monotonic() - began:.0f} s"
            print(
                f"seed {seed}: {told}  {proposal.details['tried']} formulas, {took}\n  {proposal.explanation}",
                flush=True,
            )


if __name__ == "__main__":
    main()
