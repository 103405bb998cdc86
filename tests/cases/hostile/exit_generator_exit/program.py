def solve(secret, victim):
    raise GeneratorExit
