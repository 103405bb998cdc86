"""What the worker runs for algorithms: each task takes ids, stores its steps as they come, and is safe to run twice."""

from algorist.algorithms.tasks.analyse import analyze
from algorist.algorithms.tasks.draft import draft
from algorist.algorithms.tasks.generate import generate
from algorist.algorithms.tasks.improve import improve
from algorist.algorithms.tasks.synthesize import synthesize
from algorist.algorithms.tasks.trace import trace

__all__ = ["analyze", "draft", "generate", "improve", "synthesize", "trace"]
