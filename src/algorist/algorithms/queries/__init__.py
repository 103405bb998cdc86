"""Reads of algorithms."""

from algorist.algorithms.queries.hot import AlgorithmFilter, list_algorithms, read_algorithm_state, view_algorithm
from algorist.algorithms.queries.lineage import MAX_FAMILY, read_lineage, read_problem_lineage
from algorist.algorithms.queries.records import (
    compare_versions,
    find_algorithm,
    find_share,
    find_trace,
    find_version,
    list_analyses,
    list_shares,
    list_traces,
    list_versions,
    name_shared,
    read_algorithm,
    read_shared,
    summarise_algorithms,
    view_share,
    view_trace,
    view_version,
)

__all__ = [
    "MAX_FAMILY",
    "AlgorithmFilter",
    "compare_versions",
    "find_algorithm",
    "find_share",
    "find_trace",
    "find_version",
    "list_algorithms",
    "list_analyses",
    "list_shares",
    "list_traces",
    "list_versions",
    "name_shared",
    "read_algorithm",
    "read_algorithm_state",
    "read_lineage",
    "read_problem_lineage",
    "read_shared",
    "summarise_algorithms",
    "view_algorithm",
    "view_share",
    "view_trace",
    "view_version",
]
