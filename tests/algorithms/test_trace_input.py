"""What a person writes to record another run, read as calls."""

from types import SimpleNamespace

import pytest

from algorist.algorithms.tasks.trace import _read_calls
from algorist.engine.documents import problem_from_document
from algorist.queue.tasks import TaskFailed


def subject(signature, example):
    document = {
        "format": "algorist-problem/1",
        "title": "A",
        "statement": "s",
        "signature": signature,
        "examples": [example],
    }
    return SimpleNamespace(problem=problem_from_document(document))


SORT = subject("def sort(a: list[int]) -> list[int]", {"args": [[2, 1]], "expected": [1, 2]})
TAKE = subject("def take(a: list[int], k: int) -> list[int]", {"args": [[2, 1], 1], "expected": [2]})


@pytest.mark.parametrize("written", ["[3, 1, 2]", "([3, 1, 2],)", " [3, 1, 2], "])
def test_one_argument_is_written_as_it_is_in_a_call(written):
    [call] = _read_calls(SORT, written)
    assert call.args == ([3, 1, 2],)


def test_several_arguments_have_commas_between():
    [call] = _read_calls(TAKE, "[3, 1, 2], 2")
    assert call.args == ([3, 1, 2], 2)


@pytest.mark.parametrize("written", ["[3, 1", "[3, 1, 2]", "f(2)"])
def test_what_does_not_fit_is_refused_with_words(written):
    with pytest.raises(TaskFailed):
        _read_calls(TAKE, written)
