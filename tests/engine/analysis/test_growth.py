"""Growth measured on real runs, and the verdict on claims."""

from typing import Any

import pytest

from algorist.engine.analysis import GrowthOptions, conclude, measure_growth
from algorist.engine.analysis.hidden import Hidden, hidden_work
from algorist.engine.documents import problem_from_document
from algorist.engine.sandbox import Cancelled, Sandbox, SandboxOptions
from algorist.engine.terms.growth import GrowthPoint
from algorist.engine.terms.problem import Problem

LIST = "import random\ndef generate(size, seed):\n    rng = random.Random(seed)\n    return ([rng.randrange(4 * size) for _ in range(size)],)\n"
NUMBER = "def generate(size, seed):\n    return (size,)\n"
OPTIONS = GrowthOptions(cpu_seconds=6.0, longest_seconds=0.1)


def problem(generator: str | None, smallest: int = 16, largest: int = 200_000) -> Problem:
    document: dict[str, Any] = {
        "format": "algorist-problem/1",
        "title": "T",
        "statement": "S",
        "signature": "def f(x: Any) -> Any",
        "examples": [{"args": [1], "expected": 1}],
    }
    if generator:
        document["generator"] = {"source": generator, "smallest": smallest, "largest": largest}
    return problem_from_document(document)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "generator", "true", "claim", "holds"),
    [
        ("def f(a):\n    t = 0\n    for x in a:\n        t += x\n    return t\n", LIST, "n", "O(n)", True),
        ("def f(a):\n    return sum(1 for x in a for y in a if x == y)\n", LIST, "n^2", "O(n)", False),
        ("def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\n", NUMBER, "exponential", "O(n^2)", False),
        (
            "def f(n):\n    i = 0\n    while i * i < n * 4000:\n        i += 1\n    return i\n",
            NUMBER,
            "sqrt n",
            "O(n)",
            True,
        ),
    ],
    ids=["sum", "pairs", "fibonacci", "square root"],
)
def test_the_growth_of_real_runs_is_named(
    sandbox: Sandbox, source: str, generator: str, true: str, claim: str, holds: bool
):
    smallest = 4 if true == "exponential" else 16
    found = measure_growth(problem(generator, smallest), source, sandbox, claimed=claim, options=OPTIONS)
    assert true in found.classes, found
    assert found.claim_holds is holds
    assert found.statement


def test_the_budget_of_cpu_seconds_is_kept(sandbox: Sandbox):
    options = GrowthOptions(cpu_seconds=1.0, longest_seconds=0.2)
    found = measure_growth(
        problem(NUMBER), "def f(n):\n    for _ in range(n * n):\n        pass\n", sandbox, options=options
    )
    used = sum((p.cpu_seconds or 0) * p.repeats for p in found.points)
    assert used < 1.3


def test_without_a_generator_there_is_a_reason_and_no_fit(sandbox: Sandbox):
    found = measure_growth(problem(None), "def f(x):\n    return x\n", sandbox, claimed="O(1)")
    assert found.reason == "the problem has no generator of inputs by size"
    assert found.claim_holds is None


def test_a_program_that_fails_says_so(sandbox: Sandbox):
    found = measure_growth(problem(NUMBER), "def f(x):\n    return 1 / 0\n", sandbox)
    assert found.reason == "the program fails on an input of size 16: runtime error"


def test_a_failing_generator_says_so(sandbox: Sandbox):
    found = measure_growth(
        problem("def generate(size, seed):\n    return 1 / 0\n"), "def f(x):\n    return x\n", sandbox
    )
    assert "generator fails at size 16" in found.reason


def test_a_program_too_fast_to_measure_says_so(sandbox: Sandbox):
    found = measure_growth(problem(NUMBER), "def f(x):\n    return x\n", sandbox)
    assert "took long enough" in found.reason
    assert found.exponent is None


def test_cancelling_is_heard():
    with Sandbox(SandboxOptions()) as own:
        own.cancel()
        with pytest.raises(Cancelled):
            measure_growth(problem(NUMBER), "def f(x):\n    return x\n", own)


def made(of: Any, **fields: Any) -> list[GrowthPoint]:
    return [
        GrowthPoint(size=n, cpu_seconds=of(n), repeats=3, **fields) for n in (round(100 * 1.5**i) for i in range(16))
    ]


def test_a_claim_is_a_bound_from_above():
    points = made(lambda n: 1e-6 * n**1.5)
    assert conclude(points, "O(n)").claim_holds is False
    slower = conclude(points, "O(n^2)")
    assert slower.claim_holds is True
    assert "more slowly than claimed" in slower.statement
    assert conclude(points, "O(n sqrt n)").claim_holds is True
    assert conclude(points, "O(V + E)").claim_holds is None
    assert conclude(points, "O(2^n)").claim_holds is True


def test_counts_narrow_the_classes_where_they_explain_the_times():
    sizes = [round(100 * 1.5**i) for i in range(16)]
    points = [GrowthPoint(size=n, cpu_seconds=1e-6 * n**1.05, operations=n + 1, repeats=3) for n in sizes]
    assert conclude(points).classes == ("n",)
    hidden = [GrowthPoint(size=n, cpu_seconds=1e-6 * n**1.05, operations=1, repeats=3) for n in sizes]
    found = conclude(hidden)
    assert set(found.classes) >= {"n"}
    assert "library calls" in found.statement


