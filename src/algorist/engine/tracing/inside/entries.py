"""Objects that are followed: what each last held, and how a change is found and written.

A change is found by comparing an object with its shadow by identity, in C, so no code of the user's classes runs.
"""

from array import array
from collections import deque
from collections.abc import Callable, Iterable
from itertools import pairwise
from operator import is_
from typing import Any, Protocol

from algorist.engine.tracing.inside import encoding
from algorist.engine.tracing.inside.encoding import MISSING, SCALARS, Elided, same_scalar


class Book(Protocol):
    """What an entry needs of the heap that it is in."""

    cap: int
    longest: int
    weight: int
    ops: list[Any] | None

    def value(self, value: Any, level: int = 0) -> Any:
        """A value as the trace writes it."""

    def values(self, items: list[Any], level: int) -> list[Any]:
        """Many values as the trace writes them."""

    def announce(self, entry: "Entry") -> None:
        """Write an object whole."""


class Entry:
    """An object of the heap: `kind` letter, `label` (a type name worth showing), nesting `level` it was met at."""

    __slots__ = ("kind", "label", "level", "number", "obj", "shadow")

    def __init__(self, number: int, obj: Any, level: int, label: str = "") -> None:
        self.number = number
        self.obj = obj
        self.level = level
        self.label = label
        self.kind = "P"
        self.shadow: Any = None

    def take(self, heap: Book) -> None:
        """Copy what the object holds now."""

    def parts(self) -> Iterable[Any]:
        """The values that the object holds, as last seen."""
        return ()

    def document(self, heap: Book) -> list[Any]:
        """The object as `[kind, data]`, or `[kind, data, label]`, as last seen."""
        del heap
        return [self.kind, self.label]

    def compare(self, heap: Book) -> None:
        """Emit what changed since the shadow was taken."""


class SequenceEntry(Entry):
    """A list, deque, tuple, bytearray or array."""

    __slots__ = ()

    def take(self, heap: Book) -> None:
        """Copy what the object holds now."""
        self.shadow = encoding.sequence_items(self.obj, heap.cap)

    def parts(self) -> Iterable[Any]:
        """The values that the object holds, as last seen."""
        return self.shadow  # type: ignore[no-any-return]

    def document(self, heap: Book) -> list[Any]:
        """The object as last seen."""
        return _labelled(self, heap.values(self.shadow, self.level + 1))

    def compare(self, heap: Book) -> None:
        """Emit what changed since the shadow was taken."""
        old = self.shadow
        if type(self.obj) in BARE and len(self.obj) <= heap.cap:
            if len(self.obj) == len(old) and all(map(is_, self.obj, old)):
                return
        elif self._is_cut_alike(heap):
            return
        self.take(heap)
        if heap.ops is not None:
            _write_splice(heap, self, old, self.shadow)

    def _is_cut_alike(self, heap: Book) -> bool:
        """For long or derived sequences: compare copies, a cut tail by its count."""
        new, old = encoding.sequence_items(self.obj, heap.cap), self.shadow
        if len(new) != len(old):
            return False
        if new and type(new[-1]) is Elided and type(old[-1]) is Elided and new[-1].count == old[-1].count:
            new[-1] = old[-1]
        return all(map(is_, new, old)) or (type(self.obj) in _BYTES and new == old)


