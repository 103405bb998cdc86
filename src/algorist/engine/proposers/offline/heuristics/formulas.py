"""Formulas for problems of no known kind: which of an entry's numbers a rule may read, and the rule as a program."""

from dataclasses import dataclass

from algorist.engine.proposers.offline.heuristics.trees import DIVIDE, Tree, write_formula
from algorist.engine.proposers.offline.signatures import write_head
from algorist.engine.terms.problem import Entry, Param

_NUMBERS = {"int", "float"}


@dataclass(frozen=True, slots=True)
class Form:
    """How a formula answers: `number` from the numbers given; `ratings`, one for each element of a list;
    `order`, the positions of a list sorted by it.
    """

    kind: str
    leaves: tuple[str, ...]
    numbers: tuple[str, ...]
    row: str = ""
    fields: int = 0


def find_form(entry: Entry) -> Form | None:
    """The form that suits an entry, None where a formula cannot answer."""
    if entry.is_class:
        return None
    numbers = tuple(p.name for p in entry.params if p.type.name in _NUMBERS)
    rows = [p for p in entry.params if p.type.name == "list"]
    if len(numbers) + len(rows) != len(entry.params):
        return None
    if entry.returns.name in _NUMBERS and not rows and numbers:
        return Form("number", numbers, numbers)
    if len(rows) != 1 or entry.returns.name != "list" or not entry.returns.args:
        return None
    fields = _fields(rows[0])
    if not fields or entry.returns.args[0].name not in _NUMBERS:
        return None
    own = ("value",) if fields == 1 else tuple(f"value_{i}" for i in range(1, fields + 1))
    kind = "order" if entry.returns.args[0].name == "int" else "ratings"
    return Form(kind, (*own, *own, "place", "mean", *numbers), numbers, rows[0].name, fields)


def _fields(row: Param) -> int:
    """How many numbers an element of the list holds, 0 when it is not a number or a tuple of numbers."""
    if not row.type.args:
        return 0
    inner = row.type.args[0]
    if inner.name in _NUMBERS:
        return 1
    numeric = inner.name == "tuple" and all(a.name in _NUMBERS for a in inner.args)
    return len(inner.args) if numeric else 0


def write_answer(entry: Entry, form: Form, tree: Tree) -> str:
    """The stand-alone program of a formula."""
    formula = write_formula(tree)
    parameters = ", ".join(f"{name}: float" for name in dict.fromkeys(form.leaves))
    rule = (
        f'def rule({parameters}) -> float:\n    """The formula that was found."""\n'
        f"    answer = {formula}\n    return float(answer) if math.isfinite(answer) else 0.0\n"
    )
    needed = DIVIDE.strip("\n") + "\n\n\n" if "divide(" in formula else ""
    return f"import math\n\n\n{needed}{rule}\n\n{write_head(entry)}:\n{_body(entry, form)}"


def _body(entry: Entry, form: Form) -> str:
    if form.kind == "number":
        answer = f"rule({', '.join(form.leaves)})"
        return f"    return round({answer})\n" if entry.returns.name == "int" else f"    return {answer}\n"
    first = "row[0]" if form.fields > 1 else "row"
    own = ", ".join(f"row[{i}]" for i in range(form.fields)) if form.fields > 1 else "row"
    given = ", ".join([own, "place", "mean", *form.numbers])
    lines = [
        f"mean = sum({first} for row in {form.row}) / max(1, len({form.row}))",
        f"ratings = [rule({given}) for place, row in enumerate({form.row})]",
    ]
    order = f"sorted(range(len({form.row})), key=lambda place: (-ratings[place], place))"
    lines.append(f"return {order}" if form.kind == "order" else "return ratings")
    return "".join(f"    {line}\n" for line in lines)
