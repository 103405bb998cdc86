"""Functions to report minimisers on: moved, turned and bent by a seed; each has its least value, 0, in [-4, 4]^d.

Our own implementations after N. Hansen, S. Finck, R. Ros and A. Auger, Real-parameter black-box optimization
benchmarking 2009: noiseless functions definitions, INRIA RR-6829 (numbers in brackets), and, where said, after
M. Jamil and X.-S. Yang, A literature survey of benchmark functions, 2013. `RELATED` are of families that the race
tunes on (it has landscapes of its own, without the bends); `UNSEEN` are of none of these: nothing was tuned on them.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

Vector = np.ndarray[Any, np.dtype[np.float64]]
TAU = 2 * math.pi


class Setting:
    """What a seed draws for one function: where its least value lies, two turns, and numbers of its own."""

    def __init__(self, size: int, seed: int) -> None:
        self.size, self.rng = size, np.random.default_rng(seed)
        self.best = self.rng.uniform(-4, 4, size)
        self.turn, self.second = (np.linalg.qr(self.rng.standard_normal((size, size)))[0] for _ in range(2))
        self.powers = np.arange(size) / max(1, size - 1)

    def stretch(self, condition: float) -> Vector:
        """From 1 to the root of the condition, along the axes."""
        return np.asarray(condition ** (0.5 * self.powers))

    def wall(self, x: Vector) -> float:
        """What a point outside the box of -5 to 5 costs."""
        return float((np.maximum(0, np.abs(x) - 5) ** 2).sum())


Function = Callable[[Vector], float]


def bend(z: Vector) -> Vector:
    """Small regular waves that keep the sign (RR-6829, T_osz)."""
    logs = np.log(np.maximum(np.abs(z), 1e-300))
    up, down = (np.exp(logs + 0.049 * (np.sin(a * logs) + np.sin(b * logs))) for a, b in ((10, 7.9), (5.5, 3.1)))
    return np.where(z == 0, 0.0, np.where(z > 0, up, -down))


def skew(z: Vector, powers: Vector, beta: float) -> Vector:
    """Positive coordinates grow faster than negative ones (RR-6829, T_asy)."""
    roots = np.sqrt(np.maximum(z, 0))
    return np.where(z > 0, np.maximum(z, 0) ** (1 + beta * powers * roots), z)


def sphere(s: Setting) -> Function:
    """[1]."""
    return lambda x: float(((x - s.best) ** 2).sum())


def ellipsoid(s: Setting) -> Function:
    """[10], turned, condition 1e6."""
    weights = s.stretch(1e12)
    return lambda x: float(weights @ bend(s.turn @ (x - s.best)) ** 2)


def rastrigin(s: Setting) -> Function:
    """[15], turned."""

    def value(x: Vector) -> float:
        z = s.turn @ (s.stretch(10) * (s.second @ skew(bend(s.turn @ (x - s.best)), s.powers, 0.2)))
        return float(10 * (len(z) - np.cos(TAU * z).sum()) + z @ z)

    return value


def rosenbrock(s: Setting) -> Function:
    """[9], turned."""
    scale = max(1, math.sqrt(s.size) / 8)

    def value(x: Vector) -> float:
        z = scale * (s.turn @ (x - s.best)) + 1
        return float((100 * (z[:-1] ** 2 - z[1:]) ** 2 + (z[:-1] - 1) ** 2).sum())

    return value


def attractive_sector(s: Setting) -> Function:
    """[6]."""

    def value(x: Vector) -> float:
        z = s.turn @ (s.stretch(10) * (s.second @ (x - s.best)))
        bent = np.where(z * s.best > 0, 100 * z, z)
        return float(bend(np.array([bent @ bent]))[0] ** 0.9)

    return value


def bent_cigar(s: Setting) -> Function:
    """[12]."""

    def value(x: Vector) -> float:
        z = s.turn @ skew(s.turn @ (x - s.best), s.powers, 0.5)
        return float(z[0] ** 2 + 1e6 * (z[1:] @ z[1:]))

    return value


def sharp_ridge(s: Setting) -> Function:
    """[13]."""

    def value(x: Vector) -> float:
        z = s.turn @ (s.stretch(10) * (s.second @ (x - s.best)))
        return float(z[0] ** 2 + 100 * math.sqrt(z[1:] @ z[1:]))

    return value


def different_powers(s: Setting) -> Function:
    """[14]."""
    return lambda x: float(math.sqrt((np.abs(s.turn @ (x - s.best)) ** (2 + 4 * s.powers)).sum()))


def buche_rastrigin(s: Setting) -> Function:
    """[4]."""

    def value(x: Vector) -> float:
        z = bend(x - s.best)
        odd = (np.arange(s.size) % 2 == 0) & (z > 0)
        z = np.where(odd, 10, 1) * s.stretch(10) * z
        return float(10 * (len(z) - np.cos(TAU * z).sum()) + z @ z + 100 * s.wall(x))

    return value


def linear_slope(s: Setting) -> Function:
    """[5], with its least value in a corner."""
    signs = np.where(s.best >= 0, 1.0, -1.0)
    slopes = signs * s.stretch(100)
    return lambda x: float((5 * np.abs(slopes) - slopes * np.where(signs * x < 5, x, 5 * signs)).sum())


def step_ellipsoid(s: Setting) -> Function:
    """[7]."""

    def value(x: Vector) -> float:
        z = s.stretch(10) * (s.turn @ (x - s.best))
        steps = np.where(np.abs(z) > 0.5, np.floor(0.5 + z), np.floor(0.5 + 10 * z) / 10)
        return float(0.1 * max(abs(z[0]) / 1e4, s.stretch(1e4) @ (s.second @ steps) ** 2) + s.wall(x))

    return value


def discus(s: Setting) -> Function:
    """[11]."""

    def value(x: Vector) -> float:
        z = bend(s.turn @ (x - s.best))
        return float(1e6 * z[0] ** 2 + z[1:] @ z[1:])

    return value


def weierstrass(s: Setting) -> Function:
    """[16]."""
    k = np.arange(12)
    base = float((0.5**k * np.cos(math.pi * 3.0**k)).sum())

    def value(x: Vector) -> float:
        z = s.turn @ (s.stretch(1 / 100) * (s.second @ bend(s.turn @ (x - s.best))))
        waves = (0.5**k * np.cos(TAU * 3.0**k * (z[:, None] + 0.5))).sum()
        return float(10 * max(0.0, waves / s.size - base) ** 3 + 10 / s.size * s.wall(x))

    return value


def _schaffer(s: Setting, condition: float) -> Function:
    def value(x: Vector) -> float:
        z = s.stretch(condition) * (s.second @ skew(s.turn @ (x - s.best), s.powers, 0.5))
        pairs = np.sqrt(z[:-1] ** 2 + z[1:] ** 2)
        whole = (np.sqrt(pairs) * (1 + np.sin(50 * pairs**0.2) ** 2)).sum()
        return float((whole / max(1, s.size - 1)) ** 2 + 10 * s.wall(x))

    return value


def schaffer(s: Setting) -> Function:
    """[17]."""
    return _schaffer(s, 10)


def stretched_schaffer(s: Setting) -> Function:
    """[18]."""
    return _schaffer(s, 1000)


def griewank_rosenbrock(s: Setting) -> Function:
    """[19]."""
    scale = max(1, math.sqrt(s.size) / 8)

    def value(x: Vector) -> float:
        z = scale * (s.turn @ (x - s.best)) + 1
        r = 100 * (z[:-1] ** 2 - z[1:]) ** 2 + (z[:-1] - 1) ** 2
        return float(10 / max(1, s.size - 1) * (r / 4000 - np.cos(r)).sum() + 10)

    return value


def _gallagher(s: Setting, peaks: int, condition: float) -> Function:
    centres = s.rng.uniform(-4.9, 4.9, (peaks, s.size))
    centres[0] = s.best
    heights = np.concatenate([[10.0], 1.1 + 8 * np.arange(peaks - 1) / max(1, peaks - 2)])
    conditions = np.concatenate([[condition], 1000 ** (2 * s.rng.permutation(peaks - 1) / max(1, peaks - 2))])
    shapes = np.array([s.rng.permutation(c ** (0.5 * s.powers)) / c**0.25 for c in conditions])

    def value(x: Vector) -> float:
        z = (x - centres) @ s.turn.T
        told = (heights * np.exp(-(shapes * z**2).sum(axis=1) / (2 * s.size))).max()
        return float(bend(np.array([10 - told]))[0] ** 2 + s.wall(x))

    return value


def many_peaks(s: Setting) -> Function:
    """[21]: Gallagher's 101 peaks."""
    return _gallagher(s, 101, 1000)