def test_counts_stand_where_a_busy_machine_slowed_the_largest_sizes():
    slowed = [1.02, 1.11, 1.06, 1.05, 1.17, 1.1, 1.3, 1.44, 1.42]
    points = [
        GrowthPoint(size=16 << i, cpu_seconds=2e-6 * (16 << i) * factor, operations=(16 << i) + 1, repeats=3)
        for i, factor in enumerate(slowed)
    ]
    found = conclude(points, "O(n)")
    assert found.classes == ("n",)
    assert found.claim_holds is True
    assert "operation counts agree" in found.statement


def test_a_call_that_hides_a_logarithm_keeps_counts_from_narrowing():
    sizes = [round(1000 * 1.5**i) for i in range(16)]
    points = [GrowthPoint(size=n, cpu_seconds=1e-6 * n**1.06, operations=n + 1, repeats=3) for n in sizes]
    assert "n log n" in conclude(points, hidden=Hidden.LOGARITHM).classes


def test_counts_stand_where_nothing_is_hidden_though_long_runs_were_slowed():
    # Of a long run no repetition falls into a quiet moment of a busy machine, of a short one the best does.
    points = [
        GrowthPoint(size=n, cpu_seconds=1e-7 * n**2.14, operations=n * n + n, repeats=3)
        for n in (16 << i for i in range(8))
    ]
    assert "n^2" not in conclude(points).classes
    found = conclude(points, "O(n^2)", Hidden.NOTHING)
    assert found.classes == ("n^2",)
    assert found.claim_holds is True
    assert "operation counts agree" in found.statement


def test_counts_do_not_stand_against_times_of_another_class():
    sizes = [16 << i for i in range(8)]
    points = [GrowthPoint(size=n, cpu_seconds=1e-7 * n**2, operations=n, repeats=3) for n in sizes]
    found = conclude(points, hidden=Hidden.NOTHING)
    assert found.classes == ("n^2",)
    assert "not counted" in found.statement


def test_sizes_that_lie_too_close_together_are_called_so():
    points = [GrowthPoint(size=n, cpu_seconds=1e-3 * n**2, repeats=3) for n in range(100, 160, 10)]
    assert conclude(points).reason.startswith("the sizes measured, 100 to 150, lie too close together")


LOOP = "def f(a, x):\n    b = list(a)\n    for i in range(len(b)):\n        {step}\n    return b\n"


@pytest.mark.parametrize(
    ("source", "hidden"),
    [
        ("from bisect import bisect\ndef f(a, x):\n    return bisect(a, x)\n", Hidden.LOGARITHM),
        ("def f(a):\n    a.sort()\n", Hidden.LOGARITHM),
        ("def f(a):\n    return len(a)\n", Hidden.NOTHING),
        ("def f(a):\n    return sum(a)\n", Hidden.NOTHING),
        ("def f(a):\n    return g(a)\ndef g(a):\n    return sum(a)\n", Hidden.PERHAPS),
        ("def f(a):\n    return a and a[0] + f(a[1:])\n", Hidden.PERHAPS),
        ("def f(a):\n    return numpy.linalg.inv(a)\n", Hidden.PERHAPS),
        ("def f(a):\n    return [max(x) for x in a]\n", Hidden.PERHAPS),
        ("def f(a):\n    return 2**a\n", Hidden.PERHAPS),
        ("def f(:\n", Hidden.PERHAPS),
        (LOOP.format(step="b[i] = min(b[i] + 1, b[i - 1], x)"), Hidden.NOTHING),
        (LOOP.format(step="b.append(b.pop())"), Hidden.NOTHING),
        (LOOP.format(step="b.pop(0)"), Hidden.PERHAPS),
        (LOOP.format(step="del b[0]"), Hidden.PERHAPS),
        (LOOP.format(step="b[i] = min(b)"), Hidden.PERHAPS),
        (LOOP.format(step="b[i] = x in b"), Hidden.PERHAPS),
        (LOOP.format(step="b = b[1:]"), Hidden.PERHAPS),
        (LOOP.format(step="b = b + [x]"), Hidden.PERHAPS),
        (LOOP.format(step="b += [x]"), Hidden.PERHAPS),
        (LOOP.format(step="b = [*b, x]"), Hidden.PERHAPS),
    ],
)
def test_what_counts_may_lack_is_read_off_the_text(source: str, hidden: Hidden):
    assert hidden_work(source, "f") is hidden


def test_where_no_class_fits_the_nearest_ones_are_named():
    found = conclude(made(lambda n: 1e-6 * n**1.3))
    assert found.classes == ("n log n", "n sqrt n")
    assert "no usual class fits" in found.statement


def test_memory_growth_is_named_where_it_is_large_enough():
    points = [
        GrowthPoint(size=n, cpu_seconds=1e-6 * n, memory_bytes=3_000_000 + 800 * n, repeats=3)
        for n in (round(1000 * 1.5**i) for i in range(16))
    ]
    assert "n" in conclude(points).memory_classes
    assert conclude(made(lambda n: 1e-6 * n, memory_bytes=1_000_000)).memory_classes == ()
