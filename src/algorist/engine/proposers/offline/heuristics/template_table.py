"""Which search template suits which problem, with the settings in which it is proposed."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from algorist.engine.proposers.offline.catalogue.extraction import rename
from algorist.engine.proposers.offline.signatures import write_head
from algorist.engine.terms.problem import Entry, Problem
from algorist.engine.terms.types import Type

FOLDER = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A search program: its file and function, for which types and words, its settings (the first is the default)."""

    name: str
    function: str
    title: str
    takes: Callable[[Type], bool]
    gives: Callable[[Type], bool]
    words: tuple[str, ...]
    settings: tuple[dict[str, Any], ...]
    idea: str
    steps: tuple[str, ...]
    growth: str
    growth_reason: str
    weaknesses: tuple[str, ...]
    references: tuple[str, ...] = field(default=())

    def suits(self, problem: Problem) -> bool:
        """Whether the entry has the template's types and the statement its words."""
        entry = problem.entry
        if entry.is_class or len(entry.params) != 1:
            return False
        text = f"{problem.title} {problem.statement}".lower()
        fits = self.takes(entry.params[0].type) and self.gives(entry.returns)
        return fits and any(word in text for word in self.words)


def write_template(template: Template, entry: Entry, setting: dict[str, Any]) -> str:
    """The stand-alone program: the template's own text with its constants set, and the problem's function."""
    _, _, text = (FOLDER / f"{template.name}.py").read_text(encoding="utf-8").partition("\n")  # a word to mypy
    for constant, value in setting.items():
        text = re.sub(rf"(?m)^{constant} = .*$", f"{constant} = {value!r}", text)
    function = template.function
    if re.search(rf"(?m)^(def|class) {entry.name}\b", text):
        text = rename(text, {entry.name: f"{entry.name}_core"})
        function = f"{entry.name}_core" if function == entry.name else function
    return f"{text}\n\n{write_head(entry)}:\n    return {function}({entry.params[0].name})\n"


def _is_row(kind: Type, inner: set[str], length: int | None = None) -> bool:
    """A list of tuples (or lists) of these."""
    if kind.name != "list" or not kind.args or kind.args[0].name not in {"tuple", "list"}:
        return False
    names = [a.name for a in kind.args[0].args if a.name != "..."]
    return bool(names) and set(names) <= inner and (length is None or len(names) in {1, length})


def _is_count(kind: Type) -> bool:
    return kind.name == "int"


def _is_order(kind: Type) -> bool:
    return kind.name == "list" and [a.name for a in kind.args] == ["int"]


TEMPLATES: tuple[Template, ...] = (
    Template(
        name="circles",
        function="pack",
        title="Circles by sequential linear programming",
        takes=_is_count,
        gives=lambda kind: _is_row(kind, {"float"}, 3),
        words=("circle",),
        settings=({}, {"SEED": 1}, {"SEED": 2, "JITTER": 0.08}, {"SEED": 3, "ROUNDS": 45, "HOPS": 35}),
        idea="Let centres and radii move together by linear programmes, from many starts.",
        steps=(
            "Begin with a shaken grid of centres.",
            "Write the distances as linear functions of small moves and maximise the sum of the radii.",
            "Take the step when it gains; otherwise allow smaller moves.",
            "Put single circles of the best elsewhere and go on; keep what is better; shrink the radii by a hair.",
        ),
        growth="n^3",
        growth_reason="each linear programme solves systems of 3n unknowns",
        weaknesses=("the best of many local optima, not proved to be the best",),
        references=("S. Mehrotra, On the implementation of a primal-dual interior point method, SIAM J. Opt. 2, 1992",),
    ),
    Template(
        name="networks",
        function="build",
        title="Sorting networks by beam search",
        takes=_is_count,
        gives=lambda kind: _is_row(kind, {"int"}, 2),
        words=("sorting network", "comparator network"),
        settings=({}, {"SEED": 1}, {"SEED": 2, "NOISE": 0.1}),
        idea="Add the comparators that leave the fewest different 0-1 vectors, many networks side by side.",
        steps=(
            "Begin with the first levels of Green's pattern.",
            "Try every comparator on every network of the beam.",
            "Keep those with the fewest different vectors left, until only the sorted ones are.",
            "Give Batcher's network where it is shorter.",
        ),
        growth="n^2 * width * 2^n",
        growth_reason="every comparator is tried on the vectors that are left, at first at most 2^n",
        weaknesses=("more than 16 wires are given Batcher's merge exchange",),
        references=("K. Batcher, Sorting networks and their applications, 1968", "D. Knuth, TAOCP 3, section 5.3.4"),
    ),
    Template(
        name="caps",
        function="find_cap",
        title="Cap sets from orbits by tabu search",
        takes=_is_count,
        gives=lambda kind: _is_row(kind, {"int"}),
        words=("cap set",),
        settings=({}, {"SEED": 1}, {"SEED": 2, "TENURE": 14}),
        idea="Look only for sets that a group of symmetries keeps: whole orbits go in and out.",
        steps=(
            "For each of several groups collect the orbits of all vectors.",
            "Note which orbits form lines with one another.",
            "Tabu search: put in the orbit that costs the least, drop those with which it forms lines.",
            "Keep the largest set of all groups, or a product of smaller ones.",
        ),
        growth="9^n",
        growth_reason="pairs of orbits and vectors, for groups with few orbits far less",
        weaknesses=("sets without symmetry are hardly found for large n",),
        references=(
            "Y. Edel, Extensions of generalized product caps, 2004",
            "B. Romera-Paredes et al., FunSearch, Nature 625, 2024",
        ),
    ),
    Template(
        name="tours",
        function="find_tour",
        title="Tours by iterated local search",
        takes=lambda kind: _is_row(kind, {"int", "float"}, 2),
        gives=_is_order,
        words=("tour", "round trip", "salesman"),
        settings=({}, {"SEED": 1, "SEGMENT": 50}, {"SEED": 2, "NEAR": 6}),
        idea="Improve a greedy tour by local moves, kick it a little, and keep what gets shorter.",
        steps=(
            "Begin with the nearest point that is left, again and again.",
            "2-opt and or-opt among near neighbours until nothing helps.",
            "Swap two short neighbouring parts, improve around them, keep the tour when it is not longer.",
        ),
        growth="n^2",
        growth_reason="the table of distances; the search itself has a fixed amount of work",
        weaknesses=("thousands of points: the table of distances grows with the square",),
        references=("D. Johnson and L. McGeoch, The traveling salesman problem: a case study, 1997",),
    ),
    Template(
        name="jobs",
        function="order_by_search",
        title="Job orders by iterated local search",
        takes=lambda kind: _is_row(kind, {"int", "float"}, 3),
        gives=_is_order,
        words=("tardiness", "lateness", "is late", "due"),
        settings=({}, {"SEED": 1, "KICKS": 2}, {"SEED": 2, "KICKS": 5}),
        idea="Begin with a dispatching rule, then move and swap jobs.",
        steps=(
            "Order by the apparent tardiness cost with several look-aheads; keep the best.",
            "Move or swap two jobs when it lowers the cost, until nothing helps.",
            "Swap a few jobs at random, improve again, keep the order when it is not worse.",
        ),
        growth="n^3",
        growth_reason="a round looks at every pair of jobs and the part between; the work in all is fixed",
        weaknesses=("jobs are (time, weight, due); other costs are not known to it",),
        references=("A. Vepsalainen and T. Morton, Management Science 33, 1987",),
    ),
)
