"""The operators' functions where Python's own would run long or grow without bound: each refuses in time."""
# ruff: noqa: PLR2004 - each bound stands beside what it bounds

import calendar
import itertools
import math
import re
from collections.abc import Callable, Sequence
from typing import Any

from algorist.engine.proposers.offline.synthesis.shapes import FrozenDict

LARGEST = 10**15
LONGEST = 400
_STEPS = 300
_Row = tuple[Any, ...]


class OutOfBoundsError(ValueError):
    """A value that the search does not go on with."""


def keep(value: Any) -> Any:
    """The value itself, if it is neither too large nor too long."""
    if isinstance(value, int):
        if -LARGEST < value < LARGEST:
            return value
    elif isinstance(value, str | tuple):
        if len(value) <= LONGEST:
            return value
    else:
        return value
    raise OutOfBoundsError


def insist(*, holds: bool) -> None:
    """Refuse where an argument is out of an operator's domain."""
    if not holds:
        raise OutOfBoundsError


def multiply(a: int, b: int) -> int:
    """A * b."""
    product = a * b
    if -LARGEST < product < LARGEST:
        return product
    raise OutOfBoundsError


def power(a: int, b: int) -> int:
    """A ** b for small exponents."""
    insist(holds=0 <= b <= 20 and -1000 <= a <= 1000)
    return int(keep(a**b))


def float_power(a: float, b: int) -> float:
    """A ** b for small exponents."""
    insist(holds=-5 <= b <= 8 and abs(a) < 1e6)
    return float(a**b)


def count_from(start: int, n: int) -> _Row:
    """The integers from start up to n, n left out."""
    insist(holds=-1 <= n - start <= _STEPS)
    return tuple(range(start, n))


def up_to(n: int) -> _Row:
    """0 to n-1."""
    return count_from(0, n)


def one_to(n: int) -> _Row:
    """1 to n."""
    return count_from(1, n + 1)


def concatenate(a: Any, b: Any) -> Any:
    """Two strings or lists one after the other."""
    insist(holds=len(a) + len(b) <= LONGEST)
    return a + b


def flatten(rows: Sequence[_Row]) -> _Row:
    """The elements of all rows."""
    return tuple(keep(tuple(itertools.chain.from_iterable(rows))))


def product_of(numbers: _Row) -> Any:
    """The product of all numbers."""
    total = 1
    for number in numbers:
        total *= number
        insist(holds=-LARGEST < total < LARGEST)
    return total


def repeat(text: str, times: int) -> str:
    """A string repeated."""
    insist(holds=times >= 0 and len(text) * times <= LONGEST)
    return text * times


def take(items: Any, n: int) -> Any:
    """The first n."""
    insist(holds=n >= 0)
    return items[:n]


def drop(items: Any, n: int) -> Any:
    """All but the first n."""
    insist(holds=n >= 0)
    return items[n:]


def last_n(items: Any, n: int) -> Any:
    """The last n."""
    insist(holds=n > 0)
    return items[-n:]


def slice_of(items: Any, start: int, end: int) -> Any:
    """A part between two positions."""
    insist(holds=start >= 0 and end >= 0)
    return items[start:end]


def is_prime(n: int) -> bool:
    """Whether n is prime."""
    insist(holds=n < 10**7)
    return n > 1 and all(n % d for d in range(2, math.isqrt(n) + 1))


def divisors(n: int) -> _Row:
    """The divisors of n, ascending."""
    insist(holds=0 < n <= 5000)
    return tuple(d for d in range(1, n + 1) if n % d == 0)


def factorial(n: int) -> int:
    """N! for n up to 15."""
    insist(holds=0 <= n <= 15)
    return math.factorial(n)


def choose(n: int, k: int) -> int:
    """Binomial coefficient."""
    insist(holds=0 <= k <= n <= 40)
    return math.comb(n, k)


def binary(n: int) -> str:
    """The binary digits of n."""
    insist(holds=n >= 0)
    return f"{n:b}"


def distinct(items: _Row) -> _Row:
    """Each value once, in the order of first appearance."""
    return tuple(dict.fromkeys(items))


def pairs_of(items: _Row) -> _Row:
    """All pairs of two elements."""
    insist(holds=len(items) <= 25)
    return tuple(itertools.combinations(items, 2))


def neighbours(items: _Row) -> _Row:
    """Each element with its successor."""
    return tuple(itertools.pairwise(items))


def rotate(items: Any, n: int) -> Any:
    """The list turned to the left by n places."""
    if not items:
        return items
    n %= len(items)
    return items[n:] + items[:n]


def runs_of(items: _Row) -> _Row:
    """Each run of equal elements with its length."""
    return tuple((key, len(tuple(group))) for key, group in itertools.groupby(items))


def chunks_of(items: _Row, n: int) -> _Row:
    """The list cut into pieces of n."""
    insist(holds=n > 0)
    return tuple(items[i : i + n] for i in range(0, len(items), n))


def find(text: str, part: str) -> int:
    """Where a part begins."""
    insist(holds=bool(part))
    return text.index(part)


def count_part(text: str, part: str) -> int:
    """How often a part occurs."""
    insist(holds=bool(part))
    return text.count(part)


def split_at(text: str, mark: str) -> _Row:
    """The pieces between marks."""
    insist(holds=bool(mark))
    return tuple(text.split(mark))


def replace(text: str, old: str, new: str) -> str:
    """Every old replaced by new."""
    insist(holds=bool(old))
    return str(keep(text.replace(old, new)))


