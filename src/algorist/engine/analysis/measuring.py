"""Runs a program on inputs of growing size: CPU time, memory and counted operations for each size.

Every figure is the smallest of several fresh processes, taken in rounds so that a busy minute on the machine does not
fall on one size alone.
"""

from dataclasses import dataclass, replace

from algorist.engine.analysis.counting import COUNTED_ENTRY, instrument
from algorist.engine.sandbox import Program, Sandbox
from algorist.engine.terms.growth import GrowthPoint
from algorist.engine.terms.limits import MIB, Limits
from algorist.engine.terms.outcome import Outcome
from algorist.engine.terms.problem import Call, Problem
from algorist.engine.terms.verdicts import Verdict

# What a call costs that does nothing, at the least: below five times this a figure says nothing of the program.
LEAST_FLOOR = 10e-6
FLOOR_FACTOR = 5
_GENERATOR_LIMITS = Limits(cpu_seconds=30.0, wall_seconds=120.0, memory_bytes=1024 * MIB, output_bytes=64 * MIB)
_COUNT_FACTOR = 5
_WANTED_POINTS = 12
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthOptions:
    """How growth is measured.

    `cpu_seconds` bounds all runs together, `longest_seconds` is where a single call is long enough, `repeats` how many
    fresh processes each size gets, `factor` the step from size to size, `seed` the generator's.
    """

    cpu_seconds: float = 12.0
    longest_seconds: float = 0.3
    repeats: int = 3
    factor: float = 1.5
    seed: int = 1


class MeasuringError(RuntimeError):
    """The inputs could not be made, or the program fails on them; the words say how."""


@dataclass(slots=True)
class _Sample:
    """What is known of one size so far."""

    size: int
    calls: tuple[Call, ...]
    seconds: float | None = None
    memory_bytes: int | None = None
    operations: int | None = None
    repeats: int = 0
    problem: str = ""

    def take(self, outcome: Outcome) -> None:
        """Note one run: the smallest figures stay."""
        if outcome.verdict is not None:
            self.problem = self.problem or outcome.verdict.words
            return
        self.repeats += 1
        if outcome.inner_cpu_seconds is not None:
            self.seconds = min(outcome.inner_cpu_seconds, self.seconds or outcome.inner_cpu_seconds)
        self.memory_bytes = min(outcome.memory_bytes, self.memory_bytes or outcome.memory_bytes)

    def point(self) -> GrowthPoint:
        """The size as it is kept."""
        return GrowthPoint(
            size=self.size,
            cpu_seconds=self.seconds,
            memory_bytes=self.memory_bytes,
            operations=self.operations,
            repeats=self.repeats,
            problem=self.problem if self.seconds is None else "",
        )


