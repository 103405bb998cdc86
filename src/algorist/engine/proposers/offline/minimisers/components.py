"""The parts that a minimiser is composed of, and the one stand-alone module that a choice of parts gives.

The core is the evolution strategy with covariance adaptation (Hansen and Ostermeier 2001; active update of Jastrebski
and Arnold 2006; restarts of Auger and Hansen 2005 and Hansen 2009). Around it: how to begin, an optional phase of
differential evolution (Storn and Price 1997; Zhang and Sanderson 2009), steps to the minimum of a fitted quadratic
model (as Auger, Schoenauer and Vanhaecke 2004; Hansen 2019 use models), and how to restart.
"""

from dataclasses import asdict, dataclass, fields, replace
from random import Random
from typing import Any

CHOICES: dict[str, tuple[Any, ...]] = {
    "start": ("uniform", "spread"),
    "population": (0.8, 1.0, 1.5, 2.0, 3.0),
    "step": (0.1, 0.15, 0.2, 0.25, 0.3, 0.4),
    "active": (True, False),
    "learning": (0.7, 1.0, 1.4, 2.0),
    "mirrored": (True, False),
    "model": ("none", "quadratic"),
    "restart": ("growing", "alternating", "near"),
    "exploration": (0.0, 0.1, 0.2, 0.35),
    "patience": (10, 20, 40),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """One choice for each component; the defaults are the textbook's restarted CMA-ES."""

    start: str = "uniform"
    population: float = 1.0
    step: float = 0.2
    active: bool = True
    learning: float = 1.0
    mirrored: bool = False
    model: str = "none"
    restart: str = "growing"
    exploration: float = 0.0
    patience: int = 20

    @property
    def words(self) -> str:
        """The choices in one line."""
        return ", ".join(f"{name} {value}" for name, value in asdict(self).items())


# The second won long races of earlier days; the others are what textbooks say.
TEXTBOOK = (
    Parts(),
    Parts(start="spread", step=0.3, model="quadratic", restart="alternating", patience=10),
    Parts(model="quadratic", restart="alternating"),
    Parts(exploration=0.35, restart="near"),
    Parts(active=False, population=2.0),
)


def draw_parts(rng: Random) -> Parts:
    """A random choice of parts."""
    return Parts(**{name: rng.choice(values) for name, values in CHOICES.items()})


def change_parts(parts: Parts, rng: Random) -> Parts:
    """The same with one to three parts drawn anew."""
    names = rng.sample([f.name for f in fields(Parts)], rng.randint(1, 3))
    return replace(parts, **{name: rng.choice(CHOICES[name]) for name in names})


def write_minimiser(parts: Parts) -> str:
    """The stand-alone module: `minimise_in_box(f, low, high, budget, seed)`, numpy only."""
    blocks = [
        _HEAD.format(words=parts.words),
        _ARCHIVE,
        _SPREAD if parts.start == "spread" else "",
        _MODEL if parts.model == "quadratic" else "",
        _EXPLORATION if parts.exploration else "",
        _strategy(parts),
        _main(parts),
    ]
    return "\n\n\n".join(block.strip("\n") for block in blocks if block) + "\n"


_HEAD = '''
"""Finds a low point of a function in a box, asking for a limited number of values.

Composed of: {words}.
"""

import math

import numpy as np


class BudgetSpentError(Exception):
    """Every value that may be asked for was asked for."""
'''

_ARCHIVE = '''
class Archive:
    """The function with its budget, and every point that was tried."""

    def __init__(self, f, low, high, budget):
        self.f, self.low, self.high, self.budget = f, low, high, budget
        self.points, self.values = [], []
        self.best_point, self.best_value = (low + high) / 2, math.inf

    @property
    def left(self):
        return self.budget - len(self.values)

    def inside(self, points):
        """Points outside the box, reflected at its walls."""
        width = self.high - self.low
        turned = (points - self.low) % (2 * width)
        return np.clip(self.low + np.where(turned > width, 2 * width - turned, turned), self.low, self.high)

    def ask(self, point):
        if self.left <= 0:
            raise BudgetSpentError
        value = float(self.f([float(x) for x in point]))
        self.points.append(point)
        self.values.append(value if math.isfinite(value) else 1e300)
        if self.values[-1] < self.best_value:
            self.best_point, self.best_value = point.copy(), self.values[-1]
        return self.values[-1]
'''

_SPREAD = '''
def spread(archive, rng, count):
    """A Latin hypercube: in each coordinate every one of `count` strips holds one point."""
    size = len(archive.low)
    strips = np.argsort(rng.random((size, count)), axis=1).T
    return archive.low + (archive.high - archive.low) * (strips + rng.random((count, size))) / count
'''

_MODEL = '''
def model_minimum(archive, centre, spread_of_points, factor):
    """The minimum of a quadratic fitted to the nearest points in the strategy's own metric; None when there is none."""
    size = len(centre)
    unknown = (size + 1) * (size + 2) // 2
    wanted = 2 * unknown
    if len(archive.values) < unknown + size:
        return None
    points = np.array(archive.points[-12 * unknown :])
    values = np.array(archive.values[-12 * unknown :])
    scaled = np.linalg.solve(spread_of_points, ((points - centre) / factor).T).T
    near = np.argsort((scaled**2).sum(axis=1), kind="stable")[:wanted]
    scaled, values = scaled[near], values[near]
    reach = math.sqrt((scaled**2).sum(axis=1).max())
    if reach <= 0 or not math.isfinite(reach):
        return None
    scaled, shifted = scaled / reach, values - values.min()
    weights = np.sqrt(1.0 / (shifted / (np.median(shifted) + 1e-300) + 0.1))
    rows, columns = np.triu_indices(size)
    features = np.hstack([np.ones((len(scaled), 1)), scaled, scaled[:, rows] * scaled[:, columns]])
    solution = np.linalg.lstsq(features * weights[:, None], shifted * weights, rcond=1e-12)[0]
    curvature = np.zeros((size, size))
    curvature[rows, columns] = solution[size + 1 :]
    curvature = curvature + curvature.T
    bends, axes = np.linalg.eigh(curvature)
    slope = axes.T @ solution[1 : size + 1]
    bends = np.where(bends > 1e-9 * max(1e-300, abs(bends).max()), bends, np.inf)
    move = -slope / bends
    flat = ~np.isfinite(bends)
    move[flat] = -0.5 * np.sign(slope[flat])
    length = np.linalg.norm(move)
    if not math.isfinite(length):
        return None
    move *= min(1.0, 1.5 / max(length, 1e-300))
    return centre + factor * (spread_of_points @ (axes @ move) * reach)
'''

_EXPLORATION = '''
def explore(archive, rng, share):
    """Differential evolution towards one of the best, with factors that are drawn anew; for the first part."""
    end = archive.budget - int(share * archive.budget)
    size = len(archive.low)
    count = max(8, min(6 * size, archive.budget // 8))
    points = archive.low + (archive.high - archive.low) * rng.random((count, size))
    values = np.array([archive.ask(p) for p in points])
    while archive.left > end:
        for i in range(count):
            leaders = np.argsort(values)[: max(2, count // 6)]
            a, b = points[rng.integers(count)], points[rng.integers(count)]
            factor, crossing = rng.uniform(0.4, 0.9), rng.uniform(0.5, 1.0)
            trial = points[i] + factor * (points[rng.choice(leaders)] - points[i]) + factor * (a - b)
            kept = rng.random(size) > crossing
            kept[rng.integers(size)] = False
            trial = archive.inside(np.where(kept, points[i], trial))
            value = archive.ask(trial)
            if value <= values[i]:
                points[i], values[i] = trial, value
            if archive.left <= end:
                return
'''


def _strategy(parts: Parts) -> str:
    draw = _MIRRORED if parts.mirrored else "        steps = rng.standard_normal((count, size))\n"
    negative = _ACTIVE if parts.active else "        weights = positive\n        directions = ranked[:parents]\n"
    model = _MODEL_STEP if parts.model == "quadratic" else ""
    return _STRATEGY.format(
        draw=draw,
        negative=negative,
        model=model,
        learning=parts.learning,
        patience=parts.patience,
    )


_MIRRORED = """\
        half = rng.standard_normal(((count + 1) // 2, size))
        steps = np.vstack([half, -half])[:count]
"""
_ACTIVE = """\
        # The worst steps count against their directions, each with the length of a usual one.
        worst = ranked[count - parents :]
        lengths = np.maximum(1e-12, np.linalg.norm((worst @ axes) / scales, axis=1))
        weights = np.concatenate([positive, -0.5 * positive[::-1]])
        directions = np.vstack([ranked[:parents], worst * (math.sqrt(size) / lengths)[:, None]])
"""
_MODEL_STEP = """\
        guess = model_minimum(archive, mean, (axes * scales), sigma * width.max())
        if guess is not None:
            guess = archive.inside(guess)
            value = archive.ask(guess)
            if value < values.max():
                points = np.vstack([points, guess])
                values = np.append(values, value)
"""
_STRATEGY = '''
def evolve(archive, rng, mean, sigma, count):
    """One run of the evolution strategy until it stalls; sigma is its first step as a part of the box."""
    size = len(mean)
    width = archive.high - archive.low
    parents = count // 2
    positive = math.log(parents + 0.5) - np.log(np.arange(1, parents + 1))
    positive /= positive.sum()
    effective = 1 / (positive**2).sum()
    path_rate = (4 + effective / size) / (size + 4 + 2 * effective / size)
    step_rate = (effective + 2) / (size + effective + 5)
    rank_one = min(0.5, {learning} * 2 / ((size + 1.3) ** 2 + effective))
    rank_all = min(0.9 - rank_one, {learning} * 2 * (effective - 2 + 1 / effective) / ((size + 2) ** 2 + effective))
    damping = 1 + 2 * max(0.0, math.sqrt((effective - 1) / (size + 1)) - 1) + step_rate
    usual = math.sqrt(size) * (1 - 1 / (4 * size) + 1 / (21 * size * size))
    metric = np.diag((width / width.max()) ** 2)
    scales, axes = np.sqrt(np.diag(metric)), np.eye(size)
    step_path, path = np.zeros(size), np.zeros(size)
    recent, generation = [], 0
    enough = {patience} + 30 * size // count
    while True:
        generation += 1
{draw}        points = archive.inside(mean + sigma * width.max() * (steps * scales) @ axes.T)
        values = np.array([archive.ask(p) for p in points])
{model}        order = np.argsort(values, kind="stable")
        ranked = (points[order] - mean) / (sigma * width.max())
        ranked = ranked[:count] if len(ranked) > count else ranked
        move = positive @ ranked[:parents]
        mean = mean + sigma * width.max() * move
        step_path = (1 - step_rate) * step_path + math.sqrt(step_rate * (2 - step_rate) * effective) * (
            axes @ ((axes.T @ move) / scales)
        )
        length = np.linalg.norm(step_path)
        slow = length / math.sqrt(1 - (1 - step_rate) ** (2 * generation)) / usual < 1.4 + 2 / (size + 1)
        path = (1 - path_rate) * path + slow * math.sqrt(path_rate * (2 - path_rate) * effective) * move
{negative}        keep = 1 - rank_one - rank_all * weights.sum()
        metric = keep * metric + rank_one * np.outer(path, path) + rank_all * (directions.T * weights) @ directions
        squares, axes = np.linalg.eigh((metric + metric.T) / 2)
        scales = np.sqrt(np.maximum(squares, 1e-20 * max(squares.max(), 1e-300)))
        sigma *= math.exp(min(1.0, (step_rate / damping) * (length / usual - 1)))
        recent = [*recent, values.min()][-enough:]
        flat = len(recent) == enough and max(recent) - min(recent) < 1e-12 * (1 + abs(min(recent)))
        if flat or sigma * scales.max() < 1e-13 or sigma * scales.max() > 1e4 or scales.max() > 1e7 * scales.min():
            return
'''

_RESTARTS = {
    "growing": ("usual_count * 2 ** min(run, 6)", "None", "{step}"),
    "alternating": (
        "usual_count * 2 ** min(run // 2, 6) if run % 2 == 0 else usual_count",
        "None",
        "{step} if run % 2 == 0 else {step} * 10 ** (-2 * rng.random())",
    ),
    "near": (
        "usual_count * 2 ** min(run // 2, 6)",
        "archive.best_point if run % 2 == 1 else None",
        "{step} if run % 2 == 0 else 0.1 * {step}",
    ),
}


def _main(parts: Parts) -> str:
    count, centre, sigma = _RESTARTS[parts.restart]
    explored = f"        explore(archive, rng, {parts.exploration})\n" if parts.exploration else ""
    first = "archive.best_point if run == 0 else None" if parts.exploration else centre
    place = (
        "min(spread(archive, rng, 4 * size), key=archive.ask)"
        if parts.start == "spread"
        else "low + (high - low) * rng.random(size)"
    )
    return f'''
def minimise_in_box(f, low, high, budget, seed):
    """The best point found and its value, for `budget` values of f between the vectors low and high."""
    rng = np.random.default_rng(seed)
    low, high = np.asarray(low, float), np.asarray(high, float)
    size = len(low)
    archive = Archive(f, low, high, budget)
    usual_count = max(4, int({parts.population} * (4 + 3 * math.log(size))))
    run = 0
    try:
{explored}        while True:
            count = {count}
            centre = {first}
            if centre is None:
                centre = {place}
            evolve(archive, rng, centre, {sigma.format(step=parts.step)}, min(count, max(4, archive.left)))
            run += 1
    except BudgetSpentError:
        pass
    return archive.best_point, archive.best_value
'''
