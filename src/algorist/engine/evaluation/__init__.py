"""Judges programs: function problems by their cases, optimisation problems by their scores."""

from algorist.engine.evaluation.cache import EvaluationCache, MemoryCache
from algorist.engine.evaluation.canonical import canonical_key, canonical_source, problem_key
from algorist.engine.evaluation.comparing import difference
from algorist.engine.evaluation.evaluator import EvaluatorFault
from algorist.engine.evaluation.generating import GeneratorFault, generate_calls
from algorist.engine.evaluation.judge import BaselineScore, Judge, ShiftScore
from algorist.engine.evaluation.literals import short_literal
from algorist.engine.evaluation.paired import PairedTest, paired_test

__all__ = [
    "BaselineScore",
    "EvaluationCache",
    "EvaluatorFault",
    "GeneratorFault",
    "Judge",
    "MemoryCache",
    "PairedTest",
    "ShiftScore",
    "canonical_key",
    "canonical_source",
    "difference",
    "generate_calls",
    "paired_test",
    "problem_key",
    "short_literal",
]
