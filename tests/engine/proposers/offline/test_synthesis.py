import os
import time
from dataclasses import replace
from typing import Any

import pytest
from tests.engine.proposers.offline.problems import make_function_problem

from algorist.engine.proposers.offline.examples import Example
from algorist.engine.proposers.offline.questions import vary_inputs
from algorist.engine.proposers.offline.synthesis import designer
from algorist.engine.proposers.offline.synthesis.bounded import OutOfBoundsError
from algorist.engine.proposers.offline.synthesis.chains import apply_all, goals_of
from algorist.engine.proposers.offline.synthesis.concatenations import Pieces
from algorist.engine.proposers.offline.synthesis.confidence import rate_confidence
from algorist.engine.proposers.offline.synthesis.designer import CHILD, SynthesisDesigner
from algorist.engine.proposers.offline.synthesis.expressions import OPERATORS
from algorist.engine.proposers.offline.synthesis.hints import suggest_operators
from algorist.engine.proposers.offline.synthesis.recurrences import find_recurrences
from algorist.engine.proposers.offline.synthesis.search import Fit, Search, rate_behaviours, weigh_behaviours
from algorist.engine.proposers.offline.synthesis.task import Task, operator_words, stem_of, words_of
from algorist.engine.proposers.offline.watchdog import Work, run_watched
from algorist.engine.terms.design import Brief, Confidence, Nothing, Tier
from algorist.engine.terms.problem import Split


def propose(problem, sandbox, cpu_seconds=6.0):
    designer = SynthesisDesigner(sandbox, cpu_seconds=cpu_seconds, seed=0, cancelled=lambda: False)
    return designer.propose(Brief(problem=problem))


def rate(answers, share=1.0, held_back=0, **more):
    fit = replace(Fit("", cost=5, tried=100, reads_all=True, behaviour=()), **more)
    return rate_confidence([Example((0,), answer) for answer in answers], fit, share, held_back=held_back)


def run(source, name, *args):
    space: dict[str, Any] = {}
    exec(source, space)
    return space[name](*args)


