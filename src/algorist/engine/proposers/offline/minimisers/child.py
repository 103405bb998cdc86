"""The race's own process: its terms come in as JSON, the leader after each block goes out as a JSON line."""

import json
import sys
import time
from dataclasses import asdict

from algorist.engine.proposers.offline.confinement import confine_child, write_line
from algorist.engine.proposers.offline.minimisers.race import Race, race_minimisers


def main() -> None:
    """Read the terms from stdin, race, write the leaders to stdout."""
    document = json.load(sys.stdin)
    confine_child(document["cpu_seconds"])
    race = Race(**{**document, "cpu_seconds": max(0.1, 0.95 * document["cpu_seconds"] - time.process_time())})
    for parts, share, runs in race_minimisers(race):
        write_line({"parts": asdict(parts), "share": share, "runs": runs})
    write_line({"cpu_seconds": time.process_time()})


if __name__ == "__main__":
    main()
