"""Whether an entry keeps its word: 300 generated inputs against its oracle, and at least one mutant caught.

Mutants are tried one after the other until one is caught, each until its first finding: one is what is asked for.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from algorist.engine.proposers.offline.catalogue.index import CatalogueEntry
from algorist.engine.proposers.offline.catalogue.mutants import list_mutants
from algorist.engine.proposers.offline.catalogue.probe import FEW
from algorist.engine.sandbox import Program, Sandbox
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call

INPUTS = 300
_MOST_MUTANTS = 4
_PROBE = (Path(__file__).parent / "probe.py").read_text(encoding="utf-8")
_LIMITS = Limits(cpu_seconds=20.0, wall_seconds=60.0)
_SLOWER = 3.0  # than the algorithm itself: a mutant that takes longer does not end, which is noticed as well
_LEAST_SECONDS = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the verification of one entry found; of the `mutants` that were tried `killed` were noticed (0 or 1)."""

    key: str
    findings: tuple[str, ...]
    mutants: int
    killed: int

    @property
    def holds(self) -> bool:
        """Whether the entry may stay in the catalogue."""
        return not self.findings and self.killed > 0


def verify_entry(entry: CatalogueEntry, sandbox: Sandbox, *, inputs: int = INPUTS, seed: int = 1) -> Report:
    """Run an entry and its mutants in the sandbox against its oracle."""
    text = entry.read_text()
    findings, seconds = _probe_text(entry, text, sandbox, _LIMITS, (seed, inputs, FEW))
    if findings:
        return Report(key=entry.key, findings=findings, mutants=0, killed=0)
    limits = Limits(cpu_seconds=max(_LEAST_SECONDS, _SLOWER * seconds), wall_seconds=60.0)
    tried = 0
    for mutant in list_mutants(text, entry.target, _MOST_MUTANTS):
        tried += 1
        if _probe_text(entry, mutant, sandbox, limits, (seed, inputs, 1))[0]:
            return Report(key=entry.key, findings=(), mutants=tried, killed=1)
    return Report(key=entry.key, findings=(), mutants=tried, killed=0)


def _probe_text(
    entry: CatalogueEntry, text: str, sandbox: Sandbox, limits: Limits, amounts: tuple[int, int, int]
) -> tuple[tuple[str, ...], float]:
    """The findings on one text and its CPU seconds; a program that does not end in time is a finding too.

    `amounts` are the seed, how many inputs, and after how many findings to stop.
    """
    call = Call("probe", (text, describe_for_probe(entry), *amounts))
    outcome = sandbox.run(Program(_PROBE, "probe"), [call], limits)
    if not outcome.finished:
        why = outcome.fault.message if outcome.fault else outcome.detail
        return (f"{outcome.verdict}: {why}",), outcome.cpu_seconds
    return tuple(outcome.values[0]), outcome.cpu_seconds


def describe_for_probe(entry: CatalogueEntry) -> dict[str, Any]:
    """What the probe needs to know of an entry, as plain values."""
    return {
        "target": entry.target,
        "is_class": entry.is_class,
        "compare": entry.compare,
        "example": entry.example,
        "edges": list(entry.edges),
    }