def few_peaks(s: Setting) -> Function:
    """[22]: Gallagher's 21 peaks."""
    return _gallagher(s, 21, 1e6)


def katsuura(s: Setting) -> Function:
    """[23]."""
    twos = 2.0 ** np.arange(1, 33)

    def value(x: Vector) -> float:
        z = s.turn @ (s.stretch(100) * (s.second @ (x - s.best)))
        rough = (np.abs(twos * z[:, None] - np.round(twos * z[:, None])) / twos).sum(axis=1)
        product = np.prod((1 + np.arange(1, s.size + 1) * rough) ** (10 / s.size**1.2))
        return float(10 / s.size**2 * (product - 1) + s.wall(x))

    return value


def zakharov(s: Setting) -> Function:
    """Jamil and Yang 173, turned."""

    def value(x: Vector) -> float:
        z = s.turn @ (x - s.best)
        sloped = 0.5 * float(np.arange(1, s.size + 1) @ z)
        return float(z @ z + sloped**2 + sloped**4)

    return value


def levy(s: Setting) -> Function:
    """Levy and Montalvo, as in Jamil and Yang; turned."""

    def value(x: Vector) -> float:
        w = 1 + (s.turn @ (x - s.best)) / 4
        middle = ((w[:-1] - 1) ** 2 * (1 + 10 * np.sin(math.pi * w[:-1] + 1) ** 2)).sum()
        first, last = math.sin(math.pi * w[0]) ** 2, (w[-1] - 1) ** 2 * (1 + math.sin(TAU * w[-1]) ** 2)
        return float(first + middle + last)

    return value


def salomon(s: Setting) -> Function:
    """Jamil and Yang 110."""

    def value(x: Vector) -> float:
        far = float(np.linalg.norm(x - s.best))
        return 1 - math.cos(TAU * far) + 0.1 * far

    return value


RELATED: tuple[Callable[[Setting], Function], ...] = (
    sphere, ellipsoid, rastrigin, rosenbrock, attractive_sector, bent_cigar, sharp_ridge, different_powers,
)  # fmt: skip
UNSEEN: tuple[Callable[[Setting], Function], ...] = (
    buche_rastrigin, linear_slope, step_ellipsoid, discus, weierstrass, schaffer, stretched_schaffer,
    griewank_rosenbrock, many_peaks, few_peaks, katsuura, zakharov, levy, salomon,
)  # fmt: skip


@dataclass
class Counted:
    """A function that counts, and remembers the least value of its first `budget` ones."""

    function: Function
    budget: int
    asked: int = 0
    least: float = math.inf

    def __call__(self, point: Any) -> float:
        """The value at a point."""
        value = self.function(np.asarray(point, float))
        if self.asked < self.budget:
            self.least = min(self.least, value)
        self.asked += 1
        return value
