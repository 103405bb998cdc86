def solve(secret, victim):
    return __import__("subprocess").run(["id"])
