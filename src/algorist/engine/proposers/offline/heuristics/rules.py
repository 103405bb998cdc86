"""Rules that build an order or a tour: the terms they may read, the known ones, and the module of a rule."""

import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from algorist.engine.proposers.offline.heuristics.practice import Layout
from algorist.engine.proposers.offline.heuristics.trees import DIVIDE, Tree, write_formula
from algorist.engine.proposers.offline.signatures import write_head
from algorist.engine.terms.problem import Problem

_MOST_TRIPLES = 24
TOUR_LEAVES = ("near", "far", "typical", "detour", "edge", "left")
TOUR_KNOWN: dict[str, Tree] = {
    "farthest insertion": "near",
    "cheapest insertion": ("neg", "detour"),
    "nearest insertion": ("neg", "near"),
    "outermost insertion": "typical",
    "insertion by the ratio of detour and edge": ("neg", ("/", ("+", "detour", "edge"), "edge")),
    "insertion by detour times ratio": ("neg", ("*", "detour", ("/", ("+", "detour", "edge"), "edge"))),
}


@dataclass(frozen=True, slots=True)
class Result:
    """A rule with its mean score on instances that it was not evolved on, and the known rules beside it, best first.

    `gain` is by which share the rule is better than the best known one; none where it is not above 0.
    """

    tree: Tree
    score: float
    known: tuple[tuple[str, float], ...]
    tried: int
    gain: float = 0.0


def order_leaves(fields: int, layout: Layout) -> tuple[str, ...]:
    """What a rule for orders may read of an element, of all, of those that are placed, and of the numbers given."""
    every = range(1, fields + 1)
    values = tuple(f"value_{k}" for k in every)
    return (*values, *values, *(f"done_{k}" for k in every), *(f"mean_{k}" for k in every), "left", *layout.numbers)


def order_known(fields: int) -> dict[str, Tree]:
    """Dispatching rules of the textbooks for every part that a field may play: single fields, ratios, least slack,
    and urgency that fades with slack (Vepsalainen and Morton, 1987).
    """
    values = [f"value_{k}" for k in range(1, fields + 1)]
    known: dict[str, Tree] = {}
    for value in values:
        known[f"{value} rising"], known[f"{value} falling"] = ("neg", value), value
    for one, other in permutations(values, 2):
        known[f"{one} / {other} falling"] = ("/", one, other)
        known[f"least slack of {other} after {one}"] = ("neg", slack_of(one, other))
    for time, weight, due in list(permutations(values, 3))[:_MOST_TRIPLES]:
        fading: Tree = ("/", ("max", slack_of(time, due), 0.0), ("*", 0.2, time.replace("value", "mean")))
        known[f"{weight} / {time}, fading with slack to {due}"] = ("*", ("/", weight, time), ("exp", ("neg", fading)))
    return known


def slack_of(time: str, due: str) -> Tree:
    """What is left until `due` when the element is placed now and takes its `time`."""
    return ("-", ("-", due, time), time.replace("value", "done"))


def field_words(problem: Problem, fields: int) -> dict[str, str]:
    """Names of the fields, where the statement writes the row as `(a, b, c)`; only for the reader's sake."""
    taken = {param.name for param in problem.entry.params} | {problem.entry.name, "math", "left", "divide", "urgency"}
    for inside in re.findall(r"`\(([^()`]*)\)`", problem.statement):
        words = [word.strip() for word in inside.split(",")]
        fine = all(word.isidentifier() and not keyword.iskeyword(word) and word not in taken for word in words)
        if len(words) == fields and fine and len(set(words)) == fields:
            return {f"value_{k}": word for k, word in enumerate(words, start=1)}
    return {}


def word_of(leaf: str, words: Mapping[str, str]) -> str:
    """The name that a term has in the module."""
    group, _, number = leaf.rpartition("_")
    own = words.get(f"value_{number}")
    if own is None or group not in {"value", "mean", "done"}:
        return leaf
    return own if group == "value" else f"{group}_{own}"


