"""Designers that need no model and no key: a catalogue, synthesis from examples, and search on benchmarks."""

from algorist.engine.proposers.offline.tiers import Designer, offline_designers

__all__ = ["Designer", "offline_designers"]
