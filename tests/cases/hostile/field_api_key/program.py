import os


def solve(secret, victim):
    return os.environ["OPENAI_API_KEY"]
