"""The evolution's own process: instances come in as JSON, each new best formula goes out as a JSON line."""

import json
import sys
import time

from algorist.engine.proposers.offline.confinement import confine_child, write_line
from algorist.engine.proposers.offline.heuristics.evolution import Evolution, evolve_formulas
from algorist.engine.proposers.offline.heuristics.packing import KNOWN, LEAVES, Load, Packer
from algorist.engine.proposers.offline.heuristics.trees import as_tree


def main() -> None:
    """Read the instances from stdin, evolve rules, write the bests to stdout."""
    document = json.load(sys.stdin)
    confine_child(document["cpu_seconds"])
    packer, checker = (Packer([Load(c, tuple(items)) for c, items in document[part]]) for part in ("loads", "checks"))
    left = max(0.1, 0.97 * document["cpu_seconds"] - time.process_time())
    known = [*KNOWN, *(as_tree(tree) for tree in document["known"])]
    evolution = Evolution(LEAVES, known, packer.excess_of, document["seed"], left, checker.excess_of)
    for tree, cost, tried in evolve_formulas(evolution):
        write_line({"tree": tree, "cost": cost, "tried": tried})
    write_line({"check": checker.excess_of(tree), "cpu_seconds": time.process_time()})


if __name__ == "__main__":
    main()
