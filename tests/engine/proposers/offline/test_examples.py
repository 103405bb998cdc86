from pathlib import Path
from typing import Any

import pytest

from algorist.engine.documents import read_problem
from algorist.engine.evaluation import Judge
from algorist.engine.proposers.offline import offline_designers
from algorist.engine.terms.design import Brief, Tier
from algorist.engine.terms.problem import Kind

EXAMPLES = sorted(p for p in (Path(__file__).parents[4] / "examples").iterdir() if p.suffix in {".yaml", ".toml"})


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_every_example_gets_a_designer_and_every_function_is_solved_by_the_catalogue(path, sandbox):
    problem: Any = read_problem(path)
    designers = offline_designers(problem, sandbox, cpu_seconds=3.0, seed=0, cancelled=lambda: False)

    assert designers
    if problem.kind is Kind.FUNCTION:
        proposal: Any = designers[0].propose(Brief(problem=problem))
        assert proposal.tier is Tier.CATALOGUE
        assert Judge(sandbox).evaluate(problem, proposal.source).accepted
