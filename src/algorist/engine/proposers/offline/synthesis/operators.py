"""What an operator of the search is; the tables stand in `operators_*`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from algorist.engine.proposers.offline.synthesis.shapes import Shape


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator: shapes with type variables (`T` to `W`), its function on frozen values, its price, its source.

    `template` is Python with `{0}`, `{1}` for the arguments; a higher-order operator has `{body}`, `{v}`, `{w}` for its
    function instead of `{0}`. `words` are those of a statement that make it cheaper. `before` and `behind` are
    arguments that are given already, as expressions around those that are searched.
    """

    name: str
    args: tuple[Shape, ...]
    returns: Shape
    run: Callable[..., Any]
    cost: int
    template: str
    words: str = ""
    commutes: bool = False
    before: tuple[Any, ...] = ()
    behind: tuple[Any, ...] = ()
