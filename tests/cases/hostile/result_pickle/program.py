class Bomb:
    def __reduce__(self):
        return (exec, ("raise SystemExit",))


def solve(secret, victim):
    return Bomb()
