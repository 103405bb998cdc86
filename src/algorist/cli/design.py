"""`algorist design` and `algorist check`: the engine on the command line, with no service at all."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from algorist.cli.models import OFFLINE, find_models, unknown_designer
from algorist.cli.options import load_settings
from algorist.cli.screen import Screen
from algorist.cli.words import Found, Wish
from algorist.engine.analysis import measure_growth
from algorist.engine.design.card import ResultCard
from algorist.engine.design.finishing import finish
from algorist.engine.design.measuring import measuring_seconds
from algorist.engine.design.rivals import RivalTerms, run_rivals
from algorist.engine.design.roles import Designer
from algorist.engine.design.search import Controls, search
from algorist.engine.design.strategies import STRATEGIES
from algorist.engine.documents import DocumentError, read_problem
from algorist.engine.evaluation import EvaluatorFault, GeneratorFault, Judge
from algorist.engine.proposers.llm.designer import llm_designer
from algorist.engine.proposers.offline import offline_designers
from algorist.engine.sandbox import Sandbox, SandboxOptions, SandboxUnavailable
from algorist.engine.terms.design import Budget, Candidate, Step
from algorist.engine.terms.growth import Growth
from algorist.engine.terms.problem import Problem
from algorist.settings import Settings

SOLVED, NOT_SOLVED, BAD_INPUT, NO_SANDBOX = 0, 1, 2, 3


def check_problem(path: Path) -> int:
    """Say what a problem file asks for, or in one line what is wrong with it."""
    problem = _read(path)
    if problem is None:
        return BAD_INPUT
    print(f"{path}: {problem.kind.value} problem, {len(problem.cases)} written cases, {problem.title}")
    print(problem.entry.signature)
    return 0


def design_algorithm(wish: Wish) -> int:
    """Design, judge, measure and show; the exit status says how it went."""
    settings = load_settings()
    problem = _read(wish.path)
    if settings is None or problem is None or not _fits(wish, settings):
        return BAD_INPUT
    options = SandboxOptions(parallel=1, unsandboxed=settings.unsandboxed == "i-understand")
    try:
        with Sandbox(options) as sandbox:
            found = _design(problem, wish, settings, sandbox)
    except SandboxUnavailable as error:
        return _fail(str(error), NO_SANDBOX)
    except (EvaluatorFault, GeneratorFault) as error:
        return _fail(f"{wish.path}: {error}", BAD_INPUT)
    except KeyboardInterrupt:
        return _fail("stopped", NOT_SOLVED)
    if wish.output and found.best:
        wish.output.write_text(found.best.proposal.source, encoding="utf-8")
    if wish.as_json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(_document(problem, found)), indent=2).decode() + "\n")
    return SOLVED if found.is_solved else NOT_SOLVED


def _fail(words: str, status: int) -> int:
    sys.stderr.write(f"algorist design: {words}\n")
    return status


def _read(path: Path) -> Problem | None:
    try:
        return read_problem(path)
    except DocumentError as error:
        sys.stderr.write(f"{error}\n")
        return None


def _fits(wish: Wish, settings: Settings) -> bool:
    if wish.strategy not in STRATEGIES:
        _fail(f"--strategy {wish.strategy} is not known: use {', '.join(STRATEGIES)}", BAD_INPUT)
        return False
    if (fault := unknown_designer(wish.designers, find_models(settings))) is not None:
        _fail(fault, BAD_INPUT)
        return False
    return True


def _designers(problem: Problem, wish: Wish, settings: Settings, sandbox: Sandbox) -> list[Designer]:
    """The designers that were asked for; without a wish the models that have a key, and where there is none the
    offline engine.
    """
    designers = _models(wish, settings)
    if OFFLINE in wish.designers or not designers:
        designers += _offline(problem, wish, sandbox, (wish.budget.cpu_seconds or 60.0) / 2)
    return designers


def _models(wish: Wish, settings: Settings) -> list[Designer]:
    models = find_models(settings)
    return [llm_designer(models[name]) for name in models if not wish.designers or name in wish.designers]


def _offline(problem: Problem, wish: Wish, sandbox: Sandbox, cpu_seconds: float) -> Sequence[Designer]:
    return offline_designers(problem, sandbox, cpu_seconds=cpu_seconds, seed=wish.seed, cancelled=lambda: False)


def _finish(problem: Problem, wish: Wish, settings: Settings, steps: list[Step], judge: Judge) -> ResultCard:
    """The card, with a search that asks no model beside one that did, and samples of the models if they are wished."""

    def again(designers: Sequence[Designer], budget: Budget, strategy: str, seed: int) -> Iterator[Step]:
        controls = Controls(clock=time.monotonic, note=wish.note)
        return search(problem, designers, judge, budget, seed=seed, strategy=strategy, controls=controls)

    terms = RivalTerms(
        again=again,
        offline=lambda cpu_seconds: _offline(problem, wish, judge.sandbox, cpu_seconds),
        models=(lambda: _models(wish, settings)) if wish.independent_samples else None,
        ask="; --independent-samples runs it",
        strategy=wish.strategy,
    )
    rivals = run_rivals(steps, wish.budget, terms, seed=wish.seed)
    return finish(problem, steps, judge, rivals, cpu_seconds=measuring_seconds(wish.budget))


def _design(problem: Problem, wish: Wish, settings: Settings, sandbox: Sandbox) -> Found:
    judge = Judge(sandbox)
    began = time.monotonic()
    with ExitStack() as stack:
        screen = None if wish.as_json else stack.enter_context(Screen(problem, sandbox.tier, wish.budget.candidates))
        steps: list[Step] = []
        designers = _designers(problem, wish, settings, sandbox)
        controls = Controls(clock=time.monotonic, note=wish.note)
        for step in search(
            problem, designers, judge, wish.budget, seed=wish.seed, strategy=wish.strategy, controls=controls
        ):
            steps.append(step)
            if screen:
                screen.show_step(step)
        best = _best(steps)
        card = growth = None
        if best is not None and best.evaluation.accepted:
            card = _finish(problem, wish, settings, steps, judge)
            growth = _measure(problem, best, sandbox) if wish.growth else None
        seconds = time.monotonic() - began
        found = Found(steps=steps, best=best, card=card, growth=growth, tier=sandbox.tier, seconds=seconds)
        if screen:
            screen.show_result(found)
    return found


def _best(steps: Sequence[Step]) -> Candidate | None:
    number = next((step.best for step in reversed(steps) if step.best is not None), None)
    return next((s.candidate for s in steps if s.candidate and s.candidate.number == number), None)


def _measure(problem: Problem, best: Candidate, sandbox: Sandbox) -> Growth | None:
    if problem.generator is None:
        return None
    claimed = best.proposal.claimed_complexity
    return measure_growth(problem, best.proposal.source, sandbox, claimed=claimed)


def _document(problem: Problem, found: Found) -> dict[str, Any]:
    """The whole result as one JSON-able document."""
    last = found.steps[-1] if found.steps else None
    return {
        "problem": problem.title,
        "solved": found.is_solved,
        "stop": last.stop if last else None,
        "sandbox": found.tier,
        "seconds": round(found.seconds, 3),
        "best": msgspec.to_builtins(found.best),
        "card": msgspec.to_builtins(found.card),
        "growth": msgspec.to_builtins(found.growth),
        "steps": msgspec.to_builtins(found.steps),
    }
