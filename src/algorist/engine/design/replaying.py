"""Designers that say again what was recorded: a search is repeated word for word without asking anyone."""

from collections import deque
from collections.abc import Sequence

from algorist.engine.terms.design import Brief, Proposal, Step, Trouble


class Replayed:
    """One recorded designer: its proposals and its troubles, in the order in which they came, then nothing more."""

    def __init__(self, name: str, said: Sequence[Proposal | Trouble]) -> None:
        self.name = name
        self._said = deque(said)

    def propose(self, brief: Brief) -> Proposal | Trouble | None:  # noqa: ARG002 - what was said does not depend on it
        """What was said at this point, or None at the end of the record."""
        return self._said.popleft() if self._said else None


def replayed_designers(steps: Sequence[Step]) -> list[Replayed]:
    """The designers of a recorded search. With its seed, its strategy and its judge the same steps follow."""
    said: dict[str, list[Proposal | Trouble]] = {}
    for step in steps:
        for name in (*step.exhausted, step.designer):
            if name:
                said.setdefault(name, [])
        answer = step.candidate.proposal if step.candidate else step.trouble
        if step.designer and answer is not None:
            said[step.designer].append(answer)
    return [Replayed(name, answers) for name, answers in said.items()]