class MappingEntry(Entry):
    """A dict, or the attributes of an object, class or closure: pairs of key and value in order."""

    __slots__ = ("fetch",)

    def __init__(
        self, number: int, obj: Any, level: int, label: str, *, fetch: Callable[[Any], Iterable[tuple[Any, Any]]]
    ) -> None:
        super().__init__(number, obj, level, label)
        self.fetch = fetch

    def _read(self, heap: Book) -> tuple[list[Any], list[Any]]:
        pairs = list(self.fetch(self.obj))
        keys = [key for key, _ in pairs[: heap.cap]]
        values = [value for _, value in pairs[: heap.cap]]
        if len(pairs) > heap.cap:
            keys.append(MISSING)
            values.append(Elided(len(pairs) - heap.cap))
        return keys, values

    def take(self, heap: Book) -> None:
        """Copy what the object holds now."""
        self.shadow = self._read(heap)

    def parts(self) -> Iterable[Any]:
        """The values that the object holds, as last seen."""
        return [*self.shadow[0], *self.shadow[1]]

    def document(self, heap: Book) -> list[Any]:
        """The object as last seen."""
        keys, values = self.shadow
        names = [{"…": 0} if k is MISSING else heap.value(k, self.level + 1) for k in keys]
        return _labelled(self, [list(pair) for pair in zip(names, heap.values(values, self.level + 1), strict=True)])

    def compare(self, heap: Book) -> None:
        """Emit what changed since the shadow was taken."""
        old_keys, old_values = self.shadow
        if self._is_alike(heap, old_keys, old_values):
            return
        self.take(heap)
        if heap.ops is not None:
            _write_mapping(heap, self, old_keys, old_values)

    def _is_alike(self, heap: Book, old_keys: list[Any], old_values: list[Any]) -> bool:
        if self.kind == "D" and len(self.obj) <= heap.cap:
            if len(self.obj) != len(old_keys):
                return False
            return all(map(is_, dict.values(self.obj), old_values)) and all(map(is_, dict.keys(self.obj), old_keys))
        keys, values = self._read(heap)
        if self.kind != "D":  # attribute names may be equal texts that are not one object
            return keys == old_keys and encoding.is_same_sequence(values, old_values)
        if len(keys) != len(old_keys) or values[-1].count != old_values[-1].count:
            return False
        return all(map(is_, keys, old_keys)) and all(map(is_, values[:-1], old_values))


class SetEntry(Entry):
    """A set or frozenset."""

    __slots__ = ()

    def take(self, heap: Book) -> None:
        """Copy what the object holds now."""
        kind = set if isinstance(self.obj, set) else frozenset
        items = list(kind.__iter__(self.obj))
        if len(items) > heap.cap:
            items = [*items[: heap.cap], Elided(len(items) - heap.cap)]
        self.shadow = items

    def parts(self) -> Iterable[Any]:
        """The values that the object holds, as last seen."""
        return self.shadow  # type: ignore[no-any-return]

    def document(self, heap: Book) -> list[Any]:
        """The object as last seen."""
        return _labelled(self, heap.values(self.shadow, self.level + 1))

    def compare(self, heap: Book) -> None:
        """Emit what changed since the shadow was taken."""
        old = self.shadow
        if type(self.obj) in BARE_SETS and len(self.obj) == len(old) <= heap.cap and all(map(is_, self.obj, old)):
            return
        self.take(heap)
        if heap.ops is not None:
            _write_set(heap, self, old)


class ArrayEntry(Entry):
    """A numpy array: shape, type and elements in row order; changes are found by comparing memory."""

    __slots__ = ()

    def take(self, heap: Book) -> None:
        """Copy what the object holds now."""
        flat = self.obj.reshape(-1) if self.obj.ndim else self.obj.reshape(1)
        items = flat[: heap.cap].tolist()
        if flat.size > heap.cap:
            items.append(Elided(flat.size - heap.cap))
        self.shadow = (self._mark(), items, list(self.obj.shape))

    def _mark(self) -> Any:
        if self.obj.dtype.hasobject:
            return (self.obj.shape, [id(v) for v in self.obj.reshape(-1).tolist()])
        return (self.obj.shape, self.obj.dtype.str, self.obj.tobytes())

    def parts(self) -> Iterable[Any]:
        """The values that the object holds, as last seen."""
        return self.shadow[1]  # type: ignore[no-any-return]

    def document(self, heap: Book) -> list[Any]:
        """The object as last seen."""
        _, items, shape = self.shadow
        return ["A", {"shape": shape, "dtype": self.label, "data": heap.values(items, self.level + 1)}]

    def compare(self, heap: Book) -> None:
        """Emit what changed since the shadow was taken."""
        if self._mark() == self.shadow[0]:
            return
        _, old, shape = self.shadow
        self.take(heap)
        if heap.ops is None:
            return
        _, new, new_shape = self.shadow
        if new_shape != shape:
            heap.announce(self)
        else:
            _write_splice(heap, self, old, new)


_PER_ELEMENT = 4  # what an element set by itself weighs, in elements of a splice
BARE = frozenset({list, deque, tuple})
_BYTES = frozenset({bytearray, array})
BARE_SETS = frozenset({set, frozenset})


def _labelled(entry: Entry, data: Any) -> list[Any]:
    return [entry.kind, data, entry.label] if entry.label else [entry.kind, data]


