"""The entity tags that this process has lately given: who asks with one that still holds need not be read for again.

A tag is forgotten by whatever is written to the tables that lists of problems and algorithms speak of: at once in the
process that writes, by the bell in the others, and after a few seconds in any case, for what the bell cannot tell
(a process that died between its commit and its ring, a command on the console). Where the bell is not heard nothing is
taken from here.
"""

import time
from collections import OrderedDict
from dataclasses import dataclass

from algorist.redis.bell import Bell, Gap

# Whose request: the token that was sent, the path, and its query.
Key = tuple[bytes, str, bytes]
SPOKEN_OF = frozenset(
    {"algorithms", "algorithm_versions", "algorithm_tags", "favourites", "problems", "problem_tags"}
)  # fmt: skip
LASTS_SECONDS = 3.0
_MOST = 10_000
_TOPIC = "written"


@dataclass(frozen=True, slots=True)
class KnownTag:
    """An entity tag, the route that gave it, and until when (monotonic seconds) it is believed."""

    tag: str
    route: str
    until: float


class KnownTags:
    """The tags of one process, by request; the oldest leave when there are too many."""

    def __init__(self) -> None:
        self._known: OrderedDict[Key, KnownTag] = OrderedDict()
        self.revision = 0
        self.is_listening = False

    def find(self, key: Key) -> KnownTag | None:
        """The tag that the answer to this request has now, if that is known."""
        known = self._known.get(key)
        if known is None or not self.is_listening or known.until < time.monotonic():
            return None
        return known

    def keep(self, key: Key, tag: str, route: str, revision: int) -> None:
        """Keep the tag of an answer, unless something was written since `revision`, before which it was read."""
        if revision != self.revision or not self.is_listening:
            return
        self._known[key] = KnownTag(tag, route, time.monotonic() + LASTS_SECONDS)
        if len(self._known) > _MOST:
            self._known.popitem(last=False)

    def forget(self) -> None:
        """Something was written."""
        self.revision += 1
        self._known.clear()

    async def tell(self, bell: Bell, written: frozenset[str]) -> None:
        """Forget what these tables make untrue, here and in all processes."""
        if not written.isdisjoint(SPOKEN_OF):
            self.forget()
            await bell.ring(_TOPIC, sorted(written & SPOKEN_OF))

    async def keep_listening(self, bell: Bell) -> None:
        """Hear what other processes write, for ever."""
        with bell.listen(_TOPIC) as listener:
            self.is_listening = bell.connected
            while True:
                ring = await listener.next_ring()
                if isinstance(ring, Gap):
                    self.is_listening = ring.connected
                self.forget()
