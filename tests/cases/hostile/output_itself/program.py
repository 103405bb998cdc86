def solve(secret, victim):
    loop = []
    loop.append(loop)
    return loop
