"""Orders built one element after another: whatever a rule rates highest among those that are left comes next."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

_NEVER = -1e18


class Shop:
    """Several lists of rows of numbers, ordered side by side: a rule is computed once a step for all of them."""

    def __init__(self, lists: Sequence[Sequence[Sequence[float]]], numbers: Sequence[Mapping[str, float]]) -> None:
        self.lengths = [len(rows) for rows in lists]
        fields, longest = len(lists[0][0]), max(self.lengths)
        values = np.zeros((fields, len(lists), longest))
        for i, rows in enumerate(lists):
            values[:, i, : len(rows)] = np.asarray(rows, float).T
        self.values = values
        self.present = np.arange(longest) < np.array(self.lengths)[:, None]
        self.constant: dict[str, Any] = {f"value_{k + 1}": values[k] for k in range(fields)}
        counts = np.array(self.lengths)[:, None]
        self.constant |= {f"mean_{k + 1}": values[k].sum(axis=1, keepdims=True) / counts for k in range(fields)}
        self.constant |= {name: np.array([[given[name]] for given in numbers]) for name in numbers[0]}

    def build(self, compute: Callable[..., Any], tree: Any) -> list[list[int]]:
        """The order of each list; of equal ratings the element that stands first."""
        lengths, everyone = np.array(self.lengths)[:, None], np.arange(len(self.lengths))
        terms = dict(self.constant)
        tree = fold_constant(compute, tree, terms)
        waiting = self.present.copy()
        done = np.zeros((len(self.values), len(self.lengths), 1))
        terms |= {f"done_{k + 1}": done[k] for k in range(len(done))}
        chosen = []
        for step in range(waiting.shape[1]):
            terms["left"] = np.maximum(0, lengths - step) / lengths
            ratings = np.where(
                waiting, np.nan_to_num(compute(tree, terms), nan=_NEVER, neginf=_NEVER, posinf=_NEVER), -np.inf
            )
            best = ratings.argmax(axis=1)
            waiting[everyone, best] = False
            done += self.values[:, everyone, best][:, :, None]
            chosen.append(best)
        table = np.array(chosen).T.tolist()
        return [order[:length] for order, length in zip(table, self.lengths, strict=True)]


def fold_constant(compute: Callable[..., Any], tree: Any, terms: dict[str, Any]) -> Any:
    """The formula with every part that is the same at each step computed once, and put among the terms."""
    if not isinstance(tree, tuple):
        return tree
    parts = [fold_constant(compute, part, terms) for part in tree[1:]]
    if all(not isinstance(part, tuple) and (part in terms or isinstance(part, float)) for part in parts):
        name = f"part {len(terms)}"
        terms[name] = compute((tree[0], *parts), terms)
        return name
    return (tree[0], *parts)
