import json

import pytest

from algorist.engine.proposers.llm.reply import UnreadableReply, read_design

SOURCE = "def double(n):\n    return 2 * n\n"


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"source": SOURCE}),
        json.dumps({"source": f"```python\n{SOURCE}```"}),
        f"```json\n{json.dumps({'source': SOURCE})}\n```",
        f"Here you are:\n\n```python\n{SOURCE}```\nDone.",
        f"```\n{SOURCE}```",
        f"```py\n{SOURCE}",
        f"```python\nprint(double(3))\n```\n```python\n{SOURCE}```\n```python\nassert double(2) == 4\n```",
        f"```python\ndef double(n): return n\n```\nWait, that is wrong.\n```python\n{SOURCE}```",
    ],
)
def test_a_program_is_found_in_the_forms_that_models_use(text):
    assert read_design(text, "double").source == SOURCE


@pytest.mark.parametrize(
    "text", ["", "no", '{"idea": "x"}', '{"source": "  "}', '{"source": ', "[1]", "```rust\nfn f(){}\n```"]
)
def test_a_reply_without_a_program_is_unreadable(text):
    with pytest.raises(UnreadableReply):
        read_design(text, "double")


def test_fields_of_the_wrong_type_are_read_as_text():
    text = json.dumps(
        {"source": SOURCE, "name": 3, "steps": "one\ntwo\n", "weaknesses": [{"a": 1}, None], "idea": ["x", "y"]}
    )
    design = read_design(text, "double")
    assert (design.name, design.steps, design.weaknesses, design.idea) == ("3", ("one", "two"), ('{"a": 1}',), "x\ny")


def test_the_labelled_lines_of_prose_are_read():
    text = f"""```python
{SOURCE}```

**Name:** Doubling
Idea: Shift left.
It is one step.
### Complexity: O(1)
Why: one multiplication
Weaknesses:
- none
2. not strings
"""
    design = read_design(text, "double")
    assert (design.name, design.idea) == ("Doubling", "Shift left.\nIt is one step.")
    assert (design.complexity, design.complexity_reason) == ("O(1)", "one multiplication")
    assert design.weaknesses == ("none", "not strings")
