"""An optimisation problem's evaluator, alive in a sandbox child of its own.

The evaluator's source is the problem owner's: it is trusted to say what a score is, and with nothing else. It keeps
its instances, its oracles and its counts in its own process, so that a candidate can neither see nor reach them.
"""

import ast
import contextlib
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from algorist.engine.evaluation.evaluator_source import AFTER, BEFORE
from algorist.engine.evaluation.literals import short_literal
from algorist.engine.sandbox import Ask, Program, Sandbox, Session
from algorist.engine.terms.limits import MIB, Limits
from algorist.engine.terms.outcome import Outcome
from algorist.engine.terms.problem import Call, Evaluator
from algorist.engine.terms.values import EncodingError, encode

_PAIR = 2
_MOST_INSTANCES = 1000
_LIMITS = Limits(cpu_seconds=60.0, wall_seconds=600.0, memory_bytes=1024 * MIB, output_bytes=32 * MIB)


def defines(source: str, name: str) -> bool:
    """Whether a source defines a function at its top level."""
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in ast.parse(source).body)


@contextlib.contextmanager
def live_evaluator(sandbox: Sandbox, evaluator: Evaluator) -> Iterator["LiveEvaluator"]:
    """An evaluator, alive for as long as the block lasts."""
    program = Program(BEFORE + evaluator.source + AFTER, "_algorist")
    with sandbox.session(program, _LIMITS) as session:
        yield LiveEvaluator(evaluator, session)


class EvaluatorFault(Exception):  # noqa: N818 - the judge's word for it
    """The evaluator itself failed: the words say how, and nobody's program is charged for it."""


class InvalidAnswer(Exception):  # noqa: N818
    """The evaluator refuses an answer: it is no solution; the words say why."""


class LiveEvaluator:
    """An evaluator's session: opened on a split, asked for arguments, played with, asked for scores."""

    def __init__(self, evaluator: Evaluator, session: Session) -> None:
        self._session = session
        self.plays = defines(evaluator.source, "play")

    def open(self, split: str, seed: int) -> list[str]:
        """Make the split's instances; gives the name of each one's group (empty where there are no groups)."""
        names = self._ask("open", split, seed)
        if not isinstance(names, list):
            raise EvaluatorFault("instances(split, seed) must return a list")
        if len(names) > _MOST_INSTANCES:
            raise EvaluatorFault(
                f"instances(split, seed) returned {len(names)} instances; {_MOST_INSTANCES} is the most"
            )
        return [str(name) for name in names]

    def describe(self, number: int) -> str:
        """An instance's literal, cut."""
        return str(self._ask("describe", number))

    def arguments(self, number: int, names: list[str]) -> list[Any]:
        """The arguments of the program's call on an instance, those that are functions left out."""
        args = self._ask("arguments", number, names, [])
        if not isinstance(args, list) or len(args) != len(names):
            raise EvaluatorFault(f"arguments(instance) must return {len(names)} argument(s): {', '.join(names)}")
        return args

    def answer_question(self, args: tuple[Any, ...]) -> Any:
        """What the oracle says to the program's question.

        Raises:
            InvalidAnswer: it refuses the question, as it does beyond a budget.

        """
        answer = self._told("ask", args)
        try:
            encode(answer)
        except EncodingError as error:
            raise EvaluatorFault(f"the oracle's answer is {error}") from error
        return answer

    def score(self, number: int, answer: Any) -> Any:
        """The score of an answer, not yet checked to be a number."""
        return self._told("score", number, answer)

    def play(self, number: int, candidate: Callable[[tuple[Any, ...]], Any]) -> tuple[str, Any]:
        """Let the evaluator call the program as it likes: the answer's literal and its score."""
        told = self._told("play", number, Ask(), on_ask=candidate)
        if not isinstance(told, list) or len(told) != _PAIR:
            raise EvaluatorFault(f"the evaluator said {short_literal(told, 60)}, which nothing was asked for")
        return str(told[0]), told[1]

    def _told(self, what: str, *args: Any, on_ask: Callable[[tuple[Any, ...]], Any] | None = None) -> Any:
        told = self._ask(what, *args, on_ask=on_ask)
        if not isinstance(told, list) or len(told) != _PAIR:
            raise EvaluatorFault(f"the evaluator said {short_literal(told, 60)}, which nothing was asked for")
        if told[0] == "invalid":
            raise InvalidAnswer(str(told[1]))
        return told[1]

    def _ask(self, what: str, *args: Any, on_ask: Callable[[tuple[Any, ...]], Any] | None = None) -> Any:
        try:
            outcome = self._session.call(Call("_algorist", (what, *args)), on_ask)
        except EncodingError as error:
            raise InvalidAnswer(f"a value is {error}") from error
        if not outcome.finished:
            raise EvaluatorFault(_fault_words(outcome))
        return outcome.values[0]


def _fault_words(outcome: Outcome) -> str:
    fault = outcome.fault
    if fault is None:
        verdict = outcome.verdict.words if outcome.verdict else ""
        return f"the evaluator failed: {verdict} {outcome.detail}".strip()
    line = f" at its line {fault.line - 1}" if fault.line else ""
    return f"the evaluator failed{line}: {fault.kind}: {fault.message}"


def exact_score(value: Any) -> Fraction:
    """A score as an exact number.

    Raises:
        ValueError: it is no finite number; the text says what it is.

    """
    if isinstance(value, bool) or not isinstance(value, (int, float, Fraction)):
        raise ValueError(f"the score is {short_literal(value, 60)}, which is not a number")  # noqa: TRY004 - one kind of error for all that is no score
    try:
        exact = Fraction(value)
        float(exact)
    except (OverflowError, ValueError) as error:
        raise ValueError(f"the score is {short_literal(value, 60)}, which is not a finite number") from error
    return exact