def replace_first(text: str, old: str, new: str) -> str:
    """The first old replaced by new."""
    insist(holds=bool(old))
    return str(keep(text.replace(old, new, 1)))


def before(text: str, mark: str) -> str:
    """What lies before the first mark."""
    insist(holds=mark in text and bool(mark))
    return text.partition(mark)[0]


def after(text: str, mark: str) -> str:
    """What lies behind the first mark."""
    insist(holds=mark in text and bool(mark))
    return text.partition(mark)[2]


def finder(pattern: str) -> Callable[[str], _Row]:
    """All matches of a regular expression."""
    compiled = re.compile(pattern)
    return lambda text: tuple(compiled.findall(text))


def fold(step: Callable[[Any, Any], Any], start: Any, items: _Row) -> Any:
    """One value from many, left to right."""
    value = start
    for item in items:
        value = keep(step(value, item))
    return value


def scan(step: Callable[[Any, Any], Any], items: _Row) -> _Row:
    """All the values on a fold's way."""
    row = list(items[:1])
    for item in items[1:]:
        row.append(keep(step(row[-1], item)))
    return tuple(row)


def iterate(step: Callable[[Any], Any], start: Any, times: int) -> Any:
    """A step applied again and again."""
    insist(holds=0 <= times <= _STEPS)
    value = start
    for _ in range(times):
        value = keep(step(value))
    return value


def first_that(test: Callable[[Any], Any], items: _Row) -> Any:
    """The first element that passes. A StopIteration would end the row of values early, so it is none."""
    for item in items:
        if test(item):
            return item
    raise OutOfBoundsError


def first_from(test: Callable[[int], Any], start: int) -> int:
    """The first integer from start on that passes."""
    for number in range(start, start + _STEPS):
        if test(number):
            return number
    raise OutOfBoundsError


def collatz(step: Callable[[int], int], start: int) -> int:
    """How many steps until 1 (or 0) is reached."""
    count = 0
    while start > 1:
        start = keep(step(start))
        count += 1
        insist(holds=count <= _STEPS)
    return count


def group_by(key: Callable[[Any], Any], items: _Row) -> FrozenDict:
    """The elements under their keys, in order of first appearance."""
    groups: dict[Any, tuple[Any, ...]] = {}
    for item in items:
        groups[key(item)] = (*groups.get(key(item), ()), item)
    return FrozenDict(groups)


def count_through(start: int, n: int) -> _Row:
    """The integers from start to n, n with them."""
    return count_from(start, n + 1)


def from_base(text: str, base: int) -> int:
    """The number that digits stand for."""
    insist(holds=2 <= base <= 16 and len(text) <= 40)
    return int(text, base)


def to_base(n: int, base: int) -> str:
    """The digits of a number, for bases up to ten."""
    insist(holds=2 <= base <= 10 and 0 < n < LARGEST)
    digits = ""
    while n:
        digits = str(n % base) + digits
        n //= base
    return digits


def shift_left(a: int, b: int) -> int:
    """A moved left by some bits."""
    insist(holds=0 <= b <= 40)
    return int(keep(a << b))


def shift_right(a: int, b: int) -> int:
    """A moved right by some bits."""
    insist(holds=0 <= b <= 60)
    return a >> b


def arrange(n: int, k: int) -> int:
    """The number of ordered choices."""
    insist(holds=0 <= k <= n <= 15)
    return math.perm(n, k)


def prime_factors(n: int) -> _Row:
    """The different prime factors of n, ascending."""
    insist(holds=1 <= n <= 5000)
    return tuple(d for d in divisors(n) if is_prime(d))


def float_of(text: str) -> float:
    """The number that a text stands for."""
    insist(holds=len(text) <= 24)
    return float(text)


def product_of_floats(numbers: Sequence[float]) -> float:
    """The product of all numbers, while it stays finite."""
    product = math.prod(numbers)
    insist(holds=abs(product) < 1e15)
    return product


def bits_of(n: int) -> int:
    """The number of binary digits of n, which is not negative."""
    insist(holds=n >= 0)
    return n.bit_length()


def mask_of(n: int, start: int) -> int:
    """Every second one of the bits of n, from one on."""
    return sum(1 << place for place in range(start, bits_of(n), 2))


def fibonacci(n: int) -> int:
    """The n-th number of Fibonacci's, from 0 and 1."""
    insist(holds=0 <= n <= 70)
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def is_date(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(min(max(year, 1), 9999), month)[1]


def days_of_month(month: int) -> int:
    """How many days a month has in a common year."""
    insist(holds=1 <= month <= 12)
    return calendar.monthrange(2001, month)[1]


def keep_in(text: str, marks: str) -> str:
    """The characters of a text that another has too."""
    return "".join(c for c in text if c in marks)


def matcher(pattern: str) -> Callable[[str], bool]:
    """Whether a whole text is of a regular expression's form."""
    compiled = re.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None


def integers_in(text: str) -> _Row:
    """The integers that are written in a text."""
    return tuple(int(digits) for digits in re.findall(r"-?\d+", text) if len(digits) <= 18)


def join_digits(numbers: Sequence[int]) -> int:
    """The number that numbers make when they are written one after the other."""
    insist(holds=len(numbers) <= 15)
    return int(keep(int("".join(map(str, numbers)))))


def replacer(pattern: str) -> Callable[[str, str], str]:
    """Every match of a regular expression replaced by a text."""
    compiled = re.compile(pattern)
    return lambda text, new: str(keep(compiled.sub(lambda _: new, text)))
