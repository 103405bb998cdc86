"""Where known verdicts are kept."""

import threading
from collections import OrderedDict
from typing import Protocol

from algorist.engine.terms.outcome import Evaluation


class EvaluationCache(Protocol):
    """What the judge asks of a store of verdicts; a store may forget whenever it likes."""

    def get(self, key: str) -> Evaluation | None:
        """The evaluation kept under the key, if it is still known."""

    def put(self, key: str, evaluation: Evaluation) -> None:
        """Keep an evaluation under the key."""


class MemoryCache:
    """The most recently used evaluations, in memory; safe to share between threads."""

    def __init__(self, size: int = 1024) -> None:
        self._size = size
        self._kept: OrderedDict[str, Evaluation] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> Evaluation | None:
        """The evaluation kept under the key, if it is still known."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: str, evaluation: Evaluation) -> None:
        """Keep an evaluation under the key, and forget the one that was used longest ago where there are too many."""
        with self._lock:
            self._kept[key] = evaluation
            self._kept.move_to_end(key)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
