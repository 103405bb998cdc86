"""The program for a problem from a catalogue entry: its own source, renamed, with an adaptor where one is needed."""

import re

from algorist.engine.proposers.offline.catalogue.extraction import extract_source
from algorist.engine.proposers.offline.catalogue.index import CatalogueEntry
from algorist.engine.proposers.offline.catalogue.matching import AS_IT_IS, Conversion, Match
from algorist.engine.proposers.offline.signatures import write_head
from algorist.engine.terms.problem import Entry, Method


def emit_function(wanted: Entry, match: Match, conversion: Conversion = AS_IT_IS, *, in_place: bool = False) -> str:
    """The stand-alone source of `wanted` by the matched entry; `in_place` writes the answer into the first argument."""
    plain = match.is_plain and conversion is AS_IT_IS and not in_place
    original = extract_source(match.entry)
    if plain and (wanted.name == match.entry.target or not _mentions(original, wanted.name)):
        return extract_source(match.entry, wanted.name)
    inner = match.entry.target if not _mentions(original, wanted.name) else f"{match.entry.target}_of_entry"
    names = [p.name for p in wanted.params]
    given = (c.template.format(names[i]) for i, c in zip(match.order, match.conversions, strict=True))
    answer = conversion.template.format(f"{inner}({', '.join(given)})")
    body = f"{names[0]}[:] = {answer}" if in_place else f"return {answer}"
    return f"{extract_source(match.entry, inner)}\n\n{write_head(wanted)}:\n    {body}\n"


def emit_structure(wanted: Entry, entry: CatalogueEntry, methods: dict[str, str]) -> str:
    """The stand-alone source of the class `wanted`: the entry's, with other method names forwarded."""
    renamed = [m for m in wanted.methods if methods[m.name] != m.name]
    original = extract_source(entry)
    if not renamed:
        return original if wanted.name == entry.target else extract_source(entry, wanted.name)
    inner = entry.target if wanted.name != entry.target else f"{entry.target}OfEntry"
    bodies = "\n".join(_forward(m, methods[m.name]) for m in renamed)
    return f"{extract_source(entry, inner)}\n\nclass {wanted.name}({inner}):\n{bodies}"


def _forward(method: Method, target: str) -> str:
    names = [p.name for p in method.params]
    return f"    def {method.name}({', '.join(['self', *names])}):\n        return self.{target}({', '.join(names)})\n"


def _mentions(source: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", source) is not None
