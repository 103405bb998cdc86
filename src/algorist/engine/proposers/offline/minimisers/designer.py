"""The designer of minimisers: races compositions on its own functions and proposes the winner as one module."""

from collections.abc import Callable, Iterator
from typing import Any

from algorist.engine.proposers.offline.instances import practice_instances
from algorist.engine.proposers.offline.minimisers.adaptor import find_roles, write_entry
from algorist.engine.proposers.offline.minimisers.components import TEXTBOOK, Parts, write_minimiser
from algorist.engine.proposers.offline.pseudocode import write_pseudocode
from algorist.engine.proposers.offline.watchdog import run_watched
from algorist.engine.sandbox import Sandbox
from algorist.engine.terms.design import Brief, Proposal, Tier, Usage
from algorist.engine.terms.problem import Problem

CHILD = "algorist.engine.proposers.offline.minimisers.child"
_SIZE, _BUDGET = 5, 2000
_LARGEST_SIZE, _LARGEST_BUDGET = 20, 5000


class MinimiserDesigner:
    """Proposes first the race's winner, then the textbook compositions beside which it was raced."""

    name = "composed minimiser"

    def __init__(self, sandbox: Sandbox, *, cpu_seconds: float, seed: int, cancelled: Callable[[], bool]) -> None:
        self._sandbox = sandbox
        self._cpu_seconds = cpu_seconds
        self._seed = seed
        self._cancelled = cancelled
        self._waiting: Iterator[Proposal] | None = None

    def propose(self, brief: Brief) -> Proposal | None:
        """The next composition, None after the last or where the problem is no minimisation in a box."""
        if self._waiting is None:
            self._waiting = self._compose(brief.problem)
        return None if self._cancelled() else next(self._waiting, None)

    def _compose(self, problem: Problem) -> Iterator[Proposal]:
        roles = find_roles(problem.entry)
        if roles is None:
            return
        size, budget = _terms(practice_instances(problem, self._sandbox, self._seed))
        document = {"size": size, "budget": budget, "seed": self._seed, "cpu_seconds": self._cpu_seconds}
        work = run_watched(CHILD, document, cpu_seconds=self._cpu_seconds, cancelled=self._cancelled)
        leaders = [line for line in work.lines if "parts" in line]
        usage = Usage(cpu_seconds=round(work.cpu_seconds, 3))
        entry = write_entry(problem.entry, roles)
        proposed = set()
        if leaders:
            last = leaders[-1]
            note = (
                f"Won a race of compositions over {last['runs']} runs in {size} dimensions with {budget} values each; "
                f"it reached {last['share']:.0%} of the targets there."
            )
            parts = Parts(**last["parts"])
            proposed.add(parts)
            yield _describe(parts, entry, note, "raced", usage)
            usage = Usage()
        for parts in TEXTBOOK:
            if parts not in proposed:
                yield _describe(parts, entry, "A textbook composition, not tuned.", "textbook", usage)
                usage = Usage()


def _terms(instances: list[Any]) -> tuple[int, int]:
    """The middle dimension and budget of the practice instances, where they say them."""
    dicts = [i for i in instances if isinstance(i, dict)]
    sizes = sorted(v for i in dicts for k, v in i.items() if k in {"dimension", "dim", "n"} and isinstance(v, int))
    budgets = sorted(v for i in dicts for k, v in i.items() if k in {"budget", "evaluations"} and isinstance(v, int))
    size = sizes[len(sizes) // 2] if sizes else _SIZE
    budget = budgets[len(budgets) // 2] if budgets else _BUDGET
    return max(2, min(size, _LARGEST_SIZE)), max(50, min(budget, _LARGEST_BUDGET))


def _describe(parts: Parts, entry: str, note: str, origin: str, usage: Usage) -> Proposal:
    source = f"{write_minimiser(parts)}\n\n{entry}"
    steps = [
        "Begin with a random point and a step of a part of the box."
        if parts.start == "uniform"
        else "Begin with the best of a Latin hypercube.",
        "Draw points around the mean, from a normal distribution whose shape is learnt.",
        "Move the mean to the weighted better half; learn shape and step length from the way it moved.",
        "When a run stalls, start another one.",
    ]
    if parts.exploration:
        steps.insert(0, "Spend the first part of the budget on differential evolution.")
    if parts.model == "quadratic":
        steps.insert(-1, "Fit a quadratic to the nearest points and try its minimum too.")
    return Proposal(
        source=source,
        name=f"Composed minimiser ({origin})",
        tier=Tier.HEURISTIC_SEARCH,
        designer=f"composed minimiser: {origin}",
        idea="An evolution strategy with covariance adaptation, composed of parts that were raced.",
        explanation=f"{note} Its parts: {parts.words}. A tuned composition of known components, not a new method.",
        steps=tuple(steps),
        pseudocode=write_pseudocode(source),
        claimed_complexity="O(budget * d^2)",
        complexity_reason="each value asked for costs a few products of a matrix with a vector",
        weaknesses=("landscapes with many equal valleys", "more than about 40 dimensions"),
        references=(
            "N. Hansen and A. Ostermeier, Evolutionary Computation 9(2), 2001",
            "A. Auger and N. Hansen, CEC 2005 (restarts)",
            "M. Lopez-Ibanez et al., The irace package, 2016 (racing)",
        ),
        usage=usage,
        details={"parts": parts.words, "held_back": "the judged functions: the race has its own"},
    )
