"""How a program's cost grows with the size of its input: measured, fitted, and held against what was claimed."""

from dataclasses import dataclass, replace

from algorist.engine.analysis.classes import EXPONENTIAL, claimed_class, class_named
from algorist.engine.analysis.fitting import (
    COUNTS,
    LEAST_POINTS,
    MEMORY,
    TIMES,
    TIMES_ON_MUCH_MEMORY,
    Fit,
    Point,
    counts_explain_times,
    fit_growth,
    local_exponent,
    nearest_classes,
)
from algorist.engine.analysis.hidden import Hidden, hidden_work
from algorist.engine.analysis.measuring import FLOOR_FACTOR, LEAST_FLOOR, GrowthOptions, MeasuringError, Meter
from algorist.engine.sandbox import Sandbox
from algorist.engine.terms.growth import Growth, GrowthPoint
from algorist.engine.terms.limits import MIB
from algorist.engine.terms.problem import Problem

_DEFAULT_OPTIONS = GrowthOptions()
# Below this a program's memory is lost in that of the interpreter itself.
_LEAST_MEMORY = 2 * MIB
_LEAST_MEMORY_RANGE = 4.0
# What a program may use and stay in a processor's own cache.
_CACHED_MEMORY = 4 * MIB


def measure_growth(
    problem: Problem,
    source: str,
    sandbox: Sandbox,
    *,
    claimed: str = "",
    options: GrowthOptions = _DEFAULT_OPTIONS,
) -> Growth:
    """Measure a program on inputs of growing size, and say what that allows one to say.

    A program that cannot be measured has a `reason` and no fit; that is no error.

    Raises:
        Cancelled: the sandbox was cancelled.

    """
    if problem.generator is None:
        return Growth(points=(), claimed=claimed, reason="the problem has no generator of inputs by size")
    meter = Meter(problem, source, sandbox, options)
    try:
        points = meter.measure()
    except MeasuringError as error:
        return Growth(points=(), claimed=claimed, reason=str(error))
    return conclude(points, claimed, hidden_work(source, problem.entry.name))


@dataclass(frozen=True, slots=True)
class _Findings:
    """The fits of one set of points: CPU seconds, operations and memory; `explained`: operations stand for seconds."""

    times: Fit | None
    counts: Fit | None
    explained: bool
    memory: Fit | None


def conclude(points: list[GrowthPoint], claimed: str = "", hidden: Hidden = Hidden.PERHAPS) -> Growth:
    """The verdict that measured points allow; `hidden` says what their counts may lack. Pure."""
    timed = timed_points(points)
    much = any((p.memory_bytes or 0) > _CACHED_MEMORY for p in points)
    times = fit_growth(timed, TIMES_ON_MUCH_MEMORY if much else TIMES)
    counts = fit_growth(_counted_points(points), COUNTS)
    explained = times is not None and counts is not None and _is_explained(points, times, counts, hidden)
    found = _Findings(times, counts, explained, _fit_memory(points))
    growth = Growth(points=tuple(points), claimed=claimed)
    if found.times is None:
        counted = found.counts.allowed if found.counts else ()
        return replace(growth, operations_classes=counted, reason=_too_little(points, timed))
    classes = found.times.allowed or nearest_classes(timed, found.times.exponent)
    if found.counts is not None and found.explained:
        classes = narrow_classes(classes, found.times, found.counts)
    holds, remark = judge_claim(claimed, found.times, classes, timed)
    return replace(
        growth,
        fits=found.times.fits,
        exponent=round(found.times.exponent, 3),
        exponent_low=round(found.times.low, 3),
        exponent_high=round(found.times.high, 3),
        classes=classes,
        operations_classes=found.counts.allowed if found.counts else (),
        memory_classes=found.memory.allowed if found.memory else (),
        claim_holds=holds,
        statement=_statement(found, classes, remark),
    )


def narrow_classes(classes: tuple[str, ...], times: Fit, counts: Fit) -> tuple[str, ...]:
    """The classes that times and counts both allow.

    Where they share none, those of the counts stand if the two exponents' intervals meet: counts repeat exactly, while
    a busy machine that slows the largest sizes shuts the true class out of the times.
    """
    both = tuple(c for c in classes if c in counts.allowed)
    return both or (counts.allowed if _meet(times, counts) else ()) or classes


