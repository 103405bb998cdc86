"""How a program's cost grows with the size of its input: measured points and what they allow one to say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthPoint:
    """One size measured: the smallest CPU seconds of `repeats` fresh processes, peak bytes, counted operations."""

    size: int
    cpu_seconds: float | None
    memory_bytes: int | None = None
    operations: int | None = None
    repeats: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthFit:
    """One growth class held against the points: `error` is the relative error on the held-out largest sizes."""

    growth_class: str
    error: float
    allowed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """The verdict on growth: exponent of n with its interval over the measured range, and the classes that it allows.

    `statement` is the sentence shown, such as `about n^1.08 ± 0.06: n or n log n`. `claim_holds` is None when nothing
    was claimed or too little could be measured.
    """

    points: tuple[GrowthPoint, ...]
    fits: tuple[GrowthFit, ...] = ()
    exponent: float | None = None
    exponent_low: float | None = None
    exponent_high: float | None = None
    classes: tuple[str, ...] = ()
    operations_classes: tuple[str, ...] = ()
    memory_classes: tuple[str, ...] = ()
    claimed: str = ""
    claim_holds: bool | None = None
    statement: str = ""
    reason: str = ""