# --- writing changes --------------------------------------------------------------------------------------------------


def _write_splice(heap: Book, entry: Entry, old: list[Any], new: list[Any]) -> None:
    """The change of a sequence: some single elements, one splice of what lies between equal ends, or both."""
    assert heap.ops is not None
    size = min(len(old), len(new))
    changed = [i for i, same in enumerate(map(is_, old, new)) if not same and not same_scalar(old[i], new[i])]
    few = len(changed) <= 2 + size // 4
    if few and len(old) == len(new):
        _write_elements(heap, entry, changed, old, new)
        _note_swap(heap, entry, changed, old, new)
        return
    if few and changed and _write_path_from_end(heap, entry, changed, old, new):
        return
    head = _common(old, new)
    tail = _common(old[: head - 1 if head else None : -1], new[: head - 1 if head else None : -1])
    if few and _PER_ELEMENT * len(changed) <= len(new) - tail - head:
        # As a heap changes: a path of elements far apart, and the end.
        _write_elements(heap, entry, changed, old, new)
        head, tail = size, 0
    middle = new[head : len(new) - tail]
    values = heap.values(middle, entry.level + 1)
    removed = len(old) - tail - head
    if removed == 0 and tail == 0:
        heap.ops.append(["a", entry.number, *values])
    elif values:
        heap.ops.append(["p", entry.number, head, removed, values])
    else:
        heap.ops.append(["p", entry.number, head if tail else -removed, removed])
    heap.weight += 20 + 5 * len(middle)


def _write_path_from_end(heap: Book, entry: Entry, changed: list[int], old: list[Any], new: list[Any]) -> bool:
    """A heap that takes one in or gives one out: the end takes part in the path, as place -1."""
    assert heap.ops is not None
    first = changed[0]
    if len(new) == len(old) + 1:
        held, path = [*old, new[first]], [len(old), *reversed(changed)]
    elif len(old) == len(new) + 1:
        held, path = old, [*changed, len(new)]
    else:
        return False
    if not all(_is_same(new[at], held[source]) for at, source in pairwise(path)):
        return False
    number = entry.number
    if len(new) > len(old):
        heap.ops.append(["a", number, heap.value(new[first], entry.level + 1)])
        heap.ops.append(["t", number, [-1, *path[1:]]])
    else:
        heap.ops += [["t", number, [*path[:-1], -1]], ["p", number, -1, 1]]
    heap.weight += 30 + 4 * len(path)
    return True


def _write_elements(heap: Book, entry: Entry, changed: list[int], old: list[Any], new: list[Any]) -> None:
    assert heap.ops is not None
    path = _path_of_moves(changed, old, new)
    if path:
        # The last place takes what the first one held, or something from elsewhere.
        first, last = path[0], path[-1]
        value = [] if _is_same(new[last], old[first]) else [heap.value(new[last], entry.level + 1)]
        heap.ops.append(["t", entry.number, path, *value])
        heap.weight += 16 + 4 * len(path)
        return
    for i in changed:
        heap.ops.append(["s", entry.number, i, heap.value(new[i], entry.level + 1)])
    heap.weight += 16 * len(changed)


def _path_of_moves(changed: list[int], old: list[Any], new: list[Any]) -> list[int] | None:
    """The changed places in an order in which each holds what the next one held: a swap, or a way through a heap."""
    if len(changed) < 2:  # noqa: PLR2004
        return None
    steps = range(len(changed) - 1)
    if all(_is_same(new[changed[k]], old[changed[k + 1]]) for k in steps):
        return changed
    if all(_is_same(new[changed[k + 1]], old[changed[k]]) for k in steps):
        return changed[::-1]
    return None


def _is_same(left: Any, right: Any) -> bool:
    return left is right or same_scalar(left, right)


def _common(left: list[Any], right: list[Any]) -> int:
    """How many first elements are the same, at most as many as both have."""
    for i, same in enumerate(map(is_, left, right)):
        if not same and not same_scalar(left[i], right[i]):
            return i
    return min(len(left), len(right))


def _note_swap(heap: Book, entry: Entry, changed: list[int], old: list[Any], new: list[Any]) -> None:
    pair = 2
    if len(changed) != pair or heap.ops is None:
        return
    i, j = changed
    if _is_same(old[i], new[j]) and _is_same(old[j], new[i]):
        heap.ops.append(["~", entry.number, i, j])


