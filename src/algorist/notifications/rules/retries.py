"""When a letter that was not taken is tried again."""

from datetime import timedelta

MOST_TRIES = 10
_FIRST, _LONGEST = timedelta(seconds=30), timedelta(hours=4)


def pause_after(tries: int) -> timedelta:
    """Half a minute after the first try, twice as long each time, four hours at most."""
    doublings = max(0, min(tries - 1, 20))
    return min(_FIRST * (1 << doublings), _LONGEST)
