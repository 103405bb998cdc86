def solve(secret, victim):
    while True:
        if False:
            yield 1
