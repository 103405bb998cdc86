"""The functions on which minimisers are raced: known landscapes, moved and turned by a seed."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

Vector = np.ndarray[Any, np.dtype[np.float64]]
_TARGETS = tuple(10.0 ** (2 - 0.2 * i) for i in range(51))


def _sphere(z: Vector) -> float:
    return float(z @ z)


def _ellipsoid(z: Vector) -> float:
    return float((10.0 ** (6 * np.arange(len(z)) / max(1, len(z) - 1))) @ z**2)


def _cigar(z: Vector) -> float:
    return float(z[0] ** 2 + 1e6 * (z[1:] @ z[1:]))


def _powers(z: Vector) -> float:
    return float(math.sqrt((np.abs(z) ** (2 + 4 * np.arange(len(z)) / max(1, len(z) - 1))).sum()))


def _ridge(z: Vector) -> float:
    return float(abs(z[0]) + 50 * math.sqrt(z[1:] @ z[1:]))


def _valley(z: Vector) -> float:
    w = z + 1
    return float((100 * (w[1:] - w[:-1] ** 2) ** 2 + (1 - w[:-1]) ** 2).sum())


def _waves(z: Vector) -> float:
    return float((z**2 - 10 * np.cos(2 * math.pi * z) + 10).sum())


def _hollow(z: Vector) -> float:
    root, wave = math.sqrt((z @ z) / len(z)), float(np.cos(2 * math.pi * z).mean())
    return max(0.0, 20 - 20 * math.exp(-0.2 * root) + math.e - math.exp(wave))


def _ripples(z: Vector) -> float:
    w = 20 * z
    return float((w @ w) / 4000 + 1 - np.prod(np.cos(w / np.sqrt(np.arange(1, len(z) + 1)))))


def _stairs(z: Vector) -> float:
    return float((np.floor(np.abs(z) + 0.5) ** 2).sum() + 0.01 * np.abs(z).sum())


def _two_bowls(z: Vector) -> float:
    shallow = 0.7 * float(((z - 2.5) ** 2).sum()) + 1.5 * len(z) / 3
    return float(min(z @ z, shallow) + 0.3 * (1 - np.cos(2 * math.pi * z)).sum())


def _lopsided(z: Vector) -> float:
    w: Vector = np.where(z > 0, 30 * z, z)
    return float(math.pow(w @ w, 0.9))


LANDSCAPES: tuple[Callable[[Vector], float], ...] = (
    _sphere,
    _ellipsoid,
    _valley,
    _waves,
    _cigar,
    _hollow,
    _powers,
    _ripples,
    _ridge,
    _stairs,
    _two_bowls,
    _lopsided,
)


@dataclass(frozen=True, slots=True)
class Course:
    """One function of a race: a landscape moved and turned in the box of -5 to 5; its least value is 0."""

    landscape: Callable[[Vector], float]
    centre: Vector
    turn: Vector

    def __call__(self, point: Any) -> float:
        """The value at a point."""
        moved: Vector = self.turn @ (np.asarray(point, float) - self.centre)
        return float(self.landscape(moved))


def make_courses(size: int, seed: int, rounds: int) -> list[Course]:
    """Every landscape once a round, each time elsewhere and turned otherwise."""
    rng = np.random.default_rng(seed)
    courses = []
    for _ in range(rounds):
        for landscape in LANDSCAPES:
            turn, _ = np.linalg.qr(rng.standard_normal((size, size)))
            courses.append(Course(landscape, rng.uniform(-4, 4, size), turn))
    return courses


def share_of_targets(value: float) -> float:
    """The share of 51 targets from 100 down to 1e-8 that a value reaches (the ECDF's end point)."""
    return float(sum(target >= max(value, 1e-9) for target in _TARGETS) / len(_TARGETS))
