import subprocess
import sys

import pytest

from algorist.engine.proposers.llm.choice import ModelChoice, Price, Provider, load_prices


@pytest.mark.parametrize(
    ("model", "price"),
    [
        ("gemini-2.5-flash", Price(0.30, 2.50)),
        ("gemini-2.5-flash-001", Price(0.30, 2.50)),
        ("gemini-2.5-flash-lite", Price(0.10, 0.40)),
        ("gpt-4o-2024-08-06", Price(2.50, 10.00)),
        ("claude-haiku-4-5-20251001", Price(1.00, 5.00)),
        ("gpt-5-pro", None),
        ("gpt-7", None),
    ],
)
def test_a_price_is_known_by_name_with_or_without_a_date(model, price):
    assert ModelChoice(model=model).price() == price


def test_every_default_model_has_a_price():
    assert all(ModelChoice(provider=provider).price() for provider in Provider)


def test_a_model_on_this_machine_is_free_and_elsewhere_of_unknown_price():
    local = ModelChoice(provider=Provider.OPENAI, model="qwen", base_url="http://127.0.0.1:8080/v1")
    far = ModelChoice(provider=Provider.OPENAI, model="qwen", base_url="https://models.example.org/v1")
    assert local.usage(1000, 1000).dollars == 0
    assert far.usage(1000, 1000).dollars is None


def test_an_operators_table_replaces_the_one_that_ships():
    table = load_prices('[models]\n"mine" = { input = 1, output = 2 }\n')
    assert ModelChoice(model="mine", prices=table).usage(1_000_000, 500_000).dollars == 2.0
    assert ModelChoice(prices=table).price() is None


@pytest.mark.parametrize("text", ["[models]\nx = 3\n", '[models]\nx = { input = "dear" }\n', "no toml"])
def test_a_price_table_that_cannot_be_read_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        load_prices(text)


def test_a_key_is_not_in_what_is_printed_of_a_choice():
    assert "secret" not in repr(ModelChoice(api_key="secret"))


def test_the_sdks_are_not_imported_before_a_question_is_asked():
    program = (
        "import sys; import algorist.engine.proposers.llm.designer as d; d.llm_designer(d.ModelChoice());"
        "print([m for m in ('pydantic_ai', 'google.genai', 'openai', 'anthropic') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONPATH": "src"}
    )
    assert done.stdout.strip() == "[]"
