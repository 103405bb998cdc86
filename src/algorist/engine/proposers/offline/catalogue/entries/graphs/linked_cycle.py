"""Cycle in a chain: whether following the links from node 0 ever returns to a node.

The tortoise takes one step while the hare takes two. On a cycle the hare catches up with the tortoise; otherwise it
comes to the end.
"""

from itertools import pairwise
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["detect cycle", "Floyd's tortoise and hare", "linked list cycle"],
    "keywords": "detect cycle linked list next pointer tortoise hare floyd chain loop",
    "preconditions": ["links[i] is the next node of i, -1 at the end; an empty list has no cycle"],
    "growth": "n",
    "growth_reason": "the hare makes at most 2n steps",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 2, section 3.1"],
    "steps": [
        "Let a slow walker take one step and a fast one two.",
        "The fast one at the end: no cycle.",
        "Both at one node: a cycle.",
    ],
    "example": [([1, 2, 0],), True],
    "edges": [([],), ([-1],), ([0],), ([1, -1],), ([1, 2, 1],), ([-1, 1],)],
}


def linked_cycle(links: list[int]) -> bool:
    """Whether the chain from node 0 has a cycle."""
    slow = fast = 0 if links else -1
    while fast != -1 and links[fast] != -1:
        slow = links[slow]
        fast = links[links[fast]]
        if slow == fast:
            return True
    return False


def oracle(links: list[int]) -> bool:
    node, seen = (0 if links else -1), set()
    while node != -1:
        if node in seen:
            return True
        seen.add(node)
        node = links[node]
    return False


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    nodes = rng.sample(range(size + 1), size + 1)
    links = [-1] * (size + 1)
    for one, other in pairwise(nodes):
        links[one] = other
    if rng.random() < 0.5:
        links[nodes[-1]] = rng.choice(nodes)
    return (links,)
