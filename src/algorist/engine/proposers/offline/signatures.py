"""The head of a function with its types, where they need no import."""

import re

from algorist.engine.terms.problem import Entry

_PLAIN_TYPES = frozenset({"int", "float", "bool", "str", "bytes", "complex", "None", "list", "set", "dict", "tuple"})


def write_head(wanted: Entry) -> str:
    """`def name(a: int) -> str`, or without types when one of them is not built in."""
    types = " ".join(str(t) for t in [wanted.returns, *(p.type for p in wanted.params)])
    plain = set(re.findall(r"[A-Za-z]\w*", types)) <= _PLAIN_TYPES
    return wanted.signature if plain else f"def {wanted.name}({', '.join(p.name for p in wanted.params)})"
