"""The strategies of a search, each named from its literature; one file each.

best_of_n    independent samples; the baseline that any other must beat (Chen et al. 2021 measured it as pass@k)
repair       samples, and repair of what failed from its verdicts (Olausson et al. 2024, "self-repair")
map_elites   evolution on islands, each an archive of unlike programs (Mouret & Clune 2015; Romera-Paredes 2024)
bandit       UCB1 over designers and the three above (Auer, Cesa-Bianchi & Fischer 2002)
"""

from collections.abc import Callable

from algorist.engine.design.roles import Strategy
from algorist.engine.design.strategies.bandit import Bandit
from algorist.engine.design.strategies.best_of_n import BestOfN
from algorist.engine.design.strategies.map_elites import MapElites
from algorist.engine.design.strategies.repair import Repair


def _everything() -> Bandit:
    return Bandit(arms=(BestOfN(), Repair(samples=False), MapElites()))


STRATEGIES: dict[str, Callable[[], Strategy]] = {
    "best_of_n": BestOfN,
    "repair": Repair,
    "map_elites": MapElites,
    "bandit": _everything,
}


def make_strategy(name: str) -> Strategy:
    """A fresh strategy by its name.

    Raises:
        ValueError: no strategy has this name; the message lists those there are.

    """
    if name not in STRATEGIES:
        raise ValueError(f"no strategy is called {name!r}; there are {', '.join(STRATEGIES)}")
    return STRATEGIES[name]()
