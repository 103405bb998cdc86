"""Reversed chain: the links of a linked list when all point the other way.

Walking along the chain, each link is set to the node where one came from.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["reverse linked list"],
    "keywords": "reverse linked list chain links next pointers successors",
    "preconditions": [
        "links[i] is the next node of i, -1 at the end; the chain starts at `head` (-1 when empty) and has no cycle"
    ],
    "growth": "n",
    "growth_reason": "each node is passed once",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 1, section 2.2.3"],
    "steps": ["Keep the node behind.", "At each node remember the next and point back.", "Go on to the end."],
    "example": [([1, 2, -1], 0), [-1, 0, 1]],
    "edges": [([], -1), ([-1], 0), ([-1, 0], 1), ([-1, -1], 0)],
}


def reverse_linked_list(links: list[int], head: int) -> list[int]:
    """The links after the reversal; nodes off the chain keep theirs."""
    result = list(links)
    behind = -1
    while head != -1:
        result[head], behind, head = behind, head, result[head]
    return result


def oracle(links: list[int], head: int) -> list[int]:
    chain = [head] if head != -1 else []
    while chain and links[chain[-1]] != -1:
        chain.append(links[chain[-1]])
    before = {node: chain[i - 1] if i else -1 for i, node in enumerate(chain)}
    return [before.get(node, link) for node, link in enumerate(links)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = size + 1
    nodes = rng.sample(range(n), rng.randint(1, n))
    links = [-1] * n
    for i in range(len(nodes) - 1):
        links[nodes[i]] = nodes[i + 1]
    return links, nodes[0]