def rename_text(text: str, words: Mapping[str, str]) -> str:
    """A known rule's description with the names of the module."""
    return re.sub(r"value_\d+", lambda found: words.get(found[0], found[0]), text)


def rename_terms(tree: Tree, words: Mapping[str, str]) -> Tree:
    """The formula with the names of the module."""
    if isinstance(tree, tuple):
        return (tree[0], *(rename_terms(part, words) for part in tree[1:]))
    return word_of(tree, words) if isinstance(tree, str) else tree


def leaves_of(tree: Tree) -> set[str]:
    """The terms that a formula reads."""
    if isinstance(tree, tuple):
        return set().union(*(leaves_of(part) for part in tree[1:]))
    return {tree} if isinstance(tree, str) else set()


def write_beside(result: Result, count: int) -> str:
    """What the rule and the known ones score, for the module's docstring."""
    rows = "".join(f"    {score:12.6g}  {name}\n" for name, score in result.known)
    return (
        f"Mean score on {count} practice instances that it was not evolved on:\n\n"
        f"    {result.score:12.6g}  this rule\n{rows}"
    )


def write_order_rule(problem: Problem, layout: Layout, fields: int, result: Result, count: int) -> str:
    """The stand-alone module of a rule for orders."""
    words = field_words(problem, fields)
    rows = layout.names[layout.place]
    read = [name for name in dict.fromkeys(order_leaves(fields, layout)) if name in leaves_of(result.tree)]
    places = {f"{group}_{k}": (group, k - 1) for group in ("value", "mean", "done") for k in range(1, fields + 1)}
    given = [_given(name, rows, places) for name in read]
    groups = {places.get(name, (name, 0))[0] for name in read}
    body = _moving_body if groups & {"done", "left"} else _still_body
    mean = (
        f"    mean = [sum(column) / len({rows}) for column in zip(*{rows}, strict=True)]\n" if "mean" in groups else ""
    )
    notes = {
        "mean": "mean_...: over all elements",
        "done": "done_...: summed over those that are placed",
        "left": "left: the share not yet placed",
    }
    told = "; ".join(note for group, note in notes.items() if group in groups)
    told = f"\n\n    {told}.\n    " if told else ""
    parameters = ", ".join(f"{word_of(name, words)}: float" for name in read)
    return _module(
        "A rule that builds an order one element after another, evolved by genetic programming.",
        write_beside(result, count),
        f'def urgency({parameters}) -> float:\n    """How soon an element should come: the highest first.{told}"""\n',
        write_formula(rename_terms(result.tree, words)),
        f"{write_head(problem.entry)}:\n{mean}{body(rows, ', '.join(given), groups)}",
    )


def _given(name: str, rows: str, places: Mapping[str, tuple[str, int]]) -> str:
    """What the module passes for a term."""
    group, k = places.get(name, ("", 0))
    return f"{rows}[place][{k}]" if group == "value" else f"{group}[{k}]" if group else name


def _still_body(rows: str, given: str, _groups: set[str]) -> str:
    return f"    return sorted(range(len({rows})), key=lambda place: (-urgency({given}), place))\n"


def _moving_body(rows: str, given: str, groups: set[str]) -> str:
    counts = "done" in groups
    lines = [
        f"waiting, order = set(range(len({rows}))), []",
        *([f"done = [0] * len({rows}[0]) if {rows} else []"] if counts else []),
        "while waiting:",
        *([f"    left = len(waiting) / len({rows})"] if "left" in groups else []),
        f"    chosen = max(waiting, key=lambda place: (urgency({given}), -place))",
        "    waiting.remove(chosen)",
        "    order.append(chosen)",
        *([f"    done = [a + b for a, b in zip(done, {rows}[chosen], strict=True)]"] if counts else []),
        "return order",
    ]
    return "".join(f"    {line}\n" for line in lines)


