"""What measured points allow one to say of growth: numbers in, an exponent with its interval and a set of classes out.

Pure. The model is t = offset + factor * g(n) with both coefficients at least 0 (non-negative least squares in two
variables, solved exactly), and errors are relative, so that the largest point does not decide alone. A class is allowed
by two tests: the exponent that it shows over the measured sizes lies in the interval, and, fitted to the smaller two
thirds of the sizes, it foretells the largest third about as well as the best class does.

The interval joins two errors: chance (two sigmas of the exponent's profile) and what no repetition takes away. One
operation costs more once the data outgrows a cache, so a measured exponent is rather too high than too low: by up to
0.08 for plain loops on little memory, by up to 0.2 for hash tables and heaps of many megabytes on a busy machine.
"""

import itertools
import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from algorist.engine.analysis.classes import CLASSES, EXPONENTIAL
from algorist.engine.terms.growth import GrowthFit

LEAST_POINTS = 5
LEAST_RANGE = 8.0
_LARGEST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Trust:
    """How closely points can be believed: the least relative noise, and by how much an exponent may be too high or too
    low whatever the noise.
    """

    noise: float
    too_high: float
    too_low: float


# No time on a shared machine repeats better; counts repeat exactly, and differ from a class by lower-order terms only.
TIMES = Trust(0.03, 0.1, 0.08)
TIMES_ON_MUCH_MEMORY = Trust(0.03, 0.2, 0.08)
COUNTS = Trust(0.01, 0.06, 0.06)
MEMORY = Trust(0.05, 0.1, 0.1)
_STEEPEST = 8.0
_STEP = 0.01
_SIGMAS = 2.0
_EXPONENTIAL_RATIO = 1.5
_FALLING = 0.85
_LEAST_HALF = 3
_EXPLAINED = 0.25
_RANKS_AGREE = 0.99

