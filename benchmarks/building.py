"""Evolved orders and tours: `python benchmarks/building.py [--seeds 3] [--cpu 30] [--first 0]`.

For the examples `job-scheduling` and `tsp-construction` a rule is evolved by the offline designer as it is, and judged
on the selection and the sealed instances of several seeds that neither the designer nor the problem uses. Printed are
the mean scores (smaller is better) of the rule and of the textbook programs, how much better the rule is than the best
textbook program that builds an answer as it does (apparent tardiness cost, farthest insertion), in per cent, and the
paired test on the same instances.
"""

import argparse
import time
from pathlib import Path

from algorist.engine.design.beside import case_scores
from algorist.engine.documents import read_problem
from algorist.engine.evaluation import Judge, paired_test
from algorist.engine.proposers.offline.heuristics.practice import find_layout
from algorist.engine.proposers.offline.heuristics.rule_designer import RuleDesigner
from algorist.engine.sandbox import Sandbox, SandboxOptions
from algorist.engine.terms.design import Brief, Proposal
from algorist.engine.terms.problem import Direction, Problem, Split

EXAMPLES = Path(__file__).parent.parent / "examples"
BESIDE = {"job-scheduling": "apparent tardiness cost", "tsp-construction": "farthest insertion"}
HELD_OUT = (555_000_000, 556_000_000, 557_000_000, 558_000_000)


def scores_of(problem: Problem, source: str, sandbox: Sandbox) -> list[float]:
    """The score on each held-out instance, in a fixed order."""
    found: list[float] = []
    for seed in HELD_OUT:
        splits = (Split.SELECTION, Split.SEALED)
        rows = case_scores(Judge(sandbox, seed=seed).evaluate(problem, source, splits), splits)
        found += [rows[name] for name in sorted(rows)]
    return found


def evolve(problem: Problem, sandbox: Sandbox, cpu_seconds: float, seed: int) -> Proposal:
    layout = find_layout(problem)
    assert layout is not None
    designer = RuleDesigner(layout, sandbox, cpu_seconds=cpu_seconds, seed=seed, cancelled=lambda: False)
    proposal = designer.propose(Brief(problem=problem))
    assert isinstance(proposal, Proposal)
    return proposal


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--cpu", type=float, default=30.0)
    options = parser.parse_args()
    with Sandbox(SandboxOptions(parallel=1)) as sandbox:
        for example, rival in BESIDE.items():
            problem = read_problem(EXAMPLES / f"{example}.yaml")
            assert problem.evaluator is not None
            textbook = {b.name: scores_of(problem, b.source, sandbox) for b in problem.evaluator.baselines if b.source}
            means = ", ".join(f"{name} {sum(row) / len(row):.4f}" for name, row in textbook.items())
            print(f"{example}: {means} ({len(textbook[rival])} instances)", flush=True)
            for seed in range(options.first, options.first + options.seeds):
                began = time.monotonic()
                proposal = evolve(problem, sandbox, options.cpu, seed)
                mine = scores_of(problem, proposal.source, sandbox)
                test = paired_test(mine, textbook[rival], Direction.MINIMISE)
                gain = 100 * (1 - sum(mine) / sum(textbook[rival]))
                print(
                    f"  seed {seed}: {sum(mine) / len(mine):.4f}, {gain:+.2f} % against {rival}, "
                    f"wins {test.wins} losses {test.losses} ties {test.ties}, p = {test.rank_p:.2g}; "
                    f"{proposal.usage.cpu_seconds:.0f} CPU-s, {time.monotonic() - began:.0f} s\n"
                    f"    {proposal.explanation.split('The rule is')[-1].strip()}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
