"""Operators on strings."""
# ruff: noqa: PLR2004 - the bounds in the table are its own

import operator

from algorist.engine.proposers.offline.synthesis import bounded
from algorist.engine.proposers.offline.synthesis.operators import Operator as Op
from algorist.engine.proposers.offline.synthesis.shapes import BOOL as B
from algorist.engine.proposers.offline.synthesis.shapes import INT as I
from algorist.engine.proposers.offline.synthesis.shapes import TEXT as S
from algorist.engine.proposers.offline.synthesis.shapes import seq

L = seq

TEXTS: tuple[Op, ...] = (
    Op("slen", (S,), I, len, 1, "len({0})", "length count number characters long"),
    Op("sadd", (S, S), S, bounded.concatenate, 1, "({0} + {1})", "concatenate append add join combine"),
    Op("seq", (S, S), B, operator.eq, 1, "({0} == {1})", "equal same check palindrome", commutes=True),
    Op("slt", (S, S), B, operator.lt, 2, "({0} < {1})", "alphabetical order before"),
    Op("upper", (S,), S, str.upper, 2, "{0}.upper()", "upper uppercase capital case"),
    Op("lower", (S,), S, str.lower, 2, "{0}.lower()", "lower lowercase case"),
    Op("title", (S,), S, str.title, 3, "{0}.title()", "title capital capitalize each word"),
    Op("capitalize", (S,), S, str.capitalize, 3, "{0}.capitalize()", "capitalize first letter"),
    Op("swapcase", (S,), S, str.swapcase, 3, "{0}.swapcase()", "toggle swap case"),
    Op("srev", (S,), S, lambda s: s[::-1], 1, "{0}[::-1]", "reverse palindrome backwards"),
    Op("strip", (S,), S, str.strip, 2, "{0}.strip()", "strip trim whitespace spaces leading trailing"),
    Op("sat", (S, I), S, operator.getitem, 2, "{0}[{1}]", "character first last index initial"),
    Op("spref", (S, I), S, bounded.take, 2, "{0}[:{1}]", "first prefix left"),
    Op("ssuff", (S, I), S, bounded.drop, 2, "{0}[{1}:]", "last suffix remove after"),
    Op("slast", (S, I), S, bounded.last_n, 2, "{0}[-{1}:]", "last suffix right end"),
    Op("sinit", (S, I), S, lambda s, n: s[:-n] if n > 0 else 1 // 0, 3, "{0}[:-{1}]", "remove last without end"),
    Op("ssub", (S, I, I), S, bounded.slice_of, 2, "{0}[{1}:{2}]", "substring slice between"),
    Op("seven", (S,), S, lambda s: s[::2], 4, "{0}[::2]", "even index alternate"),
    Op("sodd", (S,), S, lambda s: s[1::2], 4, "{0}[1::2]", "odd index alternate"),
    Op("scount", (S, S), I, bounded.count_part, 2, "{0}.count({1})", "count occurrence occurrences times"),
    Op("sfind", (S, S), I, bounded.find, 2, "{0}.index({1})", "find index position first"),
    Op("srfind", (S, S), I, lambda a, b: a.rindex(b), 3, "{0}.rindex({1})", "last index position"),
    Op("sin", (S, S), B, lambda a, b: a in b, 1, "({0} in {1})", "contains present substring check"),
    Op("starts", (S, S), B, str.startswith, 2, "{0}.startswith({1})", "start starts begin prefix"),
    Op("ends", (S, S), B, str.endswith, 2, "{0}.endswith({1})", "end ends suffix"),
    Op("before", (S, S), S, bounded.before, 2, "{0}.split({1})[0]", "before first left name"),
    Op("after", (S, S), S, bounded.after, 2, "{0}.partition({1})[2]", "after second right"),
    Op("afterlast", (S, S), S, lambda s, m: s.split(m)[-1] if m in s else 1 // 0, 2, "{0}.split({1})[-1]",
       "after last extension"),
    Op("repl", (S, S, S), S, bounded.replace, 2, "{0}.replace({1}, {2})", "replace remove convert change"),
    Op("repl1", (S, S, S), S, bounded.replace_first, 3, "{0}.replace({1}, {2}, 1)", "replace first"),
    Op("split", (S,), L(S), lambda s: tuple(s.split()), 1, "{0}.split()", "word words split sentence"),
    Op("splitc", (S, S), L(S), bounded.split_at, 2, "{0}.split({1})", "split delimiter separate comma"),
    Op("join", (S, L(S)), S, lambda c, x: c.join(x), 1, "{0}.join({1})", "join string convert concatenate words"),
    Op("chars", (S,), L(S), tuple, 1, "list({0})", "characters letters list each"),
    Op("ssort", (S,), S, lambda s: "".join(sorted(s)), 2, "''.join(sorted({0}))", "sort sorted anagram order"),
    Op("ord", (S,), I, ord, 2, "ord({0})", "ascii code value"),
    Op("chr", (I,), S, lambda n: chr(n) if 0 <= n < 256 else 1 // 0, 3, "chr({0})", "ascii character letter"),
    Op("isdigit", (S,), B, str.isdigit, 1, "{0}.isdigit()", "digit digits numeric number numbers"),
    Op("isalpha", (S,), B, str.isalpha, 1, "{0}.isalpha()", "letter letters alphabet alphabetic"),
    Op("isalnum", (S,), B, str.isalnum, 2, "{0}.isalnum()", "alphanumeric special"),
    Op("isupper", (S,), B, str.isupper, 1, "{0}.isupper()", "upper uppercase capital"),
    Op("islower", (S,), B, str.islower, 1, "{0}.islower()", "lower lowercase"),
    Op("isspace", (S,), B, str.isspace, 2, "{0}.isspace()", "space whitespace spaces"),
    Op("isvowel", (S,), B, lambda c: len(c) == 1 and c in "aeiouAEIOU", 3, "({0} in 'aeiouAEIOU')",
       "vowel vowels consonant consonants"),
    Op("srep", (S, I), S, bounded.repeat, 2, "({0} * {1})", "repeat times"),
    Op("words", (S,), L(S), bounded.finder(r"\w+"), 3, r"re.findall(r'\w+', {0})", "word words"),
    Op("numbers", (S,), L(S), bounded.finder(r"\d+"), 3, r"re.findall(r'\d+', {0})", "number numbers digits extract"),
    Op("capitals", (S,), S, lambda s: "".join(c for c in s if c.isupper()), 3,
       "''.join(c for c in {0} if c.isupper())", "initials abbreviation acronym capital"),
    Op("sdigits", (S,), S, lambda s: "".join(c for c in s if c.isdigit()), 3,
       "''.join(c for c in {0} if c.isdigit())", "digits number numbers phone"),
    Op("spaces", (S,), S, lambda s: " ".join(s.split()), 3, "' '.join({0}.split())",
       "multiple spaces extra whitespace"),
)  # fmt: skip