@pytest.mark.parametrize(
    ("signature", "statement", "examples", "unseen"),
    [
        ("f(a: list[int]) -> list[int]", "squares of the even numbers",
         [(([1, 2, 3, 4, 5, 6],), [4, 16, 36]), (([7, 8, 1],), [64]), (([2, 2],), [4, 4])], (([3, 10],), [100])),
        ("f(s: str) -> str", "reverse the words of a sentence",
         [(("a b c",), "c b a"), (("java language",), "language java"), (("one",), "one")], (("x y",), "y x")),
        ("f(rows: list[tuple[str, int]]) -> list[tuple[str, int]]", "sort by the second item",
         [(([("a", 3), ("b", 1)],), [("b", 1), ("a", 3)]),
          (([("x", 9), ("y", 2), ("z", 5)],), [("y", 2), ("z", 5), ("x", 9)])],
         (([("q", 4), ("r", 3)],), [("r", 3), ("q", 4)])),
        ("f(n: int) -> int", "the n-th lucas number", [((9,), 76), ((4,), 7), ((3,), 4)], ((6,), 18)),
        ("f(a: list[int]; b: list[int]) -> list[int]", "subtract element-wise",
         [(([1, 2, 3], [4, 5, 6]), [-3, -3, -3]), (([1, 2], [3, 5]), [-2, -3]), (([90, 120], [50, 70]), [40, 50])],
         (([5], [1]), [4])),
        ("f(s: str) -> str", "initials with dots",
         [(("John Smith",), "J.S."), (("Ada Byron Lovelace",), "A.B.L."), (("Bob Ray",), "B.R.")], (("X Y",), "X.Y.")),
        ("f(s: str) -> str", "surname, initial",
         [(("Nancy Hafer",), "Hafer, N."), (("Andrew Cencici",), "Cencici, A."), (("Jan Kotas",), "Kotas, J.")],
         (("Ada Byron",), "Byron, A.")),
        ("f(a: list[int]; n: int) -> int", "sum of squares",
         [(([1, 2, 3], 3), 14), (([4, 5], 2), 41), (([7, 1, 1, 2], 4), 55)], (([3, 1, 9], 2), 10)),
        ("f(s: str) -> tuple[int, int]", "count digits and letters",
         [(("python3",), (1, 6)), (("a12 b",), (2, 2)), (("2024 x",), (4, 1))], (("q9w8e7r",), (3, 4))),
        ("f(n: int) -> str", "is it even",
         [((4,), "Even"), ((7,), "Odd"), ((10,), "Even"), ((13,), "Odd")], ((21,), "Odd")),
        ("f(n: int) -> int", "the n-th number", [((9,), 12), ((14,), 51), ((20,), 277)], ((11,), 22)),
        ("quotients(a: list[int]; b: list[int]) -> list[int]", "",
         [(([10, 4, 6], [5, 2, 3]), [2, 2, 2]), (([12, 6, 8], [6, 3, 4]), [2, 2, 2]),
          (([20, 14, 36], [5, 7, 6]), [4, 2, 6])], (([9, 30, 1], [2, 10, 1]), [4, 3, 1])),
        ("f(a: list[int]) -> int", "the largest and the smallest, added up",
         [(([1, 2, 3],), 4), (([-1, 2, 3, 4],), 3), (([2, 3, 6],), 8)], (([5, 9, 1, 2],), 10)),
        ("count_rows(rows: list[list[int]]) -> dict[tuple[int, ...], int]", "",
         [(([[1, 3], [5, 7], [1, 3]],), {(1, 3): 2, (5, 7): 1}), (([[2], [2], [4, 4]],), {(2,): 2, (4, 4): 1}),
          (([[0, 1]],), {(0, 1): 1})], (([[6], [7], [6]],), {(6,): 2, (7,): 1})),
        ("share_positive(a: list[int]) -> float", "",
         [(([1, -2, 3],), 0.67), (([4, 4, -1, 2, 0, -9],), 0.5), (([1, -1, -1, -1, 0, 0, 0],), 0.14)],
         (([5, -5, 5, -5, 5, 6, 7],), 0.71)),
        ("remove_column(rows: list[list[int]]; n: int) -> list[list[int]]", "",
         [(([[1, 2, 3], [2, 4, 5]], 0), [[2, 3], [4, 5]]), (([[1, 2, 3], [-2, 4, -5]], 2), [[1, 2], [-2, 4]]),
          (([[1, 3], [5, 7], [1, 3]], 0), [[3], [7], [3]])], (([[7, 8, 9]], 1), [[7, 9]])),
        ("count_in(rows: list[Any]; wanted: Any) -> int", "",
         [(([1, "a", 1, 0, (2,)], 1), 2), (([("x",), 5, "b", "b", 0, 1], "b"), 2), (([3, "c", (3,), 4, 3, 3], 3), 3)],
         ((["q", 1, "q", "q", "q"], "q"), 4)),
        ("third_fields(rows: list[tuple[int, str, int]]) -> list[int]", "",
         [(([(1, "ab", 21), (2, "cd", 20), (3, "ef", 19)],), [21, 20, 19]),
          (([(1, "x", 36), (2, "y", 25), (3, "z", 45)],), [36, 25, 45]), (([(7, "q", 8)],), [8])],
         (([(5, "k", 6), (4, "l", 3)],), [6, 3])),
        ("add_nested(a: tuple[Any, ...]; b: tuple[Any, ...]) -> tuple[Any, ...]", "",
         [((((1, 3), (4, 5)), ((6, 7), (3, 9))), ((7, 10), (7, 14))),
          ((((2, 4), (5, 6)), ((7, 8), (4, 10))), ((9, 12), (9, 16)))],
         ((((1, 1),), ((2, 3),)), ((3, 4),))),
        ("flat(items: list[Any]) -> list[int]", "flatten the nested list",
         [(([1, [2, [3, 4]], 5],), [1, 2, 3, 4, 5]), (([[[7]], 8, [9]],), [7, 8, 9]), (([3, [1], 2],), [3, 1, 2])],
         (([[[[6]]], 1],), [6, 1])),
        ("values_by_key(pairs: list[tuple[str, int]]) -> dict[str, list[int]]", "",
         [(([("a", 1), ("b", 2), ("a", 3)],), {"a": [1, 3], "b": [2]}),
          (([("x", 1), ("x", 2), ("y", 9)],), {"x": [1, 2], "y": [9]})],
         (([("k", 5), ("l", 4), ("k", 3)],), {"k": [5, 3], "l": [4]})),
        ("add_counts(a: dict[str, int]; b: dict[str, int]) -> dict[str, int]", "",
         [(({"a": 1, "b": 2}, {"a": 3, "c": 4}), {"a": 4, "b": 2, "c": 4}),
          (({"x": 1}, {"x": 1, "y": 5}), {"x": 2, "y": 5})],
         (({"p": 2}, {"q": 1, "p": 3}), {"p": 5, "q": 1})),
        ("count_odd_pairs(a: list[int]) -> int", "pairs with an odd sum",
         [(([5, 4, 7, 2, 1],), 6), (([7, 2, 8, 1, 0, 5, 11],), 12), (([1, 2, 3],), 2)], (([1, 2, 4],), 2)),
        ("is_date(year: int; month: int; day: int) -> bool", "whether the date is valid",
         [((2011, 2, 29), False), ((2020, 2, 29), True), ((2020, 13, 1), False)], ((2021, 4, 31), False)),
        ("split_kinds(s: str) -> tuple[list[str], list[str], list[str], list[str]]", "upper, lower, digits, special",
         [(("ThisIs&G3x",), (["T", "I", "G"], ["h", "i", "s", "s", "x"], ["3"], ["&"])),
          (("Hi there2!",), (["H"], ["i", "t", "h", "e", "r", "e"], ["2"], [" ", "!"])),
          (("4zA_b",), (["A"], ["z", "b"], ["4"], ["_"]))],
         (("q9?W",), (["W"], ["q"], ["9"], ["?"]))),
        ("join_fields(row: tuple[str, str, int]) -> str", "",
         [((("ID", "is", 4),), "ID-is-4"), ((("a", "xy", 17),), "a-xy-17"), ((("no", "k", 0),), "no-k-0")],
         ((("u", "v", 5),), "u-v-5")),
        ("numbers(s: str) -> tuple[int, ...]", "",
         [(("1, -5, 4, 6",), (1, -5, 4, 6)), (("1, 2, 3",), (1, 2, 3)), (("14, 9",), (14, 9))], (("8, -20",), (8, -20))),
        ("mark_spaces(s: str) -> str", "",
         [(("My Name is D",), "My%20Name%20is%20D"), (("I am a P",), "I%20am%20a%20P"), (("a b",), "a%20b")],
         (("x yz",), "x%20yz")),
        ("count_part(s: str) -> int", "",
         [(("letstdlenstdporstd",), 3), (("truststdsolensporsd",), 1), (("makestdsostdworthit",), 2)], (("stdstd",), 2)),
        ("deal_out(items: list[Any]; n: int) -> list[list[Any]]", "",
         [((["a", "b", "c", "d", "e", "f", "g"], 3), [["a", "d", "g"], ["b", "e"], ["c", "f"]]),
          (([1, 2, 3, 4, 5, 6], 2), [[1, 3, 5], [2, 4, 6]])], (([4, 5, 6], 2), [[4, 6], [5]])),
        ("turn_date(date: str) -> str", "",
         [(("2026-01-02",), "02-01-2026"), (("2020-11-13",), "13-11-2020"), (("2021-04-26",), "26-04-2021")],
         (("1999-12-31",), "31-12-1999")),
        ("make_dicts(n: int) -> list[Any]", "",
         [((5,), [{}, {}, {}, {}, {}]), ((3,), [{}, {}, {}]), ((1,), [{}])], ((2,), [{}, {}])),
        ("divisible_by_eleven(n: int) -> bool", "",
         [((121,), True), ((44,), True), ((13,), False), ((22,), True), ((17,), False)], ((33,), True)),
    ],
)  # fmt: skip
def test_programs_are_found_that_are_right_on_unseen_inputs(signature, statement, examples, unseen, sandbox):
    proposal = propose(make_function_problem(signature, examples, statement), sandbox)

    assert proposal is not None
    assert proposal.tier is Tier.SYNTHESIS
    assert run(proposal.source, signature.partition("(")[0], *unseen[0]) == unseen[1]


