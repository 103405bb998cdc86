"""The result card: what was found, by whom, how far it is to be trusted, against what, and what it cost."""

from dataclasses import dataclass, field
from enum import StrEnum

from algorist.engine.terms.design import Confidence, Question, Stop, Tier, Usage
from algorist.engine.terms.problem import Split


class Label(StrEnum):
    """The one word that a result may carry.

    VERIFIED: enough hidden tests, or inputs answered by an independent reference, were all right.
    FITS_EXAMPLES: all that led to it is right, and nothing else was asked; the confidence says how far to trust that.
    MEASURED: an optimisation result, valid and scored on sealed instances.
    REFUTED: it fitted what led to it and failed a hidden test.
    PARTIAL: some of what led to it fails.
    NOTHING: there is no candidate.
    """

    VERIFIED = "verified"
    FITS_EXAMPLES = "fits_examples"
    MEASURED = "measured"
    REFUTED = "refuted"
    PARTIAL = "partial"
    NOTHING = "nothing"


class BaselineKind(StrEnum):
    """The three things that a result must be better than to be worth its price, and scores known from elsewhere."""

    TEXTBOOK = "textbook"
    WITHOUT_MODEL = "without_model"
    BEST_OF_N = "best_of_n"
    KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitResult:
    """How the program did on one split; `score` only for an optimisation problem."""

    split: Split
    passed: int
    total: int
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossCheck:
    """The program against the problem's slow reference on inputs that were generated for this.

    No input is counted twice. `answers` is how many different answers the reference gave; `reason` says why nothing, or
    nothing larger, was checked; `difference` is the first disagreement; `statement` says it all in words.
    """

    checked: int = 0
    agreed: int = 0
    answers: int = 0
    sizes: tuple[int, ...] = ()
    difference: str = ""
    reason: str = ""
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineRow:
    """One baseline beside the result: scores, or for a function problem the share of cases passed.

    `better` says whether the result is better than it by a paired test on the same instances (None: not decided);
    `wins`, `losses` and `ties` are counted over these. `note` says under what budget it was had, or where it was not
    run (`ran` is false), why.
    """

    kind: BaselineKind
    name: str
    score: float | None = None
    sealed_score: float | None = None
    share: float | None = None
    better: bool | None = None
    p_value: float | None = None
    wins: int = 0
    losses: int = 0
    ties: int = 0
    note: str = ""
    ran: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """A child beside the better of its parents. `measure` is what was compared; `before` and `after` are its means.

    `gained` only where the child is right, better, and a paired test says that this is no chance.
    """

    gained: bool
    statement: str
    measure: str = ""
    before: float | None = None
    after: float | None = None
    wins: int = 0
    losses: int = 0
    ties: int = 0
    p_value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftRow:
    """The result and the textbook baselines on instances of another size, distribution or constants."""

    group: str
    score: float | None
    baselines: tuple[tuple[str, float | None], ...] = ()
    loses: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultCard:
    """What a search found. `gap` is how much worse the sealed split is than the selection split (0: the same).

    For a function problem the gap is of shares of cases passed, else of scores in the problem's own unit. `usage` is
    the search's; `measuring_seconds` are the CPU seconds that this card took besides: hidden tests, cross-check,
    baselines and shift test. `not_measured` says what was left out of it, and why.
    """

    label: Label
    verified: bool
    statement: str
    best: int | None = None
    name: str = ""
    tier: Tier | None = None
    designer: str = ""
    confidence: Confidence | None = None
    splits: tuple[SplitResult, ...] = ()
    gap: float | None = None
    cross_check: CrossCheck | None = None
    baselines: tuple[BaselineRow, ...] = ()
    shift: tuple[ShiftRow, ...] = ()
    questions: tuple[Question, ...] = ()
    warnings: tuple[str, ...] = ()
    candidates: int = 0
    duplicates: int = 0
    troubles: int = 0
    stop: Stop | None = None
    usage: Usage = field(default_factory=Usage)
    measuring_seconds: float = 0.0
    not_measured: tuple[str, ...] = ()
    sandbox_tier: str = ""