Point = tuple[int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """What the points allow: the exponent of n with its interval, and each class with its error and its verdict."""

    exponent: float
    low: float
    high: float
    noise: float
    fits: tuple[GrowthFit, ...] = ()
    allowed: tuple[str, ...] = field(default=())


def fit_growth(points: Sequence[Point], trust: Trust = TIMES) -> Fit | None:
    """Fit points of (size, cost); None where there are too few sizes, or too little change in size, to say anything."""
    usable = sorted((n, t) for n, t in points if n >= 1 and t > 0)
    if len({n for n, _ in usable}) < LEAST_POINTS:
        return None
    exponential = is_exponential(usable)
    if usable[-1][0] < LEAST_RANGE * usable[0][0] and not exponential:
        return None
    profile = _profile(usable)
    exponent, best = min(profile, key=lambda pair: pair[1])
    noise = max(math.sqrt(best / max(1, len(usable) - 3)), trust.noise)
    inside = [k for k, error in profile if error <= best + (_SIGMAS * noise) ** 2]
    low = exponent - math.hypot(exponent - min(inside), trust.too_high)
    high = exponent + math.hypot(max(inside) - exponent, trust.too_low)
    fits = _class_fits(usable, (low, high), 4 * noise, exponential=exponential)
    allowed = tuple(f.growth_class for f in fits if f.allowed)
    return Fit(exponent=exponent, low=max(0.0, low), high=high, noise=noise, fits=fits, allowed=allowed)


def _profile(points: Sequence[Point]) -> list[tuple[float, float]]:
    """The squared relative error of the best fit of each exponent from 0 to the steepest."""
    steps = round(_STEEPEST / _STEP)
    return [(k * _STEP, _power_error(points, k * _STEP)) for k in range(steps + 1)]


def _power_error(points: Sequence[Point], exponent: float) -> float:
    return squared_error(points, lambda n: n**exponent)


def squared_error(points: Sequence[Point], of: Callable[[float], float]) -> float:
    """The sum of squared relative errors of the best offset and factor, both at least 0."""
    offset, factor = solve(points, of)
    return sum((1 - (offset + factor * of(n)) / t) ** 2 for n, t in points)


def solve(points: Sequence[Point], of: Callable[[float], float]) -> tuple[float, float]:
    """The offset and factor, both at least 0, with the least squared relative error.

    An offset that is most of the largest cost would let any class explain a constant: then the offset is 0.
    """
    a = [1 / t for _, t in points]
    b = [of(n) / t for n, t in points]
    aa, ab, bb = (sum(x * y for x, y in zip(p, q, strict=True)) for p, q in ((a, a), (a, b), (b, b)))
    sa, sb = sum(a), sum(b)
    determinant = aa * bb - ab * ab
    if determinant > 1e-12 * aa * bb:
        offset, factor = (sa * bb - sb * ab) / determinant, (sb * aa - sa * ab) / determinant
        if offset >= 0 and factor * of(points[-1][0]) >= _LARGEST_SHARE * points[-1][1]:
            return offset, factor
    return 0.0, sb / bb


def _class_fits(
    points: Sequence[Point], interval: tuple[float, float], tolerance: float, *, exponential: bool
) -> tuple[GrowthFit, ...]:
    """Each class with its error on the held-out largest sizes; those outside the exponent's interval are out."""
    foretold = {c.name: extrapolation_error(points, c.of) for c in CLASSES}
    shown = {c.name: local_exponent(c.of, points) for c in CLASSES}
    within = [name for name, exponent in shown.items() if interval[0] <= exponent <= interval[1]]
    best = min((foretold[name] for name in within), default=0.0)
    fits = [
        GrowthFit(
            growth_class=name,
            error=round(error, 6),
            allowed=not exponential and name in within and error <= max(2 * best, tolerance),
        )
        for name, error in foretold.items()
    ]
    error = extrapolation_error(points, _exponential_of(points))
    return (*fits, GrowthFit(growth_class=EXPONENTIAL, error=round(error, 6), allowed=exponential))


def nearest_classes(points: Sequence[Point], exponent: float) -> tuple[str, ...]:
    """The nearest classes from below and from above in the exponent that they show over the points' sizes."""
    shown = {c.name: local_exponent(c.of, points) for c in CLASSES}
    below = max((name for name in shown if shown[name] <= exponent), key=shown.__getitem__, default=None)
    above = min((name for name in shown if shown[name] > exponent), key=shown.__getitem__, default=None)
    return tuple(name for name in (below, above) if name is not None)


def extrapolation_error(points: Sequence[Point], of: Callable[[float], float]) -> float:
    """The root mean squared relative error on the largest third of the sizes of a fit to the others."""
    held = max(1, len(points) // 3)
    offset, factor = solve(points[:-held], of)
    errors = [min(1e3, abs(1 - (offset + factor * of(n)) / t)) for n, t in points[-held:]]
    return math.sqrt(sum(e * e for e in errors) / held)


def is_exponential(points: Sequence[Point]) -> bool:
    """Whether the cost is multiplied by 1.5 or more with every two steps of n, and by no less as n grows.

    A power of n has this ratio too while n is small, but there it falls.
    """
    half = len(points) // 2
    if half + 1 < _LEAST_HALF:
        return False
    first, second = (math.exp(2 * _slope(part)) for part in (points[: half + 1], points[half:]))
    return min(first, second) >= _EXPONENTIAL_RATIO and second - 1 >= _FALLING * (first - 1)


def _slope(points: Sequence[Point]) -> float:
    """How log t rises with n: the median over all pairs of points (Sen 1968), which no single bad time moves."""
    pairs = itertools.combinations(points, 2)
    return statistics.median((math.log(t) - math.log(s)) / (n - m) for (m, s), (n, t) in pairs if n > m)


def _exponential_of(points: Sequence[Point]) -> Callable[[float], float]:
    """The exponential through the points: log t is fitted by a line in n (least squares)."""
    count = len(points)
    mean_n = sum(n for n, _ in points) / count
    mean_t = sum(math.log(t) for _, t in points) / count
    spread = sum((n - mean_n) ** 2 for n, _ in points)
    rate = sum((n - mean_n) * (math.log(t) - mean_t) for n, t in points) / spread
    return lambda n: math.exp(min(300.0, max(-300.0, rate * (n - mean_n))))


def local_exponent(of: Callable[[float], float], points: Sequence[Point]) -> float:
    """The exponent that a class shows over the points' sizes: the slope of log g(n) against log n."""
    logs = [(math.log(n), math.log(of(n))) for n, _ in points]
    mean_x, mean_y = (sum(values) / len(logs) for values in zip(*logs, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread if spread else 0.0


def counts_explain_times(pairs: Sequence[tuple[int, float]]) -> bool:
    """Whether counted operations explain the CPU times: ranks agree, and one operation takes the same time throughout.

    `pairs` are (count, seconds). A rank correlation over 0.99 and times within 25 % of an offset plus a constant time
    an operation are asked for; else there is work inside library calls, which no counter sees.
    """
    if len(pairs) < LEAST_POINTS or any(count <= 0 for count, _ in pairs) or pairs[0][0] == pairs[-1][0]:
        return False
    ordered = sorted(pairs)
    offset, factor = solve(ordered, float)
    if any(abs(1 - (offset + factor * count) / seconds) > _EXPLAINED for count, seconds in ordered):
        return False
    return rank_correlation([c for c, _ in pairs], [s for _, s in pairs]) >= _RANKS_AGREE


def rank_correlation(left: Sequence[float], right: Sequence[float]) -> float:
    """Spearman's rank correlation (1904), ties by the order they come in."""
    n = len(left)
    ranks = [{i: rank for rank, i in enumerate(sorted(range(n), key=values.__getitem__))} for values in (left, right)]
    distance = sum((ranks[0][i] - ranks[1][i]) ** 2 for i in range(n))
    return 1 - 6 * distance / (n * (n * n - 1))