def _meet(times: Fit, counts: Fit) -> bool:
    return times.low <= counts.high and counts.low <= times.high


def timed_points(points: list[GrowthPoint]) -> list[Point]:
    """The points whose time is well above what an empty call costs."""
    least = FLOOR_FACTOR * LEAST_FLOOR
    return [(p.size, p.cpu_seconds) for p in points if p.cpu_seconds is not None and p.cpu_seconds >= least]


def _counted_points(points: list[GrowthPoint]) -> list[Point]:
    return [(p.size, float(p.operations)) for p in points if p.operations]


def _is_explained(points: list[GrowthPoint], times: Fit, counts: Fit, hidden: Hidden) -> bool:
    """Whether counts may speak for times: where nothing is hidden it is enough that the two do not contradict."""
    if hidden is Hidden.NOTHING and _meet(times, counts):
        return True
    least = FLOOR_FACTOR * LEAST_FLOOR
    return hidden is not Hidden.LOGARITHM and counts_explain_times(
        [(p.operations, p.cpu_seconds) for p in points if p.operations and p.cpu_seconds and p.cpu_seconds >= least]
    )


def _fit_memory(points: list[GrowthPoint]) -> Fit | None:
    used = [(p.size, float(p.memory_bytes)) for p in points if p.memory_bytes and p.memory_bytes >= _LEAST_MEMORY]
    if len(used) < LEAST_POINTS or used[-1][1] < _LEAST_MEMORY_RANGE * used[0][1]:
        return None
    return fit_growth(used, MEMORY)


def _too_little(points: list[GrowthPoint], timed: list[Point]) -> str:
    failed = next((p for p in points if p.problem), None)
    if failed is not None:
        return f"only {len(timed)} sizes could be measured: at size {failed.size} it ended with {failed.problem}"
    if len(timed) < LEAST_POINTS:
        return f"only {len(timed)} sizes took long enough to be measured; a larger generator would help"
    smallest, largest = timed[0][0], timed[-1][0]
    return f"the sizes measured, {smallest:,} to {largest:,}, lie too close together; a larger generator would help"


def judge_claim(claimed: str, fit: Fit, classes: tuple[str, ...], timed: list[Point]) -> tuple[bool | None, str]:
    """Whether the measurement allows a claim, and a remark where it should be said.

    A claim is a bound from above: it is refuted when the cost grows faster than it over the measured range, and
    accepted with a remark when the cost grows more slowly.
    """
    name = claimed_class(claimed) if claimed.strip() else None
    if name is None:
        return None, "the claim cannot be held against one size" if claimed.strip() else ""
    if name in classes:
        return True, ""
    if EXPONENTIAL in (name, *classes):
        return (True, "it grows more slowly than claimed") if name == EXPONENTIAL else (False, "faster than claimed")
    known = class_named(name)
    assert known is not None
    claim_exponent = local_exponent(known.of, timed)
    if claim_exponent < fit.low:
        return False, "it grows faster than claimed"
    if claim_exponent > fit.high:
        return True, "it grows more slowly than claimed"
    return True, ""


def _statement(found: _Findings, classes: tuple[str, ...], remark: str) -> str:
    """The sentence that is shown, such as `about n^1.08 ± 0.06: n or n log n`."""
    fit = found.times
    assert fit is not None
    if classes == (EXPONENTIAL,):
        told = "exponential: each step of n multiplies the cost"
    else:
        spread = max(fit.high - fit.exponent, fit.exponent - fit.low)
        told = f"about n^{fit.exponent:.2f} ± {spread:.2f}: {' or '.join(classes)}"
    notes = []
    if found.counts is not None and found.explained and classes != (EXPONENTIAL,):
        agree = set(classes) <= set(found.counts.allowed)
        notes.append("operation counts agree" if agree else "operation counts say otherwise")
    if not fit.allowed:
        notes.append("no usual class fits, these are the nearest")
    if found.counts is not None and not found.explained:
        notes.append("part of the work is inside library calls, which are not counted")
    notes += [remark] if remark else []
    return f"{told} ({'; '.join(notes)})" if notes else told