def _write_grown(heap: Book, entry: Entry, old_keys: list[Any], old_values: list[Any]) -> bool:
    """The change of a mapping that kept its keys and perhaps got more, which is the usual one; False for any other."""
    keys, values = entry.shadow
    known = len(old_keys)
    if len(keys) < known or (keys and keys[-1] is MISSING) or not all(map(is_, keys, old_keys)):
        return False
    changed = [at for at, same in enumerate(map(is_, values, old_values)) if not same]
    places = [at for at in changed if not same_scalar(values[at], old_values[at])] + list(range(known, len(keys)))
    if heap.ops is None or not _are_clean([keys[at] for at in places], heap.longest):
        return False
    for at in places:
        written = heap.value(values[at], entry.level + 1)
        heap.ops.append(["k", entry.number, heap.value(keys[at], entry.level + 1), written])
        heap.weight += 20
    return True


def _write_mapping(heap: Book, entry: MappingEntry, old_keys: list[Any], old_values: list[Any]) -> None:
    """The change of a mapping: keys deleted, then keys set; written whole where the order would come out otherwise."""
    if _write_grown(heap, entry, old_keys, old_values):
        return
    keys, values = entry.shadow
    cut = any(part and part[-1] is MISSING for part in (keys, old_keys))
    if cut or not _are_clean(keys, heap.longest) or not _are_clean(old_keys, heap.longest):
        heap.announce(entry)
        return
    before = dict(zip(map(_key_mark, old_keys), old_values, strict=True))
    after = dict(zip(map(_key_mark, keys), values, strict=True))
    kept = [mark for mark in before if mark in after]
    if [*kept, *(mark for mark in after if mark not in before)] != list(after):
        heap.announce(entry)
        return
    _write_pairs(heap, entry, (old_keys, before), (keys, after))


def _write_pairs(
    heap: Book, entry: Entry, old: tuple[list[Any], dict[Any, Any]], new: tuple[list[Any], dict[Any, Any]]
) -> None:
    assert heap.ops is not None
    ops, level = heap.ops, entry.level + 1
    for key, mark in zip(old[0], old[1], strict=True):
        if mark not in new[1]:
            ops.append(["d", entry.number, heap.value(key, level)])
    for key, (mark, value) in zip(new[0], new[1].items(), strict=True):
        was = old[1].get(mark, MISSING)
        if was is not value and not same_scalar(was, value):
            written = heap.value(value, level)
            ops.append(["k", entry.number, heap.value(key, level), written])
            heap.weight += 20


def _key_mark(key: Any) -> Any:
    """What tells keys apart without asking them: builtin scalars by type and value, all else by identity."""
    if type(key) in SCALARS:
        return (type(key).__name__, key)
    if type(key) is tuple and encoding.is_scalar_tuple(key):
        return ("tuple", *(_key_mark(item) for item in key))
    return ("id", id(key))


def _are_clean(keys: list[Any], longest: int) -> bool:
    """Whether each key's written form tells it from the others: no cut strings, no nan."""
    for key in keys:
        parts = key if type(key) is tuple else (key,)
        for part in parts:
            if (type(part) is str and len(part) > longest) or (type(part) is float and part != part):  # noqa: PLR0124
                return False
        if type(key) not in SCALARS and type(key) is not tuple and encoding.known_text(key) is not None:
            return False
    return True


def _write_set(heap: Book, entry: Entry, old: list[Any]) -> None:
    """The members that left and came; compared by identity, so an equal one may leave and come at once."""
    new = entry.shadow
    before, after = dict(zip(map(id, old), old, strict=True)), dict(zip(map(id, new), new, strict=True))
    left, came = before.keys() - after.keys(), after.keys() - before.keys()
    gone = [value for key, value in before.items() if key in left]
    added = [value for key, value in after.items() if key in came]
    cut = any(type(items[-1]) is Elided for items in (old, new) if items)
    if cut or not _are_clean([*gone, *added], heap.longest):
        heap.announce(entry)
        return
    assert heap.ops is not None
    for letter, values in (("-", gone), ("+", added)):
        for value in values:
            heap.ops.append([letter, entry.number, heap.value(value, entry.level + 1)])
            heap.weight += 16
