"""The closed list of verdicts, used from the engine to the button."""

from enum import StrEnum


class Verdict(StrEnum):
    """What happened to a program on a case, or to a program as a whole.

    `STARVED` means that the machine did not let the program run: it is retried, never called a time limit.
    `INTERNAL_ERROR` is the service's fault and is never charged to the program.
    """

    ACCEPTED = "accepted"
    WRONG_ANSWER = "wrong_answer"
    INVALID_SOLUTION = "invalid_solution"
    RUNTIME_ERROR = "runtime_error"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    FORBIDDEN_OPERATION = "forbidden_operation"
    LOAD_ERROR = "load_error"
    EXITED_EARLY = "exited_early"
    STARVED = "starved"
    INTERNAL_ERROR = "internal_error"

    @property
    def words(self) -> str:
        """How a person reads it."""
        return _WORDS.get(self, self.value.replace("_", " "))

    @property
    def is_programs_fault(self) -> bool:
        """Whether it counts against the program."""
        return self not in {Verdict.ACCEPTED, Verdict.STARVED, Verdict.INTERNAL_ERROR}


_WORDS = {Verdict.LOAD_ERROR: "import or syntax error", Verdict.STARVED: "starved (retry)"}
