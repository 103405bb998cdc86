"""Problems as people write them: files in TOML, YAML or JSON, and the same shape over REST."""

from algorist.engine.documents.cases import calls_from_document
from algorist.engine.documents.errors import DocumentError
from algorist.engine.documents.loading import parse_document
from algorist.engine.documents.reading import FORMAT, problem_from_document, read_problem
from algorist.engine.documents.writing import document_from_problem, render_document, write_problem

__all__ = [
    "FORMAT",
    "DocumentError",
    "calls_from_document",
    "document_from_problem",
    "parse_document",
    "problem_from_document",
    "read_problem",
    "render_document",
    "write_problem",
]
