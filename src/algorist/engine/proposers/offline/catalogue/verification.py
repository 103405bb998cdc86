"""Whether an entry keeps its word: 300 generated inputs against its oracle, and at least one mutant caught."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from algorist.engine.proposers.offline.catalogue.index import CatalogueEntry
from algorist.engine.proposers.offline.catalogue.mutants import list_mutants
from algorist.engine.sandbox import Program, Sandbox
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call

INPUTS = 300
_MOST_MUTANTS = 4
_PROBE = (Path(__file__).parent / "probe.py").read_text(encoding="utf-8")
_LIMITS = Limits(cpu_seconds=20.0, wall_seconds=60.0)
_MUTANT_LIMITS = Limits(cpu_seconds=1.0, wall_seconds=10.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the verification of one entry found; `mutants` were tried and `killed` of them were noticed."""

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
    findings = _probe_text(entry, text, sandbox, _LIMITS, inputs, seed)
    mutants = [] if findings else list_mutants(text, entry.target, _MOST_MUTANTS)
    killed = sum(bool(_probe_text(entry, m, sandbox, _MUTANT_LIMITS, inputs, seed)) for m in mutants)
    return Report(key=entry.key, findings=findings, mutants=len(mutants), killed=killed)


def _probe_text(
    entry: CatalogueEntry, text: str, sandbox: Sandbox, limits: Limits, inputs: int, seed: int
) -> tuple[str, ...]:
    """The findings on one text; a program that does not end in time is a finding too."""
    call = Call("probe", (text, describe_for_probe(entry), seed, inputs))
    outcome = sandbox.run(Program(_PROBE, "probe"), [call], limits)
    if not outcome.finished:
        why = outcome.fault.message if outcome.fault else outcome.detail
        return (f"{outcome.verdict}: {why}",)
    return tuple(outcome.values[0])


def describe_for_probe(entry: CatalogueEntry) -> dict[str, Any]:
    """What the probe needs to know of an entry, as plain values."""
    return {
        "target": entry.target,
        "is_class": entry.is_class,
        "compare": entry.compare,
        "example": entry.example,
        "edges": list(entry.edges),
    }