def test_what_comes_out_is_a_typed_named_function_that_says_how_it_was_found(sandbox):
    examples = [(([1, 2, 3],), [1, 4, 9]), (([5, -4],), [25, 16]), (([7, 0, 12],), [49, 0, 144])]
    signature = "squares(numbers: list[int]) -> list[int]"
    proposal = propose(make_function_problem(signature, examples, "the square of each number"), sandbox)

    assert f"def {signature}:" in proposal.source
    assert proposal.confidence is Confidence.HIGH
    assert proposal.details["tried"] > 0
    assert "fits the 3 examples" in proposal.explanation


def test_one_example_is_held_back_where_there_are_four(sandbox):
    examples = [((2,), 4), ((3,), 9), ((4,), 16), ((5,), 25)]
    proposal = propose(make_function_problem("f(n: int) -> int", examples, "square"), sandbox)

    assert proposal.details["held_back"] == 1
    assert "kept from the search" in proposal.explanation


def test_rival_programs_raise_questions_with_their_answers(sandbox):
    problem = make_function_problem("f(a: list[int]) -> int", [(([3, 1, 2],), 3), (([9, 4],), 9)], "a number")
    proposal = propose(problem, sandbox)

    assert proposal.questions
    assert all(len(set(q.answers)) > 1 for q in proposal.questions)
    assert proposal.confidence is not Confidence.HIGH


