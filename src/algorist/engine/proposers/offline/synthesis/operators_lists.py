"""Operators on lists, tuples, dictionaries and sets."""
# ruff: noqa: E501 - one operator, one entry

import itertools
import operator
from collections import Counter

from algorist.engine.proposers.offline.synthesis import bounded
from algorist.engine.proposers.offline.synthesis.operators import Operator as Op
from algorist.engine.proposers.offline.synthesis.shapes import BOOL as B
from algorist.engine.proposers.offline.synthesis.shapes import FLOAT as F
from algorist.engine.proposers.offline.synthesis.shapes import INT as I
from algorist.engine.proposers.offline.synthesis.shapes import TEXT as S
from algorist.engine.proposers.offline.synthesis.shapes import FrozenDict, mapping, pair, seq

L = seq
D = mapping
ITEM = pair("T", "U")

LISTS: tuple[Op, ...] = (
    Op("len", (L("T"),), I, len, 1, "len({0})", "length count number size"),
    Op("sum", (L(I),), I, sum, 1, "sum({0})", "sum total average"),
    Op("prod", (L(I),), I, bounded.product_of, 2, "math.prod({0})", "product multiply"),
    Op("max", (L(I),), I, max, 1, "max({0})", "maximum largest max biggest greatest highest difference range"),
    Op("min", (L(I),), I, min, 1, "min({0})", "minimum smallest min lowest least difference range"),
    Op("maxs", (L(S),), S, max, 3, "max({0})", "maximum"),
    Op("mins", (L(S),), S, min, 3, "min({0})", "minimum"),
    Op("maxl", (L(L(I)),), L(I), max, 3, "max({0})", "maximum"),
    Op("minl", (L(L(I)),), L(I), min, 3, "min({0})", "minimum"),
    Op("sorted", (L("T"),), L("T"), lambda x: tuple(sorted(x)), 1, "sorted({0})", "sort sorted order ascending"),
    Op("rev", (L("T"),), L("T"), lambda x: x[::-1], 1, "{0}[::-1]", "reverse reversed descending"),
    Op("at", (L("T"), I), "T", operator.getitem, 1, "{0}[{1}]", "element index first last nth kth second"),
    Op("pref", (L("T"), I), L("T"), bounded.take, 1, "{0}[:{1}]", "first take"),
    Op("suff", (L("T"), I), L("T"), bounded.drop, 1, "{0}[{1}:]", "last drop remove"),
    Op("slice", (L("T"), I, I), L("T"), bounded.slice_of, 2, "{0}[{1}:{2}]", "between range sublist"),
    Op("init", (L("T"),), L("T"), lambda x: x[:-1], 2, "{0}[:-1]", "last remove"),
    Op("evens", (L("T"),), L("T"), lambda x: x[::2], 3, "{0}[::2]", "alternate even index"),
    Op("odds", (L("T"),), L("T"), lambda x: x[1::2], 3, "{0}[1::2]", "alternate odd index"),
    Op("lastn", (L("T"), I), L("T"), bounded.last_n, 2, "{0}[-{1}:]", "last largest"),
    Op("cat", (L("T"), L("T")), L("T"), bounded.concatenate, 1, "({0} + {1})",
       "concatenate merge append combine union"),
    Op("single", ("T",), L("T"), lambda v: (v,), 2, "[{0}]", "append list insert add"),
    Op("pair", ("T", "T"), L("T"), lambda a, b: (a, b), 2, "[{0}, {1}]", "pair tuple both"),
    Op("tuple2", ("T", "U"), ITEM, lambda a, b: (a, b), 2, "({0}, {1})", "pair tuple both"),
    Op("count", (L("T"), "T"), I, tuple.count, 1, "{0}.count({1})", "count occurrence frequency times"),
    Op("index", (L("T"), "T"), I, tuple.index, 2, "{0}.index({1})", "index position find"),
    Op("in", ("T", L("T")), B, lambda a, b: a in b, 1, "({0} in {1})", "contains present exists member check"),
    Op("leq", (L("T"), L("T")), B, operator.eq, 2, "({0} == {1})", "equal same identical", commutes=True),
    Op("llt", (L(I), L(I)), B, operator.lt, 3, "({0} < {1})", "smaller greater"),
    Op("dedup", (L("T"),), L("T"), bounded.distinct, 2, "list(dict.fromkeys({0}))",
       "unique duplicate duplicates distinct remove repeated"),
    Op("flat", (L(L("T")),), L("T"), bounded.flatten, 1, "[x for row in {0} for x in row]", "flatten nested lists"),
    Op("zip", (L("T"), L("T")), L(L("T")), lambda a, b: tuple(zip(a, b, strict=False)), 2, "list(zip({0}, {1}))",
       "pair zip corresponding"),
    Op("zipu", (L("T"), L("U")), L(ITEM), lambda a, b: tuple(zip(a, b, strict=False)), 2, "list(zip({0}, {1}))",
       "pair zip corresponding dictionary"),
    Op("transpose", (L(L("T")),), L(L("T")), lambda x: tuple(zip(*x, strict=False)), 3, "list(zip(*{0}))",
       "transpose column columns matrix"),
    Op("pairw", (L("T"),), L(L("T")), bounded.neighbours, 2, "list(itertools.pairwise({0}))",
       "consecutive adjacent successive neighbours"),
    Op("comb2", (L("T"),), L(L("T")), bounded.pairs_of, 3, "list(itertools.combinations({0}, 2))",
       "pair pairs combination"),
    Op("chunks", (L("T"), I), L(L("T")), bounded.chunks_of, 3, "[{0}[{x} : {x} + {1}] for {x} in range(0, len({0}), {1})]",
       "chunk split group pieces parts"),
    Op("acc", (L(I),), L(I), lambda x: tuple(itertools.accumulate(x)), 3, "list(itertools.accumulate({0}))",
       "cumulative prefix running"),
    Op("enum", (L("T"),), L(pair(I, "T")), lambda x: tuple(enumerate(x)), 3, "list(enumerate({0}))", "index position"),
    Op("all", (L(B),), B, all, 1, "all({0})", "all every"),
    Op("any", (L(B),), B, any, 1, "any({0})", "any"),
    Op("sumb", (L(B),), I, sum, 1, "sum({0})", "count"),
    Op("rot", (L("T"), I), L("T"), bounded.rotate, 4, "({0}[{1} % len({0}) :] + {0}[: {1} % len({0})])",
       "rotate rotation shift"),
    Op("group", (L("T"),), L(pair("T", I)), bounded.runs_of, 4, "[(k, len(list(g))) for k, g in itertools.groupby({0})]",
       "consecutive run group encode"),
    Op("common", (L("T"), L("T")), L("T"), lambda a, b: tuple(x for x in a if x in b), 2,
       "[{x} for {x} in {0} if {x} in {1}]", "common shared intersection similar both"),
    Op("without", (L("T"), L("T")), L("T"), lambda a, b: tuple(x for x in a if x not in b), 2,
       "[{x} for {x} in {0} if {x} not in {1}]", "remove difference not dissimilar without missing"),
    Op("remove", (L("T"), "T"), L("T"), lambda a, b: tuple(x for x in a if x != b), 2,
       "[{x} for {x} in {0} if {x} != {1}]", "remove without delete"),
    Op("counter", (L("T"),), D("T", I), lambda x: FrozenDict(Counter(x)), 2, "dict(Counter({0}))",
       "frequency count occurrence"),
    Op("mode", (L("T"),), "T", lambda x: Counter(x).most_common(1)[0][0], 3, "Counter({0}).most_common(1)[0][0]",
       "most frequent common mode occurring"),
    Op("items", (D("T", "U"),), L(ITEM), lambda d: tuple(d.items()), 2, "list({0}.items())", "key value"),
    Op("keys", (D("T", "U"),), L("T"), tuple, 1, "list({0})", "key keys"),
    Op("values", (D("T", "U"),), L("U"), lambda d: tuple(d.values()), 1, "list({0}.values())", "value values"),
    Op("dget", (D("T", "U"), "T"), "U", operator.getitem, 1, "{0}[{1}]", "value key"),
    Op("dmerge", (D("T", "U"), D("T", "U")), D("T", "U"), lambda a, b: FrozenDict({**a, **b}), 2, "{{**{0}, **{1}}}",
       "merge combine dictionaries"),
    Op("fromitems", (L(ITEM),), D("T", "U"), FrozenDict, 2, "dict({0})", "dictionary convert"),
    Op("fst", (ITEM,), "T", operator.itemgetter(0), 1, "{0}[0]", "first"),
    Op("snd", (ITEM,), "U", operator.itemgetter(1), 1, "{0}[1]", "second"),
    Op("lset", (L("T"),), ("set", "T"), frozenset, 1, "set({0})", "set unique distinct"),
    Op("sset", (("set", "T"),), L("T"), lambda s: tuple(sorted(s)), 2, "sorted({0})", "sort"),
    Op("slenset", (("set", "T"),), I, len, 1, "len({0})", "count number"),
    Op("flist", (L(I),), L(F), lambda x: tuple(map(float, x)), 3, "[float(x) for x in {0}]", "float"),
)  # fmt: skip
