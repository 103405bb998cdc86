"""Programs of many kinds, each with one run: what the recorder must follow exactly."""

import random
from typing import Any

import numpy as np

_RNG = random.Random(7)
_NUMBERS = [_RNG.randrange(50) for _ in range(14)]
_MAZE = ["S.#.....", "..#.##.#", ".##....#", "....#..E"]

PROGRAMS: dict[str, tuple[str, list[Any]]] = {
    "insertion sort": (
        """
def sort(a):
    for i in range(1, len(a)):
        x, j = a[i], i - 1
        while j >= 0 and a[j] > x:
            a[j + 1] = a[j]
            j -= 1
        a[j + 1] = x
    return a
""",
        [["sort", [list(_NUMBERS)]]],
    ),
    "quick sort in place with swaps": (
        """
def sort(a, lo=0, hi=None):
    if hi is None:
        hi = len(a) - 1
    if lo >= hi:
        return a
    pivot, i = a[hi], lo
    for j in range(lo, hi):
        if a[j] < pivot:
            a[i], a[j] = a[j], a[i]
            i += 1
    a[i], a[hi] = a[hi], a[i]
    sort(a, lo, i - 1)
    sort(a, i + 1, hi)
    return a
""",
        [["sort", [list(_NUMBERS)]]],
    ),
    "merge sort with slices": (
        """
def sort(a):
    if len(a) <= 1:
        return a
    m = len(a) // 2
    left, right = sort(a[:m]), sort(a[m:])
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i]); i += 1
        else:
            out.append(right[j]); j += 1
    out += left[i:]
    out.extend(right[j:])
    return out
""",
        [["sort", [list(_NUMBERS)]]],
    ),
    "heap sort": (
        """
import heapq
def sort(a):
    h = []
    for x in a:
        heapq.heappush(h, x)
    out = []
    while h:
        out.append(heapq.heappop(h))
    return out
""",
        [["sort", [list(_NUMBERS)]]],
    ),
    "sort with a key function and in place": (
        """
def sort(a):
    def key(x):
        return -x
    b = sorted(a, key=key)
    a.sort(key=lambda x: x % 7)
    a.reverse()
    b[2:5] = a[:2]
    del b[0]
    del b[1:3]
    return a, b
""",
        [["sort", [list(_NUMBERS)]]],
    ),
    "binary search": (
        """
def find(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < x:
            lo = mid + 1
        else:
            hi = mid
    return lo
""",
        [["find", [sorted(_NUMBERS), 21]]],
    ),
    "table of a dynamic program": (
        """
def lcs(a, b):
    dp = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            if a[i - 1] == b[j - 1]:
                dp[i][j] = dp[i - 1][j - 1] + 1
            else:
                dp[i][j] = max(dp[i - 1][j], dp[i][j - 1])
    out, i, j = [], len(a), len(b)
    while i and j:
        if a[i - 1] == b[j - 1]:
            out.append(a[i - 1])
            i, j = i - 1, j - 1
        elif dp[i - 1][j] >= dp[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return "".join(reversed(out))
""",
        [["lcs", ["kitten", "sitting"]]],
    ),
    "recursion with a memo": (
        """
def fib(n, memo={}):
    if n in memo:
        return memo[n]
    if n < 2:
        return n
    memo[n] = fib(n - 1, memo) + fib(n - 2, memo)
    return memo[n]
""",
        [["fib", [9]]],
    ),
    "cached by a decorator": (
        """
from functools import lru_cache
@lru_cache(maxsize=None)
def ways(n, k):
    if n == 0:
        return 1
    if n < 0 or k == 0:
        return 0
    return ways(n - k, k) + ways(n, k - 1)
""",
        [["ways", [6, 4]]],
    ),
    "breadth first on a grid": (
        """
from collections import deque
def shortest(maze):
    grid = [list(row) for row in maze]
    seen = {(0, 0): 0}
    queue = deque([(0, 0)])
    while queue:
        r, c = queue.popleft()
        if grid[r][c] == "E":
            return seen[r, c]
        grid[r][c] = "*"
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            y, x = r + dr, c + dc
            if 0 <= y < len(grid) and 0 <= x < len(grid[0]) and grid[y][x] != "#" and (y, x) not in seen:
                seen[y, x] = seen[r, c] + 1
                queue.append((y, x))
    return -1
""",
        [["shortest", [_MAZE]]],
    ),
    "dijkstra": (
        """
from heapq import heappush, heappop
def dijkstra(graph, start):
    dist = {node: float("inf") for node in graph}
    dist[start] = 0
    heap = [(0, start)]
    done = set()
    while heap:
        d, u = heappop(heap)
        if u in done:
            continue
        done.add(u)
        for v, w in graph[u].items():
            if d + w < dist[v]:
                dist[v] = d + w
                heappush(heap, (dist[v], v))
    return dist
""",
        [["dijkstra", [{"a": {"b": 4, "c": 1}, "b": {"d": 1}, "c": {"b": 2, "d": 5}, "d": {}}, "a"]]],
    ),
    "depth first with default dict": (
        """
from collections import defaultdict
def order(edges):
    graph = defaultdict(list)
    for a, b in edges:
        graph[a].append(b)
        graph[b]
    seen, out = set(), []
    def visit(u):
        seen.add(u)
        for v in graph[u]:
            if v not in seen:
                visit(v)
        out.append(u)
    for u in list(graph):
        if u not in seen:
            visit(u)
    return out[::-1]
""",
        [["order", [[(1, 2), (1, 3), (3, 4), (2, 4), (5, 1)]]]],
    ),
    "union find": (
        """
class Sets:
    def __init__(self, n):
        self.parent = list(range(n))
        self.size = [1] * n
    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x
    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        return True
""",
        [["Sets", [6]], ["join", [0, 1]], ["join", [2, 3]], ["join", [1, 3]], ["join", [0, 2]], ["find", [3]]],
    ),
    "search tree": (
        """
class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None
def insert(root, key):
    if root is None:
        return Node(key)
    if key < root.key:
        root.left = insert(root.left, key)
    else:
        root.right = insert(root.right, key)
    return root
def build(keys):
    root = None
    for key in keys:
        root = insert(root, key)
    return walk(root)
def walk(node):
    return walk(node.left) + [node.key] + walk(node.right) if node else []
""",
        [["build", [[5, 2, 8, 1, 9, 3]]]],
    ),
    "the end of a chain put in its own place": (
        """
class Link:
    def __init__(self, value):
        self.value, self.next = value, None
class Chain:
    def __init__(self):
        self.head = self.tail = None
        self.counts = [0, 0]
    def add(self, value):
        if self.tail:
            self.tail.next = self.tail = Link(value)
        else:
            self.head = self.tail = Link(value)
        self.counts[0] += self.renew()
    def renew(self):
        self.counts = [len(self.counts), *self.counts]
        return 1
""",
        [["Chain", []], ["add", [1]], ["add", [2]], ["add", [3]]],
    ),
    "a class with private names, made in a function": (
        """
def run(n):
    class Tree:
        __made = 0
        def __grow(self, by):
            self.__size = by
            return self.__size
        def grow(self, by):
            return self.__grow(by) + 1
    return Tree().grow(n)
""",
        [["run", [3]]],
    ),
    "letters compared from both ends": (
        """
def palindrome(text):
    letters = "".join(c.lower() for c in text if c.isalnum())
    i, j = 0, len(letters) - 1
    while i < j:
        if letters[i] != letters[j]:
            return False
        i, j = i + 1, j - 1
    return True
""",
        [["palindrome", ["Never odd or even"]]],
    ),
    "linked list reversed": (
        """
class Link:
    __slots__ = ("value", "next")
    def __init__(self, value, next=None):
        self.value, self.next = value, next
def run(values):
    head = None
    for v in values:
        head = Link(v, head)
    previous = None
    while head:
        head.next, previous, head = previous, head, head.next
    return previous
""",
        [["run", [[1, 2, 3, 4]]]],
    ),
    "generators": (
        """
def count(n):
    k = 0
    while k < n:
        got = yield k
        if got:
            k = got
        k += 1
    return "end"
def outer(n):
    done = yield from count(n)
    yield done
def run():
    g = count(6)
    out = [next(g)]
    out.append(g.send(3))
    for x in outer(3):
        out.append(x)
    g.close()
    out += [x * y for x in count(2) for y in count(2)]
    return out
""",
        [["run", []]],
    ),
    "generator as the answer": (
        """
def primes(n):
    sieve = [True] * n
    for p in range(2, n):
        if sieve[p]:
            yield p
            for q in range(p * p, n, p):
                sieve[q] = False
""",
        [["primes", [20]]],
    ),
    "closures and nonlocal": (
        """
def counter():
    count = 0
    log = []
    def step(by=1):
        nonlocal count
        count += by
        log.append(count)
        return count
    def peek():
        return count
    return step, peek
def run():
    step, peek = counter()
    other, _ = counter()
    step(); step(5)
    other(2)
    adders = [lambda x, k=k: x + k for k in range(3)]
    total = sum(add(1) for add in adders)
    x = 1
    late = lambda: x
    x = 2
    return peek(), total, late()
""",
        [["run", []]],
    ),
    "globals": (
        """
total = 0
log = []
best: dict = {}
def add(x):
    global total, last
    total += x
    last = x
    log.append(x)
    best.setdefault(x % 2, []).append(x)
def run(values):
    for v in values:
        add(v)
    return total
""",
        [["run", [[3, 4, 5]]]],
    ),
    "aliases": (
        """
def run(a):
    b = a
    c = [a, b, list(a)]
    b.append(9)
    c[2].append(1)
    d = c[:]
    d[0][0] = 7
    c.append(c)
    a = None
    b = c = None
    d.pop()
    return d
""",
        [["run", [[1, 2]]]],
    ),
    "sets and dicts": (
        """
def run(words):
    seen, groups = set(), {}
    for w in words:
        key = "".join(sorted(w))
        groups.setdefault(key, []).append(w)
        seen.add(w)
        seen |= {w[0]}
    for key in list(groups):
        if len(groups[key]) == 1:
            del groups[key]
    seen.discard("t")
    seen -= {"e"}
    groups.update(x=1, y=2)
    groups.pop("x")
    last = groups.popitem()
    both = {**groups, "z": 3} | {"q": frozenset({1, 2})}
    both.clear()
    return sorted(seen), last
""",
        [["run", [["eat", "tea", "tan", "nat", "bat"]]]],
    ),
    "ordered dict moved": (
        """
from collections import OrderedDict, Counter
class Cache:
    def __init__(self, size):
        self.size = size
        self.data = OrderedDict()
    def get(self, key):
        if key not in self.data:
            return -1
        self.data.move_to_end(key)
        return self.data[key]
    def put(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.size:
            self.data.popitem(last=False)
""",
        [["Cache", [2]], ["put", [1, 1]], ["put", [2, 2]], ["get", [1]], ["put", [3, 3]], ["get", [2]]],
    ),
    "counter": (
        """
from collections import Counter
def run(text):
    c = Counter()
    for ch in text:
        c[ch] += 1
    c.update("zz")
    c.subtract("a")
    return c.most_common(2)
""",
        [["run", ["abracadabra"]]],
    ),
    "exceptions": (
        """
class Bad(ValueError):
    pass
def check(x):
    if x < 0:
        raise Bad("negative", x)
    return 10 // x
def run(values):
    out = []
    for v in values:
        try:
            out.append(check(v))
        except ZeroDivisionError as e:
            out.append(str(e))
        except Bad as bad:
            out.append(bad.args[1])
        else:
            out.append("ok")
        finally:
            out.append("-")
    return out
""",
        [["run", [[5, 0, -2, 3]]]],
    ),
    "an exception that nobody catches": (
        """
def inner(a, i):
    a.append(i)
    return a[i + 5]
def run():
    a = [1]
    try:
        inner(a, 1)
    finally:
        a.append("end")
""",
        [["run", []]],
    ),
    "nested comprehensions": (
        """
def run(n):
    grid = [[r * c for c in range(n)] for r in range(n)]
    flat = {x for row in grid for x in row if x % 2}
    table = {r: [c for c in range(r)] for r in range(n)}
    total = sum(x for row in grid for x in row)
    last = [y := total, y ** 2]
    return flat, table, last, any((hit := x) > 3 for row in grid for x in row), hit
""",
        [["run", [4]]],
    ),
    "strings": (
        """
def run(text, k):
    out = ""
    for ch in text:
        if ch.isalpha():
            base = ord("a")
            ch = chr((ord(ch) - base + k) % 26 + base)
        out += ch
    big = out * 40
    parts = out.split()
    return f"{out!r:>10}", big, parts
""",
        [["run", ["hello world", 3]]],
    ),
    "numpy": (
        """
import numpy as np
def run(n):
    a = np.zeros((3, n))
    b = a[1]
    for i in range(n):
        b[i] = i * 0.5
        a[0, i] += 1
    a[2] = a[0] + a[1]
    np.add.at(a, (0, 0), 5)
    c = np.arange(n)
    c[::2] = 7
    m = c > 3
    c.sort()
    a = a.reshape(n, 3)
    s = c.sum()
    return float(a.sum()), s, m
""",
        [["run", [4]]],
    ),
    "numpy as an argument": (
        """
from numpy import sqrt
def run(a):
    a[0] = 5
    a += 1
    x = a[1]
    root = sqrt
    part = slice(0, 2)
    a[part] = 4
    return root(a)
""",
        [["run", [np.array([1, 2, 3])]]],
    ),
    "deque": (
        """
from collections import deque
def run(a, k):
    window, out = deque(maxlen=3), []
    q = deque()
    for i, x in enumerate(a):
        window.append(x)
        while q and a[q[-1]] <= x:
            q.pop()
        q.append(i)
        if q[0] <= i - k:
            q.popleft()
        if i >= k - 1:
            out.append(a[q[0]])
    window.rotate(1)
    window.appendleft(0)
    q.extendleft([8, 9])
    return out
""",
        [["run", [[1, 3, -1, -3, 5, 3, 6, 7], 3]]],
    ),
    "mutators carried as values": (
        """
def run(a):
    out, stack = [], []
    push, pop = stack.append, stack.pop
    for x in a:
        push(x)
        if x % 2:
            out.append(pop())
    list(map(out.append, a))
    for method in (out.reverse, out.sort):
        method()
    setattr(run, "x", 1)
    return out
""",
        [["run", [[1, 2, 3, 4]]]],
    ),
    "helpers that mutate what they are given": (
        """
import random, bisect
def swap(a, i, j):
    a[i], a[j] = a[j], a[i]
def run(a):
    swap(a, 0, 1)
    random.seed(1)
    random.shuffle(a)
    b = []
    for x in a:
        bisect.insort(b, x)
    grid = [[0] * 3 for _ in range(2)]
    row = grid[1]
    row[0] = 1
    for r in range(2):
        for c in range(3):
            grid[r][c] += r + c
    grid[0], grid[1] = grid[1], grid[0]
    for grid[0][0] in range(2):
        pass
    nested = {"a": [1, {"b": 2}]}
    nested["a"][1]["b"] += 1
    nested["a"] += [3]
    return a, b
""",
        [["run", [[4, 2, 9, 1]]]],
    ),
    "operators of one's own class": (
        """
class V:
    def __init__(self, *xs):
        self.xs = list(xs)
    def __getitem__(self, i):
        return self.xs[i]
    def __setitem__(self, i, v):
        self.xs[i] = v
    def __iadd__(self, other):
        for i, v in enumerate(other.xs):
            self.xs[i] += v
        return self
    def __eq__(self, other):
        raise RuntimeError("nobody may ask")
    __hash__ = None
    @property
    def norm(self):
        return sum(x * x for x in self.xs)
    def __len__(self):
        return len(self.xs)
    def __repr__(self):
        raise RuntimeError("nor this")
def run():
    a, b = V(1, 2), V(3, 4)
    a[0] = 5
    a += b
    return a.norm, len(b), a[1]
""",
        [["run", []]],
    ),
    "class data, private names and properties": (
        """
class Account:
    made = 0
    names = []
    def __init__(self, name):
        Account.made += 1
        self.__balance = 0
        self.__log = []
        self.names.append(name)
    def pay(self, x):
        self.__balance += x
        self.__log.append(x)
        return self.balance
    @property
    def balance(self):
        return self.__balance
    @balance.setter
    def balance(self, x):
        self.__balance = x
def run():
    a = Account("x")
    b = Account("y")
    a.pay(3)
    b.balance = 9
    kinds = [Account]
    return a.balance, b.balance
""",
        [["run", []]],
    ),
    "dataclasses, tuples with names, enums": (
        """
from dataclasses import dataclass, field
from typing import NamedTuple
from enum import Enum
class Colour(Enum):
    RED = 1
    BLUE = 2
class Point(NamedTuple):
    x: int
    y: int
@dataclass
class Item:
    name: str
    tags: list = field(default_factory=list)
    colour: Colour = Colour.RED
@dataclass(slots=True)
class Slim:
    a: int = 0
def run():
    items = [Item("a"), Item("b", ["t"])]
    items[0].tags.append(Point(1, 2))
    items[1].colour = Colour.BLUE
    s = Slim()
    s.a += 4
    p = Point(3, [4])
    p.y.append(5)
    return items, s
""",
        [["run", []]],
    ),
    "permutations by backtracking": (
        """
def permute(items):
    out, used, path = [], [False] * len(items), []
    def go():
        if len(path) == len(items):
            out.append(path[:])
            return
        for i, x in enumerate(items):
            if used[i]:
                continue
            used[i] = True
            path.append(x)
            go()
            path.pop()
            used[i] = False
    go()
    return out
""",
        [["permute", [[1, 2, 3]]]],
    ),
    "match and walrus": (
        """
def run(commands):
    stack = []
    for c in commands:
        match c:
            case ["push", x]:
                stack.append(x)
            case ["add"] if len(stack) > 1:
                stack.append(stack.pop() + stack.pop())
            case {"dup": n, **rest}:
                stack += [stack[-1]] * n
            case [first, *others] | (first, others):
                stack.extend(others)
            case _:
                pass
    while (n := len(stack)) > 2: stack.pop()
    return stack, n
""",
        [["run", [[["push", 2], ["push", 3], ["add"], {"dup": 2, "k": 1}, ["x", 7, 8], 5]]]],
    ),
    "sudoku like backtracking on a grid": (
        """
def solve(n):
    board = [["."] * n for _ in range(n)]
    cols, diag, anti = set(), set(), set()
    def place(r):
        if r == n:
            return True
        for c in range(n):
            if c in cols or r - c in diag or r + c in anti:
                continue
            cols.add(c); diag.add(r - c); anti.add(r + c)
            board[r][c] = "Q"
            if place(r + 1):
                return True
            board[r][c] = "."
            cols.discard(c); diag.discard(r - c); anti.discard(r + c)
        return False
    place(0)
    return ["".join(row) for row in board]
""",
        [["solve", [5]]],
    ),
    "big and odd numbers": (
        """
def run():
    x = 2 ** 60
    y = float("nan")
    z = [x, y, float("-inf"), 0.1, -0.0, 1j, True, None]
    z[4] = 0.0
    z[6] = 1
    f = 1
    for k in range(1, 30):
        f *= k
    b = bytearray(b"abc")
    b[1] = 120
    r = range(3)
    return f, b"xyz", b, r
""",
        [["run", []]],
    ),
    "printing": (
        """
def hanoi(n, a="A", b="B", c="C"):
    if n == 0:
        return 0
    moves = hanoi(n - 1, a, c, b)
    print(n, a, "->", c)
    return moves + 1 + hanoi(n - 1, b, a, c)
""",
        [["hanoi", [3]]],
    ),
    "trie of dicts": (
        """
def build(words):
    root = {}
    for w in words:
        node = root
        for ch in w:
            node = node.setdefault(ch, {})
        node["$"] = True
    return root
""",
        [["build", [["to", "tea", "ten", "i"]]]],
    ),
    "context managers and del": (
        """
class Guard:
    def __init__(self, log):
        self.log = log
    def __enter__(self):
        self.log.append("in")
        return self
    def __exit__(self, *error):
        self.log.append("out")
        return True
def run():
    log = []
    with Guard(log) as g, Guard(log):
        x = 1
        raise KeyError("k")
    del x
    try:
        x
    except UnboundLocalError:
        log.append("gone")
    import math
    y = math.floor(2.5)
    return log
""",
        [["run", []]],
    ),
    "values that look alike": (
        """
def run(rounds):
    kept = []
    for i in range(rounds):
        x = [1, 1.0, True, "1", None, 0.0, -0.0, 2**53 - 1, 1 - 2**53, 2**53 + 1][i % 10]
        big = (-1) ** i * (2**53 - 1 - i)
        half = (-1) ** i * (2**51 - i)
        kept.append([x])
        kept[0] = [[1], [1.0], [True], [-0.0], [0.0]][i % 5]
        x = 1
        x = 1.0
        x = True
    same = 7
    for i in range(rounds):
        same = 7.0 if i % 2 else 7
    return kept
""",
        [["run", [23]]],
    ),
}

SCRIPT = '''
"""A file as people write them."""
import heapq

data = [5, 3, 8]
seen = {}

def double(x):
    return 2 * x

for value in data:
    seen[value] = double(value)
heapq.heapify(data)
count = len(seen)
squares = [v * v for v in data]

class Box:
    size = 3
    def __init__(self):
        self.items = []

if __name__ == "__main__":
    box = Box()
    box.items.append(count)
    print(count, squares)
    del seen[5]
'''

MINIMISER = """
import random
def minimise(f, dimension, lower, upper, budget, seed):
    rng = random.Random(seed)
    people = [[rng.uniform(lower, upper) for _ in range(dimension)] for _ in range(8)]
    values = [f(p) for p in people]
    for step in range(budget - 8):
        i = step % 8
        a, b, c = rng.sample(people, 3)
        trial = [min(upper, max(lower, x + 0.6 * (y - z))) for x, y, z in zip(a, b, c)]
        found = f(trial)
        if found <= values[i]:
            people[i], values[i] = trial, found
    return people[values.index(min(values))]
"""