def test_few_bits_are_never_high_confidence():
    assert rate(["abc def", "ghi", "jklm"]) is Confidence.HIGH
    assert rate([True, False, True]) is Confidence.LOW
    assert rate(["abc def", "ghi", "jklm"], reads_all=False) is Confidence.LOW
    assert rate(["abc def", "ghi", "jklm"], cost=8) is Confidence.HIGH
    assert rate(["abc def", "ghi", "jklm"], cost=9) is Confidence.MEDIUM
    assert rate(["abc def", "ghi", "jklm"], by_place=True) is Confidence.MEDIUM


def test_a_dearer_program_is_sure_where_an_example_kept_from_the_search_agrees():
    answers = ["abc def", "ghi", "jklm", "no pq"]

    assert rate(answers, cost=14, held_back=1) is Confidence.HIGH
    assert rate(answers, cost=14) is Confidence.MEDIUM
    assert rate(answers, cost=15, held_back=1) is Confidence.MEDIUM


@pytest.mark.parametrize(
    "answers",
    [
        ["", "jerryrrej and more", "x"],
        [("abcdefgh", True), ("bcd ef", False), ("cdedc", True)],
    ],
)
def test_one_long_answer_or_one_telling_part_is_not_enough_for_high(answers):
    assert rate(answers) is Confidence.MEDIUM


def test_arguments_that_come_back_as_they_were_say_next_to_nothing():
    texts = ["one two three", "four five", "six seven"]
    fit = Fit("", cost=5, tried=100, reads_all=True, behaviour=())

    assert rate_confidence([Example((t,), t) for t in texts], fit, 1.0, held_back=0) is Confidence.LOW
    assert rate_confidence([Example((t,), t.upper()) for t in texts], fit, 1.0, held_back=0) is Confidence.HIGH


def test_a_rival_may_weigh_more_where_the_answers_say_much():
    assert rate(["abc def", "ghi", "jklm"], share=0.8) is Confidence.HIGH
    assert rate(["abcd", "ghi", "j"], share=0.9) is Confidence.HIGH
    assert rate(["abcd", "ghi", "j"], share=0.8) is Confidence.MEDIUM


@pytest.mark.parametrize(
    ("examples", "sure"),
    [
        ([(([(1, 2), (3, 4), (5, 6)],), [(3, 4), (5, 6)]), (([(7, 1), (3, 9), (8, 8)],), [(3, 9), (8, 8)]),
          (([(2, 2), (1, 5), (6, 4)],), [(1, 5), (6, 4)])], False),
        ([(([(1, 2), (3, 4), (5, 6)],), [(3, 4), (5, 6)]), (([(7, 1), (3, 9)],), [(3, 9)]),
          (([(2, 2), (1, 5), (6, 4), (9, 9)],), [(1, 5), (6, 4), (9, 9)])], True),
    ],
)  # fmt: skip
def test_places_are_not_sure_where_all_examples_are_equally_long(examples, sure, sandbox):
    signature = "rest(rows: list[tuple[int, int]]) -> list[tuple[int, int]]"
    proposal = propose(make_function_problem(signature, examples, ""), sandbox)

    assert "rows[1:]" in proposal.source
    assert any("counts places" in weakness for weakness in proposal.weaknesses) != sure
    assert sure or proposal.confidence is not Confidence.HIGH