class Meter:
    """Measures one program on one problem's inputs within a budget of CPU seconds."""

    def __init__(self, problem: Problem, source: str, sandbox: Sandbox, options: GrowthOptions) -> None:
        self._problem = problem
        self._sandbox = sandbox
        self._options = options
        self._program = Program(source, problem.entry.name, is_class=problem.entry.is_class)
        counted = instrument(source)
        self._counted = Program(counted, COUNTED_ENTRY) if counted else None
        self.spent = 0.0
        self.floor = LEAST_FLOOR

    def measure(self) -> list[GrowthPoint]:
        """Points of rising size.

        Raises:
            MeasuringError: no input could be made, or the program fails on the smallest.
            Cancelled: the sandbox was cancelled.

        """
        samples = self._climb()
        self._refine(samples)
        for _ in range(self._options.repeats - 1):
            for sample in samples:
                if sample.seconds is not None and self._is_worth_repeating(sample.seconds):
                    self._run(sample)
        for sample in samples:
            self._count(sample)
        return [sample.point() for sample in samples]

    @property
    def left(self) -> float:
        """CPU seconds that may still be used."""
        return self._options.cpu_seconds - self.spent

    def _is_worth_repeating(self, seconds: float) -> bool:
        return self.left > seconds > self.floor

    def _climb(self) -> list[_Sample]:
        """From the smallest size upwards until a call is long enough, a limit is met or half of the budget is used."""
        generator = self._problem.generator
        assert generator is not None
        samples: list[_Sample] = []
        size = max(1, generator.smallest)
        while size <= generator.largest and self.spent < self._options.cpu_seconds / 2:
            sample = self._sample(size)
            samples.append(sample)
            if sample.seconds is None or sample.seconds > self._options.longest_seconds:
                break
            size = max(size + 1, round(size * self._options.factor))
        if samples and samples[0].seconds is None:
            raise MeasuringError(f"the program fails on an input of size {samples[0].size}: {samples[0].problem}")
        return samples

    def _refine(self, samples: list[_Sample]) -> None:
        """Where cost rises so steeply that few sizes could be measured, fill the sizes between them."""
        useful = [s for s in samples if s.seconds is not None and s.seconds > FLOOR_FACTOR * self.floor]
        missing = _WANTED_POINTS - len(useful)
        last = max((s.size for s in samples if s.seconds is not None), default=0)
        first = max((s.size for s in samples if s not in useful and s.seconds is not None), default=samples[0].size)
        above = min((s.size for s in samples if s.size > last), default=last)
        known = {s.size for s in samples}
        spread = (
            [first + round((above - first) * i / (missing + 1)) for i in range(1, missing + 1)] if missing > 0 else []
        )
        for size in sorted(set(spread) - known):
            if self.spent > self._options.cpu_seconds * 0.75:
                break
            sample = self._sample(size)
            samples.append(sample)
            if sample.seconds is None or sample.seconds > self._options.longest_seconds:
                break
        samples.sort(key=lambda s: s.size)

    def _sample(self, size: int) -> _Sample:
        sample = _Sample(size, self._make_calls(size))
        self._run(sample)
        return sample

    def _limits(self) -> Limits:
        limits = self._problem.limits
        seconds = max(0.05, min(4 * self._options.longest_seconds, self.left))
        return replace(limits, cpu_seconds=seconds, wall_seconds=max(limits.wall_seconds, 20 * seconds))

    def _run(self, sample: _Sample) -> None:
        for _ in range(_ATTEMPTS):
            outcome = self._sandbox.run(self._program, sample.calls, self._limits())
            self.spent += outcome.cpu_seconds
            if outcome.verdict is not Verdict.STARVED:
                sample.take(outcome)
                return
        sample.problem = sample.problem or Verdict.STARVED.words

    def _count(self, sample: _Sample) -> None:
        """Count operations once, where the run is short enough to afford it: a count repeats exactly."""
        if self._counted is None or sample.seconds is None or self.left < _COUNT_FACTOR * sample.seconds:
            return
        seconds = 1.0 + _COUNT_FACTOR * sample.seconds
        limits = replace(self._limits(), cpu_seconds=seconds, wall_seconds=30 * seconds)
        made = [[call.name, list(call.args)] for call in sample.calls]
        call = Call(COUNTED_ENTRY, (made, self._problem.entry.is_class))
        outcome = self._sandbox.run(self._counted, [call], limits)
        self.spent += outcome.cpu_seconds
        if outcome.finished and isinstance(outcome.values[0], int):
            sample.operations = outcome.values[0]

    def _make_calls(self, size: int) -> tuple[Call, ...]:
        generator, entry = self._problem.generator, self._problem.entry
        assert generator is not None
        program = Program(generator.source, "generate")
        call = Call("generate", (size, self._options.seed))
        outcome = self._sandbox.run(program, [call], _GENERATOR_LIMITS)
        self.spent += outcome.cpu_seconds
        made = outcome.values[0] if outcome.finished else None
        if not isinstance(made, (list, tuple)):
            verdict = outcome.verdict.words if outcome.verdict else f"it returned a {type(made).__name__}"
            raise MeasuringError(f"the generator fails at size {size}: {verdict} {outcome.detail}".strip())
        if not entry.is_class:
            return (Call(entry.name, tuple(made)),)
        return tuple(Call(str(name), tuple(args)) for name, args in made)
