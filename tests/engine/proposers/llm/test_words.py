import json

import pytest

from algorist.engine.proposers.llm.words import JsonWords

DOCUMENT = {
    "idea": 'Use a "table".\nThen \\ sum.',
    "steps": ["first ü", "second 😀"],
    "source": "def f(x):\n\treturn {'a': [1]}",
    "empty": "",
    "n": 3,
    "weaknesses": [],
    "nested": {"inner": "deep"},
}
WORDS = (
    '\n\nIdea\nUse a "table".\nThen \\ sum.\n\nSteps\n- first ü\n- second 😀'
    "\n\nSource\ndef f(x):\n\treturn {'a': [1]}\n\nEmpty\n\n\nInner\ndeep"
)


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("size", [1, 2, 7, 10_000])
def test_a_json_reply_becomes_words_however_it_is_cut(ascii_only, size):
    text = json.dumps(DOCUMENT, ensure_ascii=ascii_only, indent=size % 2 or None)
    words = JsonWords()
    assert "".join(words.feed(text[i : i + size]) for i in range(0, len(text), size)) == WORDS


@pytest.mark.parametrize(
    "text", ['{"a": "b\\u12', '"', "}}]]", '{"a": "\\uZZZZ ok"}', '["\\ud83d x"]', "plain words", ""]
)
def test_a_broken_reply_harms_nothing(text):
    JsonWords().feed(text)
