"""Operators on rows of several kinds, on nested lists, on tables of counts, and on positions and pairs."""
# ruff: noqa: E501 - one operator, one entry

import operator
from collections import Counter

from algorist.engine.proposers.offline.synthesis import parts
from algorist.engine.proposers.offline.synthesis.operators import Operator as Op
from algorist.engine.proposers.offline.synthesis.shapes import ANYTHING, FrozenDict, function2, mapping, pair, seq
from algorist.engine.proposers.offline.synthesis.shapes import BOOL as B
from algorist.engine.proposers.offline.synthesis.shapes import INT as I
from algorist.engine.proposers.offline.synthesis.shapes import TEXT as S
from algorist.engine.proposers.offline.synthesis.shapes import function as fn

L = seq
D = mapping
THREE = ("tup", "T", "U", "V")
FOUR = ("tup", "T", "U", "V", "W")
ITEM = pair("T", "U")

ROWS: tuple[Op, ...] = (
    Op("first3", (THREE,), "T", operator.itemgetter(0), 1, "{0}[0]", "first front"),
    Op("second3", (THREE,), "U", operator.itemgetter(1), 1, "{0}[1]", "second middle"),
    Op("third3", (THREE,), "V", operator.itemgetter(2), 1, "{0}[2]", "third last rear"),
    Op("first4", (FOUR,), "T", operator.itemgetter(0), 1, "{0}[0]", "first front"),
    Op("second4", (FOUR,), "U", operator.itemgetter(1), 1, "{0}[1]", "second"),
    Op("third4", (FOUR,), "V", operator.itemgetter(2), 1, "{0}[2]", "third"),
    Op("fourth4", (FOUR,), "W", operator.itemgetter(3), 1, "{0}[3]", "fourth last rear"),
    Op("strany", (ANYTHING,), S, str, 3, "str({0})", "string convert"),
    Op("ints", (L(ANYTHING),), L(I), lambda x: tuple(v for v in x if type(v) is int), 3,
       "[{x} for {x} in {0} if isinstance({x}, int)]", "integer integers number numbers extract"),
    Op("texts", (L(ANYTHING),), L(S), lambda x: tuple(v for v in x if isinstance(v, str)), 3,
       "[{x} for {x} in {0} if isinstance({x}, str)]", "string strings text extract"),
    Op("deepflat", (L(ANYTHING),), L(I), parts.flatten_deeply, 3, "flatten_deeply({0})", "flatten nested recursive deep"),
    Op("depth", (L("T"),), I, parts.depth_of, 5, "depth_of({0})", "depth nested level levels"),
    Op("members", (("set", I),), L(I), tuple, 1, "list({0})", "unique distinct remove duplicate"),
    Op("zip3", (L("T"), L("T"), L("T")), L(L("T")), lambda a, b, c: tuple(zip(a, b, c, strict=False)), 3,
       "list(zip({0}, {1}, {2}))", "three zip corresponding"),
    Op("diagonal", (L(L("T")),), L("T"), parts.diagonal_of, 4, "[row[i] for i, row in enumerate({0})]",
       "diagonal matrix trace"),
    Op("ranked", (L("T"),), L(pair("T", I)), lambda x: tuple(Counter(x).most_common()), 4,
       "Counter({0}).most_common()", "most common frequent frequency occurring count"),
    Op("argmax", (D("T", I),), "T", lambda d: max(d, key=d.__getitem__), 3, "max({0}, key={0}.get)",
       "maximum largest highest most key"),
    Op("argmin", (D("T", I),), "T", lambda d: min(d, key=d.__getitem__), 3, "min({0}, key={0}.get)",
       "minimum smallest lowest least key"),
    Op("addtables", (D("T", I), D("T", I)), D("T", I), parts.add_tables, 4,
       "{{{x}: {0}.get({x}, 0) + {1}.get({x}, 0) for {x} in {{**{0}, **{1}}}}}", "add combine sum common keys"),
    Op("grouppairs", (L(ITEM),), D("T", L("U")), parts.group_pairs, 4,
       "{{{x}: [v for k, v in {0} if k == {x}] for {x}, _ in {0}}}", "group dictionary list"),
    Op("grouprows", (L(L("T")),), D("T", L("T")), parts.group_pairs, 4,
       "{{{x}: [v for k, v in {0} if k == {x}] for {x}, _ in {0}}}", "group dictionary list"),
    Op("withkey", (D("T", "U"), "T", "U"), D("T", "U"), lambda d, k, v: FrozenDict({**d, k: v}), 4,
       "{{**{0}, {1}: {2}}}", "add append insert key"),
    Op("every", (L("T"), I), L("T"), parts.every, 3, "{0}[::{1}]", "every nth step alternate"),
    Op("strides", (L("T"), I), L(L("T")), parts.strides_of, 4, "[{0}[{x}::{1}] for {x} in range({1})]",
       "split every nth element parts"),
    Op("through", (L("T"), I, I), L("T"), parts.slice_through, 3, "{0}[{1}:{2} + 1]", "between range index from"),
    Op("keepall", (fn("T", B), L(L("T"))), L(L("T")), lambda f, x: tuple(row for row in x if all(map(f, row))), 3,
       "[{x} for {x} in {1} if all({body} for {v} in {x})]", "filter extract all every element"),
    Op("keepwords", (fn(S, B), S), S, lambda f, s: " ".join(filter(f, s.split())), 3,
       "' '.join({v} for {v} in {1}.split() if {body})", "word words remove filter"),
    Op("combrep", (L("T"), I), L(L("T")), parts.multisets_of, 5,
       "list(itertools.combinations_with_replacement({0}, {1}))", "combination combinations repetition repetitions"),
    Op("mapi", (function2(I), L(I)), L(I), lambda f, x: tuple(f(v, i) for i, v in enumerate(x)), 3,
       "[{body} for {w}, {v} in enumerate({1})]", "index position"),
    Op("filteri", (function2(B), L(I)), L(I), lambda f, x: tuple(v for i, v in enumerate(x) if f(v, i)), 3,
       "[{v} for {w}, {v} in enumerate({1}) if {body}]", "index position even odd"),
    Op("allfi", (function2(B), L(I)), B, lambda f, x: all(f(v, i) for i, v in enumerate(x)), 3,
       "all({body} for {w}, {v} in enumerate({1}))", "index position every"),
    Op("countpairs", (function2(B), L(I)), I, parts.count_pairs, 3,
       "sum(1 for {v}, {w} in itertools.combinations({1}, 2) if {body})", "pair pairs count"),
    Op("sumpairs", (function2(I), L(I)), I, lambda f, x: sum(parts.over_pairs(f, x)), 4,
       "sum({body} for {v}, {w} in itertools.combinations({1}, 2))", "pair pairs sum"),
    Op("maxpairs", (function2(I), L(I)), I, lambda f, x: max(parts.over_pairs(f, x)), 4,
       "max({body} for {v}, {w} in itertools.combinations({1}, 2))", "pair pairs maximum"),
    Op("minpairs", (function2(I), L(I)), I, lambda f, x: min(parts.over_pairs(f, x)), 4,
       "min({body} for {v}, {w} in itertools.combinations({1}, 2))", "pair pairs minimum"),
    Op("maxnext", (function2(I), L(I)), I, lambda f, x: max(map(f, x, x[1:])), 3,
       "max({body} for {v}, {w} in itertools.pairwise({1}))", "adjacent consecutive neighbours maximum"),
    Op("mapnext", (function2(I), L(I)), L(I), lambda f, x: tuple(map(f, x, x[1:])), 3,
       "[{body} for {v}, {w} in itertools.pairwise({1})]", "adjacent consecutive neighbours successive pair"),
    Op("allnext", (function2(B), L(I)), B, lambda f, x: all(map(f, x, x[1:])), 3,
       "all({body} for {v}, {w} in itertools.pairwise({1}))", "adjacent consecutive order"),
    Op("countzip", (function2(B), L(I), L(I)), I, lambda f, a, b: sum(map(f, a, b)), 3,
       "sum(1 for {v}, {w} in zip({1}, {2}) if {body})", "corresponding same position count"),
    Op("allzip", (function2(B), L(I), L(I)), B, lambda f, a, b: all(map(f, a, b)), 3,
       "all({body} for {v}, {w} in zip({1}, {2}))", "corresponding every each"),
    Op("sumzip", (function2(I), L(I), L(I)), I, lambda f, a, b: sum(map(f, a, b)), 3,
       "sum({body} for {v}, {w} in zip({1}, {2}))", "corresponding sum dot"),
    Op("zipzip", (function2(I), L(L(I)), L(L(I))), L(L(I)), parts.zip_rows, 3,
       "[[{body} for {v}, {w} in zip(*{x})] for {x} in zip({1}, {2})]", "nested matrix corresponding element elementwise"),
)  # fmt: skip

# Not searched with: what answers of four and five places are put together by once each place was found.
BUILDERS: tuple[Op, ...] = tuple(
    Op(
        f"{name}{n}",
        ("T",) * n,
        L("T"),
        lambda *fields: fields,
        2,
        begin + ", ".join(f"{{{i}}}" for i in range(n)) + end,
    )
    for n in (4, 5)
    for name, begin, end in (("row", "[", "]"), ("tuple", "(", ")"))
)
