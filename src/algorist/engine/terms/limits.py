"""What one run may use."""

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of one run of one program on one case: seconds and bytes.

    `memory_bytes` is what the program may add to a fresh interpreter; `output_bytes` bounds one encoded answer,
    `print_bytes` what is printed to each of stdout and stderr.
    """

    cpu_seconds: float = 2.0
    wall_seconds: float = 10.0
    memory_bytes: int = 256 * MIB
    output_bytes: int = 8 * MIB
    print_bytes: int = 64 * 1024
