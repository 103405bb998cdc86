"""Operators on numbers and truth values."""
# ruff: noqa: PLR2004 - the bounds in the table are its own

import math
import operator

from algorist.engine.proposers.offline.synthesis import bounded
from algorist.engine.proposers.offline.synthesis.operators import Operator as Op
from algorist.engine.proposers.offline.synthesis.shapes import BOOL as B
from algorist.engine.proposers.offline.synthesis.shapes import FLOAT as F
from algorist.engine.proposers.offline.synthesis.shapes import INT as I
from algorist.engine.proposers.offline.synthesis.shapes import TEXT as S
from algorist.engine.proposers.offline.synthesis.shapes import seq

L = seq

NUMBERS: tuple[Op, ...] = (
    Op("add", (I, I), I, operator.add, 1, "({0} + {1})", "sum add plus total addition", commutes=True),
    Op("sub", (I, I), I, operator.sub, 1, "({0} - {1})", "difference subtract minus left remaining"),
    Op("mul", (I, I), I, bounded.multiply, 1, "({0} * {1})", "product multiply area volume times square",
       commutes=True),
    Op("floordiv", (I, I), I, operator.floordiv, 2, "({0} // {1})", "divide quotient half division whole average"),
    Op("mod", (I, I), I, operator.mod, 1, "({0} % {1})", "modulo remainder divisible even odd multiple"),
    Op("pow", (I, I), I, bounded.power, 2, "({0} ** {1})", "power cube square exponent raised"),
    Op("neg", (I,), I, operator.neg, 2, "(-{0})", "negative opposite"),
    Op("abs", (I,), I, abs, 2, "abs({0})", "absolute difference distance"),
    Op("min2", (I, I), I, min, 2, "min({0}, {1})", "minimum smaller smallest", commutes=True),
    Op("max2", (I, I), I, max, 2, "max({0}, {1})", "maximum larger largest", commutes=True),
    Op("gcd", (I, I), I, math.gcd, 3, "math.gcd({0}, {1})", "gcd common divisor factor", commutes=True),
    Op("lcm", (I, I), I, math.lcm, 4, "math.lcm({0}, {1})", "lcm common multiple least", commutes=True),
    Op("xor", (I, I), I, operator.xor, 3, "({0} ^ {1})", "xor bit bitwise toggle", commutes=True),
    Op("bitand", (I, I), I, operator.and_, 3, "({0} & {1})", "and bit bitwise set", commutes=True),
    Op("bitor", (I, I), I, operator.or_, 3, "({0} | {1})", "or bit bitwise set", commutes=True),
    Op("fact", (I,), I, bounded.factorial, 4, "math.factorial({0})", "factorial permutation"),
    Op("comb", (I, I), I, bounded.choose, 4, "math.comb({0}, {1})", "binomial coefficient combination choose catalan"),
    Op("isqrt", (I,), I, math.isqrt, 3, "math.isqrt({0})", "root perfect square"),
    Op("digits", (I,), L(I), lambda n: tuple(int(c) for c in str(abs(n))), 2,
       "[int(c) for c in str(abs({0}))]", "digit digits number"),
    Op("divisors", (I,), L(I), bounded.divisors, 3,
       "[{x} for {x} in range(1, {0} + 1) if {0} % {x} == 0]", "divisor divisors factor factors perfect proper"),
    Op("isprime", (I,), B, bounded.is_prime, 4,
       "({0} > 1 and all({0} % {x} for {x} in range(2, math.isqrt({0}) + 1)))", "prime primes"),
    Op("str", (I,), S, str, 2, "str({0})", "string convert digit digits"),
    Op("int", (S,), I, int, 2, "int({0})", "integer number convert digit digits"),
    Op("bin", (I,), S, bounded.binary, 3, "bin({0})[2:]", "binary bit bits"),
    Op("frombin", (S,), I, lambda s: int(s, 2), 4, "int({0}, 2)", "binary decimal"),
    Op("range", (I,), L(I), bounded.up_to, 2, "list(range({0}))", "range first numbers natural below"),
    Op("range1", (I,), L(I), bounded.one_to, 2, "list(range(1, {0} + 1))", "first natural numbers sum series up"),
    Op("range2", (I, I), L(I), bounded.count_from, 2, "list(range({0}, {1}))", "range between from"),
    Op("eq", (I, I), B, operator.eq, 1, "({0} == {1})", "equal same check whether", commutes=True),
    Op("lt", (I, I), B, operator.lt, 1, "({0} < {1})", "less greater smaller than larger below above"),
    Op("le", (I, I), B, operator.le, 2, "({0} <= {1})", "less greater than least most"),
    Op("not", (B,), B, operator.not_, 1, "(not {0})", "not no without"),
    Op("and", (B, B), B, lambda a, b: a and b, 2, "({0} and {1})", "and both", commutes=True),
    Op("or", (B, B), B, lambda a, b: a or b, 2, "({0} or {1})", "or either", commutes=True),
    Op("ite", (B, "T", "T"), "T", lambda c, a, b: a if c else b, 2, "({1} if {0} else {2})", "if otherwise else"),
    Op("fadd", (F, F), F, operator.add, 1, "({0} + {1})", "sum total", commutes=True),
    Op("fsub", (F, F), F, operator.sub, 1, "({0} - {1})", "difference"),
    Op("fmul", (F, F), F, operator.mul, 1, "({0} * {1})", "product area volume surface perimeter", commutes=True),
    Op("fdiv", (F, F), F, operator.truediv, 1, "({0} / {1})", "divide average mean ratio"),
    Op("fsqrt", (F,), F, math.sqrt, 3, "math.sqrt({0})", "root distance slant hypotenuse magnitude"),
    Op("fpow", (F, I), F, bounded.float_power, 3, "({0} ** {1})", "power square cube"),
    Op("fround", (F, I), F, lambda a, b: round(a, b if 0 <= b <= 10 else 1 // 0), 3, "round({0}, {1})",
       "round nearest decimal places"),
    Op("ffloor", (F,), I, math.floor, 3, "math.floor({0})", "floor down"),
    Op("fceil", (F,), I, math.ceil, 3, "math.ceil({0})", "ceil ceiling up"),
    Op("fround0", (F,), I, round, 3, "round({0})", "round nearest"),
    Op("trunc", (F,), I, int, 3, "int({0})", "truncate integer whole"),
    Op("tofloat", (I,), F, float, 2, "float({0})", "float"),
    Op("flt", (F, F), B, operator.lt, 1, "({0} < {1})", "less greater"),
    Op("fmin", (F, F), F, min, 2, "min({0}, {1})", "minimum", commutes=True),
    Op("fmax", (F, F), F, max, 2, "max({0}, {1})", "maximum", commutes=True),
    Op("fabs", (F,), F, abs, 2, "abs({0})", "absolute difference"),
    Op("fsum", (L(F),), F, sum, 1, "sum({0})", "sum total average mean"),
    Op("fmaxl", (L(F),), F, max, 1, "max({0})", "maximum largest"),
    Op("fminl", (L(F),), F, min, 1, "min({0})", "minimum smallest"),
)  # fmt: skip
