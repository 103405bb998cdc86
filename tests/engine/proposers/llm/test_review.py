import json

import pytest
from tests.engine.design.doubles import SQUARE, double_problem
from tests.fakes.gemini import fake_gemini
from tests.fakes.loopback import fails, says

from algorist.engine.proposers.llm.choice import ModelChoice
from algorist.engine.proposers.llm.review import Review, Sanity, Severity, review_program
from algorist.engine.terms.design import Trouble

REVIEW = {
    "summary": "It squares instead of doubling.",
    "sanity": "wrong",
    "sanity_reason": "2 and 0 are the only numbers for which both agree.",
    "blind_spots": [
        {"severity": "low", "title": "no docstring", "detail": "", "input": ""},
        {"severity": "grave", "title": "unknown severity", "detail": "d", "input": ""},
        {"severity": "high", "title": "negative numbers", "detail": "the sign is lost", "input": "(-3,)"},
        {"severity": "high", "title": "", "detail": "", "input": ""},
    ],
    "extensions": ["Floats."],
}


def review(script, measured=""):
    with fake_gemini(script) as server:
        choice = ModelChoice(api_key="k", base_url=server.url, attempts=1)
        return review_program(choice, double_problem(), SQUARE, measured=measured), server.requests


def test_a_review_is_read_with_the_gravest_first():
    found, requests = review([says(json.dumps(REVIEW))], measured="about n^1.0")
    assert isinstance(found, Review)
    assert found.sanity is Sanity.WRONG
    assert [spot.severity for spot in found.blind_spots] == [Severity.HIGH, Severity.MEDIUM, Severity.LOW]
    assert found.blind_spots[0].input == "(-3,)"
    assert found.extensions == ("Floats.",)
    assert found.usage.output_tokens == 40
    assert "about n^1.0" in requests[0].prompt
    assert "return n * n" in requests[0].prompt
    assert requests[0].wants_json


def test_a_review_that_cannot_be_read_is_asked_for_once_more():
    found, requests = review([says("Looks good to me!"), says(json.dumps(REVIEW))])
    assert isinstance(found, Review)
    assert found.usage.output_tokens == 80
    assert len(requests) == 2


@pytest.mark.parametrize(
    ("reply", "code"),
    [(says("Looks good!"), "malformed"), (fails(401), "authentication"), (says("", finish="safety"), "blocked")],
)
def test_no_review_is_trouble_in_words(reply, code):
    found, _ = review([reply])
    assert isinstance(found, Trouble)
    assert found.code == code
    assert found.message