def test_a_search_that_was_killed_before_it_said_anything_found_nothing(sandbox, monkeypatch):
    monkeypatch.setattr(designer, "run_watched", lambda *_, **__: Work((), 1.0, killed=True))
    problem = make_function_problem("f(a: int) -> int", [((1,), 2), ((2,), 4), ((3,), 6)], "twice")

    assert isinstance(propose(problem, sandbox), Nothing)


def test_the_same_search_gives_the_same_programs(sandbox):
    examples = [(([1, 5, 3],), 9), (([10, 2],), 12), (([4],), 4)]
    problem = make_function_problem("f(a: list[int]) -> int", examples, "total")

    assert propose(problem, sandbox).source == propose(problem, sandbox).source


def test_a_search_ends_within_its_cpu_budget():
    examples = (((17, 4, [3, 1]), 918273), ((5, 9, [2]), 42817), ((8, 8, [7, 7]), 10007))
    task = Task(names=("a", "b", "c"), examples=examples, cpu_seconds=2.0)
    document = {"task": task.to_document(), "name": "f"}

    work = run_watched(CHILD, document, cpu_seconds=2.0, cancelled=lambda: False)

    assert work.cpu_seconds <= 1.3 * 2.0


def test_a_cancelled_search_ends_at_once():
    task = Task(names=("a",), examples=((([3, 1],), 918273), (([2],), 42817)), cpu_seconds=30.0)
    began = time.monotonic()

    work = run_watched(
        CHILD,
        {"task": task.to_document(), "name": "f"},
        cpu_seconds=30.0,
        cancelled=lambda: time.monotonic() > began + 1.0,
    )

    assert work.killed
    assert time.monotonic() - began < 15.0  # of the thirty it had


def test_a_process_that_ignores_its_budget_is_killed(tmp_path, monkeypatch):
    (tmp_path / "runaway.py").write_text("while True:\n    pass\n")
    monkeypatch.syspath_prepend(str(tmp_path))

    work = run_watched("runaway", {}, cpu_seconds=1.0, cancelled=lambda: False)

    assert work.killed
    assert work.cpu_seconds < 1.3


