"""Analyses programs: growth measured and fitted, static findings, comparisons."""

from algorist.engine.analysis.classes import CLASS_NAMES, claimed_class
from algorist.engine.analysis.comparing import ComparedRow, Comparison, Contender, compare, selection_gap
from algorist.engine.analysis.findings import Findings, FunctionFindings, Unused, static_findings
from algorist.engine.analysis.fitting import Fit, fit_growth
from algorist.engine.analysis.growth import conclude, measure_growth
from algorist.engine.analysis.measuring import GrowthOptions

__all__ = [
    "CLASS_NAMES",
    "ComparedRow",
    "Comparison",
    "Contender",
    "Findings",
    "Fit",
    "FunctionFindings",
    "GrowthOptions",
    "Unused",
    "claimed_class",
    "compare",
    "conclude",
    "fit_growth",
    "measure_growth",
    "selection_gap",
    "static_findings",
]
