"""Is a search worth its tokens? A strategy beside independent samples of the same model, for equally many tokens.

    python benchmarks/equal_tokens.py --designer openai --url http://127.0.0.1:8081/v1 --model local --tokens 20000
    python benchmarks/equal_tokens.py --skill 0.1 --mends 0.5 --tokens 30000

Each function problem that ships with a reference is searched with every strategy and some seeds until it is solved
(right on examples and selection cases) or so many tokens, in and out together, are used. Without `--designer` the model
is scripted and of limited skill (`tests/fakes/noisy.py`, behind a fake Gemini on loopback): a fresh program is right
with the chance `--skill`, a repair with `--mends`; else it is one of the reference's mutants that the judge refuses.
Printed are the shares solved, and per strategy on how many pairs of problem and seed it alone, or the samples alone,
solved it, with the sign test's p.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from math import comb
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from designers import EXAMPLES, KEYS
from tests.fakes.gemini import fake_gemini
from tests.fakes.noisy import noisy_model

from algorist.engine.design import STRATEGIES, search
from algorist.engine.documents import read_problem
from algorist.engine.evaluation import Judge
from algorist.engine.proposers.llm import ModelChoice, Provider, llm_designer
from algorist.engine.proposers.offline.catalogue.mutants import list_mutants
from algorist.engine.sandbox import Sandbox, SandboxOptions
from algorist.engine.terms.design import Budget, Stop
from algorist.engine.terms.problem import Kind, Problem

SAMPLES = "best_of_n"
MOST_MUTANTS = 8


def problems(limit: int | None) -> dict[str, Problem]:
    """The examples that have a reference, from which the scripted model takes its programs."""
    read = {path.stem: read_problem(path) for path in sorted(EXAMPLES.iterdir())}
    usable = {name: p for name, p in read.items() if p.kind is Kind.FUNCTION and p.reference}
    return dict(list(usable.items())[:limit])


@contextmanager
def model(problem: Problem, judge: Judge, options: argparse.Namespace, seed: int) -> Iterator[ModelChoice]:
    """The model that is asked: a real one, or the scripted one for as long as the block lasts."""
    if options.designer:
        provider = Provider(options.designer)
        key = os.environ.get(KEYS[provider], "")
        yield ModelChoice(provider=provider, model=options.model, base_url=options.url, api_key=key)
        return
    mutants = list_mutants(problem.reference, problem.entry.name, MOST_MUTANTS)
    wrong = [source for source in mutants if not judge.evaluate(problem, source).accepted]
    script = noisy_model(problem.reference, wrong, skill=options.skill, mends=options.mends, seed=seed)
    with fake_gemini(script) as server:
        yield ModelChoice(api_key="scripted", base_url=server.url)


def is_solved(problem: Problem, judge: Judge, choice: ModelChoice, strategy: str, seed: int, tokens: int) -> bool:
    """Whether the search solves the problem before it has used more tokens."""
    used = 0
    budget = Budget(candidates=10_000)
    for step in search(problem, [llm_designer(choice)], judge, budget, seed=seed, strategy=strategy):
        used += step.usage.input_tokens + step.usage.output_tokens
        if used > tokens or step.stop is not None:
            return used <= tokens and step.stop is Stop.SOLVED
    return False


def sign_test(wins: int, losses: int) -> float:
    """The chance of so many wins or more where neither is better."""
    rounds = wins + losses
    return sum(comb(rounds, k) for k in range(wins, rounds + 1)) / 2**rounds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--designer", choices=[p.value for p in Provider], default=None)
    parser.add_argument("--model", default="")
    parser.add_argument("--url", default="")
    parser.add_argument("--skill", type=float, default=0.1)
    parser.add_argument("--mends", type=float, default=0.5)
    parser.add_argument("--tokens", type=int, default=20_000)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--limit", type=int, default=None, help="how many problems")
    options = parser.parse_args()
    solved: dict[str, list[bool]] = {name: [] for name in STRATEGIES}
    with Sandbox(SandboxOptions(parallel=1)) as sandbox:
        for name, problem in problems(options.limit).items():
            judge = Judge(sandbox)
            for seed in range(options.seeds):
                for strategy, found in solved.items():
                    with model(problem, judge, options, seed) as choice:
                        found.append(is_solved(problem, judge, choice, strategy, seed, options.tokens))
            print(f"{name:36}" + "".join(f"  {s} {sum(f[-options.seeds :])}" for s, f in solved.items()), flush=True)
    alone = solved.pop(SAMPLES)
    print(f"{SAMPLES:12} {sum(alone):4} of {len(alone)} within {options.tokens} tokens")
    for strategy, found in solved.items():
        wins = sum(mine and not other for mine, other in zip(found, alone, strict=True))
        losses = sum(other and not mine for mine, other in zip(found, alone, strict=True))
        p_value = sign_test(wins, losses)
        print(f"{strategy:12} {sum(found):4} of {len(found)}, alone {wins}, samples alone {losses}, p = {p_value:.2g}")


if __name__ == "__main__":
    main()
