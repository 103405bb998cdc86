class Slow(Exception):
    def __str__(self):
        while True:
            pass


def solve(secret, victim):
    raise Slow
