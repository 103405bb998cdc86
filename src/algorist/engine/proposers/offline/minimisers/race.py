"""Racing: many compositions on few functions, the better half on more, their changes beside them (as in irace)."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from algorist.engine.proposers.offline.minimisers.components import (
    TEXTBOOK,
    Parts,
    change_parts,
    draw_parts,
    write_minimiser,
)
from algorist.engine.proposers.offline.minimisers.training import Course, make_courses, share_of_targets

_FIELD = 14
_SECONDS_EACH = 0.8  # with less CPU time than this for each, fewer compositions start
_SURVIVORS = 3
_CHANGES = 4
_BLOCK = 4
_ROUNDS = 6


@dataclass(slots=True)
class Runner:
    """A composition in the race, and its share of targets on each course so far."""

    parts: Parts
    shares: list[float] = field(default_factory=list)

    @property
    def mean(self) -> float:
        """The mean share so far."""
        return sum(self.shares) / max(1, len(self.shares))


@dataclass(frozen=True, slots=True)
class Race:
    """The dimension and the number of values that count, and the seed."""

    size: int
    budget: int
    seed: int
    cpu_seconds: float


def race_minimisers(race: Race) -> Iterator[tuple[Parts, float, int]]:
    """The leader after each block of courses: parts, mean share of targets, runs so far. Ends in time."""
    rng = Random(race.seed)  # noqa: S311 - repeatable, no secrets
    courses = make_courses(race.size, race.seed, _ROUNDS)
    rng.shuffle(courses)
    until = time.process_time() + race.cpu_seconds
    runners = [Runner(parts) for parts in TEXTBOOK]
    started = min(_FIELD, int(race.cpu_seconds / _SECONDS_EACH))
    runners += [Runner(draw_parts(rng)) for _ in range(started - len(runners))]
    runs = 0
    for at in range(0, len(courses), _BLOCK):
        for runner in runners:
            runs += _run(runner, courses[: at + _BLOCK], race, until)
        complete = [r for r in runners if len(r.shares) >= at + _BLOCK]
        if time.process_time() > until or not complete:
            return
        runners = sorted(complete, key=lambda r: -r.mean)[: max(_SURVIVORS, len(runners) // 2)]
        yield runners[0].parts, runners[0].mean, runs
        runners += [Runner(change_parts(rng.choice(runners[:_SURVIVORS]).parts, rng)) for _ in range(_CHANGES)]


def _run(runner: Runner, courses: list[Course], race: Race, until: float) -> int:
    """Run a composition on the courses that it has not seen; how many there were."""
    minimise = load_minimiser(write_minimiser(runner.parts))
    begun = len(runner.shares)
    low, high = [-5.0] * race.size, [5.0] * race.size
    for number, course in enumerate(courses[begun:], start=begun):
        if time.process_time() > until:
            break
        _, value = minimise(course, low, high, race.budget, 1000 * race.seed + number)
        runner.shares.append(share_of_targets(value))
    return len(runner.shares) - begun


def load_minimiser(source: str) -> Callable[..., Any]:
    """The function of a module that was composed here."""
    space: dict[str, Any] = {}
    exec(source, space)  # noqa: S102 - our own text, in the race's own process
    minimise: Callable[..., Any] = space["minimise_in_box"]
    return minimise
