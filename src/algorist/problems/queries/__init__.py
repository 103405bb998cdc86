"""Reads of problems."""

from algorist.problems.queries.hot import (
    ProblemFilter,
    list_problems,
    read_list_state,
    read_problem,
    read_problem_state,
)
from algorist.problems.queries.records import (
    find_example,
    find_problem,
    read_examples,
    read_leaderboard,
    summarise_example,
    view_problem,
)

__all__ = [
    "ProblemFilter",
    "find_example",
    "find_problem",
    "list_problems",
    "read_examples",
    "read_leaderboard",
    "read_list_state",
    "read_problem",
    "read_problem_state",
    "summarise_example",
    "view_problem",
]