def test_the_searching_process_gets_no_secret_of_the_environment(tmp_path, monkeypatch):
    (tmp_path / "teller.py").write_text("import json, os\nprint(json.dumps(dict(os.environ)))\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("GEMINI_API_KEY", "secret")

    work = run_watched("teller", {}, cpu_seconds=5.0, cancelled=lambda: False)

    assert "GEMINI_API_KEY" in os.environ
    assert "GEMINI_API_KEY" not in work.lines[0]


def test_recurrences_need_enough_examples():
    assert next(find_recurrences([(5, 5), (7, 13), (10, 55)])).value_at(20) == 6765
    assert list(find_recurrences([(1, 1), (2, 1), (3, 2)])) == []


@pytest.mark.slow
def test_chains_of_list_operations_are_reached():
    def wanted(a):
        return sorted(x * 2 for x in a if x > 0)[::-1][:2]

    inputs = [[3, -1, 2, 5], [-4, 1], [7, 7, -7, 8, 0], [2, 9, 4, -5, 6]]
    task = Task(names=("a",), examples=tuple(((i,), wanted(i)) for i in inputs), cpu_seconds=8.0)
    search = Search(task, "f")
    search.run()

    assert search.fits
    assert run(search.fits[0].source, "f", [1, 10, -2, 4]) == [20, 8]


def test_the_last_statements_of_a_chain_are_undone_from_the_answers():
    goal = ((4, 10), (2, 2, 4))
    goals = goals_of(goal)

    doubled = ((2, 5), (1, 1, 2))
    assert apply_all(("var", "a"), goals[doubled])[0] == "map"
    assert apply_all(("var", "a"), goals[((5, 2), (2, 1, 1))])[0] in {"map", "rev"}
    assert len(goals) > 30


def test_texts_are_taken_apart_at_every_place():
    pieces = Pieces(["a-bc", "xy-z"])
    pieces.add(1, [(("a", "xy"), ("var", "one")), (("bc", "z"), ("var", "two"))])
    pieces.add(2, [(("-", "-"), ("const", "'-'")), (("q", "xy"), ("var", "wrong"))])

    assert list(pieces.join(1)) == [(6, ("sadd", ("sadd", ("var", "one"), ("const", "'-'")), ("var", "two")))]


def test_an_operator_without_a_value_never_ends_the_row_of_values():
    first = next(operator for operator in OPERATORS if operator.name == "firstf")

    with pytest.raises(OutOfBoundsError):  # a StopIteration would be taken for the end
        first.run(lambda number: number > 5, (1, 2))


def test_the_answers_beside_the_arguments_suggest_operators():
    assert {"sorted", "rev"} <= suggest_operators([(((3, 1, 2),), (1, 2, 3)), (((5, 4),), (4, 5))])
    assert "zipw" in suggest_operators([(((1, 2), (3, 4)), (4, 6)), (((5,), (6,)), (11,))])
    assert "filter" in suggest_operators([(((3, 1, 2),), (3, 2)), (((5, 4),), (5,))])
    assert "max" in suggest_operators([(((3, 1, 2),), 3), (((5, 4),), 5)])
    assert "sfilter" in suggest_operators([(("a1b",), "ab"), (("22c",), "c")])


def test_a_program_that_does_nothing_for_a_word_of_the_functions_name_costs_more():
    examples = ((([1, 2, 3, 4, 3],), 1), (([3, 1, 2, 5, 6],), 1), (([3, 3, 6, 3, 9],), 3))
    search = Search(Task(names=("a",), examples=examples, statement="", cpu_seconds=3.0), "frequency_of_smallest")
    search.run()

    costs = {fit.source.rpartition("return ")[2].strip(): fit.cost for fit in search.fits}
    assert costs["a.count(min(a))"] < costs["min(a)"] + 4


def test_lists_that_are_equally_long_stay_so_when_they_are_varied():
    examples = [Example(([1, 2, 3], [4, 5, 6]), 0), Example(([7, 8], [9, 10]), 0)]

    assert all(len(a) == len(b) for a, b in vary_inputs(examples, 0, 30))


def test_one_short_program_is_likelier_than_many_ways_to_write_a_longer_one():
    short = Fit("", cost=7, tried=1, reads_all=True, behaviour=("1",), length=12.0)
    long = [replace(short, cost=9, length=15.0, behaviour=("2",)) for _ in range(6)]

    likelihoods, shares = rate_behaviours([short, *long]), weigh_behaviours([short, *long])

    assert likelihoods["1",] > likelihoods["2",]
    assert shares["1",] < shares["2",]


def test_the_likelihoods_of_very_long_programs_add_up_to_one():
    long = Fit("", cost=5000, tried=1, reads_all=True, behaviour=("1",), length=7500.0)

    assert rate_behaviours([long]) == weigh_behaviours([long]) == {("1",): 1.0}


def test_a_number_that_nothing_explains_makes_a_program_longer():
    examples = (((4,), 12), ((7,), 21), ((9,), 27))

    def find(statement):
        search = Search(Task(names=("n",), examples=examples, statement=statement, cpu_seconds=2.0), "f")
        search.run()
        return next(fit for fit in search.fits if "return 3 * n" in fit.source or "return n * 3" in fit.source)

    assert find("").cost == find("3").cost
    assert find("").length > find("3").length


def test_a_known_word_is_not_taken_apart():
    assert stem_of("move") not in words_of("remove_spaces")
    assert stem_of("extra") not in words_of("extracting_digits")


def test_verbs_with_which_any_name_may_begin_ask_for_no_operator():
    assert operator_words("find_smallest") == operator_words("smallest") == {stem_of("smallest")}
    assert operator_words("check_prime") == {stem_of("prime")}


def test_words_are_compared_by_their_stems():
    assert {stem_of("area"), stem_of("digits"), stem_of("reverse")} <= words_of("surfacearea ofDigit reversing")


def test_sealed_cases_are_never_read(sandbox):
    problem = make_function_problem(
        "f(s: str) -> str", [(("ab",), "AB"), (("c d",), "C D"), (("e",), "E")], "upper case"
    )
    sealed = tuple(replace(c, split=Split.SEALED) for c in problem.cases)

    assert isinstance(propose(replace(problem, cases=sealed), sandbox), Nothing)


def test_a_search_that_finds_nothing_says_what_it_used(sandbox):
    examples = [(([3, 1],), 918273), (([2],), 42817), (([7, 7],), 5519)]
    nothing = propose(make_function_problem("f(a: list[int]) -> int", examples, "something"), sandbox, 2.0)
    assert isinstance(nothing, Nothing)
    assert 1.0 < nothing.usage.cpu_seconds <= 1.3 * 2.0
