"""What a search with a model will cost, guessed beforehand so that a person can decide."""

from algorist.engine.proposers.llm.asking import form_of
from algorist.engine.proposers.llm.choice import ModelChoice
from algorist.engine.proposers.llm.prompts import design_prompt
from algorist.engine.terms.design import Brief, Usage
from algorist.engine.terms.problem import Problem

# Three and a half characters are a token, near enough for English and code.
CHARACTERS_PER_TOKEN = 3.5
# A repair also quotes the program and its results; a reply with its thinking is some thousand tokens.
REPAIR_TOKENS = 900
REPLY_TOKENS = 2_500


def estimate_usage(choice: ModelChoice, problem: Problem, candidates: int) -> Usage:
    """Tokens and dollars for so many candidates, half of them repairs; dollars are None where no price is known.

    A guess within a factor of three; the limits of the budget hold whatever it says.
    """
    prompt = design_prompt(Brief(problem=problem), form_of(choice))
    tokens = len(prompt.text) / CHARACTERS_PER_TOKEN + REPAIR_TOKENS / 2
    return choice.usage(round(candidates * tokens), candidates * min(REPLY_TOKENS, choice.max_output_tokens))
