"""Operators that take a function: the loops and comprehensions of the programs that come out."""

from algorist.engine.proposers.offline.synthesis import bounded, parts
from algorist.engine.proposers.offline.synthesis.operators import Operator as Op
from algorist.engine.proposers.offline.synthesis.shapes import ANYTHING, mapping, seq
from algorist.engine.proposers.offline.synthesis.shapes import BOOL as B
from algorist.engine.proposers.offline.synthesis.shapes import FLOAT as F
from algorist.engine.proposers.offline.synthesis.shapes import INT as I
from algorist.engine.proposers.offline.synthesis.shapes import TEXT as S
from algorist.engine.proposers.offline.synthesis.shapes import function as fn
from algorist.engine.proposers.offline.synthesis.shapes import function2 as fn2

L = seq
T = L("T")

HIGHER: tuple[Op, ...] = (
    Op("map", (fn("T", "U"), T), L("U"), lambda f, x: tuple(map(f, x)), 1, "[{body} for {v} in {1}]",
       "each every individual all"),
    Op("filter", (fn("T", B), T), T, lambda f, x: tuple(v for v in x if f(v)), 1, "[{v} for {v} in {1} if {body}]",
       "filter extract find remove which only"),
    Op("sortby", (fn("T", I), T), T, lambda f, x: tuple(sorted(x, key=f)), 2, "sorted({1}, key=lambda {v}: {body})",
       "sort order"),
    Op("sortbys", (fn("T", S), T), T, lambda f, x: tuple(sorted(x, key=f)), 3, "sorted({1}, key=lambda {v}: {body})",
       "sort"),
    Op("maxby", (fn("T", I), T), "T", lambda f, x: max(x, key=f), 2, "max({1}, key=lambda {v}: {body})",
       "maximum longest largest most highest"),
    Op("minby", (fn("T", I), T), "T", lambda f, x: min(x, key=f), 2, "min({1}, key=lambda {v}: {body})",
       "minimum shortest smallest least lowest closest"),
    Op("allf", (fn("T", B), T), B, lambda f, x: all(map(f, x)), 1, "all({body} for {v} in {1})", "all every check"),
    Op("anyf", (fn("T", B), T), B, lambda f, x: any(map(f, x)), 1, "any({body} for {v} in {1})", "any contains check"),
    Op("countf", (fn("T", B), T), I, lambda f, x: sum(1 for v in x if f(v)), 1, "sum(1 for {v} in {1} if {body})",
       "count number many"),
    Op("summap", (fn("T", I), T), I, lambda f, x: sum(map(f, x)), 1, "sum({body} for {v} in {1})", "sum total"),
    Op("firstf", (fn("T", B), T), "T", bounded.first_that, 2,
       "next({v} for {v} in {1} if {body})", "first find"),
    Op("fold", (fn2(I), I, L(I)), I, bounded.fold, 2, "functools.reduce(lambda {v}, {w}: {body}, {2}, {1})",
       "series number convert"),
    Op("scan", (fn2(I), L(I)), L(I), bounded.scan, 3, "list(itertools.accumulate({1}, lambda {v}, {w}: {body}))",
       "cumulative running"),
    Op("zipw", (fn2(I), L(I), L(I)), L(I), lambda f, a, b: tuple(map(f, a, b)), 2,
       "[{body} for {v}, {w} in zip({1}, {2})]", "corresponding element elementwise two"),
    Op("zipwb", (fn2(B), L(I), L(I)), L(B), lambda f, a, b: tuple(map(f, a, b)), 3,
       "[{body} for {v}, {w} in zip({1}, {2})]", "corresponding"),
    Op("smap", (fn(S, S), S), S, lambda f, s: "".join(map(f, s)), 2, "''.join({body} for {v} in {1})",
       "character letter each"),
    Op("sfilter", (fn(S, B), S), S, lambda f, s: "".join(filter(f, s)), 2, "''.join({v} for {v} in {1} if {body})",
       "remove characters only"),
    Op("scountf", (fn(S, B), S), I, lambda f, s: sum(1 for c in s if f(c)), 2, "sum(1 for {v} in {1} if {body})",
       "count characters number"),
    Op("sallf", (fn(S, B), S), B, lambda f, s: all(map(f, s)), 2, "all({body} for {v} in {1})", "all every check"),
    Op("sanyf", (fn(S, B), S), B, lambda f, s: any(map(f, s)), 2, "any({body} for {v} in {1})", "any contains check"),
    Op("iterate", (fn(I, I), I, I), I, bounded.iterate, 3,
       "functools.reduce(lambda {v}, _: {body}, range({2}), {1})", "nth times repeat sequence"),
    Op("firstfrom", (fn(I, B), I), I, bounded.first_from, 3,
       "next({v} for {v} in itertools.count({1}) if {body})", "next smallest first"),
    Op("groupby", (fn("T", "U"), T), mapping("U", T), bounded.group_by, 3,
       "{{{x}: [{v} for {v} in {1} if {body} == {x}] for {x} in [{body} for {v} in {1}]}}",
       "group category dictionary"),
    Op("maxf", (fn("T", I), T), I, lambda f, x: max(map(f, x)), 2, "max({body} for {v} in {1})",
       "maximum longest largest highest"),
    Op("minf", (fn("T", I), T), I, lambda f, x: min(map(f, x)), 2, "min({body} for {v} in {1})",
       "minimum shortest smallest lowest"),
    Op("sortbyb", (fn("T", B), T), T, lambda f, x: tuple(sorted(x, key=f)), 2, "sorted({1}, key=lambda {v}: {body})",
       "sort order move separate segregate end before zeros"),
    Op("mapmap", (fn("T", "T"), L(T)), L(T), lambda f, x: tuple(tuple(map(f, row)) for row in x), 3,
       "[[{body} for {v} in row] for row in {1}]", "each every element matrix nested tuple"),
    Op("mapvalues", (fn("U", "U"), mapping("T", "U")), mapping("T", "U"), parts.map_values, 3,
       "{{k: {body} for k, {v} in {1}.items()}}", "dictionary value values"),
    Op("keepvalues", (fn("U", B), mapping("T", "U")), mapping("T", "U"), parts.keep_values, 3,
       "{{k: {v} for k, {v} in {1}.items() if {body}}}", "dictionary filter value values greater"),
    Op("takewhile", (fn("T", B), T), T, parts.take_while, 4,
       "list(itertools.takewhile(lambda {v}: {body}, {1}))", "until first while before"),
    Op("dropwhile", (fn("T", B), T), T, parts.drop_while, 5,
       "list(itertools.dropwhile(lambda {v}: {body}, {1}))", "from after leading"),
    Op("maxff", (fn("T", F), T), F, lambda f, x: max(map(f, x)), 3, "max({body} for {v} in {1})", "maximum largest"),
    Op("places", (fn("T", B), T), L(I), parts.places_where, 4,
       "[{x} for {x}, {v} in enumerate({1}) if {body}]", "index indices position positions"),
    Op("mapf", (fn("T", F), T), L(F), lambda f, x: tuple(map(f, x)), 2, "[{body} for {v} in {1}]", "each every"),
    Op("mapwords", (fn(S, S), S), S, lambda f, s: bounded.keep(" ".join(map(f, s.split(" ")))), 3,
       "' '.join({body} for {v} in {1}.split(' '))", "word words each"),
    Op("sortbyany", (fn("T", ANYTHING), T), T, lambda f, x: tuple(sorted(x, key=f)), 4,
       "sorted({1}, key=lambda {v}: {body})", "sort order"),
    Op("summapf", (fn("T", F), T), F, lambda f, x: sum(map(f, x)), 2, "sum({body} for {v} in {1})", "sum"),
)  # fmt: skip
