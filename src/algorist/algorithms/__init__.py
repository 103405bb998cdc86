"""Algorithms: their versions, evaluations, analyses, traces and lineage."""
