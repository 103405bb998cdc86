from typing import Any

from tests.engine.proposers.offline.problems import make_function_problem

from algorist.engine.proposers.offline.examples import shown_examples
from algorist.engine.proposers.offline.reductions import reduce_brief
from algorist.engine.terms.design import Brief


def reduce(signature, examples):
    return reduce_brief(Brief(problem=make_function_problem(signature, examples, "words")))


def run(source, *args):
    space: dict[str, Any] = {}
    exec(source, space)
    return space["f"](*args)


def test_a_length_beside_its_list_is_left_out_and_the_list_cut():
    found = reduce("f(a: list[int]; n: int) -> int", [(([3, 1], 2), 4), (([5], 1), 5)])

    assert found is not None
    assert [e.args for e in shown_examples(found.brief)] == [([3, 1],), ([5],)]
    assert run(found.restore("def f_of_all(a):\n    return sum(a)\n"), [1, 2, 4], 2) == 3


def test_two_words_become_a_truth_value_and_come_back():
    found = reduce("f(n: int) -> str", [((2,), "Yes"), ((3,), "No"), ((8,), "Yes")])

    assert found is not None
    assert [e.answer for e in shown_examples(found.brief)] == [True, False, True]
    assert run(found.restore("def is_f(n):\n    return n % 2 == 0\n"), 5) == "No"


def test_both_changes_are_made_together():
    examples = [(([2], 1), "Valid"), (([3, 1], 2), "Not Valid"), (([8, 2, 2], 3), "Valid")]
    found = reduce("f(a: list[int]; n: int) -> str", examples)

    assert found is not None
    assert [p.name for p in found.brief.problem.entry.params] == ["a"]
    inner = found.brief.problem.entry.name
    assert run(found.restore(f"def {inner}(a):\n    return a[0] % 2 == 0\n"), [4, 5], 1) == "Valid"


def test_nothing_is_changed_where_words_come_from_the_arguments_or_numbers_are_no_lengths():
    assert reduce("f(a: list[str]) -> str", [((["xx", "yy"],), "xx"), ((["yy"],), "yy"), ((["xx"],), "xx")]) is None
    assert reduce("f(a: list[int]; n: int) -> int", [(([3, 1], 2), 4), (([5], 7), 5)]) is None
