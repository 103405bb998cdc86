"""A mistake in any field gives one line that names the file, the field and the mend."""

import copy
from pathlib import Path
from typing import Any

import pytest

from algorist.engine.documents import DocumentError, problem_from_document, read_problem

FUNCTION: dict[str, Any] = {
    "format": "algorist-problem/1",
    "kind": "function",
    "title": "T",
    "statement": "S",
    "signature": "def f(a: int, b: list[float]) -> dict[str, int]",
    "examples": [{"name": "one", "note": "n", "args": [1, [0.5]], "expected": {"x": 1}}],
    "tests": [{"args": [1, []], "expected": {}}, {"args": {"a": 1, "b": []}, "expected": {}}],
    "sealed": [{"args": [2, []], "expected": {}}],
    "checker": {
        "kind": "unordered",
        "relative": 0.1,
        "absolute": 0.1,
        "depth": 1,
        "judged": "return",
        "may_mutate": False,
    },
    "limits": {"cpu_seconds": 1, "wall_seconds": 9, "memory_mib": 64, "output_mib": 1, "print_kib": 4},
    "generator": {"source": "def generate(size, seed):\n    return 1, []\n", "smallest": 2, "largest": 9},
    "reference": "def f(a, b):\n    return {}\n",
    "generated": [{"split": "tests", "sizes": [2, 4], "count": 2, "seed": 1}],
    "tags": ["one"],
    "licence": "MIT",
}
OPTIMISATION: dict[str, Any] = {
    "format": "algorist-problem/1",
    "title": "T",
    "statement": "S",
    "signature": "def g(n: int) -> int",
    "evaluator": {
        "source": "def instances(split, seed):\n    return [1]\ndef score(instance, answer):\n    return 1\n",
        "direction": "minimise",
        "baselines": [{"name": "b", "source": "def g(n):\n    return n\n"}, {"name": "p", "score": 2}],
        "best_known": 1,
        "best_known_source": "me",
    },
}
CLASS: dict[str, Any] = {
    "format": "algorist-problem/1",
    "title": "T",
    "statement": "S",
    "signature": "class C:\n    def __init__(self, n: int) -> None: ...\n    def get(self, k: int = 0) -> int: ...",
    "examples": [{"calls": [["C", [1]], ["get", [2]], "get"], "expected": [1, 2]}],
}
GONE = object()

