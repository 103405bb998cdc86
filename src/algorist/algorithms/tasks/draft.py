"""`draft`: makes a problem that can be judged from a person's words, tests it, and hands it back to be read.

Nothing is kept but the job's own steps: the person accepts a draft by stating it as a problem.
"""

import asyncio
import time
from collections.abc import Iterator

import msgspec

from algorist.algorithms.tasks.designers import open_drafters
from algorist.algorithms.tasks.stepping import refusal_of
from algorist.engine.design.redrafting import DraftPhase, DraftStep, draft_outcome, draft_problem
from algorist.engine.evaluation import Judge
from algorist.engine.sandbox import Cancelled
from algorist.engine.terms.design import Budget, Trouble
from algorist.engine.terms.draft import DraftBrief
from algorist.queue.tasks import Progress, StoredStep, TaskCancelled, TaskContext, TaskResult

_END = object()


async def draft(context: TaskContext) -> TaskResult:
    """Each draft is a step, stored before the next is asked for: run again, the job goes on after those it has.

    The job succeeds also when no draft passed: its result then says what was tried and why each failed.
    """
    budget = msgspec.convert(context.input.get("budget") or {}, Budget)
    before = [msgspec.convert(document, DraftStep) for document in context.stored_steps]
    brief = DraftBrief(title=str(context.input.get("title") or ""), statement=str(context.input["statement"]))
    turns = draft_problem(
        brief,
        await open_drafters(context),
        Judge(context.sandbox),
        budget,
        resume=before,
        clock=time.monotonic,
    )
    steps = await _follow_turns(context, turns, before, budget)
    troubles = [step.trouble for step in steps if step.trouble]
    if troubles and not any(step.draft for step in steps):
        raise refusal_of(troubles[-1])
    return TaskResult(result=msgspec.to_builtins(draft_outcome(steps)))


async def _follow_turns(
    context: TaskContext, turns: Iterator[DraftPhase | DraftStep], before: list[DraftStep], budget: Budget
) -> list[DraftStep]:
    """Take all turns, telling what is being done and storing each draft; gives the earlier steps and these."""
    steps = list(before)
    while True:
        try:
            turn = await asyncio.to_thread(next, turns, _END)
        except Cancelled as error:
            raise TaskCancelled from error
        if context.cancelled():
            raise TaskCancelled
        if isinstance(turn, DraftPhase):
            await context.progress(_progress(steps, budget, turn.doing, f"draft {turn.number}: {turn.drafter}"))
        elif isinstance(turn, DraftStep):
            steps.append(turn)
            await context.progress(_progress(steps, budget, "testing", f"draft {turn.number} was tested"))
            await context.record_step(_stored(turn))
        else:
            return steps


def _progress(steps: list[DraftStep], budget: Budget, phase: str, note: str) -> Progress:
    done = sum(step.draft is not None for step in steps)
    return Progress(phase=phase, done=done, total=budget.candidates, note=note)


def _stored(step: DraftStep) -> StoredStep:
    checks = step.report.checks if step.report else ()
    trouble: Trouble | None = step.trouble
    return StoredStep(
        number=step.number,
        kind=step.kind,
        document=msgspec.to_builtins(step),
        name=(step.draft.title if step.draft else trouble.message if trouble else "")[:200],
        provider=step.draft.provider if step.draft else trouble.provider if trouble else "",
        designer=step.drafter[:120],
        passed=sum(check.passed for check in checks),
        total=len(checks),
        is_best=step.passed,
        usage=step.usage,
    )
