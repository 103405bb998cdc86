"""Steps gathered in columns, as chunks of the format, and counted for the strip by which people find their way."""

from typing import Any

from algorist.engine.tracing.inside.folding import Fold

CHUNK = 4096
CALL, LINE, RETURN, EXCEPTION, YIELD, RESUME = range(6)


class Chunk:
    """Up to 4,096 steps in columns."""

    def __init__(self, number: int, start: int, key: dict[str, Any], known_names: int) -> None:
        self.number = number
        self.start = start
        self.key = key
        self.known_names = known_names
        self.names: list[str] = []
        self.lines: list[int] = []
        self.frames: list[int] = []
        self.events = bytearray()
        self.entries: list[tuple[int, list[Any]]] = []
        self.current: list[Any] = []

    def ops_at(self, step: int) -> list[Any]:
        """The operations of a step, to be added to."""
        if self.entries and not self.entries[-1][1]:
            self.entries.pop()
        if not self.entries or self.entries[-1][0] != step:
            self.current = []
            self.entries.append((step, self.current))
        return self.current

    def document(self) -> dict[str, Any]:
        """The chunk as the format writes it."""
        key = self.key or {"order": [], "frames": {}, "heap": {}, "out": 0}
        fold = Fold(key["order"])
        entries = dict(self.entries)
        for step, column in enumerate(zip(self.lines, self.events, self.frames, strict=True), self.start):
            fold.add(*column, entries.get(step, ()))
        head = {"chunk": self.number, "from": self.start, "n": len(self.lines), "names": self.names}
        return {**head, **fold.document(), "key": key}


class Tally:
    """How much of what happened where: for the strip by which people find their way in a run."""

    WIDTH = 8

    def __init__(self) -> None:
        self.hits: dict[int, int] = {}
        self.calls = 0
        self.max_depth = 0
        self.extra_steps = 0
        self.count_ended = False
        self.rows: dict[str, dict[int, int]] = {name: {} for name in _ROWS}

    def note(self, step: int, code: int, ops: list[Any]) -> None:
        """Count one step."""
        at = step // self.WIDTH
        if code in {CALL, RESUME}:
            self._add("calls", at)
        for op in ops:
            row = _ROW_OF.get(op[0])
            if row is not None:
                self._add(row, at)

    def _add(self, row: str, at: int) -> None:
        cells = self.rows[row]
        cells[at] = cells.get(at, 0) + 1

    def document(self, steps: int, most: int = 300) -> dict[str, Any]:
        """Counts by equal stretches of steps, at most `most` of them."""
        stretches = steps // self.WIDTH + 1
        factor = -(-stretches // most)
        rows = {}
        for name, cells in self.rows.items():
            if cells:
                row = [0] * -(-stretches // factor)
                for at, count in cells.items():
                    row[at // factor] += count
                rows[name] = row
        return {"width": self.WIDTH * factor, "rows": rows}


_ROWS = ("calls", "swaps", "changes", "errors", "output", "questions")
_ROW_OF = {"~": "swaps", **dict.fromkeys("saptkd+-", "changes"), "e": "errors", "o": "output", "q": "questions"}


class Printed:
    """What the program has printed, kept up to a limit."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.parts: list[str] = []
        self.pending: list[str] = []

    def write(self, text: str) -> None:
        """Take what is printed."""
        kept = text[: self.limit - self.size]
        if kept:
            self.pending.append(kept)
            self.size += len(kept)

    @property
    def told(self) -> int:
        """How much of it has been taken."""
        return self.size - sum(map(len, self.pending))

    def take(self) -> str:
        """What was printed since the last time."""
        text = "".join(self.pending)
        self.parts.append(text)
        self.pending.clear()
        return text

    def text(self) -> str:
        """All of it."""
        return "".join([*self.parts, *self.pending])