# (document, path to the field, what is put there, the field that the error names, words of the error)
MISTAKES: list[tuple[dict[str, Any], tuple[Any, ...], Any, str, str]] = [
    (FUNCTION, ("format",), GONE, "format", "this is missing; write a text"),
    (FUNCTION, ("format",), "algorist-problem/9", "format", "write 'algorist-problem/1'"),
    (FUNCTION, ("formt",), 1, "formt", "did you mean 'format'?"),
    (FUNCTION, ("kind",), "functional", "kind", "did you mean 'function'?"),
    (FUNCTION, ("kind",), 3, "kind", "known are function, optimisation"),
    (FUNCTION, ("title",), GONE, "title", "this is missing"),
    (FUNCTION, ("title",), " ", "title", "this is empty; write a text"),
    (FUNCTION, ("title",), "a\nb", "title", "write it on one"),
    (FUNCTION, ("title",), "x" * 300, "title", "shorten it to 200"),
    (FUNCTION, ("statement",), 5, "statement", "this is a whole number (5); write a text in quotes"),
    (FUNCTION, ("statement",), GONE, "statement", "this is missing"),
    (FUNCTION, ("signature",), GONE, "signature", "this is missing"),
    (FUNCTION, ("signature",), "f(a)", "signature", "write `def name("),
    (FUNCTION, ("signature",), "def f(a: integer) -> int", "signature", "'integer' is not a type of a signature"),
    (FUNCTION, ("signature",), "def f(*a) -> int", "signature", "use plain arguments"),
    (FUNCTION, ("signature",), "def f(a, a) -> int", "signature", "twice; rename one"),
    (FUNCTION, ("signature",), "x = 1", "signature", "not one function or one class"),
    (FUNCTION, ("signature",), "class C: pass", "signature", "is not a method"),
    (FUNCTION, ("examples",), {}, "examples", "write a list"),
    (FUNCTION, ("examples", 0), 7, "examples[0]", "write a table with name, note, args, expected"),
    (FUNCTION, ("examples", 0, "exspected"), 7, "examples[0].exspected", "did you mean 'expected'?"),
    (FUNCTION, ("examples", 0, "expected"), GONE, "examples[0].expected", "this is missing; write what is expected"),
    (FUNCTION, ("examples", 0, "expected"), {"x": "1a"}, "examples[0].expected.x", "'1a' is not an int"),
    (
        FUNCTION,
        ("examples", 0, "expected"),
        [1, 2],
        "examples[0].expected",
        "write a table or a list of [key, value] pairs",
    ),
    (FUNCTION, ("examples", 0, "name"), 4, "examples[0].name", "write a text in quotes"),
    (FUNCTION, ("examples", 0, "note"), [], "examples[0].note", "write a text in quotes"),
    (FUNCTION, ("examples", 0, "calls"), [], "examples[0].calls", "write args instead"),
    (FUNCTION, ("tests", 0, "name"), "one", "", "two cases are called 'one'"),
    (FUNCTION, ("tests", 0, "args"), GONE, "tests[0].args", "write the list of arguments"),
    (FUNCTION, ("tests", 0, "args"), [1], "tests[0].args", "f takes 2 argument(s), this has 1"),
    (FUNCTION, ("tests", 0, "args", 0), "one", "tests[0].args[0]", "'one' is not an int"),
    (FUNCTION, ("tests", 0, "args", 0), 1.0, "tests[0].args[0]", "1.0 is a float; write 1"),
    (FUNCTION, ("tests", 0, "args", 0), True, "tests[0].args[0]", "True is not an int"),
    (FUNCTION, ("tests", 0, "args", 0), None, "tests[0].args[0]", "None is not an int"),
    (FUNCTION, ("tests", 0, "args", 1), [0.5, "x"], "tests[0].args[1][1]", "'x' is not a float"),
    (FUNCTION, ("tests", 0, "args", 1), 3, "tests[0].args[1]", "write a list"),
    (FUNCTION, ("tests", 0, "args", 0), {"$i": "zz"}, "tests[0].args[0]", "is not a tagged value"),
    (FUNCTION, ("tests", 0, "args", 0), {"$py": "f(1)"}, "tests[0].args[0]", "is not a Python literal"),
    (FUNCTION, ("tests", 0, "args", 0), {"$what": 1}, "tests[0].args[0]", "unknown tag '$what'"),
    (FUNCTION, ("tests", 0, "args", 0), {"$o": "x"}, "tests[0].args[0]", "stands for no value"),
    (FUNCTION, ("tests", 1, "args", "c"), 1, "tests[1].args.c", "there is no such parameter"),
    (FUNCTION, ("tests", 1, "args", "a"), GONE, "tests[1].args.a", "this argument is missing"),
    (FUNCTION, ("sealed", 0, "args", 0), "z", "sealed[0].args[0]", "'z' is not an int"),
    (FUNCTION, ("checker",), "exakt", "checker.kind", "did you mean 'exact'?"),
    (FUNCTION, ("checker",), 4, "checker", "write a table with kind"),
    (FUNCTION, ("checker", "kind"), 1, "checker.kind", "known are exact"),
    (FUNCTION, ("checker", "relativ"), 1, "checker.relativ", "did you mean 'relative'?"),
    (FUNCTION, ("checker", "relative"), "1", "checker.relative", "write a number"),
    (FUNCTION, ("checker", "relative"), -1, "checker.relative", "outside 0 to 1"),
    (FUNCTION, ("checker", "absolute"), float("nan"), "checker.absolute", "write a number between them"),
    (FUNCTION, ("checker", "depth"), 1.5, "checker.depth", "write a whole number"),
    (FUNCTION, ("checker",), {"kind": "exact", "depth": 1}, "checker.depth", "write kind unordered"),
    (FUNCTION, ("checker", "judged"), "retrun", "checker.judged", "did you mean 'return'?"),
    (FUNCTION, ("checker", "may_mutate"), "no", "checker.may_mutate", "write true or false"),
    (FUNCTION, ("checker",), {"kind": "custom"}, "checker.source", "this is missing"),
    (
        FUNCTION,
        ("checker",),
        {"source": "def check(got):\n    return 1\n"},
        "checker.source",
        "takes 1 argument(s); it must take 3",
    ),
    (FUNCTION, ("checker",), {"source": "def check(a, b, c)\n"}, "checker.source", "line 1 is not Python"),
    (
        FUNCTION,
        ("checker",),
        {"kind": "exact", "source": "def check(a, b, c): pass\n"},
        "checker.source",
        "has no source",
    ),
    (FUNCTION, ("limits",), 3, "limits", "write a table with cpu_seconds"),
    (FUNCTION, ("limits", "cpu"), 3, "limits.cpu", "known are"),
    (FUNCTION, ("limits", "cpu_seconds"), 0, "limits.cpu_seconds", "outside 0.01 to 3600"),
    (FUNCTION, ("limits", "wall_seconds"), 0.5, "limits.wall_seconds", "less than cpu_seconds; write more"),
    (FUNCTION, ("limits", "memory_mib"), "1g", "limits.memory_mib", "write a number"),
    (FUNCTION, ("limits", "output_mib"), 1000, "limits.output_mib", "outside"),
    (FUNCTION, ("limits", "print_kib"), True, "limits.print_kib", "write a number"),
    (FUNCTION, ("generator",), "def generate", "generator", "write a table with source, smallest, largest"),
    (FUNCTION, ("generator", "source"), GONE, "generator.source", "this is missing"),
    (FUNCTION, ("generator", "source"), "def gen(size, seed): pass", "generator.source", "does not define 'generate'"),
    (FUNCTION, ("generator", "smallest"), -1, "generator.smallest", "outside 0"),
    (FUNCTION, ("generator", "largest"), 1, "generator.largest", "outside 2"),
    (FUNCTION, ("reference",), "def g(a): pass", "reference", "does not define 'f'"),
    (FUNCTION, ("reference",), GONE, "generated", "add reference"),
    (FUNCTION, ("generator",), GONE, "generated", "add generator"),
    (FUNCTION, ("generated", 0, "split"), "test", "generated[0].split", "did you mean 'tests'?"),
    (FUNCTION, ("generated", 0, "sizes"), GONE, "generated[0].sizes", "write a list of sizes"),
    (FUNCTION, ("generated", 0, "sizes", 1), "4", "generated[0].sizes[1]", "'4' is not a size"),
    (FUNCTION, ("generated", 0, "count"), 0, "generated[0].count", "outside 1 to 1000"),
    (FUNCTION, ("generated", 0, "seed"), "x", "generated[0].seed", "write a whole number"),
    (FUNCTION, ("generated", 0, "size"), 1, "generated[0].size", "did you mean 'sizes'?"),
    (FUNCTION, ("tags",), "one", "tags", "write a list"),
    (FUNCTION, ("tags", 0), 5, "tags[0]", "5 is not a tag"),
    (FUNCTION, ("tags",), ["a", "a"], "tags[1]", "twice; keep one"),
    (
        FUNCTION,
        ("generated",),
        [{"sizes": [2] * 1000, "count": 1000}],
        "generated",
        "these are 1000000 cases; write fewer",
    ),
    (FUNCTION, ("tests",), "x", "tests", "write a list"),
    (FUNCTION, ("sealed",), 1, "sealed", "write a list"),
    (FUNCTION, ("generated",), {}, "generated", "write a list"),
    (OPTIMISATION, ("evaluator", "baselines"), {}, "evaluator.baselines", "write a list"),
    (FUNCTION, ("licence",), 2, "licence", "write a text in quotes"),
    (FUNCTION, ("evaluator",), {}, "evaluator", "write `kind: optimisation`"),
    (OPTIMISATION, ("examples",), [], "examples", "has no such field"),
    (OPTIMISATION, ("kind",), "function", "evaluator", "has no such field"),
    (OPTIMISATION, ("evaluator",), 1, "evaluator", "write a table with source"),
    (OPTIMISATION, ("evaluator", "sorce"), 1, "evaluator.sorce", "did you mean 'source'?"),
    (OPTIMISATION, ("evaluator", "source"), GONE, "evaluator.source", "this is missing"),
    (
        OPTIMISATION,
        ("evaluator", "source"),
        "def instances(split, seed):\n    return []\n",
        "evaluator.source",
        "does not define 'score'",
    ),
    (
        OPTIMISATION,
        ("evaluator", "source"),
        "def score(i, a): pass\ndef instances(split): pass\n",
        "evaluator.source",
        "must take 2",
    ),
    (OPTIMISATION, ("evaluator", "direction"), GONE, "evaluator.direction", "one of maximise, minimise"),
    (OPTIMISATION, ("evaluator", "direction"), "minimize", "evaluator.direction", "did you mean 'minimise'?"),
    (
        OPTIMISATION,
        ("evaluator", "baselines", 0),
        1,
        "evaluator.baselines[0]",
        "write a table with name, source, score",
    ),
    (OPTIMISATION, ("evaluator", "baselines", 0, "name"), GONE, "evaluator.baselines[0].name", "this is missing"),
    (
        OPTIMISATION,
        ("evaluator", "baselines", 0, "source"),
        "def h(): pass",
        "evaluator.baselines[0].source",
        "does not define 'g'",
    ),
    (OPTIMISATION, ("evaluator", "baselines", 0, "score"), 1, "evaluator.baselines[0]", "write one of the two"),
    (OPTIMISATION, ("evaluator", "baselines", 1, "score"), "x", "evaluator.baselines[1].score", "write a number"),
    (OPTIMISATION, ("evaluator", "baselines", 1, "name"), "b", "evaluator.baselines", "two baselines are called 'b'"),
    (OPTIMISATION, ("evaluator", "best_known"), "x", "evaluator.best_known", "write a number"),
    (OPTIMISATION, ("evaluator", "best_known_source"), GONE, "evaluator.best_known_source", "this is missing"),
    (
        OPTIMISATION,
        ("signature",),
        "def g(h: Callable[[int], int]) -> int",
        "evaluator.source",
        "define oracle(instance)",
    ),
    (CLASS, ("examples", 0, "args"), [1], "examples[0].args", "write calls instead"),
    (CLASS, ("examples", 0, "calls"), GONE, "examples[0].calls", "this is missing; write calls"),
    (CLASS, ("examples", 0, "calls", 0), ["get", [1]], "examples[0].calls[0]", 'write ["C", [...]]'),
    (CLASS, ("examples", 0, "calls", 1), ["got", [1]], "examples[0].calls[1]", "did you mean 'get'?"),
    (CLASS, ("examples", 0, "calls", 1), 3, "examples[0].calls[1]", 'write ["method", [arguments]]'),
    (CLASS, ("examples", 0, "calls", 1), ["get", ["x"]], "examples[0].calls[1][1][0]", "'x' is not an int"),
    (CLASS, ("examples", 0, "expected"), [1], "examples[0].expected", "write a list of 2"),
    (CLASS, ("examples", 0, "expected", 1), "x", "examples[0].expected[1]", "'x' is not an int"),
    (CLASS, ("checker",), {"judged": "first_argument"}, "checker.judged", "write return"),
    (CLASS, ("examples",), GONE, "", "the problem has no case; add examples"),
]


