"""Decisions about jobs that need no database: the state machine, retries, quotas, fairness, budgets, pace.

queued --claim--> running; running --> succeeded, failed, cancelled, paused, or queued again (given back, another try);
paused --continue--> queued; failed, cancelled --retry--> queued; paused and finished searches --extend--> queued.
"""

import random
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from algorist.errors import Conflict, InvalidInput


class State(StrEnum):
    """Where a job is in its life."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Verb(StrEnum):
    """What a person may ask of a job."""

    CANCEL = "cancel"
    PAUSE = "pause"
    CONTINUE = "continue"
    STOP_AFTER = "stop_after"
    RETRY = "retry"
    EXTEND = "extend"
    DELETE = "delete"


FINISHED = frozenset({State.SUCCEEDED, State.FAILED, State.CANCELLED})
# Only a search has steps between which it can stop and from which it can go on.
SEARCHES = frozenset({"generate", "synthesize", "improve"})
_FROM: dict[Verb, frozenset[State]] = {
    Verb.CANCEL: frozenset({State.QUEUED, State.RUNNING, State.PAUSED}),
    Verb.PAUSE: frozenset({State.QUEUED, State.RUNNING}),
    Verb.CONTINUE: frozenset({State.PAUSED, State.RUNNING}),
    Verb.STOP_AFTER: frozenset({State.RUNNING}),
    Verb.RETRY: frozenset({State.FAILED, State.CANCELLED}),
    Verb.EXTEND: frozenset({State.PAUSED}) | FINISHED,
    Verb.DELETE: FINISHED,
}
_NEEDS_STEPS = frozenset({Verb.PAUSE, Verb.STOP_AFTER, Verb.EXTEND})

# The most that one job may ask for, whatever its owner has.
BUDGET_LIMITS: dict[str, float] = {
    "candidates": 10_000,
    "input_tokens": 50_000_000,
    "output_tokens": 20_000_000,
    "dollars": 1_000.0,
    "cpu_seconds": 86_400.0,
    "wall_seconds": 86_400.0,
}
# Ends a task that does not heed its own limits.
_WALL_MARGIN_SECONDS = 60.0
_DEFAULT_WALL_SECONDS = {"generate": 7200.0, "synthesize": 7200.0, "improve": 7200.0}
_SHORT_WALL_SECONDS = 1800.0
# From so many finished candidates on, their pace says when the rest will be done.
_PACE_NEEDS = 3
MONEY_SPENT = (
    "What one person may spend a day on the service's keys is spent: add a key of your own under Settings, take the "
    "offline designer, or come back tomorrow."
)
_LETTER_SECONDS = 60.0
_BACK_OFF_SECONDS = (2.0, 10.0, 30.0, 60.0)


def check_verb(verb: Verb, state: str, kind: str) -> None:
    """Whether a job of this type in this state can be asked this.

    Raises:
        Conflict: it cannot; the sentence says why.
    """
    if verb in _NEEDS_STEPS and kind not in SEARCHES:
        raise Conflict(f"A job of type {kind} has no steps between which it could stop.", code="not_a_search")
    if State(state) not in _FROM[verb]:
        allowed = ", ".join(sorted(_FROM[verb]))
        raise Conflict(f"The job is {state}: {verb.replace('_', ' ')} is possible for {allowed}.", code="wrong_state")


def wall_limit(kind: str, budget: dict[str, Any] | None, used_seconds: float) -> float:
    """Seconds after which a run is ended from outside: its budget with a margin: a search ends by itself first."""
    asked = (budget or {}).get("wall_seconds")
    limit = float(asked) if asked is not None else _DEFAULT_WALL_SECONDS.get(kind, _SHORT_WALL_SECONDS)
    return max(0.0, limit - used_seconds) + _WALL_MARGIN_SECONDS


@dataclass(frozen=True, slots=True)
class NextTry:
    """What follows a try that did not end the job: another one after `delay_seconds`, or none."""

    again: bool
    delay_seconds: float = 0.0


def after_failed_try(attempts: int, limit: int, *, may_retry: bool, wait_seconds: float | None, seed: int) -> NextTry:
    """Another try while there are tries left, later each time, and spread so that many jobs do not come at once."""
    if not may_retry or attempts >= limit:
        return NextTry(again=False)
    base = _BACK_OFF_SECONDS[min(attempts, len(_BACK_OFF_SECONDS)) - 1] if attempts else 0.0
    spread = random.Random(seed).uniform(0.8, 1.2)  # noqa: S311  no secret
    return NextTry(again=True, delay_seconds=max(base * spread, wait_seconds or 0.0))


def queue_priority(outstanding: int) -> int:
    """One's place in the queue: later, the more one has outstanding, so that five never wait behind another's 200."""
    return outstanding + 1


def extend_budget(budget: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """The budget with the wanted additions; what has no limit keeps none.

    Raises:
        InvalidInput: it would pass what one job may have.
    """
    extended = dict(budget)
    for name, amount in more.items():
        if amount is None or extended.get(name) is None:
            continue
        extended[name] = extended[name] + amount
        if extended[name] > BUDGET_LIMITS[name]:
            raise InvalidInput(f"A job may have at most {BUDGET_LIMITS[name]:g} {name.replace('_', ' ')} in all.")
    return extended


def seconds_left(done: int, total: int | None, started_done: int, elapsed_seconds: float) -> float | None:
    """How long the rest will take at the pace of this run, or None where that cannot be known yet."""
    finished = done - started_done
    if total is None or finished < _PACE_NEEDS or elapsed_seconds <= 0:
        return None
    return round(elapsed_seconds / finished * max(0, total - done), 1)


def spends_service_money(designer: str | None, own: Collection[str], service: Collection[str]) -> bool:
    """Whether a search asks a model on one of the service's keys: a person's own key comes before it."""
    if designer in {None, "offline"}:
        return False
    return any(name not in own for name in service) if designer == "auto" else designer not in own


def is_worth_a_letter(kind: str, state: str, run_seconds: float) -> bool:
    """Whether its owner is told by e-mail that a job has ended: nobody waits at the screen for so long a search."""
    return kind in SEARCHES and state in {State.SUCCEEDED, State.FAILED} and run_seconds >= _LETTER_SECONDS


def descent_of(document: dict[str, Any]) -> dict[str, Any]:
    """A step's place in the family tree of its search: its candidate's number and those of its parents."""
    candidate = document.get("candidate") or {}
    return {"candidate": candidate.get("number"), "parents": list(candidate.get("parents") or ())}


def topic_of_user(user_id: int) -> str:
    """The bell's topic for all events of a person's jobs."""
    return f"jobs.{user_id}"
