"""A model of limited skill behind a fake server: at times right, at times able to mend what it is shown to fail.

It is handed the right program and wrong ones, and draws among them from a seed. What it is asked and what it says cost
tokens by their length, so that a repair, which shows the program and its failures, costs more than a fresh sample.
"""

from collections.abc import Callable, Sequence
from random import Random

from tests.fakes.loopback import Asked, Reply, render, solves

_CHARACTERS_A_TOKEN = 4
_REPAIR = "The program below fails"


def noisy_model(right: str, wrong: Sequence[str], *, skill: float, mends: float, seed: int) -> Callable[[Asked], Reply]:
    """A script of which `skill` is the chance that a fresh program is right, `mends` that a repair is."""
    rng = Random(seed)

    def answer(asked: Asked) -> Reply:
        chance = mends if _REPAIR in asked.prompt else skill
        reply = solves(right if rng.random() < chance else rng.choice(wrong))
        given, said = len(asked.system) + len(asked.prompt), len(render(reply, asked))
        return solves(
            str(reply.design["source"]) if reply.design else "",
            input_tokens=given // _CHARACTERS_A_TOKEN,
            output_tokens=said // _CHARACTERS_A_TOKEN,
        )

    return answer