def with_mistake(document: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    wrong = copy.deepcopy(document)
    table: Any = wrong
    for step in path[:-1]:
        table = table[step]
    if value is GONE:
        del table[path[-1]]
    else:
        table[path[-1]] = value
    return wrong


@pytest.mark.parametrize("document", [FUNCTION, OPTIMISATION, CLASS])
def test_the_documents_that_the_mistakes_are_made_in_are_right(document: dict[str, Any]):
    assert problem_from_document(document).title == "T"


@pytest.mark.parametrize(("document", "path", "value", "field", "words"), MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_is_one_line_with_file_field_and_mend(
    document: dict[str, Any], path: tuple[Any, ...], value: Any, field: str, words: str
):
    with pytest.raises(DocumentError) as caught:
        problem_from_document(with_mistake(document, path, value), file="p.yaml")
    text = str(caught.value)
    assert "\n" not in text
    assert caught.value.field == field
    assert words in text
    assert text.startswith("p.yaml: ")
    assert ";" in text or "?" in text


def test_every_field_of_the_format_has_a_mistake():
    seen = {path[-1] for _, path, _, _, _ in MISTAKES}
    inner = [
        FUNCTION,
        OPTIMISATION,
        CLASS,
        FUNCTION["checker"],
        FUNCTION["limits"],
        FUNCTION["generator"],
        FUNCTION["generated"][0],
        FUNCTION["examples"][0],
        OPTIMISATION["evaluator"],
        CLASS["examples"][0],
        *OPTIMISATION["evaluator"]["baselines"],
    ]
    missing = {key for table in inner for key in table} - seen
    assert missing == set()


FILES = [
    ("p.txt", "x", "the ending '.txt' is not known"),
    ("p.yaml", "format: [", "is not such YAML: line 1"),
    ("p.yaml", "a: 1\na: 2\n", "line 2: the key 'a' is there twice; keep one"),
    ("p.yaml", "a: {b: 1, b: 2}\n", "the key 'b' is there twice"),
    ("p.yaml", "a: &x [1]\nb: *x\n", "an alias (*name) is not allowed"),
    ("p.yaml", "a: !!python/object/apply:os.system [ls]\n", "is not such YAML"),
    ("p.yaml", "? [1, 2]\n: 3\n", "a key must be a text or a number"),
    ("p.yaml", "- 1\n", "the file holds no table of fields"),
    ("p.yaml", "", "the file holds no table of fields"),
    ("p.yaml", "[" * 5000, "is not such YAML"),
    ("p.yaml", "title: &a\n  b: 1\n  <<: *a\n", "an alias (*name) is not allowed"),
    ("p.toml", "a = 1\na = 2\n", "is not TOML"),
    ("p.toml", "title = \n", "is not TOML"),
    ("p.toml", "title = 2024-01-01\n", "is read as a date; put it in quotes"),
    ("p.json", '{"a": 1, "a": 2}', "the key 'a' is there twice"),
    ("p.json", "{", "is not JSON"),
    ("p.json", "[" * 100_000, "is nested deeper than"),
    ("p.json", "3", "holds no table of fields"),
]


@pytest.mark.parametrize(("name", "text", "words"), FILES, ids=range(len(FILES)))
def test_a_file_that_cannot_be_read_says_why_on_one_line(tmp_path: Path, name: str, text: str, words: str):
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(DocumentError) as caught:
        read_problem(path)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"{path}: ")


def test_a_file_that_is_not_there_not_text_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(DocumentError, match=r"missing\.yaml: cannot be read \(No such file or directory\)"):
        read_problem(tmp_path / "missing.yaml")
    (tmp_path / "b.yaml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(DocumentError, match="is not UTF-8"):
        read_problem(tmp_path / "b.yaml")
    monkeypatch.setattr("algorist.engine.documents.loading.LARGEST_FILE", 10)
    (tmp_path / "c.yaml").write_text("a: " + "x" * 20)
    with pytest.raises(DocumentError, match="is larger than"):
        read_problem(tmp_path / "c.yaml")


def test_yaml_reads_scalars_by_the_core_schema(tmp_path: Path):
    path = tmp_path / "p.yaml"
    path.write_text(
        "format: algorist-problem/1\ntitle: no\nstatement: 12:30\nsignature: 'def f(x: Any) -> Any'\n"
        "checker: {kind: approximate, relative: 1e-9}\n"
        "examples: [{args: [[012, 1_000, yes, 2024-01-01, .inf, 1e3, null, 0x10]], expected: True}]\n"
    )
    problem = read_problem(path)
    assert problem.title == "no"
    assert problem.statement == "12:30"
    assert problem.checker.relative == 1e-9
    assert problem.cases[0].calls[0].args[0] == [12, "1_000", "yes", "2024-01-01", float("inf"), 1000.0, None, "0x10"]
    assert problem.cases[0].expected is True