def write_tour_rule(problem: Problem, layout: Layout, result: Result, count: int) -> str:
    """The stand-alone module of a rule for tours."""
    rows = layout.names[layout.place]
    read = leaves_of(result.tree)
    parameters = [name for name in TOUR_LEAVES if name in read]
    terms = {
        "near": "near[point]", "far": "far[point]", "typical": "typical[point]", "detour": "cheapest[point][0]",
        "edge": "distance[cheapest[point][1]][after[cheapest[point][1]]]", "left": "left",
    }  # fmt: skip
    body = _INSERTION.format(rows=rows, head=write_head(problem.entry), given=", ".join(terms[n] for n in parameters))
    return _module(
        "A rule that builds a round trip by insertion, evolved by genetic programming.",
        write_beside(result, count),
        f"def urgency({', '.join(f'{name}: float' for name in parameters)}) -> float:\n    " + _TOUR_WORDS,
        write_formula(result.tree),
        body,
    )


def _module(title: str, beside: str, head: str, formula: str, body: str) -> str:
    needed = DIVIDE.strip("\n") + "\n\n\n" if "divide(" in formula else ""
    rule = f"{head}    answer = {formula}\n    return float(answer) if math.isfinite(answer) else -1e18\n"
    return f'"""{title}\n\n{beside}"""\n\nimport math\n\n\n{needed}{rule}\n\n{body}'


_TOUR_WORDS = '''"""How soon a point should go into the tour: the highest first, where it lengthens the tour least.

    near, far: its distance from the nearest and the farthest point of the tour; typical: its mean distance from all
    points; detour: by how much it lengthens the tour; edge: the edge that it breaks, all in units of the mean distance;
    left: the share of the points not yet in the tour.
    """
'''
_INSERTION = '''def measure_distances(rows):
    """The table of distances in units of their mean: straight ones, or the rows where they are such a table."""
    count = len(rows)
    square = all(len(row) == count and row[i] == 0 for i, row in enumerate(rows))
    symmetric = square and all(rows[i][j] == rows[j][i] for i in range(count) for j in range(i))
    table = [list(row) for row in rows] if symmetric else [[math.dist(a, b) for b in rows] for a in rows]
    unit = sum(map(sum, table)) / count**2 or 1.0
    return [[way / unit for way in row] for row in table]


{head}:
    count = len({rows})
    if count < 3:
        return list(range(count))
    distance = measure_distances({rows})
    typical = [sum(row) / count for row in distance]
    first = max(range(count), key=lambda point: (typical[point], -point))
    second = max(set(range(count)) - {{first}}, key=lambda point: (distance[first][point], -point))
    after = {{first: second, second: first}}
    near = [min(distance[first][point], distance[second][point]) for point in range(count)]
    far = [max(distance[first][point], distance[second][point]) for point in range(count)]

    def detour(point, start):
        end = after[start]
        return distance[start][point] + distance[end][point] - distance[start][end], start

    waiting = set(range(count)) - {{first, second}}
    cheapest = {{point: min(detour(point, start) for start in after) for point in waiting}}
    while waiting:
        left = len(waiting) / count
        chosen = max(waiting, key=lambda point: (urgency({given}), -point))
        waiting.remove(chosen)
        before = cheapest.pop(chosen)[1]
        after[chosen], after[before] = after[before], chosen
        for point in waiting:
            near[point] = min(near[point], distance[point][chosen])
            far[point] = max(far[point], distance[point][chosen])
            if cheapest[point][1] == before:
                cheapest[point] = min(detour(point, start) for start in after)
            else:
                cheapest[point] = min(cheapest[point], detour(point, before), detour(point, chosen))
    tour = [first]
    while after[tour[-1]] != first:
        tour.append(after[tour[-1]])
    return tour
'''


def as_document(result: Result) -> dict[str, Any]:
    """What is kept of a result with its proposal."""
    return {"tried": result.tried, "score": result.score, "gain": result.gain, "known": dict(result.known)}
