"""From a problem's own parameters to those of a composed minimiser, by their types and names."""

from algorist.engine.proposers.offline.signatures import write_head
from algorist.engine.terms.problem import Entry, Param

_ROLES: dict[str, tuple[str, ...]] = {
    "size": ("dimension", "dim", "dims", "d", "n", "size", "ndim"),
    "low": ("lower", "low", "lo", "lb", "minimum", "lower_bound", "lower_bounds"),
    "high": ("upper", "high", "hi", "ub", "maximum", "upper_bound", "upper_bounds"),
    "bounds": ("bounds", "box", "limits", "domain"),
    "budget": ("budget", "evaluations", "max_evaluations", "max_evals", "evals", "calls", "max_calls", "maxfev"),
    "seed": ("seed", "rng_seed", "random_seed"),
}


def find_roles(entry: Entry) -> dict[str, Param] | None:
    """Which parameter is the function, the box, the budget and the seed; None when it is not such a problem."""
    functions = [p for p in entry.params if p.type.name == "Callable"]
    if len(functions) != 1 or entry.is_class:
        return None
    roles = {"f": functions[0]}
    for role, names in _ROLES.items():
        found = [p for p in entry.params if p.name.lower() in names]
        if found:
            roles[role] = found[0]
    others = [p for p in entry.params if p not in roles.values() and not p.default]
    boxed = "bounds" in roles or {"low", "high"} <= roles.keys()
    sized = "size" in roles or "bounds" in roles or (boxed and roles["low"].type.name in {"list", "tuple"})
    return roles if boxed and sized and "budget" in roles and not others else None


def write_entry(entry: Entry, roles: dict[str, Param]) -> str:
    """The problem's function, calling `minimise_in_box`."""
    names = {role: param.name for role, param in roles.items()}
    if "bounds" in roles:
        box = [f"low, high = np.array({names['bounds']}, float).T"]
    elif "size" in roles:
        box = [
            f"low = np.full({names['size']}, {names['low']}, dtype=float)",
            f"high = np.full({names['size']}, {names['high']}, dtype=float)",
        ]
    else:
        box = [f"low, high = {names['low']}, {names['high']}"]
    seed = names.get("seed", "0")
    lines = [
        *box,
        f"point, value = minimise_in_box({names['f']}, low, high, {names['budget']}, {seed})",
        f"return {_answer(entry)}",
    ]
    return f"{write_head(entry)}:\n" + "".join(f"    {line}\n" for line in lines)


def _answer(entry: Entry) -> str:
    """The point, the value, or both, as the signature has it."""
    point = "[float(x) for x in point]"
    if entry.returns.name == "float":
        return "value"
    if entry.returns.name == "tuple" and entry.returns.args and entry.returns.args[0].name in {"list", "tuple"}:
        return f"{point}, value"
    return f"tuple({point[1:-1]})" if entry.returns.name == "tuple" else point
